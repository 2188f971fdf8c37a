"""The registry's bytes as text: a regular UTF-8 file of a bounded size, nothing unprintable in it.

Refuses: to guess an encoding, and to wait for a pipe that nobody writes to.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path

from quotecheck.errors import Problem, RegistryError
from quotecheck.registry.problems import Problems

MAX_BYTES = 32 * 1024 * 1024
_MANY = 20  # more characters than this that cannot stand in YAML: the file is something else

_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
"""A pattern that is compiled where it is needed, which is nearly nowhere."""
_HARMLESS = b"\t\n\r" + bytes(set(range(0x20, 0x100)) - {0x7F})
"""The bytes that are not such a character by themselves."""
_HARMFUL = re.compile(b"\xc2[\x80-\x9f]"), re.compile(b"\xef\xbf[\xbe\xbf]")
"""The characters of several bytes. They begin with one byte each, so the search is fast."""
_SEPARATORS = str.maketrans("\u2028\u2029", "  ")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ESCAPED = 0xDC00  # a byte that is not UTF-8 is decoded as this plus its value (PEP 383)


def decoded(data: bytes, shown: str) -> tuple[str, Problems]:
    """The text of a file's bytes without a byte order mark, and the problems seen so far in it.

    Every character of the text is one of the file, so offsets are the file's. What YAML cannot
    hold is a problem and becomes U+FFFD; line and paragraph separators, which YAML 1.1 takes
    for line ends and editors do not, become spaces. RegistryError when there is no text at all.
    """
    if data.startswith(_UTF16):
        raise RegistryError(Problem(shown, 1, 1, "this is UTF-16; save the registry as UTF-8"))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text, printable = data.decode("utf-8"), _is_printable(data)
    except UnicodeDecodeError:
        text, printable = data.decode("utf-8", "surrogateescape"), False
    problems = Problems(shown, text)
    if not printable:
        _refuse_unprintable(text, problems)
        text = re.sub(_UNPRINTABLE, "\ufffd", text)
    if "\u2028" in text or "\u2029" in text:
        text = text.translate(_SEPARATORS)
    return text, problems


def _is_printable(data: bytes) -> bool:
    """Whether ``_UNPRINTABLE`` finds nothing in this UTF-8, told in a tenth of the time."""
    return not data.translate(None, _HARMLESS) and not any(sign.search(data) for sign in _HARMFUL)


def _refuse_unprintable(text: str, problems: Problems) -> None:
    for seen, match in enumerate(re.finditer(_UNPRINTABLE, text), start=1):
        if seen > _MANY:
            problems.add(match.start(), "and more of the same: this is not a text file in UTF-8")
            problems.check()
        problems.add(match.start(), _unprintable(ord(match[0])))


def _unprintable(code: int) -> str:
    if _ESCAPED <= code <= _ESCAPED + 0xFF:
        return f"byte 0x{code - _ESCAPED:02x} is not UTF-8; save the registry as UTF-8"
    return f"the control character U+{code:04X} cannot stand in a registry; remove it"


def read(path: Path, shown: str) -> bytes:
    """The bytes of a regular file; RegistryError when there are none to be had, or too many."""
    try:
        with open(path, "rb", opener=_without_blocking) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _unreadable(shown, "this is not a regular file")
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that holds a NUL
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(shown, f"cannot read the registry: {reason}") from error
    if len(data) > MAX_BYTES:
        raise _unreadable(shown, f"larger than the limit of {MAX_BYTES >> 20} MB; split it")
    return data


def _without_blocking(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unreadable(shown: str, reason: str) -> RegistryError:
    message = f"{reason}; name the registry to use with --registry"
    return RegistryError(Problem(shown, None, None, message))

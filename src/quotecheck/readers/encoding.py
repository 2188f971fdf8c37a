"""Bytes to text: a byte order mark, then strict UTF-8, then a guess that says it was one.

Refuses: text with holes in it. Damaged UTF-8, a binary file and a doubtful guess are errors,
because a wrong letter in a quotation would be reported as somebody's misquotation.
"""

from __future__ import annotations

import codecs
import re

from quotecheck.errors import Problem, SourceError
from quotecheck.records import dataclass
from quotecheck.text.lines import Lines

CONFIDENT = 0.05
"""The least confidence of a guess. chardet gives its right ones of a single line 0.03 to 0.6 and
the only wrong one among 177 lines in the encodings of the web 0.03."""

NUL = "a NUL character: this is a binary or damaged file"

_SAMPLE = 200_000  # bytes that a guess is made from
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BAD_BYTE = re.compile("[\udc80-\udcff]")  # what surrogateescape makes of a byte
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_IMPLAUSIBLE = re.compile("[\x00\x80-\x9f]|[a-z][À-ÖØ-Þ]")
"""Marks of a wrong guess: a control character, a capital inside a word (Mac's "donÕt")."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, the encoding's name, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, shown: str) -> Decoded:
    """The text of ``data``. SourceError, for the path ``shown``, when there is no sure way."""
    mark, encoding = marked(data)
    try:
        text = data.removeprefix(mark).decode(encoding)
    except UnicodeDecodeError as error:
        if mark:
            message = f"this is damaged: its mark says {encoding}, but {error.reason}"
            raise SourceError(Problem(shown, None, None, message)) from error
        return _guess(data, error.start, shown)
    if b"\0" in data and (at := text.find("\0")) >= 0:  # bytes are searched sooner
        raise _failure(shown, text, at, NUL)
    return Decoded(text, encoding)


def _guess(data: bytes, first: int, shown: str) -> Decoded:
    """Text that is not UTF-8, of which ``first`` is the first byte that is not."""
    text = data.decode("utf-8", "surrogateescape")
    bad = [match.start() for match in _BAD_BYTE.finditer(text)]
    byte = f"0x{data[first]:02x}"
    if b"\0" in data:
        reason = "bytes that are no text: a binary file, or UTF-16 without a byte order mark"
    elif sum(1 for _ in _NOT_ASCII.finditer(text)) >= 2 * len(bad):
        reason = f"damaged UTF-8: the byte {byte} does not belong here"
    else:
        line = data.rfind(b"\n", 0, first) + 1
        encoding = _inferred(data[line : line + _SAMPLE])
        guess = _plausible(data, encoding) if encoding else None
        if encoding and guess:
            return Decoded(guess, encoding, guessed=True)
        reason = f"not UTF-8 (byte {byte}), and its encoding cannot be told; save it as UTF-8"
    raise _failure(shown, text, bad[0], reason)


def _plausible(data: bytes, encoding: str) -> str | None:
    """The whole of ``data`` in a guessed encoding, or None when it shows that it is another."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _IMPLAUSIBLE.search(text) else text


def _inferred(sample: bytes) -> str | None:
    """The name of the codec that chardet is confident of."""
    import chardet

    guess = chardet.detect(
        sample,
        encoding_era=chardet.EncodingEra.MODERN_WEB,  # the rest cost more wrong guesses than right
        prefer_superset=True,
        compat_names=False,
    )
    name, confidence = guess["encoding"], guess["confidence"]
    if name is None or confidence < CONFIDENT or name.startswith(("utf", "ascii")):
        return None
    return codecs.lookup(name).name


def _failure(shown: str, text: str, at: int, reason: str) -> SourceError:
    place = Lines(text).position(at)
    return SourceError(Problem(shown, place.line, place.column, reason))


def blank(data: bytes) -> bool:
    """Whether ``data`` is white space only, in UTF-8 or in what its mark says."""
    mark, encoding = marked(data)
    try:
        return not data.removeprefix(mark).decode(encoding).strip()
    except UnicodeDecodeError:
        return False


def marked(data: bytes) -> tuple[bytes, str]:
    """The byte order mark, if any, and the encoding it stands for."""
    return next((known for known in _MARKS if data.startswith(known[0])), (b"", "utf-8"))

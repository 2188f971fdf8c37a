"""One file, or one text in memory, as a Source.

Refuses: to give a Source without a word in it. Nothing is ever found in such a file, and a
gate that passes on it has compared nothing.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from quotecheck.errors import SourceError
from quotecheck.model import Source
from quotecheck.readers.files import contents, failure
from quotecheck.readers.formats import Format, format_of, suffix_of

MAX_BYTES = 256 * 1024 * 1024
"""The size above which a file is refused by default, if it has to be read as a whole."""

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def read(path: Path, shown: str, *, limit: int = MAX_BYTES) -> Source:
    """The file at ``path``, which reports call ``shown``.

    SourceError when it cannot be opened, is larger than ``limit`` bytes, is of no known format,
    cannot be decoded, or has no text in it.
    """
    known = format_of(path)
    if known is None:
        raise failure(shown, "this is of no format that can be read")
    return _extracted(contents(path, shown, limit), known, shown)


def from_bytes(data: bytes, shown: str) -> Source:
    """The bytes of what is no file here, in the format of its name: plain text for one without.

    SourceError as for ``read``.
    """
    known = format_of(shown if suffix_of(shown) else f"{shown}.txt")
    if known is None:
        raise failure(shown, "this is of no format that can be read")
    return _extracted(data, known, shown)


def _extracted(data: bytes, known: Format, shown: str) -> Source:
    found = known.extractor()(data, shown)
    return with_text(
        Source(
            path=shown,
            text=found.text,
            format=known.name,
            encoding=found.encoding,
            sha256=hashlib.sha256(data).hexdigest(),
            published=found.published,
            title=found.title,
            guessed=found.guessed,
            meta=found.meta,
        )
    )


def from_text(name: str, text: str) -> Source:
    """A text that is in no file, which reports call ``name``; its hash is that of its UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    return Source(path=name, text=text, sha256=hashlib.sha256(data).hexdigest())


def with_text(source: Source) -> Source:
    """The source itself; SourceError when there is no letter and no digit in it."""
    if not has_text(source.text):
        raise no_text(source.path)
    return source


def has_text(text: str) -> bool:
    """Whether there is a letter or a digit."""
    return _LETTER_OR_DIGIT.search(text) is not None


def no_text(shown: str) -> SourceError:
    """What is said of a file without one."""
    return failure(shown, "there is no text in it")

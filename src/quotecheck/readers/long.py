"""Long files: read twice, in stretches, and never held as a whole.

The first pass sees whether the file can be read and what a report says of it; the second is the
search's. Refuses: formats whose text is not their bytes, and encodings that can only be guessed
from all of them. And to search something else than it has described: a file that changes in
between is an error.
"""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol

from quotecheck.errors import Problem, SourceError
from quotecheck.model import LongSource, Position, Remark, SourceSummary
from quotecheck.readers.encoding import NUL, marked
from quotecheck.readers.files import failure, stretches
from quotecheck.readers.formats import format_of
from quotecheck.readers.headers import HEAD, head
from quotecheck.readers.source import MAX_BYTES, has_text, no_text
from quotecheck.records import dataclass
from quotecheck.text.directives import AROUND, Remarks
from quotecheck.text.sections import Section

LONG = 4_000_000
"""Bytes of a file from which it is read in stretches."""

_STRETCH = 1 << 16  # bytes that are read at once
_MARK = 4  # bytes of the longest byte order mark


class _Digest(Protocol):
    def update(self, data: bytes, /) -> None:
        """Take in more."""


def read_long(
    path: Path,
    shown: str,
    *,
    limit: int = MAX_BYTES,
    least: int = LONG,
    stretch: int = _STRETCH,
) -> LongSource | None:
    """The file at ``path``, which reports call ``shown``; None for one to be read as a whole.

    That is one of less than ``least`` bytes, of a format that is not ``verbatim``, or in no
    encoding that is known for certain. SourceError as for ``read``, but that ``limit`` is only for
    the last of these. At least 4 bytes are read at once, and a ``stretch`` if that is more.
    """
    known = format_of(path)
    if known is None or not known.verbatim or _size(path) < least:
        return None
    mark, encoding = marked(next(stretches(path, shown, _MARK), b""))
    file = _File(path, shown, max(_MARK, stretch), mark, encoding)
    digest, look = hashlib.sha256(), _Look()
    try:
        for text in file.texts(digest):
            look.on(text)
    except UnicodeDecodeError as error:
        if _size(path) <= limit:
            return None
        what = f"0x{error.object[error.start]:02x} is not {encoding}"
        advice = f"a file of more than {limit:,} bytes has to be UTF-8; save it so, or split it"
        raise _refused(shown, look.place, f"the byte {what}: {advice}") from error
    if look.nul:
        raise _refused(shown, look.nul, NUL)
    if not look.has_text:
        raise no_text(shown)
    said = head(look.opening)
    sha256 = digest.hexdigest()
    return LongSource(
        SourceSummary(
            path=shown,
            format=known.name,
            encoding=encoding,
            words=0,
            sha256=sha256,
            published=said.published,
            title=said.title,
            remarks=look.remarks(),
        ),
        look.length,
        partial(file.again, sha256, look.length),
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is read ``stretch`` bytes at a time, and what its first ones say."""

    path: Path
    shown: str
    stretch: int
    mark: bytes
    encoding: str

    def texts(self, digest: _Digest) -> Iterator[str]:
        """The text in stretches, none of which ends between the two characters of a line end.

        UnicodeDecodeError behind what comes before the first byte that is wrong.
        """
        decoder = codecs.getincrementaldecoder(self.encoding)()
        mark, held = self.mark, ""
        for data in chain(stretches(self.path, self.shown, self.stretch), (b"",)):
            digest.update(data)
            try:
                text = held + decoder.decode(data.removeprefix(mark), final=not data)
            except UnicodeDecodeError as error:
                yield held + error.object[: error.start].decode(self.encoding)
                raise
            mark, held = b"", "\r" if data and text.endswith("\r") else ""
            yield text.removesuffix(held)

    def again(self, sha256: str, length: int) -> Iterator[str]:
        """The same stretches once more; SourceError if they are not of that hash and length."""
        digest = hashlib.sha256()
        try:
            for text in self.texts(digest):
                length -= len(text)
                if length < 0:
                    break
                yield text
        except UnicodeDecodeError:
            length = -1
        if length or digest.hexdigest() != sha256:
            raise failure(self.shown, "it changed while it was read")


class _Look:
    """What a first pass has seen of a text."""

    def __init__(self) -> None:
        self.opening = ""
        self.has_text = False
        self.nul: Position | None = None
        self._section = Section("")
        self._remarks = Remarks()

    def on(self, stretch: str) -> None:
        """Look at what follows."""
        before = self._section.text
        section = self._section.onwards(max(0, len(before) - 2 * AROUND), stretch)
        if len(self.opening) < HEAD:
            self.opening += stretch
        self.has_text = self.has_text or has_text(stretch)
        if self.nul is None and (at := section.text.find("\0")) >= 0:
            self.nul = section.position(at)
        self._remarks.read(section, is_last=False)
        self._section = section

    @property
    def length(self) -> int:
        """Code points until now."""
        return self._section.end

    @property
    def place(self) -> Position:
        """Where it has come to."""
        return self._section.position(len(self._section.text))

    def remarks(self) -> tuple[Remark, ...]:
        """The remarks of the text, which ends here."""
        self._remarks.read(self._section, is_last=True)
        return self._remarks.all(self.place.line)


def _size(path: Path) -> int:
    """The bytes of a file; 0 where there is none, which reading will tell."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _refused(shown: str, place: Position, message: str) -> SourceError:
    return SourceError(Problem(shown, place.line, place.column, message))

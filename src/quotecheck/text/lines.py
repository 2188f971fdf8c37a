"""Lines and columns, made in this one place.

A line ends at ``\\n``, ``\\r\\n`` or ``\\r`` and at nothing else: form feed, NEL and U+2028, at
which ``str.splitlines`` also breaks, stay inside their line, as they do in editors.

Refuses: to look at words, and to guess. A place that the text does not have is a ValueError.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from quotecheck.model import Position

_PATIENCE = 3  # lengths of the text that are counted through before a table is built

LINE_END = re.compile(r"\r\n?|\n")
_LONE_RETURN = re.compile(r"\r[^\n]")  # sooner read than what looks ahead, \r(?!\n)


def has_lone_return(text: str, start: int, end: int) -> bool:
    """Whether a carriage return by itself ends lines of ``text[start:end]``: an old Macintosh's."""
    at = text.find("\r", start, end)
    if at < 0:
        return False
    return text.endswith("\r", at, end) or _LONE_RETURN.search(text, at, end) is not None


class Lines:
    """The way between offsets and positions in one text, both in code points.

    A few places are found by counting line ends from the one before; where that would be more
    work than a table of all line starts, the table is built, and each answer is a binary search.
    Who has the table at hand, ``starts``, can give it.
    """

    def __init__(self, text: str, starts: Sequence[int] | None = None) -> None:
        self._text = text
        self._last = (0, 1)  # an offset and its line
        self._counted = 0
        if starts is not None:
            self._starts = starts
            self._patience = -1

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offset at which each line starts, ascending; the first is 0."""
        if self._is_old:
            return [0, *(end.end() for end in LINE_END.finditer(self._text))]
        lengths = (len(line) + 1 for line in self._text.split("\n"))
        return [0, *accumulate(lengths)][:-1]

    @cached_property
    def _is_old(self) -> bool:
        return has_lone_return(self._text, 0, len(self._text))

    def __len__(self) -> int:
        """How many lines there are: the number of line ends, plus one."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The place of ``offset`` (0..len(text)); ValueError outside.

        The characters of a line end belong to the line that they end.
        """
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"offset {offset} is outside a text of {len(self._text)} code points")
        if self._counted > self._patience:
            line = bisect_right(self._starts, offset)
            return Position(line, offset - self._starts[line - 1] + 1)
        at, line = self._last
        if at <= offset:
            line += self._text.count("\n", at, offset)
        else:
            line -= self._text.count("\n", offset, at)
        start = self._text.rfind("\n", 0, offset) + 1
        self._last = offset, line
        self._counted += abs(offset - at) + offset - start
        return Position(line, offset - start + 1)

    @cached_property
    def _patience(self) -> int:
        """Code points to count through before a table is built; none where a lone CR ends lines."""
        return -1 if self._is_old else _PATIENCE * len(self._text)

    def offset(self, position: Position) -> int:
        """The offset of ``position``, the inverse of ``position()``; ValueError outside."""
        if not 1 <= position.line <= len(self):
            raise ValueError(f"no line {position.line} in a text of {len(self)} lines")
        offset = self._starts[position.line - 1] + position.column - 1
        is_last = position.line == len(self)
        limit = len(self._text) if is_last else self._starts[position.line] - 1
        if position.column < 1 or offset > limit:
            raise ValueError(f"no column {position.column} in line {position.line}")
        return offset

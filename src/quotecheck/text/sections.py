"""Sections: a long text as it is seen through a window that moves along it.

Refuses: to read. Whoever holds what follows moves the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from quotecheck.model import Position
from quotecheck.text.lines import Lines

_START = Position(1, 1)


class Section:
    """``text`` stands in a whole from code point ``start`` on, whose place there is ``place``.

    It may be all of it. It does not end between the two characters of a line end.
    """

    def __init__(self, text: str, start: int = 0, place: Position = _START) -> None:
        self.text = text
        self.start = start
        self._place = place

    @property
    def end(self) -> int:
        """The code point of the whole at which the section ends."""
        return self.start + len(self.text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def know_lines(self, starts: Sequence[int]) -> None:
        """Take over where each line of ``text`` starts."""
        self._lines = Lines(self.text, starts)

    def position(self, at: int) -> Position:
        """The place in the whole of ``text[at]`` (0..len(text)); ValueError outside."""
        here, before = self._lines.position(at), self._place
        column = here.column + (before.column - 1 if here.line == 1 else 0)
        return Position(before.line + here.line - 1, column)

    def onwards(self, at: int, more: str) -> Section:
        """The section from ``text[at]`` on, with what follows it in the whole."""
        return Section(self.text[at:] + more, self.start + at, self.position(at))

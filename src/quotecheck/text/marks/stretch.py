"""A stretch between two marks while it is still being decided.

Refuses: to decide. ``pairs`` and ``singles`` make these, ``quotations`` joins and finishes them.
"""

from __future__ import annotations

from dataclasses import field

from quotecheck.records import dataclass
from quotecheck.text.marks.glyphs import Family, Glyph


@dataclass(slots=True)
class Stretch:
    """From an opening mark at ``start`` to ``end``, with the words in ``pieces``.

    While it is open, ``end`` is where it ends should no closing mark be found. ``runs_on`` tells
    that it reaches the end of its paragraph, so that the next may continue it; ``needs_close``
    that its mark is an apostrophe or something else unless a closing one is found. ``resumed``
    is a stretch that stands for one of an earlier paragraph and has no opening mark; ``quoted``
    that it lies in a block quotation; ``child`` is the first of its family within it that was
    opened while it was open.
    """

    glyph: Glyph
    start: int
    inner: int
    end: int = -1
    pieces: list[tuple[int, int]] = field(default_factory=list)
    closed: bool = False
    runs_on: bool = False
    needs_close: bool = False
    resumed: bool = False
    quoted: bool = False
    child: Stretch | None = None

    @property
    def family(self) -> Family:
        """The family of its opening mark."""
        return self.glyph.family

    def close(self, inner_end: int, end: int) -> None:
        """Its closing mark is ``[inner_end, end)``."""
        self.closed, self.runs_on, self.end = True, False, end
        self.pieces.append((self.inner, inner_end))

    def leave(self, end: int, *, runs_on: bool) -> None:
        """No closing mark was found up to ``end``."""
        self.end, self.runs_on = end, runs_on
        self.pieces.append((self.inner, end))

    def take(self, later: Stretch) -> None:
        """Go on with a stretch of a later line or paragraph."""
        self.pieces += later.pieces
        self.end, self.closed, self.runs_on = later.end, later.closed, later.runs_on

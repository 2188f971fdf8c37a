"""Which mark closes which, in one paragraph, for every family but the English single marks.

One pass with a stack. Where glyph and neighbours disagree the neighbours win, and for a mark
that could be either, parity does: it closes what is open and otherwise opens. What is still open
at the paragraph's end lost its closing mark, or runs on: it never reaches into the next pair.

Refuses: to look beyond the paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotecheck.text.marks.glyphs import LOW, STRAIGHT, Family, Lean, Mark, Role
from quotecheck.text.marks.stretch import Stretch

DEEPEST = 32
"""How many may be open at once. With more, the outermost lost its closing mark; and as nothing
is nested deeper, whatever is done once for each quotation is linear in the text's length."""


def is_opening(mark: Mark, top: Stretch | None) -> bool:
    """Whether ``mark`` opens, given what of its family is open (None: nothing)."""
    glyph = mark.glyph
    if glyph.firm:
        return glyph.lean is Lean.OPENS
    if top is None:
        either_opens = mark.role is Role.EITHER and glyph.lean is not Lean.CLOSES
        return mark.role is Role.OPENS or either_opens
    if glyph.lean is Lean.CLOSES and top.glyph is not glyph:
        return False
    if mark.role is Role.EITHER:
        return glyph.lean is Lean.OPENS and top.glyph.lean is Lean.OPENS and top.glyph is not LOW
    return mark.role is Role.OPENS


def may_be_inches(text: str, mark: Mark) -> bool:
    """Whether a straight mark stands directly after a digit: 6' 2"."""
    return mark.glyph is STRAIGHT and mark.start > 0 and text[mark.start - 1].isdigit()


class Pairing:
    """The stack of one paragraph. ``done`` holds every stretch, whatever became of it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.done: list[Stretch] = []
        self.singles: list[Mark] = []
        self._open: list[Stretch] = []
        self._tops: dict[Family, list[Stretch]] = {}

    def read(self, marks: Sequence[Mark]) -> None:
        """Pair all marks of the paragraph; English single ones are put by in ``singles``."""
        skip = -1
        for index, mark in enumerate(marks):
            if index <= skip:
                continue
            following = marks[index + 1] if index + 1 < len(marks) else None
            if mark.family is Family.SINGLE:
                skip = self._single(index, mark, following)
            elif is_opening(mark, self._top(mark.family)):
                if not may_be_inches(self.text, mark):
                    self.push(Stretch(mark.glyph, mark.start, mark.end))
            elif not (may_be_inches(self.text, mark) and self._is_inch(marks, index)):
                self._close(mark.family, mark.start, mark.end)
        self._leave_open()

    def _is_inch(self, marks: Sequence[Mark], index: int) -> bool:
        """Whether the next straight mark closes too, so that this one, after a digit, does not."""
        for later in range(index + 1, len(marks)):
            mark = marks[later]
            if mark.glyph is STRAIGHT:
                return mark.role is Role.CLOSES or may_be_inches(self.text, mark)
        return False

    def _single(self, index: int, mark: Mark, following: Mark | None) -> int:
        """Close a TeX or a low mark with a single one, or put it by; the last index used up."""
        doubled = following is not None and following.start == mark.end
        if doubled and following and mark.text == following.text and self._top(Family.TEX):
            self._close(Family.TEX, mark.start, following.end)
            return index + 1
        # Before a letter it is an apostrophe: 'tis.
        if (
            mark.role is not Role.OPENS
            and not mark.after.isalnum()
            and self._top(Family.LOW_SINGLE)
        ):
            self._close(Family.LOW_SINGLE, mark.start, mark.end)
        else:
            self.singles.append(mark)
        return index

    def _top(self, family: Family) -> Stretch | None:
        tops = self._tops.get(family)
        return tops[-1] if tops else None

    def push(self, stretch: Stretch) -> None:
        """Open ``stretch`` within what is open."""
        top = self._top(stretch.family)
        if top is not None and top.child is None:
            top.child = stretch
        if len(self._open) == DEEPEST:
            self._give_up_outermost()
        self._open.append(stretch)
        self._tops.setdefault(stretch.family, []).append(stretch)
        self.done.append(stretch)

    def _give_up_outermost(self) -> None:
        lost = self._open.pop(0)
        self._tops[lost.family].pop(0)
        lost.leave(self._open[0].start, runs_on=False)

    def _close(self, family: Family, inner_end: int, end: int) -> None:
        """Close the innermost of ``family``; what opened within it and is still open ends too."""
        if not self._tops.get(family):
            return
        while True:
            stretch = self._open.pop()
            self._tops[stretch.family].pop()
            if stretch.family is family:
                stretch.close(inner_end, end)
                return
            stretch.leave(inner_end, runs_on=False)

    def _leave_open(self) -> None:
        for stretch in self._open:
            child = stretch.child
            stretch.needs_close = stretch.family is Family.TEX
            stretch.leave(child.start if child else self.end, runs_on=child is None)

"""Single marks, of which one glyph is also the apostrophe.

A mark that opens is known by what stands around it; the one that closes it is the best of those
that could, up to the next that opens: one after punctuation ('I saw it.') before one that stops
follow ('it',), that before a word's end ('it' is), and last what may well be a possessive or a
dropped letter (the boys' club, goin'). A straight mark without a partner is an apostrophe.

All marks handed in together stand on one level: outside every double mark, or within one pair.

Refuses: to look beyond the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from quotecheck.text.marks.glyphs import Lean, Mark, Role, may_lead
from quotecheck.text.marks.stretch import Stretch


class Strength(IntEnum):
    """How sure a single mark is to be one."""

    NONE = 0
    DOUBTFUL = 1  # more likely an apostrophe: 'tis, the boys' club, goin'
    WEAK = 2
    FAIR = 3
    STRONG = 4


DROPPED_HEAD = (
    r"(?:(?i:tis|twas|twere|twill|twould|twixt|tain|em|til|till|cause|bout|round|neath|gainst)"
    r"|tisn|twasn|tan|fore|less|long|fraid|ere|ave|im|is|er|e|ud|ull|un|n|t|s|d|m|ll|\d\ds?)"
    r"(?![^\W_])"
)
"""Words that begin with an apostrophe for what was dropped, as a regular expression."""
_DROPPED_HEAD = re.compile(DROPPED_HEAD)
_DROPPED_TAIL = re.compile(r"(?i:[^\W\d_]in|(?<![^\W_])(?:o|th|an|wi|ol|mo|de|t|n))\Z")
_LONGEST_TAIL = 4
_FAR = 12  # how far back the word or stop before an opening mark is looked for
_LONGEST_WORD = 40


def pair_singles(
    text: str, marks: Sequence[Mark], start: int, end: int, resumed: Stretch | None = None
) -> list[Stretch]:
    """The stretches between single marks of one level, ``text[start:end]``, in order.

    ``resumed`` stands for a quotation that began in an earlier paragraph: a certain closing mark
    ends it where none opens before.
    """
    opens = [_opens(text, mark, start) for mark in marks]
    if resumed is None and not any(opens):
        return []
    return _Row(text, marks, end, opens).pair(resumed)


class _Row:
    """The single marks of one level, with the nearest good one after each place.

    The tables are made in one pass from the end, so that no mark is ever searched for twice.
    """

    def __init__(
        self, text: str, marks: Sequence[Mark], end: int, opens: Sequence[Strength]
    ) -> None:
        self.text = text
        self.marks = marks
        self.end = end
        self.opens = opens
        self._opening = _next_of_each(opens)
        self._closing = _next_of_each([_closes(text, mark, end) for mark in marks])

    def pair(self, resumed: Stretch | None) -> list[Stretch]:
        """Every stretch of the row; one that is still open ends before the next that opens.

        A certain closing mark that no opening one is left for closes what is still open before
        it: 'He says 'no,' and goes.'
        """
        found: list[Stretch] = []
        still_open = [resumed] if resumed else []
        at = self._close_stray(0, still_open, found)
        while (at := self._opening[at][Strength.DOUBTFUL]) < len(self.marks):
            mark = self.marks[at]
            stretch = Stretch(mark.glyph, mark.start, mark.end)
            closing = self._partner(at)
            if closing < len(self.marks):
                stretch.close(self.marks[closing].start, self.marks[closing].end)
                found.append(stretch)
                at = self._close_stray(closing + 1, still_open, found)
                continue
            if self.opens[at] is Strength.STRONG:
                still_open.append(stretch)
                self._leave(stretch, at)
            at += 1
        return found + [stretch for stretch in still_open if not stretch.resumed]

    def _close_stray(self, at: int, still_open: list[Stretch], found: list[Stretch]) -> int:
        """Let the next mark, if it surely closes, close the last of ``still_open``."""
        closing = self._closing[at][Strength.STRONG]
        if not still_open or closing >= min(len(self.marks), self._opening[at][Strength.WEAK]):
            return at
        stretch = still_open.pop()
        stretch.pieces.clear()
        stretch.close(self.marks[closing].start, self.marks[closing].end)
        found.append(stretch)
        return closing + 1

    def _leave(self, stretch: Stretch, at: int) -> None:
        following = self._opening[at + 1][Strength.WEAK]
        is_last = following == len(self.marks)
        stretch.needs_close = stretch.glyph.lean is Lean.NEITHER
        stretch.leave(self.end if is_last else self.marks[following].start, runs_on=is_last)

    def _partner(self, at: int) -> int:
        """The mark that closes the one at ``at``; the row's length where there is none."""
        limit = self._opening[at + 1][Strength.WEAK]
        if self.opens[at] is Strength.DOUBTFUL:
            return self._best(at + 1, limit, Strength.FAIR)
        best = self._best(at + 1, limit, Strength.WEAK)
        if best < len(self.marks):
            return best
        doubtful = self._best(at + 1, limit, Strength.DOUBTFUL)
        if doubtful < len(self.marks) and (self._is_fair(limit) or self._is_one_word(at, doubtful)):
            return doubtful
        if self.opens[at] is Strength.STRONG:
            # A weak opening mark between the two was an apostrophe: 'I told 'un so.'
            best = self._best(at + 1, self._opening[at + 1][Strength.STRONG], Strength.WEAK)
        if best < len(self.marks):
            return best
        return doubtful if self._is_fair(at) else len(self.marks)

    def _is_fair(self, opening: int) -> bool:
        return opening < len(self.marks) and self.opens[opening] >= Strength.FAIR

    def _best(self, at: int, limit: int, least: Strength) -> int:
        """The first of the surest closing marks before ``limit``; the row's length if none."""
        for strength in (Strength.STRONG, Strength.FAIR, Strength.WEAK, Strength.DOUBTFUL):
            index = self._closing[at][strength]
            if strength >= least and index < limit:
                return index
        return len(self.marks)

    def _is_one_word(self, opening: int, closing: int) -> bool:
        start, end = self.marks[opening].end, self.marks[closing].start
        return end - start <= _LONGEST_WORD and len(self.text[start:end].split()) == 1


def _next_of_each(strengths: Sequence[Strength]) -> list[list[int]]:
    """For each place and strength, the next index that is at least as strong."""
    nearest = [len(strengths)] * len(Strength)
    table = [nearest]
    for index in range(len(strengths) - 1, -1, -1):
        strength = strengths[index]
        if strength:
            nearest = [index] * (strength + 1) + nearest[strength + 1 :]
        table.append(nearest)
    table.reverse()
    return table


def _opens(text: str, mark: Mark, start: int) -> Strength:
    """How surely ``mark`` opens a quotation, in a level that starts at ``start``."""
    beside_word = mark.role is Role.EITHER and mark.after.isalnum() and may_lead(mark.before)
    if mark.glyph.lean is Lean.CLOSES or not (mark.role is Role.OPENS or beside_word):
        return Strength.NONE
    if _DROPPED_HEAD.match(text, mark.end):
        return Strength.DOUBTFUL
    if beside_word or mark.after.isupper():
        return Strength.STRONG
    lead = text[max(start, mark.start - _FAR) : mark.start].rstrip()
    if not lead or may_lead(lead[-1]):
        return Strength.STRONG
    return Strength.FAIR if mark.glyph.lean is Lean.OPENS else Strength.WEAK


def _closes(text: str, mark: Mark, end: int) -> Strength:
    """How surely ``mark`` closes a quotation, in a level that ends at ``end``."""
    if mark.glyph.lean is Lean.OPENS or mark.role is not Role.CLOSES or mark.after.isalnum():
        return Strength.NONE
    if not mark.before.isalnum():
        return Strength.STRONG
    if _DROPPED_TAIL.search(text, max(0, mark.start - _LONGEST_TAIL), mark.start):
        return Strength.DOUBTFUL
    before_stop = not mark.after.isspace() or mark.end == end
    if mark.before in "sS":
        return Strength.WEAK if before_stop else Strength.DOUBTFUL
    if before_stop:
        return Strength.FAIR
    return Strength.DOUBTFUL if mark.before.isdigit() else Strength.WEAK

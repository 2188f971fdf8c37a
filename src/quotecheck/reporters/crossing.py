"""Two variants aligned with each other through the registered wording.

Each has its own alignment with the registered words, and what both have of those belongs
together; aligning the two directly would pair what stands where the other was cut. Refuses: to
say what a difference is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotecheck.collate.align import align
from quotecheck.collate.table import Cell, table
from quotecheck.model import Alignment, Cut, Op, Step, Variant


def crossed(one: Variant, other: Variant) -> Alignment:
    """The alignment with ``one`` in the place of the registered wording, ``other`` as the print.

    Where either has moved words there is no order that both share: the two are aligned directly.
    """
    left, right = one.alignment, other.alignment
    if any(step.op is Op.MOVE for step in (*left.steps, *right.steps)):
        return align(left.printed, right.printed, right.resumes)
    pen = _Pen()
    for row in table(left.registered, [left, right]).rows:
        pen.row(row.cells[1], row.cells[2])
    return Alignment(left.printed, right.printed, tuple(_joined(pen.steps)), right.resumes)


class _Pen:
    """Turns rows into steps, each beginning where the last one ended."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._left = 0
        self._right = 0

    def row(self, left: Cell, right: Cell) -> None:
        """One row of the table, if either side has words in it."""
        a, c = self._left, self._right
        self._left = b = a + len(left.words)
        self._right = d = c + len(right.words)
        if a == b and c == d:
            return
        if self.steps and (_goes_on(left) or _goes_on(right)):
            # Two registered words that one side prints as one: what is here goes with them.
            last = self.steps.pop()
            step = Step(Op.REPLACE, (last.registered[0], b), (last.printed[0], d))
        elif c == d:
            step = Step(Op.DELETE, (a, b), (c, d), right.cut or Cut.SILENT)
        elif a == b:
            step = Step(Op.INSERT, (a, b), (c, d))
        else:
            step = Step(Op.EQUAL if left.words == right.words else Op.REPLACE, (a, b), (c, d))
        self.steps.append(step)


def _goes_on(cell: Cell) -> bool:
    return cell.op is Op.REPLACE and not cell.words


def _joined(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps with neighbours of one op and cut as one; replaced words stay pair by pair."""
    current: Step | None = None
    for step in steps:
        if current is not None and _more_of(current, step):
            registered = (current.registered[0], step.registered[1])
            current = Step(step.op, registered, (current.printed[0], step.printed[1]), step.cut)
            continue
        if current is not None:
            yield current
        current = step
    if current is not None:
        yield current


def _more_of(last: Step, step: Step) -> bool:
    return step.op is not Op.REPLACE and (step.op, step.cut) == (last.op, last.cut)

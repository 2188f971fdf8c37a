"""The alignment of a printed wording with the registered one.

`lattice` finds the cheapest path and says what is cheap; `moves` finds what that path cannot
see; here both become steps in printed order, and each deletion learns how it was cut.
Deterministic, and independent of case and marks but for boundaries and ellipses.
Refuses: to name or rate a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotecheck.collate.columns import Unit
from quotecheck.collate.lattice import path
from quotecheck.collate.moves import Block, moved, without
from quotecheck.collate.strand import Strand, strand
from quotecheck.model import Alignment, Cut, Op, Step, Wording

_ROUNDS = 8


def align(registered: Wording, printed: Wording, resumes: tuple[int, ...] = ()) -> Alignment:
    """Which registered words stand against which printed ones.

    ``resumes`` are the printed tokens that follow an attribution. The steps cover every token
    of both wordings once. A deletion before the first or after the last aligned word is an edge;
    at a printed ellipsis it is marked; any other is silent.

    >>> from quotecheck.text.tokens import wording
    >>> for step in align(wording("It is not for sale."), wording("It is for sale.")).steps:
    ...     print(step.op, step.registered, step.printed, step.cut)
    equal (0, 2) (0, 2) None
    delete (2, 3) (2, 2) silent
    equal (3, 5) (2, 4) None
    """
    left, right = strand(registered), strand(printed, resumes)
    return Alignment(registered, printed, steps(left, right), resumes)


def steps(registered: Strand, printed: Strand) -> tuple[Step, ...]:
    """The steps of the alignment of two whole strands."""
    blocks: tuple[Block, ...] = ()
    for _ in range(_ROUNDS):
        left, right = without(registered, printed, blocks)
        units, price = path(left, right)
        found = moved(left, right, units, price)
        if not found:
            break
        blocks += found
    parts = [_step(unit, left, right, printed) for unit in _whole(units, blocks)]
    parts += [_moved(block) for block in blocks]
    parts.sort(key=lambda step: (step.printed, step.registered))
    return tuple(_cut(_joined(parts), printed))


def _whole(units: Iterable[Unit], blocks: Sequence[Block]) -> Iterator[Unit]:
    """The units, equal words one by one where moved words may have stood between them."""
    for unit in units:
        size = unit.b - unit.a
        if not blocks or unit.op is not Op.EQUAL or size < 2:
            yield unit
        else:
            yield from (
                Unit(unit.op, unit.a + at, unit.a + at + 1, unit.c + at, unit.c + at + 1)
                for at in range(size)
            )


def _step(unit: Unit, left: Strand, right: Strand, whole: Strand) -> Step:
    """A unit of the two strands as a step between the whole wordings."""
    return Step(
        unit.op,
        _span(unit.a, unit.b, left, left.gap_range(unit.a)[0]),
        _span(unit.c, unit.d, right, _place(right.gap_range(unit.c), whole)),
    )


def _moved(block: Block) -> Step:
    lost, added = block.lost, block.added
    return Step(Op.MOVE, (lost.start, lost.stop), (added.start, added.stop))


def _span(start: int, end: int, strand: Strand, empty: int) -> tuple[int, int]:
    if start == end:
        return empty, empty
    return strand.places[start], strand.places[end - 1] + 1


def _place(gaps: tuple[int, int], whole: Strand) -> int:
    """Of the gaps around moved words, the one with an ellipsis, or else the first."""
    low, high = gaps
    return next((gap for gap in range(low, high + 1) if whole.ellipses[gap]), low)


def _joined(parts: Iterable[Step]) -> list[Step]:
    """Neighbouring steps of one op as one; replaced words stay apart, pair by pair."""
    joined: list[Step] = []
    for step in parts:
        if not joined or not _continues(joined[-1], step):
            joined.append(step)
            continue
        last = joined.pop()
        registered = (last.registered[0], step.registered[1])
        joined.append(Step(step.op, registered, (last.printed[0], step.printed[1])))
    return joined


def _continues(last: Step, step: Step) -> bool:
    if last.op is not step.op or step.op in (Op.REPLACE, Op.MOVE):
        return False
    if last.printed[1] != step.printed[0]:
        return False
    if step.op is Op.INSERT:
        return True
    if last.registered[1] != step.registered[0]:
        return False
    return (last.registered[0] < last.registered[1]) == (step.registered[0] < step.registered[1])


def _cut(parts: Sequence[Step], printed: Strand) -> Iterable[Step]:
    """The steps, each deletion with its cut."""
    kept = [step.registered for step in parts if step.op not in (Op.DELETE, Op.INSERT)]
    first = min((start for start, end in kept if start < end), default=0)
    last = max((end for start, end in kept if start < end), default=0)
    for step in parts:
        if step.op is not Op.DELETE:
            yield step
        elif step.registered[1] <= first or step.registered[0] >= last:
            yield replace(step, cut=Cut.EDGE)
        elif printed.ellipses[step.printed[0]]:
            yield replace(step, cut=Cut.MARKED)
        else:
            yield replace(step, cut=Cut.SILENT)

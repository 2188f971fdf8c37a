"""The cheapest path through the lattice of two strands.

A three-state alignment with gap openings (O. Gotoh, An improved algorithm for matching
biological sequences, J. Mol. Biol. 162, 1982; M, D and I as there), the cost of which is one
integer: word edits first, and below one edit the things a copy editor would decide by.

What counts as an edit: a changed, lost or added word; one word written as two is one. No edit:
words lost where an ellipsis is printed, and words printed where the registered wording has an
ellipsis (up to 100). All words lost before the first aligned word, or after the last, are
together one: enough that "We came, we won" is not "we saw, we won" with a word changed and the
start cut off, and so little that a part printed word for word always wins. But where a *changed*
word stands beside such an edge, the cut must fall on a clause boundary and the lost words must
not hold that word; else they count one each, up to eight: "is negotiable" is "is not very
negotiable" with words left out, not with "not" changed and the end cut off.

Below one edit, in this order of weight: words that fill an ellipsis (801 each, so that a changed
word beside it is not one filled in and one lost), unlike words paired (800 at most) and words
added (800), an ellipsis at which nothing is left out (400), each stretch begun (320), and where a
stretch begins and ends (0 to 3 each, 0 at a paragraph).

Refuses: to see moves, and more than a million cells (there `coarse` stands in).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from rapidfuzz.distance import Levenshtein

from quotecheck.collate.anchors import Run, runs, sure
from quotecheck.collate.columns import EDIT, NEVER, Come, Ends, Lattice, Unit, lost
from quotecheck.collate.corridor import Corridor, corridor
from quotecheck.collate.likeness import same
from quotecheck.collate.merges import PARTS, merges
from quotecheck.collate.strand import Strand
from quotecheck.model import Op

CELLS = 1_000_000
_MOST = 40


def path(registered: Strand, printed: Strand) -> tuple[list[Unit], int]:
    """The units of the best alignment, in order, and its cost in whole edits (an edge is one).

    Words left out at the edges have units too.
    """
    n, m = len(registered), len(printed)
    if not registered or not printed:
        return [*lost(0, n, 0), *_added(0, m, n)], m + bool(n)
    if n == m and (registered.norms == printed.norms or _all_same(registered, printed)):
        return [Unit(Op.EQUAL, 0, n, 0, m)], 0
    if n * m > CELLS:
        units = coarse(registered, printed)
        return units, sum(unit.op is not Op.EQUAL for unit in units)
    joins = merges(registered, printed)
    merging = bool(joins)
    near = corridor(registered, printed, joins)
    if near is not None:
        if near.units is not None:
            return near.units, near.edits
        limit = (near.edits + 1) * EDIT - 1
        way = _within(registered, printed, near.runs, limit, merging, near.come)
        if way is not None:
            return way
    return _widening(registered, printed, merging, near)


def _widening(
    registered: Strand, printed: Strand, merging: bool, near: Corridor | None = None
) -> tuple[list[Unit], int]:
    """The best path, by limits that are widened until there is one within.

    It is known that it has more edits than are the fewest in ``near``.
    """
    found = runs(registered, printed)
    known = set(registered.norms)
    new = 0 if merging else sum(norm not in known for norm in printed.norms)
    edits = max(_guess(registered, printed, found), near.edits + 1 if near else 0)
    for limit in _limits(edits):
        # A word that is new is an edit, which misses no anchor. Where words are written apart, an
        # edit may miss as many as are one word on the other side.
        missed = max(limit // EDIT - new, 0) * (PARTS if merging else 1)
        fixed = sure(found, len(registered), len(printed), missed)
        way = _within(registered, printed, fixed, limit, merging, near.come if near else None)
        if way is not None:
            return way
    raise AssertionError("the last limit has a path")


def _within(
    registered: Strand,
    printed: Strand,
    fixed: Sequence[Run],
    limit: int,
    merging: bool,
    come: Come | None,
) -> tuple[list[Unit], int] | None:
    """The best path that costs no more than ``limit`` and goes through ``fixed``, if there is one.

    ``fixed`` are words that are paired for sure, so that what is left are lattices between them.
    """
    units: list[Unit] = []
    i = j = spent = 0
    ends = [*((run.a, run.c) for run in fixed), (len(registered) - 1, len(printed) - 1)]
    for number, (a, c) in enumerate(ends):
        if a < i or c < j:
            return None
        last = number == len(fixed)
        if a or c or last:
            # The first word of a run is the last one of the lattice before it.
            sides = Ends(start=not number, end=last)
            left, right = registered.part(i, a + 1), printed.part(j, c + 1)
            ahead = partial(_shifted, come, i, j) if come else None
            part = Lattice(left, right, sides, merging=merging, come=ahead)
            if not part.solve(limit - spent):
                return None
            spent += part.best()[0]
            units += [Unit(op, i + x, i + y, j + z, j + w) for op, x, y, z, w in part.trace()]
            i, j = a + 1, c + 1
        if not last and i < fixed[number].b:
            size = fixed[number].b - i
            units.append(Unit(Op.EQUAL, i, i + size, j, j + size))
            i, j = i + size, j + size
    return units, spent // EDIT


def _shifted(come: Come, rows: int, columns: int, j: int, low: int, high: int) -> Sequence[int]:
    """What is to come, told of a lattice that begins some rows and columns later."""
    return come(columns + j, rows + low, rows + high)


def cost(registered: Strand, printed: Strand, limit: int) -> int:
    """What the best path costs in whole edits (an edge is one), or ``limit`` if that is less."""
    if not registered or not printed:
        return min(len(printed) + bool(registered), limit)
    joins = merges(registered, printed)
    near = corridor(registered, printed, joins)
    if near is not None and near.exact:
        return min(near.edits, limit)
    lattice = Lattice(registered, printed, merging=bool(joins))
    return lattice.best()[0] // EDIT if lattice.solve(limit * EDIT - 1) else limit


def _all_same(registered: Strand, printed: Strand) -> bool:
    if not (registered.broken or printed.broken):
        return False
    return all(map(same, registered.tokens, printed.tokens))


def _limits(edits: int) -> Iterator[int]:
    """What the path may cost, the first a guess: the narrower, the fewer cells there are.

    Any limit gives the same path, or none.
    """
    while edits < _MOST:
        yield (edits + 1) * EDIT - 1
        edits = 2 * edits + 2
    yield NEVER - 1


def _guess(registered: Strand, printed: Strand, found: Sequence[Run]) -> int:
    """About how many edits the path has: one for each edge, and those between the places where
    its ends would be if they went with the first and the last run; none at an ellipsis."""
    left, right = registered.norms, printed.norms
    start, end = 0, len(left)
    if found:
        first, last = found[0], found[-1]
        start = max(first.a - first.c, 0)
        end = min(last.a - last.c + len(right), len(left))
    if end <= start:
        start, end = 0, len(left)
    edges = (start > 0) + (end < len(left))
    if not any(printed.ellipses):
        return edges + Levenshtein.distance(left[start:end], right)
    return edges + sum(
        max(code.src_end - code.src_start, code.dest_end - code.dest_start)
        for code in Levenshtein.opcodes(left[start:end], right)
        if code.tag != "equal" and not (code.tag == "delete" and printed.ellipses[code.dest_start])
    )


def coarse(registered: Strand, printed: Strand) -> list[Unit]:
    """A plain Levenshtein path over the norms, for wordings too long for the lattice."""
    units: list[Unit] = []
    for code in Levenshtein.opcodes(registered.norms, printed.norms):
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag == "delete":
            units += lost(a, b, c)
        elif code.tag == "insert":
            units += _added(c, d, a)
        else:
            op = Op.EQUAL if code.tag == "equal" else Op.REPLACE
            units += [Unit(op, a + k, a + k + 1, c + k, c + k + 1) for k in range(b - a)]
    return units


def _added(start: int, end: int, place: int) -> Iterator[Unit]:
    return (Unit(Op.INSERT, place, place, j, j + 1) for j in range(start, end))

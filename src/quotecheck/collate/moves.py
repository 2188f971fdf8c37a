"""Stretches that left one place and stand unchanged in another.

A stretch has moved when taking it out of both wordings makes what is left cheaper to align by
more than one edit. It has at least three words, or two of which one has five letters or more
("on the" lost here and added there is no move), and of these at least two are changed or lost,
and changed or added, on the best path without moves. The stretches are tried alone and in
pairs, and the cheapest answer wins; equally good ones go by length, then by place.

Refuses: to rate what moved, and to try more than its budget of lattice cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from quotecheck.collate.columns import Unit
from quotecheck.collate.lattice import CELLS, cost
from quotecheck.collate.likeness import same
from quotecheck.collate.strand import Strand
from quotecheck.model import Op, Token

_ENOUGH = 3
_LONG = 5
_CHANGED = 2
_CANDIDATES = 5
_BUDGET = CELLS // 5


class Block(NamedTuple):
    """``size`` words at ``registered`` and at ``printed``, places in the whole wordings."""

    size: int
    registered: int
    printed: int

    @property
    def lost(self) -> range:
        """The places that the words left."""
        return range(self.registered, self.registered + self.size)

    @property
    def added(self) -> range:
        """The places where they stand."""
        return range(self.printed, self.printed + self.size)


def without(registered: Strand, printed: Strand, blocks: Sequence[Block]) -> tuple[Strand, Strand]:
    """Both strands with the words of the blocks taken out."""
    return (
        registered.without({place for block in blocks for place in block.lost}),
        printed.without({place for block in blocks for place in block.added}),
    )


def moved(
    registered: Strand, printed: Strand, units: Sequence[Unit], least: int
) -> tuple[Block, ...]:
    """The blocks (one, two or none) whose moving explains most.

    ``units`` is the best path without moving, and ``least`` its cost in edits.
    """
    candidates = sorted(_candidates(registered, printed, units), key=_rank)[:_CANDIDATES]
    if not candidates:
        return ()
    tries = [(block,) for block in candidates]
    pairs = [pair for pair in combinations(candidates, 2) if _disjoint(*pair)]
    best: tuple[Block, ...] = ()
    budget = _BUDGET
    for blocks in [*tries, *pairs]:
        left, right = without(registered, printed, blocks)
        budget -= len(left) * len(right)
        if budget < 0:
            break
        if least <= len(blocks):
            continue
        price = cost(left, right, least - len(blocks)) + len(blocks)
        if price < least:
            best, least = blocks, price
    return best


def _rank(block: Block) -> tuple[int, int, int]:
    return (-block.size, block.printed, block.registered)


def _disjoint(one: Block, other: Block) -> bool:
    apart_before = other.registered >= one.registered + one.size
    apart_after = one.registered >= other.registered + other.size
    printed_before = other.printed >= one.printed + one.size
    printed_after = one.printed >= other.printed + other.size
    return (apart_before or apart_after) and (printed_before or printed_after)


def _candidates(registered: Strand, printed: Strand, units: Sequence[Unit]) -> Iterator[Block]:
    """The longest common stretches that the path does not pair, long and changed enough."""
    lost = {i for unit in units if unit.op is not Op.EQUAL for i in range(unit.a, unit.b)}
    added = {j for unit in units if unit.op is not Op.EQUAL for j in range(unit.c, unit.d)}
    if len(lost) < _CHANGED or len(added) < _CHANGED:
        return
    # a stretch that moved stands in the registered wording, too
    known = {token.norm.replace("-", "") for token in registered.tokens}
    again = sum(printed.tokens[place].norm.replace("-", "") in known for place in added)
    if again < _CHANGED:
        return
    for i, j, size in _stretches(registered, printed):
        changed = min(
            sum(place in lost for place in range(i, i + size)),
            sum(place in added for place in range(j, j + size)),
        )
        if changed >= _CHANGED and _weighs(registered.tokens[i : i + size]):
            yield Block(size, registered.places[i], printed.places[j])


def _stretches(registered: Strand, printed: Strand) -> Iterator[tuple[int, int, int]]:
    """Start in each strand and size of every common stretch that cannot be made longer."""
    places: dict[str, list[int]] = {}
    for i, token in enumerate(registered.tokens):
        places.setdefault(token.norm.replace("-", ""), []).append(i)
    runs: dict[tuple[int, int], int] = {}
    for j, word in enumerate(printed.tokens):
        for i in places.get(word.norm.replace("-", ""), ()):
            if same(registered.tokens[i], word):
                joined = _adjoins(registered, i) and _adjoins(printed, j)
                runs[i, j] = 1 + (runs.pop((i - 1, j - 1), 0) if joined else 0)
    for (i, j), size in runs.items():
        yield i - size + 1, j - size + 1, size


def _adjoins(strand: Strand, index: int) -> bool:
    """Whether the token before stands directly before it in the whole wording."""
    return index > 0 and strand.places[index - 1] + 1 == strand.places[index]


def _weighs(words: Sequence[Token]) -> bool:
    if len(words) >= _ENOUGH:
        return True
    return len(words) > 1 and any(len(word.norm) >= _LONG for word in words)

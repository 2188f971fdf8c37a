"""The lattice itself, column by column: cells, what leads to them, and the way back.

`lattice` says what is cheap and why. Refuses: to choose a limit, and to look beyond it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from quotecheck.collate.edges import excess
from quotecheck.collate.likeness import same, unlike
from quotecheck.collate.merges import PARTS, merges
from quotecheck.collate.strand import Strand
from quotecheck.model import Op
from quotecheck.text.gaps import Break

EDIT = 1 << 24
NEVER = 1 << 60
_UNLIKE = 8
_ADDED = 800
_UNUSED = 400
_OPEN = 320
_RESUMED = 2
_FILLED = 801
_FILL_LIMIT = 100


class Unit(NamedTuple):
    """One move on the path: ``registered[a:b]`` against ``printed[c:d]``, strand indices."""

    op: Op
    a: int
    b: int
    c: int
    d: int


def lost(start: int, end: int, place: int) -> list[Unit]:
    """A unit for each registered word that is printed nowhere."""
    return [Unit(Op.DELETE, i, i + 1, place, place) for i in range(start, end)]


Come = Callable[[int, int, int], Sequence[int]]
"""How many edits are sure to come from the cells of a column: the column, first and last row."""


class Column(NamedTuple):
    """The cells of one column that can lie on a path within the limit: rows from ``low`` on.

    ``M`` is the cost of a path whose last unit pairs words, ``D`` of one that ends in a lost
    word, ``I`` in an added one; ``L`` is the cheapest way to leave for the next column.
    """

    low: int
    M: Sequence[int]
    D: Sequence[int]
    I: Sequence[int]  # noqa: E741
    L: Sequence[int]

    @property
    def high(self) -> int:
        """The last row."""
        return self.low + len(self.L) - 1

    def at(self, state: Sequence[int], row: int) -> int:
        """The value of one of the four states in a row, beyond all limits outside."""
        index = row - self.low
        return state[index] if 0 <= index < len(state) else NEVER

    def rows(self, state: Sequence[int], low: int, high: int) -> list[int]:
        """The values of one of the four states in rows ``low`` (not above ours) to ``high``."""
        above, below = self.low - low, high - self.high
        return [NEVER] * above + [*state[: high + 1 - self.low]] + [NEVER] * below


class Ends(NamedTuple):
    """Which ends of two strands are ends of the whole wordings."""

    start: bool
    end: bool


BOTH = Ends(start=True, end=True)
_NOWHERE = Column(0, (), (), (), ())


class Lattice:
    """Rows are gaps of the registered strand (n + 1), columns gaps of the printed one (m + 1).

    Cells that cost more than ``limit`` are left out, so a path within it is the best of all
    (E. Ukkonen, Algorithms for approximate string matching, Inf. Control 64, 1985), and so are
    those from which too much is still to come: each printed word that the rest of the registered
    wording does not have is an edit.

    Where ``ends`` are not those of the wordings, an equal pair stands before the first words, or
    the last words are one. Not ``merging``: it is known that no word is several of the others.
    ``come``: what is sure to come is known, to the end of the wordings.
    """

    def __init__(
        self,
        registered: Strand,
        printed: Strand,
        ends: Ends = BOTH,
        *,
        merging: bool = True,
        come: Come | None = None,
    ) -> None:
        self.registered = registered
        self.printed = printed
        self.n = len(registered)
        self.m = len(printed)
        self.cut = [Break.PARAGRAPH - level for level in registered.breaks]
        self.seam = [Break.PARAGRAPH - level for level in printed.breaks]
        self.ends = ends
        self.lead = self._excess(leading=True) if ends.start else [0] * (self.n + 1)
        self.trail = self._excess(leading=False) if ends.end else []
        self.whole = not (registered.broken or printed.broken)
        self.merges = merges(registered, printed) if merging else {}
        self.holed = any(registered.ellipses)
        self.columns: list[Column] = []
        self._limit = NEVER
        self._known = come
        self._least, self._rows = ([], []) if self.holed or come else self._come()

    def solve(self, limit: int) -> bool:
        """Fill the lattice; whether there is a path that costs no more than ``limit``."""
        self._limit = limit
        self.columns = [self._start()]
        for j in range(1, self.m + 1):
            self.columns.append(self._column(j))
            if not self.columns[-1].L:
                return False
        return self.best()[0] <= limit

    # Bounds ------------------------------------------------------------------------------------

    def _excess(self, *, leading: bool) -> list[int]:
        """For each cut, what it costs in excess where the word beside it is changed."""
        found = excess(self.registered, self.printed, leading=leading)
        return [EDIT * edits for edits in found]

    def _come(self) -> tuple[list[int], list[int]]:
        """For each column, how many edits are sure to come, and with which rows one more is.

        A printed word that is paired with no equal one is an edit, unless it is one of several
        that are one word; and there are no more pairs than the longest common subsequence has (H.
        Hyyrö, Bit-parallel LCS-length computation revisited, AWOCA 2004; here from the ends on).
        The rows are bits, the first row's the highest: past it, one pair less can come.
        """
        places: dict[str, int] = {}
        bit = 1 << self.n
        for norm in map(self._word, self.registered.norms):
            bit >>= 1
            places[norm] = places.get(norm, 0) | bit
        apart = {
            k for (_, j), ways in self.merges.items() for _, b in ways for k in range(j - b, j)
        }
        every = row = (1 << self.n) - 1
        come = [0]
        rows = [0]
        for j in range(self.m - 1, -1, -1):
            if j not in apart:
                found = row & places.get(self._word(self.printed.norms[j]), 0)
                row = ((row + found) | (row - found)) & every
            rows.append(row ^ every)
            pairs = rows[-1].bit_count() - rows[-2].bit_count()
            come.append(come[-1] + (not pairs and j not in apart))
        return come[::-1], rows[::-1]

    def _word(self, norm: str) -> str:
        """What two words must share to be the same."""
        return norm if self.whole else norm.replace("-", "")

    def _rooms(self, j: int, low: int, high: int) -> list[int]:
        """What a path may have cost in rows ``low`` to ``high`` of column ``j`` to end within."""
        if self._known:
            return [self._limit - EDIT * edits for edits in self._known(j, low, high)]
        if not self._rows:
            return [self._limit] * (high + 1 - low)
        gone = self._rows[j] >> (self.n - low)
        room = self._limit - EDIT * (self._least[j] + gone.bit_count())
        rooms = []
        bits = self._rows[j] << low
        top = 1 << (self.n - 1)
        for _ in range(low, high + 1):
            rooms.append(room)
            if bits & top:
                room -= EDIT
            bits <<= 1
        return rooms

    def _window(self, j: int) -> tuple[int, int]:
        """The rows of column ``j`` that earlier columns can reach."""
        if self.holed:
            return 0, self.n
        before = self.columns[-PARTS:] if self.merges else self.columns[-1:]
        reach = PARTS if self.merges else 1
        high = max(column.high for column in before) + reach
        return min(column.low for column in before), min(self.n, high)

    # Cells -------------------------------------------------------------------------------------

    def _start(self) -> Column:
        """The column before the first printed word: a beginning may be left out."""
        if not self.ends.start:
            return self._descend(0, 0, self._rooms(0, 0, 0), [0], [NEVER], [NEVER])
        rooms = self._rooms(0, 0, self.n)
        start = [0, *(EDIT + cut for cut in self.cut[1:])]
        while len(start) > 1 and start[-1] > rooms[len(start) - 1]:
            start.pop()
        never = [NEVER] * len(start)
        return Column(0, never, never, never, start)

    def _price(self, i: int, j: int) -> int:
        """What it costs to pair the word before row ``i`` with the one before column ``j``."""
        one, other = self.registered.norms[i - 1], self.printed.norms[j - 1]
        if one == other:
            return 0
        if not self.whole and same(self.registered.tokens[i - 1], self.printed.tokens[j - 1]):
            return 0
        return EDIT + _UNLIKE * unlike(one, other) + (self.lead[i - 1] if j == 1 else 0)

    def _idle(self, i: int, j: int) -> int:
        """What an ellipsis before printed word ``j`` costs where nothing is left out."""
        return _UNUSED * (self.printed.ellipses[j] and not self.registered.ellipses[i])

    def _column(self, j: int) -> Column:
        low, high = self._window(j)
        before = self.columns[-1]
        rooms = self._rooms(j, low, high)
        lefts = before.rows(before.L, low, high)
        goes = before.rows(before.I, low, high)
        pairs = self._pairs(j, low, rooms, [before.at(before.L, low - 1), *lefts[:-1]])
        if self.merges or self.holed:
            self._leap(j, low, pairs)
        if self.printed.ellipses[j - 1]:
            goes = [value + self._idle(i, j - 1) for i, value in enumerate(goes, low)]
        if j == 1:
            lefts = [left + self.lead[i] for i, left in enumerate(lefts, low)]
        return self._descend(j, low, rooms, pairs, lefts, goes)

    def _pairs(self, j: int, low: int, rooms: Sequence[int], diagonal: Sequence[int]) -> list[int]:
        """State M: printed word ``j`` stands against the word of its row."""
        norms, word = self.registered.norms, self.printed.norms[j - 1]
        dear = EDIT if self.whole else 0
        pairs = []
        for i, (value, room) in enumerate(zip(diagonal, rooms, strict=True), low):
            if value > room:
                pairs.append(NEVER)
            elif norms[i - 1] == word:
                pairs.append(value)
            else:
                pairs.append(NEVER if value + dear > room else value + self._price(i, j))
        return pairs

    def _descend(
        self,
        j: int,
        low: int,
        rooms: Sequence[int],
        pairs: Sequence[int],
        lefts: Sequence[int],
        goes: Sequence[int],
    ) -> Column:
        """The states of column ``j`` from row ``low`` on, from what leads to each.

        That is a pair, and the column before, as it is left and in state I. Lost words may lead
        below the rows that are given.
        """
        marked = self.printed.ellipses[j]
        losing = NEVER if j == self.m else 0 if marked else EDIT
        opening = losing + _OPEN - _RESUMED * (j in self.printed.resumes)
        begin, going = _OPEN + self.seam[j - 1] + EDIT + _ADDED, EDIT + _ADDED
        seam, cuts = self.seam[j], self.cut
        cells: list[tuple[int, int, int, int]] = []
        alive = 0
        lost = begun = NEVER
        ways = zip(rooms, pairs, lefts, goes, strict=True)
        for row, (room, paired, left, gone) in enumerate(ways, low):
            first, more = left + begin, gone + going
            alone = first if first < more else more
            lost = lost + losing if lost + losing < begun else begun
            best = paired if paired < alone + seam else alone + seam
            begun = best + opening + cuts[row]
            leaving = best + self._idle(row, j) if marked else best
            ended = lost + cuts[row]
            cells.append((paired, lost, alone, leaving if leaving < ended else ended))
            if paired <= room or lost <= room or alone <= room:
                alive = len(cells)
            elif not alive:
                cells.clear()
                low = row + 1
        if 0 < alive == len(cells) and low + alive <= self.n:
            cells += self._lost(j, low + alive, min(begun, lost + losing), losing)
        else:  # below a row that too much is still to come from no word is lost either
            del cells[alive:]
        return Column(low, *zip(*cells, strict=True)) if cells else _NOWHERE

    def _lost(self, j: int, row: int, lost: int, losing: int) -> list[tuple[int, int, int, int]]:
        """The cells of column ``j`` from ``row`` on, where words are lost and nothing else."""
        cells = []
        for cut, room in zip(self.cut[row:], self._rooms(j, row, self.n), strict=True):
            if lost > room:
                break
            cells.append((NEVER, lost, NEVER, lost + cut))
            lost += losing
        return cells

    def _leap(self, j: int, low: int, pairs: list[int]) -> None:
        """Pairs of one word with several, and printed words that fill an ellipsis."""
        for index in range(len(pairs)):
            i = low + index
            ways = [value for value, _ in self._leaps(i, j)]
            pairs[index] = min(pairs[index], *ways) if ways else pairs[index]

    def _leaps(self, i: int, j: int) -> Iterator[tuple[int, Unit]]:
        for a, b in self.merges.get((i, j), ()):
            column = self.columns[j - b]
            yield column.at(column.L, i - a) + EDIT, Unit(Op.REPLACE, i - a, i, j - b, j)
        if self.registered.ellipses[i] and j < self.m:
            for size in range(1, min(_FILL_LIMIT, j - 1) + 1):
                column = self.columns[j - size]
                value = column.at(column.L, i) + _OPEN + _FILLED * size
                yield value, Unit(Op.EQUAL, i, i, j - size, j)

    def best(self) -> tuple[int, int, str]:
        """The least cost, the row where the printed words end, and the state (M or I) there."""
        last = self.columns[-1]
        if not self.ends.end:
            return last.at(last.M, self.n), self.n, "M"
        ends = []
        for i, (paired, alone) in enumerate(zip(last.M, last.I, strict=True), last.low):
            edge = self.cut[i] + EDIT if i < self.n else 0
            excess = self.trail[i]
            intact = not excess or paired == self._intact(i)
            ends.append((paired + edge + (0 if intact else excess), i, "M"))
            ends.append((alone + edge + excess, i, "I"))
        return min(ends)

    def _intact(self, i: int) -> int:
        """The cost of ending in row ``i`` on an equal word, or on one written apart."""
        ways = [value for value, _ in self._leaps(i, self.m)]
        before = self.columns[self.m - 1]
        if i and not self._price(i, self.m):
            ways.append(before.at(before.L, i - 1))
        return min(ways, default=-1)

    def trace(self) -> list[Unit]:
        """The units of the best path; ties always go the same way."""
        _, i, state = self.best()
        units = lost(i, self.n, self.m)[::-1]
        j = self.m
        while j:
            column, before = self.columns[j], self.columns[j - 1]
            if state == "M":
                unit = self._paired(i, j)
                state = self._left(unit.a, unit.c)
            elif state == "D":
                unit = Unit(Op.DELETE, i - 1, i, j, j)
                value = column.at(column.D, i) - (0 if self.printed.ellipses[j] else EDIT)
                state = "D" if value == column.at(column.D, i - 1) else self._met(i - 1, j)
            else:
                unit = Unit(Op.INSERT, i, i, j - 1, j)
                value = column.at(column.I, i) - EDIT - _ADDED
                goes = before.at(before.I, i) + self._idle(i, j - 1)
                state = "I" if value == goes else self._left(i, j - 1)
            units.append(unit)
            i, j = unit.a, unit.c
        units += lost(0, i, 0)[::-1]
        return units[::-1]

    def _paired(self, i: int, j: int) -> Unit:
        """The unit that ends at (i, j) in state M."""
        column, before = self.columns[j], self.columns[j - 1]
        value = column.at(column.M, i)
        if i:
            price = self._price(i, j)
            if value == before.at(before.L, i - 1) + price:
                return Unit(Op.REPLACE if price else Op.EQUAL, i - 1, i, j - 1, j)
        return next(unit for price, unit in self._leaps(i, j) if price == value)

    def _left(self, i: int, j: int) -> str:
        """The state in which (i, j) is left at the least cost."""
        column = self.columns[j]
        if j == 0 or column.at(column.L, i) == column.at(column.D, i) + self.cut[i]:
            return "D"
        return self._met(i, j)

    def _met(self, i: int, j: int) -> str:
        column = self.columns[j]
        return "M" if column.at(column.M, i) <= column.at(column.I, i) + self.seam[j] else "I"

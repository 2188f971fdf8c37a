"""Collation: more than two wordings in rows, and the units of variation among them.

The registered wording is the guide. Every wording keeps its own alignment with it, which is the
cheapest there is; words added at one place are laid side by side among themselves at the least
sum of pairs (`stack`). So the table depends on what is said, never on the order of the sources.
Only words have rows: an ellipsis or a comma stands in no row. A moved stretch stands in the rows
of the words it moves, and says so.

Refuses: to name or rate a difference, and to draw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from quotecheck.collate.stack import stack
from quotecheck.model import Alignment, Cut, Op, Step, Wording
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What one wording has in one row.

    ``op`` is that of its step: DELETE where the wording lacks the row's word (``cut`` says
    how), None where a row is for words that others add. ``printed`` is a range of its token
    indices; ``words`` are as compared (editorial ones in brackets), ``text`` is as printed. The
    second row of two words written as one holds REPLACE and no words.
    """

    op: Op | None = None
    printed: tuple[int, int] = (0, 0)
    words: tuple[str, ...] = ()
    text: str = ""
    cut: Cut | None = None

    @property
    def moved(self) -> bool:
        """Whether the words are printed out of order."""
        return self.op is Op.MOVE

    @property
    def reading(self) -> tuple[object, ...]:
        """What two wordings must share in a row in order to agree in it."""
        return (self.words, self.moved, self.cut)


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the collation: a registered token, or (None) a word that somebody adds.

    ``cells[0]`` is the registered wording, ``cells[n]`` the n-th alignment's.
    """

    registered: int | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some wordings have in a unit. ``who`` are cell indices; 0 is the registered wording.

    No ``words`` is an omission, ``cut`` tells which.
    """

    words: tuple[str, ...]
    text: str
    who: tuple[int, ...]
    moved: bool = False
    cut: Cut | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of rows ``[start, end)`` in which the wordings differ.

    The registered reading comes first, then the most frequent. ``absent`` are those that do not
    reproduce this part at all: a cut at an edge is no reading.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    absent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """All wordings of one quote row by row, and where they differ."""

    registered: Wording
    alignments: tuple[Alignment, ...]
    rows: tuple[Row, ...]
    units: tuple[Unit, ...]


def table(registered: Wording, alignments: Sequence[Alignment]) -> Table:
    """The collation of wordings that are aligned with ``registered``, in the order given."""
    guides = [_guide(alignment) for alignment in alignments]
    added = [_added(alignment) for alignment in alignments]
    rows: list[Row] = []
    for place in range(len(registered) + 1):
        rows += _insertion([cells.get(place, []) for cells in added])
        if place < len(registered):
            token = registered.tokens[place]
            own = Cell(Op.EQUAL, (place, place + 1), (token.norm,), token.text)
            rows.append(Row(place, (own, *(guide[place] for guide in guides))))
    return Table(registered, tuple(alignments), tuple(rows), tuple(_units(rows)))


def _guide(alignment: Alignment) -> list[Cell]:
    """The wording's cell for each registered token."""
    cells = [Cell()] * len(alignment.registered)
    for step in alignment.steps:
        for offset, place in enumerate(range(*step.registered)):
            cells[place] = _cell(alignment, step, offset)
    return cells


def _cell(alignment: Alignment, step: Step, offset: int) -> Cell:
    start, end = step.printed
    if step.op is Op.DELETE:
        return Cell(step.op, step.printed, cut=step.cut)
    if step.op is Op.REPLACE:
        cell = _printed(alignment, step.op, start, end)
        return replace(cell, printed=(end, end), words=(), text="") if offset else cell
    cell = _printed(alignment, step.op, start + offset, start + offset + 1)
    word = alignment.registered.tokens[step.registered[0] + offset].norm
    bracketed = alignment.printed.tokens[start + offset].bracketed
    return replace(cell, words=(f"[{word}]" if bracketed else word,))


def _printed(alignment: Alignment, op: Op, start: int, end: int) -> Cell:
    tokens = alignment.printed.tokens[start:end]
    words = tuple(f"[{token.norm}]" if token.bracketed else token.norm for token in tokens)
    return Cell(op, (start, end), words, " ".join(token.text for token in tokens))


def _added(alignment: Alignment) -> dict[int, list[Cell]]:
    """The wording's added words, by the registered token before which they stand."""
    cells: dict[int, list[Cell]] = {}
    for step in alignment.steps:
        if step.registered[0] == step.registered[1]:
            cells.setdefault(step.registered[0], []).extend(
                _printed(alignment, step.op, place, place + 1) for place in range(*step.printed)
            )
    return cells


def _insertion(added: Sequence[Sequence[Cell]]) -> Iterator[Row]:
    """The rows of one insertion place; none when nobody adds anything there."""
    if not any(added):
        return
    sequences = [tuple(cell.words[0] for cell in cells) for cells in added]
    layout = stack(Counter([(), *sequences]))
    for at in range(len(layout[()])):
        yield Row(
            None,
            (
                Cell(),
                *(
                    _taken(cells, layout[words], at)
                    for cells, words in zip(added, sequences, strict=True)
                ),
            ),
        )


def _taken(cells: Sequence[Cell], column: Sequence[str | None], at: int) -> Cell:
    """The cell that stands in row ``at``."""
    if column[at] is None:
        return Cell()
    return cells[sum(word is not None for word in column[:at])]


def _units(rows: Sequence[Row]) -> Iterator[Unit]:
    away = _away(rows)
    differing = [
        len({cell.reading for cell, gone in zip(row.cells, lacks, strict=True) if not gone}) > 1
        for row, lacks in zip(rows, away, strict=True)
    ]
    for varies, group in groupby(range(len(rows)), key=differing.__getitem__):
        places = list(group)
        if varies:
            yield _unit(rows, away, places[0], places[-1] + 1)


def _away(rows: Sequence[Row]) -> list[list[bool]]:
    """For each row and wording, whether the row lies in what is cut off at an edge."""
    gone = [[cell.cut is Cut.EDGE for cell in row.cells] for row in rows]
    for who in range(len(rows[0].cells) if rows else 0):
        for inserted, group in groupby(
            range(len(rows)), key=lambda at: rows[at].registered is None
        ):
            places = list(group)
            if inserted and not any(rows[at].cells[who].words for at in places):
                before = places[0] == 0 or gone[places[0] - 1][who]
                after = places[-1] + 1 == len(rows) or gone[places[-1] + 1][who]
                inside = places[0] > 0 or places[-1] + 1 < len(rows)
                for at in places:
                    gone[at][who] = before and after and inside
    return gone


def _unit(rows: Sequence[Row], away: Sequence[Sequence[bool]], start: int, end: int) -> Unit:
    """The readings in a stretch of rows, and who has which."""
    readings: dict[tuple[object, ...], Reading] = {}
    absent = []
    for who in range(len(rows[start].cells)):
        if all(away[at][who] for at in range(start, end)):
            absent.append(who)
            continue
        cells = [rows[at].cells[who] for at in range(start, end)]
        reading = _read(cells, who)
        same = (reading.words, reading.moved, reading.cut)
        known = readings.get(same)
        readings[same] = replace(known, who=(*known.who, who)) if known else reading
    ranked = sorted(
        readings.values(),
        key=lambda r: (0 not in r.who, -len(r.who), r.words, r.moved, r.cut or ""),
    )
    return Unit(start, end, tuple(ranked), tuple(absent))


def _read(cells: Sequence[Cell], who: int) -> Reading:
    return Reading(
        tuple(word for cell in cells for word in cell.words),
        " ".join(cell.text for cell in cells if cell.text),
        (who,),
        any(cell.moved for cell in cells),
        next((cell.cut for cell in cells if cell.cut), None),
    )

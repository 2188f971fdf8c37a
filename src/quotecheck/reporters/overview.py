"""All variants of a quote beside its registered wording, as the collation table has them.

Refuses: to align. Rows that say the same of every variant are drawn as one; where there are more
variants than columns fit, the table goes on below with the next ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby

from quotecheck.collate.table import Cell, Row, Table, table
from quotecheck.model import Collation, Cut, Edit, Kind, Op, Variant
from quotecheck.records import dataclass
from quotecheck.reporters import entry, grid, matrix
from quotecheck.reporters.canvas import Line, Role, Run, shown, wrap
from quotecheck.reporters.invisible import unmasked
from quotecheck.reporters.options import Glyphs, RenderOptions
from quotecheck.reporters.sketch import phrase

_INDENT, _BODY = 2, 5
_UNSEEN = frozenset({Kind.TYPOGRAPHY, Kind.CASE, Kind.LOOK_ALIKE})
_LEAST = 10  # cells of a column, where there is room for that
_SHORT = 7  # words of a row in which nothing is worded differently
_HEAD, _TAIL = 3, 2


class _State(Enum):
    """What a variant does with a row of the registered wording."""

    SAME = "="
    CUT = "cut"
    ELIDED = "elided"
    OTHER = "other"
    MOVED = "moved"
    NOTHING = ""  # a row of words that others add


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring rows in which each of some variants does one thing."""

    rows: tuple[Row, ...]
    states: tuple[_State, ...]

    @property
    def registered(self) -> tuple[int, int]:
        """The registered tokens, or nothing where all that is here is added."""
        places = [row.registered for row in self.rows if row.registered is not None]
        return (places[0], places[-1] + 1) if places else (0, 0)

    def printed(self, column: int) -> tuple[int, int]:
        """The tokens of the variant in ``column``."""
        cells = [row.cells[column] for row in self.rows if row.cells[column].words]
        return (cells[0].printed[0], cells[-1].printed[1]) if cells else (0, 0)


def lines(collation: Collation, options: RenderOptions) -> list[Line]:
    """Header, table, what the signs mean, each variant's figures, and their distances."""
    quote, variants = collation.quote, collation.variants
    told: list[Line] = []
    name = [Run(shown(quote.id), Role.STRONG), Run(f"   {shown(quote.speaker)}")]
    told += wrap(name, options.wrap, 0, _INDENT)
    if not variants:
        missing = [Run("found nowhere; registered as", Role.STRONG)]
        told += [*wrap(missing, options.wrap, _INDENT)]
        return told + wrap([Run(shown(quote.text))], options.wrap, _INDENT * 2)
    rows = table(quote.wording, [variant.alignment for variant in variants])
    alike = [at for at in range(len(variants)) if _is_alike(rows, at)]
    states: set[_State] = set()
    for bank in _banks([at for at in range(len(variants)) if at not in alike], options):
        groups = list(_groups(rows, bank))
        states |= {state for group in groups for state in group.states}
        told += [(), *_drawn(collation, groups, bank, alike, options)]
    told += [*([(), *_signs(states, options)] if states else []), ()]
    layout = entry.Layout(options, 0, 0)
    for variant in variants:
        told += [*entry.title(variant, layout), *_unseen(variant, options)]
    if len(variants) > 2:
        told += [(), *matrix.lines(collation.labels, collation.matrix, options)]
    return told


def _unseen(variant: Variant, options: RenderOptions) -> list[Line]:
    """What the columns cannot show: other marks, other capitals, letters that hide."""
    changes = dict.fromkeys(
        f"{shown(edit.registered)} {options.glyphs.arrow} {unmasked(edit.registered, edit.found)}"
        for edit in variant.edits
        if edit.kind in _UNSEEN and edit.op is Op.REPLACE
    )
    if not changes:
        return []
    text = f"written otherwise: {'; '.join(changes)}"
    return wrap([Run(text, Role.QUIET)], options.wrap, _BODY, _BODY + _INDENT)


def _is_alike(rows: Table, at: int) -> bool:
    """Whether a variant has the registered words and no others: it needs no column."""
    states = {_state(row.cells[at + 1], row.cells[0]) for row in rows.rows}
    return states <= {_State.SAME, _State.NOTHING}


def _banks(differing: Sequence[int], options: RenderOptions) -> Iterator[Sequence[int]]:
    """The variants, as many at a time as fit beside the registered wording and the kinds.

    One bank without any where all variants are as registered.
    """
    fitting = max(1, len(differing))
    if options.width is not None:
        fitting = max(1, (options.width - _INDENT) // (_LEAST + grid.GUTTER) - 2)
    for start in range(0, max(1, len(differing)), fitting):
        yield differing[start : start + fitting]


def _groups(rows: Table, bank: Sequence[int]) -> Iterator[_Group]:
    def states(row: Row) -> tuple[bool, tuple[_State, ...]]:
        added = row.registered is None
        return added, tuple(_state(row.cells[at + 1], row.cells[0]) for at in bank)

    told = [row for row in rows.rows if row.registered is not None or _any_words(row, bank)]
    for (_, state), group in groupby(told, key=states):
        yield _Group(tuple(group), state)


def _any_words(row: Row, bank: Sequence[int]) -> bool:
    return any(row.cells[at + 1].words for at in bank)


def _state(cell: Cell, own: Cell) -> _State:
    if cell.moved:
        return _State.MOVED
    if cell.op is Op.DELETE:
        return _State.ELIDED if cell.cut is Cut.MARKED else _State.CUT
    if cell.op is None:
        return _State.NOTHING
    return _State.SAME if cell.words == own.words else _State.OTHER


def _drawn(
    collation: Collation,
    groups: Sequence[_Group],
    bank: Sequence[int],
    alike: Sequence[int],
    options: RenderOptions,
) -> Iterator[Line]:
    variants = collation.variants
    own_column = " = ".join([collation.labels[0], *(variants[at].label for at in alike)])
    labels = [own_column, *(variants[at].label for at in bank), ""]
    told: set[tuple[int, Edit]] = set()
    rows: list[list[list[Run]]] = [[[Run(label, Role.STRONG, whole=True)] for label in labels]]
    for group in groups:
        own = _registered(collation, group, options.glyphs)
        cells = [
            _cell(variants[at], state, group.printed(at + 1), options.glyphs)
            for at, state in zip(bank, group.states, strict=True)
        ]
        kinds = _kinds(variants, group, bank, told)
        rows.append([own, *cells, [Run(kinds, Role.QUIET)]])
    room = None if options.width is None else options.width - _INDENT
    return grid.draw(rows, grid.columns(rows, room), _INDENT)


def _registered(collation: Collation, group: _Group, glyphs: Glyphs) -> list[Run]:
    start, end = group.registered
    if start == end:
        return []
    wording = collation.quote.wording
    worded = {_State.OTHER, _State.MOVED} & set(group.states)
    if worded or not group.states or end - start <= _SHORT:
        return [Run(phrase(wording, start, end))]
    head, tail = phrase(wording, start, start + _HEAD), phrase(wording, end - _TAIL, end)
    return [Run(f"{head} {glyphs.ellipsis} {tail}")]


def _cell(variant: Variant, state: _State, printed: tuple[int, int], glyphs: Glyphs) -> list[Run]:
    if state in (_State.OTHER, _State.MOVED):
        words = Run(phrase(variant.alignment.printed, *printed), Role.GAINED)
        return [Run("> ", Role.QUIET, whole=True), words] if state is _State.MOVED else [words]
    return [Run(_sign(state, glyphs), Role.QUIET)]


def _sign(state: _State, glyphs: Glyphs) -> str:
    signs = {
        _State.SAME: "=",
        _State.CUT: glyphs.dot,
        _State.ELIDED: glyphs.ellipsis,
        _State.MOVED: ">",
    }
    return signs.get(state, "")


def _signs(states: set[_State], options: RenderOptions) -> list[Line]:
    meanings = {
        _State.SAME: "as registered",
        _State.CUT: "not reproduced",
        _State.ELIDED: "left out, marked",
        _State.MOVED: "moved",
    }
    runs = [Run("legend", Role.QUIET)]
    for state, meaning in meanings.items():
        if state in states:
            sign = f"{_sign(state, options.glyphs)} {meaning}"
            runs += [Run("   "), Run(sign, Role.QUIET, whole=True)]
    return wrap(runs, options.wrap, 0, _INDENT)


def _kinds(
    variants: Sequence[Variant],
    group: _Group,
    bank: Sequence[int],
    told: set[tuple[int, Edit]],
) -> str:
    """The kinds of edit in a group, each edit once; whose they are where variants differ in it."""
    found: dict[str, str] = {}
    for at, state in zip(bank, group.states, strict=True):
        if state in (_State.SAME, _State.NOTHING):
            continue
        printed = group.printed(at + 1)
        edits = [
            edit
            for edit in variants[at].edits
            if touches(edit, group.registered, printed) and (at, edit) not in told
        ]
        told |= {(at, edit) for edit in edits}
        if edits:
            found[variants[at].label] = ", ".join(dict.fromkeys(edit.kind.value for edit in edits))
    if len(set(found.values())) <= 1:
        return next(iter(found.values()), "")
    return "; ".join(f"{label} {kinds}" for label, kinds in found.items())


def touches(edit: Edit, registered: tuple[int, int], printed: tuple[int, int]) -> bool:
    """Whether an edit falls on these registered words, or on these that are only printed."""
    if registered[0] < registered[1]:
        mine, theirs = edit.registered_range, registered
    else:
        mine, theirs = edit.found_range, printed
        if edit.registered:
            return False
    return mine[0] < theirs[1] and theirs[0] < mine[1]

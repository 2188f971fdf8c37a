"""Two wordings of one quote, word against word: in one line, or side by side.

Refuses: to type or rate what differs. Kinds are shown where the report has them, which is
between the registered wording and a variant.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotecheck.collate.align import align
from quotecheck.errors import Problem, UsageError
from quotecheck.model import Alignment, Collation, Edit, Op, Step, Wording
from quotecheck.reporters import figures, grid
from quotecheck.reporters.canvas import Line, Role, Run, shown, wrap
from quotecheck.reporters.crossing import crossed
from quotecheck.reporters.options import RenderOptions, Style
from quotecheck.reporters.overview import touches
from quotecheck.reporters.sketch import legend, phrase, sketch

REGISTERED = "registered"
_INDENT = 2
# Below this many cells, a third column would leave the wordings too little.
_ROOM_FOR_KINDS = 60
_SIGNS = {Op.EQUAL: " ", Op.REPLACE: "~", Op.DELETE: "-", Op.INSERT: "+", Op.MOVE: ">"}


def lines(collation: Collation, a: str, b: str, options: RenderOptions, style: Style) -> list[Line]:
    """The pair under its header. UsageError for a label that the quote does not have."""
    one, other = (_index(collation, label) for label in (a, b))
    alignment, edits = _between(collation, one, other)
    drawn = _side_by_side if style is Style.SIDE_BY_SIDE else _inline
    return [
        *_header(collation, one, other, options),
        (),
        *drawn(collation.labels[one], collation.labels[other], alignment, edits, options),
    ]


def _index(collation: Collation, label: str) -> int:
    folded = {known.casefold(): at for at, known in enumerate(collation.labels)}
    if label.casefold() in folded:
        return folded[label.casefold()]
    known = ", ".join(collation.labels)
    message = f"{shown(collation.quote.id)} has no variant {shown(label)!r}; it has {known}"
    raise UsageError(Problem(None, None, None, message))


def _between(collation: Collation, one: int, other: int) -> tuple[Alignment, Sequence[Edit]]:
    if one == 0 and other > 0:
        variant = collation.variants[other - 1]
        return variant.alignment, variant.edits
    if one > 0 and other > 0:
        return crossed(collation.variants[one - 1], collation.variants[other - 1]), ()
    return align(_wording(collation, one), _wording(collation, other)), ()


def _wording(collation: Collation, index: int) -> Wording:
    if index == 0:
        return collation.quote.wording
    return collation.variants[index - 1].alignment.printed


def _header(collation: Collation, one: int, other: int, options: RenderOptions) -> list[Line]:
    quote, labels = collation.quote, collation.labels
    runs = [
        Run(shown(quote.id), Role.STRONG),
        Run(f"   {shown(quote.speaker)}   "),
        Run(f"{labels[one]} {options.glyphs.arrow} {labels[other]}", Role.STRONG, whole=True),
        Run("   "),
        Run(f"drift {figures.drift(collation.matrix[one][other])}", Role.QUIET, whole=True),
    ]
    return wrap(runs, options.wrap, 0, _INDENT)


def _inline(
    one: str, other: str, alignment: Alignment, edits: Sequence[Edit], options: RenderOptions
) -> list[Line]:
    drawn = sketch(alignment, edits, options.glyphs, whole=True)
    told = [*wrap(drawn.runs, options.wrap, _INDENT)]
    if drawn.marks:
        runs = [Run("legend", Role.QUIET)]
        for run in legend(drawn.marks, options.glyphs, before=one, after=other):
            runs += [Run("  "), run]
        told += [(), *wrap(runs, options.wrap, 0, _INDENT)]
    return told


def _side_by_side(
    one: str, other: str, alignment: Alignment, edits: Sequence[Edit], options: RenderOptions
) -> list[Line]:
    rows = [[[Run(text, Role.STRONG)] for text in (one, "", other, "")]]
    rows += [_row(step, alignment, edits, options) for step in alignment.steps]
    room = None if options.width is None else options.width - _INDENT
    if not any(width for row in rows for width in row[3]) or (room or 999) < _ROOM_FOR_KINDS:
        rows = [row[:3] for row in rows]
    return list(grid.draw(rows, grid.columns(rows, room), _INDENT))


def _row(
    step: Step, alignment: Alignment, edits: Sequence[Edit], options: RenderOptions
) -> list[list[Run]]:
    same = step.op is Op.EQUAL
    # Words that stand for a registered ellipsis are equal to no word.
    absent = [Run(options.glyphs.ellipsis if same else options.glyphs.dot, Role.QUIET)]
    left = shown(phrase(alignment.registered, *step.registered))
    right = shown(phrase(alignment.printed, *step.printed))
    kinds = dict.fromkeys(
        edit.kind.value
        for edit in edits
        if not same and touches(edit, step.registered, step.printed)
    )
    return [
        [Run(left, Role.PLAIN if same else Role.LOST)] if left else absent,
        [Run(_SIGNS[step.op], Role.QUIET)],
        [Run(right, Role.PLAIN if same else Role.GAINED)] if right else absent,
        [Run(", ".join(kinds), Role.QUIET)] if kinds else [],
    ]

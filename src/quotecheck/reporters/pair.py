"""Two wordings of one quote, word against word: in one line, or side by side.

Refuses: to type or rate what differs. Kinds are shown where the report has them, which is
between the registered wording and a variant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from quotecheck.collate.align import align
from quotecheck.errors import Problem, UsageError
from quotecheck.model import Alignment, Collation, Edit, Op, Step, Wording
from quotecheck.reporters import figures, grid
from quotecheck.reporters.canvas import Line, Role, Run, shown, wrap
from quotecheck.reporters.crossing import crossed
from quotecheck.reporters.invisible import revealed
from quotecheck.reporters.options import RenderOptions, Style
from quotecheck.reporters.overview import touches
from quotecheck.reporters.sketch import Mark, beside, formed, legend, phrase, sketch

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
    forms = formed(alignment, edits)
    for step in alignment.steps:
        parts = _parted(step, forms) if step.op is Op.EQUAL else [step]
        rows += [_row(part, alignment, edits, forms, options) for part in parts]
    room = None if options.width is None else options.width - _INDENT
    if not any(width for row in rows for width in row[3]) or (room or 999) < _ROOM_FOR_KINDS:
        rows = [row[:3] for row in rows]
    return list(grid.draw(rows, grid.columns(rows, room), _INDENT))


def _parted(step: Step, forms: Mapping[int, tuple[Mark, str]]) -> Iterator[Step]:
    """An equal step cut at the words that are written otherwise, each of which stands alone."""
    (old, old_end), (new, new_end) = step.registered, step.printed
    if old_end - old != new_end - new:
        yield step  # words that stand for a registered ellipsis
        return
    shift = old - new
    edges = {new, new_end, *(at + side for at in forms for side in (0, 1) if new <= at < new_end)}
    for start, end in pairwise(sorted(edges)):
        yield Step(Op.EQUAL, (start + shift, end + shift), (start, end))


def _row(
    step: Step,
    alignment: Alignment,
    edits: Sequence[Edit],
    forms: Mapping[int, tuple[Mark, str]],
    options: RenderOptions,
) -> list[list[Run]]:
    same = step.op is Op.EQUAL
    reformed = same and step.printed[0] in forms
    # Words that stand for a registered ellipsis are equal to no word.
    absent = [Run(options.glyphs.ellipsis if same else options.glyphs.dot, Role.QUIET)]
    left = shown(phrase(alignment.registered, *step.registered))
    right = revealed(beside(alignment, step))
    if reformed:
        left, right = _forms(alignment, edits, step, forms[step.printed[0]][1])
    kinds = dict.fromkeys(
        edit.kind.value
        for edit in edits
        if (not same or reformed) and touches(edit, step.registered, step.printed)
    )
    return [
        [Run(left, Role.PLAIN if same else Role.LOST)] if left else absent,
        [Run("=" if reformed else _SIGNS[step.op], Role.QUIET)],
        [Run(right, Role.PLAIN if same else Role.GAINED)] if right else absent,
        [Run(", ".join(kinds), Role.QUIET)] if kinds else [],
    ]


def _forms(alignment: Alignment, edits: Sequence[Edit], step: Step, was: str) -> tuple[str, str]:
    """A word on both sides with the marks in which they differ."""
    printed = phrase(alignment.printed, *step.printed)
    found = [
        edit.found for edit in edits if edit.registered == was and edit.found_range == step.printed
    ]
    return shown(was), revealed(found[0] if found else printed)

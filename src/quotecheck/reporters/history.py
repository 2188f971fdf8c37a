"""The variants of one quote in time, and what speaks for one having come from another.

Refuses: to claim more than its reasons. What is shown is an inference, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.model import Edit, Op, Severity
from quotecheck.model.history import History, Inference
from quotecheck.reporters.canvas import Line, Role, Run, paint, place, shown, wrap
from quotecheck.reporters.drift_tree import what
from quotecheck.reporters.options import RenderOptions

_INDENT, _BODY = 2, 4
_UNDATED = "undated"
_MOST = 4  # reasons that are named; the rest are counted


def render(history: History, options: RenderOptions) -> str:
    """The dates, then the inferences, each with its reasons."""
    quote = history.collation.quote
    name = [Run(shown(quote.id), Role.STRONG), Run(f"   {shown(quote.speaker)}")]
    lines: list[Line] = wrap(name, options.wrap, 0, _INDENT)
    if not history.appearances:
        lines += wrap([Run("found nowhere", Role.STRONG)], options.wrap, _INDENT)
        return paint(lines, color=options.color)
    lines += [(), *_dates(history, options), ()]
    lines += wrap([Run(_caveat(history), Role.QUIET)], options.wrap, 0)
    told = {inference.label: inference for inference in history.inferences}
    for appearance in history.appearances:
        lines += _inferred(appearance.label, told.get(appearance.label), history, options)
    return paint(lines, color=options.color)


def _dates(history: History, options: RenderOptions) -> Iterator[Line]:
    variants = {variant.label: variant for variant in history.collation.variants}
    width = max(len(one.published or _UNDATED) for one in history.appearances)
    for one in history.appearances:
        variant = variants[one.label]
        spot = one.occurrence
        runs = [
            Run((one.published or _UNDATED).ljust(width), Role.STRONG),
            Run(f"  {one.label}  {what(variant, options)}"),
            Run("  "),
            Run(
                place(spot.source, spot.position.line, spot.position.column), Role.PLACE, whole=True
            ),
        ]
        yield from wrap(runs, options.wrap, _INDENT, _INDENT + width + 2)


def _caveat(history: History) -> str:
    if not any(one.published for one in history.appearances):
        return "no source says when it was published, so nothing tells which way a change went"
    return "inferred from dates, shared changes and shared cuts; it may have been otherwise"


def _inferred(
    label: str, inference: Inference | None, history: History, options: RenderOptions
) -> Iterator[Line]:
    if inference is None:
        variant = next(one for one in history.collation.variants if one.label == label)
        if variant.severity > Severity.INFO:
            text = f"{label}: no earlier or undated wording shares a change or a cut with it"
            yield from wrap([Run(text)], options.wrap, _INDENT, _BODY)
        return
    yield from wrap([Run(_claim(inference, history), Role.STRONG)], options.wrap, _INDENT, _BODY)
    alone = f"but only {inference.parent}"
    for who, edits in (
        ("both print", inference.errors),
        ("both leave out", inference.cuts),
        (f"{alone} prints", [edit for edit in inference.against if edit.op is not Op.DELETE]),
        (f"{alone} leaves out", [edit for edit in inference.against if edit.op is Op.DELETE]),
    ):
        if edits:
            runs = [Run(f"{who} "), *_named(edits)]
            yield from wrap(runs, options.wrap, _BODY, _BODY + _INDENT)


def _claim(inference: Inference, history: History) -> str:
    label, parent = inference.label, inference.parent
    dates = {one.label: one.published for one in history.appearances}
    if not inference.dated:
        return f"{label} and {parent} are related; no dates tell which way"
    when = f"({dates[parent]}, before {dates[label]})"
    if inference.possible:
        return f"{label} could have come from {parent} {when}"
    return f"{label} is related to {parent} {when}, and did not come from it alone"


def _named(edits: Sequence[Edit]) -> Iterator[Run]:
    for number, edit in enumerate(edits[:_MOST]):
        yield Run("; " if number else "")
        yield Run(f'"{shown(edit.found or edit.registered)}"', _role(edit))
        if edit.op is Op.REPLACE:
            yield Run(f' for "{shown(edit.registered)}"')
    if len(edits) > _MOST:
        yield Run(f"; and {len(edits) - _MOST} more")


def _role(edit: Edit) -> Role:
    return Role.LOST if edit.op is Op.DELETE else Role.GAINED

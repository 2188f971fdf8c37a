"""``quotecheck diff``: the wordings of one quote, side by side, word by word."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from quotecheck.cli import options
from quotecheck.cli.configured import Flags, request
from quotecheck.cli.emit import emit
from quotecheck.cli.terminal import Color, render_options
from quotecheck.errors import Problem, UsageError
from quotecheck.model import Collation
from quotecheck.model.history import History
from quotecheck.reporters import RenderOptions, Style

_REGISTERED = "registered"
_HELP = f'A variant by its label, or "{_REGISTERED}".'
_A = Annotated[str | None, typer.Argument(metavar="A", show_default=False, help=_HELP)]
_B = Annotated[str | None, typer.Argument(metavar="B", show_default=False, help=_HELP)]
_TreeOption = Annotated[
    bool, typer.Option("--tree", help="Draw which wordings are near each other.")
]
_HistoryOption = Annotated[
    bool,
    typer.Option("--history", help="Order them in time, and infer which came from which."),
]


class DiffFormat(StrEnum):
    """How a diff is written."""

    TEXT = "text"
    NEWICK = "newick"
    SVG = "svg"


_Format = Annotated[
    DiffFormat, typer.Option("--format", "-f", help="Text, or the tree as newick or svg.")
]


def diff(
    quote: options.QuoteId,
    a: _A = None,
    b: _B = None,
    corpus: options.Corpus = None,
    registry: options.Registry = None,
    style: options.StyleOption = None,
    tree: _TreeOption = False,
    history: _HistoryOption = False,
    format: _Format = DiffFormat.TEXT,
    max_drift: options.MaxDrift = None,
    min_words: options.MinWords = None,
    exhaustive: options.Exhaustive = False,
    include: options.Include = None,
    exclude: options.Exclude = None,
    skip_unreadable: options.SkipUnreadable = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    color: options.ColorOption = Color.AUTO,
) -> int:
    """Show how the sources word one quote.

    Without A and B: every variant in one table. With A: that variant against the registered
    wording. With both: one against the other. --tree and --history show all of them in other
    ways. Exits 0, or 2 when it could not be done.
    """
    from quotecheck.pipeline.history import history as told_in_time

    if format is not DiffFormat.TEXT and (history or style or a):
        message = f"--format {format} is of the tree alone; leave out A, B, --style and --history"
        raise UsageError(Problem(None, None, None, message))
    flags = Flags(
        registry=registry,
        paths=corpus,
        include=include,
        exclude=exclude,
        max_drift=max_drift,
        min_words=min_words,
        exhaustive=exhaustive,
        quotes=(quote,),
        skip_unreadable=skip_unreadable,
        jobs=jobs,
        no_cache=no_cache,
    )
    told = told_in_time(request(flags), quote)
    if format is not DiffFormat.TEXT:
        return emit(_exported(told.collation, format), 0, machine=True)
    look = render_options(color)
    parts = [_tree(told.collation, look)] if tree else []
    parts += [_history(told, look)] if history else []
    return emit("\n".join(parts) or _drawn(told.collation, a, b, style, look), 0)


def _exported(collation: Collation, format: DiffFormat) -> str:
    if format is DiffFormat.NEWICK:
        from quotecheck.reporters.drift_tree import render_newick

        return render_newick(collation)
    from quotecheck.reporters.drift_tree_svg import render

    return render(collation)


def _tree(collation: Collation, look: RenderOptions) -> str:
    from quotecheck.reporters.drift_tree import render

    return render(collation, look)


def _history(told: History, look: RenderOptions) -> str:
    from quotecheck.reporters.history import render

    return render(told, look)


def _drawn(
    collation: Collation, a: str | None, b: str | None, style: Style | None, look: RenderOptions
) -> str:
    """The table when nothing, or everything, is asked for; otherwise the pairs."""
    from quotecheck.reporters.diff import render_collation, render_variant_pair

    if style is Style.TABLE or (style is None and a is None):
        return render_collation(collation, look)
    if a is not None:
        pairs = [(_REGISTERED, _label(a)) if b is None else (_label(a), _label(b))]
    else:
        pairs = [(_REGISTERED, variant.label) for variant in collation.variants]
    chosen = style or Style.SIDE_BY_SIDE
    return "\n".join(render_variant_pair(collation, *pair, look, chosen) for pair in pairs)


def _label(typed: str) -> str:
    """Labels are capitals; nobody should have to press shift."""
    return _REGISTERED if typed.casefold() == _REGISTERED else typed.upper()

"""``quotecheck diff``: the wordings of one quote, side by side, word by word."""

from __future__ import annotations

from typing import Annotated

import typer

from quotecheck.cli import options
from quotecheck.cli.configured import Flags, request
from quotecheck.cli.emit import emit
from quotecheck.cli.terminal import Color, render_options
from quotecheck.model import Collation
from quotecheck.reporters import RenderOptions, Style

_REGISTERED = "registered"
_Quote = Annotated[str, typer.Argument(metavar="QUOTE", help="The id of a registered quote.")]
_HELP = f'A variant by its label, or "{_REGISTERED}".'
_A = Annotated[str | None, typer.Argument(metavar="A", show_default=False, help=_HELP)]
_B = Annotated[str | None, typer.Argument(metavar="B", show_default=False, help=_HELP)]


def diff(
    quote: _Quote,
    a: _A = None,
    b: _B = None,
    corpus: options.Corpus = None,
    registry: options.Registry = None,
    style: options.StyleOption = None,
    max_drift: options.MaxDrift = None,
    min_words: options.MinWords = None,
    exhaustive: options.Exhaustive = False,
    include: options.Include = None,
    exclude: options.Exclude = None,
    skip_unreadable: options.SkipUnreadable = False,
    color: options.ColorOption = Color.AUTO,
) -> int:
    """Show how the sources word one quote.

    Without A and B: every variant in one table. With A: that variant against the registered
    wording. With both: one against the other. Exits 0, or 2 when it could not be done.
    """
    from quotecheck import pipeline

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
    )
    collation = pipeline.collate_one(request(flags), quote)
    return emit(_drawn(collation, a, b, style, render_options(color)), 0)


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

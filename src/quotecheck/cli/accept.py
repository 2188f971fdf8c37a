"""``quotecheck accept``: a variant is sound, and why; one line in the registry."""

from __future__ import annotations

from typing import Annotated

import typer

from quotecheck.cli import options
from quotecheck.cli.configured import Flags, request
from quotecheck.cli.emit import emit
from quotecheck.text.display import display

_Variant = Annotated[
    str, typer.Argument(metavar="VARIANT", help="A variant by its label, as verify shows it.")
]
_Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is sound.")]
_Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="The last day it holds, as YYYY-MM-DD."),
]
_Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="PATTERN",
        help="Accept it in sources that match only. May be repeated.",
    ),
]


def accept(
    quote: options.QuoteId,
    variant: _Variant,
    reason: _Reason,
    by: options.By = None,
    until: _Until = None,
    source: _Sources = None,
    corpus: options.Corpus = None,
    registry: options.Registry = None,
    max_drift: options.MaxDrift = None,
    min_words: options.MinWords = None,
    exhaustive: options.Exhaustive = False,
    include: options.Include = None,
    exclude: options.Exclude = None,
    skip_unreadable: options.SkipUnreadable = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> int:
    """Record in the registry that a variant is sound, and why.

    It is accepted as it is worded, no more and no less. Labels depend on the sources: name the
    same ones as for verify. Exits 0, or 2 when it could not be done; then nothing was changed.
    """
    from quotecheck import pipeline
    from quotecheck.pipeline import accepting
    from quotecheck.registry.decisions import record

    flags = Flags(
        registry=registry,
        paths=corpus,
        include=include,
        exclude=exclude,
        max_drift=max_drift,
        min_words=min_words,
        exhaustive=exhaustive,
        skip_unreadable=skip_unreadable,
        jobs=jobs,
        no_cache=no_cache,
        quotes=(quote,),
    )
    asked = request(flags)
    item = accepting.chosen(pipeline.collate_one(asked, quote), variant)
    name = f"{quote} {item.variant.label}"
    known = item.variant.accepted
    if known is not None:
        return emit(display(f"{name} is accepted already: {known.reason}") + "\n", 0)
    terms = accepting.Terms(reason, by, until, tuple(source or ()))
    accepted = accepting.acceptance(item, terms)
    record(asked.registry, [(item.quote, accepted)])
    return emit(display(f"{asked.registry}: accepted {name}: {accepted.text}") + "\n", 0)

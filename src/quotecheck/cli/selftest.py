"""``quotecheck selftest``: change every quote in small ways, and see what would be caught."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from quotecheck.cli import options
from quotecheck.cli.configured import Flags, request
from quotecheck.cli.emit import complain, emit
from quotecheck.cli.terminal import Color, render_options


class SelfTestFormat(StrEnum):
    """How the result is written."""

    FULL = "full"
    JSON = "json"


_Format = Annotated[SelfTestFormat, typer.Option("--format", "-f", help="How to write it.")]


def selftest(
    registry: options.Registry = None,
    format: _Format = SelfTestFormat.FULL,
    quote: options.Quotes = None,
    max_drift: options.MaxDrift = None,
    min_words: options.MinWords = None,
    exhaustive: options.Exhaustive = False,
    color: options.ColorOption = Color.AUTO,
    quiet: options.Quiet = 0,
    verbose: options.Verbose = 0,
) -> int:
    """Change each quote in small ways, and show what would be caught.

    Exits 0 when every change of meaning is major or worse and every change of form no more than
    info, 1 when one is not, 2 when it could not be tested.
    """
    from quotecheck.pipeline.selftest import selftest as tested
    from quotecheck.reporters import selftest as report

    flags = Flags(
        registry=registry,
        max_drift=max_drift,
        min_words=min_words,
        exhaustive=exhaustive,
        quotes=quote,
    )
    result = tested(request(flags))
    if format is SelfTestFormat.JSON:
        for problem in result.errors:
            complain(str(problem))
        return emit(report.render_json(result), result.exit_status, machine=True)
    look = render_options(color, options.verbosity(quiet, verbose))
    return emit(report.render(result, look), result.exit_status)

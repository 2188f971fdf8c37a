"""``quotecheck verify``: compare the sources with the registry, report, and pass or fail."""

from __future__ import annotations

import sys

from quotecheck.cli import options
from quotecheck.cli.emit import complain, emit
from quotecheck.cli.terminal import Color, is_terminal, render_options
from quotecheck.model import Report, Settings
from quotecheck.reporters import Verbosity

_CORPUS = ("corpus",)
# These say what could not be checked, and count, for the person who reads them.
_FOR_PEOPLE = frozenset({"full"})
_BY_LINES = frozenset({"full", "concise"})
_DEFAULTS = Settings()


def verify(
    paths: options.Paths = None,
    registry: options.Registry = "quotes.yaml",
    format: options.Format = "full",
    fail_on: options.FailOnOption = options.FailOn.MAJOR,
    max_drift: options.MaxDrift = _DEFAULTS.max_drift,
    min_words: options.MinWords = _DEFAULTS.min_words,
    exhaustive: options.Exhaustive = False,
    quote: options.Quotes = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    skip_unreadable: options.SkipUnreadable = False,
    color: options.ColorOption = Color.AUTO,
    quiet: options.Quiet = 0,
    verbose: options.Verbose = 0,
) -> int:
    """Find where the quotes are printed, and say what differs.

    The report goes to stdout. Exits 0 when nothing is at or above --fail-on, 1 when something
    is, 2 when it could not be checked.
    """
    from quotecheck import pipeline, reporters

    settings = Settings(
        max_drift=max_drift,
        min_words=min_words,
        fail_on=fail_on.severity,
        exhaustive=exhaustive,
        quotes=tuple(quote or ()),
        skip_unreadable=skip_unreadable,
    )
    report = pipeline.verify(
        pipeline.Request(
            registry=registry,
            paths=tuple(paths or _CORPUS),
            settings=settings,
            include=tuple(include or ()),
            exclude=tuple(exclude or ()),
        )
    )
    level = options.verbosity(quiet, verbose)
    text = reporters.render(format, report, render_options(color, level))
    status = emit(text, report.exit_status, machine=format not in _BY_LINES)
    _tell(report, format, level)
    return status


def _tell(report: Report, format: str, level: Verbosity) -> None:
    """On stderr: what could not be done, and the counts, unless the same eyes have seen them."""
    seen = format in _FOR_PEOPLE
    if not (seen and is_terminal() and sys.stderr is not None and sys.stderr.isatty()):
        for problem in report.errors:
            complain(str(problem))
    if not seen and level > Verbosity.QUIET:
        from quotecheck.reporters import figures
        from quotecheck.reporters.options import ASCII

        complain("; ".join(figures.counts(report, ASCII)))

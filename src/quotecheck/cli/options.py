"""The options that commands share, each said once: name, type, bounds, help.

Refuses: defaults. An option that is not given is None, so that the environment and the file of
``config`` can speak; what a combination of options means is decided in the command.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Annotated

import typer

from quotecheck.cli.completing import quote_ids
from quotecheck.cli.terminal import Color
from quotecheck.model import Settings, Severity
from quotecheck.reporters import FORMATS, Style, Verbosity

_DEFAULTS = Settings()


class FailOn(StrEnum):
    """The severity from which a finding fails the run."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    NEVER = "never"

    @property
    def severity(self) -> Severity | None:
        """None for never."""
        return None if self is FailOn.NEVER else Severity.parse(self.value)


def verbosity(quiet: int, verbose: int) -> Verbosity:
    """What -q and -v come to: each takes back one of the other."""
    level = Verbosity.NORMAL + verbose - quiet
    return Verbosity(min(max(level, Verbosity.QUIET), Verbosity.VERBOSE))


def _a_format(name: str) -> str:
    if name not in FORMATS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}.")
    return name


def _jobs(value: str | None) -> str | None:
    from quotecheck.config.keys import said_processes

    try:
        return value if value is None else str(said_processes(value))
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from None


def _a_share(value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise typer.BadParameter("it is not a number.")
    return value


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", help="Files and folders to check; - is stdin.  [default: corpus]"
    ),
]
Corpus = Annotated[
    list[str] | None,
    typer.Option(
        "--corpus",
        "-c",
        metavar="PATH",
        help="A file or folder to compare. May be repeated.  [default: corpus]",
    ),
]
Registry = Annotated[
    str | None,
    typer.Option(
        "--registry",
        "-r",
        metavar="FILE",
        help="The registered quotes.  [default: quotes.yaml]",
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format", "-f", metavar="FORMAT", callback=_a_format, help=f"{', '.join(FORMATS)}."
    ),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FORMAT=PATH",
        help="Also write the report to a file. May be repeated.",
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        show_default=False,
        help="Exit 1 when a finding is at least this severe.  [default: major]",
    ),
]
MaxDrift = Annotated[
    float | None,
    typer.Option(
        "--max-drift",
        min=0.0,
        max=1.0,
        callback=_a_share,
        help=f"How many of a quote's words may differ, as a share.  "
        f"[default: {_DEFAULTS.max_drift}]",
    ),
]
MinWords = Annotated[
    int | None,
    typer.Option(
        "--min-words",
        min=1,
        help=f"The fewest words that count as a part of a quote.  [default: {_DEFAULTS.min_words}]",
    ),
]
Exhaustive = Annotated[
    bool,
    typer.Option("--exhaustive", help="Read every place exactly, without the filter; slow."),
]
Jobs = Annotated[
    str | None,
    typer.Option(
        "--jobs",
        metavar="N",
        callback=_jobs,
        help="The most processes to search with; auto is one for each core.  [default: auto]",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Search everything again; keep nothing for later.")
]
Quotes = Annotated[
    list[str] | None,
    typer.Option(
        "--quote",
        metavar="ID",
        autocompletion=quote_ids,
        help="Check this quote only. May be repeated.",
    ),
]
QuoteId = Annotated[
    str,
    typer.Argument(metavar="QUOTE", autocompletion=quote_ids, help="The id of a registered quote."),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="PATTERN",
        help="Of folders, read only what matches. May be repeated.",
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="PATTERN", help="Of folders, leave out what matches. May be repeated."
    ),
]
SkipUnreadable = Annotated[
    bool,
    typer.Option("--skip-unreadable", help="List unreadable sources as skipped; do not fail."),
]
ColorOption = Annotated[Color, typer.Option("--color", help="When to colour.")]
Quiet = Annotated[
    int, typer.Option("--quiet", "-q", count=True, show_default=False, help="Findings only.")
]
Verbose = Annotated[
    int,
    typer.Option("--verbose", "-v", count=True, show_default=False, help="Also what is info."),
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Whose decision it is.")]
Remarks = Annotated[
    bool | None,
    typer.Option(
        "--remarks/--no-remarks",
        show_default=False,
        help="Follow remarks in sources: quotecheck: ignore[RULE] why.  [default: remarks]",
    ),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        "--files-from", metavar="FILE", help="Check the paths that FILE lists, too; - is stdin."
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option("--stdin-filename", metavar="NAME", help="What to call the text of PATH -."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="REV", help="Only sources that git says changed since REV."),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Findings that are known and do not fail."),
]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help="Make what is found now the baseline.")
]
ShowSettings = Annotated[
    bool,
    typer.Option(
        "--show-settings", help="Print each setting, and where it is from. Check nothing."
    ),
]
ShowFiles = Annotated[
    bool, typer.Option("--show-files", help="Print the files to check. Check nothing.")
]
Timings = Annotated[
    bool, typer.Option("--timings", help="Say on stderr how many seconds each stage took.")
]
StyleOption = Annotated[
    Style | None,
    typer.Option(
        "--style",
        show_default=False,
        help="How to lay it out.  [default: side-by-side with A, table without]",
    ),
]

"""``quotecheck verify``: compare the sources with the registry, report, and pass or fail."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quotecheck.cli import known, options
from quotecheck.cli.artefacts import Artefact, artefacts, guard, summarise, write
from quotecheck.cli.configured import Flags, request, resolved, settings_shown
from quotecheck.cli.emit import complain, emit
from quotecheck.cli.guard import COULD_NOT_CHECK
from quotecheck.cli.terminal import Color, is_terminal, render_options
from quotecheck.cli.watching import Watching, wants_progress
from quotecheck.errors import QuotecheckError, UsageError
from quotecheck.model import Report, Settings
from quotecheck.model.watch import Stage
from quotecheck.reporters import RenderOptions, Verbosity
from quotecheck.text.display import display

# These say what could not be checked, and count, for the person who reads them.
_FOR_PEOPLE = frozenset({"full"})
_BY_LINES = frozenset({"full", "concise"})

_LAST: list[Report] = []
"""The last report, held to the end of the process: to take it apart takes longer than that does."""


def verify(
    paths: options.Paths = None,
    registry: options.Registry = None,
    format: options.Format = "full",
    report: options.Reports = None,
    fail_on: options.FailOnOption = None,
    max_drift: options.MaxDrift = None,
    min_words: options.MinWords = None,
    exhaustive: options.Exhaustive = False,
    quote: options.Quotes = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    skip_unreadable: options.SkipUnreadable = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    remarks: options.Remarks = None,
    files_from: options.FilesFrom = None,
    stdin_filename: options.StdinFilename = None,
    since: options.Since = None,
    baseline: options.Baseline = None,
    update_baseline: options.UpdateBaseline = False,
    timings: options.Timings = False,
    show_settings: options.ShowSettings = False,
    show_files: options.ShowFiles = False,
    color: options.ColorOption = Color.AUTO,
    quiet: options.Quiet = 0,
    verbose: options.Verbose = 0,
) -> int:
    """Find where the quotes are printed, and say what differs.

    The report goes to stdout. Exits 0 when nothing is at or above --fail-on, 1 when something
    is, 2 when it could not be checked.
    """
    flags = Flags(
        registry=registry,
        paths=paths,
        include=include,
        exclude=exclude,
        max_drift=max_drift,
        min_words=min_words,
        fail_on=fail_on,
        exhaustive=exhaustive,
        quotes=quote,
        skip_unreadable=skip_unreadable,
        jobs=jobs,
        no_cache=no_cache,
        remarks=remarks,
        files_from=files_from,
        stdin_filename=stdin_filename,
        since=since,
        baseline=baseline,
    )
    known.check(baseline, update=update_baseline)
    if show_settings:
        return emit(settings_shown(resolved(flags)), 0)
    wanted = artefacts(report or ())
    if show_files:
        return _show_files(flags, wanted)
    look = render_options(color, options.verbosity(quiet, verbose))
    return _verified(flags, wanted, format, look, update=update_baseline, timings=timings)


def _verified(
    flags: Flags,
    wanted: Sequence[Artefact],
    format: str,
    look: RenderOptions,
    *,
    update: bool,
    timings: bool,
) -> int:
    """Run, report in every format that is wanted, and say how it ended."""
    from quotecheck import reporters

    watch = Watching(line=wants_progress(look.verbosity))
    done = known.marked(_checked(flags, wanted, watch), update=update)
    _LAST[:] = [done]
    watch.stage(Stage.REPORT)
    complete = write(done, wanted, look.verbosity)
    summarise(done, (format, *(one.format for one in wanted)))
    status = done.exit_status if complete else COULD_NOT_CHECK
    status = emit(reporters.pieces(format, done, look), status, machine=format not in _BY_LINES)
    _tell(done, format, look.verbosity)
    if timings:
        complain(watch.timings())
    return status


def _checked(flags: Flags, wanted: Sequence[Artefact], watch: Watching) -> Report:
    """The report of the run; of one that was asked wrongly too, which a machine wants to read.

    UsageError when a report that is wanted would be written over what is read.
    """
    from quotecheck import pipeline

    try:
        asked = request(flags)
    except QuotecheckError as error:
        return Report(flags.registry or "quotes.yaml", Settings(), errors=error.problems)
    guard(wanted, asked.registry, (*asked.paths, *asked.never))
    never = (*asked.never, *(one.path for one in wanted))
    try:
        done = pipeline.verify(replace(asked, never=never, watch=watch))
    finally:
        watch.over()
    _tell_left_out(done)
    return done


def _tell_left_out(report: Report) -> None:
    """How much of the corpus --since passed over."""
    revision = report.settings.since
    if revision is not None and not report.errors:
        reason = f"not changed since {revision}"
        number = sum(one.reason == reason for one in report.skipped)
        complain(f"--since {revision}: {len(report.sources)} compared, {number} left out")
        if _has_changed(report.registry, revision):
            advice = "without --since it is compared with every source"
            complain(f"--since {revision}: {report.registry} has changed as well; {advice}")


def _has_changed(registry: str, revision: str) -> bool:
    """Whether git says that the registry changed; not where it lies outside of a repository."""
    from quotecheck.pipeline.since import unchanged

    try:
        return not unchanged((Path(registry),), (registry,), revision)
    except UsageError:
        return False


def _show_files(flags: Flags, wanted: Sequence[Artefact]) -> int:
    """Each file that would be read on a line of stdout; what is skipped, and why, on stderr."""
    from quotecheck import readers

    asked = request(flags)
    never = (asked.registry, *asked.never, *(one.path for one in wanted))
    found = readers.discover(asked.paths, asked.include, asked.exclude, never)
    files = [*(one.path for one in asked.sources), *(path.as_posix() for path in found.files)]
    for skipped in found.skipped:
        complain(f"skipped {skipped.path}: {skipped.reason}")
    listed = "".join(f"{display(path)}\n" for path in files)
    return emit(listed, 0 if files else 2)


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

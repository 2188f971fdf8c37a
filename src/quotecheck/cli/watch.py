"""``quotecheck watch``: verify again whenever the registry, a source or the settings change.

Files are looked at once a second; nothing depends on what an operating system would tell. Refuses:
to be a gate. It goes on until it is interrupted, and its exit status says no more than that.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable, Iterator

from quotecheck.cli import options
from quotecheck.cli.configured import Flags, request, resolved
from quotecheck.cli.emit import complain, emit
from quotecheck.cli.inputs import STDIN
from quotecheck.cli.terminal import Color, render_options
from quotecheck.errors import Problem, QuotecheckError, UsageError
from quotecheck.model import Report

_EVERY = 1.0  # seconds


def watch(
    paths: options.Paths = None,
    registry: options.Registry = None,
    fail_on: options.FailOnOption = None,
    quote: options.Quotes = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    color: options.ColorOption = Color.AUTO,
    quiet: options.Quiet = 0,
    verbose: options.Verbose = 0,
) -> int:
    """Verify again whenever a file changes, until interrupted."""
    from quotecheck import reporters

    if STDIN in (paths or ()):
        raise UsageError(Problem(None, None, None, "standard input cannot be watched; name files"))
    flags = Flags(
        registry=registry,
        paths=paths,
        include=include,
        exclude=exclude,
        jobs=jobs,
        no_cache=no_cache,
        fail_on=fail_on,
        quotes=quote,
    )
    look = render_options(color, options.verbosity(quiet, verbose))
    for _ in changes(lambda: _state(flags), time.sleep):
        report = _report(flags)
        if report is not None:
            text = reporters.render("full", report, look)
            if emit(f"{text}\n", 0, machine=True):
                return 2  # nobody reads any more
        complain("waiting for a change; Ctrl-C ends it")
    return 0


def changes(state: Callable[[], Hashable], sleep: Callable[[float], object]) -> Iterator[None]:
    """Once at first, then whenever the state is another than before; never ends by itself.

    The state is taken before each turn, so that what changes while it is worked on counts.
    """
    while True:
        before = state()
        yield
        while state() == before:
            sleep(_EVERY)


def _report(flags: Flags) -> Report | None:
    """The report of this turn; None when the settings are wrong, which is said."""
    from quotecheck import pipeline

    try:
        return pipeline.verify(request(flags))
    except QuotecheckError as error:
        for problem in error.problems:
            complain(str(problem))
        return None


def _state(flags: Flags) -> Hashable:
    """What can be seen of all that is read, without reading it; what is wrong counts, too."""
    from quotecheck import readers

    try:
        chosen = resolved(flags)
        found = readers.discover(chosen.paths, chosen.include, chosen.exclude, (chosen.registry,))
    except QuotecheckError as error:
        return tuple(error.problems)
    files = [chosen.registry, *(path.as_posix() for path in found.files)]
    files += [] if chosen.file is None else [chosen.file]
    return (*(_seen(path) for path in files), *found.skipped)


def _seen(path: str) -> tuple[str, int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, status.st_mtime_ns, status.st_size

"""A run as a person sees it go by: one line of progress on stderr, and how long each stage took.

Refuses: to show a line where nobody looks at it. Without a terminal, in CI and with -q there is
none; nor in a run that is over before anyone could read it.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from quotecheck.cli.emit import complain
from quotecheck.model import Source
from quotecheck.model.watch import Stage
from quotecheck.reporters import Verbosity

_FIRST, _EVERY = 1.0, 0.1  # seconds until there is a line, and between two
_MB = 1_000_000


def wants_progress(level: Verbosity) -> bool:
    """Whether somebody watches: stderr is a terminal that can go back in a line, and not CI's."""
    if level is Verbosity.QUIET or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:  # closed
        return False


class Watching:
    """The ``Watch`` of the command. ``clock`` gives seconds, as ``time.perf_counter``."""

    def __init__(self, *, line: bool, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._line = line
        self._seconds: dict[Stage, float] = {}
        self._stage: Stage | None = None
        self._since = self._began = self._next = 0.0
        self._sizes: dict[str, int] = {}
        self._files = self._bytes = self._all = 0
        self._drawn = False

    def stage(self, stage: Stage) -> None:
        """What passed since the last stage began is that one's."""
        now = self._clock()
        if self._stage is not None:
            self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def ahead(self, sources: Sequence[Path | Source]) -> None:
        """What is to be done, in files and bytes."""
        if self._line:
            self._sizes = dict(_size(source) for source in sources)
            self._all = sum(self._sizes.values())
            self._began = self._clock()
            self._next = self._began + _FIRST

    def done(self, path: str) -> None:
        """One less; the line says so when it is time."""
        if self._line:
            self._files += 1
            self._bytes += self._sizes.get(path, 0)
            now = self._clock()
            if now >= self._next:
                self._next = now + _EVERY
                self._draw(now - self._began)

    def note(self, text: str) -> None:
        """Said at once, where the line was; the line comes again when it is time."""
        self.over()
        complain(text)

    def over(self) -> None:
        """Nothing is left of the line."""
        if self._drawn:
            self._drawn = False
            _put("\r\x1b[K")

    def timings(self) -> str:
        """The seconds of each stage that there was, and of all."""
        if self._stage is not None:
            self.stage(self._stage)
        spent = [(one, self._seconds[one]) for one in Stage if one in self._seconds]
        each = ", ".join(f"{one.value} {seconds:.3f}" for one, seconds in spent)
        return f"{sum(seconds for _, seconds in spent):.3f} s: {each}"

    def _draw(self, elapsed: float) -> None:
        said = (
            f"{self._files:,} of {len(self._sizes):,} files, "
            f"{self._bytes / _MB:,.1f} of {self._all / _MB:,.1f} MB"
        )
        if 0 < self._bytes <= self._all:
            left = elapsed * (self._all - self._bytes) / self._bytes
            said += f", about {left:,.0f} s left"
        self._drawn = True
        _put(f"\r\x1b[K{said[: shutil.get_terminal_size().columns - 1]}")


def _size(source: Path | Source) -> tuple[str, int]:
    """The name of a source and its bytes; 0 for a file that is gone, which reading will tell."""
    if isinstance(source, Source):
        return source.path, len(source.text)
    with suppress(OSError, ValueError):
        return source.as_posix(), source.stat().st_size
    return source.as_posix(), 0


def _put(text: str) -> None:
    with suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()

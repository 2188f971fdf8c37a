"""Who is told how a run goes: its stages, and the sources that are ahead of it and behind it.

Refuses: clocks and sizes. What a run tells is the same each time; whoever watches may measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from quotecheck.model.wording import Source


class Stage(Enum):
    """What a run does, in the order in which each begins; reading and searching take turns.

    Where worker processes read, that is part of searching.
    """

    REGISTRY = "registry"
    FILES = "files"
    INDEX = "index"
    READ = "read"
    SEARCH = "search"
    COLLATE = "collate"
    RULES = "rules"
    REPORT = "report"


class Watch(Protocol):
    """Told by a run, in its own thread; to take long is to slow it down."""

    def stage(self, stage: Stage) -> None:
        """A stage begins or goes on, and the one before it is over or waits."""

    def ahead(self, sources: Sequence[Path | Source]) -> None:
        """These are to be compared: files that are there, and texts in memory."""

    def done(self, path: str) -> None:
        """The source of this path was compared, or could not be read."""

    def note(self, text: str) -> None:
        """Something that a person may want to know, and that does not change the result."""


class Unwatched:
    """Watches nothing."""

    def stage(self, stage: Stage) -> None:
        """Nothing."""

    def ahead(self, sources: Sequence[Path | Source]) -> None:
        """Nothing."""

    def done(self, path: str) -> None:
        """Nothing."""

    def note(self, text: str) -> None:
        """Nothing."""

"""What a run is asked to do. Refuses: defaults of the command line, which are ``cli``'s."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotecheck.model import Registry, Settings, Source
from quotecheck.model.watch import Unwatched, Watch


@dataclass(frozen=True, slots=True)
class Request:
    """Paths as given: the registry, and the files and folders to compare with it.

    ``never`` are paths that are no sources wherever they lie, as the reports of this run.
    ``sources`` are compared beside the files, and need none. ``loaded`` is the registry where it
    has been read already. ``watch`` is told how the run goes, and changes nothing in it.
    """

    registry: str
    paths: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    loaded: Registry | None = None
    watch: Watch = field(default_factory=Unwatched, compare=False, repr=False)

"""What a run is asked to do. Refuses: defaults of the command line, which are ``cli``'s."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from quotecheck.model import Registry, Settings, Source
from quotecheck.model.watch import Unwatched, Watch
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """Paths as given: the registry, and the files and folders to compare with it.

    ``never`` are paths that are no sources wherever they lie, as the reports of this run.
    ``sources`` are compared beside the files, and need none. ``loaded`` is the registry where it
    has been read already. ``watch`` is told how the run goes. It changes nothing in the result, nor
    does ``jobs``, the most processes that may search (0: one for each core), nor ``cache``, the
    folder of the cache (None: no cache).
    """

    registry: str
    paths: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    loaded: Registry | None = None
    jobs: int = 1
    cache: Path | None = None
    watch: Watch = field(default_factory=Unwatched, compare=False, repr=False)

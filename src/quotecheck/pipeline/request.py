"""What a run is asked to do. Refuses: defaults of the command line, which are ``cli``'s."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotecheck.model import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """Paths as given: the registry, and the files and folders to compare with it."""

    registry: str
    paths: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

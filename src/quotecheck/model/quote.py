"""What the registry holds: quotes, speakers, acceptances.

Refuses: to parse. ``registry`` builds these and knows every way in which YAML can be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from quotecheck.model.kinds import Kind, Mode, Severity
from quotecheck.model.wording import Position, Wording
from quotecheck.records import dataclass

_UNCHANGED: Mapping[Kind, Severity] = {}
"""What most quotes say of severity. It is one for all of them, because they may be many."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A wording that someone decided to accept, and why. ``until`` is an ISO date."""

    text: str
    reason: str
    sources: tuple[str, ...] = ()
    by: str | None = None
    until: str | None = None
    position: Position = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Quote:
    """One registered entry. ``position`` is where it stands in the registry (its ``id`` value).

    ``reading`` is the wording of ``text``, or what makes it of the text: a function of a module,
    so that a quote can be pickled. It follows from the text, and is no part of what is compared.
    """

    id: str
    speaker: str
    text: str
    reading: Wording | Callable[[str], Wording] = field(compare=False, repr=False)
    mode: Mode = Mode.SPOKEN
    language: str = "en"
    said: str | None = None
    context: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    max_drift: float | None = None
    severity: Mapping[Kind, Severity] = field(default_factory=lambda: _UNCHANGED)
    notes: str | None = None
    position: Position = Position(1, 1)

    @property
    def wording(self) -> Wording:
        """The tokens of the text. Made when first asked for, because there may be many quotes."""
        made = self.reading
        if not isinstance(made, Wording):
            made = made(self.text)
            object.__setattr__(self, "reading", made)
        return made


@dataclass(frozen=True, slots=True)
class Registry:
    """quotes.yaml, checked. ``speakers`` maps each name to its aliases."""

    path: str
    quotes: tuple[Quote, ...]
    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    version: int = 1

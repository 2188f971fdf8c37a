"""The variants of one quote in time, and which could have come from which.

Refuses: to infer; ``collate.descent`` does. An inference is one, and carries its reasons.
"""

from __future__ import annotations

from quotecheck.model.variant import Collation, Edit, Occurrence
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a variant is first printed. ``published`` is an ISO date, None where none is known."""

    label: str
    published: str | None
    occurrence: Occurrence


@dataclass(frozen=True, slots=True)
class Inference:
    """What speaks for and against variant ``label`` having come from variant ``parent``.

    ``errors`` are changes of words that both have, ``cuts`` words that both leave out;
    ``against`` are changes and cuts of the parent that the other does not have, so that it must
    have had the registered words from elsewhere too. ``dated``: the parent is known to be earlier.
    """

    label: str
    parent: str
    errors: tuple[Edit, ...] = ()
    cuts: tuple[Edit, ...] = ()
    against: tuple[Edit, ...] = ()
    dated: bool = False

    @property
    def possible(self) -> bool:
        """Whether the parent alone would explain what the two share."""
        return self.dated and not self.against


@dataclass(frozen=True, slots=True)
class History:
    """``appearances`` by date, those without one last; at most one inference for a variant."""

    collation: Collation
    appearances: tuple[Appearance, ...]
    inferences: tuple[Inference, ...]

"""What the self-test keeps: mutants of registered quotes, and what the stages made of each.

Refuses: to make mutants and to run anything; ``pipeline`` does.
"""

from __future__ import annotations

from enum import StrEnum

from quotecheck.errors import Problem
from quotecheck.model.kinds import Kind, Severity
from quotecheck.model.report import Settings
from quotecheck.records import dataclass


class Effect(StrEnum):
    """What a mutation does to a quote, and so what is asked of the checker."""

    MEANING = "meaning"  # to be caught at its bound or above
    FORM = "form"  # to be found, and to stay at its bound or below
    OTHER = "other"  # shown, not judged


class Verdict(StrEnum):
    """How a mutant fared."""

    CAUGHT = "caught"
    MISSED = "missed"  # found, and taken for less than it is
    QUIET = "quiet"
    LOUD = "loud"  # found, and taken for more than it is
    LOST = "lost"  # not found at all
    ACCEPTED = "accepted"  # the registry accepts this very wording
    NOTED = "noted"


FAILING = frozenset({Verdict.MISSED, Verdict.LOUD, Verdict.LOST})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One quote with one thing done to it.

    ``text`` is the quotation as printed, ``source`` the whole text that prints it. ``bound`` is
    the least severity for MEANING, the most for FORM.
    """

    quote: str
    operation: str
    effect: Effect
    change: str
    text: str
    source: str
    bound: Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What search, collation, drift and rules made of a mutant: the worst of it.

    ``kinds`` and ``rules`` are those of the worst edits and findings, sorted.
    """

    mutant: Mutant
    found: bool
    severity: Severity = Severity.NONE
    kinds: tuple[Kind, ...] = ()
    rules: tuple[str, ...] = ()
    accepted: bool = False

    @property
    def verdict(self) -> Verdict:
        """How the mutant fared."""
        effect, bound = self.mutant.effect, self.mutant.bound
        if effect is Effect.OTHER:
            return Verdict.NOTED
        if not self.found:
            return Verdict.LOST
        if effect is Effect.FORM:
            return Verdict.QUIET if self.severity <= bound else Verdict.LOUD
        if self.severity >= bound:
            return Verdict.CAUGHT
        return Verdict.ACCEPTED if self.accepted else Verdict.MISSED


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The whole result: outcomes in the order of the operations, then of the registry."""

    registry: str
    settings: Settings
    quotes: int = 0
    outcomes: tuple[Outcome, ...] = ()
    errors: tuple[Problem, ...] = ()

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The outcomes that the settings should not let pass."""
        return tuple(outcome for outcome in self.outcomes if outcome.verdict in FAILING)

    @property
    def exit_status(self) -> int:
        """0 every mutant fared as it should, 1 some did not, 2 it could not be tested."""
        if self.errors:
            return 2
        return int(bool(self.failures))

"""How bad each kind is: the one table, and what a quote's own settings make of it.

Refuses: to look at words. Whoever names a kind may raise or lower its severity with evidence
(a listed opposite, a capital in mid-sentence); from there on only the quote decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotecheck.model import Edit, Kind, Mode, Quote, Severity
from quotecheck.records import dataclass

DEFAULT: dict[Kind, Severity] = {
    Kind.TYPOGRAPHY: Severity.INFO,
    Kind.CASE: Severity.INFO,
    Kind.SPELLING: Severity.INFO,
    Kind.MISSPELLING: Severity.MINOR,
    Kind.CLEANUP: Severity.MINOR,
    Kind.INFLECTION: Severity.MINOR,
    Kind.FUNCTION_WORD: Severity.MINOR,
    Kind.CONTENT_WORD: Severity.MAJOR,
    Kind.POLARITY: Severity.CRITICAL,
    Kind.MODALITY: Severity.MAJOR,
    Kind.QUANTITY: Severity.CRITICAL,
    Kind.NAME: Severity.CRITICAL,
    Kind.ELISION: Severity.INFO,
    Kind.ELISION_OF_MEANING: Severity.MAJOR,
    Kind.OMISSION: Severity.MAJOR,
    Kind.TRUNCATION: Severity.INFO,
    Kind.TRUNCATION_OF_MEANING: Severity.MAJOR,
    Kind.SPLICE: Severity.MAJOR,
    Kind.REORDER: Severity.MAJOR,
    Kind.INSERTION: Severity.MAJOR,
    Kind.EDITORIAL: Severity.INFO,
    Kind.LOOK_ALIKE: Severity.MINOR,
}
"""Severity by kind, before anything is known of the words or the quote."""

MARKS = frozenset({Kind.CASE, Kind.TYPOGRAPHY, Kind.LOOK_ALIKE, Kind.MODALITY})
"""The kinds that capitals, marks and hidden letters can have (a question mark is modality).

Occurrences of one variant may differ in them, so such an edit need not be in all of them."""

TRANSLATION = "translation"
_TRANSLATABLE = frozenset({Kind.CONTENT_WORD, Kind.FUNCTION_WORD})


@dataclass(frozen=True, slots=True)
class Typed:
    """What an edit is, before the quote has its say. ``severity`` None is the table's."""

    kind: Kind
    note: str = ""
    severity: Severity | None = None

    @property
    def base(self) -> Severity:
        """Its severity by the words alone."""
        return DEFAULT[self.kind] if self.severity is None else self.severity


def rate(typed: Typed, quote: Quote) -> tuple[Severity, str]:
    """The severity of an edit of ``quote``, and its note.

    The quote's own table decides outright. Otherwise spelling is minor in what was written, and
    under a translation content and function words rank one step lower, never below info.
    """
    severity, note = typed.base, typed.note
    if quote.mode is Mode.WRITTEN and typed.kind is Kind.SPELLING:
        severity = max(severity, Severity.MINOR)
    if quote.mode is Mode.TRANSLATED and typed.kind in _TRANSLATABLE:
        severity = max(Severity(severity - 1), Severity.INFO)
        note = f"{note}; {TRANSLATION}" if note else TRANSLATION
    return quote.severity.get(typed.kind, severity), note


def worst(edits: Iterable[Edit]) -> Severity:
    """The worst severity among ``edits``; NONE where there are none."""
    return max((edit.severity for edit in edits), default=Severity.NONE)

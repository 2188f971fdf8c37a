"""Which variants wait for a decision, and what an acceptance of one would say.

Refuses: to write it down (``registry.decisions``) and to decide. It only sees to it that what is
written would hold: for the whole wording, today, somewhere.
"""

from __future__ import annotations

from datetime import date

from quotecheck.collate.variants import covers, key, wording_key
from quotecheck.errors import Problem, UsageError
from quotecheck.model import Acceptance, Collation, Occurrence, Quote, Report, Severity, Variant
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """Why, by whom, until when (an ISO date), and in which sources (patterns; none: all)."""

    reason: str
    by: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """A variant that nobody has accepted, and the collation it stands in."""

    collation: Collation
    variant: Variant

    @property
    def quote(self) -> Quote:
        """The quote that it is a variant of."""
        return self.collation.quote

    @property
    def open(self) -> tuple[Occurrence, ...]:
        """Where it is printed without being accepted there."""
        excused = {path for path, _ in self.variant.excused}
        return tuple(one for one in self.variant.occurrences if one.source not in excused)


def pending(report: Report) -> tuple[Pending, ...]:
    """What waits for a decision, the worst first: all above info, or at what fails the run."""
    fail_on = report.settings.fail_on
    least = Severity.MINOR if fail_on is None else min(fail_on, Severity.MINOR)
    waiting = [
        Pending(told.collation, variant)
        for told in report.quotes
        for variant in told.collation.variants
        if variant.accepted is None and variant.severity >= least
    ]
    return tuple(sorted(waiting, key=lambda one: -one.variant.severity))


def chosen(collation: Collation, label: str) -> Pending:
    """The variant with this label; UsageError when there is none, naming those there are."""
    for variant in collation.variants:
        if variant.label == label.upper():
            return Pending(collation, variant)
    known = ", ".join(variant.label for variant in collation.variants)
    there = f"its variants are {known}" if known else "no source prints it"
    message = f'"{collation.quote.id}" has no variant {label}; {there}'
    raise UsageError(Problem(None, None, None, message))


def acceptance(item: Pending, terms: Terms, today: date | None = None) -> Acceptance:
    """The acceptance of a variant. UsageError when it could not be one, or would accept nothing."""
    problem = _obstacle(item, terms, today or date.today())
    if problem is not None:
        name = f"{item.quote.id} {item.variant.label}"
        raise UsageError(Problem(None, None, None, f"{name}: {problem}"))
    return Acceptance(
        _writable(item.variant.text),
        terms.reason.strip(),
        terms.sources,
        terms.by,
        terms.until,
    )


def _obstacle(item: Pending, terms: Terms, today: date) -> str | None:
    """Why a variant cannot be accepted on these terms, if it cannot."""
    if item.variant.as_registered:
        return "it is worded as registered; there is nothing to accept"
    if not terms.reason.strip():
        return "a decision needs a reason; say it with --reason"
    for said in (terms.reason, terms.by or "-", *terms.sources):
        if not said.strip() or any(_is_control(each) and each not in "\n\t" for each in said):
            return f"{said!a} cannot stand in a registry"
    if terms.until is not None and not _is_day(terms.until):
        return f'there is no such date as "{terms.until}"; write YYYY-MM-DD'
    if terms.until is not None and terms.until < today.isoformat():
        return f"{terms.until} is past"
    trial = Acceptance("", "", terms.sources)
    if not any(covers(trial, one.source) for one in item.open):
        paths = ", ".join(dict.fromkeys(one.source for one in item.open))
        return f"{', '.join(terms.sources)} is none of the sources that print it: {paths}"
    if wording_key(_writable(item.variant.text)) != key(item.variant.alignment):
        return "its wording holds characters that a registry cannot; mend the source"
    return None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _writable(text: str) -> str:
    """A wording without the control characters that a registry refuses."""
    return "".join(" " if _is_control(character) else character for character in text).strip()


def _is_control(character: str) -> bool:
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000

"""From what was measured to what is told: findings, and the manual page of each rule.

``derive`` turns the quotes of a run into findings. One rule is one file, ``qcNNN.py``: its
docstring is the page that ``quotecheck explain`` prints, and ``RULE`` says what it serves.
Refuses: to align, to type or to rate an edit, and to decide an exit status.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.model import Finding, QuoteReport, Registry, Status
from quotecheck.rules.catalogue import rule, rules
from quotecheck.rules.pages import manual, markdown, required
from quotecheck.rules.qc901 import source_unreadable
from quotecheck.rules.qc902 import nothing_to_compare
from quotecheck.rules.remarks import passed_over
from quotecheck.rules.rule import Rule

__all__ = [
    "Rule",
    "derive",
    "manual",
    "markdown",
    "nothing_to_compare",
    "of_quote",
    "of_registry",
    "passed_over",
    "required",
    "rule",
    "rules",
    "source_unreadable",
]


def derive(
    quotes: Sequence[QuoteReport],
    registry: Registry,
    paths_read: Sequence[str],
    *,
    complete: bool = True,
) -> tuple[Finding, ...]:
    """Every finding about quotes, in ``Finding.order``; see `of_quote` and `of_registry`.

    Unreadable sources are not looked for here: ``source_unreadable`` and ``nothing_to_compare``
    make their findings.
    """
    found = [
        one
        for report in quotes
        for one in of_quote(report, registry, paths_read, complete=complete)
    ]
    return tuple(sorted((*found, *of_registry(registry)), key=lambda one: one.order))


def of_quote(
    report: QuoteReport, registry: Registry, paths_read: Sequence[str], *, complete: bool
) -> tuple[Finding, ...]:
    """The findings about one quote, which no other quote changes.

    ``paths_read`` are the sources that were really compared; the quote's ``absent_from`` is a part
    of them. Not ``complete``: sources were left out on purpose, and what only all of them can show
    is not said.
    """
    return tuple(_of_quote(report, registry, paths_read, complete=complete))


def of_registry(registry: Registry) -> tuple[Finding, ...]:
    """The findings about quotes beside each other."""
    from quotecheck.rules import qc304
    from quotecheck.rules.findings import Ledger

    return tuple(qc304.check(registry, Ledger()))


def _of_quote(
    report: QuoteReport, registry: Registry, paths_read: Sequence[str], *, complete: bool
) -> Iterator[Finding]:
    from quotecheck.rules import edits, qc120, qc301, qc302, qc303
    from quotecheck.rules.findings import Ledger

    ledger = Ledger()
    if report.status is not Status.UNCHECKED:
        for variant in report.collation.variants:
            yield from edits.check(report.collation.quote, variant, ledger)
        yield from qc120.check(report, ledger)
    yield from qc301.check(report, registry, ledger)
    yield from qc302.check(report, registry, paths_read, ledger, complete=complete)
    if complete:
        yield from qc303.check(report, registry, ledger)

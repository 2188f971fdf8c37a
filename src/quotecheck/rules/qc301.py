"""A registered quote occurs in none of the sources.

Either nobody prints it any more, or it is worded so differently that it is no longer the same
quote, or the wrong folder was checked. The finding stands at the quote's line in the registry.

Example
    quotes.yaml registers "We will never sign", and no source has it.

Instead
    Check that the folder is the right one. Remove the quote, or mend the source that should have
    it. To see partial reproductions of fewer words, lower --min-words.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.model import Finding, QuoteReport, Registry, Severity, Status
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import quoted
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC301", name="quote-not-found", severity="major")
SEVERITY = Severity.MAJOR


def check(report: QuoteReport, registry: Registry, ledger: Ledger) -> Iterator[Finding]:
    """One finding for a quote that is missing."""
    if report.status is not Status.MISSING:
        return
    quote = report.collation.quote
    yield ledger.finding(
        RULE,
        SEVERITY,
        f"found in no source: {quoted(quote.text)}",
        Place(registry.path, quote.position.line, quote.position.column),
        quote=quote.id,
    )

"""An acceptance in the registry matches no wording that any source prints.

An acceptance holds for one whole wording. When the source is mended, or the text of the
acceptance has a slip, it stays behind and excuses nothing today and perhaps something tomorrow.

Example
    accept:
      - text: our territory is inalienable
        reason: another translation
    and every source now prints "inviolable".

Instead
    Delete the acceptance, or copy the wording exactly as the report shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.model import Finding, QuoteReport, Registry, Severity, Status
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import quoted
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC303", name="stale-acceptance", severity="minor")


def check(report: QuoteReport, registry: Registry, ledger: Ledger) -> Iterator[Finding]:
    """A finding at each acceptance that no variant used."""
    if report.status is Status.UNCHECKED:
        return
    quote = report.collation.quote
    used = {variant.accepted for variant in report.collation.variants}
    for acceptance in quote.accept:
        if acceptance not in used:
            yield ledger.finding(
                RULE,
                Severity.MINOR,
                f"accepted, and printed by no source: {quoted(acceptance.text)}",
                Place(registry.path, acceptance.position.line, acceptance.position.column),
                quote=quote.id,
                wording=acceptance.text,
            )

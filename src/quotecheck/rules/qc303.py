"""An acceptance in the registry accepts nothing that any source prints today.

An acceptance holds for one whole wording, in the sources it names, until its date. When the
source is mended, the text of the acceptance has a slip, or its date is past, it stays behind and
excuses nothing today and perhaps something tomorrow.

Example
    accept:
      - text: our territory is inalienable
        reason: another translation
    and every source now prints "inviolable".

Instead
    Delete the acceptance, or copy the wording exactly as the report shows it. Decide anew where
    only its date is past.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.model import (
    Acceptance,
    Finding,
    QuoteReport,
    Registry,
    Severity,
    Status,
    Variant,
)
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import quoted
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC303", name="stale-acceptance", severity="minor")


def check(report: QuoteReport, registry: Registry, ledger: Ledger) -> Iterator[Finding]:
    """A finding at each acceptance that no variant needs, with the reason."""
    if report.status is Status.UNCHECKED:
        return
    quote = report.collation.quote
    used = {acceptance for variant in report.collation.variants for acceptance in _used(variant)}
    for acceptance in quote.accept:
        if acceptance not in used:
            yield ledger.finding(
                RULE,
                Severity.MINOR,
                f"{_why(acceptance, report)}: {quoted(acceptance.text)}",
                Place(registry.path, acceptance.position.line, acceptance.position.column),
                quote=quote.id,
                wording=acceptance.text,
            )


def _used(variant: Variant) -> Iterator[Acceptance]:
    if variant.accepted is not None:
        yield variant.accepted
    for _, acceptance in variant.excused:
        yield acceptance


def _why(acceptance: Acceptance, report: QuoteReport) -> str:
    """What keeps an acceptance from accepting anything."""
    from quotecheck.collate.variants import covers, key, wording_key

    wording = wording_key(acceptance.text)
    variant = next(
        (one for one in report.collation.variants if key(one.alignment) == wording), None
    )
    if variant is None:
        return "accepted, and printed by no source"
    inside = {one.source for one in variant.occurrences if covers(acceptance, one.source)}
    if not inside:
        return f"accepted only in {', '.join(acceptance.sources)}, and printed elsewhere"
    if variant.accepted is not None or inside <= {path for path, _ in variant.excused}:
        return "accepted already, by an entry above"
    return f"accepted until {acceptance.until}, which is past"

"""Two sources word it differently, and neither has the registered wording.

Each of them drifts in its own way. Whichever is nearer, they cannot both be right, and somebody
who compares only the two of them cannot tell which one is. It ranks as the worst edit that one
has and the other has not, over the words that both print. Two accepted variants raise nothing,
nor does a wording whose differences are info only, such as another spelling or an honest cut.

Example
    registered   our territory is inviolable
    one source   our territory is inalienable
    another      our territory is sacred

Instead
    Go back to the recording or the document. Accept the wordings that are sound, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.model import Edit, Finding, QuoteReport, Variant
from quotecheck.rules.disputes import printed, worst
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import quoted
from quotecheck.rules.places import place_of
from quotecheck.rules.rule import Rule
from quotecheck.text.lines import Lines

RULE = Rule(
    code="QC120",
    name="sources-disagree",
    severity="that of the worst edit between the two",
)


def check(report: QuoteReport, ledger: Ledger) -> Iterator[Finding]:
    """At most one finding for a quote: its worst pair, placed in the later of the two."""
    collation = report.collation
    found = worst(collation.variants)
    if found is None:
        return
    edit, one, other = found.edit, found.one, found.other
    later = other.occurrences[0]
    words = [_words(variant, edit) for variant in (one, other)]
    shown = [f"{variant.label} {told}" for variant, told in zip((one, other), words, strict=True)]
    yield ledger.finding(
        RULE,
        edit.severity,
        f"sources disagree: {' / '.join(shown)}",
        place_of(printed(other, edit.registered_range), later, Lines(later.text)),
        quote=collation.quote.id,
        variant=other.label,
        wording=" / ".join(words),  # without labels, which another source would shift
    )


def _words(variant: Variant, edit: Edit) -> str:
    first, last = printed(variant, edit.registered_range)
    words = " ".join(token.text for token in variant.alignment.printed.tokens[first:last])
    return quoted(words) if words else "has nothing"

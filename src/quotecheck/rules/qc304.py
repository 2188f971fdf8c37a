"""Two quotes in the registry have nearly the same words.

Each place where one of them is printed is then reported for both, once as it should be and once
as drift. Most often one of them is a second entry of the same quotation.

Example
    - id: never-accept
      text: we will never accept the presence of the United States Army on our territory
    - id: never-accept-2
      text: we will never accept the presence of the United States Army in our territory

Instead
    Keep one, and list the other wording under its `accept` if it is sound.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.model import Finding, Quote, Registry, Severity
from quotecheck.rules.findings import Ledger
from quotecheck.rules.rule import Place, Rule
from quotecheck.text.tokens import norms

RULE = Rule(code="QC304", name="near-duplicate-quotes", severity="minor")
# The share of words that two quotes must have in common, in order.
_ALIKE = 0.85


def check(registry: Registry, ledger: Ledger) -> Iterator[Finding]:
    """A finding at the later quote of each pair."""
    from rapidfuzz.distance import Levenshtein

    from quotecheck.rules.alike import numbered, pairs

    words = numbered(norms(quote.text) for quote in registry.quotes)
    for first, second in pairs(words, 1 - _ALIKE):
        if Levenshtein.normalized_similarity(words[first], words[second]) >= _ALIKE:
            yield _finding(registry.quotes[first], registry.quotes[second], registry, ledger)


def _finding(first: Quote, second: Quote, registry: Registry, ledger: Ledger) -> Finding:
    return ledger.finding(
        RULE,
        Severity.MINOR,
        f'nearly the same words as "{first.id}" (line {first.position.line})',
        Place(registry.path, second.position.line, second.position.column),
        quote=second.id,
        wording=first.id,
    )

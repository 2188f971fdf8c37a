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

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from quotecheck.model import Finding, Quote, Registry, Severity
from quotecheck.rules.findings import Ledger
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC304", name="near-duplicate-quotes", severity="minor")
# The share of words that two quotes must have in common, in order.
_ALIKE = 0.85
# Two quotes that are so alike share a run of so many words, unless they are shorter than that.
_RUN = 3
# Where more quotes share a run, each is compared with the next one only: all would be quadratic.
_COMMON = 40


def check(registry: Registry, ledger: Ledger) -> Iterator[Finding]:
    """A finding at the later quote of each pair."""
    from rapidfuzz.distance import Levenshtein

    words = [[token.norm for token in quote.wording.tokens] for quote in registry.quotes]
    for first, second in _candidates(words):
        if Levenshtein.normalized_similarity(words[first], words[second]) >= _ALIKE:
            yield _finding(registry.quotes[first], registry.quotes[second], registry, ledger)


def _candidates(quotes: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs worth comparing, in order: those that share a run of words, or all of a few."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, words in enumerate(quotes):
        runs = {tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
        for run in runs | {tuple(words)}:
            holders[run].append(number)
    pairs: set[tuple[int, int]] = set()
    for holding in holders.values():
        few = len(holding) <= _COMMON
        pairs.update(combinations(holding, 2) if few else pairwise(holding))
    return sorted(pairs)


def _finding(first: Quote, second: Quote, registry: Registry, ledger: Ledger) -> Finding:
    return ledger.finding(
        RULE,
        Severity.MINOR,
        f'nearly the same words as "{first.id}" (line {first.position.line})',
        Place(registry.path, second.position.line, second.position.column),
        quote=second.id,
        wording=first.id,
    )

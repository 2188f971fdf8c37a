"""The findings of one variant: every edit raises one rule, each rule once per occurrence.

Refuses: to rate an edit again; it has its severity from ``drift``. Accepted variants, the sources
that an acceptance is bound to, and edits that the registry rates "none" stay silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quotecheck.drift.rate import MARKS
from quotecheck.model import Edit, Finding, Quote, Severity, Variant, Wording
from quotecheck.rules.catalogue import serving
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import describe
from quotecheck.rules.places import place_of
from quotecheck.rules.rule import Rule
from quotecheck.text.gaps import has_ellipsis
from quotecheck.text.lines import Lines


def check(quote: Quote, variant: Variant, ledger: Ledger) -> Iterator[Finding]:
    """The findings of every occurrence of ``variant``, in the order of their places."""
    if variant.accepted is not None or not variant.edits:
        return
    key = wording_key(variant.alignment.printed)
    excused = {path for path, _ in variant.excused}
    marks = variant.marks or (frozenset(variant.edits),) * len(variant.occurrences)
    told = zip(variant.occurrences, marks, strict=True)
    for occurrence, own in sorted(told, key=lambda one: (one[0].source, one[0].start)):
        if occurrence.source in excused:
            continue
        lines = Lines(occurrence.text)
        edits = [edit for edit in variant.edits if edit.kind not in MARKS or edit in own]
        for rule, raised in _by_rule(edits).items():
            worst = max(raised, key=lambda edit: edit.severity)
            yield ledger.finding(
                rule,
                worst.severity,
                describe(raised, len(quote.wording)),
                place_of(worst.found_range, occurrence, lines),
                quote=quote.id,
                variant=variant.label,
                wording=key,
            )


def wording_key(wording: Wording) -> str:
    """What makes a variant this one, for a fingerprint: its words, brackets and marked gaps."""
    return " ".join(
        ("… " if index and token.gap != " " and has_ellipsis(token.gap) else "")
        + (f"[{token.norm}]" if token.bracketed else token.norm)
        for index, token in enumerate(wording.tokens)
    )


def _by_rule(edits: Iterable[Edit]) -> dict[Rule, list[Edit]]:
    grouped: defaultdict[Rule, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.severity > Severity.NONE:
            grouped[serving(edit.kind)].append(edit)
    return dict(sorted(grouped.items(), key=lambda item: item[0].code))

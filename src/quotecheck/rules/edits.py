"""The findings of one variant: every edit raises one rule, each rule once per occurrence.

Refuses: to rate an edit again; it has its severity from ``drift``. Accepted variants, the sources
that an acceptance is bound to, and edits that the registry rates "none" stay silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from quotecheck.model import Edit, Finding, Kind, Occurrence, Quote, Severity, Variant, Wording
from quotecheck.rules.catalogue import serving
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import describe
from quotecheck.rules.places import place_of
from quotecheck.rules.rule import Rule
from quotecheck.text.gaps import has_ellipsis

# The kinds that capitals, marks and hidden letters can have (a question mark is modality).
# Occurrences of one variant may differ in them, so such an edit need not be in all of them.
_MARKS = frozenset({Kind.CASE, Kind.TYPOGRAPHY, Kind.LOOK_ALIKE, Kind.MODALITY})


def check(quote: Quote, variant: Variant, ledger: Ledger) -> Iterator[Finding]:
    """The findings of every occurrence of ``variant``, in the order of their places."""
    if variant.accepted is not None:
        return
    key = wording_key(variant.alignment.printed)
    excused = {path for path, _ in variant.excused}
    for occurrence in sorted(variant.occurrences, key=lambda one: (one.source, one.start)):
        if occurrence.source in excused:
            continue
        for rule, edits in _by_rule(quote, variant, occurrence).items():
            worst = max(edits, key=lambda edit: edit.severity)
            yield ledger.finding(
                rule,
                worst.severity,
                describe(edits, len(quote.wording)),
                place_of(worst.found_range, occurrence),
                quote=quote.id,
                variant=variant.label,
                wording=key,
            )


def wording_key(wording: Wording) -> str:
    """What makes a variant this one, for a fingerprint: its words, brackets and marked gaps."""
    return " ".join(
        ("… " if index and has_ellipsis(token.gap) else "")
        + (f"[{token.norm}]" if token.bracketed else token.norm)
        for index, token in enumerate(wording.tokens)
    )


def _by_rule(quote: Quote, variant: Variant, occurrence: Occurrence) -> dict[Rule, list[Edit]]:
    grouped: defaultdict[Rule, list[Edit]] = defaultdict(list)
    for edit in _of_occurrence(quote, variant, occurrence):
        if edit.severity > Severity.NONE:
            grouped[serving(edit.kind)].append(edit)
    return dict(sorted(grouped.items(), key=lambda item: item[0].code))


def _of_occurrence(quote: Quote, variant: Variant, occurrence: Occurrence) -> tuple[Edit, ...]:
    """The variant's edits that this occurrence has: of marks, another may have had more."""
    if len(variant.occurrences) == 1 or _MARKS.isdisjoint(edit.kind for edit in variant.edits):
        return variant.edits
    from quotecheck import drift

    # Occurrences of one variant have the same words, so the steps of one hold for all.
    alignment = replace(variant.alignment, printed=occurrence.wording, resumes=occurrence.resumes)
    own = set(drift.edits(quote, alignment))
    return tuple(edit for edit in variant.edits if edit.kind not in _MARKS or edit in own)

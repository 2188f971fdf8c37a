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
from itertools import combinations

from quotecheck.model import Cut, Edit, Finding, Kind, Op, QuoteReport, Severity, Variant
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import quoted
from quotecheck.rules.places import place_of
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC120",
    name="sources-disagree",
    severity="that of the worst edit between the two",
)
# What is left out is no wording, and marks are house style.
_APART = frozenset(
    {
        Kind.TRUNCATION,
        Kind.TRUNCATION_OF_MEANING,
        Kind.ELISION,
        Kind.ELISION_OF_MEANING,
        Kind.TYPOGRAPHY,
        Kind.CASE,
        Kind.SPELLING,
        Kind.EDITORIAL,
    }
)


def check(report: QuoteReport, ledger: Ledger) -> Iterator[Finding]:
    """At most one finding for a quote: its worst pair, placed in the later of the two."""
    collation = report.collation
    # A variant with nothing but info has the registered words: the other's own finding says all.
    rivals = [variant for variant in collation.variants if variant.severity > Severity.INFO]
    shares = {variant.label: _reproduced(variant) for variant in rivals}
    disputes = [
        (edit, *pair)
        for pair in combinations(rivals, 2)
        if any(variant.accepted is None for variant in pair)
        for edit in _disputed(*pair, shares[pair[0].label] & shares[pair[1].label])
    ]
    if not disputes:
        return
    edit, one, other = max(disputes, key=lambda dispute: dispute[0].severity)
    if edit.severity < Severity.MINOR:
        return
    words = [_words(variant, edit) for variant in (one, other)]
    shown = [f"{variant.label} {told}" for variant, told in zip((one, other), words, strict=True)]
    yield ledger.finding(
        RULE,
        edit.severity,
        f"sources disagree: {' / '.join(shown)}",
        place_of(_printed(other, edit.registered_range), other.occurrences[0]),
        quote=collation.quote.id,
        variant=other.label,
        wording=" / ".join(words),  # without labels, which another source would shift
    )


def _disputed(one: Variant, other: Variant, shared: set[int]) -> Iterator[Edit]:
    """The edits that only one of the two has, in words that both reproduce."""
    for mine, theirs in ((one, other), (other, one)):
        known = {_identity(edit) for edit in theirs.edits}
        for edit in mine.edits:
            if edit.kind not in _APART and _identity(edit) not in known:
                start, end = edit.registered_range
                # An insertion stands between two registered words.
                touched = range(start, end) if start < end else (start - 1, start)
                if not shared.isdisjoint(touched) and not _print_alike(edit, mine, theirs):
                    yield edit


def _print_alike(edit: Edit, one: Variant, other: Variant) -> bool:
    """Whether both print the same words around ``edit``, and differ in what they leave out only:
    of "the presence of the army" both may keep one "the", and not the same."""
    start, end = edit.registered_range
    cuts = [
        step.registered
        for variant in (one, other)
        for step in variant.alignment.steps
        if step.op is Op.DELETE
    ]
    for low, high in sorted(cuts):
        if low < end and start < high:
            start, end = min(start, low), max(end, high)
    left, right = (_norms(variant, (start, end)) for variant in (one, other))
    return left == right


def _norms(variant: Variant, registered: tuple[int, int]) -> tuple[str, ...]:
    first, last = _printed(variant, registered)
    return tuple(token.norm for token in variant.alignment.printed.tokens[first:last])


def _identity(edit: Edit) -> tuple[Op, Kind, tuple[int, int], str]:
    return edit.op, edit.kind, edit.registered_range, edit.found.casefold()


def _reproduced(variant: Variant) -> set[int]:
    """The registered words that the variant answers for: all but honest cuts."""
    return {
        index
        for step in variant.alignment.steps
        if step.cut not in (Cut.EDGE, Cut.MARKED)
        for index in range(*step.registered)
    }


def _words(variant: Variant, edit: Edit) -> str:
    first, last = _printed(variant, edit.registered_range)
    words = " ".join(token.text for token in variant.alignment.printed.tokens[first:last])
    return quoted(words) if words else "has nothing"


def _printed(variant: Variant, registered: tuple[int, int]) -> tuple[int, int]:
    """The printed tokens that stand for a range of registered ones (empty where none do)."""
    start, end = registered
    found: list[tuple[int, int]] = []
    for step in variant.alignment.steps:
        (a, b), (c, d) = step.registered, step.printed
        if step.op is Op.EQUAL:
            low, high = max(a, start), min(b, end)
            if low < high or a < start == end <= b:
                found.append((c + low - a, c + high - a))
        elif (a < end and start < b) or a == b == start:
            found.append((c, d))
    if not found:
        return 0, 0
    return min(first for first, _ in found), max(last for _, last in found)

"""Where two wordings of one quote disagree: the edits that only one of them has.

Among many wordings nearly every pair disagrees, and only the worst dispute is told, so the worst
edits are looked at first. Refuses: what one of the two leaves out honestly, and what both print
alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from quotecheck.model import Cut, Edit, Kind, Op, Severity, Variant
from quotecheck.records import dataclass

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
_Identity = tuple[Op, Kind, tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An edit that one of two variants has, which stand in the order of their labels."""

    edit: Edit
    one: Variant
    other: Variant


def worst(variants: Sequence[Variant]) -> Dispute | None:
    """The worst dispute between two variants that are not both accepted, at least minor.

    Of several the first, by the variants' order and then by that of their edits.
    """
    # A variant with nothing but info has the registered words: the other's own finding says all.
    rivals = [_rival(variant) for variant in variants if variant.severity > Severity.INFO]
    for level in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR):
        for one, other in combinations(rivals, 2):
            if level not in one.edits and level not in other.edits:
                continue
            if one.variant.accepted is not None and other.variant.accepted is not None:
                continue
            for edit in _disputed(one, other, level):
                return Dispute(edit, one.variant, other.variant)
    return None


def printed(variant: Variant, registered: tuple[int, int]) -> tuple[int, int]:
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


@dataclass(frozen=True, slots=True)
class _Rival:
    """A variant as far as others may dispute it.

    ``edits`` are those worth a dispute, by severity, each with its identity and the registered
    words that it touches; ``known`` are the identities of all. Words are bits. ``answers`` are
    the registered words that the variant answers for: all but honest cuts.
    """

    variant: Variant
    edits: dict[Severity, list[tuple[Edit, _Identity, int]]]
    known: frozenset[_Identity]
    answers: int


def _rival(variant: Variant) -> _Rival:
    edits: dict[Severity, list[tuple[Edit, _Identity, int]]] = {}
    for edit in variant.edits:
        if edit.kind not in _APART:
            told = edit, _identity(edit), _touched(*edit.registered_range)
            edits.setdefault(edit.severity, []).append(told)
    answers = 0
    for step in variant.alignment.steps:
        if step.cut not in (Cut.EDGE, Cut.MARKED):
            answers |= _bits(*step.registered)
    return _Rival(variant, edits, frozenset(map(_identity, variant.edits)), answers)


def _disputed(one: _Rival, other: _Rival, level: Severity) -> Iterator[Edit]:
    """The edits of one severity that only one of the two has, in words that both answer for."""
    shared = one.answers & other.answers
    for mine, theirs in ((one, other), (other, one)):
        for edit, identity, touched in mine.edits.get(level, ()):
            if not touched & shared or identity in theirs.known:
                continue
            if not _print_alike(edit, mine.variant, theirs.variant):
                yield edit


def _identity(edit: Edit) -> _Identity:
    return edit.op, edit.kind, edit.registered_range, edit.found.casefold()


def _touched(start: int, end: int) -> int:
    """The registered words of a range; of an insertion, the two that it stands between."""
    return _bits(start, end) if start < end else _bits(max(start - 1, 0), start + 1)


def _bits(start: int, end: int) -> int:
    return (1 << end) - (1 << start)


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
    first, last = printed(variant, registered)
    return tuple(token.norm for token in variant.alignment.printed.tokens[first:last])

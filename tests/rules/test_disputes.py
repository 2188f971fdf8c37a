"""The worst dispute is the first of the worst among all, looked for pair by pair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.model import (
    Acceptance,
    Cut,
    Edit,
    Occurrence,
    Position,
    Quote,
    Quoted,
    Severity,
    Span,
    Variant,
)
from quotecheck.pipeline.collation import collate
from quotecheck.rules import disputes
from quotecheck.text.tokens import wording

TEXT = "we will never accept the army on our land, and not the navy, said three men"
WORDS = (*TEXT.replace(",", "").split(), "armies", "ten", "always", "...", "hardly")
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 15), st.sampled_from(["lose", "put", "change"]), st.sampled_from(WORDS)
    ),
    max_size=4,
)


def _printed(changes: list[tuple[int, str, str]]) -> str:
    words = TEXT.split()
    for place, how, word in changes:
        at = min(place, len(words) - 1)
        words[at : at + (how != "put")] = [] if how == "lose" else [word]
    return " ".join(words)


def _plain(variants: tuple[Variant, ...]) -> disputes.Dispute | None:
    rivals = [each for each in variants if each.severity > Severity.INFO]
    found = [
        disputes.Dispute(edit, *pair)
        for pair in combinations(rivals, 2)
        if any(each.accepted is None for each in pair)
        for edit in _disputed(*pair)
    ]
    told = max(found, key=lambda each: each.edit.severity, default=None)
    return told if told and told.edit.severity >= Severity.MINOR else None


def _disputed(one: Variant, other: Variant) -> Iterator[Edit]:
    shared = _answers(one) & _answers(other)
    for mine, theirs in ((one, other), (other, one)):
        known = {disputes._identity(edit) for edit in theirs.edits}
        for edit in mine.edits:
            start, end = edit.registered_range
            touched = range(start, end) if start < end else (start - 1, start)
            if (
                edit.kind not in disputes._APART
                and disputes._identity(edit) not in known
                and not shared.isdisjoint(touched)
                and not disputes._print_alike(edit, mine, theirs)
            ):
                yield edit


def _answers(variant: Variant) -> set[int]:
    return {
        index
        for step in variant.alignment.steps
        if step.cut not in (Cut.EDGE, Cut.MARKED)
        for index in range(*step.registered)
    }


@settings(max_examples=100, deadline=None)
@given(st.lists(CHANGES, min_size=2, max_size=5), st.integers(0, 3))
def test_the_worst_dispute_is_the_first_of_the_worst(
    changes: list[list[tuple[int, str, str]]], accepted: int
) -> None:
    variants = _variants([_printed(each) for each in changes], accepted)
    assert disputes.worst(variants) == _plain(variants)


def _variants(texts: list[str], accepted: int) -> tuple[Variant, ...]:
    """The variants of these prints, the first few of which are accepted."""
    accept = tuple(Acceptance(text, "sound") for text in texts[:accepted] if text.strip(" ."))
    quote = Quote("q", "Anna", TEXT, wording(TEXT, editorial=False), accept=accept)
    found = [
        _occurrence(text, f"{at}.txt") for at, text in enumerate(texts) if wording(text).tokens
    ]
    return collate(quote, found, date(2026, 1, 1)).variants


def _occurrence(text: str, path: str) -> Occurrence:
    place = Position(1, 1)
    spans = (Span(0, len(text)),)
    return Occurrence("q", path, spans, wording(text), text, place, place, Quoted.YES, 90.0)

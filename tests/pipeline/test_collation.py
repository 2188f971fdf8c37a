"""A collation types what is printed alike once, and says which marks each occurrence has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.drift.edits import edits as edits_of
from quotecheck.drift.rate import MARKS
from quotecheck.model import Occurrence, Position, Quote, Quoted, Span
from quotecheck.pipeline.collation import collate
from quotecheck.text.tokens import registered, wording

TEXT = "We saw the army, and the navy saw us: three of us."
QUOTE = Quote("q", "Anna", TEXT, registered)
PRINTED = st.sampled_from(
    [
        TEXT,
        TEXT.upper(),
        TEXT.replace(",", ";"),
        TEXT.replace(".", "?"),
        TEXT.replace("the army", "The Army"),
        TEXT.replace("the army, and", "army, And"),
        TEXT.replace("the army, and", "army and"),
        TEXT.replace("the army, and the navy", "the navy"),
        TEXT.replace("the army, and the navy", "the ... navy"),
        TEXT.replace("the army, and the navy", "The\nNavy"),
    ]
)


def _occurrence(text: str, path: str) -> Occurrence:
    place = Position(1, 1)
    # Each at a place of its own: where in its source a word stands is no part of its edits.
    words = wording("x" * len(path) + f" {text}", len(path) + 1)
    spans = (Span(words.start, words.spans[-1].end),)
    return Occurrence("q", path, spans, words, text, place, place, Quoted.YES, 90.0)


@settings(max_examples=100, deadline=None)
@given(st.lists(PRINTED, min_size=1, max_size=6))
def test_each_occurrence_has_the_marks_that_it_has_by_itself(texts: list[str]) -> None:
    found = [_occurrence(text, f"{'a' * at}.txt") for at, text in enumerate(texts)]
    for variant in collate(QUOTE, found, date(2026, 1, 1)).variants:
        typed = [
            edits_of(QUOTE, replace(variant.alignment, printed=one.wording))
            for one in variant.occurrences
        ]
        assert set(variant.edits) == {edit for edits in typed for edit in edits}
        own = [frozenset(edit for edit in edits if edit.kind in MARKS) for edits in typed]
        assert list(variant.marks) == own or (not variant.marks and len(set(own)) == 1)

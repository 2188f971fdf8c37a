"""What was made plain values, and JSON of them, comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quotecheck.model import Occurrence, Position, Remark, Report, SourceSummary, flat

TEXT = st.text(st.characters(), max_size=8)
NUMBER = st.integers(0, 10**9)
REMARK = st.builds(
    Remark,
    TEXT,
    st.lists(TEXT).map(tuple),
    TEXT,
    st.builds(Position, NUMBER, NUMBER),
    NUMBER,
    st.none() | NUMBER,
)
SUMMARY = st.builds(
    SourceSummary,
    path=st.just("corpus/a.txt"),
    format=TEXT,
    encoding=TEXT,
    words=NUMBER,
    sha256=TEXT,
    published=st.none() | TEXT,
    title=st.none() | TEXT,
    guessed=st.booleans(),
    remarks=st.lists(REMARK, max_size=3).map(tuple),
)


def again(values: flat.Flat) -> flat.Flat:
    read: flat.Flat = json.loads(json.dumps(values))
    return read


def occurrences(report: Report) -> list[Occurrence]:
    return [
        one
        for quote in report.quotes
        for variant in quote.collation.variants
        for one in variant.occurrences
    ]


def test_an_occurrence_comes_back_as_it_was(sample_report: Report) -> None:
    for one in occurrences(sample_report):
        tokens = [
            replace(token, bracketed=at % 2 == 0) for at, token in enumerate(one.wording.tokens)
        ]
        full = replace(
            one,
            wording=replace(one.wording, tokens=tuple(tokens), tail="\udcff\n"),
            spans=(one.spans[0], one.spans[-1]),
            resumes=(1, 3),
            locator="page 7",
            evidence=57.31,
        )
        for each in (one, full):
            assert flat.occurrence(again(flat.flat(each)), each.quote, each.source) == each


@given(SUMMARY)
def test_a_summary_comes_back_as_it_was(summary: SourceSummary) -> None:
    assert flat.summary(again(flat.flat_summary(summary)), summary.path) == summary

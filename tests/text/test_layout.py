"""Paragraphs: the quick way against the one that goes line by line."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from quotecheck.text.marks.layout import WRAPPED, by_line, layout

PIECES = st.sampled_from(["a", "b c", "\n", "\r\n", "\r", " ", "\t", "\f", "> ", "x" * WRAPPED])
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS, st.integers(0, 6), st.integers(0, 6))
@example("a\r\nb\r\n\r\nc", 0, 0)
@example(" \na\n \n \n", 0, 0)
def test_paragraphs_are_those_of_the_lines(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(0, len(text) - after)
    assert layout(text, start, end) == by_line(text, start, end)


def test_a_blank_line_parts_and_a_line_end_does_not() -> None:
    found = layout("one\r\ntwo\r\n\r\nthree", 0, 17)
    assert [(each.start, each.end) for each in found.paragraphs] == [(0, 8), (12, 17)]

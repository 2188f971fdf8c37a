"""Paragraphs and block quotations: by blocks as line by line."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotecheck.text.marks import layout as module
from quotecheck.text.marks.layout import WRAPPED, Layout, blocks, layout

LONG = "a" * (WRAPPED - 1)
LINES = ["", " ", "a", "a b ", " a", "> a", ">", "a > b", "\t", LONG, LONG + "b", LONG + "bc"]
ENDS = ["\n", "\n", "\n", "\r\n", "\r\n", "\n\n", "\r", "\f\n"]


def laid_out(text: str, start: int, end: int) -> Layout:
    """The paragraphs and block quotations of all blocks of a range."""
    found = Layout()
    for block in blocks(text, start, end):
        plan = layout(text, *block)
        found.paragraphs += plan.paragraphs
        found.blocks += plan.blocks
    return found


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS))), st.data())
@settings(max_examples=300)
@example([(LONG + "b", "\r\n"), ("a", "\r\n"), (LONG + "bc", "\r\n"), ("a", "\n")], None)
def test_a_block_is_read_as_its_lines_are(
    lines: list[tuple[str, str]], data: st.DataObject | None
) -> None:
    text = "".join(line + end for line, end in lines)
    start, end = 0, len(text)
    if data:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
    by_blocks = laid_out(text, start, end)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_is_flush", lambda text, start, end: False)
        by_lines = layout(text, start, end)
    assert by_blocks.paragraphs == by_lines.paragraphs
    assert by_blocks.blocks == by_lines.blocks


def test_a_long_line_is_a_paragraph() -> None:
    text = f"one\ntwo\n{LONG}long\nthree"
    found = [text[one.start : one.end] for one in laid_out(text, 0, len(text)).paragraphs]
    assert found == ["one\ntwo", f"{LONG}long", "three"]

"""The Markdown report, and what nobody's words may do in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from quotecheck.model import Report, Skipped
from quotecheck.reporters import RenderOptions, canvas, render
from quotecheck.reporters.markdown import code, escape


def test_golden(sample_report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.md", render("markdown", sample_report, RenderOptions()))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain words, and a full stop.", "plain words, and a full stop."),
        ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
        ("*a* _b_ `c` ~d~ | $e$", r"\*a\* \_b\_ \`c\` \~d\~ \| \$e\$"),
        ("[x](http://a.example)", r"\[x\](http\://a.example)"),
        ("www.a.example", r"www\.a.example"),
        ("@mayor #12 :100:", "@<!-- -->mayor #<!-- -->12 :<!-- -->100:"),
        ("two\nlines", "two lines"),
    ],
)
def test_every_character_stands_for_itself(text: str, safe: str) -> None:
    assert escape(text) == safe


def test_code_only_where_it_can_be_code() -> None:
    assert code("corpus/a.txt:100:5") == "`corpus/a.txt:100:5`"
    assert code("a`|b") == r"a\`\|b"
    assert code("") == ""


def test_rows_have_as_many_cells_as_heads(sample_report: Report) -> None:
    text = render("markdown", sample_report, RenderOptions())
    tables = [block for block in text.split("\n\n") if block.startswith("|")]
    assert len(tables) >= 4
    for table in tables:
        bars = {line.replace("\\|", "").count("|") for line in table.splitlines()}
        assert len(bars) == 1


def inline(text: str) -> Iterator[Token]:
    """Everything that a reader of the text finds inside its blocks."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        assert token.type != "html_block"
        yield from token.children or ()


# The only markup inside a block: ours.
OURS = {"<del>", "</del>", "<ins>", "</ins>", "<br>", "<!-- -->"}
KINDS = {"text", "code_inline", "html_inline", "softbreak", "text_special"}


def test_a_reader_finds_no_markup_but_ours(sample_report: Report) -> None:
    tokens = list(inline(render("markdown", sample_report, RenderOptions())))
    assert {token.type for token in tokens} <= KINDS
    assert {token.content for token in tokens if token.type == "html_inline"} <= OURS


@given(text=st.text(st.sampled_from("a1 *_`~[]()!<>&|\\#@:/=-+.\n\t\x0c\u202e"), max_size=30))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_is_read_as_text(checked_report: Report, text: str) -> None:
    report = replace(
        checked_report,
        quotes=(),
        findings=(replace(checked_report.findings[0], message=f"x{text}x", source=text),),
        skipped=(Skipped(f"x{text}", f"x{text}x"),),
    )
    tokens = list(inline(render("markdown", report, RenderOptions())))
    assert {token.type for token in tokens} <= KINDS
    assert {token.content for token in tokens if token.type == "html_inline"} <= OURS
    read = "".join(unescape(token.content) for token in tokens if token.type != "html_inline")
    assert canvas.shown(f"x{text}x") in read

"""The Markdown report, and what nobody's words may do in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotecheck.model import Report
from quotecheck.reporters import RenderOptions, render
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

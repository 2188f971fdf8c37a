"""Wrapping, painting, and what may never leave by ``paint``."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quotecheck.reporters.canvas import Role, Run, cells, paint, place, shown, wrap

COMMAND = re.compile(r"^\s*::|##[A-Za-z]*\[", re.MULTILINE)


def text_of(lines: object) -> str:
    return paint(lines, color=False)  # type: ignore[arg-type]


def test_wraps_at_blanks_with_a_hanging_indent() -> None:
    lines = wrap([Run("one two three four")], 12, 2, 4)
    assert text_of(lines) == "  one two\n    three\n    four\n"


def test_keeps_double_blanks_in_a_line_and_drops_them_at_a_break() -> None:
    assert text_of(wrap([Run("a  b  ccc")], 5, 0)) == "a  b\nccc\n"


def test_never_breaks_a_whole_run() -> None:
    path = "a folder/with blanks.txt:10:20"
    assert path in text_of(wrap([Run("see"), Run(" "), Run(path, whole=True)], 10, 2))


def test_without_a_width_nothing_is_wrapped() -> None:
    assert text_of(wrap([Run("word " * 200 + "end")], None, 3)).count("\n") == 1


def test_runs_without_a_blank_between_them_stay_together() -> None:
    assert text_of(wrap([Run("aa bb"), Run("}"), Run(","), Run(" cc")], 7, 0)) == "aa bb},\ncc\n"


def test_a_word_wider_than_the_line_is_broken_by_cells() -> None:
    lines = text_of(wrap([Run("我们绝不接受")], 6, 2)).splitlines()
    assert lines == ["  我们", "  绝不", "  接受"]
    assert all(cells(line) <= 6 for line in lines)


@given(st.lists(st.text("ab {}[]é我\u0301", max_size=12), max_size=8), st.integers(1, 40))
def test_wrapping_loses_nothing_but_blanks(texts: list[str], width: int) -> None:
    runs = [Run(text) for text in texts]
    wrapped = text_of(wrap(runs, width, 0))
    assert "".join(wrapped.split()) == "".join("".join(texts).split())


@given(st.lists(st.text("#:[a \\", max_size=8), max_size=6), st.integers(4, 30))
def test_no_line_is_a_command_to_a_runner(texts: list[str], width: int) -> None:
    assert not COMMAND.search(text_of(wrap([Run(text) for text in texts], width, 2)))


def test_what_is_no_command_stays_as_it_is() -> None:
    for harmless in ("a ::error::b", "## heading", "#[x]", "see ::", "[##]"):
        assert text_of([[Run(harmless)]]) == harmless + "\n"


def test_a_command_that_runs_make_together_is_broken_too() -> None:
    assert text_of([[Run("#"), Run("#"), Run("[error]")]]) == "#\\#[error]\n"
    assert text_of([[Run("  "), Run(":"), Run(":error::")]]) == "  \\::error::\n"


def test_colour_adds_nothing_but_colour() -> None:
    line = [Run("id", Role.STRONG), Run(" [sic] :smile: [/foo] 42 https://a.example "), Run("x")]
    painted = paint([line], color=True)
    assert painted == "\x1b[1mid\x1b[0m [sic] :smile: [/foo] 42 https://a.example x\n"
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == paint([line], color=False)


@pytest.mark.parametrize("color", [True, False])
def test_no_blanks_at_the_end_of_a_line(color: bool) -> None:
    assert paint([[Run("a "), Run("  ", Role.QUIET)]], color=color) == "a\n"


def test_places_show_what_is_known() -> None:
    assert place("a b.txt", 3, 7) == "a b.txt:3:7"
    assert place("a.txt") == "a.txt"
    assert place(None) == "-"
    assert place("evil\x1b[2J\n.txt", 1, 1) == "evil\\x1b[2J .txt:1:1"


def test_shown_text_is_one_line_without_controls() -> None:
    assert shown("two\r\n  lines\tand \x1b[31m\u202e") == "two lines and \\x1b[31m\\u202e"


@given(
    st.text(st.characters(max_codepoint=0x2200) | st.sampled_from("\u4f60\u0301\u200d\U0001f600"))
)
def test_a_line_takes_the_cells_that_the_terminal_library_says(text: str) -> None:
    assert cells(text) == (len(text) if text.isascii() else cell_len(text))

"""What goes out: nothing that acts, nothing that hides."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.model import Span
from quotecheck.text.display import ELLIPSIS, clip, display

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs"]),
        st.sampled_from("\r\n\t \\\u200b\ufe0f\ufe00\U000e0041\U000e0100\ud800"),
    ),
    max_size=30,
)
UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Format characters by category that print: Arabic and Kaithi number signs, the Syriac one.
PRINTED = set(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


def unsafe(text: str) -> set[str]:
    return {one for one in text if unicodedata.category(one) in UNSAFE} - PRINTED


@given(HOSTILE)
def test_one_line_holds_no_control_whatever_comes_in(text: str) -> None:
    assert not unsafe(display(text))


@given(HOSTILE)
def test_block_holds_no_control_but_newline_and_tab(text: str) -> None:
    assert unsafe(display(text, block=True)) <= {"\n", "\t"}


@given(HOSTILE)
def test_no_selector_without_a_base_and_never_two(text: str) -> None:
    shown = display(text)
    for before, character in zip(" " + shown, shown, strict=False):
        if "\ufe00" <= character <= "\ufe0f":
            assert not before.isspace()
            assert not "\ufe00" <= before <= "\ufe0f"


@given(st.text(st.characters(categories=["L", "N", "P", "S"], codec="utf-8"), max_size=30))
def test_printed_text_stays_as_it_is(text: str) -> None:
    blank_letters = set("\u115f\u1160\u3164\uffa0")
    if not blank_letters & set(text):
        assert display(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x00\x07\x7f\x9b", r"\x00\x07\x7f\x9b"),
        ("a\u202eb\u2066c\u200fd\u061c", r"a\u202eb\u2066c\u200fd\u061c"),
        ("no\u200bt so\u00adft \ufeffx", r"no\u200bt so\xadft \ufeffx"),
        ("a\u2028b\u2029c\x85d", r"a\u2028b\u2029c\x85d"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("\ud83d alone", r"\ud83d alone"),
        ("form\x0cfeed", r"form\x0cfeed"),
        ("\u2764\ufe0f", "\u2764\ufe0f"),
        ("a\ufe0f\ufe0fb \ufe01", "a\ufe0f\\ufe0fb \\ufe01"),
        ("10\u00a0000 \u00ab\u202fx\u202f\u00bb", "10\u00a0000 \u00ab\u202fx\u202f\u00bb"),
        ("[sic] :smile: \\x1b", "[sic] :smile: \\x1b"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert display(text) == shown
    assert display(text, block=True) == shown


@pytest.mark.parametrize(
    ("text", "line", "block"),
    [
        ("a\nb", "a b", "a\nb"),
        ("a \r\n   b", "a b", "a \n   b"),
        ("a\rb\r\rc", "a b c", "a\nb\n\nc"),
        ("a\tb", "a b", "a\tb"),
        ("a  b", "a  b", "a  b"),
    ],
)
def test_line_ends(text: str, line: str, block: str) -> None:
    assert display(text) == line
    assert display(text, block=True) == block


def test_every_character_of_a_hiding_category_is_escaped() -> None:
    hiding = unsafe("".join(map(chr, range(sys.maxunicode + 1)))) - set("\t\n\r")
    assert display("".join(hiding)).isascii()


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("longer", 1, "…"),
        ("", 1, ""),
    ],
)
def test_clip_keeps_the_beginning(text: str, width: int, clipped: str) -> None:
    assert clip(text, width) == clipped


@pytest.mark.parametrize(
    ("around", "clipped"),
    [
        (Span(0, 2), "01234567…"),
        (Span(9, 11), "…789abcd…"),
        (Span(18, 20), "…cdefghij"),
        (Span(4, 16), "…456789a…"),
    ],
)
def test_clip_around_a_span(around: Span, clipped: str) -> None:
    assert clip("0123456789abcdefghij", 9, around=around) == clipped


@given(st.text(max_size=40), st.integers(1, 50), st.integers(0, 40), st.integers(0, 40))
def test_clip_never_exceeds_its_width(text: str, width: int, start: int, length: int) -> None:
    start = min(start, len(text))
    around = Span(start, min(start + length, len(text)))
    clipped = clip(text, width, around=around)
    assert len(clipped) <= max(width, 1)
    assert clipped.strip(ELLIPSIS) in text
    if len(around) + 2 <= width:
        assert text[around.start : around.end] in clipped


def test_clip_to_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="width of 0"):
        clip("text", 0)

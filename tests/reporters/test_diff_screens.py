"""The diff screens: two wordings against each other, and the grid of their distances."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quotecheck.errors import UsageError
from quotecheck.model import Collation, Report
from quotecheck.reporters import RenderOptions, Style, matrix
from quotecheck.reporters.canvas import cells, paint
from quotecheck.reporters.diff import render_collation, render_variant_pair

PLAIN = RenderOptions(width=80)


@pytest.fixture
def ferry(sample_report: Report) -> Collation:
    return sample_report.quotes[2].collation


@pytest.mark.parametrize("width", [40, 80, 120, 200, None])
@pytest.mark.parametrize("style", [Style.INLINE, Style.SIDE_BY_SIDE], ids=lambda each: each.value)
def test_golden(
    ferry: Collation, golden: Callable[[str, str], None], style: Style, width: int | None
) -> None:
    text = render_variant_pair(ferry, "registered", "B", RenderOptions(width=width), style)
    golden(f"diff-{style.value}-{width or 'piped'}.txt", text)


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("style", list(Style), ids=lambda each: each.value)
def test_golden_colour(
    ferry: Collation, golden: Callable[[str, str], None], style: Style, width: int
) -> None:
    options = RenderOptions(width=width, color=True)
    text = render_variant_pair(ferry, "registered", "C", options, style)
    golden(f"diff-{style.value}-{width}-colour.txt", text)


@pytest.mark.parametrize("style", list(Style), ids=lambda each: each.value)
@pytest.mark.parametrize("width", [80, 120, 200])
def test_colour_adds_nothing_but_colour(ferry: Collation, style: Style, width: int) -> None:
    plain, coloured = (
        render_variant_pair(ferry, "registered", "C", RenderOptions(width, color), style)
        for color in (False, True)
    )
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_inline_shows_what_the_report_shows(ferry: Collation) -> None:
    text = render_variant_pair(ferry, "registered", "B", RenderOptions(), Style.INLINE)
    assert "We will {not →} close" in text
    assert "{invaluable → priceless}" in text
    assert "{registered → B}" in text  # the legend
    assert "drift 0.18" in text


def test_side_by_side_names_the_kinds_that_the_report_has(ferry: Collation) -> None:
    text = render_variant_pair(ferry, "registered", "B", PLAIN, Style.SIDE_BY_SIDE)
    rows = [line.split() for line in text.splitlines()]
    assert ["not", "-", "·", "polarity"] in rows
    assert ["invaluable", "~", "priceless", "content-word"] in rows


def test_two_variants_are_aligned_with_each_other(ferry: Collation) -> None:
    text = render_variant_pair(ferry, "a", "e", PLAIN, Style.INLINE)
    assert "A → E" in text
    assert "{honour → honor}" in text
    assert text.count("{") == 2  # that, and the legend


def test_the_registered_wording_may_be_either_side(ferry: Collation) -> None:
    text = render_variant_pair(ferry, "B", "registered", PLAIN, Style.INLINE)
    assert "We will {+ not} close" in text


def test_a_wording_against_itself_has_no_mark_and_no_legend(ferry: Collation) -> None:
    text = render_variant_pair(ferry, "A", "A", PLAIN, Style.INLINE)
    assert not set("{}[]") & set(text)
    assert "drift 0\n" in text


def test_an_unknown_label_names_the_known_ones(ferry: Collation) -> None:
    with pytest.raises(UsageError, match="it has registered, A, B, C, D, E"):
        render_variant_pair(ferry, "A", "Z", PLAIN, Style.INLINE)


@pytest.mark.parametrize("style", [Style.INLINE, Style.SIDE_BY_SIDE])
@pytest.mark.parametrize("width", [24, 40, 80])
def test_no_line_is_wider_than_the_terminal(ferry: Collation, style: Style, width: int) -> None:
    text = render_variant_pair(ferry, "registered", "C", RenderOptions(width=width), style)
    assert max(cells(line) for line in text.splitlines()) <= max(width, 28)


def test_variants_meet_through_the_registered_wording(ferry: Collation) -> None:
    # B is cut where C goes on, and C is elided where B is not: word for word, little would fit.
    text = render_variant_pair(ferry, "B", "C", RenderOptions(), Style.INLINE)
    assert (
        "we will {+ never not} close the old ferry line … [because our island is priceless,] "
        "{+ our} island is home, {+ and we honor those who live [in the town] on it}"
    ) in text


@pytest.mark.parametrize("width", [40, 80, 120, 200, None])
def test_golden_table(
    ferry: Collation, golden: Callable[[str, str], None], width: int | None
) -> None:
    golden(
        f"diff-table-{width or 'piped'}.txt", render_collation(ferry, RenderOptions(width=width))
    )


def test_the_table_names_each_edit_once_and_says_whose_it_is(ferry: Collation) -> None:
    text = render_collation(ferry, RenderOptions(width=200))
    table = text.partition("legend")[0]
    rows = [" ".join(line.split()) for line in table.splitlines()]
    assert "invaluable priceless … · = content-word" in rows
    assert "our · = > our = B function-word; D reorder" in rows
    assert table.count("truncation-of-meaning") == 1
    assert "registered = A B C D E" in rows  # A has no column of its own


def test_a_table_of_what_is_as_registered_has_the_wording_and_no_legend(
    sample_report: Report,
) -> None:
    text = render_collation(sample_report.quotes[0].collation, PLAIN)
    assert "The harbour stays open all winter" in text
    assert "registered = A" in text
    assert "legend" not in text


def test_a_quote_found_nowhere_is_said_to_be(sample_report: Report) -> None:
    text = render_collation(sample_report.quotes[4].collation, PLAIN)
    assert "found nowhere" in text
    assert "The light has never once gone out" in text


@pytest.mark.parametrize("width", [30, 40, 80])
def test_a_table_is_not_wider_than_the_terminal(ferry: Collation, width: int) -> None:
    text = render_collation(ferry, RenderOptions(width=width))
    assert max(cells(line) for line in text.splitlines()) <= max(width, 36)


def test_the_table_style_shows_all(ferry: Collation) -> None:
    pair = render_variant_pair(ferry, "A", "B", PLAIN, Style.TABLE)
    assert pair == render_collation(ferry, PLAIN)


def grid(width: int | None, values: list[list[float]], *, plain: bool = False) -> list[str]:
    labels = ["registered", *"ABCDEFGHIJ"][: len(values)]
    options = RenderOptions(width=width, ascii=plain)
    return paint(matrix.lines(labels, values, options), color=False).splitlines()


def test_the_matrix_has_a_figure_and_a_shade_for_each_pair() -> None:
    lines = grid(80, [[0, 0.004, 1], [0.004, 0, 0.5], [1, 0.5, 0]])
    assert lines[0].split() == ["drift", "reg.", "A", "B"]
    assert lines[1].split() == ["reg.", "·", "░░", "<", "0.01", "██", "1"]
    assert lines[2].split() == ["A", "░░", "<", "0.01", "·", "▓▓", "0.50"]


def test_no_drift_has_no_shade_and_letters_need_no_unicode() -> None:
    assert grid(80, [[0, 0], [0, 0]])[1].split() == ["reg.", "·", "0"]
    assert all(line.isascii() for line in grid(80, [[0, 0.3], [0.3, 0]], plain=True))


def test_a_wide_matrix_is_shown_in_pieces() -> None:
    values = [[0.0] * 9 for _ in range(9)]
    lines = grid(40, values)
    assert max(map(len, lines)) <= 40
    heads = [line.split()[1:] for line in lines if line.split()[:1] == ["drift"]]
    assert [name for head in heads for name in head] == ["reg.", *"ABCDEFGH"]
    assert len(grid(None, values)) == 10


def test_a_label_stands_apart_from_the_next_however_narrow(ferry: Collation) -> None:
    text = render_collation(ferry, RenderOptions(width=40))
    assert re.search(r"^  registered = A {2,}B$", text, re.MULTILINE)

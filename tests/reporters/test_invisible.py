"""What the eye does not catch is shown, and what it does catch is left as it stands."""

from __future__ import annotations

from datetime import date

import pytest

from quotecheck.model import Collation, Occurrence, Position, Quote, Quoted, Span
from quotecheck.pipeline import collation
from quotecheck.reporters import RenderOptions, Style
from quotecheck.reporters.diff import render_collation, render_variant_pair
from quotecheck.reporters.invisible import revealed, unmasked
from quotecheck.text.tokens import wording

REGISTERED = "We don't sell the old harbour, and nobody's boat stays at home"


def collated(printed: str) -> Collation:
    quote = Quote("q", "A speaker", REGISTERED, wording(REGISTERED, editorial=False))
    found = Occurrence(
        "q", "a.txt", (Span(0, len(printed)),), wording(printed), printed,
        Position(1, 1), Position(1, 2), Quoted.YES, 100.0,
    )  # fmt: skip
    return collation.collate(quote, [found], date(2025, 1, 1))


def drawn(printed: str, style: Style) -> str:
    return render_variant_pair(collated(printed), "registered", "A", RenderOptions(), style)


@pytest.mark.parametrize(
    ("printed", "inline"),
    [
        (REGISTERED.replace("don't", "don’t"), "‹don't›don’t sell"),
        (REGISTERED.replace("harbour,", "harbour;"), "‹harbour,›harbour; and"),
        (REGISTERED.replace("harbour", "hаrbour"), "{harbour → h\\u0430rbour}"),
        (REGISTERED.replace(" old", "\u00a0old"), "the\\xa0old harbour"),
        (REGISTERED.replace("home", "ho\u00adme"), "at ho\\xadme"),
        (REGISTERED.replace("We", "we"), "‹We›we don't"),
    ],
)
def test_inline(printed: str, inline: str) -> None:
    assert inline in drawn(printed, Style.INLINE)


@pytest.mark.parametrize(
    ("printed", "row"),
    [
        (REGISTERED.replace("don't", "don’t"), ["don't", "=", "don’t", "typography"]),
        (REGISTERED.replace("harbour,", "harbour;"), ["harbour,", "=", "harbour;", "typography"]),
        (REGISTERED.replace("boat", "bоat"), ["boat", "~", "b\\u043eat", "look-alike"]),
        (REGISTERED.replace("We", "we"), ["We", "=", "we", "case"]),
    ],
)
def test_side_by_side(printed: str, row: list[str]) -> None:
    assert row in [line.split() for line in drawn(printed, Style.SIDE_BY_SIDE).splitlines()]


def test_the_table_says_it_below_the_columns() -> None:
    printed = REGISTERED.replace("don't", "don’t").replace("boat", "bоat")
    text = render_collation(collated(printed), RenderOptions())
    assert "written otherwise: don't → don’t; boat → b\\u043eat" in text


def test_where_nothing_hides_nothing_is_said() -> None:
    printed = REGISTERED.replace("old", "new")
    for style in (Style.INLINE, Style.SIDE_BY_SIDE, Style.TABLE):
        text = drawn(printed, style)
        assert "written otherwise" not in text
        assert "‹" not in text
        assert "\\" not in text


@pytest.mark.parametrize(
    ("registered", "printed", "expected"),
    [
        ("harbour", "hаrbоur", "h\\u0430rb\\u043eur"),
        ("harbour", "harbor", "harbor"),
        ("Мир", "Мир", "Мир"),
        ("mir", "мир", "мир"),  # no letter of it stands in for one of these
        ("Copy", "Сору", "\\u0421\\u043e\\u0440\\u0443"),
        ("café", "cafe", "cafe"),
    ],
)
def test_unmasked(registered: str, printed: str, expected: str) -> None:
    assert unmasked(registered, printed) == expected


def test_revealed() -> None:
    assert revealed("a\u00a0b \u202f c\td") == "a\\xa0b \\u202f c d"
    assert revealed("plain words") == "plain words"

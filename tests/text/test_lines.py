"""Lines and columns: against a definition that walks the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.model import Position
from quotecheck.text.lines import Lines

TEXTS = st.text(st.sampled_from("ab\n\r\f\v\u2028\u2029\x85\U0001f600"), max_size=30)


def walk(text: str) -> list[Position]:
    """The position of every offset: a line ends after \\n, after \\r\\n, and after a lone \\r."""
    line, column = 1, 1
    places = []
    for index, character in enumerate(text):
        places.append(Position(line, column))
        ends = character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    return [*places, Position(line, column)]


@given(TEXTS)
def test_every_offset_is_where_a_walk_finds_it(text: str) -> None:
    lines = Lines(text)
    places = walk(text)
    assert [lines.position(offset) for offset in range(len(text) + 1)] == places
    assert [lines.offset(place) for place in places] == list(range(len(text) + 1))
    assert len(lines) == places[-1].line


@given(TEXTS, st.data())
def test_places_are_found_in_any_order(text: str, data: st.DataObject) -> None:
    lines, places = Lines(text), walk(text)
    for offset in data.draw(st.lists(st.integers(0, len(text)), max_size=20)):
        assert lines.position(offset) == places[offset]


@given(TEXTS)
def test_a_table_that_is_given_is_taken(text: str) -> None:
    places = walk(text)
    starts = [offset for offset, place in enumerate(places) if place.column == 1]
    lines = Lines(text, starts)
    assert [lines.position(offset) for offset in range(len(text) + 1)] == places
    assert [lines.offset(place) for place in places] == list(range(len(text) + 1))


@given(TEXTS)
def test_line_is_the_number_of_line_ends_before_plus_one(text: str) -> None:
    """Property P4 of the project, in its own words."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert Lines(text).position(len(text)).line == ended + 1


@pytest.mark.parametrize("separator", ["\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_editors_do_not_count_is_no_line_end(separator: str) -> None:
    text = f"a{separator}b\nc"
    assert Lines(text).position(2) == Position(1, 3)
    assert Lines(text).position(4) == Position(2, 1)


def test_columns_are_code_points() -> None:
    assert Lines("\U0001f600e\u0301x").position(3) == Position(1, 4)


@pytest.mark.parametrize("offset", [-1, 4])
def test_offset_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="outside a text of 3"):
        Lines("a\nb").position(offset)


@pytest.mark.parametrize(
    "place",
    [Position(0, 1), Position(3, 1), Position(1, 0), Position(1, 3), Position(2, 3)],
)
def test_position_outside_the_text_is_refused(place: Position) -> None:
    with pytest.raises(ValueError, match=r"no (line|column)"):
        Lines("a\nb").offset(place)

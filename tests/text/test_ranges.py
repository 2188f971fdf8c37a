"""What is told of a few characters without an expression is what the expression would tell."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotecheck.text import ranges

INSIDES = ("APOSTROPHE", "COMBINING", "CURRENCY", "HYPHEN", "INVISIBLE", "MINUS", "SPACELESS")


@pytest.mark.parametrize("name", INSIDES)
def test_the_edges_of_every_range_are_within(name: str) -> None:
    inside = getattr(ranges, name)
    pattern = re.compile(f"[{inside}]")
    edges = {ord(char) for char in inside if char != "\\"}
    for code in {near for edge in edges for near in (edge - 1, edge, edge + 1)}:
        assert ranges.within(chr(code), inside) == bool(pattern.match(chr(code))), hex(code)


@given(st.characters(), st.sampled_from(INSIDES))
@example("-", "HYPHEN")
@example("\\", "HYPHEN")
def test_a_character_is_within_where_it_matches(char: str, name: str) -> None:
    inside = getattr(ranges, name)
    assert ranges.within(char, inside) == bool(re.match(f"[{inside}]", char))

"""A section that moves along a text tells the places that the text tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.text.lines import Lines
from quotecheck.text.sections import Section

_TEXTS = st.lists(st.sampled_from(["a", "é", "😀", "\n", "\r\n", "\r", "\u2028", "words "]))


@settings(max_examples=200)
@given(_TEXTS, st.data())
def test_every_place_is_that_of_the_whole(stretches: list[str], data: st.DataObject) -> None:
    text = "".join(stretches)
    lines = Lines(text)
    section = Section("")
    for number, stretch in enumerate(stretches):
        if stretch == "\n" and stretches[number - 1 : number] == ["\r"]:
            return  # a section does not end within a line end
        at = data.draw(st.integers(0, len(section.text)))
        section = section.onwards(at, stretch)
        assert section.text == text[section.start : section.end]
        for place in range(section.start, section.end + 1):
            if text[place - 1 : place + 1] == "\r\n":
                continue
            assert section.position(place - section.start) == lines.position(place)
    assert section.end == len(text)


def test_there_is_no_place_outside() -> None:
    with pytest.raises(ValueError, match="outside"):
        Section("abc", 10).position(4)

"""Utterances: which quotations are one speech."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.search.utterances import Speech, utterances
from quotecheck.text.quotations import quotations

PARTS = ["We go", "Go", " she said, ", ". ", " “", "” ", ' "', '" ', "‘", "’", "\n", "\n\n", "> "]
LINES = ["\r", "\r\n", f"\n{'word ' * 26}", f"{'word ' * 49}word, “"]


def spoken(text: str) -> list[list[str]]:
    groups = utterances(text, quotations(text, 0, len(text)))
    return [
        [text[piece.start : piece.end] for one in group for piece in one.pieces] for group in groups
    ]


@pytest.mark.parametrize(
    "between",
    [
        " she said, ",
        " said the mayor of the old town,\n",
        " said Mr. Lantern, ",
        " he asked -- and waited -- ",
        " ",
    ],
)
def test_an_attribution_within_a_sentence_joins(between: str) -> None:
    assert spoken(f"“We will go,”{between}“and soon.”") == [["We will go,", "and soon."]]


@pytest.mark.parametrize(
    "between",
    [
        " she said. It rained. ",
        " she said.\n\n",
        " said " + "a very old friend of the mayor " * 9,
        f" she said to everybody{' who stood there' * 8}\nand then ",
    ],
)
def test_another_sentence_or_paragraph_parts(between: str) -> None:
    assert spoken(f"“We will go,”{between}“and soon.”") == [["We will go,"], ["and soon."]]


def test_quotations_of_another_depth_are_another_speech() -> None:
    text = "“He said ‘never’ to us,” she said, “and ‘always’ to them.”"
    assert spoken(text) == [
        ["He said ‘never’ to us,", "and ‘always’ to them."],
        ["never", "always"],
    ]


def test_no_quotations() -> None:
    assert spoken("") == []
    assert spoken("We will go, she said, and soon.") == []


@given(st.lists(st.sampled_from(PARTS + LINES), max_size=20), st.data())
def test_speech_tells_the_same_wherever_it_is_asked_first(
    parts: list[str], data: st.DataObject
) -> None:
    """It reads no further than it is asked; what is said at a place is that of all of the text."""
    text = "".join(parts)
    whole = quotations(text, 0, len(text))
    groups = list(utterances(text, whole))
    speech = Speech(text, 0, len(text))
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        assert speech.about(start, end) == [
            group for group in groups if group[-1].span.end > start and group[0].span.start < end
        ]
        assert speech.nearby(start, end) == [
            one for one in whole if one.span.end > start and one.span.start < end
        ]
    assert speech.quotations == list(whole)

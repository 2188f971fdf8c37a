"""The words of an occurrence are those that its text is cut into."""

from __future__ import annotations

import pickle
from array import array
from dataclasses import FrozenInstanceError, replace

import pytest
from both_ways import needs_compiled, numpy_alone
from hypothesis import example, given, settings
from hypothesis import strategies as st
from texts import texts

from quotecheck.model import Span, Token
from quotecheck.search import native
from quotecheck.search.document import Document, Vocabulary
from quotecheck.search.printed import words_of
from quotecheck.text.tokens import wording


@settings(max_examples=300, deadline=None)
@given(texts, st.data())
@example("the U.S. Army", None)
@example("我们 went", None)
@example("the [old] man", None)
def test_the_words_are_those_of_the_text(text: str, data: st.DataObject | None) -> None:
    document = Document.read(text, 0, len(text), Vocabulary({}))
    if not len(document):
        return
    first, last = 0, max(0, len(document) - 2)
    if data:
        first = data.draw(st.integers(0, len(document) - 1))
        last = data.draw(st.integers(first, len(document) - 1))
    place = Span(document.starts[first], document.ends[last])
    wanted = wording(text, place.start, place.end).tokens
    if not wanted:  # a sign that states something of what follows
        return
    found = words_of(document, place, "before")
    assert found == [replace(wanted[0], gap="before"), *wanted[1:]]
    with numpy_alone():
        assert words_of(document, place, "before") == found


def test_a_word_that_stands_as_it_is_compared_is_held_once() -> None:
    document = Document.read("She said that he went", 0, 21, Vocabulary({}))
    first, *others = words_of(document, Span(0, 21), "")
    assert (first.text, first.norm) == ("She", "she")
    assert all(token.text is token.norm for token in others)


@needs_compiled
def test_what_the_compiled_loop_makes_is_a_record_like_any_other() -> None:
    text = "the river of silver"
    tokens = native.tokens(text, array("q", [0, 4]), array("q", [3, 9]), "", str.lower, Token, Span)
    assert [token.span for token in tokens] == [Span(0, 3), Span(4, 9)]
    assert pickle.loads(pickle.dumps(tokens)) == tokens
    assert hash(tokens[1]) == hash(Token("river", "river", Span(4, 9), " "))
    with pytest.raises(FrozenInstanceError):
        tokens[0].text = "a"  # type: ignore[misc]


@needs_compiled
def test_what_the_compiled_loop_is_given_must_fit() -> None:
    for starts, ends, text, token, error in (
        ([0, 4], [3], "the river", Token, ValueError),
        ([-5], [3], "the river", Token, IndexError),
        ([0], [3], b"the river", Token, TypeError),
        ([0], [3], "the river", int, AttributeError),
        ([0], [3], "the river", len, TypeError),
    ):
        places = array("q", starts), array("q", ends)
        with pytest.raises(error):
            native.tokens(text, *places, "", str.lower, token, Span)  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        native.tokens(
            "the", array("q", [0]), array("q", [3]), "", lambda word: str(1 / 0), Token, Span
        )
    with pytest.raises(TypeError, match="7 arguments"):
        native.tokens("the")  # type: ignore[call-arg]

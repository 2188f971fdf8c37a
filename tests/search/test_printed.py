"""The words of an occurrence are those that its text is cut into."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from texts import texts

from quotecheck.model import Span
from quotecheck.search.document import Document, Vocabulary
from quotecheck.search.printed import words_of
from quotecheck.text.tokens import wording


@settings(max_examples=300, deadline=None)
@given(texts, st.data())
@example("the U.S. Army", None)
@example("我们 went", None)
@example("the [old] man", None)
@example("is < $5", None)
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
    words = words_of(document, place, "before")
    assert words[1 : len(wanted)] == list(wanted[1:])
    assert words[0] == replace(wanted[0] if wanted else words[0], gap="before")
    assert len(words) >= last + 1 - first  # a sign that is a word for what follows it, too
    for number, one in enumerate(words[len(wanted) :], len(wanted)):
        at = document.starts[first + number]
        assert text.startswith(one.text, at)
        assert number == 0 or text[:at].endswith(one.gap)


def test_a_word_that_stands_as_it_is_compared_is_held_once() -> None:
    document = Document.read("She said that he went", 0, 21, Vocabulary({}))
    first, *others = words_of(document, Span(0, 21), "")
    assert (first.text, first.norm) == ("She", "she")
    assert all(token.text is token.norm for token in others)


def test_a_word_that_is_printed_again_is_the_same_token() -> None:
    text = "he said that he said that he went"
    words = words_of(Document.read(text, 0, len(text), Vocabulary({})), Span(0, len(text)), " ")
    assert len(words) == 8
    assert len(set(map(id, words))) == 4

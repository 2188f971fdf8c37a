"""A window holds the words of its paragraphs, and all that can matter to a region."""

from __future__ import annotations

from both_ways import numpy_alone
from hypothesis import example, given, settings
from hypothesis import strategies as st
from texts import numbers_of, texts

from quotecheck.search.document import Document, Vocabulary, paragraphs_around
from quotecheck.search.scan import Scanner
from quotecheck.search.utterances import Speech
from quotecheck.search.window import window

MANY = st.lists(texts, min_size=1, max_size=6).map(" ".join)


def words(document: Document) -> list[tuple[int, int, list[int]]]:
    """Where each word of a document stands, and its units."""
    return [
        (start, end, document.units[document.head[token] : document.head[token + 1]])
        for token, (start, end) in enumerate(zip(document.starts, document.ends, strict=True))
    ]


@settings(max_examples=150, deadline=None)
@given(MANY, st.tuples(st.integers(0, 400), st.integers(0, 400)), st.integers(0, 12))
@example("10 000 000 000 000 000 000 000 000 000 000 000 men", (30, 31), 2)
@example("[sic] " * 30, (80, 90), 3)
@example("& the ", (0, 0), 0)
@example("We “went [there]” and she said, “not so far” to the men there.", (30, 35), 0)
def test_a_window_is_a_part_of_the_paragraphs(text: str, at: tuple[int, int], reach: int) -> None:
    low, high = sorted(min(each, len(text)) for each in at)
    before = "river 5 [sic] &\n\n\n"
    numbers = numbers_of(text)
    vocabulary = Vocabulary(numbers)
    start, end = paragraphs_around(text, low, high)
    speech = Speech(text, start, end)
    scan = Scanner(numbers).scan(before + text)
    found = window(speech, low, high, reach, scan, -len(before), vocabulary)
    with numpy_alone():
        again = window(speech, low, high, reach, scan, -len(before), vocabulary)
        assert words(again) == words(found)
    whole = Document.read(text, start, end, vocabulary)
    inside, all_words = words(found), words(whole)
    assert inside == [one for one in all_words if found.start <= one[0] < found.end]
    ahead = [one for one in all_words if one[1] <= low]
    behind = [one for one in all_words if one[0] >= high]
    touching = [one for group in speech.about(low, high) for one in group]
    if found.start > start:
        assert len([one for one in inside if one[1] <= low]) > reach
        assert all(found.ends[0] <= one.span.start for one in touching)
    else:
        assert inside[: len(ahead)] == ahead
    if found.end < end:
        assert len([one for one in inside if one[0] >= high]) > reach
        assert all(one.span.end <= found.starts[-1] for one in touching)
    else:
        assert inside[len(inside) - len(behind) :] == behind


def test_a_window_is_no_longer_than_it_must_be() -> None:
    text = "the river of silver will not answer " * 200
    scan = Scanner({}).scan(text)
    found = window(Speech(text, 0, len(text)), 3600, 3700, 10, scan, 0, Vocabulary({}))
    assert len(found) < 60

"""Hugged: what is refused for the marks about it is nothing that reading it exactly accepts."""

from __future__ import annotations

import sys
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import make_quote

from quotecheck.model import Settings, Source
from quotecheck.search import compile_index, find
from quotecheck.search.hugged import may_be_hugged, sides
from quotecheck.search.scan import Scanner

_BINDING = frozenset({"not", "never", "no"})
_QUOTE = "we keep the harbour open, not the bridge; and it is the market for copper that we want"
_WORDS = _QUOTE.replace(",", "").replace(";", "").split()
_INDEXES = {
    evidence: compile_index(
        [make_quote(_QUOTE), make_quote("it is the bridge of silver", "few")],
        Settings(evidence=evidence),
        lambda language, word: word in _BINDING,
    )
    for evidence in (45.0, 55.0, 65.0, 75.0, 85.0)
}
_OTHERS = st.lists(
    st.sampled_from(["stone", "never", "no", "cloud", "5%", "river-side", "it"]), max_size=4
)
_OPENINGS = st.sampled_from(["“", "‘", "“ ", "", "“[...] "])
_CLOSINGS = st.sampled_from(["”", ".”", "’", " ”", "", ", ”", ",’And", " ‘and"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Parts of the quote among other words, with marks about them."""
    said: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        first = draw(st.integers(0, len(_WORDS) - 5))
        part = _WORDS[first : first + draw(st.integers(5, 8))]
        at = draw(st.integers(1, len(part) - 1))
        part[at:at] = draw(st.sampled_from([[], [], ["stone"], ["it"], ["“stone”"], ["so”, “he"]]))
        opening, closing = draw(_OPENINGS), draw(_CLOSINGS)
        words = " ".join([*draw(_OTHERS), *part, *draw(_OTHERS)])
        said += [*draw(_OTHERS), f"{opening}{words}{closing}", *draw(_OTHERS)]
    return " ".join(said)


@settings(max_examples=300, deadline=None)
@given(texts(), st.sampled_from(sorted(_INDEXES)))
def test_what_is_refused_is_nothing_that_would_be_found(text: str, evidence: float) -> None:
    source, index = Source("a.txt", text), _INDEXES[evidence]
    with patch.object(
        sys.modules["quotecheck.search.evidence"], "may_be_hugged", lambda *about: True
    ):
        wanted = find(source, index)
    assert find(source, index) == wanted


def test_a_word_that_binds_stands_behind_changed_words() -> None:
    quote = make_quote("Meanwhile I had been thinking rapidly")
    index = compile_index([quote], Settings(evidence=45.0), lambda language, word: word in _BINDING)
    said = "I've been thinking about you, never"
    _, (found,) = find(Source("a.txt", f"“{said},” she answered."), index)
    assert found.text == said


@pytest.mark.parametrize(
    ("text", "hugged"),
    [
        ("“keep the harbour open”", True),
        ("“Do keep the harbour open now.”", True),
        ("“Stone after stone keep the harbour open.”", False),
        ("“Never no stone after keep the harbour open.”", True),
        ("“Keep the harbour open stone after never.”", True),
        ("“Keep the harbour open stone after stone never.”", False),
        ("“Keep the harbour open, stone after stone.”", False),
        ("“Stone [sic] after stone keep the harbour open.”", True),
        ("“5% after stone keep the harbour open.”", True),
        ("‘Keep the harbour open,’Stone said.", True),
        ("‘Keep the harbour open ‘stone’.", True),
    ],
)
def test_marks_hug_words_of_the_quote(text: str, hugged: bool) -> None:
    index = _INDEXES[55.0]
    low, high = text.lower().index("keep"), text.index("open") + len("open")
    assert sides(text, low, high) == 2
    scan = Scanner(index.vocabulary).scan(text)
    assert may_be_hugged(text, scan, low, high, index.units(0), _BINDING.__contains__) is hugged

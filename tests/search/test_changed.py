"""A short quote with one word changed is found between quotation marks, whatever the word is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import make_quote

from quotecheck.model import Settings, Source
from quotecheck.search import Finder, compile_index, find

_WORDS = (
    "we can can't cannot win lose honoured honored isn't is not -5 5% 10,000 $5 ½ 1/2 AT&T U.S. "
    "été e\u0301te\u0301 kill-joy killjoy under way underway don’t o'er 我 们 走 ไทย"
).split()


def found(quote: str, text: str, *, exhaustive: bool = False) -> list[str]:
    asked = [make_quote(quote)]
    index = compile_index(asked, Settings(exhaustive=exhaustive), lambda language, word: False)
    return [one.text for one in find(Source("a.txt", text), index)[1]]


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("We can win this", "We can't win this"),
        ("We can't win this", "We can win this"),
        ("We can win this", "We cannot win this"),
        ("We cannot win this", "We can win this"),
        ("This is true now", "This isn’t true now"),
        ("They won't pay", "They will pay"),
        ("They can't pay", "They must pay"),
        ("They should've paid me", "They never paid me"),
        ("AT&T pays billions", "AT&T paid billions"),
        ("a deal of $5", "a bill of $5"),
        ("extraordinarily mean", "extraordinarily well-meaning"),
        ("killjoy forever", "kill-joy always"),
        ("我们走吧", "我们跑吧"),
    ],
)
def test_one_changed_word_may_be_any(quote: str, printed: str) -> None:
    assert found(quote, f"It is late. “{printed},” she said.") == [printed]
    assert found(quote, f"It is late. {printed}, she said.") == []


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("they can't pay us", "“They must sue us”"),
        ("they can't pay us", "“They must pay us now”"),
        ("they can't pay us", "“They” must “pay us”"),
        ("they pay", "“they sue”"),
        ("pay", "“sue”"),
    ],
)
def test_more_is_another_quotation(quote: str, text: str) -> None:
    assert found(quote, f"It is late. {text}, she said.") == []


def test_it_needs_a_mark_on_both_sides() -> None:
    for exhaustive in (False, True):
        for text, number in (("“A very lovely man”", 1), ("“A very lovely man", 0)):
            assert len(found("a very lovely woman", text, exhaustive=exhaustive)) == number


@pytest.mark.parametrize("end", ["”", "”. ", "”.\n\n***\n"])
def test_the_next_source_adds_nothing(end: str) -> None:
    index = compile_index([make_quote("they can't pay")], Settings(), lambda *about: False)
    sources = [Source("a.txt", f"“They must pay{end}"), Source("b.txt", "“Who?” Nobody knows.")]
    together = [found for _, _, found in Finder(index).find(sources)]
    assert together == [find(source, index)[1] for source in sources]
    assert together[0][0].wording.tail == end.split("\n", maxsplit=1)[0]


def test_numbers_between_marks_by_the_thousand_are_passed_over() -> None:
    table = "\n".join(f'"{row}","{row + 7}",["{row}"]' for row in range(20_000))
    assert found("nobody pays", f"{table}\n“Nobody sues”") == ["Nobody sues"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4),
    st.integers(0, 3),
    st.sampled_from(_WORDS),
    st.sampled_from(["“”", '""', "«»", "‘’", "「」"]),
    st.sampled_from([" ", "\n", "  "]),
    st.sampled_from(["", " ", "..."]),
    st.sampled_from(["", ",", "!", " [sic]", " ! "]),
)
def test_it_is_found_where_reading_everything_finds_it(
    quote: list[str], at: int, other: str, marks: str, blank: str, head: str, tail: str
) -> None:
    words = quote.copy()
    words[at % len(words)] = other
    text = f"It is late.\n\n{marks[0]}{head}{blank.join(words)}{tail}{marks[1]} she said.\n"
    registered = " ".join(quote)
    assert found(registered, text) == found(registered, text, exhaustive=True)

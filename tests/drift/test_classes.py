"""What is told of words at a glance, and remembered, is what reading them in their place says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.drift.classes import _in_place, classify
from quotecheck.drift.dates import _day, _with_month, same_day
from quotecheck.drift.lexicons import lexicon
from quotecheck.drift.numbers import Reading, _Reader, _split, read
from quotecheck.drift.stretch import Stretch
from quotecheck.text.tokens import wording

WORDS = st.sampled_from(
    "the The of may May march third 3 3rd 31 $ % per cent minus 5 -5 two twenty-five half-hour "
    "miles square mile Anna anna's not n't can't must we'll dr. Dr one a e-mail x² ½".split()
)
GAPS = st.sampled_from([" ", " ", " ", ", ", ". ", ' "', "\n"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=6).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
LANGUAGES = st.sampled_from(["en", "fr", "de", "es", "xx"])


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES)
def test_a_class_does_not_depend_on_what_is_remembered(text: str, language: str) -> None:
    whole, lists = wording(text), lexicon(language)
    for index in range(len(whole)):
        assert classify(whole, index, lists) == _in_place(whole, index, lists)


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES, st.booleans())
def test_words_without_a_number_are_read_as_they_are(text: str, language: str, after: bool) -> None:
    lists = lexicon(language)
    words = [token.norm for token in wording(text).tokens]
    reader = _Reader(_split(words, lists), lists, after)
    while reader.at < len(reader.words):
        reader.step()
    slowly = Reading(tuple(reader.quantities), tuple(reader.rest))
    assert read(words, lists, beside_number=after) == slowly


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_days_are_compared_where_a_month_is_near(one: str, other: str, data: st.DataObject) -> None:
    def part(text: str) -> Stretch:
        whole = wording(text)
        start = data.draw(st.integers(0, max(len(whole) - 1, 0)))
        return Stretch(whole, start, data.draw(st.integers(start, len(whole))))

    left, right, lists = part(one), part(other), lexicon("en")
    ways = zip(_with_month(left), _with_month(right), strict=True)
    days = [(_day(near, lists), _day(far, lists)) for near, far in ways]
    same = any(day is not None and day == instead for day, instead in days)
    assert (same_day(left, right, lists) is not None) == same

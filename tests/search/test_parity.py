"""The fast path against the oracle: no whole occurrence that the contract promises is lost."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, note, settings
from hypothesis import strategies as st
from planted import (
    FILLER,
    LARGE,
    edited,
    make_quote,
    planted,
    printed,
    sequences,
    vocabularies,
)

from quotecheck import search
from quotecheck.model import Occurrence, Quote, Settings, Source, Span
from quotecheck.search import oracle
from quotecheck.search.costs import MISS, SLIGHT, WHOLE, share
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.frequency import bits_after_both
from quotecheck.text.tokens import words

OTHERS = [
    make_quote("an entirely different sentence about copper lanterns and winter", "other"),
    make_quote("we will not know", "short"),
    make_quote("the river of silver will not answer the garden of marble", "third"),
]
SURE = 8  # words from which a whole quote within its limit needs little evidence, or none


class Units:
    """A text as the oracle takes it: units, and the place of the word that each belongs to."""

    def __init__(self, text: str) -> None:
        self.names: list[str] = []
        self.places: list[Span] = []
        for match in words(text):
            for unit in units(norm(match[0])):
                self.names.append(unit)
                self.places.append(Span(*match.span()))

    def span(self, stretch: oracle.Stretch) -> Span:
        return Span(self.places[stretch.start].start, self.places[stretch.end - 1].end)


def occurrences(quote: Quote, text: str) -> list[Occurrence]:
    index = search.compile_index([quote, *OTHERS], Settings(), lambda language, word: False)
    _, found = search.find(Source("a.txt", text), index)
    return [one for one in found if one.quote == quote.id]


def overlaps(found: Occurrence, place: Span) -> bool:
    return any(span.overlaps(place) for span in found.spans)


def check_apart(found: list[Occurrence]) -> None:
    for one, other in combinations(found, 2):
        assert not any(a.overlaps(b) for a in one.spans for b in other.spans)


def tells(quote: Quote, edits: int) -> bool:
    """Whether all of a quote with so many word edits is reported, whichever words they are."""
    norms = [token.norm for token in quote.wording.tokens]
    threes = zip(["", "", *norms], ["", *norms], norms, strict=False)
    kept = len(norms) - edits
    least = sum(sorted(bits_after_both(*three) for three in threes)[:kept])
    return edits <= SLIGHT or least + share(len(norms)) * kept - MISS * edits >= WHOLE


def check_whole(quote: Quote, text: str) -> None:
    """Every occurrence of the oracle's is found, unless its words are common and many changed."""
    registered, printed_ = Units(quote.text), Units(text)
    limit = int(Settings().max_drift * len(registered.names) + 1e-9)
    found = occurrences(quote, text)
    for one in oracle.whole(registered.names, printed_.names, limit):
        if not tells(quote, one.edits):
            continue
        place = printed_.span(one)
        note(f"{one} {text[place.start : place.end]!r}")
        assert any(overlaps(each, place) for each in found)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_verbatim_quote_is_found_to_the_letter(data: st.DataObject) -> None:
    wanted = data.draw(sequences(LARGE, 1, 25))
    quote = make_quote(" ".join(wanted))
    page = data.draw(planted(wanted, FILLER))
    places = [(one.start, one.end) for one in occurrences(quote, page.text)]
    assert places == [(page.start, page.end)]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_verbatim_stretch_is_found(data: st.DataObject) -> None:
    vocabulary = data.draw(vocabularies())
    wanted = data.draw(sequences(vocabulary, 1, 12))
    others = data.draw(st.sampled_from([FILLER, vocabulary]))
    copies = data.draw(st.integers(1, 3))
    text = " ".join(data.draw(planted(wanted, others)).text for _ in range(copies))
    quote, page = make_quote(" ".join(wanted)), Units(text)
    found = occurrences(quote, text)
    for one in oracle.verbatim(Units(quote.text).names, page.names):
        assert any(overlaps(each, page.span(one)) for each in found)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_whole_occurrence_is_found(data: st.DataObject) -> None:
    vocabulary = data.draw(vocabularies())
    wanted = data.draw(sequences(vocabulary, SURE, 25))
    limit = int(Settings().max_drift * len(wanted))
    others = data.draw(st.sampled_from([FILLER, vocabulary]))
    copies = data.draw(st.integers(1, 3))
    pages = [
        data.draw(planted(data.draw(edited(wanted, limit, others)), others)) for _ in range(copies)
    ]
    check_whole(make_quote(" ".join(wanted)), " ".join(page.text for page in pages))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_nothing_is_found_in_unrelated_text(data: st.DataObject) -> None:
    wanted = data.draw(sequences(LARGE, SURE, 25))
    text = data.draw(printed(data.draw(sequences(FILLER, 0, 60))))
    assert occurrences(make_quote(" ".join(wanted)), text) == []


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_texts_of_few_words_hide_nothing(data: st.DataObject) -> None:
    """Repetitive text: many overlapping ways to align."""
    few = data.draw(st.sampled_from([["we", "will"], ["we", "will", "river"], LARGE[:12]]))
    wanted = data.draw(sequences(few, SURE, 12))
    check_whole(make_quote(" ".join(wanted)), " ".join(data.draw(sequences(few, 0, 40))))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_occurrences_of_one_quote_share_no_text(data: st.DataObject) -> None:
    vocabulary = data.draw(vocabularies())
    wanted = data.draw(sequences(vocabulary, 1, 25))
    copies = data.draw(st.integers(1, 4))
    texts = [
        data.draw(planted(data.draw(edited(wanted, 4, vocabulary)), vocabulary)).text
        for _ in range(copies)
    ]
    check_apart(occurrences(make_quote(" ".join(wanted)), " ".join(texts)))

"""Zones: which tokens their units belong to, and what they leave out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.model import Span
from quotecheck.search.document import Document, Vocabulary
from quotecheck.search.zones import Sought, Zone, grounds, zones

WORDS = ["we", "won't", "mother-in-law", "know", "it's"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def read(text: str) -> Document:
    return Document.read(text, 0, len(text), Vocabulary({}))


@settings(max_examples=60, deadline=None)
@given(texts, st.data())
def test_the_tokens_of_some_units_are_those_of_each(text: str, data: st.DataObject) -> None:
    document = read(text)
    edges = sorted(data.draw(st.sets(st.integers(0, len(document)), min_size=2, max_size=4)))
    parts = [range(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    zone = Zone(document, parts, spoken=False)
    unit = data.draw(st.integers(0, len(zone.units) - 1))
    end = data.draw(st.integers(unit + 1, len(zone.units)))
    wanted = dict.fromkeys(zone.tokens[zone.owner(each)] for each in range(unit, end))
    assert [*zone.tokens_of(unit, end)] == [*wanted]


@settings(max_examples=60, deadline=None)
@given(texts, st.sets(st.integers(0, 11)))
def test_used_tokens_are_in_no_zone(text: str, used: set[int]) -> None:
    document = read(text)
    found = zones(document, grounds(document, Span(0, len(text)), 0), Sought(used, set()))
    tokens = [token for zone in found for token in zone.tokens]
    assert tokens == [token for token in range(len(document)) if token not in used]

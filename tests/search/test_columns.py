"""The columns of a registry say of each word what is said of it alone, whatever stands around."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st
from planted import make_quote

from quotecheck.model import Settings
from quotecheck.search.columns import columns
from quotecheck.search.cutting import cut
from quotecheck.search.index import compile_index
from quotecheck.search.units import units
from quotecheck.text.frequency import bits, bits_after, bits_after_both
from quotecheck.text.tokens import registered

_WORDS = "The united states don’t well-known of the can't OF 10 zyx put her arms".split()
_TEXTS = st.lists(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), max_size=5)


@given(_TEXTS)
@example(["put her", "", "arms"])  # which follows often, but in another text
def test_each_unit_has_its_bits_and_its_number(texts: list[str]) -> None:
    found = columns(texts)
    vocabulary: dict[str, int] = {}
    rows: list[tuple[int, float, float, float]] = []
    ends, words = [0], []
    for text in texts:
        further = before = ""
        wording = registered(text)
        for token in wording.tokens:
            after = bits_after(before, token.norm)
            both = bits_after_both(further, before, token.norm)
            alone = (bits(token.norm), after, both)
            for part, name in enumerate(units(token.norm)):
                number = vocabulary.setdefault(name, len(vocabulary) + 1)
                rows.append((number, *(alone if part == 0 else (0.0, 0.0, 0.0))))
            further, before = before, token.norm
        ends.append(len(rows))
        words.append(len(wording))
    columned = found.units, found.single, found.after, found.both
    assert list(zip(*(column.tolist() for column in columned), strict=True)) == rows
    assert found.vocabulary == vocabulary
    assert (found.offsets.tolist(), found.words.tolist()) == (ends, words)


def _pieces(texts: list[str]) -> list[tuple[list[int], ...]]:
    """Of each text the places in it where a piece of two begins, and of three."""
    quotes = [make_quote(text, str(at)) for at, text in enumerate(texts)]
    flat = compile_index(quotes, Settings(), lambda language, word: False).flat
    rows = cut(flat)
    return [
        tuple([row - start for row in each.tolist() if start <= row < end] for each in rows)
        for start, end in pairwise(flat.offsets.tolist())
    ]


_LONG = st.lists(st.sampled_from(_WORDS), min_size=5, max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LONG, min_size=1, max_size=6))
def test_a_quote_has_the_same_pieces_in_whatever_company(texts: list[str]) -> None:
    together = _pieces(texts)
    assert together == [_pieces([text])[0] for text in texts]

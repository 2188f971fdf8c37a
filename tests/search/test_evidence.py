"""Evidence: which regions are read for the quotation marks about them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import make_quote

from quotecheck.model import Settings, Source
from quotecheck.search import compile_index, find
from quotecheck.search.candidates import Regions
from quotecheck.search.costs import MARKS
from quotecheck.search.evidence import worth_reading
from quotecheck.search.scan import Scanner
from quotecheck.text.tokens import words

_QUOTE = make_quote(
    "We shall keep the harbour open, 5% or -3, and publish a U.S. café and figures of every ferry"
)
_INDEX = compile_index([_QUOTE], Settings(), lambda language, word: False)
_DOUBLE = '"“”«»'


def _is_read(text: str, low: int, high: int, sides: int) -> bool:
    """Whether a part that marks on so many sides would help over the threshold is read."""
    region = Regions(
        np.array([0]),
        np.array([low]),
        np.array([high]),
        np.array([False]),
        np.array([_INDEX.settings.evidence - MARKS[sides]]),
    )
    scan = Scanner(_INDEX.vocabulary).scan(text)
    return bool(worth_reading(text, scan, region, _INDEX)[0])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["harbour", "a", "U.S.", "5%", "-3", "[W]e", "café"]),
            st.sampled_from(
                [" ", ", ", ".\n\n", '"', ' "', '" ', '."', ".”", ".\r\n“", " » ", "« "]
            ),
        ),
        min_size=1,
        max_size=12,
    ),
    st.data(),
)
def test_a_part_is_read_where_marks_stand_beside_it(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = " “" + "".join(word + gap for word, gap in pieces)
    tokens = [match.span() for match in words(text)]
    last = len(tokens) - 1
    first = data.draw(st.integers(0, last))
    from_, to = sorted(data.draw(st.tuples(*[st.integers(first, min(last, first + 3))] * 2)))
    start, end = tokens[first][0], tokens[to][1]
    before = text[tokens[first - 1][1] if first else 0 : start][-2:]
    behind = text[end : tokens[to + 1][0] if to < last else len(text)][:2]
    sides = any(mark in before for mark in _DOUBLE) + any(mark in behind for mark in _DOUBLE)
    assert _is_read(text, tokens[from_][0], end, sides)
    assert _is_read(text, start, tokens[from_][1], sides)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("He went.\n\nWe shall keep the harbour.\n\n“Well", 0),
        ("done.”\n\nWe shall keep the harbour. And so on.", 0),
        ("ever done.”\n\nWe shall keep the harbour.\n\n“Well", 0),
        ("She said: “We shall keep the harbour, and that is all there is to be said of it.”", 1),
        ("He said so. We shall keep the harbour.” And so on.", 1),
        ("She told them: “We shall keep the harbour.” And so on.", 2),
        ("She told them: « We shall keep the harbour » and so on.", 2),
        ("She told them: ‟We shall keep the harbour.” And so on.", 2),
        ("She told them: ``We shall keep the harbour.'' And so on.", 2),
        ("She told them: ‛We shall keep the harbour’ and so on.", 2),
        ("She told them: “As ever, and first of all, we shall keep the harbour.”", 2),
    ],
)
def test_marks_of_something_else_are_no_reason_to_read_a_part(text: str, sides: int) -> None:
    low, high = text.lower().index("we shall"), text.index("harbour") + len("harbour")
    assert _is_read(text, low, high, sides)
    assert sides == 2 or not _is_read(text, low, high, sides + 1)


@pytest.mark.parametrize("exhaustive", [False, True])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tick, said it: «\u00a0Tick bang tick\u00a0!\u00a0»", ["Tick bang tick"]),
        ('It said "...tick bang tick?!" then.', ["tick bang tick"]),
        ('It said "tick bang tick [sic!]" then.', ["tick bang tick"]),
        ("It said \uff02tick bang tick\uff02 then.", ["tick bang tick"]),
        ("It said “tick tock bang” tock tick.", ["tick tock bang"]),
        ("It said “so” tick bang tick and “so”.", []),
    ],
)
def test_a_short_quote_with_a_word_changed_is_found_in_marks_however_far_off(
    text: str, found: list[str], exhaustive: bool
) -> None:
    settings = Settings(exhaustive=exhaustive)
    index = compile_index([make_quote("tick tock tick")], settings, lambda language, word: False)
    assert [one.text for one in find(Source("a.txt", text), index)[1]] == found

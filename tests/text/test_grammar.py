"""The grammar of tokens has a short form, which gives the same tokens wherever it is used."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.text import tokens
from quotecheck.text.ranges import COMBINING, SPACELESS

# What the grammar tells apart, and all else that is near.
_TOLD = st.sampled_from("aZ9é’'‘-–−.,:/&$€£°%+±<>~[]sic ic\u00a0\u202f\u00ad\u200b\ufeff\r\n\t_½²…")
_NEAR = st.one_of(
    _TOLD,
    st.characters(max_codepoint=0x2C7F, exclude_categories=["Cs"]).filter(
        lambda one: tokens._FAR.match(one) is None
    ),
)


@settings(max_examples=300)
@given(st.text(_NEAR, max_size=30))
def test_both_grammars_give_the_same_tokens_where_nothing_is_far(text: str) -> None:
    short = [(match.span(), match.lastgroup) for match in tokens._near().finditer(text)]
    long = [(match.span(), match.lastgroup) for match in tokens._everywhere().finditer(text)]
    assert short == long


def test_whatever_only_the_long_grammar_knows_is_far() -> None:
    known = re.compile(f"[{COMBINING}{SPACELESS}]")
    found = [chr(code) for code in range(0x110000) if known.match(chr(code))]
    assert len(found) > 100_000
    assert all(map(tokens._FAR.match, found))


def test_a_far_letter_anywhere_in_the_part_that_is_read_is_seen() -> None:
    text = "one 日本 two e\u0301te"
    assert [match[0] for match in tokens.words(text)] == ["one", "日", "本", "two", "e\u0301te"]
    assert [match[0] for match in tokens.words(text, 0, 5)] == ["one", "日"]
    assert [match[0] for match in tokens.words(text, 0, 4)] == ["one"]

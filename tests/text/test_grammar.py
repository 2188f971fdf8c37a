"""The grammar of tokens has a short form, which gives the same tokens wherever it is used."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.text import tokens
from quotecheck.text.ranges import COMBINING, SPACELESS

# What the grammar tells apart, and all else that is plain.
_TOLD = "aZ9é’'‘-–−.,:/&$€£°%+−±<>~[]sic ic\u00a0\u202f\u00ad\u200b\ufeff\r\n\t_½²…"
_PLAIN = st.one_of(
    st.sampled_from(_TOLD), st.characters().filter(lambda one: tokens.is_plain(one, 0, 1))
)


@settings(max_examples=300, deadline=None)
@given(st.text(_PLAIN, max_size=30))
def test_both_grammars_give_the_same_tokens_in_plain_text(text: str) -> None:
    assert tokens.is_plain(text, 0, len(text))
    short = [(match.span(), match.lastgroup) for match in tokens._plain().finditer(text)]
    long = [(match.span(), match.lastgroup) for match in tokens._everywhere().finditer(text)]
    assert short == long


def test_whatever_only_the_long_grammar_knows_is_not_plain() -> None:
    known = re.compile(f"[{COMBINING}{SPACELESS}]")
    found = [chr(code) for code in range(0x110000) if known.match(chr(code))]
    assert len(found) > 100_000
    assert not any(tokens.is_plain(one, 0, 1) for one in found)


def test_what_is_not_plain_is_seen_in_the_part_that_is_read() -> None:
    text = "one 日本 two e\u0301te"
    assert [match[0] for match in tokens.words(text)] == ["one", "日", "本", "two", "e\u0301te"]
    assert [match[0] for match in tokens.words(text, 0, 5)] == ["one", "日"]
    assert [match[0] for match in tokens.words(text, 0, 4)] == ["one"]


_USUAL = st.one_of(
    st.sampled_from("aZé’'‘-–—.,;:!? \n\r\t\"“”"), st.sampled_from(_TOLD), st.characters()
)


@settings(max_examples=500)
@given(st.text(_USUAL, max_size=30) | st.text("aZé’'‘-.,? \n", max_size=30))
def test_what_is_printed_is_what_the_grammar_matches(text: str) -> None:
    assert tokens.printed(text) == [match[0] for match in tokens.words(text)]

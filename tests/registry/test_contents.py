"""What cannot stand in a registry is seen in its bytes, whatever stands around it."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.registry.contents import decoded

_GOOD = ["a", "\t", "\n", "\r", "é", "£", "\u00a0", "’", "\ufeff", "\ufffd", "\ufffc", "\U0001f600"]
_BAD = ["\0", "\x0b", "\x1f", "\x7f", "\x80", "\x85", "\x9f", "\ufffe", "\uffff"]
_BROKEN = [b"\xff", b"\xc2", b"\xef\xbf", b"\xed\xa0\x80", b"\x9f", b"\xc0\x80"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*_GOOD, *_BAD]), max_size=12))
def test_each_character_that_cannot_stand_there_is_a_problem(characters: list[str]) -> None:
    text = "".join(["x", *characters])
    found, problems = decoded(text.encode(), "quotes.yaml")
    bad = [character for character in characters if character in _BAD]
    assert len(problems) == len(bad)
    assert found == "".join("\ufffd" if character in _BAD else character for character in text)


@given(st.sampled_from(_BROKEN), st.sampled_from(_GOOD))
def test_bytes_that_are_not_utf_8_are_problems(broken: bytes, good: str) -> None:
    data = good.encode() + b"." + broken + b"."
    found, problems = decoded(b"x" + data, "quotes.yaml")
    assert problems
    assert "\ufffd" in found
    assert not any(unicodedata.category(character) == "Cs" for character in found)


def test_what_only_yaml_takes_for_a_line_end_is_a_space() -> None:
    found, problems = decoded("a\u2028b\u2029c".encode(), "quotes.yaml")
    assert (found, len(problems)) == ("a b c", 0)

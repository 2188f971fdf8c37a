"""The plain case says what the careful one says, or nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.text.marks import reading
from quotecheck.text.marks.glyphs import candidates
from quotecheck.text.marks.plain import plain_pairs
from quotecheck.text.quotations import quotations

MARKS = "\"“”'‘’„»"
PIECES = [
    "a",
    "go",
    "A ",
    " ",
    ", ",
    ". ",
    "5",
    "-",
    "—",
    "(",
    ") ",
    "\n",
    "\n\n",
    "\r\n",
    "\u2009",
]


@given(st.lists(st.sampled_from([*PIECES, *MARKS, "“", "”", ' "', '." ', " “", "”\n\n"])))
@settings(max_examples=400)
def test_the_careful_case_says_the_same(parts: Iterable[str]) -> None:
    text = "".join(parts)
    quickly = quotations(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "plain_pairs", lambda text, start, found: None)
        assert quotations(text) == quickly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“We go,” she said, “and soon.”", True),
        ('"We go," she said, "and soon."', True),
        ("“We don’t go with the Joneses’ dog,” she said.", True),
        ("“We go,” she said, “and soon.", False),
        ("“He said ‘never’ to us.”", False),
        ('We are 5" and "so".', False),
        ("(“We go.”)", False),
        ("“We go”„", False),
    ],
)
def test_what_is_plain(text: str, plain: bool) -> None:
    found = plain_pairs(text, 0, list(candidates(text, 0, len(text))))
    assert (found is not None) is plain

"""The plain case says what the careful one says, or nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotecheck.text import quotations as module
from quotecheck.text.marks.plain import plain_pairs
from quotecheck.text.quotations import quotations

MARKS = "\"“”'‘’„»`"
PIECES = [
    "a",
    "go",
    "A ",
    "s",
    "Tis ",
    " ",
    ", ",
    ". ",
    "5",
    "²",
    "-",
    "—",
    "(",
    ") ",
    "_",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n>",
    "\u2009",
    "long " * 25,
]
JOINED = [
    '--"a',
    "—“",
    ' "',
    '." ',
    "a” ",
    ' "Go." ',
    " “",
    "”\n\n",
    " “Go” ",
    " 'A",
    ", 'a",
    ".' ",
    "s' ",
    "!’\n",
]


@given(st.lists(st.sampled_from([*PIECES, *MARKS, *JOINED, *JOINED])), st.integers(0, 9))
@settings(max_examples=600)
@example(["a", "' A"], 1)
@example(['"It is 5²" of "so"'], 0)
@example(["“We go\n\nfar.” “On.”"], 0)
@example(["“We go\n", "long " * 25, "\nfar.” “On.”"], 0)
@example(["“We go\n\nfar.” “On.”", "\r", "a"], 0)
@example(["“We go.”\n> “Far”\n\n“On.”"], 0)
def test_the_careful_case_says_the_same(parts: Iterable[str], start: int) -> None:
    text = "".join(parts)
    quickly = quotations(text, start)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "plain_pairs", lambda text, start, end: None)
        patch.setattr(module, "plain_stretch", lambda text, start, end: ([], start))
        assert quotations(text, start) == quickly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We don't go with the Joneses' dog.", []),
        ("“We go,” she said, “and soon.”", ["“We go,”", "“and soon.”"]),
        ('"We go," she said, "and - "', ['"We go,"', '"and - "']),
        ("'We go,' she said, 'and the boys' club.'", ["'We go,'", "'and the boys' club.'"]),
        ("‘We don’t go,’ she said.", ["‘We don’t go,’"]),
        ('She went on--"and soon."', ['"and soon."']),
        ("She went on—“and soon.”", ["“and soon.”"]),
        ('She went on--" and soon."', []),
        ('He went." "And soon," she said.”', ['"And soon,"']),
        ("She went on—'and soon.'", None),
        ("“We don’t go with the Joneses’ dog.”", ["“We don’t go with the Joneses’ dog.”"]),
        ("“We go,” she said, “and soon.", None),
        ("“He said ‘never’ to us.”", None),
        ("'Tis so, he said. 'Twas.'", None),
        ("They said 'never' to us.", None),
        ('We are 5" and "so".', ['"so"']),
        ('We are 5", and "so".', None),
        ("(“We go.”)", None),
        ("“We go”„", None),
    ],
)
def test_what_is_plain(text: str, plain: list[str] | None) -> None:
    found = plain_pairs(text, 0, len(text))
    assert (found and [text[start:end] for start, end in found]) == plain

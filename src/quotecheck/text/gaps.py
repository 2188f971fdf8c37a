"""What stands between two words: boundaries, ellipses, question marks.

Refuses: to look at the words themselves, but for the abbreviations whose full stop ends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from quotecheck.model import Wording


class Break(IntEnum):
    """The strongest boundary in a gap."""

    NONE = 0
    CLAUSE = 1
    SENTENCE = 2
    PARAGRAPH = 3


_DOTS = re.compile(r"\.(?:(?:[^\S\r\n]?\.){2,}|\s\.\s\.)")
_ELLIPSIS = re.compile(rf"\u2026|\u22ef|{_DOTS.pattern}")
_PARAGRAPH = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)")
_SENTENCE = re.compile(r"[.!?\u3002\uff01\uff1f\u061f\u06d4\u0964]")
_CLAUSE = re.compile(
    r"[,;:\u2014\u2013()\u00ab\u00bb\u201c\u201d\u201e\u2039\u203a\"\u3001\uff0c\uff1b\uff1a"
    r"\u300c\u300d\u060c\u061b]|--|\s-\s"
)
_SHORT = 8  # code points of a gap that is worth remembering
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen col sgt lt capt sen rep gov rev hon jr sr vs no fig vol pp "
    "inc ltd co corp messrs mme mlle".split()
)


def has_ellipsis(gap: str) -> bool:
    """Whether a gap holds an omission mark: … or ... or . . . or [...]."""
    return ("." in gap or "\u2026" in gap or "\u22ef" in gap) and bool(_ELLIPSIS.search(gap))


def ellipses(text: str, start: int, end: int) -> Iterator[int]:
    """Where each omission mark of ``text[start:end]`` starts."""
    one_sign = text.find("\u2026", start, end) >= 0 or text.find("\u22ef", start, end) >= 0
    marks = _ELLIPSIS if one_sign else _DOTS  # a mark that begins with a dot is looked for sooner
    for mark in marks.finditer(text, start, end):
        yield mark.start()


def without_ellipsis(gap: str) -> str:
    """The gap with its omission marks taken out; of four dots a full stop stays."""
    return _ELLIPSIS.sub(lambda mark: "." if mark[0].count(".") > 3 else "", gap)


def asks(gap: str) -> bool:
    """Whether a gap holds a question mark."""
    return "?" in gap or "\uff1f" in gap or "\u061f" in gap


def has_blank_line(gap: str) -> bool:
    """Whether a gap holds the end of a paragraph."""
    return _PARAGRAPH.search(gap) is not None


def boundary(gap: str) -> Break:
    """The strongest boundary in a gap. An ellipsis alone is none."""
    if gap == " ":
        return Break.NONE
    return _known(gap) if len(gap) <= _SHORT else _boundary(gap)


def _boundary(gap: str) -> Break:
    if has_blank_line(gap):
        return Break.PARAGRAPH
    gap = without_ellipsis(gap)
    if _SENTENCE.search(gap):
        return Break.SENTENCE
    return Break.CLAUSE if _CLAUSE.search(gap) else Break.NONE


_known = lru_cache(maxsize=1 << 12)(_boundary)


def break_before(wording: Wording, index: int) -> Break:
    """The boundary before token ``index`` (at 0 and past the end: a paragraph's).

    Unlike `boundary` it knows the word before, so that the stop of "Mr." or "U.S." ends nothing.
    """
    if index <= 0 or index >= len(wording):
        return Break.PARAGRAPH
    gap = wording.gap(index)
    before = wording.tokens[index - 1]
    if gap.startswith(".") and (before.norm in _ABBREVIATIONS or _initial(before.text)):
        return boundary(gap[1:])
    return boundary(gap)


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"

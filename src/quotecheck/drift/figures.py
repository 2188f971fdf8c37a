"""One figure as printed ("$1,500", "4%", "3rd", "5bn"): its value and its unit.

Refuses: to guess. What is no plain number (10², 12:30, 2025-05-03, 1914-1918) keeps its letters
and equals only itself: 1.5 is not 15, -5 not 5, $40 not £40, 4% not 4.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from math import gcd

from quotecheck.drift.lexicons import Lexicon
from quotecheck.records import dataclass
from quotecheck.text.ranges import CURRENCY

_FIGURE = re.compile(
    rf"(?P<sign>[<>≤≥~±+-]?)(?P<before>[{CURRENCY}]?)(?P<minus>-?)"
    r"(?P<number>[\d.,]+)"
    rf"(?P<after>%|‰|°[cf]?|[{CURRENCY}]|st|nd|rd|th|d|s|k|m|mn|bn|tn|\+)?"
)
_SHARE = re.compile(r"(\d{1,2})/(\d{1,2})")
_POINT = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_COMMA = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d+)?")
_DECIMAL_COMMA = frozenset({"de", "es", "fr", "it", "nl", "pt"})
_LARGEST_PART = 16
_LONGEST = 40  # digits; more is no figure that anyone said
_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_ORDINALS = frozenset({"st", "nd", "rd", "th", "d"})


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A value and what it counts; ``value`` is canonical, and a raw text where it is no number."""

    value: str
    unit: str = ""


def figure(word: str, lexicon: Lexicon) -> tuple[Fraction | None, Quantity]:
    """The quantity of one word with a digit in it, and its value where it can be multiplied."""
    share = _share(word)
    if share is not None:
        return share, Quantity(str(share))
    match = _FIGURE.fullmatch(word)
    value = _value(match["number"], lexicon) if match and len(word) <= _LONGEST else None
    if match is None or value is None:
        return None, Quantity(word)
    after = match["after"] or ""
    if after == "d" and not _is_old_ordinal(match["number"], lexicon):
        return None, Quantity(word)
    if match["minus"] or match["sign"] == "-":
        value = -value
    if after in _ORDINALS:
        return None, Quantity(f"{value}.")
    if after in _SCALES and (after != "m" or match["before"]):
        value, after = value * _SCALES[after], ""
    sign = "" if match["sign"] == "-" else match["sign"]
    marks = match["before"], after
    unit = sign + " ".join(unit_of(mark, lexicon) for mark in marks if mark)
    return value, Quantity(str(value), unit)


def unit_of(mark: str, lexicon: Lexicon) -> str:
    """The name of the unit that a sign stands for; the sign where no list knows it."""
    return lexicon.units.get(mark, (mark, ""))[0]


def _value(number: str, lexicon: Lexicon) -> Fraction | None:
    comma = lexicon.language in _DECIMAL_COMMA
    if not (_COMMA if comma else _POINT).fullmatch(number) or not number[-1].isdigit():
        return None
    point, group = (",", ".") if comma else (".", ",")
    return Fraction(number.replace(group, "").replace(point, "."))


def _is_old_ordinal(number: str, lexicon: Lexicon) -> bool:
    """Whether "d" makes an ordinal of a figure, as in 2d, 3d and 22d."""
    teen = number[-2:-1] == "1"
    return lexicon.language == "en" and number.isdecimal() and number[-1] in "23" and not teen


def _share(word: str) -> Fraction | None:
    """½, 1½ and 1/2; not 5/3 or 2/4, which are dates more often than shares."""
    if (parts := _SHARE.fullmatch(word)) is not None:
        top, bottom = int(parts[1]), int(parts[2])
        proper = 0 < top < bottom <= _LARGEST_PART and gcd(top, bottom) == 1
        return Fraction(top, bottom) if proper else None
    if word and unicodedata.category(word[-1]) == "No" and "FRACTION" in _name(word[-1]):
        part = Fraction(unicodedata.numeric(word[-1])).limit_denominator(_LARGEST_PART)
        if word[:-1].isdecimal() and len(word) <= _LONGEST:
            return int(word[:-1]) + part
        return part if len(word) == 1 else None
    return None


def _name(char: str) -> str:
    return unicodedata.name(char, "")

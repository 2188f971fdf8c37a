"""The marks themselves: which family each belongs to, which way it leans, what stands beside it.

Refuses: to pair them. A glyph alone decides nothing: “ closes in German, » opens in it, and " is
both; so each mark carries the role that its two neighbours give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, IntEnum, auto
from typing import NamedTuple


class Family(IntEnum):
    """Marks that can close each other."""

    DOUBLE = auto()
    SINGLE = auto()
    LOW_SINGLE = auto()
    GUILLEMET = auto()
    SINGLE_GUILLEMET = auto()
    CORNER = auto()
    WHITE_CORNER = auto()
    PRIME = auto()
    TEX = auto()


class Lean(Enum):
    """Which way a glyph leans by itself."""

    OPENS = auto()
    CLOSES = auto()
    NEITHER = auto()


class Role(Enum):
    """Which way a mark's neighbours turn it."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()


class Glyph(NamedTuple):
    """What is known of a mark before its neighbours are seen. Nothing overrules a firm lean."""

    family: Family
    lean: Lean
    firm: bool = False


class Mark(NamedTuple):
    """One candidate in the text. ``before`` and ``after`` are its neighbours past other marks."""

    start: int
    end: int
    text: str
    glyph: Glyph
    role: Role
    before: str
    after: str

    @property
    def family(self) -> Family:
        """The family of its glyph."""
        return self.glyph.family


STRAIGHT = Glyph(Family.DOUBLE, Lean.NEITHER)
LOW = Glyph(Family.DOUBLE, Lean.OPENS, firm=True)

GLYPHS = {
    '"': STRAIGHT,
    "\N{FULLWIDTH QUOTATION MARK}": STRAIGHT,
    "\N{LEFT DOUBLE QUOTATION MARK}": Glyph(Family.DOUBLE, Lean.OPENS),
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}": Glyph(Family.DOUBLE, Lean.OPENS),
    "\N{RIGHT DOUBLE QUOTATION MARK}": Glyph(Family.DOUBLE, Lean.CLOSES),
    "\N{DOUBLE LOW-9 QUOTATION MARK}": LOW,
    "'": Glyph(Family.SINGLE, Lean.NEITHER),
    "\N{LEFT SINGLE QUOTATION MARK}": Glyph(Family.SINGLE, Lean.OPENS),
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}": Glyph(Family.SINGLE, Lean.OPENS),
    "\N{RIGHT SINGLE QUOTATION MARK}": Glyph(Family.SINGLE, Lean.CLOSES),
    "\N{SINGLE LOW-9 QUOTATION MARK}": Glyph(Family.LOW_SINGLE, Lean.OPENS, firm=True),
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": Glyph(Family.GUILLEMET, Lean.OPENS),
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": Glyph(Family.GUILLEMET, Lean.CLOSES),
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": Glyph(Family.SINGLE_GUILLEMET, Lean.OPENS),
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}": Glyph(Family.SINGLE_GUILLEMET, Lean.CLOSES),
    "\N{LEFT CORNER BRACKET}": Glyph(Family.CORNER, Lean.OPENS, firm=True),
    "\N{RIGHT CORNER BRACKET}": Glyph(Family.CORNER, Lean.CLOSES, firm=True),
    "\N{LEFT WHITE CORNER BRACKET}": Glyph(Family.WHITE_CORNER, Lean.OPENS, firm=True),
    "\N{RIGHT WHITE CORNER BRACKET}": Glyph(Family.WHITE_CORNER, Lean.CLOSES, firm=True),
    "\N{REVERSED DOUBLE PRIME QUOTATION MARK}": Glyph(Family.PRIME, Lean.OPENS, firm=True),
    "\N{DOUBLE PRIME QUOTATION MARK}": Glyph(Family.PRIME, Lean.CLOSES, firm=True),
    "\N{LOW DOUBLE PRIME QUOTATION MARK}": Glyph(Family.PRIME, Lean.CLOSES, firm=True),
    "``": Glyph(Family.TEX, Lean.OPENS, firm=True),
}

SINGLES = "'\u2018\u2019\u201b"
# A literal class first, so that the scan for it is the fast one. Then what is no mark for sure:
# an apostrophe between two letters, and a backtick alone or in a fence of three.
_CANDIDATE = re.compile(
    "[" + "".join(glyph for glyph in GLYPHS if len(glyph) == 1) + "`]"
    rf"(?<![^\W_][{SINGLES}](?=[^\W_]))"
    r"(?:(?<!`)|(?<=(?<!`)`)`(?!`))"
)

_BRACKETS = frozenset("([{<>\u2329\u3008\uff08\xa1\xbf")
_JOINERS = frozenset("-/=|\u2010\u2011\u2012\u2013\u2014\u2015\u2026\u30fb")
_STOPS = frozenset(".,;:!?)]}<\u3001\u3002\uff01\uff09\uff0c\uff1f")
# Other marks, emphasis (_word_, **word**), thin spaces and what nobody sees are looked past: not
# far, so that a run of a million of them stays linear.
_TRANSPARENT = frozenset("".join(GLYPHS) + "_*\u2009\u200a\u202f\u200b\u2060\ufeff\xad")
_REACH = 3
_LEADS = (_STOPS | _JOINERS | _BRACKETS | _TRANSPARENT) - frozenset(SINGLES)


def candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every candidate in ``text[start:end]``, in order, as a match; see `mark_of`."""
    return _CANDIDATE.finditer(text, start, end)


def mark_of(text: str, found: re.Match[str], start: int, end: int) -> Mark:
    """A candidate with its neighbours; nothing outside ``text[start:end]`` is looked at."""
    at, past = found.span()
    glyph = GLYPHS[found[0]]
    before = text[at - 1] if at > start else " "
    if before in _TRANSPARENT:
        before = _before(text, at - 1, start)
    after = text[past] if past < end else " "
    if after == "." or after in _TRANSPARENT:
        after = _after(text, past, end)
    role = Role.EITHER if glyph.firm else _role(before, after)
    return Mark(at, past, found[0], glyph, role, before, after)


def _before(text: str, at: int, start: int) -> str:
    """The character at ``at``, back past other marks; a space at the range's start."""
    stop = max(start, at - _REACH + 1)
    while at >= stop and text[at] in _TRANSPARENT:
        at -= 1
    return text[at] if at >= start else " "


def _after(text: str, at: int, end: int) -> str:
    """The character at ``at``, past other marks; a space at the range's end.

    The first of several dots stands for all of them, as an ellipsis.
    """
    stop = min(end, at + _REACH)
    while at < stop and text[at] in _TRANSPARENT:
        at += 1
    if at >= end:
        return " "
    return "\N{HORIZONTAL ELLIPSIS}" if text.startswith("..", at, end) else text[at]


def _role(before: str, after: str) -> Role:
    """Opening after a space, a start or a bracket; closing before a space, a stop or an end.

    After a dash a mark may be either, unless a space or a stop follows.
    """
    free_before = before in _BRACKETS or before.isspace()
    free_after = after in _STOPS or after.isspace()
    if free_before:
        return Role.EITHER if free_after else Role.OPENS
    if free_after:
        return Role.CLOSES
    return Role.CLOSES if after in _JOINERS and before not in _JOINERS else Role.EITHER


def may_lead(character: str) -> bool:
    """Whether an opening mark may follow ``character`` and a space: a stop, a dash, a mark."""
    return character in _LEADS

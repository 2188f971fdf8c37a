"""What kinds of characters there are to one who cuts a text into chunks.

Each character is looked at once and remembered. Refuses: to look at what stands beside one.
"""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

from quotecheck.text import ranges
from quotecheck.text.ranges import APOSTROPHE, COMBINING, CURRENCY, INVISIBLE, SPACELESS, within

Codes = NDArray[np.uint8] | NDArray[np.uint32]
Classes = NDArray[np.uint8]

# as native/cut.c has them
(
    _UNSEEN,
    _OTHER,
    LETTER,
    DIGIT,
    JOINER,
    SIGN,
    HYPHEN,
    ALONE,
    MARK,
    BLANK,
    UNSHOWN,
    POINT,
    DASH,
    NARROW,
) = range(14)

_JOINERS = f"{APOSTROPHE}&,:/"
_SIGNS = f"{CURRENCY}%‰+<>≤≥±~"
_DASHES = "\u2013\u2212°"  # signs, and joiners too
_NARROW = "\u00a0\u2009\u202f"  # blanks that may stand in a number
_AMONG = (
    (ranges.HYPHEN, HYPHEN),
    (_SIGNS, SIGN),
    (".", POINT),
    (_DASHES, DASH),
    (_NARROW, NARROW),
)


class Characters:
    """The class of every character that was seen, and its small letter, by code point."""

    def __init__(self) -> None:
        self.classes: Classes = np.zeros(0x110000, dtype=np.uint8)
        self.lower: NDArray[np.uint32] = np.zeros(0x110000, dtype=np.uint32)
        # of ASCII all are known from the start: native/cut.c passes over the blanks
        self.classes[:128] = [_class_of(chr(code)) for code in range(128)]

    def classes_of(self, codes: Codes) -> Classes:
        """The classes of characters; those that are new are learnt."""
        classes = self.classes[codes]
        if not classes.all():
            for code in set(codes[classes == _UNSEEN].tolist()):
                char = chr(code)
                lower = char.lower()
                self.lower[code] = ord(lower) if len(lower) == 1 else code
                self.classes[code] = _class_of(char)
            classes = self.classes[codes]
        return classes


def _class_of(char: str) -> int:
    if within(char, INVISIBLE):
        return UNSHOWN  # part of whatever word it stands in or beside
    is_mark = within(char, COMBINING)  # as tokens have it, whatever this Python knows by now
    if within(char, SPACELESS) and not is_mark:
        return ALONE
    for inside, found in _AMONG:
        if within(char, inside):
            return found
    if unicodedata.category(char)[0] == "N":
        return DIGIT
    if char.isalnum():
        return LETTER
    if within(char, _JOINERS):
        return JOINER
    return MARK if is_mark else BLANK if char.isspace() else _OTHER

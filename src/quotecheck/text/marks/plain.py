"""The plain case: a paragraph whose marks open and close by turns, each in a plain place.

Most paragraphs with marks are so, and need neither stack nor neighbours. Refuses: every paragraph
of which `pairs` and `singles` might say anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotecheck.text.marks.glyphs import GLYPHS
from quotecheck.text.marks.stretch import Stretch

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"  # opens nothing, so alone it is no mark
_CURLY = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
_STRAIGHT = '""'
_SPACES = frozenset(" \n\r\t")
_STOPS = frozenset(".,;:!?")


def plain_pairs(text: str, start: int, found: Sequence[re.Match[str]]) -> list[Stretch] | None:
    """The stretches between candidates of one paragraph; None where that is not plain to see.

    ``start`` is the least place that may be looked at. Nothing may be open.
    """
    marks = [one for one in found if one[0] != _APOSTROPHE]
    printed = "".join([one[0] for one in marks])
    for pair in (_CURLY, _STRAIGHT):
        if printed == pair * (len(marks) // 2):
            break
    else:
        return None
    opening, closing = marks[::2], marks[1::2]
    for one in opening:
        at = one.start()
        if at > start and text[at - 1] not in _SPACES:
            return None
    if pair == _STRAIGHT:
        for one in closing:
            before = text[one.start() - 1]
            if not before.isalpha() and before not in _STOPS:
                return None
    glyph = GLYPHS[pair[0]]
    return [
        Stretch(glyph, one.start(), one.end(), other.end(), [(one.end(), other.start())], True)
        for one, other in zip(opening, closing, strict=True)
    ]

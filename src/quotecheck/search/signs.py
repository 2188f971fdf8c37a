"""Signs about numbers, and blanks in them: what belongs to a chunk for what stands near it.

native/cut.c does the same. Refuses: to say what is a number's; it takes in all that `text.tokens`
could look at.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from quotecheck.search.characters import (
    BLANK,
    DASH,
    DIGIT,
    HYPHEN,
    NARROW,
    POINT,
    SIGN,
    Classes,
    Codes,
)
from quotecheck.search.flat import Flags
from quotecheck.search.table import Ints

_SIGNS = 4  # in a row before a number: what the first of more would be is another's sign


def signs(codes: Codes, rest: Ints, classes: Classes) -> Iterator[Ints]:
    """Where signs stand that are of a number, and blanks in one or between it and a sign.

    ``rest`` is where letters of ASCII and blanks do not stand, and ``classes`` what does.
    """
    found = rest[_is_sign(classes)]
    narrow = rest[classes == NARROW]
    if not len(found) and not len(narrow):
        return
    edge = _SIGNS + 2  # nothing stands before the text and behind it
    digit, sign, blank = np.zeros((3, len(codes) + 2 * edge), dtype=bool)
    digit[rest[classes == DIGIT] + edge] = True
    sign[found + edge] = True
    blank[edge:-edge] = codes == ord(" ")
    blank[rest[(classes == BLANK) | (classes == NARROW)] + edge] = True
    begins = digit.copy()  # whether a number begins there, or signs before one
    for _ in range(_SIGNS - 1):
        begins[:-1] |= sign[:-1] & begins[1:]
    yield narrow[digit[narrow + edge - 1] & digit[narrow + edge + 1]]
    yield found[begins[found + edge + 1]]
    behind = rest[_is_sign(classes) & (classes != POINT)]
    yield behind[digit[behind + edge - 1]]
    alone = rest[classes == SIGN]
    before = alone[blank[alone + edge + 1] & begins[alone + edge + 2]]
    yield from (before, before + 1)
    behind = alone[blank[alone + edge - 1] & digit[alone + edge - 2]]
    yield from (behind, behind - 1)


def _is_sign(classes: Classes) -> Flags:
    found: Flags = (classes == SIGN) | (classes == HYPHEN) | (classes == DASH) | (classes == POINT)
    return found

"""What the eye does not catch, made visible: no-break spaces, letters of another script.

What is hidden comes out as the escape that ``text.display`` gives to all that hides. Refuses: to
decide whether a difference matters.
"""

from __future__ import annotations

import re

from quotecheck.drift.disguise import skeleton
from quotecheck.reporters.canvas import shown

_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")


def revealed(text: str) -> str:
    """``shown``, with no-break spaces as escapes; plain blanks are what they seem."""
    return shown(_NO_BREAK.sub(_escaped, text))


def unmasked(registered: str, printed: str) -> str:
    """``printed`` on one line; where it only looks like ``registered``, with the letters that
    stand in for others as escapes."""
    one, other = shown(registered), shown(printed)
    if one == other or skeleton(one.casefold()) != skeleton(other.casefold()):
        return other
    return "".join(
        _code(new) if old.casefold() != new.casefold() and not new.isascii() else new
        for old, new in zip(one, other, strict=True)
    )


def _escaped(found: re.Match[str]) -> str:
    return _code(found.group())


def _code(letter: str) -> str:
    return letter.encode("ascii", "backslashreplace").decode("ascii")

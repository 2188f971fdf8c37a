"""One day, written in two ways: "May 3", "3 May", "May 3rd", "the third of May".

Refuses: years without a month, figures alone (3/5 is a day in two months), and to say which way
is better: each house has its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quotecheck.drift.lexicons import Lexicon
from quotecheck.drift.names import bare
from quotecheck.drift.numbers import read
from quotecheck.drift.rate import Typed
from quotecheck.drift.stretch import Stretch
from quotecheck.model import Kind

_JOINTS = frozenset({"the", "of"})
_LONGEST = 5  # words: "the twenty third of May"
_LAST_DAY = 31


def same_day(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    """Spelling, where the words, with the month beside them if they have none, are one day."""
    sides = registered, printed
    if not all(_is_short(side) and _month_near(side, lexicon) for side in sides):
        return None  # as nearly always
    for one, other in zip(_with_month(registered), _with_month(printed), strict=True):
        day = _day(one, lexicon)
        if day is not None and day == _day(other, lexicon):
            return Typed(Kind.SPELLING, "the same day")
    return None


@lru_cache(maxsize=4096)
def is_month(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the name of a month."""
    return lexicon.names.get(bare(word), ("", ""))[0] == "month"


def _is_short(stretch: Stretch) -> bool:
    words = stretch.norms
    return len(words) - sum(map(words.count, _JOINTS)) <= _LONGEST


def _month_near(stretch: Stretch, lexicon: Lexicon) -> bool:
    near = stretch.wording.tokens[max(stretch.start - 1, 0) : stretch.end + 2]
    return any(is_month(token.norm, lexicon) for token in near)


def _with_month(stretch: Stretch) -> tuple[Sequence[str], ...]:
    """The words alone, with the word before them, and with the words after them."""
    words = stretch.norms
    after = stretch.after(2)
    following = after[1:] if after[:1] == ("of",) else after[:1]
    return words, (*stretch.before(), *words), (*words, *following)


def _day(words: Sequence[str], lexicon: Lexicon) -> tuple[str, int] | None:
    """The month and the day that ``words`` name; None where they name more, less or nothing."""
    words = [word for word in words if word not in _JOINTS]
    months = [word for word in words if is_month(word, lexicon)]
    if len(months) != 1 or not 1 < len(words) <= _LONGEST:
        return None
    place = words.index(months[0])
    if place not in (0, len(words) - 1):
        return None
    found = read(words[1:] if place == 0 else words[:-1], lexicon)
    if found.rest or len(found.quantities) != 1 or found.quantities[0].unit:
        return None
    number = found.quantities[0].value.rstrip(".")
    if not number.isdecimal() or not 1 <= int(number) <= _LAST_DAY:
        return None
    return months[0], int(number)

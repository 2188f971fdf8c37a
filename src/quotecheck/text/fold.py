"""Folding: what is compared of a word, and the way back from folded text to its place.

This is the only normaliser there is. It forgets case, composition, compatibility forms of
letters, the shape of apostrophes and hyphens, and characters nobody sees. It refuses to forget
whatever states another fact: super- and subscripts, fractions, signs, currency (Unicode's
NFKC would make 10² and 102 the same number).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from quotecheck.model import Span
from quotecheck.records import dataclass
from quotecheck.text.ranges import APOSTROPHE, HYPHEN, INVISIBLE, MINUS

_LONGEST_MARKS = 30  # composing a run of combining marks is quadratic; no word needs more

_DROPPED = re.compile(rf"[{INVISIBLE}\[\]\s]+")
_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHE), "'")
_MARKS = {**_APOSTROPHES, **dict.fromkeys(map(ord, (HYPHEN + MINUS).replace("\\", "")), "-")}
_BROKEN = re.compile(rf"(?:\u00ad|[{HYPHEN}])[^\S\r\n]*(?:\r\n|\n|\r)\s*(.)")
_GROUPED = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d)")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and for each of its words the span it came from.

    ``text`` is the norms of all tokens with one space between them; ``starts`` are the offsets
    of the norms in it, in order, and ``spans`` the places in the original.
    """

    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    def origin(self, start: int, end: int) -> Span:
        """The span of the original words that ``text[start:end]`` touches."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return Span(self.spans[first].start, self.spans[last].end)


@lru_cache(maxsize=1 << 16)
def norm(word: str) -> str:
    """What is compared of one word as printed. Never empty for a word; idempotent.

    A hyphen at a line end disappears where a small letter follows it (it was set by whoever
    broke the line); before a capital or a digit it stays.
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    printed = word
    if "\n" in word or "\r" in word:
        word = _BROKEN.sub(_mended, word)
    word = _GROUPED.sub("", word)
    word = _DROPPED.sub("", word)
    word = word.translate(_MARKS)
    if len(word) > 1 and word.endswith(".") and word[0] != ".":
        word = word[:-1]
    folded = _compose(word)
    kept = any(map(str.isalnum, folded)) or not any(map(str.isalnum, printed))
    return folded if kept else printed  # a lone letter apostrophe (U+02BC) is no apostrophe


def _mended(broken: re.Match[str]) -> str:
    following = broken[1]
    return following if following.islower() else f"-{following}"


def _compose(word: str) -> str:
    """NFKC with full case folding (Unicode 15, D147), character by character where that lies."""
    if word.isascii():
        return word.lower()
    if word.isalpha():
        return _nfkc_casefold(word)
    pieces: list[str] = []
    plain: list[str] = []
    marks = 0
    for char in word:
        category = unicodedata.category(char)
        marks = marks + 1 if category[0] == "M" else 0
        if marks > _LONGEST_MARKS:
            continue
        if category == "Nd":
            plain.append(str(unicodedata.decimal(char)))
        elif category[0] in "LM" or char.isascii():
            plain.append(char)
        else:  # ½, ², ①, currency: another fact, whatever NFKC says
            pieces += (_nfkc_casefold("".join(plain)), char)
            plain.clear()
    pieces.append(_nfkc_casefold("".join(plain)))
    return "".join(pieces)


def _nfkc_casefold(text: str) -> str:
    for _ in range(4):  # settles after two rounds but for a few Greek and Arabic forms
        again = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        again = _DROPPED.sub("", again).translate(_APOSTROPHES).strip("'")
        if again == text:
            break
        text = again
    return text

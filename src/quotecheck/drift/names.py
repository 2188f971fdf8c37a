"""Whether a word is a name: in the lists of months, countries and peoples, or capitalised in
mid-sentence.

Refuses: to know people or firms, and to tell a name from a noun where the language gives every
noun a capital. The first word of a sentence proves nothing by its capital.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quotecheck.drift.forms import expansions
from quotecheck.drift.lexicons import Lexicon
from quotecheck.model import Wording
from quotecheck.text.gaps import Break, break_before

_OPENING = re.compile('[:"\u201c\u201e\u00ab\u2018\u2039(\\[]')
_DATES = frozenset({"month", "weekday"})


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word without the ending of possession."""
    return word[:-2] if word.endswith("'s") and len(word) > 2 else word.removesuffix("'")


def is_name(wording: Wording, index: int, lexicon: Lexicon) -> bool:
    """Whether token ``index`` of ``wording`` is a name."""
    token = wording.tokens[index]
    word = bare(token.norm)
    when = lexicon.names.get(word, ("", ""))[1]
    if when == "always":
        return True
    if not _capital(token.text):
        return False
    if when:
        return when == "capital" or _in_mid_sentence(wording, index)
    if not lexicon.capitals_name or _never_names(token.norm, lexicon):
        return False
    return _in_mid_sentence(wording, index)


def is_date(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a month or a day of the week."""
    return lexicon.names.get(bare(word), ("", ""))[0] in _DATES


def _capital(text: str) -> bool:
    if text[:1].isalpha():
        return text[0].isupper()
    letters = (char for char in text if char.isalpha())
    return next(letters, "").isupper()


@lru_cache(maxsize=4096)
def _never_names(word: str, lexicon: Lexicon) -> bool:
    """Function words ("I", "I'm"), denials, modals and titles, whatever their capital."""
    if bare(word) in lexicon.titles or bare(word) in lexicon.plain:
        return True
    return any(
        len(reading) > 1 and all(part in lexicon.plain for part in reading)
        for reading in expansions((word,), lexicon)
    )


def _in_mid_sentence(wording: Wording, index: int) -> bool:
    if index == 0 or break_before(wording, index) >= Break.SENTENCE:
        return False
    return not _OPENING.search(wording.gap(index))

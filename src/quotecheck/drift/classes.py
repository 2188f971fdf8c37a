"""What a word is to a sentence: it denies, counts, names, binds, fills, holds together, or says.

The order of `Class` is the order in which the kinds claim an edit. Refuses: to compare words.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from quotecheck.drift.forms import expansions
from quotecheck.drift.lexicons import Lexicon
from quotecheck.drift.names import is_date, is_name
from quotecheck.drift.numbers import counts, measures
from quotecheck.drift.polarity import denies
from quotecheck.drift.stretch import Stretch
from quotecheck.model import Kind, Token, Wording
from quotecheck.text.gaps import Break, break_before


class Class(IntEnum):
    """What a word is to a sentence; the lowest that fits is the word's."""

    POLARITY = 0
    QUANTITY = 1
    NAME = 2
    MODALITY = 3
    FUNCTION = 4
    CONTENT = 5

    @property
    def kind(self) -> Kind:
        """The kind of an edit that loses, adds or exchanges such a word."""
        return _KINDS[self]


_KINDS = {
    Class.POLARITY: Kind.POLARITY,
    Class.QUANTITY: Kind.QUANTITY,
    Class.NAME: Kind.NAME,
    Class.MODALITY: Kind.MODALITY,
    Class.FUNCTION: Kind.FUNCTION_WORD,
    Class.CONTENT: Kind.CONTENT_WORD,
}
PROTECTED = frozenset({Class.POLARITY, Class.QUANTITY, Class.NAME, Class.MODALITY})
"""Words that no cut may take in silence."""


def classify(wording: Wording, index: int, lexicon: Lexicon) -> Class:
    """The class of token ``index``. A language without lists knows quantities, names, content."""
    word = wording.tokens[index].norm
    if word == wording.tokens[index].text:
        alone = _in_small_letters(word, lexicon)
        if alone is not None:
            return alone
    return _in_place(wording, index, lexicon)


def classes(stretch: Stretch, lexicon: Lexicon) -> tuple[Class, ...]:
    """The class of each word of ``stretch``."""
    return tuple(
        classify(stretch.wording, index, lexicon) for index in range(stretch.start, stretch.end)
    )


def of_class(stretch: Stretch, wanted: frozenset[Class], lexicon: Lexicon) -> list[str]:
    """The words of ``stretch``, as written, whose class is among ``wanted``."""
    found = zip(stretch.tokens, classes(stretch, lexicon), strict=True)
    return [token.text for token, what in found if what in wanted]


@lru_cache(maxsize=4096)
def is_function(word: str, lexicon: Lexicon) -> bool:
    """Whether a word only holds the sentence together; "they're" does, being "they are"."""
    return word in lexicon.function or bool(opened(word, lexicon))


@lru_cache(maxsize=4096)
def modals(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of modality in ``word``: itself, or what its short form stands for ("we'll")."""
    if word in lexicon.modality:
        return (word,)
    readings = [
        tuple(part for part in reading if part in lexicon.modality)
        for reading in opened(word, lexicon)
    ]
    return max(readings, default=(), key=len)


def is_filler(stretch: Stretch, lexicon: Lexicon) -> bool:
    """Whether the stretch is nothing but hesitation: "um", or "you know" between commas."""
    if not len(stretch):
        return False
    when = [lexicon.fillers.get(word, "") for word in stretch.norms]
    if all(what == "always" for what in when):
        return True
    if " ".join(stretch.norms) not in lexicon.fillers:
        return False
    wording = stretch.wording
    return all(
        break_before(wording, index) >= Break.CLAUSE for index in (stretch.start, stretch.end)
    )


@lru_cache(maxsize=4096)
def _in_small_letters(word: str, lexicon: Lexicon) -> Class | None:
    """The class of a word without a capital; None where that depends on what is beside it."""
    if measures(word, lexicon) or lexicon.numbers.get(word, ("",))[0] == "sign":
        return None
    return _in_place(Wording((Token(word, word),)), 0, lexicon)


def _in_place(wording: Wording, index: int, lexicon: Lexicon) -> Class:
    """The class of token ``index``, from its letters and what is beside it."""
    word = wording.tokens[index].norm
    if denies(word, lexicon):
        return Class.POLARITY
    if is_name(wording, index, lexicon):
        return Class.QUANTITY if is_date(word, lexicon) else Class.NAME
    if (
        counts(word, lexicon)
        or _is_unit(wording, index, lexicon)
        or _signs(wording, index, lexicon)
    ):
        return Class.QUANTITY
    if modals(word, lexicon):
        return Class.MODALITY
    return Class.FUNCTION if is_function(word, lexicon) else Class.CONTENT


def _signs(wording: Wording, index: int, lexicon: Lexicon) -> bool:
    """Whether the word is the sign of the number after it ("minus 5")."""
    tokens = wording.tokens
    if index + 1 >= len(tokens) or lexicon.numbers.get(tokens[index].norm, ("",))[0] != "sign":
        return False
    return counts(tokens[index + 1].norm, lexicon)


def _is_unit(wording: Wording, index: int, lexicon: Lexicon) -> bool:
    """Whether the word is the unit of the number before it ("40 miles")."""
    tokens = wording.tokens
    if not index or not measures(tokens[index].norm, lexicon):
        return False
    return counts(tokens[index - 1].norm, lexicon)


@lru_cache(maxsize=4096)
def opened(word: str, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """What a short form stands for, where that is small words only: "they are", "we will"."""
    return tuple(
        reading
        for reading in sorted(expansions((word,), lexicon))
        if len(reading) > 1 and all(part in lexicon.plain for part in reading)
    )

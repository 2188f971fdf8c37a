"""Forms of one word: inflection, regional spelling, accents, contractions.

Refuses: to say whether a change matters, and to use any list but the lexicon's.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quotecheck.drift.lexicons import Lexicon

_VOWELS = re.compile("[aeiouy]+")
_SHORTEST_STEM = 3
_MOST_EXPANSIONS = 16


@lru_cache(maxsize=4096)
def lemmas(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The words that ``word`` may be a form of, itself among them."""
    found = {word} | lexicon.irregular.get(word, frozenset())
    for ending, instead in lexicon.endings:
        stem = word[: -len(ending)] if word.endswith(ending) else ""
        if stem and (len(stem + instead) >= _SHORTEST_STEM or ending.startswith("'")):
            found.add(stem + instead)
            if ending in ("ed", "ing") and stem[-1:] == stem[-2:-1]:
                found.add(stem[:-1])
    return frozenset(found)


def inflected(word: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two words are forms of one: number, tense, agreement, possession."""
    if frozenset((word, other)) in lexicon.uninflected:
        return False
    if lexicon.irregular.get(word, frozenset()) & lexicon.irregular.get(other, frozenset()):
        return True
    if word in lexicon.plain or other in lexicon.plain:
        return False
    return bool(lemmas(word, lexicon) & lemmas(other, lexicon))


@lru_cache(maxsize=4096)
def respelled(word: str, lexicon: Lexicon) -> str:
    """``word`` in the one regional spelling that is compared; no spelling to print."""
    if word in lexicon.spellings:
        return lexicon.spellings[word]
    word = _closed(word, lexicon)
    if word in lexicon.spellings:
        return lexicon.spellings[word]
    for part, instead in lexicon.spelling:
        word = word.replace(part, instead)
    if word in lexicon.fixed:
        return word
    for ending, instead, groups in lexicon.respelling:
        stem = word.removesuffix(ending)
        if stem != word and len(_VOWELS.findall(stem)) >= groups:
            return stem + instead
    return word


def _closed(word: str, lexicon: Lexicon) -> str:
    """``word`` without its hyphens ("to-day"), unless it is another word then ("re-sign")."""
    closed = word.replace("-", "")
    if any(map(str.isdigit, word)):
        return word
    return word if frozenset((word, closed)) in lexicon.apart else closed


def unaccented(word: str) -> str:
    """``word`` without its diacritics."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


@lru_cache(maxsize=4096)
def expansions(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    """Everything that ``words`` may stand for with their contractions opened, themselves too.

    At most 16 readings are kept, so that a run of short forms cannot grow without bound.
    """
    found: list[tuple[str, ...]] = [()]
    for word in words:
        readings = _readings(word, lexicon)
        found = [before + reading for before in found for reading in readings][:_MOST_EXPANSIONS]
    return frozenset(found)


def _readings(word: str, lexicon: Lexicon) -> list[tuple[str, ...]]:
    short = lexicon.contractions
    if word in short:
        return [(word,), *(tuple(full.split()) for full in short[word])]
    readings: list[tuple[str, ...]] = [(word,)]
    for ending, fulls in lexicon.shortened:
        stem = word.removesuffix(ending)
        if stem and stem != word:
            readings += [tuple(full.replace("*", stem).split()) for full in fulls]
    return readings

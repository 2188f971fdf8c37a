"""Which words are the same word, which look alike, and which two are one written apart.

Refuses: to name a change. That "cannot" and "can not" stand against each other is said here;
whether that is spelling or cleanup is for ``drift``.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Indel

from quotecheck.model import Token

_ALIKE = 0.5
_NUMBERS = 0.55
_UNLIKE = 90
_WHOLE_FORMS = {
    "can't": ("can not",),
    "won't": ("will not",),
    "shan't": ("shall not",),
    "ain't": ("am not", "is not", "are not"),
    "let's": ("let us",),
    "gonna": ("going to",),
    "wanna": ("want to", "want a"),
    "gotta": ("got to", "got a"),
    "oughta": ("ought to",),
    "hafta": ("have to",),
    "kinda": ("kind of",),
    "sorta": ("sort of",),
    "outta": ("out of",),
    "lotta": ("lot of",),
    "lemme": ("let me",),
    "gimme": ("give me",),
    "'tis": ("it is",),
    "'twas": ("it was",),
    "tis": ("it is",),
    "twas": ("it was",),
}
_ENDINGS = {
    "n't": ("not",),
    "'re": ("are",),
    "'s": ("is", "has", "us"),
    "'ll": ("will", "shall"),
    "'ve": ("have",),
    "'d": ("would", "had", "did"),
    "'m": ("am",),
}


def broken(token: Token) -> bool:
    """Whether the word runs over a line end, so that its hyphen may be only the printer's."""
    return "\n" in token.text or "\r" in token.text


def same(one: Token, other: Token) -> bool:
    """Whether two tokens are one word: norms equal, hyphens apart where a line end broke one."""
    if one.norm == other.norm:
        return True
    return (broken(one) or broken(other)) and (
        one.norm.replace("-", "") == other.norm.replace("-", "")
    )


@lru_cache(maxsize=1 << 15)
def unlike(one: str, other: str) -> int:
    """How little two different norms look alike, 1 to 100.

    Below half of their letters in common (Indel) they count as unlike, and only length tells
    them apart: one shared letter makes no pair of "a" and "cat". Two numbers are always alike.
    """
    alike = Indel.normalized_similarity(one, other)
    if _numeric(one) and _numeric(other):
        alike = _NUMBERS + (1 - _NUMBERS) * alike
    if alike > _ALIKE:
        return max(1, round(100 * (1 - alike)))
    shorter, longer = sorted((len(one), len(other)))
    return _UNLIKE + round((100 - _UNLIKE) * (1 - shorter / max(longer, 1)))


@lru_cache(maxsize=1 << 12)
def whole_forms(word: str) -> tuple[str, ...]:
    """What several words together may read, if they are this norm written apart.

    Its letters and digits run together, and for an English contraction the two words it stands
    for, with a space.
    """
    run = letters(word)
    return (run, *opened(word)) if len(run) > 1 else ()


@lru_cache(maxsize=1 << 12)
def opened(word: str) -> tuple[str, ...]:
    """The two-word forms of an English contraction; empty for other words."""
    if word in _WHOLE_FORMS:
        return _WHOLE_FORMS[word]
    for ending, forms in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem and stem != word:
            return tuple(f"{stem} {form}" for form in forms)
    return ()


@lru_cache(maxsize=1 << 12)
def letters(word: str) -> str:
    """The letters and digits of a norm."""
    return "".join(letter for letter in word if letter.isalnum())


@lru_cache(maxsize=1 << 12)
def _numeric(word: str) -> bool:
    return any(letter.isdigit() for letter in word)

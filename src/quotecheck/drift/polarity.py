"""Whether one side denies and the other does not: the words that deny, and un-, in-, dis-.

A beginning denies only where it is the whole difference between two words (possible and
impossible, never inviolable and inalienable), and the pair is not listed as denying nothing
(valuable and invaluable). Refuses: to say what a sentence means. Double denials are counted, not
resolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quotecheck.drift.forms import lemmas
from quotecheck.drift.lexicons import Known, Lexicon

_SHORT = "n't"


def denials(words: Iterable[str], lexicon: Lexicon) -> list[str]:
    """The words among ``words`` that deny, as they stand ("don't" is one)."""
    return [word for word in words if denies(word, lexicon)]


@lru_cache(maxsize=4096)
def denies(word: str, lexicon: Lexicon) -> bool:
    """Whether a word denies by itself: not, never, without, -n't, French n'."""
    if word in lexicon.negation or sense(word, lexicon):
        return True
    return "-" in word and any(part in lexicon.negation for part in word.split("-"))


@lru_cache(maxsize=4096)
def sense(word: str, lexicon: Lexicon) -> str:
    """In which sense a word denies ("not" for not, don't and cannot); "" where it does not."""
    if word in lexicon.negation:
        return lexicon.negation[word]
    if lexicon.language == "en" and (word.endswith(_SHORT) or _unapostrophed(word, lexicon)):
        return "not"
    if lexicon.language == "fr" and word.startswith("n'"):
        return "not"
    return ""


def contradicts(word: str, other: str, lexicon: Lexicon, known: Known) -> bool:
    """Whether a beginning that denies is the only difference between two words."""
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    for beginning, least, must_be_known in lexicon.prefixes:
        if not longer.startswith(beginning) or len(longer) == len(beginning):
            continue
        rest = longer[len(beginning) :].lstrip("-")
        same = rest == shorter or lemmas(rest, lexicon) & lemmas(shorter, lexicon)
        if not same or len(rest) < least or (must_be_known and not known(shorter)):
            continue
        if not _listed_as_harmless(longer, shorter, lexicon):
            return True
    return False


def difference(
    registered: Sequence[str], printed: Sequence[str], lexicon: Lexicon, known: Known
) -> str:
    """What was lost or added that denies ('lost: "not"'); "" where both sides deny alike."""
    lost = denials(registered, lexicon) + _prefixed(registered, printed, lexicon, known)
    added = denials(printed, lexicon) + _prefixed(printed, registered, lexicon, known)
    if len(lost) == len(added):
        return ""
    missing = list((Counter(lost) - Counter(added)).elements())
    extra = list((Counter(added) - Counter(lost)).elements())
    return evidence("lost", missing) if len(lost) > len(added) else evidence("added", extra)


def evidence(verb: str, words: Iterable[str]) -> str:
    """'lost: "not", "may"'."""
    return f"{verb}: " + ", ".join(f'"{word}"' for word in words)


def _prefixed(
    words: Sequence[str], others: Sequence[str], lexicon: Lexicon, known: Known
) -> list[str]:
    """The words that deny one of ``others`` by their beginning."""
    return [
        word
        for word in words
        if any(
            len(word) > len(other) and contradicts(word, other, lexicon, known) for other in others
        )
    ]


def _listed_as_harmless(longer: str, shorter: str, lexicon: Lexicon) -> bool:
    return any(
        frozenset((one, other)) in lexicon.unnegated
        for one in lemmas(longer, lexicon)
        for other in lemmas(shorter, lexicon)
    )


def _unapostrophed(word: str, lexicon: Lexicon) -> bool:
    """Whether it is "dont" or "isnt": a short form whose apostrophe was lost."""
    return any(full.endswith(" not") for full in lexicon.contractions.get(word, ()))

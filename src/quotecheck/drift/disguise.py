"""The same word in another dress: letters of another script, spacing, spelling, accents,
contractions, slips of the hand.

What is told here is that two runs of words are one, and by which kind they differ. Refuses:
whatever states another fact, and to call one known word a slip of another.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from quotecheck.drift.forms import expansions, respelled, unaccented
from quotecheck.drift.lexicons import LEXICON, Known, Lexicon, rows
from quotecheck.drift.numbers import has_digit, read, same_value
from quotecheck.drift.polarity import denials
from quotecheck.drift.rate import Typed
from quotecheck.model import Kind, Severity

Words = tuple[str, ...]

_SHORTEST_SLIP = 4
_LONG_WORD = 8  # two slips are still one word from here on
_LONGEST_WORD = 40


def same_words(registered: Words, printed: Words, lexicon: Lexicon) -> Typed | None:
    """The kind by which two different runs of words are one; None where they are not.

    Slips are not asked for here, see `slip`: a name or a denial outranks them.
    """
    if not registered or not printed:
        return None
    if any(map(has_digit, registered + printed)):
        return _same_number(registered, printed, lexicon)
    small = _respaced(registered, printed, lexicon) or _contracted(registered, printed, lexicon)
    if small is None and _counted(registered, printed, lexicon):
        return _same_number(registered, printed, lexicon)
    return (
        small
        or _look_alike(registered, printed)
        or _respelled(registered, printed, lexicon)
        or _reaccented(registered, printed, lexicon)
        or _reapostrophed(registered, printed, lexicon)
    )


def slip(registered: str, printed: str, known: Known) -> bool:
    """Whether one of two words is a slip for the other, and no word itself.

    Distance 1, or 2 from eight letters on (Damerau 1964: a letter lost, added, changed, or two
    swapped). A word with something in front is another word ("untreated"), never a slip.
    """
    longer = max(len(registered), len(printed))
    if min(len(registered), len(printed)) < _SHORTEST_SLIP or longer > _LONGEST_WORD:
        return False
    if has_digit(registered) or has_digit(printed) or known(registered) == known(printed):
        return False
    if registered.endswith(printed) or printed.endswith(registered):
        return False
    if _closed(registered) == _closed(printed):  # "re-sign" is no slip for "resign"
        return False
    return _distance(registered, printed) <= (2 if longer >= _LONG_WORD else 1)


def _counted(registered: Words, printed: Words, lexicon: Lexicon) -> bool:
    sides = read(registered, lexicon), read(printed, lexicon)
    return any(side.quantities for side in sides)


def _same_number(registered: Words, printed: Words, lexicon: Lexicon) -> Typed | None:
    one, other = read(registered, lexicon), read(printed, lexicon)
    if not same_value(one, other):
        return None
    return Typed(Kind.SPELLING, f"the same number: {one.quantities[0].value}")


def _look_alike(registered: Words, printed: Words) -> Typed | None:
    if len(registered) != len(printed):
        return None
    if list(map(skeleton, registered)) != list(map(skeleton, printed)):
        return None
    foreign = sorted(
        {
            char
            for one, other in zip(registered, printed, strict=True)
            for char, plain in zip(other, one, strict=False)
            if char != plain
        }
    )
    names = ", ".join(unicodedata.name(char, f"U+{ord(char):04X}").lower() for char in foreign)
    return Typed(Kind.LOOK_ALIKE, f"letters of another script: {names}")


def skeleton(word: str) -> str:
    """``word`` with each letter that looks like a Latin one as that one (UTS 39 in small)."""
    return word if word.isascii() else word.translate(_lookalikes())


@cache
def _lookalikes() -> dict[int, str]:
    return {ord(row[0]): row[1] for row in rows(LEXICON / "lookalikes.tsv")}


def _respaced(registered: Words, printed: Words, lexicon: Lexicon) -> Typed | None:
    """The same letters, parted in another way: "can not", "common-sense", "for ever"."""
    one, other = " ".join(registered), " ".join(printed)
    if " " not in one + other or _closed(one) != _closed(other):
        return None
    if frozenset((one, other)) in lexicon.apart:
        return None
    if len(denials(registered, lexicon)) != len(denials(printed, lexicon)):
        return None
    return Typed(Kind.TYPOGRAPHY, "spacing")


def _closed(words: str) -> str:
    return words.replace(" ", "").replace("-", "")


def _respelled(registered: Words, printed: Words, lexicon: Lexicon) -> Typed | None:
    """Regional spelling, with or without a change of spacing ("to-day", "per cent")."""
    if len(registered) != len(printed):
        return None
    pairs = zip(registered, printed, strict=True)
    if not all(_same_spelling(one, other, lexicon) for one, other in pairs):
        return None
    return Typed(Kind.SPELLING)


def _same_spelling(one: str, other: str, lexicon: Lexicon) -> bool:
    if frozenset((one, other)) in lexicon.apart:
        return False
    return one == other or respelled(one, lexicon) == respelled(other, lexicon)


def _reaccented(registered: Words, printed: Words, lexicon: Lexicon) -> Typed | None:
    """Accents lost or gained: a spelling in English, a slip where accents are spelling."""
    if tuple(map(unaccented, registered)) != tuple(map(unaccented, printed)):
        return None
    pairs = zip(registered, printed, strict=True)
    if any(frozenset(pair) in lexicon.accents for pair in pairs):
        return None
    if lexicon.language == "en":
        return Typed(Kind.SPELLING, "accents")
    return Typed(Kind.MISSPELLING, "accents")


def _contracted(registered: Words, printed: Words, lexicon: Lexicon) -> Typed | None:
    """A contraction opened or closed, a dialect form made regular."""
    if not expansions(registered, lexicon) & expansions(printed, lexicon):
        return None
    if _without_apostrophe(registered, printed):
        return Typed(Kind.MISSPELLING, "apostrophe")
    return Typed(Kind.CLEANUP)


def _without_apostrophe(registered: Words, printed: Words) -> bool:
    """Whether only an apostrophe parts them: "dont" is no way to open "don't"."""
    return "".join(registered).replace("'", "") == "".join(printed).replace("'", "")


def _reapostrophed(registered: Words, printed: Words, lexicon: Lexicon) -> Typed | None:
    """Only an apostrophe lost or gained: "its" for "it's", "cartel's" for "cartels"."""
    if len(registered) != 1 or len(printed) != 1 or not _without_apostrophe(registered, printed):
        return None
    (one,), (other,) = registered, printed
    if frozenset((one, other)) in lexicon.uninflected:
        return None
    if one in lexicon.plain or other in lexicon.plain:
        return Typed(Kind.MISSPELLING, "apostrophe", Severity.MINOR)
    return Typed(Kind.INFLECTION, "apostrophe")


def _distance(one: str, other: str) -> int:
    """Edits between two short words, a swap of neighbours being one (optimal alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        above, row_before, row = row, before, [i]
        for j, rival in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (char != rival))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == rival:
                cost = min(cost, row_before[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]

"""How else a short quote may stand: with two words written as one, or one as two.

"Health care" and "healthcare", "killjoy" and "kill-joy", "under way" and "underway". A longer quote
is found in spite of such a word; a short one is found in full only, and would be called missing.
Refuses: more than one such place in a quote, contractions (`units` opens those), and to part a word
into others than common ones, which are known for English alone.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from quotecheck.search.flat import Flat
from quotecheck.search.table import Ints
from quotecheck.search.units import parts, units
from quotecheck.text.fold import norm
from quotecheck.text.frequency import is_common
from quotecheck.text.tokens import norms, words

Keys = tuple[str, ...]

_LEAST = 2  # letters of each half of a word that is parted ...
_SHORTEST = 5  # ... and of all of it: nobody means "some" by "so me"
_BARE = re.compile("[-\u2010\u2011\u00ad]?\\s*")


class Spelling(NamedTuple):
    """The numbers of the units of a quote that is written otherwise.

    ``parted`` is the unit before which a word is parted; 0 where two are joined.
    """

    units: array[int]
    parted: int


class Forms(NamedTuple):
    """Short quotes as they are and in other spellings.

    Form n is of quote ``quote[n]`` and has ``units[offsets[n] : offsets[n + 1]]``.
    """

    quote: Ints
    units: Ints
    offsets: Ints


class _Part(NamedTuple):
    """A word, or a part of a compound. ``letters`` may be joined to or parted from others.

    ``bare``: nothing but a blank or a hyphen stands before it.
    """

    keys: Keys
    letters: str
    bare: bool


def is_bare(gap: str) -> bool:
    """Whether between two words stands what may as well not stand there: a blank, a hyphen."""
    return bool(gap) and _BARE.fullmatch(gap) is not None


def spellings(text: str, vocabulary: dict[str, int]) -> tuple[Spelling, ...]:
    """How else ``text`` may be written. Units that the vocabulary lacks are given numbers there."""
    found = list(_parts(text))
    others = dict([*_joined(found), *_parted(found)])
    others.pop(_keys(found), None)
    return tuple([Spelling(_numbers(keys, vocabulary), at) for keys, at in others.items()])


def last_units(text: str, vocabulary: dict[str, int]) -> list[list[int]]:
    """The numbers of what may be the last unit of each word of ``text``: parted or joined too."""
    return [[*_numbers(_last_units(word), vocabulary)] for word in norms(text)]


def _last_units(word: str) -> Keys:
    joined = word.replace("-", "")
    parted = (other[-1] for _, other in _halves(joined))
    return tuple(dict.fromkeys([units(word)[-1], units(joined)[-1], *parted]))


def _numbers(keys: Keys, vocabulary: dict[str, int]) -> array[int]:
    return array("i", [vocabulary.setdefault(key, len(vocabulary) + 1) for key in keys])


def forms(flat: Flat, others: Mapping[int, Sequence[Spelling]]) -> Forms:
    """All forms of the quotes that ``others`` has spellings of, in their order."""
    quote: list[int] = []
    units: list[Ints] = [np.zeros(0, dtype=np.int64)]
    for number, spelled in others.items():
        quote += [number] * (1 + len(spelled))
        units.append(flat.units[slice(*flat.offsets[number : number + 2].tolist())])
        units += [np.array(one.units, dtype=np.int64) for one in spelled]
    return Forms(
        np.array(quote, dtype=np.int64),
        np.concatenate(units),
        np.cumsum([len(one) for one in units]),
    )


def _parts(text: str) -> Iterator[_Part]:
    last = None
    for match in words(text):
        bare = last is not None and is_bare(text[last : match.start()])
        last = match.end()
        word = norm(match[0])
        if word.replace("-", "").isalpha():
            for part in parts(word):
                yield _Part(units(part), part.replace("-", ""), bare)
                bare = True
        else:
            yield _Part(units(word), "", bare=False)


def _joined(found: Sequence[_Part]) -> Iterator[tuple[Keys, int]]:
    for at, (one, other) in enumerate(pairwise(found)):
        if other.bare and one.letters and other.letters:
            keys = units(one.letters + other.letters)
            yield (*_keys(found[:at]), *keys, *_keys(found[at + 2 :])), 0


def _parted(found: Sequence[_Part]) -> Iterator[tuple[Keys, int]]:
    for at, part in enumerate(found):
        before, after = _keys(found[:at]), _keys(found[at + 1 :])
        for one, other in _halves(part.letters):
            yield (*before, *one, *other, *after), len(before) + len(one)


def _keys(found: Sequence[_Part]) -> Keys:
    return tuple([key for part in found for key in part.keys])


@lru_cache(maxsize=1 << 14)
def _halves(word: str) -> tuple[tuple[Keys, Keys], ...]:
    """The keys of both halves, for each way to part a word into two common ones."""
    cuts = range(_LEAST, len(word) - _LEAST + 1) if len(word) >= _SHORTEST else ()
    both = [(word[:cut], word[cut:]) for cut in cuts]
    return tuple([(units(a), units(b)) for a, b in both if is_common(a) and is_common(b)])

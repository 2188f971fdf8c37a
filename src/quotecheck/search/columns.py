"""The words of a registry as columns: which units, and how surprising each is.

A word is looked up once, however often it stands in the registry.
Refuses: to know of limits and of seeds.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from quotecheck.records import dataclass
from quotecheck.search.flat import Floats
from quotecheck.search.table import Ints
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.frequency import FURTHER, QUARTERS, UNKNOWN, UNLISTED, WORDS, table
from quotecheck.text.tokens import printed


@dataclass(frozen=True, slots=True)
class Columns:
    """Units of all quotes one after the other, and the number of each unit by its key.

    ``single`` are the bits of a unit alone, ``after`` its bits behind the one before it, ``both``
    those behind the two before it; a word is one surprise, so its further units have none.
    Quote n owns ``offsets[n]:offsets[n + 1]`` and has ``words[n]`` words.
    """

    vocabulary: dict[str, int]
    units: Ints
    single: Floats
    after: Floats
    both: Floats
    offsets: Ints
    words: Ints


def columns(texts: Iterable[str]) -> Columns:
    """The columns of some texts. Units are numbered from 1, in the order of their first place."""
    known: defaultdict[str, int] = defaultdict(count().__next__)
    tokens, lengths = array("q"), array("q")
    for text in texts:
        found = printed(text)
        tokens.extend(map(known.__getitem__, found))
        lengths.append(len(found))
    told, words = np.array(tokens, dtype=np.int64), np.array(lengths, dtype=np.int64)
    ends = np.cumsum(words)
    norms = list(map(norm, known))
    vocabulary, numbers, sizes = _units(norms)
    spread = sizes[told]
    heads = np.cumsum(spread) - spread  # the first unit of each word
    total = int(spread.sum())
    single, after, both = np.zeros(total), np.zeros(total), np.zeros(total)
    single[heads], after[heads], both[heads] = _bits(norms, told, ends - words)
    within = np.arange(total) - np.repeat(heads, spread)
    return Columns(
        vocabulary,
        numbers[np.repeat((np.cumsum(sizes) - sizes)[told], spread) + within],
        single,
        after,
        both,
        np.concatenate(([0], np.append(heads, total)[ends])),
        words,
    )


def _units(norms: Sequence[str]) -> tuple[dict[str, int], Ints, Ints]:
    """The vocabulary; the numbers of each word's units, and how many it has."""
    vocabulary: dict[str, int] = {}
    names = list(map(units, norms))
    numbers = [vocabulary.setdefault(name, len(vocabulary) + 1) for each in names for name in each]
    return (
        vocabulary,
        np.array(numbers, dtype=np.int64),
        np.array(list(map(len, names)), dtype=np.int64),
    )


def _bits(norms: Sequence[str], told: Ints, starts: Ints) -> tuple[Floats, Floats, Floats]:
    """Bits of each of the words ``told``, behind the one before it, and behind two; ``starts`` have
    none before. What `text.frequency` says of one word, of all at once.
    """
    made = table()
    numbers = np.array([made.number(norm) for norm in norms], dtype=np.int64)
    listed = np.append(_column(made.single), UNLISTED)[numbers] != UNLISTED
    alone = np.where(listed, _quarters(made.single, numbers), UNKNOWN)[told]
    numbers, listed = numbers[told], listed[told]
    first = np.zeros(len(told), dtype=bool)
    first[starts[starts < len(told)]] = True
    before, known = np.roll(numbers, 1), np.roll(listed, 1)
    after = np.where(known | listed | first, alone, FURTHER)
    codes = np.where(first | ~known | (numbers < 0), -1, before * WORDS + numbers)
    pairs = _likelier(after, codes, made.pairs, made.after)
    both = after.copy()
    pairs = np.roll(pairs, 1)
    codes = np.where(first | (pairs < 0) | (numbers < 0), -1, pairs * WORDS + numbers)
    _likelier(both, codes, made.triples, made.both)
    return alone, after, both


def _likelier(bits: Floats, codes: Ints, listed: array[int], least: bytes) -> Ints:
    """Lower the bits of what is listed; the place of each among it, -1 where it is not."""
    column = np.frombuffer(listed, dtype=np.uint64).view(np.int64)
    places = np.searchsorted(column, codes)
    places[column.take(places, mode="clip") != codes] = -1
    found = np.flatnonzero(places >= 0)
    bits[found] = np.minimum(bits[found], _quarters(least, places[found]))
    return places


def _quarters(bits: bytes, places: Ints) -> Floats:
    quarters: Floats = np.minimum(UNKNOWN, _column(bits).take(places, mode="clip") / QUARTERS)
    return quarters


def _column(bits: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(bits, dtype=np.uint8)

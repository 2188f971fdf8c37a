"""The words of a registry as columns: which units, and how surprising each is.

A word is looked up once, however often it stands in the registry, and so is a word behind another.
Refuses: to know of limits and of seeds.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

import numpy as np

from quotecheck.records import dataclass
from quotecheck.search.flat import Floats
from quotecheck.search.table import Ints
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.frequency import behind, bits, forget, third
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
    single[heads] = np.array(list(map(bits, norms)))[told]
    after[heads], both[heads] = _following(norms, told, ends - words)
    forget()
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


def _following(norms: Sequence[str], told: Ints, starts: Ints) -> tuple[Floats, Floats]:
    """Bits of each word behind the one before it, and behind two; ``starts`` have none before."""
    none, starts = len(norms), starts[starts < len(told)]
    before = np.roll(told, 1)
    before[starts] = none
    pairs, which = np.unique(before * (none + 1) + told, return_inverse=True)
    which = which.reshape(-1)
    first, second = (part.tolist() for part in np.divmod(pairs, none + 1))
    names = [*norms, ""]
    found = [behind(names[one], names[other]) for one, other in zip(first, second, strict=True)]
    after: Floats = np.array([bits for bits, _ in found], dtype=np.float64)[which]
    # few pairs are the beginning of a phrase
    opening = np.array([bool(others) for _, others in found], dtype=bool)[which]
    opening[starts[1:] - 1] = False
    at = np.flatnonzero(opening[:-1])
    phrases = zip(which[at].tolist(), told[at + 1].tolist(), strict=True)
    both = after.copy()
    both[at + 1] = np.minimum(
        after[at + 1], [third(found[pair][1], norms[word]) for pair, word in phrases]
    )
    return after, both

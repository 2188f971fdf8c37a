"""Where one word stands against several that are the same word written apart.

Refuses: to say whether that is spelling or a contraction; and runs of more than four words.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from operator import add

from quotecheck.collate.likeness import letters, whole_forms
from quotecheck.collate.strand import Strand

PARTS = 4


def merges(registered: Strand, printed: Strand) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Per cell, the rows and columns back to where one word begins that is written as several."""
    left, right = registered.norms, printed.norms
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j, size in _joins(left, right):
        found.setdefault((i, j), []).append((1, size))
    for j, i, size in _joins(right, left):
        found.setdefault((i, j), []).append((size, 1))
    return found


def _joins(words: tuple[str, ...], others: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Ends (in ``words``, in ``others``) and size of each run of others that is one word."""
    forms = _forms(words)
    for size, runs in _runs(others):
        if forms.isdisjoint(runs):
            continue
        for start, run in enumerate(runs):
            if run in forms:
                for index, word in enumerate(words, 1):
                    if run in whole_forms(word):
                        yield index, start + size, size


# One side is the registered wording, beside which many printed ones are looked at in turn.


@lru_cache(maxsize=8)
def _forms(words: tuple[str, ...]) -> Set[str]:
    """What runs of other words may read that are one of these."""
    return frozenset().union(*map(whole_forms, words))


@lru_cache(maxsize=8)
def _runs(words: tuple[str, ...]) -> list[tuple[int, list[str]]]:
    """The runs of two words and more as they may be written in one, each size by itself."""
    single = runs = list(map(letters, words))
    found = []
    for size in range(2, PARTS + 1):
        runs = list(map(add, runs, single[size - 1 :]))
        found.append((size, runs))
        if size == 2:
            found.append((size, list(map("{} {}".format, words, words[1:]))))
    return found

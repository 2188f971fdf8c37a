"""Where one word stands against several that are the same word written apart.

Refuses: to say whether that is spelling or a contraction; and runs of more than four words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
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


def _joins(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Ends (in ``words``, in ``others``) and size of each run of others that is one word."""
    forms = frozenset().union(*map(whole_forms, words))
    single = list(map(letters, others))
    runs = single
    for size in range(2, PARTS + 1):
        runs = list(map(add, runs, single[size - 1 :]))
        yield from _ends(words, runs, size, forms)
        if size == 2:
            yield from _ends(words, list(map("{} {}".format, others, others[1:])), size, forms)


def _ends(
    words: Sequence[str], runs: Sequence[str], size: int, forms: Set[str]
) -> Iterator[tuple[int, int, int]]:
    """Where each of ``runs``, which are of ``size`` words, is a form of one of ``words``."""
    if forms.isdisjoint(runs):
        return
    for start, run in enumerate(runs):
        if run in forms:
            for index, word in enumerate(words, 1):
                if run in whole_forms(word):
                    yield index, start + size, size

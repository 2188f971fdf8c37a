"""Where one word stands against several that are the same word written apart.

Refuses: to say whether that is spelling or a contraction; and runs of more than four words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.collate.likeness import letters, whole_forms
from quotecheck.collate.strand import Strand

PARTS = 4


def merges(registered: Strand, printed: Strand) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Per cell, the rows and columns back to where one word begins that is written as several."""
    left = [token.norm for token in registered.tokens]
    right = [token.norm for token in printed.tokens]
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j, size in _joins(left, right):
        found.setdefault((i, j), []).append((1, size))
    for j, i, size in _joins(right, left):
        found.setdefault((i, j), []).append((size, 1))
    return found


def _joins(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Ends (in ``words``, in ``others``) and size of each run of others that is one word."""
    forms: dict[str, list[int]] = {}
    for end, word in enumerate(words, 1):
        for form in whole_forms(word):
            forms.setdefault(form, []).append(end)
    runs = [letters(other) for other in others]
    for size in range(2, PARTS + 1):
        for end in range(size, len(others) + 1):
            ends = forms.get("".join(runs[end - size : end]), [])
            if size == 2:
                ends = ends + forms.get(f"{others[end - 2]} {others[end - 1]}", [])
            yield from ((index, end, size) for index in ends)

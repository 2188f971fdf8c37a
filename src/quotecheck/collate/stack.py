"""Several short word sequences laid side by side in rows: what stands at one insertion place.

The best layout has the least sum over all pairs of sequences of rows in which the two differ (a
word against another word, or against nothing, counts one); of equally good layouts the one that
pairs look-alike words. `exact` finds it by walking the whole lattice of all sequences (H.
Carrillo, D. Lipman, The multiple sequence alignment problem in biology, SIAM J. Appl. Math. 48,
1988); where that would be too large, `progressive` adds one sequence after the other to the
rows there are. Neither depends on the order in which the sequences are given.

Refuses: to know what the words are printed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from math import prod

from quotecheck.collate.likeness import unlike

Words = tuple[str, ...]
Row = tuple[str | None, ...]
_EXACT = 20_000
_DIFFERENT = 1 << 20


def stack(sequences: Mapping[Words, int]) -> dict[Words, tuple[str | None, ...]]:
    """For each sequence its words, row by row, None where it has none in a row.

    ``sequences`` says how many wordings have each; the empty sequence may be among them.
    """
    ordered = sorted(sequences, key=lambda words: (-len(words), words))
    weights = [sequences[words] for words in ordered]
    cells = prod(len(words) + 1 for words in ordered) << len(ordered)
    rows = exact(ordered, weights) if cells <= _EXACT else progressive(ordered, weights)
    return {words: tuple(row[at] for row in rows) for at, words in enumerate(ordered)}


def price(row: Row, weights: Sequence[int]) -> int:
    """What a row costs: its pairs that differ, and below that how little they look alike."""
    total = 0
    for (one, count), (other, times) in combinations(zip(row, weights, strict=True), 2):
        if one != other:
            likeness = unlike(one, other) if one and other else 0
            total += count * times * (_DIFFERENT + likeness)
    return total


def exact(sequences: Sequence[Words], weights: Sequence[int]) -> list[Row]:
    """The rows of the least total price."""
    ends = tuple(map(len, sequences))
    steps = [step for step in product((1, 0), repeat=len(sequences)) if any(step)]
    best: dict[tuple[int, ...], tuple[int, tuple[int, ...], Row]] = {ends: (0, ends, ())}
    for place in product(*(range(end, -1, -1) for end in ends)):
        ways = []
        for step in steps:
            after = tuple(map(sum, zip(place, step, strict=True)))
            if after in best:
                row = tuple(
                    words[at] if goes else None
                    for words, at, goes in zip(sequences, place, step, strict=True)
                )
                ways.append((price(row, weights) + best[after][0], after, row))
        if ways:
            best[place] = min(ways, key=lambda way: way[0])
    rows = []
    place = (0,) * len(ends)
    while place != ends:
        _, place, row = best[place]
        rows.append(row)
    return rows


def progressive(sequences: Sequence[Words], weights: Sequence[int]) -> list[Row]:
    """Rows that take one sequence after the other, each as cheaply as the rows so far allow."""
    rows: list[Row] = []
    for index, words in enumerate(sequences):
        rows = _joined(rows, words, weights[:index])
    return rows


def _joined(rows: Sequence[Row], words: Words, weights: Sequence[int]) -> list[Row]:
    """The rows with one more sequence in them."""
    total = sum(weights)
    counts = [_counts(row, weights) for row in rows]
    skip = [total - count[None] for count in counts]
    lattice = [[0] * (len(words) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows), -1, -1):
        for j in range(len(words), -1, -1):
            ways = []
            if i < len(rows) and j < len(words):
                ways.append(lattice[i + 1][j + 1] + total - counts[i][words[j]])
            if i < len(rows):
                ways.append(lattice[i + 1][j] + skip[i])
            if j < len(words):
                ways.append(lattice[i][j + 1] + total)
            lattice[i][j] = min(ways, default=0)
    joined: list[Row] = []
    i = j = 0
    while i < len(rows) or j < len(words):
        left, right = i < len(rows), j < len(words)
        value = lattice[i][j]
        if left and right and value == lattice[i + 1][j + 1] + total - counts[i][words[j]]:
            joined.append((*rows[i], words[j]))
            i, j = i + 1, j + 1
        elif left and value == lattice[i + 1][j] + skip[i]:
            joined.append((*rows[i], None))
            i += 1
        else:
            joined.append((*(None for _ in weights), words[j]))
            j += 1
    return joined


def _counts(row: Row, weights: Sequence[int]) -> Counter[str | None]:
    counts: Counter[str | None] = Counter()
    for word, weight in zip(row, weights, strict=True):
        counts[word] += weight
    return counts

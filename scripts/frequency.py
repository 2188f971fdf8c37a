"""Make the table of common English words and pairs that the evidence rule weighs with.

    python scripts/frequency.py NOVELS SPEECHES src/quotecheck/text/data/english.tsv

Both folders hold plain text (.txt). A word's share is the larger of its shares in the two, so
that nothing counts as rare that is common in either register. Run by hand, not by the build: the
result is data, and the program's verdicts hang on it.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from quotecheck.text.fold import norm
from quotecheck.text.tokens import words

WORDS_AT_LEAST = (10, 3)  # occurrences, novels and speeches: below, a share is an accident
PAIRS_AT_LEAST = (20, 8)
# What old novels say and a package need not ship; such a word counts as one the table lacks.
LEFT_OUT = re.compile(
    "nigg|darkie|darky|coolie|chink|\\bjaps?\\b|kike|wop\\b|squaw|redskin|savages"
)
PAIR_SAVES = 2.0  # bits: a pair is listed where the word before makes it that much likelier
HEADER = """\
# Common English words and pairs of words, by bits of surprise (-log2 of their share).
# Counted by the authors of quotecheck (scripts/frequency.py) over public-domain text: 98 novels
# of the 18th to 20th century (10.7 million words) and 127 addresses of presidents of the United
# States, 1789 to 2009 (0.5 million). Counts are facts; the table is released under the MIT licence.
# A line: a word, its bits, and each word that it makes likelier with the bits of that one after
# it, separated by tabs. Sorted by code point: a word is looked up without reading the rest.
"""

Counts = tuple[Counter[str], Counter[tuple[str, str]]]


def count(folder: Path) -> Counts:
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        norms = [norm(match[0]) for match in words(text)]
        singles.update(norms)
        pairs.update(pairwise(norms))
    return singles, pairs


def surprise(shares: list[float]) -> float:
    """Bits, in quarters, of the larger share; infinite when there is none."""
    return round(-4 * math.log2(max(shares))) / 4 if shares else math.inf


def tabulate(registers: list[Counts]) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    totals = [singles.total() for singles, _ in registers]
    single = {
        word: surprise(
            [
                singles[word] / total
                for (singles, _), total, least in zip(
                    registers, totals, WORDS_AT_LEAST, strict=True
                )
                if singles[word] >= least
            ]
        )
        for word in {word for singles, _ in registers for word in singles}
    }
    pair: dict[tuple[str, str], float] = {}
    for both in {both for _, pairs in registers for both in pairs}:
        bits = surprise(
            [
                pairs[both] / singles[both[0]]
                for (singles, pairs), least in zip(registers, PAIRS_AT_LEAST, strict=True)
                if pairs[both] >= least
            ]
        )
        if bits + PAIR_SAVES <= single[both[1]] < math.inf:
            pair[both] = bits
    return single, pair


def listed(
    single: dict[str, float], pair: dict[tuple[str, str], float]
) -> dict[str, dict[str, float]]:
    """For each word of the table, those that it makes likelier."""
    found: dict[str, dict[str, float]] = {
        word: {} for word, bits in single.items() if bits < math.inf and not LEFT_OUT.search(word)
    }
    for (before, word), bits in pair.items():
        if not LEFT_OUT.search(f"{before} {word}"):
            found[before][word] = bits
    return found


def lines(single: dict[str, float], followers: dict[str, dict[str, float]]) -> list[str]:
    """The lines of the table, in the order in which they are looked up."""
    return sorted(
        "\t".join(
            [word, f"{single[word]:g}", *(f"{one} {bits:g}" for one, bits in sorted(after.items()))]
        )
        for word, after in followers.items()
    )


def main(novels: str, speeches: str, target: str) -> None:
    single, pair = tabulate([count(Path(novels)), count(Path(speeches))])
    table = "\n".join(lines(single, listed(single, pair)))
    Path(target).write_text(f"{HEADER}{table}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

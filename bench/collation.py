"""How long it takes to collate many wordings of one quote.

    python -m bench.collation [WORDINGS [WORDS]]

Prints the median of five runs, in milliseconds of CPU time: variants with edits and matrix, the
table, the tree. 20 wordings of 60 words are to take less than a second. Refuses: to be a test; a
machine that is busy is not a defect.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from time import process_time

from quotecheck.collate.table import table
from quotecheck.collate.tree import join
from quotecheck.model import Occurrence, Position, Quote, Quoted, Span
from quotecheck.pipeline import collation
from quotecheck.text.tokens import wording

RUNS = 5
WORDS = (
    "harbour ferry island winter gate lantern mayor keeper engine council river meadow "
    "the a of and not will must we they our on in to from"
).split()


def wordings(count: int, length: int, seed: int = 1) -> tuple[str, list[str]]:
    """A registered text of ``length`` words, and ``count`` others up to six changes away."""
    chance = random.Random(seed)
    registered = [chance.choice(WORDS) for _ in range(length)]
    others = []
    for _ in range(count):
        words = list(registered)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(words))
            words[at : at + 1] = chance.choice([[], ["changed"], [words[at], "added"]])
        if chance.random() < 0.3:
            half = len(words) // 2
            words = words[half:] + words[:half]
        others.append(" ".join(words))
    return " ".join(registered), others


def occurrence(text: str, number: int) -> Occurrence:
    """A source that holds the wording and nothing else."""
    return Occurrence(
        "q", f"{number:03}.txt", (Span(0, len(text)),), wording(text), text,
        Position(1, 1), Position(1, len(text) + 1), Quoted.YES, 100.0,
    )  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    """The median of several runs, in milliseconds."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return 1000 * median(times)


def main(arguments: Sequence[str]) -> None:
    count, length = (int(given) for given in (*arguments, "20", "60")[:2])
    text, others = wordings(count, length)
    quote = Quote("q", "A speaker", text, wording(text, editorial=False))
    found = [occurrence(other, number) for number, other in enumerate(others)]
    made = collation.collate(quote, found, date(2025, 1, 1))
    alignments = [variant.alignment for variant in made.variants]
    print(f"{len(made.variants)} wordings of about {length} words")
    for name, work in (
        ("collation with edits and matrix", lambda: collation.collate(quote, found, date.today())),
        ("table", lambda: table(quote.wording, alignments)),
        ("tree", lambda: join(made.labels, made.matrix)),
    ):
        print(f"{timed(work):8.1f} ms  {name}")


if __name__ == "__main__":
    main(sys.argv[1:])

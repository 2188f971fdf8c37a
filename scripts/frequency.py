"""Make the table of common English words and phrases that the evidence rule weighs with.

    python scripts/frequency.py NOVELS SPEECHES

Both folders hold plain text (.txt). The table is made as scripts/english.tsv, to be read, and of
that, without folders too, as src/quotecheck/text/data/english.bits, which ships. A word's share is
the larger of its shares in the two, so that nothing counts as rare that is common in either
register. Run by hand, not by the build: the result is data, and the program's verdicts hang on it.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from quotecheck.text.fold import norm
from quotecheck.text.frequency import QUARTERS, UNKNOWN, UNLISTED, WORDS, Table, packed
from quotecheck.text.tokens import words


class Least(NamedTuple):
    """What is listed of one register: below so many occurrences a share is an accident.

    A word behind one or two others is listed where these make it likelier: by a bit or more, and
    by so many bits over all its occurrences (what a word costs the table against what it tells:
    Stolcke 1998, "Entropy-based pruning of backoff language models").
    """

    words: int
    pairs: int
    triples: int
    pair_saves: float
    triple_saves: float


NOVELS = Least(words=10, pairs=10, triples=4, pair_saves=20.0, triple_saves=20.0)
SPEECHES = Least(words=3, pairs=4, triples=4, pair_saves=12.0, triple_saves=16.0)
SAVES = 1.0  # bits
# What old novels say and a package need not ship; such a word counts as one the table lacks.
LEFT_OUT = re.compile(
    "nigg|darkie|darky|coolie|chink|\\bjaps?\\b|kike|wop\\b|squaw|redskin|savages"
)
HEADER = """\
# Common English words, and what often follows one or two of them, by bits of surprise (-log2 of
# their share). Counted by the authors of quotecheck (scripts/frequency.py) over public-domain
# text: {novels} novels of the 18th to 20th century ({million:.1f} million words) and {speeches} \
addresses of presidents
# of the United States, 1789 to 2009 (0.5 million). Counts are facts; the table is released under
# the MIT licence. A line, separated by tabs: a word and its bits, then each word that follows it,
# with its bits there, and behind it each word that follows those two, = and its bits there. Sorted
# by code point.
"""

LISTED = Path(__file__).with_name("english.tsv")
SHIPPED = Path(__file__).parents[1] / "src/quotecheck/text/data/english.bits"

Texts = list[list[str]]
Followers = dict[str, tuple[float, dict[str, float]]]
"""For each word behind one: its bits, and the bits of each word behind both."""


def read(folder: Path) -> Texts:
    """The words of each text of a folder, as compared."""
    known: dict[str, str] = {}  # one string for each word
    texts = []
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        norms = (norm(match[0]) for match in words(text))
        texts.append([known.setdefault(each, each) for each in norms])
    return texts


class Register:
    """The counts of one kind of text."""

    def __init__(self, texts: Texts, least: Least) -> None:
        self.least = least
        self.words = Counter(word for text in texts for word in text)
        self.total = self.words.total()
        pairs = Counter(pair for text in texts for pair in pairwise(text))
        self.pairs = {pair: count for pair, count in pairs.items() if count >= least.triples}
        triples = Counter(three for text in texts for three in self._triples(text))
        self.triples = {three: n for three, n in triples.items() if n >= least.triples}

    def _triples(self, text: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        """The triples of a text of which both pairs are common: the others cannot be."""
        for one, two, three in zip(text, text[1:], text[2:], strict=False):
            if (one, two) in self.pairs and (two, three) in self.pairs:
                yield one, two, three


def surprise(share: float) -> float:
    """Bits, in quarters."""
    return round(-4 * math.log2(share)) / 4


def count_words(registers: Sequence[Register]) -> dict[str, float]:
    """The bits of each common word."""
    bits: dict[str, float] = {}
    for register in registers:
        for word, count in register.words.items():
            if count >= register.least.words and not LEFT_OUT.search(word):
                share = surprise(count / register.total)
                bits[word] = min(share, bits.get(word, share))
    return bits


def count_pairs(
    registers: Sequence[Register], alone: dict[str, float]
) -> dict[tuple[str, str], float]:
    """The bits of each word behind another that makes it likelier."""
    bits: dict[tuple[str, str], float] = {}
    for register in registers:
        least = register.least
        for (before, word), count in register.pairs.items():
            share = surprise(count / register.words[before])
            saved = min(UNKNOWN, alone.get(word, UNKNOWN)) - share
            enough = count >= least.pairs and saved >= SAVES and count * saved >= least.pair_saves
            if enough and before in alone and not LEFT_OUT.search(word):
                bits[before, word] = min(share, bits.get((before, word), share))
    return bits


def tabulate(registers: Sequence[Register]) -> tuple[dict[str, float], dict[str, Followers]]:
    """The bits of each common word, and what follows it."""
    alone = count_words(registers)
    pairs = count_pairs(registers, alone)
    followers: dict[str, Followers] = {word: {} for word in alone}
    for (before, word), bits in pairs.items():
        followers[before][word] = (bits, {})
    for register in registers:
        for (one, two, three), count in register.triples.items():
            if one not in alone or two not in alone or LEFT_OUT.search(three):
                continue
            share = surprise(count / register.pairs[one, two])
            single = min(UNKNOWN, alone.get(three, UNKNOWN))
            saved = pairs.get((two, three), single) - share
            if saved >= SAVES and count * saved >= register.least.triple_saves:
                _, behind = followers[one].setdefault(two, (alone[two], {}))
                behind[three] = min(share, behind.get(three, share))
    return alone, followers


def lines(alone: dict[str, float], followers: dict[str, Followers]) -> list[str]:
    """The lines of the table, in the order in which they are looked up."""
    return sorted(
        "\t".join([word, f"{bits:g}", *map(_field, sorted(followers[word].items()))])
        for word, bits in alone.items()
    )


def _field(follower: tuple[str, tuple[float, dict[str, float]]]) -> str:
    word, (bits, behind) = follower
    further = (f"{one}={two:g}" for one, two in sorted(behind.items()))
    return " ".join([word, f"{bits:g}", *further])


def packed_table(lines: Iterable[str]) -> bytes:
    """The table that some lines are, as it ships."""
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    single, after, both = {}, {}, {}
    for word, alone, *followers in rows:
        single[word] = _quarters(alone)
        for second, bits, *further in (follower.split(" ") for follower in followers):
            after[word, second] = _quarters(bits)
            for third, _, more in (one.partition("=") for one in further):
                both[word, second, third] = _quarters(more)
    names = sorted({*single, *(word for pair in after for word in pair), *(w for _, _, w in both)})
    numbers = {word: number for number, word in enumerate(names)}
    pairs = {numbers[one] * WORDS + numbers[two]: bits for (one, two), bits in after.items()}
    codes = sorted(pairs)
    places = {code: at for at, code in enumerate(codes)}
    triples = {
        places[numbers[one] * WORDS + numbers[two]] * WORDS + numbers[three]: bits
        for (one, two, three), bits in both.items()
    }
    return packed(
        Table(
            names,
            bytes(single.get(word, UNLISTED) for word in names),
            array("Q", codes),
            bytes(pairs[code] for code in codes),
            array("Q", sorted(triples)),
            bytes(bits for _, bits in sorted(triples.items())),
        )
    )


def _quarters(bits: str) -> int:
    return round(float(bits) * QUARTERS)


def count(novels: str, speeches: str) -> str:
    """The table of two folders, to be read."""
    texts, addresses = read(Path(novels)), read(Path(speeches))
    registers = [Register(texts, NOVELS), Register(addresses, SPEECHES)]
    header = HEADER.format(
        novels=len(texts), million=registers[0].total / 1e6, speeches=len(addresses)
    )
    table = "\n".join(lines(*tabulate(registers)))
    return f"{header}{table}\n"


def main(*folders: str) -> None:
    if folders:
        LISTED.write_text(count(*folders), encoding="utf-8", newline="\n")
    SHIPPED.write_bytes(packed_table(LISTED.read_text("utf-8").splitlines()))


if __name__ == "__main__":
    main(*sys.argv[1:])

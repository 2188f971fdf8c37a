"""How surprising a word is: the measure behind evidence.

The table ships with the program, so that the same registry and sources give the same answer
everywhere. Refuses: to learn from the sources at hand, and to guess a language: a word that is
not listed is as rare as the table can tell.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path

UNKNOWN = 14.0
"""Bits of a word the table does not hold, and the most that any word counts.

A name or a term that English at large hardly uses may fill the sources at hand, so that two of
them in a row ("16S rRNA") must not pass for evidence by themselves.
"""


@cache
def _lines() -> list[str]:
    """The table as it stands in its file, sorted: split in 2 ms, where reading it all takes 20."""
    text = Path(__file__).with_name("data").joinpath("english.tsv").read_bytes().decode("utf-8")
    return text.removesuffix("\n").split("\n")


@cache
def _entry(norm: str) -> tuple[float, dict[str, float]] | None:
    """The bits of a word, and of what follows it often; None for one that is not in the table."""
    start = f"{norm}\t"
    lines = _lines()
    at = bisect_left(lines, start)
    if at == len(lines) or not lines[at].startswith(start):
        return None
    _, single, *followers = lines[at].split("\t")
    after = (follower.rpartition(" ") for follower in followers)
    return min(UNKNOWN, float(single)), {word: float(pair) for word, _, pair in after}


def bits(norm: str) -> float:
    """Bits of surprise, -log2 of the word's share of running English text."""
    entry = _entry(norm)
    return UNKNOWN if entry is None else entry[0]


def bits_after(before: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after ``before``: after "united", "states" is none."""
    single = bits(norm)
    entry = _entry(before)
    return single if entry is None else min(single, entry[1].get(norm, single))


def is_common(norm: str) -> bool:
    """Whether the table holds the word at all."""
    return _entry(norm) is not None

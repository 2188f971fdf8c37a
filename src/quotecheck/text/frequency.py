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
def _entry(norm: str) -> tuple[float, list[str]] | None:
    """The bits of a word, and what follows it often, sorted; None for one not in the table."""
    start = f"{norm}\t"
    lines = _lines()
    at = bisect_left(lines, start)
    if at == len(lines) or not lines[at].startswith(start):
        return None
    _, single, *followers = lines[at].split("\t")
    return min(UNKNOWN, float(single)), followers


def bits(norm: str) -> float:
    """Bits of surprise, -log2 of the word's share of running English text."""
    entry = _entry(norm)
    return UNKNOWN if entry is None else entry[0]


def bits_after(before: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after ``before``: after "united", "states" is none."""
    single = bits(norm)
    entry = _entry(before)
    if entry is None:
        return single
    start, followers = f"{norm} ", entry[1]
    at = bisect_left(followers, start)
    if at == len(followers) or not followers[at].startswith(start):
        return single
    return min(single, float(followers[at][len(start) :]))


def is_common(norm: str) -> bool:
    """Whether the table holds the word at all."""
    return _entry(norm) is not None

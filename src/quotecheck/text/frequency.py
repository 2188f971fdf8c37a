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

A name or a term that English at large hardly uses may fill the sources at hand, so that few of
them in a row must not pass for evidence by themselves.
"""
FURTHER = 11.0
"""Bits of such a word directly after another: terms come together ("16S rRNA genes")."""


@cache
def _lines() -> list[bytes]:
    """The table as it stands in its file, sorted: split in 2 ms, where reading it all takes 40."""
    table = Path(__file__).with_name("data").joinpath("english.tsv").read_bytes()
    return table.removesuffix(b"\n").split(b"\n")


@cache
def _entry(norm: str) -> tuple[float, list[str]] | None:
    """The bits of a word, and what follows it often, sorted; None for one not in the table."""
    start = f"{norm}\t".encode("utf-8", "surrogatepass")
    lines = _lines()
    at = bisect_left(lines, start)
    if at == len(lines) or not lines[at].startswith(start):
        return None
    _, single, *followers = lines[at].decode("utf-8").split("\t")
    return min(UNKNOWN, float(single)), followers


def bits(norm: str) -> float:
    """Bits of surprise, -log2 of the word's share of running English text."""
    entry = _entry(norm)
    return UNKNOWN if entry is None else entry[0]


def behind(before: str, norm: str) -> tuple[float, str]:
    """Bits of surprise of ``norm`` directly after ``before``, and what `third` looks into.

    After "united", "states" is none. Two words in a row that the table does not hold are `FURTHER`.
    """
    entry, known = _entry(norm), _entry(before)
    single = UNKNOWN if entry is None else entry[0]
    if known is None:
        return (FURTHER if before and entry is None else single), ""
    start, followers = f"{norm} ", known[1]
    at = bisect_left(followers, start)
    if at == len(followers) or not followers[at].startswith(start):
        return single, ""
    found, _, others = followers[at][len(start) :].partition(" ")
    return min(single, float(found)), others


def third(others: str, norm: str) -> float:
    """Bits of surprise of ``norm`` after two words that `behind` gave ``others`` for."""
    _, _, found = f" {others}".partition(f" {norm}=")
    return float(found.partition(" ")[0]) if found else UNKNOWN


def bits_after(before: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after ``before``."""
    return behind(before, norm)[0]


def bits_after_both(first: str, second: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after two words: "arms" after "put her".

    Never more than after the second of them alone.
    """
    return min(bits_after(second, norm), third(behind(first, second)[1], norm))


def forget() -> None:
    """Let go of what was looked up: of a large registry that is 10 MB."""
    _entry.cache_clear()


def is_common(norm: str) -> bool:
    """Whether the table holds the word at all."""
    return _entry(norm) is not None

"""How surprising a word is: the measure behind evidence.

The table ships with the program, so that the same registry and sources give the same answer
everywhere. Refuses: to learn from the sources at hand, and to guess a language: a word that is
not listed is as rare as the table can tell.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

UNKNOWN = 14.0
"""Bits of a word the table does not hold, and the most that any word counts.

A name or a term that English at large hardly uses may fill the sources at hand, so that two of
them in a row ("16S rRNA") must not pass for evidence by themselves.
"""


@cache
def _table() -> tuple[dict[str, float], dict[str, float]]:
    words: dict[str, float] = {}
    pairs: dict[str, float] = {}
    text = files("quotecheck.text").joinpath("data", "english.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        what, bits, *entries = line.split("\t")
        (words if what == "w" else pairs).update(dict.fromkeys(entries, float(bits)))
    return words, pairs


def bits(norm: str) -> float:
    """Bits of surprise, -log2 of the word's share of running English text."""
    return min(UNKNOWN, _table()[0].get(norm, UNKNOWN))


def bits_after(before: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after ``before``: after "united", "states" is none."""
    single = bits(norm)
    return min(single, _table()[1].get(f"{before} {norm}", single))


def is_common(norm: str) -> bool:
    """Whether the table holds the word at all."""
    return norm in _table()[0]

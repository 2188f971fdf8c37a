"""How surprising a word is: the measure behind evidence.

The table ships with the program, so that the same registry and sources give the same answer
everywhere. Refuses: to learn from the sources at hand, and to guess a language: a word that is
not listed is as rare as the table can tell.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

UNKNOWN = 20.0
"""Bits of a word the table does not hold: rarer than about one in a million."""


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
    return _table()[0].get(norm, UNKNOWN)


def bits_after(before: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after ``before``: after "united", "states" is none."""
    words, pairs = _table()
    single = words.get(norm, UNKNOWN)
    return min(single, pairs.get(f"{before} {norm}", single))


def is_common(norm: str) -> bool:
    """Whether the table holds the word at all."""
    return norm in _table()[0]

"""How surprising a word is: the measure behind evidence.

The table ships with the program, so that the same registry and sources give the same answer
everywhere. It is made of ``scripts/english.tsv``, where it can be read. Refuses: to learn from the
sources at hand, and to guess a language: a word that is not listed is as rare as the table can
tell.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

UNKNOWN = 14.0
"""Bits of a word the table does not hold, and the most that any word counts.

A name or a term that English at large hardly uses may fill the sources at hand, so that few of
them in a row must not pass for evidence by themselves.
"""
FURTHER = 11.0
"""Bits of such a word directly after another: terms come together ("16S rRNA genes")."""

UNLISTED = 255
"""Stands for the bits of a word that is in the table as part of a phrase alone."""
QUARTERS = 4
"""All other bits are whole quarters."""
WORDS = 1 << 16
"""More than there are words."""

_HEAD = struct.Struct("<3Q")  # how many triples, pairs and words


class Table(NamedTuple):
    """Words by their numbers, in the order of their code points; the bits of each, in quarters.

    ``pairs`` are in order: the number of a word times `WORDS`, and that of one which it makes
    likelier; ``triples`` likewise, of the place of a pair. ``after`` and ``both`` are their bits.
    """

    words: list[str]
    single: bytes
    pairs: array[int]
    after: bytes
    triples: array[int]
    both: bytes

    def number(self, norm: str) -> int:
        """Of a word; -1 for one that is not there."""
        return place(self.words, norm)


@cache
def table() -> Table:
    """The table as it stands in its file."""
    data = Path(__file__).with_name("data").joinpath("english.bits").read_bytes()
    triples, pairs, words = _HEAD.unpack_from(data)
    at = _HEAD.size

    def taken(size: int) -> bytes:
        nonlocal at
        at += size
        return data[at - size : at]

    threes, twos = _swapped(array("Q", taken(8 * triples))), _swapped(array("Q", taken(8 * pairs)))
    both, after, single = taken(triples), taken(pairs), taken(words)
    return Table(data[at:].decode("utf-8").split("\n"), single, twos, after, threes, both)


def packed(made: Table) -> bytes:
    """What the file of a table holds: all numbers little-endian."""
    head = _HEAD.pack(len(made.triples), len(made.pairs), len(made.words))
    numbers = [_swapped(each[:]).tobytes() for each in (made.triples, made.pairs)]
    names = "\n".join(made.words).encode("utf-8")
    return b"".join([head, *numbers, made.both, made.after, made.single, names])


def _swapped(numbers: array[int]) -> array[int]:
    """From the order of bytes in the file to that of the machine, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def place(listed: Sequence[str] | Sequence[int], one: str | int) -> int:
    """Where something stands in what is sorted, -1 where it does not."""
    at = bisect_left(listed, one)
    return at if at < len(listed) and listed[at] == one else -1


def bits(norm: str) -> float:
    """Bits of surprise, -log2 of the word's share of running English text."""
    return _bits(table().number(norm))


def bits_after(before: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after ``before``: after "united", "states" is none.

    Two words in a row that the table does not hold are `FURTHER`.
    """
    made = table()
    number, known = made.number(norm), made.number(before)
    if before and not _is_listed(known):
        return _bits(number) if _is_listed(number) else FURTHER
    pair = _pair(known, number)
    single = _bits(number)
    return single if pair < 0 else min(single, made.after[pair] / QUARTERS)


def bits_after_both(first: str, second: str, norm: str) -> float:
    """Bits of surprise of ``norm`` directly after two words: "arms" after "put her".

    Never more than after the second of them alone.
    """
    made = table()
    pair = _pair(made.number(first), made.number(second))
    three = place(made.triples, pair * WORDS + made.number(norm)) if pair >= 0 else -1
    alone = bits_after(second, norm)
    return alone if three < 0 else min(alone, made.both[three] / QUARTERS)


def is_common(norm: str) -> bool:
    """Whether the table holds the word at all."""
    return _is_listed(table().number(norm))


def _is_listed(number: int) -> bool:
    return number >= 0 and table().single[number] != UNLISTED


def _bits(number: int) -> float:
    return min(UNKNOWN, table().single[number] / QUARTERS) if _is_listed(number) else UNKNOWN


def _pair(first: int, second: int) -> int:
    """The place of a pair, -1 where it is not there."""
    return place(table().pairs, first * WORDS + second) if min(first, second) >= 0 else -1

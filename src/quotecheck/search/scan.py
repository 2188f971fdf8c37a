"""From text to units, in numpy: the cheap half of the search, over all of a source.

The text is cut into chunks, maximal runs of letters, digits and whatever joins them; each distinct
chunk is tokenised once, by the very functions the exact half uses (`text.tokens`, `units`), and
remembered under a 64-bit hash of its letters. So folding, spelling and contractions have one
definition. What depends on the neighbours of a chunk (a per cent sign after a space, digits
grouped by spaces) may be cut otherwise than the exact tokens: that can cost a seed, never a
verdict, because regions are read again exactly. Refuses: to decide anything.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.ranges import APOSTROPHE, CURRENCY, HYPHEN, INVISIBLE, SPACELESS
from quotecheck.text.tokens import words

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
_Hashes = NDArray[np.uint64]

BLOCK = 1 << 21
"""Code points that are scanned at once."""

_UNSEEN, _OTHER, _LETTER, _DIGIT, _JOINER, _SIGN, _HYPHEN, _ALONE, _LINE_END = range(9)
_JOINERS = re.compile(f"[{APOSTROPHE}{INVISIBLE}&.,:/\u2013\u2212°]")
_HYPHENS = re.compile(f"[{HYPHEN}]")
_SIGNS = re.compile(f"[{CURRENCY}%‰+<>≤≥±]")
_ALONES = re.compile(f"[{SPACELESS}]")

_SIC = re.compile(r"\[\s?sic\b[^\]\w]{0,3}\]", re.IGNORECASE)  # a comment, no word

_BASE = 0x9E3779B97F4A7C15  # odd: its powers have inverses modulo 2**64
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SLOT_BITS = 20
_SHIFT = np.uint64(64 - _SLOT_BITS)


@dataclass(frozen=True, slots=True)
class Scan:
    """The units of a text. ``starts`` and ``ends`` are the code points of the chunk of each."""

    units: Ints
    starts: Ints
    ends: Ints
    words: int


class Scanner:
    """Scans texts against one vocabulary, and remembers every chunk it has seen.

    ``vocabulary`` maps unit keys to numbers from 1. With ``grow`` new keys join it: that is how a
    registry is scanned. Otherwise they count as 0.
    """

    def __init__(self, vocabulary: dict[str, int], *, grow: bool = False) -> None:
        self.vocabulary = vocabulary
        self._grow = grow
        self._classes = np.zeros(0x110000, dtype=np.uint8)
        self._lower = np.zeros(0x110000, dtype=np.uint32)
        self._powers = self._unpowers = np.ones(1, dtype=np.uint64)
        self._keys: _Hashes = np.zeros(1 << _SLOT_BITS, dtype=np.uint64)
        self._values = np.zeros(1 << _SLOT_BITS, dtype=np.int32)
        self._crowded: dict[int, int] = {}
        self._forms: dict[tuple[int, tuple[int, ...]], int] = {}
        self._tokens, self._count, self._first, self._flat = (_ints(()) for _ in range(4))

    def scan(self, text: str) -> Scan:
        """The units of ``text`` , at most `BLOCK` code points of it; 0 for words of no quote."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        inside, alone = self._inside(text, codes)
        starts, ends = _edges(inside, alone)
        if not len(starts):
            return Scan(_ints(()), starts, ends, 0)
        forms = self._known(text, self._hash(codes, inside | alone, starts, ends), starts, ends)
        count = self._count[forms]
        total = int(self._tokens[forms].sum())
        if (count == 1).all():
            return Scan(self._flat[self._first[forms]], starts, ends, total)
        owner = np.repeat(np.arange(len(forms)), count)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        numbers = self._flat[self._first[forms[owner]] + within]
        return Scan(numbers, starts[owner], ends[owner], total)

    def _inside(self, text: str, codes: NDArray[np.uint32]) -> tuple[Flags, Flags]:
        """For each code point: whether it belongs to a chunk, and whether it is one by itself."""
        classes = self._classes[codes]
        if (classes == _UNSEEN).any():
            for char in set(text):
                self._learn_character(char)
            classes = self._classes[codes]
        inside = (classes == _LETTER) | (classes == _DIGIT)
        digit = classes == _DIGIT
        hyphen = classes == _HYPHEN
        between = (classes == _JOINER) | hyphen
        between[1:-1] &= inside[:-2] & inside[2:]
        between[:1] = between[-1:] = False
        signs = (classes == _SIGN) | hyphen
        signs[:-1] &= digit[1:] | np.concatenate(([False], digit[:-2]))
        signs[-1:] &= digit[-2:-1]
        inside |= between | signs
        broken = np.flatnonzero(hyphen[:-1] & (classes[1:] == _LINE_END)) if len(codes) > 1 else ()
        for at in broken:
            _mend(text, inside, int(at))
        if "[" in text:
            for comment in _SIC.finditer(text):
                inside[comment.start() : comment.end()] = True
        return inside, classes == _ALONE

    def _learn_character(self, char: str) -> None:
        code = ord(char)
        lower = char.lower()
        self._lower[code] = ord(lower) if len(lower) == 1 else code
        self._classes[code] = _class_of(char)

    def _hash(self, codes: NDArray[np.uint32], inside: Flags, starts: Ints, ends: Ints) -> _Hashes:
        """A hash of each chunk: its letters as a polynomial, whose power 0 is its first letter."""
        if len(codes) > len(self._powers):
            size = min(BLOCK, 2 * len(codes))
            self._powers = _powers(_BASE, size)
            self._unpowers = _powers(pow(_BASE, -1, 1 << 64), size)
        terms = self._lower[codes] * inside.astype(np.uint64)
        terms *= self._powers[: len(codes)]
        hashes: _Hashes = np.add.reduceat(terms, starts)
        hashes *= self._unpowers[starts]
        hashes += (ends - starts).astype(np.uint64) << np.uint64(56)
        hashes ^= hashes >> np.uint64(31)
        hashes *= _MIX
        return hashes | np.uint64(1)

    def _known(self, text: str, hashes: _Hashes, starts: Ints, ends: Ints) -> Ints:
        """The form of each chunk, learnt where it is new."""
        slots = hashes >> _SHIFT
        forms: Ints = self._values[slots].astype(np.int64)
        missing = np.flatnonzero(self._keys[slots] != hashes)
        if not len(missing):
            return forms
        fresh, first, back = np.unique(hashes[missing], return_index=True, return_inverse=True)
        learnt = np.empty(len(fresh), dtype=np.int64)
        for number, (code, at) in enumerate(
            zip(fresh.tolist(), missing[first].tolist(), strict=True)
        ):
            form = self._crowded.get(code)
            if form is None:
                form = self._form(text[starts[at] : ends[at]])
                slot = code >> (64 - _SLOT_BITS)
                if self._keys[slot]:
                    self._crowded[code] = form
                else:
                    self._keys[slot], self._values[slot] = code, form
            learnt[number] = form
        forms[missing] = learnt[back]
        if len(self._forms) > len(self._count):
            self._tabulate()
        return forms

    def _form(self, chunk: str) -> int:
        """The number of a chunk's form: how many tokens, and which units."""
        if chunk.isascii() and chunk.isalpha():
            found = [chunk.lower()]
        else:
            found = [norm(match[0]) for match in words(chunk)]
        names = [unit for word in found for unit in units(word)]
        numbers = tuple(map(self._number, names))
        return self._forms.setdefault((len(found), numbers), len(self._forms))

    def _number(self, unit: str) -> int:
        if self._grow:
            return self.vocabulary.setdefault(unit, len(self.vocabulary) + 1)
        return self.vocabulary.get(unit, 0)

    def _tabulate(self) -> None:
        self._tokens = _ints([tokens for tokens, _ in self._forms])
        self._count = _ints([len(numbers) for _, numbers in self._forms])
        self._first = np.cumsum(self._count) - self._count
        self._flat = _ints([number for _, numbers in self._forms for number in numbers])


def _class_of(char: str) -> int:
    if char in "\r\n":
        return _LINE_END
    if _ALONES.match(char):
        return _ALONE
    if _HYPHENS.match(char):
        return _HYPHEN
    if _SIGNS.match(char):
        return _SIGN
    if _JOINERS.match(char):
        return _JOINER
    if unicodedata.category(char)[0] == "N":
        return _DIGIT
    return _LETTER if char.isalnum() or unicodedata.category(char)[0] == "M" else _OTHER


def _mend(text: str, inside: Flags, hyphen: int) -> None:
    """Make a word that a hyphen parts at a line end one chunk, if letters stand on both sides."""
    after = hyphen + 1
    after += 2 if text.startswith("\r\n", after) else 1
    while text[after : after + 1] in (" ", "\t"):
        after += 1
    if hyphen > 0 and after < len(text) and inside[hyphen - 1] and inside[after]:
        inside[hyphen:after] = True


def _edges(inside: Flags, alone: Flags) -> tuple[Ints, Ints]:
    """Where each chunk starts and ends."""
    padded = np.zeros(len(inside) + 2, dtype=bool)
    padded[1:-1] = inside
    turns = np.flatnonzero(padded[1:] != padded[:-1])
    starts, ends = turns[::2], turns[1::2]
    single = np.flatnonzero(alone)
    if len(single):
        starts = np.concatenate((starts, single))
        ends = np.concatenate((ends, single + 1))
        order = np.argsort(starts, kind="stable")
        starts, ends = starts[order], ends[order]
    return starts, ends


def _powers(base: int, size: int) -> _Hashes:
    factors = np.full(size, base, dtype=np.uint64)
    factors[0] = 1
    powers: _Hashes = np.multiply.accumulate(factors)
    return powers


def _ints(values: list[int] | tuple[int, ...]) -> Ints:
    return np.array(values, dtype=np.int64)

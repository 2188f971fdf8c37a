"""The keys of many plain words at once: the twin of `units.key` in numpy.

A text brings tens of thousands of words that are new to a run, and most are in no quote; working
out their keys one by one would cost more than all the rest of a scan. Plain words are letters of
ASCII, at most `WIDEST`. Refuses: words that are several units,
and those that no row holds in their other spelling.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from quotecheck.search import native
from quotecheck.search.flat import Flags
from quotecheck.search.table import Hashes, Ints, Numbers, Table, among
from quotecheck.search.units import (
    PREFIXES,
    british_endings,
    irregular,
    irregular_before_s,
    key,
    spelled_lines,
    units,
)

WIDEST = 24
"""Letters of the longest plain word."""

Rows = NDArray[np.uint8]

_REFUSED = -1  # stands for the number of a word that is refused
_ABROAD = -2  # and in native.stems of one that may have another spelling elsewhere

_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)
_TOP, _SECOND, _LETTER = np.uint64(56), np.uint64(48), np.uint64(255)


def _among_letters(letters: str) -> Flags:
    found = np.zeros(256, dtype=bool)
    found[[ord(letter) for letter in letters]] = True
    return found


_VOWELS = _among_letters("aeiouy")
_NEVER_HALVED = _among_letters("aeiousl")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9], dtype=np.uint64)


class Stems:
    """Finds the numbers of plain words in a vocabulary by their keys."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        plain = {key: number for key, number in vocabulary.items() if _is_plain(key)}
        self._numbers = Table()
        self._numbers.add(
            _hashed(_rows(plain)), np.fromiter(plain.values(), dtype=np.int32, count=len(plain))
        )
        self._irregular = Table()
        words = [word for word in irregular() if _is_plain(word)]
        numbers = [
            vocabulary.get(key(word), 0) if units(word) == (key(word),) else _REFUSED
            for word in words
        ]
        self._irregular.add(_hashed(_rows(words)), np.array(numbers, dtype=np.int32))
        self._hosts = np.sort(_hashed(_rows([*irregular_before_s(), *words])))
        self._prefixes = np.sort(_hashed(_rows(PREFIXES)))

    def numbers(self, letters: Rows, starts: Ints, sizes: Ints) -> tuple[Numbers, Flags]:
        """The number of each word, 0 where its key is unknown, and which words are refused.

        ``letters`` are small letters of ASCII, and whatever else; words start and are long as the
        arrays say, at most `WIDEST`.
        """
        if native.BUILT:
            known = self._numbers_compiled(letters, starts, sizes)
            return known, known == _REFUSED
        rows = _cut_out(letters, starts, sizes)
        known, regular = self._irregular.find(_hashed(rows))
        rows, sizes = rows[regular], sizes[regular]
        abroad = np.flatnonzero(_british(rows, sizes) & (sizes > 3))
        if len(abroad):
            rows[abroad], sizes[abroad] = _spelled(rows[abroad], sizes[abroad])
        numbers, missing = self._numbers.find(_hashed(_stemmed(rows, np.minimum(sizes, WIDEST))))
        numbers[missing] = 0
        numbers[sizes > WIDEST] = _REFUSED
        known[regular] = numbers
        return known, known == _REFUSED

    def _numbers_compiled(self, letters: Rows, starts: Ints, sizes: Ints) -> Numbers:
        tables = *_british_tails(), *self._irregular.slots, *self._numbers.slots
        found = np.empty(len(starts), dtype=np.int32)
        native.stems(letters, starts, sizes, *tables, found, False)
        abroad = np.flatnonzero(found == _ABROAD)
        if len(abroad):
            rows, sizes = _spelled(_cut_out(letters, starts[abroad], sizes[abroad]), sizes[abroad])
            starts, spelled = np.arange(len(rows)) * WIDEST, np.empty(len(rows), dtype=np.int32)
            native.stems(rows, starts, sizes, *tables, spelled, True)
            found[abroad] = spelled
        return found

    def units(
        self, letters: Rows, starts: Ints, sizes: Ints, plain: Flags
    ) -> tuple[Numbers, Numbers, Flags]:
        """The numbers of the one or two units of each chunk, and which chunks are refused.

        Those that are not ``plain`` may have one hyphen, or 's. Where there is no second unit its
        number is -1.
        """
        head, tail = sizes.copy(), np.zeros_like(sizes)
        refused = sizes > WIDEST
        compound = np.flatnonzero(~plain)
        head[compound], tail[compound], refused[compound] = self._halves(
            letters, starts[compound], sizes[compound]
        )
        head[refused] = tail[refused] = 0
        two = np.flatnonzero(tail)
        numbers, irregular = self.numbers(
            letters,
            np.concatenate((starts, starts[two] + head[two] + 1)),
            np.concatenate((head, tail[two])),
        )
        first, second = numbers[: len(starts)], np.full(len(starts), -1, dtype=np.int32)
        second[two] = numbers[len(starts) :]
        refused |= irregular[: len(starts)]
        refused[two] |= irregular[len(starts) :]
        return first, second, refused

    def _halves(self, letters: Rows, starts: Ints, sizes: Ints) -> tuple[Ints, Ints, Flags]:
        """How long the words before and behind a hyphen are, 0 behind 's; and what is refused.

        What the lengths of those are nobody is to know.
        """
        if native.BUILT:
            head, tail = np.empty_like(sizes), np.empty_like(sizes)
            refused = np.empty(len(sizes), dtype=np.bool_)
            ordered = self._hosts, self._prefixes
            native.halves(letters, starts, sizes, *ordered, head, tail, refused)
            return head, tail, refused
        widest = min(int(sizes.max(initial=1)), 2 * WIDEST + 1)
        rows = letters.take(starts[:, None] + np.arange(widest), mode="clip")
        other = (np.arange(widest) < sizes[:, None]) & ((rows - np.uint8(97)) >= 26)
        head = other.argmax(axis=1)
        tail = sizes - head - 1
        mark = rows[np.arange(len(rows)), head]
        possessive = (mark == ord("'")) & (tail == 1) & (letters[starts + sizes - 1] == ord("s"))
        refused = (other.sum(axis=1) != 1) | ~(possessive | (mark == ord("-")))
        refused |= (head < 1) | (head > WIDEST) | (tail < 1) | (tail > WIDEST)
        hashes = _hashed(_cut_out(letters, starts, np.where(refused, 0, head)))
        refused |= np.where(possessive, among(hashes, self._hosts), among(hashes, self._prefixes))
        return head, np.where(possessive, 0, tail), refused


def _cut_out(letters: Rows, starts: Ints, sizes: Ints) -> Rows:
    """A row for each word, 0 past its end."""
    rows: Rows = letters.take(starts[:, None] + np.arange(WIDEST), mode="clip")
    _cut_off(rows, sizes)
    return rows


def _cut_off(rows: Rows, sizes: Ints) -> None:
    """Make 0 of what stands past the size of each row."""
    eights = rows.view(np.uint64)
    for column in range(WIDEST // 8):
        eights[:, column] &= _MASKS.take(sizes - 8 * column, mode="clip")


def _tails(rows: Rows, sizes: Ints) -> Hashes:
    """The last eight letters of each row in one number, the last one on top."""
    padded = np.zeros((len(rows), 8 + WIDEST), dtype=np.uint8)
    padded[:, 8:] = rows
    eights = np.ndarray((max(0, padded.size - 7),), np.uint64, buffer=padded, strides=(1,))
    tails: Hashes = eights[np.arange(len(rows)) * padded.shape[1] + sizes]
    return tails


def _ends(tails: Hashes, *endings: str) -> Flags:
    """Which tails have one of some endings of one length."""
    last = tails >> np.uint64(64 - 8 * len(endings[0]))
    found = np.zeros(len(tails), dtype=bool)
    for ending in endings:
        found |= last == int.from_bytes(ending.encode("ascii"), "little")
    return found


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower() and len(word) <= WIDEST


def _rows(words: Iterable[str]) -> Rows:
    data = b"".join(word.encode("ascii").ljust(WIDEST, b"\0") for word in words)
    return np.frombuffer(data, dtype=np.uint8).reshape(-1, WIDEST)


def _hashed(rows: Rows) -> Hashes:
    """A hash of each row. Its three eights of letters are mixed in turn."""
    eights = rows.view(np.uint64)
    hashes: Hashes = eights[:, 0] * _FACTORS[0]
    for column in (1, 2):
        hashes ^= hashes >> np.uint64(32)
        hashes = (hashes ^ eights[:, column]) * _FACTORS[column]
    hashes ^= hashes >> np.uint64(31)
    hashes *= _FACTORS[0]
    return hashes | np.uint64(1)


def _british(rows: Rows, sizes: Ints) -> Flags:
    """Which words may have another spelling elsewhere, judged by less than `units` looks at."""
    if not len(rows):
        return np.zeros(0, dtype=bool)
    tails = _tails(rows, sizes)
    found = np.zeros(len(rows), dtype=bool)
    for _, endings in groupby(sorted(british_endings(), key=len), key=len):
        found |= _ends(tails, *endings)
    e = rows == ord("e")
    found |= (((rows == ord("a")) | (rows == ord("o")))[:, :-1] & e[:, 1:]).any(axis=1)
    judge = (rows == ord("d"))[:, :-2] & (rows == ord("g"))[:, 1:-1] & e[:, 2:]
    found |= judge.any(axis=1)
    first = rows.view(np.uint32)[:, 0]
    for start in (b"grey", b"shew"):
        found |= first == int.from_bytes(start, "little")
    return found


@cache
def _british_tails() -> tuple[Hashes, Hashes]:
    """The endings that `_british` looks for, as the last of eight bytes, and which bytes count."""
    endings = [ending.encode("ascii") for ending in british_endings()]
    tails = b"".join(ending.rjust(8, b"\0") for ending in endings)
    masks = b"".join((b"\xff" * len(ending)).rjust(8, b"\0") for ending in endings)
    return np.frombuffer(tails, dtype=np.uint64), np.frombuffer(masks, dtype=np.uint64)


def _spelled(rows: Rows, sizes: Ints) -> tuple[Rows, Ints]:
    """The rows in one spelling. A size may be more than fits then."""
    lined = np.full((len(rows), WIDEST + 1), ord("\n"), dtype=np.uint8)
    lined[:, :WIDEST] = rows
    text = lined[np.arange(WIDEST + 1) <= sizes[:, None]]
    text[np.cumsum(sizes + 1) - 1] = ord("\n")
    found = spelled_lines(text.tobytes().decode("ascii")).splitlines()
    return _rows(word[:WIDEST] for word in found), np.array([len(word) for word in found])


def _stemmed(words: Rows, lengths: Ints) -> Rows:
    """What `units.key` leaves of each word; both know the same endings in the same order."""
    rows, sizes, tails = words.copy(), lengths.copy(), _tails(words, lengths)

    def shorten(these: Flags, letters: int) -> None:
        sizes[these] -= letters
        tails[these] <<= np.uint64(8 * letters)

    long = sizes > 3
    soft = (sizes > 4) & _ends(tails, "ies", "ied")  # what has a y for its last letter
    shorten(soft, 2)
    open_ = long & ~soft
    plural = open_ & _ends(tails, "s") & ~_ends(tails, "ss", "us", "is")
    longer = plural & (_ends(tails, "sses", "shes", "ches") | _ends(tails, "xes", "zes"))
    shorten(plural, 1)
    shorten(longer, 1)
    for ending in ("ing", "ed"):
        found = open_ & _ends(tails, ending) & (sizes >= len(ending) + 3)
        found[found] = _has_vowel(words[found], sizes[found] - len(ending))
        shorten(found, len(ending))
        open_ &= ~found
    open_ = long & ~soft
    last = tails >> _TOP
    double = open_ & (sizes > 3) & (last == tails >> _SECOND & _LETTER)
    shorten(double & ~_NEVER_HALVED[last.view(np.int64)], 1)
    shorten(open_ & (sizes > 3) & _ends(tails, "e"), 1)
    soft |= open_ & (sizes > 3) & _ends(tails, "i")
    rows[soft, sizes[soft] - 1] = ord("y")
    _cut_off(rows, sizes)
    return rows


def _has_vowel(rows: Rows, sizes: Ints) -> Flags:
    """Which rows have a vowel before so many letters."""
    vowels = _VOWELS[rows]
    found: Flags = vowels.any(axis=1) & (vowels.argmax(axis=1) < sizes)
    return found

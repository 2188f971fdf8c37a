"""From text to chunks, in numpy: maximal runs of letters, digits and whatever joins them.

A chunk is one word, or a few that no blank parts; it has a 64-bit hash of its letters without
regard to case. Letters of ASCII are told by arithmetic, everything else by a table that is learnt
as characters turn up. What depends on more than the neighbours of a character (a per cent sign
after a space, digits grouped by spaces) may be cut otherwise than the exact tokens. Refuses: to
know words; `scan` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from os import urandom

import numpy as np
from numpy.typing import NDArray

from quotecheck.records import dataclass
from quotecheck.search.flat import Flags
from quotecheck.search.table import Hashes, Ints
from quotecheck.text.ranges import APOSTROPHE, CURRENCY, HYPHEN, INVISIBLE, SPACELESS, within

Codes = NDArray[np.uint8] | NDArray[np.uint32]

_UNSEEN, _OTHER, _LETTER, _DIGIT, _JOINER, _SIGN, _HYPHEN, _ALONE, _MARK, _ALONE_MARK = range(10)
_JOINERS = f"{APOSTROPHE}&.,:/\u2013\u2212°"
_SIGNS = f"{CURRENCY}%‰+<>≤≥±"
_SOFT_HYPHEN = 0xAD
_CURLY = 0x2019
_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*")

_SIC = re.compile(r"\[\s?sic\b[^\]\w]{0,3}\]", re.IGNORECASE)  # a comment, no word

_SLICE = 1 << 18  # code points that are looked at together
_LONG = 64  # letters of a chunk that is hashed by a library
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)
# Who does not know this cannot write two words of one hash, of which one would hide the other.
_SECRET = np.frombuffer(urandom(8), dtype=np.uint64)[0]
_FIRST, _NEXT, _LAST, _CODE, _PLACE = (
    np.uint64(factor)
    for factor in (
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0xBF58476D1CE4E5B9,
        0x94D049BB133111EB,
        0xD6E8FEB86659FD93,
    )
)


@dataclass(frozen=True, slots=True)
class Chunks:
    """Where each chunk starts and ends, in code points; its hash; whether it is ASCII letters.

    ``letters`` are the bytes of the text, small letters for capitals.
    """

    starts: Ints
    ends: Ints
    hashes: Hashes
    plain: Flags
    letters: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.starts)


class Cutter:
    """Cuts texts into chunks; remembers the characters it has seen."""

    def __init__(self) -> None:
        self._classes = np.zeros(0x110000, dtype=np.uint8)
        self._lower = np.zeros(0x110000, dtype=np.uint32)

    def cut(self, text: str) -> Chunks:
        """The chunks of a text, in order."""
        slices = list(_slices(text))
        if len(slices) == 1:
            return self._cut(text, 0)
        found = [self._cut(text[start:end], start) for start, end in slices]
        return Chunks(
            np.concatenate([one.starts for one in found]),
            np.concatenate([one.ends for one in found]),
            np.concatenate([one.hashes for one in found]),
            np.concatenate([one.plain for one in found]),
            np.concatenate([one.letters for one in found]),
        )

    def _cut(self, text: str, shift: int) -> Chunks:
        """The chunks of a slice that begins so many code points into the text."""
        codes, low, high = _coded(text)
        blank = low == 32
        low |= 0x20  # capitals to small letters; digits, apostrophes and hyphens stay as they are
        letters = (low - np.uint8(97)) < 26
        rest = np.flatnonzero(~(letters | blank))
        classes = self._classes_of(codes[rest])
        if len(high):  # a curly apostrophe is one
            curly = codes[high] == _CURLY
            low[high[curly]] = ord("'")
            high = high[~curly]
        inside = letters
        odd = _inside(text, codes, inside, rest, classes)
        alone = rest[(classes == _ALONE) | (classes == _ALONE_MARK)]
        ends = alone + 1
        if len(alone):
            alone, ends = _with_marks(inside, rest, classes, alone)
        starts, ends = _edges(inside, alone, ends)
        plain = np.ones(len(starts), dtype=bool)
        if not len(starts):
            return Chunks(starts, ends, np.zeros(0, dtype=np.uint64), plain, low)
        odd = np.concatenate((odd, alone))
        plain[np.searchsorted(starts, odd, side="right") - 1] = False
        hashes = _hashed(text, low, starts, ends)
        if len(high):
            self._add_foreign(hashes, codes, high, starts, ends)
        hashes ^= hashes >> np.uint64(31)
        hashes *= _LAST
        hashes |= np.uint64(1)
        starts += shift
        ends += shift
        return Chunks(starts, ends, hashes, plain, low)

    def _classes_of(self, codes: Codes) -> NDArray[np.uint8]:
        classes = self._classes[codes]
        if not classes.all():
            for code in set(codes[classes == _UNSEEN].tolist()):
                char = chr(code)
                lower = char.lower()
                self._lower[code] = ord(lower) if len(lower) == 1 else code
                self._classes[code] = _class_of(char)
            classes = self._classes[codes]
        return classes

    def _add_foreign(
        self, hashes: Hashes, codes: Codes, high: Ints, starts: Ints, ends: Ints
    ) -> None:
        """Let the letters outside ASCII count: their bytes are 0."""
        owner = np.searchsorted(starts, high, side="right") - 1
        within = (owner >= 0) & (high < ends[owner])
        owner, high = owner[within], high[within]
        terms = self._lower[codes[high]].astype(np.uint64) * _CODE
        terms ^= (high - starts[owner] + 1).view(np.uint64) * _PLACE
        terms = (terms ^ _SECRET) * _FIRST
        terms ^= terms >> np.uint64(29)
        np.add.at(hashes, owner, terms * _NEXT)


def _slices(text: str) -> Iterator[tuple[int, int]]:
    """Slices of a text that the memory next to the processor holds, parted between two words."""
    start = 0
    while len(text) - start > _SLICE:
        end = start + _SLICE
        while end < len(text) and not (text[end].isspace() and text[end - 1].isalnum()):
            end += 1
        yield start, end
        start = end
    if start < len(text) or not text:
        yield start, len(text)


def _coded(text: str) -> tuple[Codes, NDArray[np.uint8], Ints]:
    """The code points; their bytes (0 outside ASCII) with 8 more at the end; what is no ASCII."""
    codes: Codes
    low = np.zeros(len(text) + 8, dtype=np.uint8)
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
        low[: len(codes)] = codes
        return codes, low[: len(codes)], np.zeros(0, dtype=np.int64)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    low[: len(codes)] = codes
    high = np.flatnonzero(codes > 127)
    low[high] = 0
    return codes, low[: len(codes)], high


def _inside(text: str, codes: Codes, inside: Flags, rest: Ints, classes: NDArray[np.uint8]) -> Ints:
    """Add to ``inside`` what belongs to a chunk and is no letter of ASCII; where that stands."""
    word = rest[(classes == _LETTER) | (classes == _DIGIT) | (classes == _MARK)]
    inside[word] = True
    between = rest[(classes == _JOINER) | (classes == _HYPHEN)]
    if len(between) and between[0] == 0:
        between = between[1:]
    if len(between) and between[-1] == len(codes) - 1:
        between = between[:-1]
    between = between[inside[between - 1] & inside[between + 1]]
    signs = rest[(classes == _SIGN) | (classes == _HYPHEN)]
    if len(signs):
        digit = np.zeros(len(codes) + 2, dtype=bool)
        digit[rest[classes == _DIGIT] + 1] = True
        signs = signs[digit[signs + 2] | digit[signs]]
    inside[between] = True
    inside[signs] = True
    odd = [word, between, signs]
    for hyphen in _at_line_end(codes, inside, rest, classes):
        odd.append(_mend(text, inside, hyphen))
    if "[" in text:
        for comment in _SIC.finditer(text):
            inside[comment.start() : comment.end()] = True
            odd.append(np.arange(*comment.span()))
    return np.concatenate(odd)


def _at_line_end(codes: Codes, inside: Flags, rest: Ints, classes: NDArray[np.uint8]) -> list[int]:
    """Hyphens, soft ones too, behind a letter and before white space."""
    hyphens = rest[(classes == _HYPHEN) | (codes[rest] == _SOFT_HYPHEN)]
    hyphens = hyphens[(hyphens + 1 < len(codes)) & (hyphens > 0)]
    hyphens = hyphens[inside[hyphens - 1] & ~inside[np.minimum(hyphens + 1, len(codes) - 1)]]
    following = codes[hyphens + 1]
    blank = (following <= 32) | ((following >= 128) & (following != _SOFT_HYPHEN))
    ends: list[int] = hyphens[blank].tolist()
    return ends


def _mend(text: str, inside: Flags, hyphen: int) -> Ints:
    """Make a word that a hyphen parts at a line end one chunk, if a letter stands behind it."""
    found = _BREAK.match(text, hyphen + 1)
    if found and found.end() < len(text) and inside[found.end()]:
        inside[hyphen : found.end()] = True
        return np.arange(hyphen, found.end())
    return np.zeros(0, dtype=np.int64)


def _with_marks(
    inside: Flags, rest: Ints, classes: NDArray[np.uint8], alone: Ints
) -> tuple[Ints, Ints]:
    """Letters that are words by themselves with the marks that stand on them: starts and ends."""
    mark = np.zeros(len(inside) + 1, dtype=bool)
    mark[rest[(classes == _MARK) | (classes == _ALONE_MARK)]] = True
    taken = np.zeros(len(inside) + 1, dtype=bool)
    ends = alone + 1
    base = np.flatnonzero(~mark[alone])
    while len(base):
        base = base[mark[ends[base]]]
        taken[ends[base]] = True
        ends[base] += 1
    inside &= ~taken[:-1]
    free = ~taken[alone]
    return alone[free], ends[free]


def _edges(inside: Flags, alone: Ints, stops: Ints) -> tuple[Ints, Ints]:
    """Where each chunk starts and ends."""
    padded = np.zeros(len(inside) + 2, dtype=bool)
    padded[1:-1] = inside
    turns = np.flatnonzero(padded[1:] != padded[:-1])
    starts, ends = turns[::2], turns[1::2]
    if len(alone):
        starts = np.concatenate((starts, alone))
        ends = np.concatenate((ends, stops))
        order = np.argsort(starts, kind="stable")
        starts, ends = starts[order], ends[order]
    return np.ascontiguousarray(starts), np.ascontiguousarray(ends)


def _hashed(text: str, low: NDArray[np.uint8], starts: Ints, ends: Ints) -> Hashes:
    """A hash of the letters of each chunk, eight at a time, and of their number."""
    words = np.ndarray((len(low),), np.uint64, buffer=low.base, strides=(1,))
    sizes = ends - starts
    hashes: Hashes = words.take(starts, mode="clip")  # twice as fast as words[starts]
    hashes &= _MASKS.take(sizes, mode="clip")
    hashes ^= _SECRET
    hashes *= _FIRST
    hashes ^= hashes >> np.uint64(32)
    hashes += sizes.view(np.uint64) << np.uint64(48)
    longer, done = np.flatnonzero(sizes > 8), 8
    for chunk in longer[sizes[longer] > _LONG].tolist():
        hashes[chunk] = _digest(text[starts[chunk] : ends[chunk]])
    longer = longer[sizes[longer] <= _LONG]
    while len(longer):
        more = words[starts[longer] + done] & _MASKS[np.minimum(sizes[longer] - done, 8)]
        mixed = (hashes[longer] ^ more) * _NEXT
        hashes[longer] = mixed ^ (mixed >> np.uint64(29))
        done += 8
        longer = longer[sizes[longer] > done]
    return hashes


def _digest(chunk: str) -> int:
    data = chunk.lower().encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8, key=_SECRET.tobytes()).digest(), "little")


def _class_of(char: str) -> int:
    if within(char, INVISIBLE):
        return _LETTER  # part of whatever word it stands in or beside
    is_mark = unicodedata.category(char)[0] == "M"
    if within(char, SPACELESS):
        return _ALONE_MARK if is_mark else _ALONE
    for inside, found in ((HYPHEN, _HYPHEN), (_SIGNS, _SIGN)):
        if within(char, inside):
            return found
    if unicodedata.category(char)[0] == "N":
        return _DIGIT
    if char.isalnum():
        return _LETTER
    if within(char, _JOINERS):
        return _JOINER
    return _MARK if is_mark else _OTHER

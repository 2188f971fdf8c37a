"""From text to chunks: maximal runs of letters, digits and whatever joins them.

A chunk is one word, or a few that no blank parts; it has a 64-bit hash of its letters without
regard to case. Letters of ASCII are told by arithmetic, everything else by a table that is learnt
as characters turn up; native/cut.c does the same in one go. Whatever a word is told by stands in
its chunk (a sign, the bracket about a letter, the blank in "5 %"), so that the words of a chunk are
those of the text. Refuses: to know words; `scan` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from os import urandom

import numpy as np
from numpy.typing import NDArray

from quotecheck.records import dataclass
from quotecheck.search import native
from quotecheck.search.characters import (
    ALONE,
    DASH,
    DIGIT,
    HYPHEN,
    JOINER,
    LETTER,
    MARK,
    POINT,
    UNSHOWN,
    Characters,
    Classes,
    Codes,
)
from quotecheck.search.flat import Flags
from quotecheck.search.seeds import counted
from quotecheck.search.signs import signs
from quotecheck.search.table import Hashes, Ints

_SOFT_HYPHEN = 0xAD
_CURLY = 0x2019
_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*")

_GAP = re.compile(r"(?<=[^\W\d_])\s(?=[^\W\d_])")  # a blank between two letters
_BRACKET = re.compile(  # a comment, which is no word; letters of one
    r"""
    \[ \s* [Ss][Ii][Cc] \b [^\]\w]{0,3} \]
  | \[ [^\W_]{1,3} \] (?=[^\W_])
  | (?<=[^\W\d_]) \[ [^\W_]{1,3} \]
    """,
    re.VERBOSE,
)
_AND = re.compile(r"(?<!\S)&(?!\S)")

_SLICE = 1 << 18  # code points that are looked at together
_COMPILED_SLICE = 1 << 16
_USUAL, _FEW = 4, 256  # code points of a chunk: for so many, and a few, there is room at first
_SPARE = 72  # letters behind the last that native.cut may fill
_NOT_SEEN = -1  # what native.cut gives if a character has no class yet
_LONG = 64  # letters of a chunk that is hashed by itself
_ALL = (1 << 64) - 1
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

    ``letters`` are the bytes of the text, small letters for capitals, 0 outside ASCII.
    """

    starts: Ints
    ends: Ints
    hashes: Hashes
    plain: Flags
    letters: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.starts)

    @classmethod
    def room(cls, chunks: int, letters: int) -> Chunks:
        """Room for so many chunks and letters."""
        return cls(
            np.empty(chunks, dtype=np.int64),
            np.empty(chunks, dtype=np.int64),
            np.empty(chunks, dtype=np.uint64),
            np.empty(chunks, dtype=np.bool_),
            np.empty(letters, dtype=np.uint8),
        )

    def with_room(self, more: int) -> Chunks:
        """The same with room for more chunks behind these."""
        rest = Chunks.room(more, 0)
        return Chunks(
            np.append(self.starts, rest.starts),
            np.append(self.ends, rest.ends),
            np.append(self.hashes, rest.hashes),
            np.append(self.plain, rest.plain),
            self.letters,
        )

    def first(self, count: int, letters: int) -> Chunks:
        """So many of the chunks, and of the letters."""
        return Chunks(
            self.starts[:count],
            self.ends[:count],
            self.hashes[:count],
            self.plain[:count],
            self.letters[:letters],
        )


class Cutter:
    """Cuts texts into chunks; remembers the characters it has seen."""

    def __init__(self) -> None:
        self._characters = Characters()

    def cut(self, text: str) -> Chunks:
        """The chunks of a text, in order."""
        if native.BUILT:
            return self._cut_compiled(text)
        slices = list(_slices(text, _SLICE))
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
        low |= (low & 0x40) >> 1  # capitals to small letters
        letters = (low - np.uint8(97)) < 26
        rest = np.flatnonzero(~(letters | blank))
        classes = self._characters.classes_of(codes[rest])
        if len(high):  # a curly apostrophe is one
            curly = codes[high] == _CURLY
            low[high[curly]] = ord("'")
            high = high[~curly]
        inside = letters
        odd = _inside(text, codes, inside, rest, classes)
        alone = rest[classes == ALONE]
        alone = alone[~inside[alone]]  # not within a comment
        ends = _with_marks(inside, rest, classes, alone) if len(alone) else alone
        starts, ends = _edges(inside, alone, ends)
        plain = np.ones(len(starts), dtype=bool)
        if not len(starts):
            return Chunks(starts, ends, np.zeros(0, dtype=np.uint64), plain, low)
        odd = np.concatenate((odd, alone))
        plain[np.searchsorted(starts, odd, side="right") - 1] = False
        hashes = _hashed(low, starts, ends)
        if len(high):
            self._add_foreign(hashes, codes, high, starts, ends)
        hashes ^= hashes >> np.uint64(31)
        hashes *= _LAST
        hashes |= np.uint64(1)
        starts += shift
        ends += shift
        return Chunks(starts, ends, hashes, plain, low)

    def _cut_compiled(self, text: str) -> Chunks:
        """The chunks of a text, slice by slice, straight into its columns."""
        found = Chunks.room(len(text) // _USUAL + _FEW, len(text) + _SPARE)
        count = 0
        for start, end in _slices(text, _COMPILED_SLICE):
            part = text[start:end]
            codes = np.frombuffer(part.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            wholes = np.array([*_wholes(part)], dtype=np.int64)
            while (more := self._cut_slice(codes, wholes, found, start, count)) < 0:
                if more == _NOT_SEEN:
                    self._characters.classes_of(codes[codes > 127])
                else:
                    found = found.with_room(len(found) + end - start)
            count = more
        return found.first(count, len(text))

    def _cut_slice(
        self, codes: NDArray[np.uint32], wholes: Ints, found: Chunks, start: int, count: int
    ) -> int:
        return native.cut(
            codes,
            wholes,
            self._characters.classes,
            self._characters.lower,
            int(_SECRET.view(np.int64)),
            found.letters,
            found.starts,
            found.ends,
            found.hashes,
            found.plain,
            start,
            count,
        )

    def _add_foreign(
        self, hashes: Hashes, codes: Codes, high: Ints, starts: Ints, ends: Ints
    ) -> None:
        """Let the letters outside ASCII count: their bytes are 0."""
        owner = np.searchsorted(starts, high, side="right") - 1
        within = (owner >= 0) & (high < ends[owner])
        owner, high = owner[within], high[within]
        terms = self._characters.lower[codes[high]].astype(np.uint64) * _CODE
        terms ^= (high - starts[owner] + 1).view(np.uint64) * _PLACE
        terms = (terms ^ _SECRET) * _FIRST
        terms ^= terms >> np.uint64(29)
        np.add.at(hashes, owner, terms * _NEXT)


def _wholes(text: str) -> Iterator[int]:
    """Where each stretch that is never parted starts and ends, in turn.

    A comment, letters in brackets beside others, an ampersand by itself.
    """
    at = text.find("[")
    while at >= 0:
        bracket = _BRACKET.match(text, at)
        if bracket:
            yield from bracket.span()
        at = text.find("[", at + 1)
    at = text.find("&")
    while at >= 0:
        if _AND.match(text, at):
            yield from (at, at + 1)
        at = text.find("&", at + 1)


def _slices(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Slices of a text that the memory next to the processor holds, parted between two words."""
    start = 0
    while len(text) - start > size and (gap := _GAP.search(text, start + size)):
        yield start, gap.start()
        start = gap.start()
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


def _inside(text: str, codes: Codes, inside: Flags, rest: Ints, classes: Classes) -> Ints:
    """Add to ``inside`` what belongs to a chunk and is no letter of ASCII; where that stands."""
    word = rest[(classes == LETTER) | (classes == DIGIT) | (classes == MARK) | (classes == UNSHOWN)]
    inside[word] = True
    odd = [word]
    between = rest[(classes == JOINER) | (classes == HYPHEN) | (classes == DASH)]
    if len(between) and between[0] == 0:
        between = between[1:]
    if len(between) and between[-1] == len(codes) - 1:
        between = between[:-1]
    odd.append(between[inside[between - 1] & inside[between + 1]])
    points = rest[(classes == POINT) & (rest < len(codes) - 1)]
    odd.append(points[inside[points + 1]])
    odd += signs(codes, rest, classes)
    for at in odd[1:]:
        inside[at] = True
    for hyphen in _at_line_end(codes, inside, rest, classes):
        odd.append(_mend(text, inside, hyphen))
    wholes = _wholes(text)
    for start, end in zip(wholes, wholes, strict=True):
        inside[start:end] = True
        odd.append(np.arange(start, end))
    return np.concatenate(odd)


def _at_line_end(codes: Codes, inside: Flags, rest: Ints, classes: Classes) -> list[int]:
    """Hyphens, soft ones too, behind a letter and before white space."""
    hyphens = rest[(classes == HYPHEN) | (codes[rest] == _SOFT_HYPHEN)]
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


def _with_marks(inside: Flags, rest: Ints, classes: Classes, alone: Ints) -> Ints:
    """Where letters end that are words by themselves, with the marks that stand on them."""
    mark = np.zeros(len(inside) + 1, dtype=bool)
    mark[rest[classes == MARK]] = True
    unshown = np.zeros(len(inside) + 1, dtype=bool)
    unshown[rest[classes == UNSHOWN]] = True
    ends, reach = alone + 1, alone + 1
    base = np.arange(len(alone))
    while len(base):
        at = reach[base]
        base = base[mark[at] | unshown[at]]
        marked = base[mark[reach[base]]]
        reach[base] += 1
        ends[marked] = reach[marked]
    taken = np.zeros(len(inside) + 1, dtype=bool)
    more = ends - alone - 1
    taken[np.repeat(alone + 1, more) + counted(more)] = True
    inside &= ~taken[:-1]
    return ends


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


def _hashed(low: NDArray[np.uint8], starts: Ints, ends: Ints) -> Hashes:
    """A hash of the letters of each chunk, eight at a time, and of their number.

    Eights are mixed with the secret before they meet, or who writes two of them could let a change
    in one make up for a change in the other.
    """
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
        hashes[chunk] = _hashed_further(int(hashes[chunk]), low[starts[chunk] + 8 : ends[chunk]])
    longer = longer[sizes[longer] <= _LONG]
    while len(longer):
        more = words[starts[longer] + done] & _MASKS[np.minimum(sizes[longer] - done, 8)]
        more = (more ^ _SECRET) * _FIRST
        mixed = (hashes[longer] ^ more ^ (more >> np.uint64(32))) * _NEXT
        hashes[longer] = mixed ^ (mixed >> np.uint64(29))
        done += 8
        longer = longer[sizes[longer] > done]
    return hashes


def _hashed_further(hashed: int, letters: NDArray[np.uint8]) -> int:
    """What the letters of a long chunk behind the first eight make of its hash."""
    secret, first, next_ = int(_SECRET), int(_FIRST), int(_NEXT)
    data = letters.tobytes()
    for at in range(0, len(data), 8):
        more = (int.from_bytes(data[at : at + 8], "little") ^ secret) * first & _ALL
        mixed = (hashed ^ more ^ (more >> 32)) * next_ & _ALL
        hashed = mixed ^ (mixed >> 29)
    return hashed

"""A stretch of a source as the exact half sees it: its tokens, their units, what is said there.

Refuses: to know quotes; it only asks the vocabulary which words any of them holds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right

from quotecheck.model import Span
from quotecheck.search.scan import Rows
from quotecheck.search.units import units as units_of
from quotecheck.search.utterances import Speech
from quotecheck.text.fold import norm
from quotecheck.text.gaps import Break, boundary, ellipses
from quotecheck.text.tokens import words

_REACH = 2000  # code points in which the end of a paragraph is looked for

_BLANK = ("\r\n\r\n", "\n\n", "\r\r")
_NEXT = ("\n", "\r", " ")  # where a paragraph is longer than the reach


class Vocabulary:
    """Unit numbers of words as printed, remembered."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._known: dict[str, tuple[int, ...]] = {}

    def __getitem__(self, word: str) -> tuple[int, ...]:
        """The numbers of the units of a printed word; 0 for what no quote holds."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._numbers.get(unit, 0) for unit in units_of(norm(word)))
            self._known[word] = found
        return found


class Document:
    """Tokens and units of ``text[start:end]``.

    ``starts`` and ``ends`` are code points of the text, by token; ``units`` holds vocabulary
    numbers and ``owner`` the token of each; ``head[t]`` is the first unit of token t. ``speech`` is
    of the paragraphs that the stretch is part of.
    """

    def __init__(self, text: str, start: int, end: int, speech: Speech | None, found: Rows) -> None:
        self.text = text
        self.start, self.end = start, end
        self.speech = speech or Speech(text, start, end)
        self.starts, self.ends = found.starts, found.ends
        self.units, self.owner, self.head = found.units, found.owner, found.head
        self._elided: tuple[int, ...] | None = None

    @classmethod
    def read(
        cls, text: str, start: int, end: int, vocabulary: Vocabulary, speech: Speech | None = None
    ) -> Document:
        """``text[start:end]`` word by word."""
        document = cls(text, start, end, speech, _no_rows())
        document._read(start, end, end, vocabulary)
        return document

    @classmethod
    def scanned(
        cls,
        text: str,
        start: int,
        end: int,
        found: Rows,
        vocabulary: Vocabulary,
        speech: Speech | None = None,
    ) -> Document:
        """``text[start:end]`` from its chunks.

        Chunks are words but for the odd ones: about these the text is read word by word.
        """
        starts, ends, odd = found.starts, found.ends, found.odd
        if not odd:
            return cls(text, start, end, speech, found)
        document = cls(text, start, end, speech, _no_rows())
        done = 0
        for number, chunk in enumerate(odd):
            if chunk < done:
                continue
            stop = chunk + 1
            for following in odd[number + 1 :]:
                if following > stop:
                    break
                stop = following + 1
            document._take(found, done, chunk)
            low = ends[chunk - 1] if chunk else start
            high = starts[stop] if stop < len(starts) else end
            document._read(low, high, min(high + 1, end), vocabulary)
            done = stop
        document._take(found, done, len(starts))
        return document

    def _take(self, found: Rows, first: int, last: int) -> None:
        """Add chunks ``first`` up to ``last``, each a word."""
        low, high = found.head[first], found.head[last]
        tokens, count = len(self.starts) - first, len(self.units) - low
        self.starts += found.starts[first:last]
        self.ends += found.ends[first:last]
        self.units += found.units[low:high]
        self.owner.extend([each + tokens for each in found.owner[low:high]])
        self.head.extend([each + count for each in found.head[first + 1 : last + 1]])

    def _read(self, start: int, end: int, seen: int, vocabulary: Vocabulary) -> None:
        """Add the words that begin in ``text[start:end]``, read with what is ``seen`` behind."""
        for match in words(self.text, start, seen):
            if match.start() >= end:
                break
            numbers = vocabulary[match[0]]
            self.owner.extend([len(self.starts)] * len(numbers))
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.units.extend(numbers)
            self.head.append(len(self.units))

    def __len__(self) -> int:
        return len(self.starts)

    def covers(self, low: int, high: int, reach: int) -> bool:
        """Whether all is here that the exact work on ``text[low:high]`` can look at.

        That is ``reach`` words on either side, the utterances that touch it, and a word more: what
        ends here is else taken for the end of a paragraph.
        """
        begin, end = self.speech.extent(low, high)
        if self.start > self.speech.start and not (
            bisect_right(self.ends, low) > reach and self.ends[0] <= begin
        ):
            return False
        return self.end == self.speech.end or (
            bisect_left(self.starts, high) + reach < len(self) and end <= self.starts[-1]
        )

    def gap(self, token: int) -> str:
        """The raw text before a token; after the last one when ``token`` is the length."""
        start = self.ends[token - 1] if token else self.start
        return self.text[start : self.starts[token] if token < len(self) else self.end]

    def break_before(self, token: int) -> Break:
        """The boundary before a token."""
        if token <= 0 or token >= len(self):
            return Break.PARAGRAPH
        return boundary(self.gap(token))

    @property
    def elided(self) -> tuple[int, ...]:
        """The tokens that an ellipsis stands before, in order."""
        if self._elided is None:
            marks = ellipses(self.text, self.start, self.end)
            self._elided = tuple(dict.fromkeys([bisect_left(self.starts, at) for at in marks]))
        return self._elided

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that begin in a stretch of text."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


def _no_rows() -> Rows:
    return Rows(array("q"), array("q"), array("i"), array("q"), array("q", [0]), [])


def paragraphs_around(text: str, low: int, high: int) -> tuple[int, int]:
    """``low:high`` widened to the blank lines about it; where those are far, to line ends."""
    return _start_before(text, max(0, low)), _end_after(text, min(len(text), high))


def _start_before(text: str, at: int) -> int:
    floor = max(0, at - _REACH)
    start = -1
    for mark in _blank_lines(text, floor, at):
        place = text.rfind(mark, max(floor, start - 1), at)
        if place >= 0:
            start = place + len(mark)
    if start >= 0 or floor == 0:
        return max(start, 0)
    for mark in _NEXT:
        place = text.find(mark, floor, at)
        if place >= 0:
            return place + 1
    return floor


def _end_after(text: str, at: int) -> int:
    ceiling = min(len(text), at + _REACH)
    end = -1
    for mark in _blank_lines(text, at, ceiling):
        place = text.find(mark, at, ceiling if end < 0 else end + 1)
        if place >= 0:
            end = place
    if end >= 0 or ceiling == len(text):
        return ceiling if end < 0 else end
    for mark in _NEXT:
        place = text.rfind(mark, at, ceiling)
        if place >= 0:
            return place - text.endswith("\r\n", at, place + 1)
    return ceiling


def _blank_lines(text: str, start: int, end: int) -> tuple[str, ...]:
    """What blank lines look like in ``text[start:end]``; in most texts one is looked for.

    The longest first: the others can then only stand nearer.
    """
    return _BLANK if text.find("\r", start, end) >= 0 else _BLANK[1:2]

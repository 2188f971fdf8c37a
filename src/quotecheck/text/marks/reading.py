"""From paragraph to paragraph: what is still open at the end of one, and what goes on with it.

What a paragraph leaves open is one quotation with what follows in three cases only: the next
paragraph begins with the same mark (each paragraph of a quotation re-opens it); the next mark of
its family closes; or the next line of one paragraph does either. Between an opening mark and its
closing one may lie a few paragraphs that hold no mark of the family (a letter, a poem), or any
number of lines that no blank line separates. In every other case the closing mark was lost, and
the loss ends with the paragraph.

Refuses: to judge single marks, and to make spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quotecheck.text.marks.glyphs import Family, Mark, candidates, mark_of
from quotecheck.text.marks.layout import Paragraph
from quotecheck.text.marks.pairs import Pairing, is_opening, may_be_inches
from quotecheck.text.marks.singles import pair_singles
from quotecheck.text.marks.stretch import Stretch

SILENT = 6
"""Paragraphs without a mark that may lie between an opening mark and its closing one."""

_REPEATED = (Family.GUILLEMET, Family.SINGLE_GUILLEMET)
_BLANK = re.compile(r"[\s>]*")
_LINE_START = re.compile(r"[\r\n][ \t>]*\Z")
_INDENT = 40  # how far into a line a mark may stand and still begin it


class Reader:
    """Reads paragraphs in order; ``found`` holds the stretches that are settled, in any order."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start, self.end = start, end
        self.found: list[Stretch] = []
        self._open: list[Stretch] = []  # the outermost first
        self._silent: list[Paragraph] = []
        self._gaps = 0  # how many of the silent ones a blank line separates
        self._quoted = False

    @property
    def is_open(self) -> bool:
        """Whether a quotation may go on with the next paragraph."""
        return bool(self._open)

    def read(self, paragraph: Paragraph) -> None:
        """Read a paragraph of ``text[start:end]`` with the marks in it."""
        inside = [
            mark_of(self.text, each, self.start, self.end)
            for each in candidates(self.text, paragraph.start, paragraph.end)
        ]
        if inside or self._open:
            self._read(paragraph, inside)

    def close(self) -> None:
        """Nothing goes on: the last paragraph was read."""
        self._settle()

    def _read(self, paragraph: Paragraph, inside: Sequence[Mark]) -> None:
        if paragraph.quoted is not self._quoted:
            self._settle()
            self._quoted = paragraph.quoted
        first = self._first_of_open_family(inside)
        resumes = first is not None and self._closes(first)
        stretches = self._pair(paragraph, inside, resumes)
        keeps = first is None and self._may_skip(paragraph)
        if keeps and not any(stretch.runs_on for stretch in stretches):
            self._settle(keep=1)
            self._silent.append(paragraph)
            self._gaps += paragraph.separated
        else:
            stretches = self._join(paragraph, stretches)
            self._settle()
        self._open += [stretch for stretch in stretches if stretch.runs_on]
        self._keep(stretch for stretch in stretches if not stretch.runs_on)

    def _settle(self, keep: int = 0) -> None:
        """Nothing goes on with what is open, but for the outermost ``keep``."""
        self._keep(self._open[keep:])
        del self._open[keep:]
        if not keep:
            self._silent.clear()
            self._gaps = 0

    def _keep(self, settled: Iterable[Stretch]) -> None:
        self.found += [one for one in settled if one.closed or not one.needs_close]

    def _first_of_open_family(self, inside: Sequence[Mark]) -> Mark | None:
        if not self._open:
            return None
        family = self._open[0].family
        return next((mark for mark in inside if mark.family is family), None)

    def _closes(self, mark: Mark) -> bool:
        return not is_opening(mark, None) and not may_be_inches(self.text, mark)

    def _may_skip(self, paragraph: Paragraph) -> bool:
        if not self._open:
            return False
        return not paragraph.separated or self._gaps < SILENT

    def _pair(self, paragraph: Paragraph, inside: Sequence[Mark], resumes: bool) -> list[Stretch]:
        """The stretches of one paragraph by start, one of them for what it goes on with."""
        start, end = paragraph.start, paragraph.end
        resumed = Stretch(self._open[0].glyph, start, start, resumed=True) if resumes else None
        if resumed and self._repeats(paragraph, inside[0]):
            resumed.inner = inside[0].end
            inside = inside[1:]
        pairing = Pairing(self.text, start, end)
        if resumed and resumed.family is not Family.SINGLE:
            pairing.push(resumed)
            resumed = None
        pairing.read(inside)
        doubles = self._reopened(pairing.done)
        found = list(doubles)
        for level, singles in _levels(doubles, pairing.singles):
            if level is None:
                found += pair_singles(self.text, singles, start, end, resumed)
                continue
            within = pair_singles(self.text, singles, level.inner, level.pieces[-1][1])
            for stretch in within:
                stretch.runs_on &= level.runs_on
            found += within
        for stretch in found:
            stretch.quoted = paragraph.quoted
        return sorted(found, key=lambda stretch: (stretch.start, not stretch.resumed))

    def _repeats(self, paragraph: Paragraph, mark: Mark) -> bool:
        """Whether a paragraph begins with the closing guillemet, as the French go on quoting."""
        begins = mark.start == self._past_blanks(paragraph.start, paragraph.end)
        follows = self._past_blanks(mark.end, paragraph.end) < paragraph.end
        return begins and follows and mark.family is self._open[0].family in _REPEATED

    def _reopened(self, stretches: Sequence[Stretch]) -> list[Stretch]:
        """``stretches``, by start, where those whose mark each line re-opens are one."""
        found: list[Stretch] = []
        going_on: dict[int, Stretch] = {}
        for stretch in stretches:
            whole = going_on.pop(id(stretch), stretch)
            child = stretch.child
            if child and stretch.end == child.start and self._begins_line(child.start):
                going_on[id(child)] = whole
            if whole is stretch:
                found.append(stretch)
            else:
                whole.take(stretch)
        return found

    def _begins_line(self, at: int) -> bool:
        return _LINE_START.search(self.text, max(0, at - _INDENT), at) is not None

    def _join(self, paragraph: Paragraph, stretches: Sequence[Stretch]) -> list[Stretch]:
        """``stretches`` with what was open in the place of what goes on with it."""
        joined = list(stretches)
        if not self._open or not joined:
            return joined
        if joined[0].resumed:
            self._open[0].pieces += [(one.start, one.end) for one in self._silent]
            leading = joined[:1]
        else:
            leading = [] if self._silent else self._leading(paragraph, joined)
        count = 0
        for earlier, later in zip(self._open, leading, strict=False):
            if earlier.family is not later.family:
                break
            earlier.take(later)
            joined[count] = earlier
            count += 1
        del self._open[:count]
        return joined

    def _leading(self, paragraph: Paragraph, stretches: Sequence[Stretch]) -> list[Stretch]:
        """Those of ``stretches`` whose marks are the first thing in the paragraph."""
        leading: list[Stretch] = []
        at = self._past_blanks(paragraph.start, paragraph.end)
        for stretch in stretches:
            if stretch.start != at:
                break
            leading.append(stretch)
            at = self._past_blanks(stretch.inner, paragraph.end)
        return leading

    def _past_blanks(self, at: int, end: int) -> int:
        blank = _BLANK.match(self.text, at, end)
        return blank.end() if blank else at


def _levels(
    stretches: Sequence[Stretch], singles: Sequence[Mark]
) -> Iterator[tuple[Stretch | None, list[Mark]]]:
    """The single marks that stand directly within each stretch, or (None) within none."""
    levels: dict[int, tuple[Stretch | None, list[Mark]]] = {}
    around: list[Stretch] = []
    following = 0
    for mark in singles:
        while following < len(stretches) and stretches[following].start < mark.start:
            around.append(stretches[following])
            following += 1
        while around and around[-1].end <= mark.start:
            around.pop()
        level = around[-1] if around else None
        levels.setdefault(id(level), (level, []))[1].append(mark)
    yield from levels.values()

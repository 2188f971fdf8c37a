"""Every quotation of a text: what stands inside quotation marks, and block quotations.

``marks`` holds the work, a stage to a file; this is the way in, and where what was found becomes
``Quotation``. A part of a text that starts at a paragraph gives what the whole gives for it,
unless a quotation was open there.

Refuses: to tell speech from scare quotes and titles, to know speakers, and to see dialogue that
dashes introduce. Time is linear in the length; nothing is raised for any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotecheck.model import Quotation, Span
from quotecheck.text.lines import LINE_END
from quotecheck.text.marks.layout import Line, block_end, blocks, first_word, layout
from quotecheck.text.marks.plain import plain_pairs, plain_stretch
from quotecheck.text.marks.reading import Reader
from quotecheck.text.marks.stretch import Stretch

_WORD = re.compile(r"[^\W_]")


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """The quotations of ``text[start:end]`` by start, outer before inner, with offsets into text.

    A range should start and end between paragraphs; nothing outside it is looked at. Depth counts
    the quotations around one, block quotations included. The pieces of a quotation are its words
    without marks and white space at the edges: one for each paragraph, and in a block quotation
    one for each line, without its ``>``. Marks with no word between them are no quotation.
    """
    start, end, _ = slice(start, end).indices(len(text))
    return tuple([one for passage in passages(text, start, end, end) for one in passage.quotations])


class Passage:
    """One block or several, ``text[start:end]``, over whose ends no quotation runs."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        pairs: Sequence[tuple[int, int]],
        stretches: Sequence[Stretch],
        blocks: Sequence[Sequence[Line]],
    ) -> None:
        self.start, self.end = start, end
        self._text = text
        self._pairs, self._stretches, self._blocks = pairs, stretches, blocks
        self._found: list[Quotation] | None = None

    @property
    def quotations(self) -> Sequence[Quotation]:
        """The quotations by start, outer before inner. Made when first asked for."""
        if self._found is None:
            found = [
                Quotation(Span(start, end), (piece,))
                for start, end in self._pairs
                if (piece := _trimmed(self._text, start + 1, end - 1))
            ]
            if self._stretches or self._blocks:
                found += [_quotation(self._text, stretch) for stretch in self._stretches]
                found += [_block(self._text, lines) for lines in self._blocks]
                found = list(_nested([quotation for quotation in found if quotation.pieces]))
            self._found = found
        return self._found


def passages(text: str, start: int, end: int, ahead: int) -> Iterator[Passage]:
    """The passages of ``text[start:end]``, in order; each is read when it is asked for.

    As far as ``ahead`` what is plain is read at once.
    """
    plain, sure = plain_stretch(text, start, block_end(text, ahead, end))
    plain.reverse()
    reader = Reader(text, start, end)
    begin = start
    pairs: list[tuple[int, int]] = []
    quoted: list[list[Line]] = []
    for first, last in blocks(text, start, end):
        if last <= sure:
            while plain and plain[-1][0] < last:
                pairs.append(plain.pop())
            if not pairs or pairs[-1][1] <= last:
                yield Passage(text, begin, last, pairs, (), ())
                begin, pairs = last, []
                continue
            sure, pairs = start, []
        plan = layout(text, first, last)
        quoted += plan.blocks
        for paragraph in plan.paragraphs:
            if reader.is_open or paragraph.quoted:
                reader.read(paragraph)
                continue
            found = plain_pairs(text, paragraph.start, paragraph.end)
            if found is None:
                reader.read(paragraph)
            else:
                pairs += found
        if not reader.is_open:
            yield Passage(text, begin, last, pairs, reader.found, quoted)
            begin, pairs, quoted, reader.found = last, [], [], []
    if reader.is_open:
        reader.close()
        yield Passage(text, begin, end, pairs, reader.found, quoted)


def _quotation(text: str, stretch: Stretch) -> Quotation:
    parts: Iterable[tuple[int, int]] = stretch.pieces
    if stretch.quoted:
        parts = [line for piece in parts for line in _lines(text, *piece)]
    pieces = tuple([span for part in parts if (span := _trimmed(text, *part))])
    end = stretch.end if stretch.closed or not pieces else pieces[-1].end
    return Quotation(Span(stretch.start, end), pieces, closed=stretch.closed)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """``text[start:end]`` without white space at its edges; None if there is no word in it."""
    if not _WORD.search(text, start, end):
        return None
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _block(text: str, lines: Sequence[Line]) -> Quotation:
    spans = (_trimmed(text, line.words, line.end) for line in lines)
    pieces = tuple(span for span in spans if span)
    end = pieces[-1].end if pieces else lines[-1].end
    return Quotation(Span(lines[0].start, end), pieces, block=True)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a stretch in a block quotation, without what marks them as quoted."""
    at = start
    for line_end in LINE_END.finditer(text, start, end):
        yield at, line_end.start()
        at = first_word(text, line_end.end(), end)
    yield at, end


def _nested(found: list[Quotation]) -> Iterator[Quotation]:
    """In order, each with the number of quotations that it lies in."""
    around: list[int] = []
    for quotation in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        while around and around[-1] <= quotation.span.start:
            around.pop()
        yield replace(quotation, depth=len(around)) if around else quotation
        around.append(quotation.span.end)

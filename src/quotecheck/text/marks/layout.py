"""Paragraphs and block quotations: how far a mark may reach.

A paragraph ends at a blank line. Files of which every line is a paragraph have no blank lines,
so a line end is also a paragraph's end where a line beside it is longer than any hard-wrapped
line: a rule of two lines, so that a part of a file is cut as the whole is. (Where such lines are
one paragraph after all, ``quotations`` lets a quotation run on to a line that closes it.)

Lines that begin with ``>`` stand together as one block quotation, with paragraphs of its own.

Refuses: to read any other markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from quotecheck.text.lines import LINE_END

WRAPPED = 120
"""Code points of the longest line that may still be one line of a wrapped paragraph."""

_QUOTED = re.compile(r"[ ]{0,3}>[ \t>]*")


class Paragraph(NamedTuple):
    """``text[start:end]`` without its last line end.

    ``separated`` tells that a blank line, or the edge of a block quotation, stands before it;
    ``quoted`` that it is part of a block quotation.
    """

    start: int
    end: int
    separated: bool
    quoted: bool


class Line(NamedTuple):
    """A line without its line end. Its words start past the ``>``, or, if it is blank, nowhere."""

    start: int
    end: int
    words: int
    quoted: bool


@dataclass(slots=True)
class Layout:
    """Paragraphs in order, and the lines of each block quotation."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    blocks: list[list[Line]] = field(default_factory=list)


def layout(text: str, start: int, end: int) -> Layout:
    """The paragraphs and block quotations of ``text[start:end]``."""
    found = Layout()
    first = last = None
    separated = True
    for line in _lines(text, start, end):
        if line.quoted:
            if last is None or not last.quoted:
                found.blocks.append([])
            found.blocks[-1].append(line)
        blank = line.words == line.end
        ends_here = last is not None and (blank or _is_break(last, line))
        if first is not None and last is not None and ends_here:
            found.paragraphs.append(Paragraph(first.start, last.end, separated, first.quoted))
            separated = last.quoted != line.quoted
            first = None
        if blank:
            separated = True
        elif first is None:
            first = line
        last = line
    if first is not None and last is not None:
        found.paragraphs.append(Paragraph(first.start, last.end, separated, first.quoted))
    return found


def first_word(text: str, start: int, end: int) -> int:
    """Where the words of a line start: past white space and, in a block quotation, its ``>``."""
    quoted = _QUOTED.match(text, start, end)
    return quoted.end() if quoted else start


def _is_break(last: Line, line: Line) -> bool:
    is_long = last.end - last.start > WRAPPED or line.end - line.start > WRAPPED
    return is_long or last.quoted != line.quoted


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    at = start
    for line_end in LINE_END.finditer(text, start, end):
        yield _line(text, at, line_end.start())
        at = line_end.end()
    if at < end:
        yield _line(text, at, end)


def _line(text: str, start: int, end: int) -> Line:
    if start == end or not (text[start] == ">" or text[start].isspace()):
        return Line(start, end, start, False)
    quoted = _QUOTED.match(text, start, end)
    words = quoted.end() if quoted else start
    is_blank = not text[words:end].strip()
    return Line(start, end, end if is_blank else words, quoted is not None)

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
from dataclasses import field
from typing import NamedTuple

from quotecheck.records import dataclass
from quotecheck.text.lines import LINE_END, has_lone_return

WRAPPED = 120
"""Code points of the longest line that may still be one line of a wrapped paragraph."""

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
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


@dataclass(slots=True)
class Layout:
    """Paragraphs in order, and the lines of each block quotation."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    blocks: list[list[Line]] = field(default_factory=list)


def blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between the blank lines of ``text[start:end]``.

    All of it is one block where a lone carriage return ends lines, as on the old Macintosh.
    """
    at = start
    if not has_lone_return(text, start, end):
        for blank in _BLANK_LINES.finditer(text, start, end):
            yield at, _end_before(text, at, blank)
            at = blank.end()
    yield at, end


def block_end(text: str, at: int, end: int) -> int:
    """Where the first block of ``text[:end]`` ends that ends at ``at`` or later."""
    blank = _BLANK_LINES.search(text, at, end)
    return _end_before(text, at, blank) if blank else end


def _end_before(text: str, start: int, blank: re.Match[str]) -> int:
    return blank.start() - text.endswith("\r", start, blank.start())


def has_long_line(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether a line of ``text[start:end]`` on which some of ``text[low:high]`` stands is long."""
    first, last = text.rfind("\n", start, low) + 1, text.find("\n", high, end)
    return _has_long(text[max(first, start) : end if last < 0 else last].split("\n"))


def _has_long(lines: list[str]) -> bool:
    return max(map(len, lines)) > WRAPPED and any(map(_is_long, lines))


def _is_long(line: str) -> bool:
    return len(line) > WRAPPED + line.endswith("\r")


def layout(text: str, start: int, end: int) -> Layout:
    """The paragraphs and block quotations of a block."""
    found = Layout()
    if _is_flush(text, start, end):
        found.paragraphs += _at_long_lines(text, start, end)
    else:
        _read_lines(found, text, start, end)
    return found


def _is_flush(text: str, start: int, end: int) -> bool:
    """Whether a block has words in its first and last line, and none of its lines is quoted."""
    return not (
        start == end
        or has_lone_return(text, start, end)
        or text[start].isspace()
        or text[end - 1].isspace()
        or text.find(">", start, end) >= 0
    )


def _at_long_lines(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of such a block: a long line is one, and parts what stands about it."""
    lines = text[start:end].split("\n")
    if not _has_long(lines):
        yield Paragraph(start, end, separated=True, quoted=False)
        return
    first = at = start
    was_long = False
    for line in lines:
        is_long = _is_long(line)
        if at > start and (is_long or was_long):
            last = at - 1
            yield Paragraph(first, last - text.endswith("\r", first, last), first == start, False)
            first = at
        was_long = is_long
        at += len(line) + 1
    yield Paragraph(first, end, first == start, False)


def _read_lines(found: Layout, text: str, start: int, end: int) -> None:
    """Add the paragraphs and block quotations of a block, line by line."""
    first = -1  # where the paragraph that is open starts
    last_end, last_long, last_quoted = start, False, False
    separated = True
    for at, stop in lines(text, start, end):
        words, quoted = at, False
        if at < stop and (text[at] == ">" or text[at].isspace()):
            words, quoted = _words(text, at, stop)
        is_long = stop - at > WRAPPED
        if quoted:
            if not last_quoted:
                found.blocks.append([])
            found.blocks[-1].append(Line(at, stop, words))
        blank = words == stop
        if first >= 0 and (blank or is_long or last_long or quoted is not last_quoted):
            found.paragraphs.append(Paragraph(first, last_end, separated, last_quoted))
            separated = last_quoted is not quoted
            first = -1
        if blank:
            separated = True
        elif first < 0:
            first = at
        last_end, last_long, last_quoted = stop, is_long, quoted
    if first >= 0:
        found.paragraphs.append(Paragraph(first, last_end, separated, last_quoted))


def first_word(text: str, start: int, end: int) -> int:
    """Where the words of a line start: past white space and, in a block quotation, its ``>``."""
    quoted = _QUOTED.match(text, start, end)
    return quoted.end() if quoted else start


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each line of ``text[start:end]`` starts, and where it ends without its line end."""
    at = start
    if has_lone_return(text, start, end):
        for line_end in LINE_END.finditer(text, start, end):
            yield at, line_end.start()
            at = line_end.end()
        yield at, end
        return
    for line in text[start:end].split("\n"):
        stop = at + len(line)
        yield at, stop - line.endswith("\r")
        at = stop + 1


def _words(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the words of a line start, its end if it is blank; whether it is quoted."""
    quoted = _QUOTED.match(text, start, end)
    words = quoted.end() if quoted else start
    return (words if text[words:end].strip() else end), quoted is not None

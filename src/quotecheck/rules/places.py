"""Where in a source an edit stands: the changed word itself, not the head of its quotation.

Refuses: to look at sources. An occurrence brings the text between its ends and the position of
its first letter, which is enough.
"""

from __future__ import annotations

from quotecheck.model import Occurrence, Position
from quotecheck.rules.rule import Place
from quotecheck.text.lines import Lines


def place_of(tokens: tuple[int, int], occurrence: Occurrence, lines: Lines) -> Place:
    """A half-open range of printed tokens; for an empty one, the point where words are missing.

    ``lines`` are those of the occurrence's text.
    """
    start, end = _stretch(tokens, occurrence)
    first = _shifted(lines.position(start), occurrence.position)
    last = _shifted(lines.position(end), occurrence.position)
    return Place(occurrence.source, first.line, first.column, last.line, last.column)


def _stretch(tokens: tuple[int, int], occurrence: Occurrence) -> tuple[int, int]:
    """The offsets of a range of printed tokens, from the first letter of the occurrence."""
    wording = occurrence.wording
    first, last = (min(index, len(wording)) for index in tokens)
    if first < last:
        bounds = wording.begin(first), wording.begin(last - 1) + len(wording.tokens[last - 1].text)
    else:
        point = wording.begin(first) if first < len(wording) else occurrence.end
        bounds = point, point
    size = len(occurrence.text)
    start, end = (min(max(offset - occurrence.start, 0), size) for offset in bounds)
    return start, end


def _shifted(inside: Position, origin: Position) -> Position:
    """A position within the occurrence's text, as one within its source."""
    column = inside.column + (origin.column - 1 if inside.line == 1 else 0)
    return Position(origin.line + inside.line - 1, column)

"""Speech: the quotations of a stretch, and which are one utterance that an attribution interrupts.

Refuses: to know who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.model import Quotation
from quotecheck.text.gaps import Break, break_before, has_blank_line
from quotecheck.text.quotations import Passage, passages
from quotecheck.text.tokens import wording

_LONGEST_LINE = 120  # code points of a line that a person or a program wrapped
_STOPS = frozenset(".!?\u3002\uff01\uff1f\u061f\u06d4\u0964")  # what may end a sentence
_EDGES = "".join(_STOPS) + " \n\r\t"
_LONGEST_ATTRIBUTION = 250  # code points between two quotations of one utterance


class Speech:
    """What is said in ``text[start:end]``, which starts and ends between paragraphs.

    It is read from the start as far as is asked.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.text = text
        self._ahead: Iterator[Passage] | None = None
        self._read: list[Passage] = []
        self._about = (start, start)  # what was asked last, and what it was
        self._groups: list[list[Quotation]] = []

    @property
    def quotations(self) -> list[Quotation]:
        """Every quotation, in order of start, outer before inner."""
        return self._between(self.start, self.end)

    def about(self, start: int, end: int) -> list[list[Quotation]]:
        """The utterances between whose ends some of ``text[start:end]`` stands."""
        if self._about != (start, end):
            self._about = (start, end)
            self._groups = [
                group
                for group in utterances(self.text, self._between(start, end))
                if group[-1].span.end > start and group[0].span.start < end
            ]
        return self._groups

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Where the utterances about ``text[start:end]`` begin and end, or it does without any."""
        said = self.about(start, end)
        if not said:
            return start, end
        return min([one[0].span.start for one in said]), max([one[-1].span.end for one in said])

    def nearby(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share text with ``text[start:end]``, in order of start."""
        return [
            one
            for one in self._between(start, end)
            if one.span.end > start and one.span.start < end
        ]

    def _between(self, start: int, end: int) -> list[Quotation]:
        """The quotations of all passages that share text with ``text[start:end]``.

        No utterance runs from one passage into the next: a blank line stands between them.
        """
        if self._ahead is None:
            self._ahead = passages(self.text, self.start, self.end, end)
        if not self._read or self._read[-1].end < end:
            for passage in self._ahead:
                self._read.append(passage)
                if passage.end >= end:
                    break
        return [
            one
            for passage in self._read
            if passage.end > start and passage.start < end
            for one in passage.quotations
        ]


def utterances(text: str, quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Groups of quotations of one depth, in one paragraph."""
    depths: dict[int, list[list[Quotation]]] = {}
    for quotation in quotations:
        groups = depths.setdefault(quotation.depth, [])
        if groups and _continues(text, groups[-1][-1], quotation):
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    for groups in depths.values():
        yield from groups


def _continues(text: str, before: Quotation, after: Quotation) -> bool:
    """Whether two quotations are one utterance: an attribution at most stands between them.

    That is words of one sentence in one paragraph. A line end ends a paragraph where the line is
    longer than anybody wraps at.
    """
    between = text[before.span.end : after.span.start]
    if before.block or after.block or len(between) > _LONGEST_ATTRIBUTION:
        return False
    at = text.find("\n", before.span.end, after.span.start)
    if at >= 0 and at - text.rfind("\n", 0, at) > _LONGEST_LINE:
        return False
    if has_blank_line(between):
        return False
    if _STOPS.isdisjoint(between.strip(_EDGES)):  # stops before and behind the words end nothing
        return True
    words = wording(between)
    return all(break_before(words, index) < Break.SENTENCE for index in range(1, len(words)))

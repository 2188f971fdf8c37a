"""Speech: the quotations of a stretch, and which are one utterance that an attribution interrupts.

Refuses: to know who speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from quotecheck.model import Quotation
from quotecheck.text.gaps import Break, break_before, has_blank_line
from quotecheck.text.quotations import quotations
from quotecheck.text.tokens import wording

_LONGEST_LINE = 120  # code points of a line that a person or a program wrapped
_STOPS = frozenset(".!?\u3002\uff01\uff1f\u061f\u06d4\u0964")  # what may end a sentence
_EDGES = "".join(_STOPS) + " \n\r\t"
_LONGEST_ATTRIBUTION = 250  # code points between two quotations of one utterance


class Speech:
    """What is said in ``text[start:end]``, which starts and ends between paragraphs."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.text = text
        self.quotations = quotations(text, start, end)
        """Every quotation, in order of start, outer before inner."""
        self.utterances = tuple(utterances(text, self.quotations))
        """The quotations that are one utterance each."""
        self._starts = [one.span.start for one in self.quotations]
        # how far each and those before it run
        self._reach = list(accumulate([one.span.end for one in self.quotations], max))

    def about(self, start: int, end: int) -> list[list[Quotation]]:
        """The utterances between whose ends some of ``text[start:end]`` stands."""
        return [
            group
            for group in self.utterances
            if group[-1].span.end > start and group[0].span.start < end
        ]

    def nearby(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share text with ``text[start:end]``, in order of start."""
        found = self.quotations
        first = stop = bisect_left(self._starts, end)
        while first and self._reach[first - 1] > start:
            first -= 1
        return tuple(one for one in found[first:stop] if one.span.end > start)


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

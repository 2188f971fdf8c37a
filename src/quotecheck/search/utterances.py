"""Utterances: quotations that are one speech though an attribution interrupts it.

Refuses: to know who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.model import Quotation
from quotecheck.text.gaps import Break, boundary, break_before
from quotecheck.text.tokens import wording

_LONGEST_LINE = 120  # code points of a line that a person or a program wrapped
_STOPS = frozenset(".!?\u3002\uff01\uff1f\u061f\u06d4\u0964")  # what may end a sentence
_LONGEST_ATTRIBUTION = 250  # code points between two quotations of one utterance


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
    if boundary(between) >= Break.PARAGRAPH:
        return False
    if _STOPS.isdisjoint(between):
        return True
    words = wording(between)
    return all(break_before(words, index) < Break.SENTENCE for index in range(1, len(words)))

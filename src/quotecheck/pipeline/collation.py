"""From the occurrences of one quote to its collation: variants typed, measured, compared.

Refuses: to find, and to tell; both are other rooms'.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from quotecheck.collate import variants
from quotecheck.drift import measure
from quotecheck.drift.edits import edits as edits_of
from quotecheck.drift.matrix import matrix
from quotecheck.drift.rate import MARKS, worst
from quotecheck.model import (
    Acceptance,
    Alignment,
    Collation,
    Edit,
    Neighbour,
    Occurrence,
    Quote,
    QuoteReport,
    Severity,
    Status,
    Variant,
)

_MISSING = Severity.MAJOR
"""Of a quote found nowhere: the severity of QC301."""


def collate(quote: Quote, occurrences: Sequence[Occurrence], today: date) -> Collation:
    """The variants of ``quote`` side by side. ``today`` decides which acceptances still hold."""
    if not occurrences:
        return _nowhere(quote)
    found = [_variant(quote, group, today) for group in variants.group(quote, occurrences)]
    matrix = _matrix(found)
    return Collation(quote, tuple(_with_neighbours(found, matrix)), matrix)


def _nowhere(quote: Quote) -> Collation:
    """The collation of a quote that is printed nowhere: of a large registry that is most."""
    return Collation(quote, (), ((0.0,),))


def report(collation: Collation, read: Sequence[str], *, complete: bool) -> QuoteReport:
    """What is to be said of a quote. ``complete``: no source was left unread.

    A quote is missing only where it was looked for, in at least one source.
    """
    present = {one.source for variant in collation.variants for one in variant.occurrences}
    absent = tuple([path for path in read if path not in present]) if present else tuple(read)
    if not collation.variants:
        if complete and read:
            return QuoteReport(Status.MISSING, _MISSING, collation, absent)
        return QuoteReport(Status.UNCHECKED, Severity.NONE, collation, absent)
    open_variants = [variant for variant in collation.variants if not variant.accepted]
    severity = max((variant.severity for variant in open_variants), default=Severity.NONE)
    if severity > Severity.INFO:
        status = Status.DRIFTED
    elif any(variant.severity > Severity.INFO for variant in collation.variants):
        status = Status.ACCEPTED
    else:
        status = Status.CONSISTENT
    return QuoteReport(status, severity, collation, absent)


def _variant(quote: Quote, group: variants.Group, today: date) -> Variant:
    first = group.alignments[0]
    typed = _Typed(quote)
    edits: dict[Edit, None] = {}
    for alignment in group.alignments:
        edits.update(dict.fromkeys(typed.edits(alignment)))
    by_source = _accepted_sources(quote, group, today)
    paths = dict.fromkeys(one.source for one in group.occurrences)
    everywhere = len(by_source) == len(paths)
    return Variant(
        label=group.label,
        text=group.text,
        drift=measure.drift(first),
        coverage=measure.coverage(first),
        severity=worst(edits),
        edits=tuple(edits),
        occurrences=group.occurrences,
        alignment=first,
        accepted=next(iter(by_source.values())) if everywhere else None,
        excused=tuple(by_source.items()),
        marks=tuple(_marks(group, edits, typed)),
    )


def _marks(
    group: variants.Group, edits: Collection[Edit], typed: _Typed
) -> Iterator[frozenset[Edit]]:
    """What each occurrence has of the edits of marks; nothing where all have the same."""
    if len(group.alignments) == 1 or MARKS.isdisjoint(edit.kind for edit in edits):
        return
    for alignment in group.alignments:
        # Occurrences of one variant have the same words, so the steps of one hold for all.
        own = typed.edits(replace(alignment, steps=group.alignments[0].steps))
        yield frozenset(edit for edit in own if edit.kind in MARKS)


class _Typed:
    """The edits of alignments with one quote; what is printed alike is typed once.

    The alignments have to live as long.
    """

    def __init__(self, quote: Quote) -> None:
        self._quote = quote
        self._known: dict[object, tuple[Edit, ...]] = {}

    def edits(self, alignment: Alignment) -> tuple[Edit, ...]:
        """As `drift.edits` has them. Where in its source a word stands does not matter there."""
        printed = alignment.printed
        # tokens that are alike are one object, or else their edits are only made once more
        words = tuple(map(id, printed.tokens))
        alike = alignment.steps, alignment.resumes, words, printed.tail
        known = self._known.get(alike)
        if known is None:
            known = self._known[alike] = edits_of(self._quote, alignment)
        return known


def _accepted_sources(quote: Quote, group: variants.Group, today: date) -> dict[str, Acceptance]:
    """The sources in which a variant is accepted, each with the first acceptance that says so."""
    holding = [
        one
        for one in quote.accept
        if variants.accepts(one.text, group)
        and (one.until is None or one.until >= today.isoformat())
    ]
    found: dict[str, Acceptance] = {}
    for path in dict.fromkeys(one.source for one in group.occurrences):
        for acceptance in holding:
            if variants.covers(acceptance, path):
                found[path] = acceptance
                break
    return found


def _matrix(found: Sequence[Variant]) -> tuple[tuple[float, ...], ...]:
    own = tuple(one.drift for one in found)
    rows = matrix([one.alignment for one in found])
    return ((0.0, *own), *((drift, *row) for drift, row in zip(own, rows, strict=True)))


def _with_neighbours(
    found: Sequence[Variant], matrix: tuple[tuple[float, ...], ...]
) -> list[Variant]:
    """Each variant with the nearest and the farthest other; of equals the first by label."""
    if len(found) < 2:
        return list(found)
    labels = [one.label for one in found]
    named = []
    for i, one in enumerate(found):
        others = [(drift, j) for j, drift in enumerate(matrix[i + 1][1:]) if j != i]
        near, far = min(others), max(others, key=lambda other: (other[0], -other[1]))
        named.append(
            replace(
                one,
                nearest=Neighbour(labels[near[1]], near[0]),
                farthest=Neighbour(labels[far[1]], far[0]),
            )
        )
    return named

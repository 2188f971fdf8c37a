"""Which wording could have come from which: by dates, shared errors and shared cuts.

The method of common errors (P. Maas, Textkritik, 1927): wordings that have the same deviation are
related, for two hands seldom make one slip; and a wording cannot have come from another one alone
if it has what that one had lost. Spelling, case, marks and function words are no such evidence:
they are changed by every house, in the same way. A later wording is never the source of an
earlier one, and without dates there is no direction.

Refuses: to say that it was so. Two hands may still cut at the same place, and what both copied
may be lost.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotecheck.model import Collation, Edit, Kind, Occurrence, Op, Severity, Variant
from quotecheck.model.history import Appearance, History, Inference

_HOUSE_STYLE = frozenset(
    {Kind.TYPOGRAPHY, Kind.CASE, Kind.SPELLING, Kind.FUNCTION_WORD, Kind.CLEANUP, Kind.LOOK_ALIKE}
)
_CUTS = frozenset(
    {
        Kind.TRUNCATION,
        Kind.TRUNCATION_OF_MEANING,
        Kind.ELISION,
        Kind.ELISION_OF_MEANING,
        Kind.OMISSION,
        Kind.SPLICE,
    }
)


def history(collation: Collation, published: Mapping[str, str]) -> History:
    """The variants in time. ``published`` holds an ISO date, or the beginning of one, by path."""
    appearances = [_first(variant, published) for variant in collation.variants]
    dates = {one.label: one.published for one in appearances}
    inferences = [
        inference
        for variant in collation.variants
        if (inference := _parent(variant, collation, dates)) is not None
    ]
    return History(collation, tuple(sorted(appearances, key=_when)), tuple(inferences))


def earlier(one: str | None, other: str | None) -> bool:
    """Whether ``one`` is surely before ``other``: 2025-05 is not before 2025-05-03."""
    if one is None or other is None:
        return False
    precision = min(len(one), len(other))
    return one[:precision] < other[:precision]


def _first(variant: Variant, published: Mapping[str, str]) -> Appearance:
    def when(occurrence: Occurrence) -> tuple[bool, str]:
        found = published.get(occurrence.source)
        return found is None, found or ""

    place = min(variant.occurrences, key=when)
    return Appearance(variant.label, published.get(place.source), place)


def _when(appearance: Appearance) -> tuple[bool, str]:
    return appearance.published is None, appearance.published or ""


def _parent(
    variant: Variant, collation: Collation, dates: Mapping[str, str | None]
) -> Inference | None:
    """The likeliest source among the other variants, if any shares something with it."""
    here = dates[variant.label]
    found = [
        (_ties(variant, other, earlier(dates[other.label], here)), other)
        for other in collation.variants
        if other is not variant and not earlier(here, dates[other.label])
    ]
    shared = [(tie, other) for tie, other in found if tie.errors or tie.cuts]
    if not shared:
        return None
    row = collation.matrix[collation.labels.index(variant.label)]
    distance = dict(zip(collation.labels, row, strict=True))
    return min(
        shared,
        key=lambda pair: (
            not pair[0].possible,
            not pair[0].dated,
            -len(pair[0].errors),
            -len(pair[0].cuts),
            distance[pair[1].label],
        ),
    )[0]


def _ties(variant: Variant, other: Variant, dated: bool) -> Inference:
    """What the two share, and what of ``other`` the variant does not have."""
    mine = {_identity(edit) for edit in variant.edits}
    kept = _as_registered(variant)
    errors: list[Edit] = []
    cuts: list[Edit] = []
    against: list[Edit] = []
    for edit in other.edits:
        if not _is_evidence(edit):
            continue
        if _identity(edit) in mine:
            (cuts if _is_cut(edit) else errors).append(edit)
        elif _has_what_went(edit, kept):
            against.append(edit)
    return Inference(variant.label, other.label, tuple(errors), tuple(cuts), tuple(against), dated)


def _has_what_went(edit: Edit, kept: set[int]) -> bool:
    """Whether words that an edit changed or cut are there as registered.

    A third wording in their place may have come by way of the edit.
    """
    touched = _touched(edit)
    return bool(touched & kept) if edit.op is Op.DELETE else touched <= kept


def _is_evidence(edit: Edit) -> bool:
    return _is_cut(edit) or (edit.kind not in _HOUSE_STYLE and edit.severity > Severity.INFO)


def _is_cut(edit: Edit) -> bool:
    return edit.op is Op.DELETE and edit.kind in _CUTS


def _identity(edit: Edit) -> tuple[Op, tuple[int, int], str]:
    return edit.op, edit.registered_range, edit.found.casefold()


def _touched(edit: Edit) -> set[int]:
    """The registered words that an edit is about; of an insertion, its neighbours."""
    start, end = edit.registered_range
    return set(range(start, end)) if start < end else {start - 1, start}


def _as_registered(variant: Variant) -> set[int]:
    """The registered words that the variant prints as they are."""
    return {
        index
        for step in variant.alignment.steps
        if step.op in (Op.EQUAL, Op.MOVE)
        for index in range(*step.registered)
    }

"""Quotes, variants and reports built by hand, so that a rule is tested without the rooms below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotecheck.model import (
    Acceptance,
    Alignment,
    Collation,
    Edit,
    Kind,
    Occurrence,
    Op,
    Position,
    Quote,
    Quoted,
    QuoteReport,
    Registry,
    Severity,
    Span,
    Status,
    Step,
    Variant,
)
from quotecheck.text.lines import Lines
from quotecheck.text.tokens import wording

# Kinds that leave the words as they are.
MARKS = {Kind.CASE, Kind.TYPOGRAPHY, Kind.MODALITY}
REGISTERED = "our territory is inviolable, and not for sale"


def _quote(text: str = REGISTERED, **given: object) -> Quote:
    values: dict[str, object] = {"id": "inviolable", "speaker": "Claudia Sheinbaum"}
    return Quote(**{**values, "text": text, "reading": wording(text, editorial=False), **given})


def _occurrence(printed: str, path: str = "corpus/a.txt", before: str = "Intro.\n“") -> Occurrence:
    text = before + printed
    span = Span(len(before), len(text))
    lines = Lines(text)
    return Occurrence(
        quote="inviolable",
        source=path,
        spans=(span,),
        wording=wording(text, *(span.start, span.end)),
        text=printed,
        position=lines.position(span.start),
        end_position=lines.position(span.end),
        quoted=Quoted.YES,
        evidence=90.0,
    )


def _steps(count: int, changed: tuple[tuple[int, int], ...]) -> tuple[Step, ...]:
    """One for one, EQUAL but at ``changed``, which lists ranges that were replaced."""
    steps, at = [], 0
    for start, end in changed:
        steps.append(Step(Op.EQUAL, (at, start), (at, start)))
        steps.append(Step(Op.REPLACE, (start, end), (start, end)))
        at = end
    return (*steps, Step(Op.EQUAL, (at, count), (at, count)))


def _edit(
    kind: Kind = Kind.CONTENT_WORD,
    severity: Severity = Severity.MAJOR,
    registered: str = "inviolable",
    found: str = "inalienable",
    at: tuple[int, int] = (3, 4),
    **given: object,
) -> Edit:
    ranges = {"registered_range": at, "found_range": at}
    return Edit(Op.REPLACE, kind, severity, registered, found, **{**ranges, **given})


def _variant(
    *edits: Edit,
    printed: str = "our territory is inalienable, and not for sale",
    label: str = "A",
    occurrences: tuple[Occurrence, ...] = (),
    accepted: Acceptance | None = None,
) -> Variant:
    occurrences = occurrences or (_occurrence(printed),)
    registered = wording(REGISTERED, editorial=False)
    changed = tuple(sorted({edit.registered_range for edit in edits if edit.kind not in MARKS}))
    steps = _steps(len(registered), changed)
    return Variant(
        label=label,
        text=printed,
        drift=0.1 if edits else 0.0,
        coverage=1.0,
        severity=max((edit.severity for edit in edits), default=Severity.NONE),
        edits=edits,
        occurrences=occurrences,
        alignment=Alignment(registered, occurrences[0].wording, steps),
        accepted=accepted,
    )


def _report(
    *variants: Variant,
    quote: Quote | None = None,
    status: Status = Status.DRIFTED,
    absent_from: tuple[str, ...] = (),
) -> QuoteReport:
    size = len(variants) + 1
    collation = Collation(quote or _quote(), variants, ((0.0,) * size,) * size)
    worst = max((variant.severity for variant in variants), default=Severity.MAJOR)
    return QuoteReport(status, worst, collation, absent_from)


def _registry(*quotes: Quote, path: str = "quotes.yaml") -> Registry:
    return Registry(path, quotes or (_quote(position=Position(4, 9)),))


@pytest.fixture
def quote() -> Callable[..., Quote]:
    return _quote


@pytest.fixture
def occurrence() -> Callable[..., Occurrence]:
    return _occurrence


@pytest.fixture
def edit() -> Callable[..., Edit]:
    return _edit


@pytest.fixture
def variant() -> Callable[..., Variant]:
    return _variant


@pytest.fixture
def report() -> Callable[..., QuoteReport]:
    return _report


@pytest.fixture
def registry() -> Callable[..., Registry]:
    return _registry

"""QC120 and the rules about the registry itself, each with a twin that stays silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotecheck.model import (
    Acceptance,
    Edit,
    Finding,
    Kind,
    Occurrence,
    Position,
    Quote,
    QuoteReport,
    Registry,
    Severity,
    Skipped,
    Status,
    Variant,
)
from quotecheck.rules import derive, nothing_to_compare, source_unreadable

PATHS = ["corpus/a.txt", "corpus/b.txt", "notes/c.md"]


def _only(found: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [one for one in found if one.rule == rule]


@pytest.fixture
def rivals(
    variant: Callable[..., Variant],
    edit: Callable[..., Edit],
    occurrence: Callable[..., Occurrence],
) -> Callable[..., tuple[Variant, Variant]]:
    """Two variants of "inviolable": what each prints, and how bad, is given."""

    def build(one: Edit, other: Edit, accepted: tuple[bool, bool]) -> tuple[Variant, Variant]:
        yes = Acceptance("whatever", "a reason")
        made = [
            variant(
                change,
                label=label,
                occurrences=(
                    occurrence(f"our territory is {change.found}, and not for sale", path),
                ),
                accepted=yes if sound else None,
            )
            for change, label, path, sound in zip(
                (one, other), "AB", ("corpus/a.txt", "corpus/b.txt"), accepted, strict=True
            )
        ]
        return made[0], made[1]

    return build


@pytest.mark.parametrize("accepted", [(False, False), (True, False), (False, True)])
def test_qc120_two_wordings_neither_of_them_registered(
    rivals: Callable[..., tuple[Variant, Variant]],
    edit: Callable[..., Edit],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
    accepted: tuple[bool, bool],
) -> None:
    pair = rivals(edit(found="inalienable"), edit(found="sacred"), accepted)
    (found,) = _only(derive([report(*pair)], registry(), PATHS), "QC120")
    assert found.message == 'sources disagree: A "inalienable" / B "sacred"'
    assert found.severity is Severity.MAJOR
    assert (found.source, found.variant, found.column) == ("corpus/b.txt", "B", 19)


def test_qc120_is_silent_when_both_are_accepted(
    rivals: Callable[..., tuple[Variant, Variant]],
    edit: Callable[..., Edit],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
) -> None:
    pair = rivals(edit(found="inalienable"), edit(found="sacred"), (True, True))
    assert not _only(derive([report(*pair)], registry(), PATHS), "QC120")


def test_qc120_is_silent_over_spelling_and_over_the_same_change(
    rivals: Callable[..., tuple[Variant, Variant]],
    edit: Callable[..., Edit],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
) -> None:
    spelled = edit(Kind.SPELLING, Severity.INFO, found="inviolabel")
    for one, other in ((edit(), edit()), (spelled, edit(Kind.SPELLING, Severity.INFO, found="x"))):
        pair = rivals(one, other, (False, False))
        assert not _only(derive([report(*pair)], registry(), PATHS), "QC120")


def test_qc120_needs_two_that_are_not_the_registered_wording(
    variant: Callable[..., Variant],
    edit: Callable[..., Edit],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
) -> None:
    sound = variant(printed="our territory is inviolable, and not for sale")
    found = derive([report(sound, variant(edit(), label="B"))], registry(), PATHS)
    assert not _only(found, "QC120")


def test_qc301_stands_at_the_quotes_line_in_the_registry(
    quote: Callable[..., Quote],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
) -> None:
    lost = quote(position=Position(7, 9))
    (found,) = derive([report(quote=lost, status=Status.MISSING)], registry(lost), PATHS)
    assert (found.rule, found.severity) == ("QC301", Severity.MAJOR)
    assert (found.source, found.line, found.column) == ("quotes.yaml", 7, 9)


@pytest.mark.parametrize("status", [Status.CONSISTENT, Status.UNCHECKED])
def test_qc301_is_for_missing_quotes_only(
    report: Callable[..., QuoteReport], registry: Callable[..., Registry], status: Status
) -> None:
    assert derive([report(status=status)], registry(), PATHS) == ()


@pytest.mark.parametrize(
    ("require", "path"),
    [
        (("corpus/*.txt",), "quotes.yaml"),
        (("../corpus/*.txt",), "registry/quotes.yaml"),
        (("b.txt",), "corpus/quotes.yaml"),
    ],
)
def test_qc302_a_required_source_lacks_the_quote(
    quote: Callable[..., Quote],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
    require: tuple[str, ...],
    path: str,
) -> None:
    wanted = quote(require=require)
    told = report(
        quote=wanted, status=Status.CONSISTENT, absent_from=("corpus/b.txt", "notes/c.md")
    )
    found = derive([told], registry(wanted, path=path), PATHS)
    assert [(one.rule, one.source) for one in found] == [("QC302", "corpus/b.txt")]


def test_qc302_is_silent_where_the_quote_stands(
    quote: Callable[..., Quote],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
) -> None:
    wanted = quote(require=("corpus/*.txt",))
    told = report(quote=wanted, status=Status.CONSISTENT, absent_from=("notes/c.md",))
    assert derive([told], registry(wanted), PATHS) == ()


def test_qc302_a_pattern_that_matches_no_source_is_no_requirement_met(
    quote: Callable[..., Quote],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
) -> None:
    wanted = quote(require=("press/*.txt",), position=Position(3, 9))
    (found,) = derive([report(quote=wanted, status=Status.CONSISTENT)], registry(wanted), PATHS)
    assert (found.rule, found.source, found.line) == ("QC302", "quotes.yaml", 3)
    assert "press/*.txt" in found.message


def test_qc303_an_acceptance_that_nobody_prints(
    quote: Callable[..., Quote],
    variant: Callable[..., Variant],
    edit: Callable[..., Edit],
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
) -> None:
    used = Acceptance("our territory is inalienable", "a reason", position=Position(8, 9))
    stale = Acceptance("our territory is sacred", "a reason", position=Position(10, 9))
    known = quote(accept=(used, stale))
    told = report(variant(edit(), accepted=used), quote=known, status=Status.ACCEPTED)
    (found,) = derive([told], registry(known), PATHS)
    assert (found.rule, found.severity, found.line) == ("QC303", Severity.MINOR, 10)
    assert "our territory is sacred" in found.message


def test_qc304_two_quotes_of_nearly_the_same_words(
    quote: Callable[..., Quote], registry: Callable[..., Registry]
) -> None:
    text = "we will never accept the presence of the United States Army on our territory"
    pair = (
        quote(text, id="one", position=Position(3, 9)),
        quote(text.replace(" on ", " in "), id="two", position=Position(6, 9)),
    )
    (found,) = derive([], registry(*pair), PATHS)
    assert (found.rule, found.quote, found.line) == ("QC304", "two", 6)
    assert found.message == 'nearly the same words as "one" (line 3)'


def test_qc304_is_silent_over_a_part_of_another_quote_and_over_short_ones(
    quote: Callable[..., Quote], registry: Callable[..., Registry]
) -> None:
    texts = (
        "we will never accept the presence of the United States Army on our territory",
        "the presence of the United States Army",
        "we will never accept",
        "we will never sign",
    )
    made = [quote(text, id=f"q{number}") for number, text in enumerate(texts)]
    assert derive([], registry(*made), PATHS) == ()


def test_qc304_stays_quick_where_a_thousand_quotes_share_a_phrase(
    quote: Callable[..., Quote], registry: Callable[..., Registry]
) -> None:
    many = [
        quote(f"I will tell you this {n} {n + 1} {n * 7} {n * 13} and that", id=f"q{n}")
        for n in range(1000)
    ]
    assert derive([], registry(*many), PATHS) == ()


def test_what_could_not_be_checked_is_critical() -> None:
    unread = source_unreadable(Skipped("corpus/x.txt", "not valid UTF-8", fatal=True))
    nothing = nothing_to_compare("no source in corpus", "corpus")
    assert [(one.rule, one.severity) for one in (unread, nothing)] == [
        ("QC901", Severity.CRITICAL),
        ("QC902", Severity.CRITICAL),
    ]
    assert "not valid UTF-8" in unread.message

"""One finding per rule and occurrence, at the changed word, in a reporter's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quotecheck.drift.edits import edits as edits_of
from quotecheck.model import (
    Acceptance,
    Edit,
    Finding,
    Kind,
    Occurrence,
    Op,
    Position,
    Quote,
    QuoteReport,
    Registry,
    Severity,
    Status,
    Variant,
)
from quotecheck.rules import derive

Make = Callable[..., Variant]


@pytest.fixture
def findings(
    report: Callable[..., QuoteReport], registry: Callable[..., Registry]
) -> Callable[..., tuple[Finding, ...]]:
    def run(*variants: Variant, **given: object) -> tuple[Finding, ...]:
        return derive([report(*variants, **given)], registry(), ["corpus/a.txt", "corpus/b.txt"])

    return run


def test_a_changed_word_is_named_and_pointed_at(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, edit: Callable[..., Edit]
) -> None:
    (found,) = findings(variant(edit()))
    assert (found.rule, found.name) == ("QC101", "content-word-changed")
    assert found.severity is Severity.MAJOR
    assert found.message == '"inviolable" is printed "inalienable"'
    assert (found.source, found.line, found.column) == ("corpus/a.txt", 2, 19)
    assert (found.end_line, found.end_column) == (2, 30)
    assert (found.quote, found.variant) == ("inviolable", "A")


def test_what_is_as_registered_raises_nothing(
    findings: Callable[..., tuple[Finding, ...]], variant: Make
) -> None:
    assert findings(variant(printed="our territory is inviolable, and not for sale")) == ()


def test_an_accepted_variant_raises_nothing(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, edit: Callable[..., Edit]
) -> None:
    accepted = Acceptance("our territory is inalienable, and not for sale", "translation")
    assert findings(variant(edit(), accepted=accepted), status=Status.ACCEPTED) == ()


def test_an_edit_rated_none_raises_nothing(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, edit: Callable[..., Edit]
) -> None:
    assert findings(variant(edit(severity=Severity.NONE))) == ()


def test_edits_of_one_rule_are_one_finding_the_worst_first(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, edit: Callable[..., Edit]
) -> None:
    (found,) = findings(
        variant(
            edit(Kind.FUNCTION_WORD, Severity.MINOR, "our", "a", (0, 1)),
            edit(Kind.FUNCTION_WORD, Severity.MAJOR, "and", "or", (4, 5)),
        )
    )
    assert found.severity is Severity.MAJOR
    assert found.message == '"and" is printed "or"; "our" is printed "a"'
    assert found.column == 32


def test_two_rules_are_two_findings(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, edit: Callable[..., Edit]
) -> None:
    found = findings(variant(edit(), edit(Kind.FUNCTION_WORD, Severity.MINOR, "and", "or", (4, 5))))
    assert [one.rule for one in found] == ["QC101", "QC102"]


def test_every_occurrence_has_its_own_finding_and_fingerprint(
    findings: Callable[..., tuple[Finding, ...]],
    variant: Make,
    edit: Callable[..., Edit],
    occurrence: Callable[..., Occurrence],
) -> None:
    words = "our territory is inalienable, and not for sale"
    places = (
        occurrence(words, "corpus/b.txt"),
        occurrence(words, "corpus/a.txt", "Much further down.\n\n\n\n“"),
        occurrence(words, "corpus/a.txt"),
    )
    found = findings(variant(edit(), occurrences=places))
    assert [(one.source, one.line) for one in found] == [
        ("corpus/a.txt", 2),
        ("corpus/a.txt", 5),
        ("corpus/b.txt", 2),
    ]
    assert len({one.fingerprint for one in found}) == 3


def test_a_fingerprint_survives_moved_lines_and_relabelling(
    findings: Callable[..., tuple[Finding, ...]],
    variant: Make,
    edit: Callable[..., Edit],
    occurrence: Callable[..., Occurrence],
) -> None:
    words = "our territory is inalienable, and not for sale"
    (before,) = findings(variant(edit()))
    moved = occurrence(words, before="More.\n\nMore still.\n“")
    (after,) = findings(variant(edit(), occurrences=(moved,), label="C"))
    assert after.line != before.line
    assert after.fingerprint == before.fingerprint


@pytest.mark.parametrize(
    ("mark", "printed", "kind"),
    [
        (("our", "Our", (0, 1)), "Our territory is inviolable, and not for sale", Kind.CASE),
        (
            ("inviolable,", "inviolable?", (3, 4)),
            "our territory is inviolable? and not for sale",
            Kind.MODALITY,
        ),
    ],
)
def test_a_mark_of_one_occurrence_is_not_told_of_another(
    findings: Callable[..., tuple[Finding, ...]],
    variant: Make,
    quote: Callable[..., Quote],
    occurrence: Callable[..., Occurrence],
    mark: tuple[str, str, tuple[int, int]],
    printed: str,
    kind: Kind,
) -> None:
    places = (
        occurrence("our territory is inviolable, and not for sale", "corpus/a.txt"),
        occurrence(printed, "corpus/b.txt"),
    )
    plain = variant(occurrences=places)
    found = edits_of(quote(), replace(plain.alignment, printed=places[1].wording))
    assert [(one.registered, one.found, one.found_range) for one in found] == [mark]
    assert found[0].kind is kind
    marks = (frozenset[Edit](), frozenset(found))
    (told,) = findings(replace(plain, edits=found, marks=marks))
    assert told.source == "corpus/b.txt"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Edit(Op.DELETE, Kind.POLARITY, Severity.CRITICAL, "not", ""), 'lost: "not"'),
        (Edit(Op.INSERT, Kind.POLARITY, Severity.CRITICAL, "", "never"), 'added: "never"'),
        (
            Edit(Op.INSERT, Kind.POLARITY, Severity.CRITICAL, "", "will never", 'added: "never"'),
            'added: "will never" ("never")',
        ),
        (
            Edit(Op.DELETE, Kind.OMISSION, Severity.CRITICAL, "is not", "", 'lost: "not"'),
            'left out unmarked: "is not" (lost: "not")',
        ),
        (Edit(Op.DELETE, Kind.OMISSION, Severity.MAJOR, "a b", ""), 'left out unmarked: "a b"'),
        (
            Edit(Op.DELETE, Kind.TRUNCATION, Severity.INFO, "our", "", "", (0, 1), (0, 0)),
            'cut at the start: "our"',
        ),
        (
            Edit(Op.DELETE, Kind.TRUNCATION, Severity.INFO, "sale", "", "", (7, 8), (8, 8)),
            'cut at the end: "sale"',
        ),
        (
            Edit(Op.REPLACE, Kind.CONTENT_WORD, Severity.MINOR, "a", "b", "translation"),
            '"a" is printed "b" (translation)',
        ),
        (Edit(Op.MOVE, Kind.REORDER, Severity.MAJOR, "for sale", "for sale"), 'moved: "for sale"'),
        (Edit(Op.INSERT, Kind.EDITORIAL, Severity.INFO, "", "[us]"), 'in brackets: "[us]"'),
    ],
)
def test_messages_say_what_happened(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, given: Edit, message: str
) -> None:
    (found,) = findings(variant(given))
    assert found.message == message


def test_a_message_shows_no_control_character_and_stays_one_short_line(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, edit: Callable[..., Edit]
) -> None:
    (found,) = findings(variant(edit(found="\x1b[31m\u202e" + "very\n" * 100)))
    assert not set("\x1b\u202e\n") & set(found.message)
    assert len(found.message) < 200


def test_findings_stand_in_the_models_order(
    report: Callable[..., QuoteReport],
    registry: Callable[..., Registry],
    variant: Make,
    edit: Callable[..., Edit],
    quote: Callable[..., Quote],
) -> None:
    missing = report(
        quote=quote("never heard of", id="other", position=Position(9, 9)), status=Status.MISSING
    )
    found = derive([missing, report(variant(edit()))], registry(), ["corpus/a.txt"])
    assert list(found) == sorted(found, key=lambda one: one.order)
    assert [one.rule for one in found] == ["QC101", "QC301"]


def test_an_unchecked_quote_raises_nothing(
    findings: Callable[..., tuple[Finding, ...]], variant: Make, edit: Callable[..., Edit]
) -> None:
    assert findings(variant(edit()), status=Status.UNCHECKED) == ()


def test_the_place_of_lost_words_is_where_they_would_stand(
    findings: Callable[..., tuple[Finding, ...]], variant: Make
) -> None:
    lost = Edit(Op.DELETE, Kind.POLARITY, Severity.CRITICAL, "not", "", "", (5, 6), (5, 5))
    (found,) = findings(variant(replace(lost), printed="our territory is inviolable, and for sale"))
    assert (found.line, found.column, found.end_column) == (2, 35, 35)

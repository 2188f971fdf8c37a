"""The quotes of the sample report: every status, every kind of edit, every operation and cut."""

from __future__ import annotations

from dataclasses import replace

from sample_building import HOSTILE, aligned, edit, make_quote, make_variant, spot, told, unchanged

from quotecheck.model import (
    Acceptance,
    Alignment,
    Cut,
    Kind,
    Neighbour,
    Op,
    Quote,
    Quoted,
    QuoteReport,
    Severity,
    Status,
    Step,
    Variant,
)

FERRY = (
    "We will not close the old ferry line, because our island is invaluable, our island is home, "
    "and we honour those who live on it."
)
CROSSINGS = "Ten crossings a day are safe in any wind below storm force"


def consistent() -> QuoteReport:
    """Printed twice, as registered."""
    entry = make_quote("harbour-open", "The harbour master", "The harbour stays open all winter", 3)
    one = spot(entry.id, "corpus/a.txt", "The harbour stays open all winter")
    two = spot(entry.id, "corpus/b.txt", "The harbour stays open all\nwinter")
    made = make_variant("A", unchanged(entry, one), [one, two])
    return told(entry, Status.CONSISTENT, Severity.NONE, made)


def accepted() -> QuoteReport:
    """One wording as registered, one that somebody accepted: a number changed, an end cut."""
    decision = Acceptance(
        "Nine crossings a day are safe in any wind", f"She was misread. {HOSTILE}"
    )
    entry = make_quote("crossings", "The engineer", CROSSINGS, 8, decision)
    one = spot(entry.id, "corpus/a.txt", CROSSINGS)
    two = spot(entry.id, "corpus/b.txt", "Nine crossings a day are safe in any wind")
    alignment = aligned(
        entry, two, (Op.REPLACE, 1, 1), (Op.EQUAL, 8, 8), (Op.DELETE, 3, 0, Cut.EDGE)
    )
    edits = [
        edit(Op.REPLACE, Kind.QUANTITY, Severity.CRITICAL, ("Ten", "Nine"), ((0, 1), (0, 1))),
        edit(
            Op.DELETE, Kind.TRUNCATION, Severity.INFO, ("below storm force", ""), ((9, 12), (9, 9))
        ),
    ]
    near = Neighbour("A", 0.11111)
    first = make_variant("A", unchanged(entry, one), [one])
    second = make_variant(
        "B", alignment, [two], (1 / 9, 0.75), edits,
        accepted=decision, nearest=near, farthest=near,
    )  # fmt: skip
    return told(entry, Status.ACCEPTED, Severity.NONE, first, second)


def drifted() -> QuoteReport:
    """Five wordings, with every operation, every kind of cut, and every kind of edit."""
    entry = make_quote("ferry-line", "The mayor", FERRY, 14)
    original = spot(entry.id, "corpus/a.txt", FERRY.rstrip("."))
    whole = make_variant("A", unchanged(entry, original), [original])
    variants = (whole, _worded(entry), _elided(entry), _moved(entry), _respelt(entry))
    return told(entry, Status.DRIFTED, Severity.CRITICAL, *variants)


def _worded(entry: Quote) -> Variant:
    text = "We will close the old ferry line, because our island is priceless, island is home"
    place = spot(entry.id, "corpus/b.txt", text)
    alignment = aligned(
        entry, place,
        (Op.EQUAL, 2, 2), (Op.DELETE, 1, 0, Cut.SILENT), (Op.EQUAL, 9, 9), (Op.REPLACE, 1, 1),
        (Op.DELETE, 1, 0, Cut.SILENT), (Op.EQUAL, 3, 3), (Op.DELETE, 8, 0, Cut.EDGE),
    )  # fmt: skip
    edits = [
        edit(Op.DELETE, Kind.POLARITY, Severity.CRITICAL, ("not", ""), ((2, 3), (2, 2)),
             note="lost: not"),
        edit(Op.REPLACE, Kind.CONTENT_WORD, Severity.MAJOR, ("invaluable", "priceless"),
             ((12, 13), (11, 12))),
        edit(Op.DELETE, Kind.FUNCTION_WORD, Severity.MINOR, ("our", ""), ((13, 14), (12, 12))),
        edit(Op.DELETE, Kind.TRUNCATION, Severity.INFO, ("and we honour those who live on it", ""),
             ((17, 25), (15, 15))),
    ]  # fmt: skip
    return make_variant(
        "B", alignment, [place], (3 / 17, 0.68), edits,
        nearest=Neighbour("A", 0.1765), farthest=Neighbour("C", 0.5),
    )  # fmt: skip


def _elided(entry: Quote) -> Variant:
    text = (
        "we will never not close the old ferry line … our island is home, and we honor those who "
        "live [in the town] on it"
    )
    place = spot(entry.id, "corpus/c.txt", text)
    alignment = aligned(
        entry, place,
        (Op.EQUAL, 2, 2), (Op.INSERT, 0, 1), (Op.EQUAL, 6, 6), (Op.DELETE, 5, 0, Cut.MARKED),
        (Op.EQUAL, 6, 6), (Op.REPLACE, 1, 1), (Op.EQUAL, 3, 3), (Op.INSERT, 0, 3),
        (Op.EQUAL, 2, 2),
    )  # fmt: skip
    edits = [
        edit(Op.REPLACE, Kind.CASE, Severity.INFO, ("We", "we"), ((0, 1), (0, 1))),
        edit(Op.INSERT, Kind.POLARITY, Severity.CRITICAL, ("", "never"), ((2, 2), (2, 3))),
        edit(Op.DELETE, Kind.ELISION, Severity.INFO, ("because our island is invaluable", ""),
             ((8, 13), (9, 9))),
        edit(Op.REPLACE, Kind.SPELLING, Severity.INFO, ("honour", "honor"), ((19, 20), (15, 16))),
        edit(Op.INSERT, Kind.EDITORIAL, Severity.INFO, ("", "in the town"), ((23, 23), (19, 22))),
    ]  # fmt: skip
    return make_variant(
        "C", alignment, [place], (0.2, 0.8), edits,
        nearest=Neighbour("A", 0.2), farthest=Neighbour("D", 0.625),
    )  # fmt: skip


def _moved(entry: Quote) -> Variant:
    place = spot(
        entry.id, "corpus/c.txt", "our island is home, we will not close the old ferry line"
    )
    alignment = Alignment(
        entry.wording,
        place.wording,
        (
            Step(Op.MOVE, (13, 17), (0, 4)),
            Step(Op.EQUAL, (0, 8), (4, 12)),
            Step(Op.DELETE, (8, 13), (12, 12), Cut.EDGE),
            Step(Op.DELETE, (17, 25), (12, 12), Cut.EDGE),
        ),
    )
    others = [kind for kind in Kind if kind not in (Kind.REORDER, Kind.POLARITY, Kind.CASE)]
    edits = [
        edit(Op.MOVE, Kind.REORDER, Severity.MAJOR, ("our island is home",) * 2,
             ((13, 17), (0, 4))),
        edit(Op.DELETE, Kind.TRUNCATION_OF_MEANING, Severity.MAJOR,
             ("and we honour those who live on it", ""), ((17, 25), (12, 12))),
        *(edit(Op.REPLACE, kind, Severity.MINOR, ("x", "y")) for kind in others),
    ]  # fmt: skip
    return make_variant(
        "D", alignment, [place], (0.08, 0.48), edits,
        nearest=Neighbour("A", 0.08), farthest=Neighbour("C", 0.625),
    )  # fmt: skip


def _respelt(entry: Quote) -> Variant:
    text = FERRY.rstrip(".").replace("honour", "honor")
    place = spot(entry.id, "corpus/c.txt", text, quoted=Quoted.NO)
    alignment = aligned(entry, place, (Op.EQUAL, 19, 19), (Op.REPLACE, 1, 1), (Op.EQUAL, 5, 5))
    edits = [
        edit(Op.REPLACE, Kind.SPELLING, Severity.INFO, ("honour", "honor"), ((19, 20), (19, 20)))
    ]
    return make_variant(
        "E", alignment, [place], (0.04, 1.0), edits,
        nearest=Neighbour("C", 0.004), farthest=Neighbour("D", 0.12),
    )  # fmt: skip


def hostile() -> QuoteReport:
    """A quote that means to break whatever shows it, printed with more of the same inside."""
    text = "Nobody shall pass this gate at night"
    entry = replace(
        make_quote("gate-[/foo]", "A guard [bold]::warning::", text, 21),
        text=f"{text} {HOSTILE}",
    )
    place = spot(
        entry.id, "corpus/hostile :: name.txt", f"Nobody shall pass {HOSTILE} this gate at night"
    )
    extra = len(place.wording) - len(entry.wording)
    alignment = aligned(entry, place, (Op.EQUAL, 3, 3), (Op.INSERT, 0, extra), (Op.EQUAL, 4, 4))
    edits = [
        edit(Op.INSERT, Kind.INSERTION, Severity.MAJOR, ("", HOSTILE), ((3, 3), (3, 3 + extra)))
    ]
    made = make_variant("A", alignment, [place], (extra / (extra + 7), 1.0), edits)
    return told(entry, Status.DRIFTED, Severity.MAJOR, made)


def nothing_found() -> tuple[QuoteReport, QuoteReport]:
    """A quote that is missing and one that could not be compared."""
    missing = make_quote("lighthouse", "The keeper", "The light has never once gone out", 30)
    unchecked = make_quote("pilot", "The pilot", "I know every rock by its first name", 34)
    return (
        told(missing, Status.MISSING, Severity.MAJOR),
        replace(told(unchecked, Status.UNCHECKED, Severity.NONE), absent_from=()),
    )


def every_quote() -> tuple[QuoteReport, ...]:
    """All of them, in the order of the registry."""
    return (consistent(), accepted(), drifted(), hostile(), *nothing_found())

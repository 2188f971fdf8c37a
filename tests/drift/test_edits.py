"""What an edit carries: words as written, ranges, order, and what the quote makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quotecheck.drift.edits import edits as edits_of
from quotecheck.drift.rate import DEFAULT, Typed, rate, worst
from quotecheck.model import Alignment, Cut, Edit, Kind, Mode, Op, Quote, Severity, Step
from quotecheck.text.tokens import wording

Told = Callable[..., tuple[Edit, ...]]


def quote(text: str, **more: object) -> Quote:
    """A quote of nobody."""
    made = Quote("q", "somebody", text, wording(text, editorial=False))
    return replace(made, **more)  # type: ignore[arg-type]


def by_hand(
    registered: str, printed: str, *steps: Step, resumes: tuple[int, ...] = ()
) -> Alignment:
    return Alignment(wording(registered, editorial=False), wording(printed), steps, resumes)


def test_words_as_written_ranges_and_the_order_of_the_print(told: Told) -> None:
    edits = told("I told him, our land, our sea is inviolable", "our land our sea is inalienable.")
    found = [
        (e.kind.value, e.registered, e.found, e.registered_range, e.found_range) for e in edits
    ]
    assert found == [
        ("truncation", "I told him", "", (0, 3), (0, 0)),
        ("typography", "land,", "land", (4, 5), (1, 2)),
        ("content-word", "inviolable", "inalienable", (8, 9), (5, 6)),
    ]  # fmt: skip


def test_the_same_edits_whatever_is_asked_first(told: Told) -> None:
    pair = "We came. They left us two men", "We came, they left us three men"
    assert told(*pair) == told(*pair)
    places = [edit.found_range for edit in told(*pair)]
    assert places == sorted(places)


def test_an_interruption_is_no_edit() -> None:
    text = "We came home, we saw it all"
    printed = 'We came home," she said; "we saw it all'
    whole = wording(printed)
    kept = replace(whole, tokens=whole.tokens[:3] + whole.tokens[5:])
    steps = (Step(Op.EQUAL, (0, 7), (0, 7)),)
    alignment = Alignment(wording(text, editorial=False), kept, steps, (3,))
    assert edits_of(quote(text), alignment) == ()
    assert edits_of(quote(text), replace(alignment, resumes=())) != ()


def test_a_moved_part_is_one_edit() -> None:
    text, printed = "we came home, they left the town", "they left the town, we came home"
    steps = Step(Op.MOVE, (3, 7), (0, 4)), Step(Op.EQUAL, (0, 3), (4, 7))
    (edit,) = edits_of(quote(text), by_hand(text, printed, *steps))
    assert (edit.op, edit.kind, edit.severity) == (Op.MOVE, Kind.REORDER, Severity.MAJOR)


def test_names_that_moved_say_who_did_it() -> None:
    text, printed = "we saw Mexico attack Canada", "we saw Canada Mexico attack"
    steps = (
        Step(Op.EQUAL, (0, 2), (0, 2)),
        Step(Op.MOVE, (4, 5), (2, 3)),
        Step(Op.EQUAL, (2, 4), (3, 5)),
    )
    (edit,) = edits_of(quote(text), by_hand(text, printed, *steps))
    assert (edit.kind, edit.severity, edit.note) == (
        Kind.REORDER, Severity.CRITICAL, 'moved: "Canada"',
    )  # fmt: skip


def test_brackets_are_told_apart_from_what_stands_beside_them(told: Told) -> None:
    edits = told("he saw the territory", "he saw the beautiful [Mexico's] territory")
    assert [(edit.kind.value, edit.found) for edit in edits] == [
        ("insertion", "beautiful"),
        ("editorial", "Mexico's"),
    ]


def test_a_splice_of_two_sentences_and_an_omission_within_one(told: Told) -> None:
    text = "We came to the old house. They left the old town with us."
    assert [e.kind.value for e in told(text, "We came to the old town with us.")] == ["splice"]
    silent = told(text, "We came to the house. They left the old town with us.")
    assert [edit.kind.value for edit in silent] == ["omission"]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_severity_and_a_quote_may_change_it(kind: Kind) -> None:
    plain = quote("we came home")
    assert rate(Typed(kind), plain)[0] is DEFAULT[kind]
    mine = replace(plain, severity={kind: Severity.NONE})
    assert rate(Typed(kind, severity=Severity.CRITICAL), mine)[0] is Severity.NONE


@pytest.mark.parametrize("kind", Kind)
def test_a_translation_eases_words_and_nothing_else(kind: Kind) -> None:
    severity, note = rate(Typed(kind), quote("we came home", mode=Mode.TRANSLATED))
    eased = kind in (Kind.CONTENT_WORD, Kind.FUNCTION_WORD)
    assert severity == DEFAULT[kind] - eased
    assert ("translation" in note) is eased


def test_spelling_counts_where_it_was_written() -> None:
    assert rate(Typed(Kind.SPELLING), quote("a b c", mode=Mode.WRITTEN))[0] is Severity.MINOR
    assert rate(Typed(Kind.SPELLING), quote("a b c", mode=Mode.SPOKEN))[0] is Severity.INFO


def test_the_caller_may_say_which_words_are_known() -> None:
    text, printed = "we saw the zorblat today", "we saw the zorblet today"
    steps = (
        Step(Op.EQUAL, (0, 3), (0, 3)),
        Step(Op.REPLACE, (3, 4), (3, 4)),
        Step(Op.EQUAL, (4, 5), (4, 5)),
    )
    alignment = by_hand(text, printed, *steps)
    (edit,) = edits_of(quote(text), alignment, known=lambda word: word == "zorblat")
    assert edit.kind is Kind.MISSPELLING
    (edit,) = edits_of(quote(text), alignment, known=lambda word: True)
    assert edit.kind is Kind.CONTENT_WORD


def test_the_worst_of_none_is_none() -> None:
    assert worst(()) is Severity.NONE


def test_a_run_of_number_words_without_end_is_read_in_no_time() -> None:
    text = "we saw " + "million hundred thousand " * 300 + "of them"
    alignment = by_hand(
        text,
        "we saw 5 of them",
        Step(Op.EQUAL, (0, 2), (0, 2)),
        Step(Op.REPLACE, (2, 902), (2, 3)),
        Step(Op.EQUAL, (902, 904), (3, 5)),
    )
    (edit,) = edits_of(quote(text), alignment)
    assert edit.kind is Kind.QUANTITY


def test_an_alignment_that_keeps_nothing_is_told_as_one_cut() -> None:
    text = "we came home"
    alignment = by_hand(text, "", Step(Op.DELETE, (0, 3), (0, 0), Cut.EDGE))
    (edit,) = edits_of(quote(text), alignment)
    assert edit.kind is Kind.TRUNCATION


def test_a_swap_of_names_is_told_of_the_one_that_opens_the_sentence_too(told: Told) -> None:
    swapped = told("Anna met Boris at noon", "Boris met Anna at noon")
    assert [edit.kind for edit in swapped] == [Kind.NAME, Kind.NAME]
    (changed,) = told("Pulling it up is hard", "Putting it up is hard")
    assert changed.kind is not Kind.NAME


def test_words_in_a_row_with_nothing_in_common_are_one_edit_and_the_worst_of_them(
    told: Told,
) -> None:
    (reworded,) = told(
        "we say that Mexico will pay for it all", "we say that nobody should grumble for it all"
    )
    assert (reworded.registered, reworded.found) == ("Mexico will pay", "nobody should grumble")
    assert reworded.severity is Severity.CRITICAL
    assert 'added: "nobody"' in reworded.note
    assert len(told("the old town is here", "the new city is here")) == 2  # two words are two edits


def test_marks_beside_words_exchanged_in_a_row_are_not_compared(told: Told) -> None:
    edits = told("they hold it as a payer, but not as us", "they hold it well under him not as us")
    assert Kind.TYPOGRAPHY not in {edit.kind for edit in edits}


def test_a_quotation_that_begins_inside_the_words_is_no_mark_of_theirs(told: Told) -> None:
    assert told("it is closed to every ship", 'it is closed "to every ship') == ()
    assert told("it is closed to every ship", 'it is "closed" to every ship') != ()
    assert told('it is "closed" to every ship', 'it is "closed to every ship') != ()


def test_the_marks_around_words_that_fill_an_ellipsis_are_not_compared(told: Told) -> None:
    registered = "we spoke of marriage? . . . In the end we left"
    assert told(registered, "we spoke of marriage and of neglect. In the end we left") == ()
    assert told("we left? In the end we won", "we left. In the end we won") != ()

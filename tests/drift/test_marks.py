"""Marks between words and in them: what is an edit, and what is only layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quotecheck.collate.align import align
from quotecheck.drift.edits import edits as edits_of
from quotecheck.model import Edit, Kind, Quote, Severity
from quotecheck.text.tokens import wording

Told = Callable[..., tuple[Edit, ...]]


@pytest.mark.parametrize(
    ("registered", "printed"),
    [
        ("we came — all of us", "we came—all of us"),
        ("we came, all of us", "we came,\n\n  all of us"),
        ("Mr. Smith came home", "Mr Smith came home"),
        ("our territory is ours", "our terri\u00adtory is ours"),
        ("we came [sic] home", "we came home"),
        ("caf\u00e9 on the hill", "cafe\u0301 on the hill"),
        ("we came … home", "we came home"),
    ],
)
def test_layout_is_no_edit(told: Told, registered: str, printed: str) -> None:
    edits = told(registered, printed)
    assert [edit for edit in edits if edit.kind.value != "truncation"] == []


@pytest.mark.parametrize(
    ("registered", "printed", "shown"),
    [
        ("we came, all of us", "we came; all of us", ("came,", "came;")),
        ("we came—all of us", "we came, all of us", ("came—all", "came,")),
        ("we came home.", "we came home,", ("home.", "home,")),
        ("we came home.", "we came home!", ("home.", "home!")),
        ("we don't know it", "we don’t know it", ("don't", "don’t")),
    ],
)
def test_typography_is_shown_on_the_word(
    told: Told, registered: str, printed: str, shown: tuple[str, str]
) -> None:
    (edit,) = told(registered, printed)
    assert (edit.kind.value, edit.severity.label) == ("typography", "info")
    assert (edit.registered, edit.found) == shown


@pytest.mark.parametrize(
    ("registered", "printed", "note"),
    [
        ("Is it so? We know.", "Is it so. We know.", 'lost: "?"'),
        ("It is so. We know.", "It is so? We know.", 'added: "?"'),
        ("Is it so?", "Is it so.", 'lost: "?"'),
        ("It is so, we know.", "It is so?", 'added: "?"'),
    ],
)
def test_a_question_mark_is_modality(told: Told, registered: str, printed: str, note: str) -> None:
    worst = max(told(registered, printed), key=lambda edit: edit.severity)
    assert (worst.kind.value, worst.note) == ("modality", note)


@pytest.mark.parametrize(
    ("registered", "printed"),
    [
        ("Is it so?", "Is it so"),
        ("it is so", "“it is so”?"),
    ],
)
def test_a_question_mark_that_house_style_takes_is_none(
    told: Told, registered: str, printed: str
) -> None:
    assert told(registered, printed) == ()


@pytest.mark.parametrize(
    ("registered", "printed", "severity"),
    [
        ("we came home", "We came home", "info"),
        ("We came. They left", "We came: they left", "info"),
        ("they saw The man", "they saw the man", "minor"),
        ("they left the US then", "they left the us then", "minor"),
        ("It came home then", "it came home then", "info"),
        ("The cartels came", "[t]he cartels came", "info"),
    ],
)
def test_case(told: Told, registered: str, printed: str, severity: str) -> None:
    found = [edit.severity.label for edit in told(registered, printed) if edit.kind.value == "case"]
    assert found == [severity]


def test_hidden_letters_are_named_unless_the_script_needs_them(told: Told) -> None:
    (edit,) = told("it is a new day", "it is a n\u200bew day")
    assert (edit.kind.value, edit.note) == ("look-alike", "hidden: U+200B")
    persian = "می\u200cروم به خانه"
    assert told(persian.replace("\u200c", ""), persian, "fa") == ()


@pytest.mark.parametrize(
    ("registered", "printed", "tail", "kinds"),
    [
        ("we came home.", "we came home", "” she said. “They left", []),
        ("we came home", "we came home", ", and then they left", []),
        ("Is it so?", "Is it so", ",” she asked", []),
        ("Is it so?", "Is it so", ".” she said", ["modality"]),
        ("we came home.", "we came home", ",” she said", ["typography"]),
        ("we came home.", "we came home", "?” he asked", ["modality"]),
        ("we came home.", "we came home", "”?", []),
    ],
)
def test_what_follows_the_last_word_counts_up_to_the_closing_mark(
    registered: str, printed: str, tail: str, kinds: list[str]
) -> None:
    text = wording(registered, editorial=False)
    alignment = align(text, replace(wording(printed), tail=tail))
    edits = edits_of(Quote("q", "somebody", registered, text), alignment)
    assert [edit.kind.value for edit in edits] == kinds


def test_the_capitals_of_a_headline_are_info_and_those_of_one_word_are_not(told: Told) -> None:
    said = "we will never sell our harbour to them"
    for headline in (said.upper(), "We Will Never Sell Our Harbour to Them"):
        edits = told(said, headline)
        assert {edit.kind for edit in edits} == {Kind.CASE}
        assert {edit.severity for edit in edits} == {Severity.INFO}
    (capital,) = told(said, "we will never sell our Harbour to them")
    assert capital.severity is Severity.MINOR


def test_brackets_around_a_word_that_was_said_are_told(told: Told) -> None:
    (edit,) = told("we will never sell it to them", "we will [never] sell it to them")
    assert (edit.kind, edit.severity) == (Kind.EDITORIAL, Severity.INFO)
    assert (edit.registered, edit.found) == ("never", "[never]")
    assert told("we will [never] sell it", "we will [never] sell it") == ()

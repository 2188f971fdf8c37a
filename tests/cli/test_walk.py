"""Reviewing without a terminal: answers in, decisions out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from quotecheck.cli.walk import HELP, Decisions, View, walk

ITEMS: list[Any] = [SimpleNamespace(name=name) for name in ("one", "two", "three")]


class Answers:
    """A talk whose answers are known."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.shown: list[tuple[str, View]] = []

    def ask(self, question: str) -> str | None:
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else None

    def say(self, text: str) -> None:
        self.said.append(text)

    def show(self, item: Any, view: View) -> None:
        self.shown.append((item.name, view))


def told(decided: Decisions) -> tuple[list[tuple[str, str]], list[str]]:
    accepted: list[tuple[Any, str]] = list(decided.accepted)
    rejected: list[Any] = list(decided.rejected)
    return [(one.name, why) for one, why in accepted], [one.name for one in rejected]


@pytest.mark.parametrize(
    ("answers", "accepted", "rejected"),
    [
        (["a", "fine", "r", "s"], [("one", "fine")], ["two"]),
        (["s", "s", "s"], [], []),
        (["A", "all fine"], [(name, "all fine") for name in ("one", "two", "three")], []),
        (["s", "A", "fine"], [("two", "fine"), ("three", "fine")], []),
        (["r", "R"], [], ["one", "two", "three"]),
        (["a", "fine", "S"], [("one", "fine")], []),
        (["a", "fine", "q"], [("one", "fine")], []),
        (["a", "fine"], [("one", "fine")], []),  # the answers end
        (["a"], [], []),  # and before the reason
        (["A"], [], []),
        (["a", " ", "", " fine ", "S"], [("one", "fine")], []),
        ([" a ", "fine", "S"], [("one", "fine")], []),
        (["accept", "", "x", "ar", "a", "fine", "S"], [("one", "fine")], []),
        ([], [], []),
    ],
)
def test_decisions(
    answers: list[str], accepted: list[tuple[str, str]], rejected: list[str]
) -> None:
    assert told(walk(ITEMS, Answers(*answers))) == (accepted, rejected)


def test_what_is_no_answer_is_explained() -> None:
    talk = Answers("yes", "q")
    walk(ITEMS, talk)
    assert HELP in talk.said


def test_views_are_shown_and_asked_about_again() -> None:
    talk = Answers("i", "d", "s", "q")
    walk(ITEMS, talk)
    assert talk.shown == [
        ("one", View.BRIEF),
        ("one", View.INFO),
        ("one", View.DIFF),
        ("two", View.BRIEF),
    ]


def test_nothing_pending_asks_nothing() -> None:
    talk = Answers("A", "fine")
    assert told(walk([], talk)) == ([], [])
    assert talk.asked == []

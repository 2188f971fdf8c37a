"""Going through what is pending, one by one: questions out, answers in, decisions back.

Decisions are data; nothing is written here. Refuses: to know a terminal. Whoever calls brings a
``Talk``, which is a terminal in the command and a list of answers in a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from enum import Enum
from typing import Protocol

from quotecheck.pipeline.accepting import Pending
from quotecheck.records import dataclass


class View(Enum):
    """How much of a variant is shown."""

    BRIEF = "brief"
    INFO = "info"
    DIFF = "diff"


class Talk(Protocol):
    """Where questions go and answers come from."""

    def ask(self, question: str) -> str | None:
        """The answer to a question, without its line end; None when there are no more."""

    def say(self, text: str) -> None:
        """Tell something, as lines."""

    def show(self, item: Pending, view: View) -> None:
        """Show a variant."""


@dataclass(slots=True)
class Decisions:
    """What was decided. What is in neither list was skipped."""

    accepted: list[tuple[Pending, str]] = field(default_factory=list)
    rejected: list[Pending] = field(default_factory=list)


HELP = """\
a  accept: this wording is sound; asks for the reason
r  reject: it is not; its places are listed at the end, for you to mend
s  skip: decide another time
A, R, S  the same for this one and all that are left
i  info: every change and every place
d  diff: registered and printed, side by side
q  quit: what was decided so far is kept"""
_QUESTION = "accept, reject, skip, info, diff, quit [a r s A R S i d q ?] "
_VIEWS = {"i": View.INFO, "d": View.DIFF}


def walk(items: Sequence[Pending], talk: Talk) -> Decisions:
    """Ask about each of ``items``; ends early at q, at a capital, or when answers end."""
    decided = Decisions()
    for number, item in enumerate(items):
        talk.say(f"\n{number + 1} of {len(items)}")
        talk.show(item, View.BRIEF)
        answer = _answer(item, talk)
        left = items[number:] if answer.isupper() else [item]
        if answer in "qS":
            break
        if answer in "aA":
            reason = _reason(talk)
            decided.accepted += [(each, reason) for each in left if reason]
        elif answer in "rR":
            decided.rejected += left
        if answer.isupper():
            break
    return decided


def _answer(item: Pending, talk: Talk) -> str:
    """One of a r s A R S q; views are shown, and anything else is explained, until then."""
    while True:
        said = talk.ask(_QUESTION)
        answer = "q" if said is None else said.strip()
        if answer in _VIEWS:
            talk.show(item, _VIEWS[answer])
        elif len(answer) == 1 and answer in "arsARSq":
            return answer
        else:
            talk.say(HELP)


def _reason(talk: Talk) -> str:
    """Why; empty when answers end first."""
    while (said := talk.ask("reason: ")) is not None:
        if said.strip():
            return said.strip()
        talk.say("a decision needs a reason")
    return ""

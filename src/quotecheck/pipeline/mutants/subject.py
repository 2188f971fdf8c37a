"""What every operation works on: the registered text by its words, and how to change it.

Refuses: to know what a change means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from quotecheck.drift.classes import Class, classify
from quotecheck.drift.lexicons import Lexicon, lexicon
from quotecheck.model import Quote, Span, Token
from quotecheck.text.gaps import Break, break_before

T = TypeVar("T")

MOST = 4  # places at which one operation is tried in one quote


class Mutation(NamedTuple):
    """A changed text, what was changed, and, unless it is the usual one, the source around it."""

    text: str
    change: str
    source: str | None = None


@dataclass(frozen=True)
class Subject:
    """A quote to be changed. ``min_words``: a part of fewer words is no reproduction of it.

    ``others`` are names from the rest of the registry, to stand in for those of this quote.
    """

    quote: Quote
    min_words: int = 5
    others: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The registered text, on one line."""
        return self.quote.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return self.quote.wording.tokens

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each word stands in ``text``."""
        return self.quote.wording.spans

    @cached_property
    def language(self) -> str:
        """The first part of the quote's language tag."""
        return self.words.language

    @cached_property
    def words(self) -> Lexicon:
        """The lists of its language."""
        return lexicon(self.quote.language)

    @cached_property
    def classes(self) -> tuple[Class, ...]:
        """The class of each word."""
        wording = self.quote.wording
        return tuple(classify(wording, at, self.words) for at in range(len(wording)))

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """The boundary before each word, and past the last."""
        wording = self.quote.wording
        return tuple(break_before(wording, at) for at in range(len(wording) + 1))

    def stretch(self, start: int, end: int) -> str:
        """The text of words ``[start, end)``, with the marks between them."""
        return self.text[self.spans[start].start : self.spans[end - 1].end]

    def swapped(self, at: int, instead: str) -> str:
        """The text with word ``at`` written as ``instead``, its capital kept."""
        span = self.spans[at]
        return self.text[: span.start] + like(self.tokens[at].text, instead) + self.text[span.end :]

    def without(self, start: int, end: int) -> str:
        """The text without words ``[start, end)``, and without the blank that one of them had."""
        head, tail = self.text[: self.spans[start].start], self.tail(end)
        if not head.strip():
            return capital(tail)
        return f"{head}{tail}" if tail else head.rstrip()

    def tail(self, start: int) -> str:
        """The text from word ``start`` on; the last marks alone when there is none."""
        if start < len(self.tokens):
            return self.text[self.spans[start].start :]
        return self.text[self.spans[-1].end :]

    def before(self, at: int, words: str) -> str:
        """The text with ``words`` put before word ``at``."""
        start = self.spans[at].start
        return f"{self.text[:start]}{words} {self.text[start:]}"


def like(model: str, word: str) -> str:
    """``word`` with a capital where ``model`` has one."""
    return capital(word) if model[:1].isupper() else word


def capital(text: str) -> str:
    """``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def spread(places: Sequence[T], most: int = MOST) -> Iterator[T]:
    """At most ``most`` of ``places``, the first and the last among them, evenly spread."""
    if len(places) <= most:
        yield from places
        return
    step = (len(places) - 1) / (most - 1)
    for number in range(most):
        yield places[round(number * step)]

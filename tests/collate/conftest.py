"""Occurrences made by hand, for the tests of the collate room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quotecheck.model import Occurrence, Quote, Quoted, Span, Token, Wording
from quotecheck.text.lines import Lines
from quotecheck.text.tokens import wording


def _occurrence(text: str, *pieces: str, source: str = "a.txt") -> Occurrence:
    """The occurrence in ``text`` whose spans are ``pieces``, one after another.

    Words between two pieces make an interruption.
    """
    spans: list[Span] = []
    tokens: list[Token] = []
    resumes: list[int] = []
    last = 0
    for piece in pieces or (text,):
        start = text.index(piece, last)
        words = wording(text, start, start + len(piece))
        between = text[last:start] if spans else ""
        if any(map(str.isalnum, between)):
            resumes.append(len(tokens))
        tokens += [replace(words.tokens[0], gap=between), *words.tokens[1:]]
        last = words.spans[-1].end
        spans.append(Span(words.start, last))
    lines = Lines(text)
    return Occurrence(
        "quote",
        source,
        tuple(spans),
        Wording(tuple(tokens), start=spans[0].start),
        text[spans[0].start : spans[-1].end],
        lines.position(spans[0].start),
        lines.position(spans[-1].end),
        Quoted.YES,
        100.0,
        tuple(resumes),
    )


@pytest.fixture(scope="session")
def occurrence() -> Callable[..., Occurrence]:
    return _occurrence


@pytest.fixture
def quote() -> Callable[[str], Quote]:
    return lambda text: Quote("quote", "A Speaker", text, wording(text, editorial=False))

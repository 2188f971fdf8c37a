"""What the tests of the search room share: a short way to find quotes in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from planted import make_quote

from quotecheck import search
from quotecheck.model import Occurrence, Settings, Source

BINDING = frozenset({"not", "never", "no", "will", "may", "must", "hardly"})

Find = Callable[..., list[Occurrence]]


def _find(text: str, *quotes: str, settings: Settings | None = None) -> list[Occurrence]:
    """Every occurrence of ``quotes`` (named "0", "1", ...) in ``text``."""
    registered = [make_quote(quote, str(number)) for number, quote in enumerate(quotes)]
    settings = settings or Settings()
    index = search.compile_index(registered, settings, lambda language, word: word in BINDING)
    _, occurrences = search.find(Source("a.txt", text), index)
    for one in occurrences:
        assert one.text == text[one.start : one.end]
        for token, span in zip(one.wording.tokens, one.wording.spans, strict=True):
            assert token.text == text[span.start : span.end]
    return list(occurrences)


@pytest.fixture(scope="session")
def find() -> Find:
    """``find(text, *quotes)``: the occurrences, with every offset checked against the text."""
    return _find


@pytest.fixture(scope="session")
def spans() -> Callable[..., list[list[str]]]:
    """``spans(text, quote)``: the text of every span, by occurrence."""

    def printed(text: str, *quotes: str) -> list[list[str]]:
        found = _find(text, *quotes)
        return [[text[span.start : span.end] for span in one.spans] for one in found]

    return printed

"""What every test of the drift room needs: from two texts to the edits between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotecheck.collate.align import align
from quotecheck.drift.edits import edits as edits_of
from quotecheck.model import Alignment, Edit, Mode, Quote
from quotecheck.text.tokens import wording

Aligned = Callable[[str, str], Alignment]
Told = Callable[..., tuple[Edit, ...]]


@pytest.fixture(scope="session")
def aligned() -> Aligned:
    """From a registered and a printed text to their alignment."""
    return lambda registered, printed: align(wording(registered, editorial=False), wording(printed))


@pytest.fixture(scope="session")
def told(aligned: Aligned) -> Told:
    """From a registered and a printed text to the edits between them."""

    def tell(
        registered: str, printed: str, language: str = "en", mode: str = "spoken"
    ) -> tuple[Edit, ...]:
        alignment = aligned(registered, printed)
        quote = Quote(
            id="q",
            speaker="somebody",
            text=registered,
            reading=alignment.registered,
            mode=Mode(mode),
            language=language,
        )
        return edits_of(quote, alignment)

    return tell

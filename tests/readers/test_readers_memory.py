"""Texts that are in no file: a source like any other, and refused like any other."""

from __future__ import annotations

from hashlib import sha256

import pytest

from quotecheck.errors import SourceError
from quotecheck.readers import from_text, with_text


def test_the_text_stays_as_it_is_and_its_hash_is_that_of_its_bytes() -> None:
    text = "“Wir bleiben”\r\nsagte er.\x0c"
    source = from_text("answer", text)
    assert (source.path, source.text) == ("answer", text)
    assert source.sha256 == sha256(text.encode()).hexdigest()


def test_a_lone_surrogate_has_a_hash_too() -> None:
    assert len(from_text("a", "x\ud800").sha256) == 64


@pytest.mark.parametrize("text", ["", " \n", "… — ?!"])
def test_nothing_to_read_is_an_error(text: str) -> None:
    with pytest.raises(SourceError, match="answer: there is no text in it"):
        with_text(from_text("answer", text))


def test_one_letter_is_text() -> None:
    source = from_text("answer", "… x")
    assert with_text(source) is source

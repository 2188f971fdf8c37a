"""A key changes with all that can change what is found, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from corpora import QUOTES

from quotecheck.cache import program
from quotecheck.cache.entries import content_key, quote_keys
from quotecheck.model import Mode, Quote, Settings, Severity

QUOTE = QUOTES[0]


def key(quote: Quote, **settings: object) -> bytes:
    return quote_keys([quote], replace(Settings(), **settings))[quote.id]  # type: ignore[arg-type]


def test_what_decides_is_in_the_key_of_a_quote() -> None:
    keys = [
        key(QUOTE),
        key(replace(QUOTE, text=QUOTE.text + "s")),
        key(replace(QUOTE, language="de")),
        key(replace(QUOTE, max_drift=0.1)),
        key(QUOTE, max_drift=0.2),
        key(QUOTE, min_words=6),
        key(QUOTE, evidence=58.0),
        key(QUOTE, exhaustive=True),
    ]
    assert len(set(keys)) == len(keys)
    assert key(replace(QUOTE, max_drift=0.2)) == key(QUOTE, max_drift=0.2)


def test_what_does_not_is_not() -> None:
    other = replace(QUOTE, id="other", speaker="Else", mode=Mode.WRITTEN, notes="n", tags=("t",))
    assert key(other) == key(QUOTE)
    assert key(QUOTE, fail_on=Severity.INFO, quotes=("river",), remarks=False) == key(QUOTE)


def test_a_content_is_one_hash_one_format_one_program() -> None:
    given = ("a" * 64, "text", "p")
    others = [("b" * 64, "text", "p"), ("a" * 64, "markdown", "p"), ("a" * 64, "text", "q")]
    assert content_key(*given) == content_key(*given)
    assert content_key(*given) not in {content_key(*other) for other in others}


def test_a_program_is_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache" / "__pycache__").mkdir(parents=True)
    (tmp_path / "words.txt").write_text("one two")
    monkeypatch.setattr(program, "__file__", str(tmp_path / "cache" / "program.py"))
    digest = program.program_key.__wrapped__
    first = digest()
    (tmp_path / "cache" / "__pycache__" / "program.pyc").write_text("compiled")
    assert digest() == first
    (tmp_path / "words.txt").write_text("one too")
    assert digest() != first
    (tmp_path / "words.txt").rename(tmp_path / "other.txt")
    assert digest() != first
    monkeypatch.setattr(program, "_STANDS_ON", ())
    assert digest() != first


def test_without_files_or_versions_there_is_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "_STANDS_ON", ("no_such_library",))
    with pytest.raises(OSError, match="no_such_library"):
        program.program_key.__wrapped__()
    monkeypatch.setattr(program, "_STANDS_ON", ())
    monkeypatch.setattr(program, "__file__", str(tmp_path / "program.zip" / "cache" / "program.py"))
    with pytest.raises(OSError, match="is no folder"):
        program.program_key.__wrapped__()

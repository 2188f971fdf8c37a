"""The word lists: where they come from, that they are well formed, and that they are lazy."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotecheck.drift.lexicons as room
from quotecheck.drift.lexicons import Lexicon, lexicon

_FOLDER = Path(room.__file__).with_name("lexicon")
_FILES = sorted(_FOLDER.rglob("*.tsv"))


@pytest.mark.parametrize("file", _FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_list_says_what_it_is_where_from_and_under_which_licence(file: Path) -> None:
    head, origin, columns, *entries = file.read_text("utf-8").split("\n")
    assert head.startswith("# ")
    assert origin == "# Origin: compiled by the authors of quotecheck. Licence: MIT."
    assert columns.startswith("# Columns: ")
    rows = [entry for entry in entries if entry]
    assert rows
    assert len(rows) == len(set(rows)), "an entry stands twice"
    assert all(entry == entry.strip() or entry.endswith("\t") for entry in rows)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de"])
def test_each_language_has_the_lists_that_protect_meaning(language: str) -> None:
    lists = lexicon(language)
    assert lists.negation
    assert lists.modality
    assert lists.function
    assert lists.numbers
    assert lists.names
    assert lists.qualifiers


def test_a_tag_with_a_region_has_the_lists_of_its_language() -> None:
    assert Lexicon("en-GB").negation == lexicon("en").negation
    assert Lexicon("es_MX").negation == lexicon("es").negation


@pytest.mark.parametrize("language", ["fi", "", "../en", "x" * 500])
def test_an_unknown_language_has_empty_lists(language: str) -> None:
    assert not Lexicon(language).negation
    assert not Lexicon(language).fillers


def test_lists_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "negation.tsv").write_text("# mine\nnope\tnot\n", "utf-8")
    assert Lexicon("xx", tmp_path).negation == {"nope": "not"}

"""What a registry may look like, and what comes of it."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from quotecheck.errors import RegistryError
from quotecheck.model import Kind, Mode, Position, Registry, Severity
from quotecheck.registry import load
from quotecheck.text.tokens import wording

SMALL = "quotes:\n  - {id: one, speaker: Ada, text: The engine weaves patterns.}\n"

FULL = """\
version: 1
speakers:
  Ada Lovelace: {aliases: [Lovelace, the Countess]}
  Mary Somerville: {}
quotes:
  - id: engine-1.a_b
    speaker: Ada Lovelace
    text: >-
      The engine weaves patterns
      just as the loom weaves flowers.
    mode: translated
    language: pt-BR
    said: 1843-09
    context: A letter
    source: "Notes: G"
    tags: [loom, no, 12:30:45]
    require: ["corpus/*.txt"]
    accept:
      - text: The engine weaves
        reason: Cut by the printer
        sources: [a.txt]
        by: M. S.
        until: 2027-01-31
      - {text: engine patterns, reason: yes}
    max_drift: 0.25
    severity: {spelling: minor, content-word: critical}
    notes: |
      Two lines.
      Of notes.
  - {id: two, speaker: no, text: 12:30:45}
"""


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "quotes.yaml"
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(data)
    return path


def loaded(folder: Path, content: str | bytes) -> Registry:
    return load(written(folder, content))


def test_every_key_arrives(tmp_path: Path) -> None:
    registry = loaded(tmp_path, FULL)
    quote = registry.quotes[0]
    assert registry.version == 1
    assert registry.speakers == {
        "Ada Lovelace": ("Lovelace", "the Countess"),
        "Mary Somerville": (),
    }
    assert quote.text == "The engine weaves patterns just as the loom weaves flowers."
    assert [token.norm for token in quote.wording.tokens[:3]] == ["the", "engine", "weaves"]
    assert (quote.mode, quote.language, quote.said) == (Mode.TRANSLATED, "pt-BR", "1843-09")
    assert (quote.context, quote.source) == ("A letter", "Notes: G")
    assert quote.require == ("corpus/*.txt",)
    assert quote.max_drift == 0.25
    assert quote.severity == {
        Kind.SPELLING: Severity.MINOR,
        Kind.CONTENT_WORD: Severity.CRITICAL,
    }
    assert quote.notes == "Two lines.\nOf notes."


def test_scalars_are_the_text_that_stands_there(tmp_path: Path) -> None:
    first, second = loaded(tmp_path, FULL).quotes
    assert first.tags == ("loom", "no", "12:30:45")
    assert first.accept[1].reason == "yes"
    assert (second.speaker, second.text) == ("no", "12:30:45")


def test_acceptances_and_quotes_know_their_place(tmp_path: Path) -> None:
    first, second = loaded(tmp_path, FULL).quotes
    assert first.position == Position(6, 9)
    assert second.position == Position(30, 10)
    assert [accepted.position for accepted in first.accept] == [Position(19, 9), Position(24, 9)]
    assert first.accept[0].sources == ("a.txt",)
    assert (first.accept[0].by, first.accept[0].until) == ("M. S.", "2027-01-31")


def test_defaults(tmp_path: Path) -> None:
    registry = loaded(tmp_path, SMALL)
    quote = registry.quotes[0]
    assert registry.version == 1
    assert (quote.mode, quote.language, quote.accept, quote.tags) == (Mode.SPOKEN, "en", (), ())
    assert quote.max_drift is None
    assert registry.speakers == {}


def test_the_path_is_shown_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, SMALL)
    monkeypatch.chdir(tmp_path)
    assert load("quotes.yaml").path == "quotes.yaml"
    assert load(tmp_path / "quotes.yaml").path == (tmp_path / "quotes.yaml").as_posix()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_marks_and_line_ends_do_not_move_places(tmp_path: Path, mark: bytes, end: bytes) -> None:
    content = mark + SMALL.encode().replace(b"\n", end)
    assert loaded(tmp_path, content).quotes[0].position == Position(2, 10)


def test_a_line_separator_is_a_space_and_no_line(tmp_path: Path) -> None:
    content = SMALL.replace("engine weaves", "engine\u2028weaves") + "  - {id: two, speaker: A}\n"
    with pytest.raises(RegistryError) as raised:
        loaded(tmp_path, content)
    assert [problem.line for problem in raised.value.problems] == [3]


def test_columns_count_code_points(tmp_path: Path) -> None:
    content = "quotes:\n  - {speaker: Zoë 😀, id: one, text: Été indien.}\n"
    assert loaded(tmp_path, content).quotes[0].position == Position(2, 26)


def test_a_registry_by_the_slow_parser_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = loaded(tmp_path, FULL)
    monkeypatch.setattr("quotecheck.registry.parse._LOADER", yaml.SafeLoader)
    assert load(tmp_path / "quotes.yaml") == fast


def test_a_wording_is_made_when_asked_for_and_once(tmp_path: Path) -> None:
    quote = loaded(tmp_path, SMALL).quotes[0]
    assert callable(quote.reading)
    assert quote.wording is quote.wording
    assert quote.wording == wording(quote.text, editorial=False)


def test_quotes_are_equal_whether_or_not_their_wording_was_made(tmp_path: Path) -> None:
    fresh, read = (loaded(tmp_path, SMALL).quotes[0] for _ in range(2))
    assert read.wording.tokens
    assert fresh == read
    assert repr(fresh) == repr(read)
    assert fresh != replace(read, text="The engine weaves other patterns.")


@pytest.mark.parametrize("made", [False, True])
def test_a_quote_comes_back_from_a_pickle(tmp_path: Path, made: bool) -> None:
    quote = loaded(tmp_path, FULL).quotes[0]
    if made:
        assert quote.wording.tokens
    again = pickle.loads(pickle.dumps(quote))
    assert again == quote
    assert again.wording == quote.wording

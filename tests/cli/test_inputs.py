"""Standard input as a source and as a list of paths."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from quotecheck.cli import main

WORDS = "We will keep the old harbour open all winter because the island lives on its ferry"
GOOD = f'"{WORDS}," he said.\n'
BAD = GOOD.replace("old harbour", "new harbour")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("quotes.yaml").write_text(f"quotes:\n  - {{id: ferry, speaker: Ada, text: {WORDS}}}\n")
    Path("corpus").mkdir()
    Path("corpus/good.txt").write_text(GOOD)
    Path("elsewhere.md").write_text(BAD)


@pytest.fixture
def verify(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(given: str | bytes, *arguments: str) -> dict[str, Any]:
        data = given.encode() if isinstance(given, str) else given
        stdin = SimpleNamespace(buffer=io.BytesIO(data), isatty=lambda: False, encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        status = main(["verify", "--format", "json", *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert told["exit_code"] == status
        return told

    return run


def read(told: dict[str, Any]) -> list[str]:
    return [one["path"] for one in told["sources"] if one["status"] == "read"]


def test_a_dash_is_the_text_on_standard_input(verify: Any) -> None:
    told = verify(BAD, "-")
    assert (told["exit_code"], read(told)) == (1, ["-"])
    assert verify(GOOD, "-")["exit_code"] == 0


def test_it_can_have_a_name_and_company(verify: Any) -> None:
    told = verify(BAD, "-", "corpus", "--stdin-filename", "drafts/new.md")
    assert read(told) == ["corpus/good.txt", "drafts/new.md"]
    assert [one["format"] for one in told["sources"]] == ["text", "markdown"]
    assert {one["source"] for one in told["findings"]} == {"drafts/new.md"}


@pytest.mark.parametrize(
    ("given", "name", "reason"),
    [
        (b"", "x.txt", "no text in it"),
        (b"-- \n", "x.txt", "no text in it"),
        (b"words", "x.unknown", "no format that can be read"),
        (b"\xff\xfe\x00\xd8 bad", "x.txt", ""),
    ],
)
def test_what_is_no_text_could_not_be_checked(
    given: bytes, name: str, reason: str, verify: Any
) -> None:
    told = verify(given, "-", "--stdin-filename", name)
    assert told["exit_code"] == 2
    assert reason in told["errors"][0]["message"]
    assert told["errors"][0]["path"] == name


@pytest.mark.parametrize(
    "given", ["elsewhere.md\ncorpus\n", "elsewhere.md\r\n\r\ncorpus", "elsewhere.md\0corpus\0"]
)
def test_a_list_of_paths_on_standard_input(given: str, verify: Any) -> None:
    told = verify(given, "--files-from", "-")
    assert (told["exit_code"], read(told)) == (1, ["corpus/good.txt", "elsewhere.md"])


def test_a_list_in_a_file_beside_paths(verify: Any) -> None:
    Path("list").write_text("elsewhere.md\n")
    assert read(verify("", "corpus", "--files-from", "list")) == ["corpus/good.txt", "elsewhere.md"]
    assert read(verify("", "--files-from", "list")) == ["elsewhere.md"]


def test_a_text_may_come_with_a_list_in_a_file(verify: Any) -> None:
    Path("list").write_text("-\ncorpus\n")
    assert read(verify(BAD, "--files-from", "list")) == ["-", "corpus/good.txt"]


@pytest.mark.parametrize("given", ["", "\n\n", " \n", "\0"])
def test_an_empty_list_is_nothing_to_compare(given: str, verify: Any) -> None:
    told = verify(given, "--files-from", "-")
    assert told["exit_code"] == 2
    assert "no path in standard input" in told["errors"][0]["message"]


def test_what_cannot_be_told_apart_is_refused(verify: Any) -> None:
    assert verify(BAD, "-", "--files-from", "-")["exit_code"] == 2
    assert verify("", "--files-from", "nowhere")["exit_code"] == 2
    told = verify("nowhere.txt\n", "--files-from", "-")
    assert (told["exit_code"], told["errors"][0]["path"]) == (2, "nowhere.txt")

"""A first registry that works, a schema beside it, and nothing replaced."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from quotecheck.cli import main
from quotecheck.registry import load
from quotecheck.registry.schema import schema


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_the_first_registry_loads_and_is_what_its_schema_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init"]) == 0
    assert capsys.readouterr().out == "made quotes.yaml\nmade quotes.schema.json\n"
    text = (tmp_path / "quotes.yaml").read_text("utf-8")
    modeline = text.splitlines()[0]
    path = modeline.removeprefix("# yaml-language-server: $schema=")
    made = json.loads((tmp_path / path).read_text("utf-8"))
    jsonschema.Draft7Validator(made).validate(yaml.safe_load(text))
    assert len(load("quotes.yaml").quotes) == 1


def test_the_lines_that_are_left_out_are_right_too(tmp_path: Path) -> None:
    assert main(["init"]) == 0
    text = (tmp_path / "quotes.yaml").read_text("utf-8")
    (tmp_path / "all.yaml").write_text(text.replace("    # ", "    "), "utf-8")
    (quote,) = load("all.yaml").quotes
    assert quote.said == "2025-05-03"
    assert len(quote.accept) == 1


@pytest.mark.parametrize("name", ["quotes.yaml", "quotes.schema.json"])
def test_nothing_is_replaced(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_text("mine", "utf-8")
    assert main(["init"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{name}: this exists, and is not replaced" in err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_once_more_is_no_harm() -> None:
    assert main(["init"]) == 0
    assert main(["init"]) == 0


def test_another_name_and_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "mine.yaml"]) == 0
    assert load("mine.yaml").quotes
    assert main(["init", "none/mine.yaml"]) == 2
    assert "none/mine.yaml: cannot be written" in capsys.readouterr().err

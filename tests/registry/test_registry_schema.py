"""The schema for editors, held to the loader: what the loader takes, it takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from quotecheck.errors import RegistryError
from quotecheck.registry import load
from quotecheck.registry.schema import schema

ROOT = Path(__file__).resolve().parent.parent.parent
REGISTRIES = sorted([ROOT / "quotes.yaml", *(ROOT / "docs/examples").glob("*.yaml"),
                     *(ROOT / "tests/cli/cases").glob("*/quotes.yaml")])  # fmt: skip


class Editor(yaml.SafeLoader):
    """Scalars as editors resolve them (YAML 1.2): numbers, true and false, no dates."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, first in (
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$", "-+.0123456789"),
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:~|null|)$", "~n"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def valid(text: str) -> bool:
    """Whether the schema takes a registry, as an editor reads it and as plain text."""
    checker = jsonschema.Draft7Validator(schema())
    answers = {checker.is_valid(yaml.load(text, loader)) for loader in (Editor, yaml.BaseLoader)}
    assert len(answers) == 1, text
    return answers.pop()


def loads(folder: Path, text: str) -> bool:
    path = folder / "quotes.yaml"
    path.write_text(text, "utf-8")
    try:
        load(path)
    except RegistryError:
        return False
    return True


def quote(more: str) -> str:
    lines = "".join(f"    {line}\n" for line in more.splitlines())
    return (
        f"version: 1\nquotes:\n  - id: one\n    speaker: Ada\n    text: The engine weaves\n{lines}"
    )


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("path", REGISTRIES, ids=lambda path: path.parent.name)
def test_it_takes_every_registry_here_that_the_loader_takes(tmp_path: Path, path: Path) -> None:
    text = path.read_text("utf-8")
    assert valid(text) == loads(tmp_path, text)


@pytest.mark.parametrize(
    "more",
    [
        "mode: written",
        "language: pt-BR",
        "said: 1843",
        "said: 1843-09",
        "said: 2025-05-03",
        "context: 12",
        "notes: true",
        "tags: [a, 1, 12:30:45]",
        "tags: []",
        "require: ['*.txt']",
        "max_drift: 0.25",
        "max_drift: 0",
        "max_drift: .5",
        "severity: {spelling: minor, content-word: critical}",
        "accept:\n- {text: The engine, reason: cut}",
        "accept:\n- {text: a, reason: b, by: c, until: 2027-01-31, sources: [a.txt]}",
    ],
)
def test_what_is_right_is_taken_by_both(tmp_path: Path, more: str) -> None:
    assert loads(tmp_path, quote(more))
    assert valid(quote(more))


@pytest.mark.parametrize(
    "more",
    [
        "mode: spokn",
        "speker: Ada",
        "language: English",
        "said: yesterday",
        "said: 2025-13",
        "said: [1843]",
        "context: ''",
        "context: [a]",
        "tags: lone",
        "tags: [a, [b]]",
        "require: {a: b}",
        "max_drift: 1",
        "max_drift: -0.1",
        "max_drift: much",
        "severity: {speling: minor}",
        "severity: {spelling: grave}",
        "severity: [spelling]",
        "accept: [The engine]",
        "accept:\n- {text: The engine}",
        "accept:\n- {text: a, reason: b, until: 2027}",
        "accept:\n- {text: a, reason: b, who: c}",
    ],
)
def test_what_is_wrong_is_refused_by_both(tmp_path: Path, more: str) -> None:
    assert not loads(tmp_path, quote(more))
    assert not valid(quote(more))


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\n",
        "quotes: []\n",
        "quotes: {one: two}\n",
        "version: 2\n" + quote("").partition("\n")[2],
        "verson: 1\n" + quote("").partition("\n")[2],
        "speakers: [Ada]\n" + quote(""),
        "speakers: {Ada: {alias: [Countess]}}\n" + quote(""),
        quote("").replace("    speaker: Ada\n", ""),
        quote("").replace("id: one", "id: one two"),
        quote("").replace("id: one", "id: -5"),
        quote("").replace("The engine weaves", "''"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_both(tmp_path: Path, text: str) -> None:
    assert not loads(tmp_path, text)
    assert not valid(text)


def test_what_only_the_loader_can_know_is_left_to_it(tmp_path: Path) -> None:
    for text in (quote("said: 2025-02-30"), quote("").replace("The engine weaves", "'…'")):
        assert valid(text)
        assert not loads(tmp_path, text)


def test_every_key_has_a_word_that_an_editor_shows() -> None:
    def described(node: dict[str, Any]) -> None:
        for value in node.get("properties", {}).values():
            assert value["description"].endswith(".")
            described(value)
            described(value.get("items", {}))

    described(schema())

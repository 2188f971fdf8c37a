"""An acceptance is put into quotes.yaml: the old data plus exactly that, no byte moved."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registry_texts import acceptances, registries

from quotecheck import atomic
from quotecheck.errors import RegistryError
from quotecheck.model import Acceptance, Position, Quote, Registry
from quotecheck.registry import load, loads
from quotecheck.registry.decisions import record
from quotecheck.registry.written import scalar

NOWHERE = Position(1, 1)
SOUND = Acceptance("the engine, and so on", "an honest cut")


def data_of(registry: Registry) -> Registry:
    """The registry without the places, and without its file's name."""
    quotes = (
        replace(
            quote,
            position=NOWHERE,
            accept=tuple(replace(one, position=NOWHERE) for one in quote.accept),
        )
        for quote in registry.quotes
    )
    return replace(registry, path="", quotes=tuple(quotes))


def plus(registry: Registry, name: str, *new: Acceptance) -> Registry:
    quotes = (
        replace(quote, accept=quote.accept + new) if quote.id == name else quote
        for quote in registry.quotes
    )
    return data_of(replace(registry, quotes=tuple(quotes)))


def quote_of(registry: Registry, name: str) -> Quote:
    return next(quote for quote in registry.quotes if quote.id == name)


def after(folder: Path, before: str, *new: Acceptance, name: str = "a") -> str:
    """The file's text once ``new`` is recorded; what it says was compared."""
    path = folder / "quotes.yaml"
    path.write_bytes(before.encode())
    old = load(path)
    record(path, [(quote_of(old, name), one) for one in new])
    assert data_of(load(path)) == plus(old, name, *new)
    return path.read_bytes().decode()


ONE = '{text: "the engine, and so on", reason: an honest cut}'
# « » hold what is to be added, in which NEW stands for the acceptance; all else was there before.
MARKED = {
    "no list yet": """\
quotes:
  - id: a
    speaker: Ada
    text: x y«
    accept:
      - NEW»

  - id: b
    speaker: Ada
    text: z
""",
    "a list": """\
quotes:
- id: a
  speaker: Ada
  accept:
  - text: x
    reason: >-
      because
      of it«
  - NEW»

  # about the text
  text: x y
""",
    "a list in brackets": """\
quotes:
  - id: a
    accept: [{text: x, reason: y}«, NEW»]  # so far
    speaker: Ada
    text: x y
""",
    "a list in brackets with a comma at its end": """\
quotes:
  - id: a
    accept: [
      {text: x, reason: y}«, NEW», # so far
    ]
    speaker: Ada
    text: x y
""",
    "an empty list": """\
quotes:
  - id: a
    accept: [«NEW»]
    speaker: Ada
    text: x y
""",
    "a quote on one line": """\
quotes:
  - {id: a, speaker: Ada, text: x y«, accept: [NEW]»}
  - {id: b, speaker: Ada, text: z}
""",
    "everything in brackets": (
        "{version: 1, quotes: [{id: a, speaker: Ada, text: x y«, accept: [NEW]»,}]}"
    ),
    "no line end at the end": """\
quotes:
  - id: a
    speaker: Ada
    text: |+
      x
      y«
    accept:
      - NEW»""",
    "comments after the last value": """\
quotes:
  - id: a
    speaker: Ada
    text: x y # one«
    accept:
      - NEW»
    # two
# three
version: 1
""",
    "unusual indentation": """\
quotes:
       -    id: a
            speaker: Ada
            text: x
              y«
            accept:
              - NEW»
""",
    "letters of every width": """\
---
speakers: {Zoë 𝔸: {}}
quotes:
  - id: a
    speaker: Zoë 𝔸
    text: 'naïve 𝔸\u2028x'«
    accept:
      - NEW»
...
""",
    "explicit keys": """\
quotes:
  - ? id
    : a
    ? speaker
    : Ada
    ? text
    : x y«
    accept:
      - NEW»
""",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", MARKED)
def test_only_the_entry_is_added(name: str, mark: str, end: str, tmp_path: Path) -> None:
    marked = mark + MARKED[name].replace("NEW", ONE).replace("\n", end)
    before = re.sub("«[^»]*»", "", marked)
    assert after(tmp_path, before, SOUND) == re.sub("[«»]", "", marked)


def test_json_stays_json(tmp_path: Path) -> None:
    before = '{"quotes": [{"id": "a", "speaker": "Ada", "text": "x y"}]}'
    written = after(tmp_path, before, SOUND, replace(SOUND, by="M. S.", sources=("a\\b*",)))
    accepted = json.loads(written)["quotes"][0]["accept"]
    assert accepted[1]["sources"] == ["a\\b*"]


def test_several_decisions_are_one_step_and_one_line_each(tmp_path: Path) -> None:
    before = "quotes:\n  - id: a\n    speaker: Ada\n    text: x y\n"
    written = after(tmp_path, before, SOUND, replace(SOUND, until="2030-01-31", by="Desk"))
    assert written.splitlines()[4:] == [
        "    accept:",
        f"      - {ONE}",
        f"      - {ONE[:-1]}, by: Desk, until: 2030-01-31}}",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("our territory", "our territory"),
        ("l’État (c’est moi)", "l’État (c’est moi)"),
        ("2030-01-31", "2030-01-31"),
        ("no", '"no"'),
        ("Null", '"Null"'),
        ("a, b", '"a, b"'),
        ("a: b", '"a: b"'),
        ("12:30", '"12:30"'),
        ("a #b", '"a #b"'),
        ("[sic]", '"[sic]"'),
        ("- a", '"- a"'),
        ('say "no" \\', '"say \\"no\\" \\\\"'),
        ("two\nlines\tand", '"two\\nlines\\tand"'),
        ("a\x07\x85\u2028\u202eb\u00a0c\U000e0041", None),
        ("a ", '"a "'),
        ("", '""'),
        ("𝔸 𝔹", "𝔸 𝔹"),
        ("e\u0301te\u0301", '"e\u0301te\u0301"'),
    ],
)
def test_texts_are_written_so_that_any_reader_has_them_back(text: str, written: str | None) -> None:
    line = f"a: [{scalar(text)}]"
    assert yaml.safe_load(line)["a"] == [text] or text == "2030-01-31"
    assert line.isprintable()
    if written is not None:
        assert scalar(text) == written


def test_a_control_character_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text("quotes:\n  - {id: a, speaker: Ada, text: x y}\n")
    before = path.read_bytes()
    quote = load(path).quotes[0]
    for bad in (replace(SOUND, reason="bell \x07"), replace(SOUND, reason="\udcff")):
        with pytest.raises(RegistryError):
            record(path, [(quote, bad)])
        assert path.read_bytes() == before


@pytest.mark.parametrize("field", ["reason", "text", "by"])
def test_an_empty_text_is_refused_and_the_file_stays(field: str, tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text("quotes:\n  - {id: a, speaker: Ada, text: x y}\n")
    before = path.read_bytes()
    with pytest.raises(RegistryError, match="an empty text"):
        record(path, [(load(path).quotes[0], replace(SOUND, **{field: " "}))])  # type: ignore[arg-type]
    assert path.read_bytes() == before


def test_a_quote_that_has_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text("quotes:\n  - {id: a, speaker: Ada, text: x y}\n")
    quote = load(path).quotes[0]
    path.write_text("# moved\nquotes:\n  - {id: a, speaker: Ada, text: x y}\n")
    record(path, [(quote, SOUND)])  # only its place is another
    with pytest.raises(RegistryError, match="not what it was"):
        record(path, [(quote, SOUND)])  # by now it has an acceptance
    with pytest.raises(RegistryError, match="not what it was"):
        record(path, [(replace(quote, id="b"), SOUND)])


def test_what_somebody_else_writes_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text("quotes:\n  - {id: a, speaker: Ada, text: x y}\n")
    quote = load(path).quotes[0]
    real = os.fsync

    def meanwhile(descriptor: int) -> None:
        real(descriptor)
        path.write_text(path.read_text() + "# theirs\n")

    monkeypatch.setattr(atomic.os, "fsync", meanwhile)
    with pytest.raises(RegistryError, match="somebody else"):
        record(path, [(quote, SOUND)])
    assert path.read_text().endswith("# theirs\n")
    assert "accept" not in path.read_text()


@pytest.mark.parametrize(
    "content",
    [
        "quotes:\n\t- id: a\n\t  speaker: Ada\n\t  text: x\n",
        "quotes:\n  - id: a\n    speaker: &s Ada\n    text: x\n  - {id: b, speaker: *s, text: y}\n",
        "quotes: []\n",
    ],
)
def test_what_cannot_be_loaded_is_never_touched(content: str, tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text(content)
    quote = loads(b"quotes: [{id: a, speaker: Ada, text: x}]", "other").quotes[0]
    with pytest.raises(RegistryError):
        record(path, [(quote, SOUND)])
    assert path.read_text() == content


def failing(real: Callable[..., Any], nth: int) -> Callable[..., Any]:
    calls = 0

    def fails(*arguments: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(28, "No space left on device")
        return real(*arguments, **keywords)

    return fails


@pytest.mark.parametrize("function", ["open", "write", "fsync", "replace"])
def test_old_or_new_wherever_it_fails(
    tmp_path: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quotes.yaml"
    content = "quotes:\n  - {id: a, speaker: Ada, text: x y}\n"
    real = getattr(os, function)
    outcomes = []
    for nth in range(1, 30):
        path.write_text(content)
        quote = load(path).quotes[0]
        with monkeypatch.context() as patch:
            patch.setattr(os, function, failing(real, nth))
            try:
                record(path, [(quote, SOUND)])
                outcomes.append("new")
            except RegistryError:
                outcomes.append("old")
        written = path.read_text()
        assert written == (content if outcomes[-1] == "old" else after(tmp_path, content, SOUND))
        assert [each.name for each in tmp_path.iterdir()] == ["quotes.yaml"]
        if outcomes[-1] == "new":
            break
    assert outcomes[-1] == "new"
    assert "old" in outcomes


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=registries(), new=st.lists(acceptances, min_size=1, max_size=2), pick=st.data())
def test_the_old_data_plus_exactly_that_change(
    content: bytes, new: list[Acceptance], pick: st.DataObject, tmp_path: Path
) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_bytes(content)
    old = load(path)  # every generated registry is one
    quote = pick.draw(st.sampled_from(old.quotes))
    record(path, [(quote, one) for one in new])
    assert data_of(load(path)) == plus(old, quote.id, *new)
    written = path.read_bytes()
    # What was there is there still, in one piece before and one after what was added.
    assert len(written) > len(content)
    head = next(
        (at for at, pair in enumerate(zip(content, written, strict=False)) if pair[0] != pair[1]),
        len(content),
    )
    assert written.endswith(content[head:])
    for end in (b"\r\n", b"\n", b"\r"):
        if end in content:
            lone = written.replace(b"\r\n", b"")
            assert end == b"\r\n" or end in lone
            assert end != b"\r\n" or (b"\n" not in lone and b"\r" not in lone)
            break

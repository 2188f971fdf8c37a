"""A registry that was kept is the registry that was parsed, to the last place in it."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck import registry
from quotecheck.errors import RegistryError
from quotecheck.model import Kind, Mode, Severity
from quotecheck.registry import kept
from quotecheck.registry.kept import packed, unpacked

LOAD = import_module("quotecheck.registry.load")  # the room lends the name to its function

TEXT = st.text("ab ’éß日\U0001f600\n\t'\"", max_size=12).map(lambda text: f"a{text}b")
DAY = st.dates().map(str)
ACCEPTANCE = st.fixed_dictionaries(
    {"text": TEXT, "reason": TEXT},
    optional={"sources": st.lists(TEXT, max_size=2), "by": TEXT, "until": DAY},
)
SEVERITY = st.dictionaries(
    st.sampled_from([kind.value for kind in Kind]),
    st.sampled_from([level.label for level in Severity]),
    max_size=2,
)
QUOTE = st.fixed_dictionaries(
    {"speaker": st.sampled_from(["Ada", "a farmer", "日本"]), "text": TEXT},
    optional={
        "mode": st.sampled_from([mode.value for mode in Mode]),
        "language": st.sampled_from(["en", "pt-BR"]),
        "said": DAY,
        "context": TEXT,
        "source": TEXT,
        "tags": st.lists(TEXT, max_size=2),
        "require": st.lists(TEXT, max_size=2),
        "accept": st.lists(ACCEPTANCE, max_size=2),
        "max_drift": st.floats(0, 0.99).map(lambda number: f"{number:.6f}"),
        "severity": SEVERITY,
        "notes": TEXT,
    },
)


def written(quotes: list[dict[str, Any]], **others: Any) -> bytes:
    """A registry of these quotes; JSON is YAML, and stands on as many lines as it is told to."""
    named = [{"id": f"q{number}", **quote} for number, quote in enumerate(quotes)]
    return json.dumps({**others, "quotes": named}, indent=1, ensure_ascii=False).encode()


@settings(max_examples=150, deadline=None)
@given(st.lists(QUOTE, min_size=1, max_size=5), st.booleans())
def test_what_is_unpacked_is_what_was_packed(quotes: list[dict[str, Any]], named: bool) -> None:
    speakers = {"speakers": {"Ada": {"aliases": ["the Countess"]}, "Eve": {}}} if named else {}
    loaded = registry.loads(written(quotes, **speakers), "some/quotes.yaml")
    again = unpacked(packed(loaded), "some/quotes.yaml")
    assert again == loaded
    assert repr(again) == repr(loaded)  # of the same types, too
    assert [one.wording for one in again.quotes] == [one.wording for one in loaded.quotes]


@pytest.mark.parametrize("form", [b"", b"[]", b"{}", b"null", b"\xff", b'{"rest": 1}', b"[" * 9999])
def test_what_is_no_form_is_a_value_error(form: bytes) -> None:
    with pytest.raises(ValueError, match="this is no registry"):
        unpacked(form, "quotes.yaml")


class Memory:
    """Keeps in memory, and counts."""

    def __init__(self) -> None:
        self.forms: dict[bytes, bytes] = {}
        self.asked = 0

    def get(self, data: bytes) -> bytes | None:
        self.asked += 1
        return self.forms.get(data)

    def put(self, data: bytes, form: bytes) -> None:
        self.forms[data] = form


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(LOAD, "LARGE", 100)
    made = tmp_path / "quotes.yaml"
    made.write_bytes(written([{"speaker": "Ada", "text": "The engine weaves patterns"}] * 3))
    return made


def test_a_large_registry_is_parsed_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    first = registry.load(path, memory)
    assert first == registry.load(path)
    assert list(memory.forms) == [path.read_bytes()]
    monkeypatch.delattr(LOAD, "loads")
    assert registry.load(path, memory) == first


def test_what_cannot_be_unpacked_is_parsed_and_put_again(path: Path) -> None:
    memory = Memory()
    memory.forms[path.read_bytes()] = b'{"ids": 1}'
    loaded = registry.load(path, memory)
    assert loaded == registry.load(path)
    assert memory.forms[path.read_bytes()] == packed(loaded)


def test_neither_a_small_nor_a_broken_registry_is_kept(path: Path) -> None:
    memory = Memory()
    path.write_bytes(path.read_bytes() + b"more: than this")
    with pytest.raises(RegistryError):
        registry.load(path, memory)
    assert memory.asked == 1
    path.write_bytes(b"quotes: [{id: a, speaker: b, text: c}]")
    registry.load(path, memory)
    assert (memory.asked, memory.forms) == (1, {})


def test_what_is_large_is_what_takes_long() -> None:
    assert 100_000 <= kept.LARGE <= 4_000_000

"""Large registries in the cache: what is there is what was put, or it is not there."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from quotecheck.cache import forms
from quotecheck.cache.forms import Forms, Kind, clear, size
from quotecheck.cli import main
from quotecheck.model import Registry
from quotecheck.pipeline import Request, verify
from quotecheck.reporters import RenderOptions, render

LOAD = import_module("quotecheck.registry.load")  # the room lends the name to its function
INDEX = import_module("quotecheck.search.index")
NOTES: list[str] = []


def opened(folder: Path) -> Forms:
    NOTES.clear()
    return Forms(folder, Kind.REGISTRY, NOTES.append)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_is_had_for_the_same_bytes_alone(tmp_path: Path) -> None:
    cache = opened(tmp_path / "cache")
    assert cache.get(b"one") is None
    cache.put(b"one", b"form of one")
    assert opened(tmp_path / "cache").get(b"one") == b"form of one"
    assert cache.get(b"on") is None
    assert size(tmp_path / "cache") == 16 + len(b"form of one")
    assert clear(tmp_path / "cache")
    assert not clear(tmp_path / "cache")
    assert cache.get(b"one") is None
    assert not NOTES


def test_one_kind_is_not_taken_for_another(tmp_path: Path) -> None:
    opened(tmp_path).put(b"one", b"form")
    index = Forms(tmp_path, Kind.INDEX, NOTES.append)
    assert index.get(b"one") is None
    index.put(b"one", b"another form")
    assert opened(tmp_path).get(b"one") == b"form"
    assert size(tmp_path) == 32 + len(b"form") + len(b"another form")


def test_a_damaged_file_is_not_there(tmp_path: Path) -> None:
    cache = opened(tmp_path)
    cache.put(b"one", b"form")
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert cache.get(b"one") is None
        path.write_bytes(whole[:at])
        assert cache.get(b"one") is None
    path.write_bytes(whole)
    assert cache.get(b"one") == b"form"


def test_another_program_has_put_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(tmp_path).put(b"one", b"form")
    monkeypatch.setattr(forms, "program_key", lambda: "another")
    assert opened(tmp_path).get(b"one") is None


def test_the_newest_few_are_kept_and_none_that_is_huge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = opened(tmp_path)
    for number in range(9):
        cache.put(bytes([number]), b"form")
    assert len(files(tmp_path)) == 4
    monkeypatch.setattr(forms, "LIMIT", 10)
    cache.put(b"huge", bytes(11))
    assert cache.get(b"huge") is None


def test_a_folder_that_cannot_be_had_is_noted(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    cache = opened(tmp_path / "cache")
    assert cache.get(b"one") is None
    cache.put(b"one", b"form")
    assert len(NOTES) == 1
    assert NOTES[0].startswith("done without the cache")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(LOAD, "LARGE", 1)
    monkeypatch.setattr(INDEX, "LARGE", 1)
    monkeypatch.setenv("QUOTECHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quotes.yaml").write_text(
        "quotes:\n  - id: ferry\n    speaker: The harbour master\n"
        "    text: We will not close the old ferry line\n"
    )
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text('She said: "We will close the old ferry line."\n')
    return tmp_path


def test_a_run_reports_the_same_with_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(cache: Path | None) -> str:
        return render(
            "json", verify(Request("quotes.yaml", ("corpus",), cache=cache)), RenderOptions()
        )

    expected = told(None)
    assert told(here / "cache") == expected
    assert len(files(here / "cache")) == 2

    def never(data: bytes, shown: str) -> Registry:
        raise AssertionError("it was parsed")

    monkeypatch.setattr(LOAD, "loads", never)
    assert told(here / "cache") == expected
    for path in files(here / "cache"):
        path.write_bytes(b"\0" * 99)
    with pytest.raises(AssertionError, match="it was parsed"):
        told(here / "cache")


def test_it_is_shown_and_emptied(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 1
    capsys.readouterr()
    assert main(["cache"]) == 0
    assert "0.0 MB of large registries" in capsys.readouterr().out
    assert main(["cache", "clear"]) == 0
    assert capsys.readouterr().out.startswith("emptied")
    assert not files(here / "cache")
    assert main(["verify", "--no-cache"]) == 1
    assert not files(here / "cache")

"""--jobs, --no-cache and ``quotecheck cache``, as they are typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from corpora import corpus

from quotecheck.cli import main
from quotecheck.pipeline import comparing


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    corpus(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUOTECHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(comparing, "_WORTH_KEEPING", 0)
    return tmp_path


def test_the_cache_is_shown_and_emptied(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*arguments: str) -> str:
        assert main(["cache", *arguments]) == 0
        return capsys.readouterr().out

    assert said() == f"{here}/cache/cache.sqlite\nthere is nothing in it yet\n"
    assert main(["verify"]) == main(["verify"]) == 2
    capsys.readouterr()
    assert said().startswith(f"{here}/cache/cache.sqlite\n5 sources, 0.0 MB of at most 200\n")
    assert said("clear") == f"emptied: {here}/cache/cache.sqlite\n"
    assert said("clear") == f"there is no cache: {here}/cache/cache.sqlite\n"
    (here / "cache" / "cache.sqlite").write_text("no database " * 100)
    assert "it cannot be used" in said()
    assert said("clear").startswith("emptied")


def test_no_cache_writes_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["verify"], ["diff", "river", "--skip-unreadable"]):
        main([*command, "--no-cache"])
        assert not (here / "cache").exists()


def test_what_is_wrong_with_the_cache_is_said_on_stderr(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "cache").write_text("in the way")
    expected = main(["verify", "--no-cache", "--format", "json"]), capsys.readouterr()
    status, (out, err) = main(["verify", "--format", "json"]), capsys.readouterr()
    assert (status, out) == (expected[0], expected[1].out)
    assert f"done without the cache {here}/cache/cache.sqlite" in err


def test_there_may_be_no_place_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QUOTECHECK_CACHE_DIR", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert main(["cache"]) == 2
    assert "QUOTECHECK_CACHE_DIR" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["-1", "many", "1.5", ""])
def test_a_number_of_processes_is_one(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", f"--jobs={number}"]) == 2
    assert "--jobs" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "shown"), [("3", "3"), ("auto", "auto"), ("0", "auto")])
def test_the_number_of_processes_is_a_setting(
    typed: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--jobs", typed, "--show-settings"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["jobs", shown, "--jobs"] in rows


def test_a_small_run_loads_neither_database_nor_pool(tmp_path: Path) -> None:
    corpus(tmp_path)
    program = (
        "import sys\n"
        "from quotecheck.cli import main\n"
        "main(['verify', '--jobs', '8'])\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    loaded = set(done.stderr.split())
    assert "quotecheck.engines" in loaded
    assert not {"sqlite3", "multiprocessing", "quotecheck.engines.pool"} & loaded

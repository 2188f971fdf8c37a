"""watch runs again when what is read changes, and not when it does not."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotecheck.cli import main
from quotecheck.cli.watch import changes

QUOTE = "We will not close the old ferry line this winter, because the island lives on it"
REGISTRY = f"version: 1\nquotes:\n  - {{id: ferry, speaker: A master, text: '{QUOTE}'}}\n"


def test_a_turn_at_first_and_at_each_change() -> None:
    states = iter("aaabbbbcc")
    slept: list[float] = []
    turns = changes(lambda: next(states), slept.append)
    next(turns)
    assert slept == []
    next(turns)
    assert len(slept) == 2
    next(turns)
    assert len(slept) == 4
    assert min(slept) >= 0.5  # it is polite


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    (tmp_path / "quotes.yaml").write_text(REGISTRY, "utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(f"“{QUOTE}.”\n", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "quotecheck", "watch", "-q"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        yield tmp_path, process
    finally:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    """What it says up to where it waits."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        if "waiting for a change" in line:
            break
        lines.append(line)
    return "".join(lines)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT")
def test_what_changes_is_verified_again(watched: tuple[Path, subprocess.Popen[str]]) -> None:
    folder, process = watched
    assert "exit 0" in said(process)
    (folder / "corpus" / "a.txt").write_text(f"“{QUOTE.replace('not ', '')}.”\n", "utf-8")
    assert "QC103 critical" in said(process)
    (folder / "quotes.yaml").write_text("version: 1\n", "utf-8")
    assert "no quotes" in said(process)
    (folder / "quotes.yaml").write_text(REGISTRY, "utf-8")
    (folder / "quotecheck.toml").write_text('fail_on = "never"\n', "utf-8")
    assert "exit 0" in said(process) or "exit 0" in said(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "-"]) == 2
    assert "standard input" in capsys.readouterr().err

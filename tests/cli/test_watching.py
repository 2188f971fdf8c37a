"""Progress is for a person at a terminal, and leaves nothing behind; timings are on request."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quotecheck.cli import main
from quotecheck.cli.watching import Watching, wants_progress
from quotecheck.model import Source
from quotecheck.model.watch import Stage
from quotecheck.pipeline import Request, verify
from quotecheck.reporters import Verbosity

CASE = Path(__file__).parent / "cases" / "changed-word"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Every look at it is so many seconds later."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """To be called in the test: pytest puts a stderr of its own in place after the fixtures."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("CI", raising=False)
    return stream


def texts(*lengths: int) -> list[Path | Source]:
    return [Source(path=str(at), text="x" * length) for at, length in enumerate(lengths)]


def test_the_line_says_what_is_done_and_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    watch = Watching(line=True, clock=Clock(2.0))
    watch.ahead(texts(1_000_000, 3_000_000))
    watch.done("0")
    assert terminal.getvalue() == "\r\x1b[K1 of 2 files, 1.0 of 4.0 MB, about 6 s left"
    watch.done("1")
    assert terminal.getvalue().endswith("2 of 2 files, 4.0 of 4.0 MB, about 0 s left")
    watch.over()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_short_run_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    watch = Watching(line=True, clock=Clock(0.1))
    watch.ahead(texts(10, 10))
    watch.done("0")
    watch.done("1")
    watch.over()
    assert terminal.getvalue() == ""


def test_nothing_is_drawn_without_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    watch = Watching(line=False, clock=Clock(60.0))
    watch.ahead(texts(10))
    watch.done("0")
    watch.over()
    assert terminal.getvalue() == ""


def test_it_fits_into_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "20")
    watch = Watching(line=True, clock=Clock(2.0))
    watch.ahead(texts(1_000_000, 3_000_000))
    watch.done("0")
    assert terminal.getvalue() == "\r\x1b[K1 of 2 files, 1.0 o"


def test_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    assert wants_progress(Verbosity.NORMAL)
    assert wants_progress(Verbosity.VERBOSE)
    assert not wants_progress(Verbosity.QUIET)
    with monkeypatch.context() as patch:
        patch.setenv("CI", "true")
        assert not wants_progress(Verbosity.NORMAL)
    with monkeypatch.context() as patch:
        patch.setenv("TERM", "dumb")
        assert not wants_progress(Verbosity.NORMAL)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert not wants_progress(Verbosity.NORMAL)


class Diary:
    def __init__(self) -> None:
        self.stages: list[Stage] = []
        self.awaited: list[str] = []
        self.compared: list[str] = []

    def stage(self, stage: Stage) -> None:
        self.stages.append(stage)

    def ahead(self, sources: list[Path | Source]) -> None:
        self.awaited += [one.path if isinstance(one, Source) else one.name for one in sources]

    def done(self, path: str) -> None:
        self.compared.append(Path(path).name)

    def note(self, text: str) -> None:
        raise AssertionError(text)


def test_a_run_tells_of_every_source_once(tmp_path: Path) -> None:
    """Of those that cannot be read, too; and whether it is told changes nothing."""
    for name, data in {"a.txt": "One.", "b.txt": "…", "c.txt": "Two."}.items():
        (tmp_path / name).write_text(data, "utf-8")
    diary = Diary()
    registry = str(CASE / "quotes.yaml")
    sources = (Source(path="memory", text="Three."),)
    watched = verify(Request(registry, (str(tmp_path),), sources=sources, watch=diary))
    assert diary.awaited == ["a.txt", "b.txt", "c.txt", "memory"]
    assert sorted(diary.compared) == diary.awaited
    assert list(dict.fromkeys(diary.stages)) == [
        Stage.REGISTRY,
        Stage.FILES,
        Stage.INDEX,
        Stage.SEARCH,
        Stage.READ,
        Stage.COLLATE,
        Stage.RULES,
    ]
    assert verify(Request(registry, (str(tmp_path),), sources=sources)) == watched


def test_timings_are_seconds_by_stage_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(CASE)
    plain = main(["verify", "--format", "json"]), capsys.readouterr()
    timed = main(["verify", "--format", "json", "--timings"]), capsys.readouterr()
    assert timed[0] == plain[0] == 1
    assert json.loads(timed[1].out) == json.loads(plain[1].out)
    (line,) = set(timed[1].err.splitlines()) - set(plain[1].err.splitlines())
    told = re.fullmatch(r"quotecheck: ([\d.]+) s: (.*)", line)
    assert told
    each = dict(one.split(" ") for one in told[2].split(", "))
    assert list(each) == [stage.value for stage in Stage]
    assert sum(map(float, each.values())) == pytest.approx(float(told[1]), abs=0.01)


def test_timings_add_up() -> None:
    watch = Watching(line=False, clock=Clock(1.0))
    for stage in (Stage.READ, Stage.SEARCH, Stage.READ, Stage.SEARCH):
        watch.stage(stage)
    assert watch.timings() == "4.000 s: read 2.000, search 2.000"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_real_terminal_nothing_of_it_stays() -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    done = subprocess.run(
        [sys.executable, "-m", "quotecheck", "verify", "--timings"],
        cwd=CASE,
        env={**environment, "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert done.returncode == 1
    assert b"\x1b[K" not in done.stdout
    # A slow machine may have drawn the line; what is read in the end is the timings alone.
    assert shown.rpartition(b"\x1b[K")[2].startswith(b"quotecheck: ")

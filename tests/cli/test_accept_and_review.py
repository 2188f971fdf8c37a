"""``accept`` and ``review`` as a user runs them: the registry gains the entry, or nothing."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from quotecheck.cli import main

REGISTERED = "The northern bridge is inviolable and the town council will keep it standing"
REGISTRY = (
    f'# ours\nquotes:\n- id: bridge   # the bridge\n  speaker: Ada Quist\n  text: "{REGISTERED}"\n'
)
PRINTED = {
    "a.txt": REGISTERED,
    "b.txt": REGISTERED.replace("inviolable", "inalienable"),
    "c d.txt": REGISTERED.replace("is inviolable", "is not inviolable"),
}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    Path("quotes.yaml").write_text(REGISTRY)
    Path("corpus").mkdir()
    for path, words in PRINTED.items():
        Path("corpus", path).write_text(f'"{words}," Quist said.\n')
    return tmp_path


def added() -> list[str]:
    """What stands in the registry beside what stood there."""
    text = Path("quotes.yaml").read_text()
    assert text.startswith(REGISTRY)
    return text[len(REGISTRY) :].splitlines()


def test_one_decision_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accept", "bridge", "B", "--reason", "so it was: live"]) == 0
    assert added() == [
        "  accept:",
        f'    - {{text: {PRINTED["b.txt"]}, reason: "so it was: live"}}',
    ]
    assert "accepted bridge B" in capsys.readouterr().out
    more = ["--by", "Desk", "--until", "2999-12-31", "--source", "c*.txt", "--source", "x"]
    assert main(["accept", "bridge", "c", "--reason", "heard", *more]) == 0
    terms = 'sources: ["c*.txt", x], by: Desk, until: 2999-12-31'
    assert added()[2:] == [f"    - {{text: {PRINTED['c d.txt']}, reason: heard, {terms}}}"]
    assert main(["verify", "--fail-on", "minor"]) == 0


def test_accepting_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accept", "bridge", "B", "--reason", "heard"]) == 0
    before = Path("quotes.yaml").read_bytes()
    assert main(["accept", "bridge", "B", "--reason", "heard again"]) == 0
    assert "accepted already: heard" in capsys.readouterr().out
    assert Path("quotes.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bridge", "A", "--reason", "x"], "worded as registered"),
        (["bridge", "Z", "--reason", "x"], "its variants are A, B, C"),
        (["brigde", "B", "--reason", "x"], 'did you mean "bridge"?'),
        (["bridge", "B", "--reason", " "], "needs a reason"),
        (["bridge", "B"], "--reason"),
        (["bridge", "B", "--reason", "x", "--until", "1999-01-01"], "is past"),
        (["bridge", "B", "--reason", "x", "--source", "z"], "none of the sources"),
        (["bridge", "B", "--reason", "a \x07 bell"], "cannot stand in a registry"),
        (["bridge", "B", "--reason", "\udcff"], "cannot stand in a registry"),
        (["bridge", "B", "--reason", "x", "--by", " "], "cannot stand in a registry"),
        (["bridge", "B", "--reason", "x", "--corpus", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_done_exits_2_and_changes_nothing(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["accept", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert added() == []


def commands(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [shlex.split(line) for line in capsys.readouterr().out.splitlines()]


def test_without_a_terminal_review_prints_the_commands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["review"]) == 0
    assert commands(capsys) == [
        ["quotecheck", "accept", "bridge", "C", "--reason", ""],
        ["quotecheck", "accept", "bridge", "B", "--reason", ""],
    ]
    assert added() == []


def test_the_commands_do_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    Path("corpus").rename("it's here")
    Path("quotes.yaml").rename("my quotes.yaml")
    same = ["it's here", "--registry", "my quotes.yaml", "--min-words", "4", "--by", "D. E."]
    status = main(["review", *same, "--accept-all", "--reason", "it's fine; $HOME"])
    captured = capsys.readouterr()
    assert status == 2  # it was to be written, and was not
    assert "there is no terminal to ask at" in captured.err
    assert Path("my quotes.yaml").read_text() == REGISTRY
    for line in captured.out.splitlines():
        assert main(shlex.split(line)[1:]) == 0
    assert main(["verify", "it's here", "-r", "my quotes.yaml", "--fail-on", "minor"]) == 0
    assert Path("my quotes.yaml").read_text().count("it's fine; $HOME") == 2
    assert main(["review", *same]) == 0
    assert capsys.readouterr().out.endswith("nothing is pending\n")


def test_review_says_what_cannot_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert main(["review", "--reason", "x"]) == 2
    assert "--accept-all" in capsys.readouterr().err


def at_a_terminal(arguments: Sequence[str], answers: str, **environment: str) -> tuple[int, str]:
    """Status and screen of a run whose streams are a terminal."""
    pty = pytest.importorskip("pty")
    screen, terminal = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "CI"}
    running = subprocess.Popen(
        [sys.executable, "-m", "quotecheck", *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**env, "NO_COLOR": "1", **environment},
    )
    os.close(terminal)
    os.write(screen, answers.encode())
    shown = b""
    try:
        while block := os.read(screen, 4096):
            shown += block
    except OSError:  # the other end is closed
        pass
    os.close(screen)
    return running.wait(timeout=60), shown.decode().replace("\r\n", "\n")


def test_at_a_terminal_it_asks_and_writes_at_the_end() -> None:
    status, shown = at_a_terminal(["review", "--by", "Desk"], "i\nr\nd\na\nheard so\n")
    assert status == 0, shown
    assert "1 of 2" in shown
    assert "critical polarity" in shown
    assert "to mend: corpus/c d.txt:1:2  bridge C" in shown
    assert added() == [
        "  accept:",
        f"    - {{text: {PRINTED['b.txt']}, reason: heard so, by: Desk}}",
    ]


def test_at_a_terminal_all_can_be_accepted() -> None:
    status, shown = at_a_terminal(["review", "--accept-all"], "")
    assert (status, added()) == (2, [])
    assert "--accept-all needs --reason" in shown
    status, shown = at_a_terminal(["review", "--accept-all", "--reason", "fine"], "")
    assert (status, len(added())) == (0, 3)


def test_where_ci_is_set_a_terminal_changes_nothing() -> None:
    status, shown = at_a_terminal(["review"], "A\nfine\n", CI="true")
    assert (status, added()) == (0, [])
    assert "CI is set" in shown
    status, shown = at_a_terminal(["review", "--accept-all", "--reason", "x"], "", CI="1")
    assert (status, added()) == (2, [])


def test_skipping_writes_nothing() -> None:
    status, shown = at_a_terminal(["review"], "S\n")
    assert (status, added()) == (0, [])
    assert "nothing was accepted" in shown

"""From exceptions to exit statuses: 2 for whatever was not foreseen, and never a traceback."""

from __future__ import annotations

import sys

import pytest

import quotecheck
from quotecheck import pipeline
from quotecheck.cli import main
from quotecheck.cli.emit import complain
from quotecheck.errors import Problem, SourceError


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["verfy"],
        ["verify", "--nope"],
        ["verify", "--format", "xml"],
        ["verify", "--fail-on", "none"],
        ["verify", "--max-drift", "2"],
        ["verify", "--max-drift", "nan"],
        ["verify", "--min-words", "0"],
        ["explain"],
        ["explain", "QC999"],
        ["diff"],
    ],
    ids=" ".join,
)
def test_a_usage_error_is_two_and_on_stderr(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], ["verify"], ["diff"], ["explain"], ["rules"]])
def test_help_is_zero_and_on_stdout(
    command: list[str], flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, flag]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: quotecheck")
    assert err == ""


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([flag]) == 0
    assert capsys.readouterr().out == f"quotecheck {quotecheck.__version__}\n"


@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError("deep"), MemoryError(), OSError(5)]
)
def test_an_unforeseen_error_is_two_without_a_traceback(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(request: object) -> None:
        raise error

    monkeypatch.delenv("QUOTECHECK_TRACEBACK", raising=False)
    monkeypatch.setattr(pipeline, "verify", fail)
    assert main(["verify"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "internal error" in err
    assert type(error).__name__ in err
    assert "Traceback" not in err


def test_a_traceback_can_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(request: object) -> None:
        raise KeyError("x")

    monkeypatch.setenv("QUOTECHECK_TRACEBACK", "1")
    monkeypatch.setattr(pipeline, "verify", fail)
    assert main(["verify"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_every_problem_is_told_and_shown_safely(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = [
        Problem("a\x1b[31m.txt", 3, 1, "vanished"),
        Problem(None, None, None, "nothing left"),
    ]

    def fail(request: object) -> None:
        raise SourceError(problems)

    monkeypatch.setattr(pipeline, "verify", fail)
    assert main(["verify"]) == 2
    err = capsys.readouterr().err
    assert "a\\x1b[31m.txt:3:1: vanished" in err
    assert "nothing left" in err
    assert "\x1b" not in err


def test_what_is_complained_of_is_no_runners_command(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a ##[error]b\n::error::c", block=True)
    assert capsys.readouterr().err == "a #\\#[error]b\n\\::error::c\n"
    complain("plain: a::b")
    assert capsys.readouterr().err == "quotecheck: plain: a::b\n"


def test_an_interrupt_is_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(request: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "verify", interrupt)
    assert main(["verify"]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_stderr_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["explain", "QC999"]) == 2

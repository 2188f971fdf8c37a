"""Asking for the version or for help must not pay for what neither needs, nor a run for typing."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from inspect import getdoc

import pytest

from quotecheck.cli.commands import SUMMARIES

HEAVY = {"numpy", "yaml", "rapidfuzz", "rich", "pathspec", "chardet", "hypothesis", "pydantic"}


def imported(*arguments: str) -> set[str]:
    """The modules that a run has imported at its end; it must have ended well."""
    program = (
        "import sys\n"
        "from quotecheck.cli import main\n"
        f"status = main({list(arguments)!r})\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["verify", "--help"], ["rules"]])
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    assert not HEAVY & {name.partition(".")[0] for name in imported(*arguments)}


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_takes_no_parser(option: str) -> None:
    assert not {"typer", "quotecheck.model"} & imported(option)


def test_help_takes_no_command() -> None:
    assert not {f"quotecheck.cli.{name}" for name in SUMMARIES} & imported("--help")


@pytest.mark.parametrize(
    "options",
    [["--format", "json"], ["--color", "never", "--fail-on", "minor"], ["-q", "--no-remarks"]],
)
def test_options_as_they_are_mostly_given_need_no_converter(options: list[str]) -> None:
    assert "pydantic" not in imported("verify", "--show-settings", *options)


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_command_begins_with_its_line_in_the_list(name: str) -> None:
    command = getattr(import_module(f"quotecheck.cli.{name}"), name)
    assert " ".join((getdoc(command) or "").partition("\n\n")[0].split()) == SUMMARIES[name]

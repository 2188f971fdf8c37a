"""``quotecheck selftest`` from the command line: formats, exit status, and what is asked of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotecheck.cli import main

REGISTRY = """\
version: 1
quotes:
  - id: harbour
    speaker: The harbour master
    text: We will not sell the old harbour, and no more than 40 boats will ever leave for Ireland
  - id: gate
    speaker: The keeper
    text: Nobody passes this gate at night
"""


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quotes.yaml").write_text(REGISTRY, "utf-8")
    assert main(["selftest"]) == 0
    assert "drop-denial" in capsys.readouterr().out
    assert main(["selftest", "--format", "json", "--quote", "harbour"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["mutants"] == len(report["mutants"]) > 40
    assert main(["selftest", "--registry", "none.yaml"]) == 2

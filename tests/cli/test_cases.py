"""Every folder under cases/ is one test: quotes.yaml, corpus/, the arguments, what must come out.

cmd.toml holds ``args`` and ``exit``, and any of: ``env``; ``stdout`` and ``stderr``, texts that
must occur; ``golden = true``, stdout equals expected.txt (``--update-golden`` writes it). Of a
JSON report: ``findings``, all of them as "path:line:col rule severity quote variant";
``rules_of``, the rules above info raised in a path (with info where there is nothing else);
``silent``, "path: rule" pairs that must not be; ``status`` by quote; ``variants`` by quote, as
"label severity"; ``errors``, their places.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotecheck.cli import main

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/cmd.toml"))
CHECKS = {"stdout", "stderr", "golden", "findings", "rules_of", "silent", "status", "variants"}
KEYS = CHECKS | {"args", "exit", "env", "errors"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(
    case: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    wanted = tomllib.loads((case / "cmd.toml").read_text("utf-8"))
    assert set(wanted) <= KEYS
    monkeypatch.chdir(case)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "QUOTECHECK_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    for name, value in wanted.get("env", {}).items():
        monkeypatch.setenv(name, value)

    status = main(wanted["args"])

    out, err = capsys.readouterr()
    assert status == wanted["exit"], out + err
    for text in wanted.get("stdout", ()):
        assert text in out
    for text in wanted.get("stderr", ()):
        assert text in err
    if wanted.get("golden"):
        expected = case / "expected.txt"
        if request.config.getoption("--update-golden"):
            expected.write_bytes(out.encode("utf-8"))
        assert out == expected.read_bytes().decode("utf-8")
    if out.startswith("{"):
        check_facts(json.loads(out), wanted)


def check_facts(report: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert report["exit_code"] == wanted["exit"]
    findings = report["findings"]
    if "findings" in wanted:
        assert [in_words(one) for one in findings] == wanted["findings"]
    for path, rules in wanted.get("rules_of", {}).items():
        assert rules_of(findings, path) == rules, findings
    for pair in wanted.get("silent", ()):
        assert pair not in {f"{one['source']}: {one['rule']}" for one in findings}
    for quote in report["quotes"]:
        if "status" in wanted:
            assert quote["status"] == wanted["status"][quote["id"]]
        if "variants" in wanted:
            told = [f"{one['label']} {one['severity']}" for one in quote["variants"]]
            assert told == wanted["variants"][quote["id"]]
    if "errors" in wanted:
        assert [":".join(str(one[key]) for key in PLACE) for one in report["errors"]] == (
            wanted["errors"]
        )


PLACE = ("path", "line", "column")


def in_words(finding: dict[str, Any]) -> str:
    return (
        f"{finding['source']}:{finding['line']}:{finding['column']} {finding['rule']} "
        f"{finding['severity']} {finding['quote'] or '-'} {finding['variant'] or '-'}"
    )


def rules_of(findings: list[dict[str, Any]], path: str) -> list[str]:
    here = [one for one in findings if one["source"] == path]
    grave = [one for one in here if one["severity"] != "info"]
    return sorted({one["rule"] for one in grave or here})

"""What others run us by: the hook, the action and the GitLab job, each held to its own schema."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
CASES = ROOT / "tests" / "cli" / "cases"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates" / "quotecheck.gitlab-ci.yml"
BASH = shutil.which("bash")


def content(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads((SCHEMAS / name).read_text("utf-8")))


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        (HOOKS, "pre-commit-hooks.json"),
        (ACTION, "github-action.json"),
        (GITLAB, "gitlab-ci.json"),
    ],
    ids=["pre-commit", "github", "gitlab"],
)
def test_each_satisfies_its_schema(path: Path, schema: str) -> None:
    assert [error.message for error in validator(schema).iter_errors(content(path))] == []


def test_the_schemas_would_notice() -> None:
    hooks, action, job = content(HOOKS), content(ACTION), content(GITLAB)
    del hooks[0]["language"]
    assert not validator("pre-commit-hooks.json").is_valid(hooks)
    action["runs"]["using"] = "composit"
    assert not validator("github-action.json").is_valid(action)
    job["quotecheck"]["artifacts"]["when"] = "sometimes"
    assert not validator("gitlab-ci.json").is_valid(job)


def test_the_hook_is_a_command_that_there_is() -> None:
    (hook,) = content(HOOKS)
    assert hook["entry"].split() == ["quotecheck", "verify"]
    assert hook["pass_filenames"] is False


def test_no_input_is_read_as_code() -> None:
    for step in content(ACTION)["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_is_used_and_documented() -> None:
    action = content(ACTION)
    used = set(re.findall(r"inputs\.([a-z-]+)", ACTION.read_text("utf-8")))
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert used == set(action["inputs"])
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == used


def test_reports_are_those_that_gitlab_is_told_of() -> None:
    job = content(GITLAB)["quotecheck"]
    written = dict(re.findall(r"--report (\w+)=(\S+)", " ".join(job["script"])))
    reports = job["artifacts"]["reports"]
    assert written == {"gitlab": reports["codequality"], "junit": reports["junit"]}


def step(folder: Path, case: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's own script, run as a runner does, on a case of ours."""
    assert BASH
    shutil.copytree(CASES / case, folder, dirs_exist_ok=True)
    program = folder / "temp" / "quotecheck" / "bin" / "quotecheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quotecheck "$@"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (run,) = [one["run"] for one in content(ACTION)["runs"]["steps"] if "env" in one]
    given = {"paths": "", "registry": "", "fail-on": "", "sarif": "quotecheck.sarif", **inputs}
    named = {f"QC_{key.upper().replace('-', '_')}": value for key, value in given.items()}
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", run],
        cwd=folder,
        env={
            **os.environ,
            **named,
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_STEP_SUMMARY": str(folder / "temp" / "summary.md"),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize(
    ("case", "inputs", "status"),
    [
        ("clean-pass", {}, 0),
        ("changed-word", {}, 1),
        ("changed-word", {"fail-on": "critical"}, 0),
        ("changed-word", {"paths": "corpus/b.txt\n\n"}, 0),
        ("changed-word", {"paths": "corpus/a.txt\ncorpus/b.txt"}, 1),
        ("changed-word", {"paths": "--version"}, 2),
        ("changed-word", {"paths": "$(touch owned)"}, 2),
        ("changed-word", {"registry": "none.yaml"}, 2),
    ],
)
def test_the_actions_script(tmp_path: Path, case: str, inputs: dict[str, str], status: int) -> None:
    done = step(tmp_path, case, **inputs)
    assert done.returncode == status, done.stderr
    (run,) = json.loads((tmp_path / "quotecheck.sarif").read_text("utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is (status != 2)
    assert (tmp_path / "temp" / "summary.md").read_text("utf-8").startswith("## quotecheck: exit")
    if status:
        assert "::error " in done.stdout
    assert not (tmp_path / "owned").exists()

"""The daily life of a gate, in a git repository and with the real command."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from quotecheck.cli import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

BRIDGE = "The northern bridge is inviolable and the town council will keep it standing"
FERRY = "We will keep the old harbour open all winter because the island lives on its ferry"
REGISTRY = f"""\
# What was said.   Do not reorder.
version: 1
quotes:
  - id: bridge # from the recording
    speaker: Ada Quist
    text: >-
      {BRIDGE}

  - id: 'ferry'
    speaker: "the harbour master"
    text: {FERRY}
"""


class Repository:
    """A scratch git repository, and quotecheck run in it as a user does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        taken = ("CI", "NO_COLOR", "FORCE_COLOR")
        self.env = {
            key: value
            for key, value in os.environ.items()
            if key not in taken and not key.startswith(("GIT_", "QUOTECHECK_"))
        }
        self.env |= {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
        self.git("init", "-q")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@example.org")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def write(self, path: str, words: str) -> None:
        target = self.folder / "corpus" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'It was a long day.\n\n"{words}," said one of them.\n')

    def real(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "quotecheck", *arguments],
            cwd=self.folder,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def run(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """The same here, which is quicker."""
        out, err = io.StringIO(), io.StringIO()
        with (
            chdir(cwd or self.folder),
            redirect_stdout(out),
            redirect_stderr(err),
            pytest.MonkeyPatch.context() as patch,
        ):
            for key in os.environ.keys() - self.env.keys():
                patch.delenv(key)
            for key, value in self.env.items():
                patch.setenv(key, value)
            status = main(arguments)
        return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())

    def report(self, *arguments: str) -> dict[str, Any]:
        return self._told(self.run("verify", "--format", "json", *arguments))

    def told(self, *arguments: str) -> dict[str, Any]:
        return self._told(self.real("verify", "--format", "json", *arguments))

    def _told(self, done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(done.stdout)
        assert told["exit_code"] == done.returncode
        return told

    @property
    def registry(self) -> str:
        return (self.folder / "quotes.yaml").read_bytes().decode()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    (tmp_path / "quotes.yaml").write_bytes(REGISTRY.encode())
    made.write("bridge.txt", BRIDGE)
    made.write("ferry.txt", FERRY)
    made.commit()
    return made


def places(report: dict[str, Any], *, new: bool = False) -> list[tuple[str, str, str, int]]:
    return [
        (one["rule"], one["fingerprint"], one["source"], one["line"])
        for one in report["findings"]
        if not (new and one["known"])
    ]


def test_a_gate_is_lived_with(repository: Repository) -> None:
    assert repository.real("verify").returncode == 0
    repository.write("bridge.txt", BRIDGE.replace("inviolable", "inalienable"))

    first = repository.real("verify")
    assert first.returncode == 1
    assert "corpus/bridge.txt:3:" in first.stdout

    explained = repository.real("review", "--accept-all", "--reason", "it was so")
    assert explained.returncode == 2
    assert "there is no terminal" in explained.stderr
    assert repository.registry == REGISTRY

    # What it prints does it; one decision, and not a byte besides.
    (command,) = explained.stdout.splitlines()
    program, *arguments = shlex.split(command)
    assert program == "quotecheck"
    assert repository.real(*arguments).returncode == 0
    words = BRIDGE.replace("inviolable", "inalienable")
    entry = f"\n    accept:\n      - {{text: {words}, reason: it was so}}"
    assert repository.registry == REGISTRY.replace(BRIDGE, BRIDGE + entry)
    assert repository.git("diff", "--numstat", "quotes.yaml").split()[:2] == ["2", "0"]
    assert repository.real("verify").returncode == 0
    repository.commit()

    # A worse wording is none of what was accepted.
    repository.write("bridge.txt", BRIDGE.replace("is inviolable", "is not inalienable"))
    worse = repository.told()
    assert worse["exit_code"] == 1
    assert "QC103" in {one["rule"] for one in worse["findings"]}

    # All that is known, and then one thing more.
    update = repository.real("verify", "--baseline", "baseline.json", "--update-baseline")
    assert update.returncode == 0
    assert "known" in update.stdout
    assert repository.told("--baseline", "baseline.json")["exit_code"] == 0
    repository.write("ferry.txt", "\n\n" + FERRY.replace("all winter", "all summer"))
    baselined = repository.told("--baseline", "baseline.json")
    assert baselined["exit_code"] == 1
    assert {one[2] for one in places(baselined, new=True)} == {"corpus/ferry.txt"}
    assert {one[2] for one in places(baselined)} > {"corpus/bridge.txt", "corpus/ferry.txt"}

    # Of the changed files, a run over them says what the full run says.
    repository.commit()
    repository.write("ferry.txt", FERRY.replace("old harbour", "new harbour"))
    repository.write("new.txt", BRIDGE.replace("will keep", "may keep"))
    changed = {"corpus/ferry.txt", "corpus/new.txt"}
    since = repository.told("--since", "HEAD")
    full = repository.told()
    assert {one["path"] for one in since["sources"] if one["status"] == "read"} == changed
    # (QC120 compares sources with each other, and these are not all of them.)
    within = [one for one in places(full) if one[2] in changed and one[0] != "QC120"]
    assert [one for one in places(since) if one[0] != "QC120"] == within
    assert {one[2] for one in places(since)} == changed
    assert since["exit_code"] == 1
    left = [one for one in since["sources"] if one["status"] == "skipped"]
    assert [(one["path"], one["reason"]) for one in left] == [
        ("corpus/bridge.txt", "not changed since HEAD")
    ]
    assert "2 compared, 1 left out" in repository.real("verify", "--since", "HEAD").stderr


def test_nothing_changed_passes_and_says_so(repository: Repository) -> None:
    done = repository.run("verify", "--since", "HEAD")
    assert done.returncode == 0
    assert "0 compared, 2 left out" in done.stderr
    assert "quotes.yaml" not in done.stderr


def test_a_registry_that_changed_is_told(repository: Repository) -> None:
    (repository.folder / "quotes.yaml").write_text(REGISTRY + "# more\n")
    done = repository.run("verify", "--since", "HEAD")
    assert "quotes.yaml has changed as well" in done.stderr


def test_what_git_does_not_answer_for_is_compared(repository: Repository) -> None:
    (repository.folder / ".gitignore").write_text("ignored.txt\n")
    repository.write("ignored.txt", BRIDGE)
    (repository.folder / "corpus" / "link.txt").symlink_to("bridge.txt")
    repository.commit()
    within = repository.folder / "corpus" / "within"
    within.mkdir()
    subprocess.run(["git", "init", "-q", str(within)], env=repository.env, check=True)
    repository.write("within/own.txt", FERRY)
    told = repository.report("corpus", "corpus/ignored.txt", "--since", "HEAD")
    read = [one["path"] for one in told["sources"] if one["status"] == "read"]
    assert read == ["corpus/ignored.txt", "corpus/within/own.txt"]


def test_a_quote_that_is_in_unchanged_sources_is_not_missing(repository: Repository) -> None:
    repository.write("ferry.txt", FERRY.replace("old", "very old"))
    told = repository.report("--since", "HEAD")
    assert {one["id"]: one["status"] for one in told["quotes"]}["bridge"] == "unchecked"
    assert not {"QC301", "QC303"} & {one["rule"] for one in told["findings"]}


def test_a_source_that_lost_a_required_quote_is_told_as_in_a_full_run(
    repository: Repository,
) -> None:
    path = repository.folder / "quotes.yaml"
    path.write_text(REGISTRY + '    require: ["corpus/f*.txt", "corpus/b*.txt"]\n')
    repository.write("bridge.txt", FERRY)
    repository.commit()
    repository.write("ferry.txt", "nothing of the kind was said on that day")
    full, since = repository.report(), repository.report("--since", "HEAD")
    found = [one for one in places(since) if one[0] == "QC302"]
    assert found == [one for one in places(full) if one[0] == "QC302"]
    assert [one[2] for one in found] == ["corpus/ferry.txt"]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-x", "HEAD:corpus", ""])
def test_what_is_no_revision_could_not_be_checked(repository: Repository, revision: str) -> None:
    told = repository.report(f"--since={revision}")
    assert told["exit_code"] == 2
    assert "is no revision" in told["errors"][0]["message"]


def test_outside_a_repository_it_could_not_be_checked(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    shutil.copytree(repository.folder / "corpus", outside / "corpus")
    shutil.copy(repository.folder / "quotes.yaml", outside)
    repository.env["GIT_CEILING_DIRECTORIES"] = str(outside.parent)
    done = repository.run("verify", "--since", "HEAD", cwd=outside)
    assert done.returncode == 2
    assert "not in a git repository" in done.stderr


def test_from_a_folder_within_and_from_a_hook_it_is_the_same(repository: Repository) -> None:
    repository.write("ferry.txt", FERRY.replace("old", "new"))
    repository.env["GIT_DIR"] = ".git"
    repository.env["GIT_INDEX_FILE"] = ".git/index"
    inside = repository.folder / "corpus"
    done = repository.run("verify", ".", "-r", "../quotes.yaml", "--since", "HEAD", cwd=inside)
    assert done.returncode == 1
    assert "1 compared, 1 left out" in done.stderr


def test_a_baseline_that_is_damaged_or_missing_could_not_be_checked(
    repository: Repository,
) -> None:
    path = repository.folder / "known.json"
    for content in (None, "{", '{"version": 1}', REGISTRY):
        if content is not None:
            path.write_text(content)
        for more in ((), ("--update-baseline",)) if content else ((),):
            told = repository.report("--baseline", "known.json", *more)
            assert told["exit_code"] == 2
            assert told["errors"][0]["path"] == "known.json"
        assert content is None or path.read_text() == content
    assert repository.run("verify", "--update-baseline").returncode == 2
    # The registry is no baseline, and is not written over.
    assert (
        repository.run("verify", "--baseline", "quotes.yaml", "--update-baseline").returncode == 2
    )
    assert repository.registry == REGISTRY


def test_what_is_gone_is_told_and_dropped(repository: Repository) -> None:
    known = ("--baseline", "known.json")
    repository.write("ferry.txt", FERRY.replace("winter", "summer"))
    assert repository.run("verify", *known, "--update-baseline").returncode == 0
    repository.write("ferry.txt", FERRY)
    done = repository.run("verify", *known)
    assert done.returncode == 0
    assert "known.json: gone: QC101 major [ferry] in corpus/ferry.txt" in done.stderr
    assert repository.run("verify", *known, "--update-baseline").returncode == 0
    assert json.loads((repository.folder / "known.json").read_text())["findings"] == []
    assert "gone" not in repository.run("verify", *known).stderr


def test_a_baseline_is_not_made_of_half_a_run(repository: Repository) -> None:
    (repository.folder / "corpus" / "bad.txt").write_bytes(b"\xff\xfe\x00\xd8 bad")
    done = repository.run("verify", "--baseline", "known.json", "--update-baseline")
    assert done.returncode == 2
    assert not (repository.folder / "known.json").exists()

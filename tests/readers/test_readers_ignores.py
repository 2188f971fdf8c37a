"""What .gitignore and .quotecheckignore leave out, and what they do not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotecheck.readers import Discovery, discover


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "top").mkdir()
    monkeypatch.chdir(tmp_path / "top")


def write(name: str, text: str = "Some words.\n") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def shown(found: Discovery) -> list[str]:
    return [path.as_posix() for path in found.files]


def skipped(found: Discovery) -> dict[str, str]:
    assert not any(each.fatal for each in found.skipped)
    return {each.path: each.reason for each in found.skipped}


@pytest.mark.parametrize("name", [".gitignore", ".quotecheckignore"])
def test_what_is_ignored_is_listed_with_the_file_that_says_so(name: str) -> None:
    for path in ("c/a.txt", "c/b.md", "c/drafts/x.txt", "c/deep/b.md", "c/deep/keep.md"):
        write(path)
    write(f"c/{name}", "# ours\n\n*.md\ndrafts/\n!keep.md\n")
    found = discover(["c"])
    assert shown(found) == ["c/a.txt", "c/deep/keep.md"]
    why = f"ignored by {name}"
    assert skipped(found) == {"c/b.md": why, "c/deep/b.md": why, "c/drafts": why}


def test_without_an_ignore_file_nothing_is() -> None:
    write("c/a.txt")
    write("c/gitignore", "*.txt\n")
    assert shown(discover(["c"])) == ["c/a.txt"]


def test_a_deeper_file_goes_before_a_higher_and_ours_before_gits() -> None:
    for path in ("c/a.txt", "c/in/a.txt", "c/in/b.txt"):
        write(path)
    write("c/.gitignore", "*.txt\n")
    write("c/in/.gitignore", "!a.txt\n")
    assert shown(discover(["c"])) == ["c/in/a.txt"]
    write("c/.quotecheckignore", "!/a.txt\n")
    write("c/in/.quotecheckignore", "a.txt\n")
    assert shown(discover(["c"])) == ["c/a.txt"]


def test_a_pattern_with_a_slash_is_meant_from_its_own_folder() -> None:
    for path in ("c/x/a.txt", "c/y/x/a.txt"):
        write(path)
    write("c/.gitignore", "/x/\n")
    assert shown(discover(["c"])) == ["c/y/x/a.txt"]


def test_files_above_hold_up_to_the_repository_or_the_working_directory() -> None:
    write("c/in/a.txt")
    write("c/in/b.md")
    write("../.gitignore", "*.txt\n")
    write(".gitignore", "*.md\n")
    assert shown(discover(["c/in"])) == ["c/in/a.txt"]
    Path("../.git").mkdir()
    assert shown(discover(["c/in"])) == []
    Path("c/.git").write_text("gitdir: elsewhere\n")
    assert shown(discover(["c/in"])) == ["c/in/a.txt", "c/in/b.md"]


def test_what_is_named_is_never_ignored() -> None:
    write("c/drafts/a.txt")
    write("c/drafts/b.md")
    write("c/.gitignore", "drafts/\n*.md\n")
    assert shown(discover(["c"])) == []
    assert shown(discover(["c/drafts"])) == ["c/drafts/a.txt", "c/drafts/b.md"]
    assert shown(discover(["c/drafts/b.md"])) == ["c/drafts/b.md"]
    write("c/c.md")
    both = discover(["c", "c/c.md"])
    assert shown(both) == ["c/c.md"]
    assert skipped(both) == {"c/drafts": "ignored by .gitignore"}


def test_exclude_and_ignore_files_both_hold() -> None:
    for path in ("c/a.txt", "c/b.md", "c/d.txt"):
        write(path)
    write("c/.gitignore", "*.md\n")
    found = discover(["c"], exclude=["d.txt"])
    assert shown(found) == ["c/a.txt"]
    assert skipped(found) == {"c/b.md": "ignored by .gitignore"}
    assert skipped(discover(["c"], exclude=["*.md"])) == {}


def test_a_damaged_ignore_file_ignores_what_it_can() -> None:
    write("c/a.txt")
    write("c/b.txt")
    Path("c/.gitignore").write_bytes(b"\xef\xbb\xbf!\n\xff\nb.txt\r\n")
    assert shown(discover(["c"])) == ["c/a.txt"]
    Path("c/.gitignore").unlink()
    Path("c/.gitignore").mkdir()
    assert shown(discover(["c"])) == ["c/a.txt", "c/b.txt"]


LINES = st.lists(
    st.sampled_from(
        [
            "*.txt",
            "!a.txt",
            "x/",
            "/x",
            "x/*",
            "!x/a.txt",
            "**/y",
            "y/b.txt",
            "# x",
            "",
            "a*",
            "!y/",
        ]
    ),
    max_size=4,
)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(top=LINES, within=LINES)
def test_it_is_what_git_ignores(top: list[str], within: list[str]) -> None:
    paths = ("a.txt", "b.txt", "x/a.txt", "x/b.txt", "x/y/b.txt", "y/a.md")
    if not Path("r/.git").exists():
        subprocess.run(["git", "init", "-q", "r"], check=True)
    for path in paths:
        write(f"r/{path}")
    write("r/.gitignore", "".join(f"{line}\n" for line in top))
    write("r/x/.gitignore", "".join(f"{line}\n" for line in within))
    listed = subprocess.run(
        ["git", "-C", "r", "ls-files", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    expected = sorted(f"r/{path}" for path in listed if ".gitignore" not in path)
    assert shown(discover(["r"])) == expected

"""Which files are sources, which are skipped, and why."""

from __future__ import annotations

import os
import socket
from itertools import permutations
from pathlib import Path

import pytest

from quotecheck.errors import SourceError, UsageError
from quotecheck.model import Skipped
from quotecheck.readers import Discovery, discover, read


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def write(name: str, text: str = "Some words.\n") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def link(name: str, target: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def shown(found: Discovery) -> list[str]:
    return [path.as_posix() for path in found.files]


def skipped(found: Discovery) -> dict[str, str]:
    assert not any(each.fatal for each in found.skipped)
    return {each.path: each.reason for each in found.skipped}


def test_a_folder_gives_its_files_of_known_formats_in_path_order() -> None:
    for name in ("c/b.txt", "c/B.TXT", "c/a/z.md", "c/a.text", "c/é.markdown", "c/a-b.txt"):
        write(name)
    found = discover(["c"])
    assert shown(found) == [
        "c/B.TXT",
        "c/a-b.txt",
        "c/a.text",
        "c/a/z.md",
        "c/b.txt",
        "c/é.markdown",
    ]
    assert found.skipped == ()


def test_what_is_not_read_is_listed_with_a_reason() -> None:
    write("c/a.txt")
    write("c/data.csv")
    write("c/README")
    write("c/empty.txt", "")
    write("c/blank.md", "\ufeff" + " \r\n\t\u00a0\n" * 50)
    os.mkfifo("c/pipe.txt")
    os.mkfifo("c/pipe")
    found = discover(["c"])
    assert shown(found) == ["c/a.txt"]
    assert skipped(found) == {
        "c/README": "unknown format (no suffix)",
        "c/blank.md": "empty",
        "c/data.csv": "unknown format (.csv)",
        "c/empty.txt": "empty",
        "c/pipe": "not a regular file",
        "c/pipe.txt": "not a regular file",
    }
    assert list(found.skipped) == sorted(found.skipped)


def test_a_socket_is_no_source() -> None:
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind("s.txt")
        assert skipped(discover(["."])) == {"s.txt": "not a regular file"}


@pytest.mark.parametrize("data", [b"\xff\xfe \0\n\0", b"\xfe\xff\0 \0\n", b"\xef\xbb\xbf"])
def test_blank_in_any_encoding_with_a_mark(data: bytes) -> None:
    write("a.txt").write_bytes(data)
    assert skipped(discover(["a.txt"])) == {"a.txt": "empty"}


@pytest.mark.parametrize("data", [b"\0" * 90, b" \n\0", b" \xff", b" " * 90 + b"a", b" " * 70000])
def test_what_only_looks_blank_is_read(data: bytes) -> None:
    write("a.txt").write_bytes(data)
    assert shown(discover(["a.txt"])) == ["a.txt"]


def test_hidden_files_and_folders_are_passed_over() -> None:
    for name in ("c/a.txt", "c/.b.txt", "c/.git/c.txt", "c/d/.e/f.txt"):
        write(name)
    found = discover(["c"])
    assert (shown(found), found.skipped) == (["c/a.txt"], ())


def test_hidden_ones_are_read_when_they_are_named() -> None:
    write(".notes/.b.txt")
    write(".notes/a.txt")
    assert shown(discover([".notes", ".notes/.b.txt"])) == [".notes/.b.txt", ".notes/a.txt"]


def test_a_folder_named_like_a_file_is_listed_and_walked() -> None:
    write("c/x.txt/a.txt")
    found = discover(["c"])
    assert shown(found) == ["c/x.txt/a.txt"]
    assert skipped(found) == {"c/x.txt": "a folder, not a file"}


def test_a_named_file_of_unknown_format_is_a_skip() -> None:
    write("quotes.yaml")
    assert skipped(discover(["quotes.yaml"])) == {"quotes.yaml": "unknown format (.yaml)"}


def test_every_path_that_is_not_there_is_named() -> None:
    write("a.txt")
    with pytest.raises(SourceError) as raised:
        discover(["nope", "a.txt", "a.txt/b", "nul\0"])
    problems = raised.value.problems
    assert [problem.path for problem in problems] == ["a.txt/b", "nope", "nul\0"]
    assert "No such file" in problems[1].message


def test_a_file_reached_twice_is_one_source() -> None:
    write("c/a.txt")
    write("c/d/b.txt")
    link("c/linked.txt", "d/b.txt")
    link("c/again", "d")
    paths = ["c", "c/d", "./c/d/b.txt", str(Path("c/a.txt").absolute()), "../here/c"]
    for order in permutations(paths, 3):
        if not {"c", "../here/c"} & set(order):
            continue
        found = discover(order)
        assert (shown(found), found.skipped) == (["c/a.txt", "c/d/b.txt"], ())


def test_hard_links_are_two_files() -> None:
    os.link(write("c/a.txt"), "c/b.txt")
    assert shown(discover(["c"])) == ["c/a.txt", "c/b.txt"]


def test_links_are_judged() -> None:
    write("c/sub/a.txt")
    write("c/.store/kept.txt")
    write("away/b.txt")
    link("c/out.txt", "../away/b.txt")
    link("c/outside", "../away")
    link("c/self.txt", "self.txt")
    link("c/sub/up", "..")
    link("c/kept.txt", ".store/kept.txt")
    link("c/hidden", ".store")
    link("c/null.txt", "/dev/null")
    found = discover(["c"])
    assert shown(found) == ["c/kept.txt", "c/sub/a.txt"]
    assert skipped(found) == {
        "c/hidden": "a link to a hidden folder",
        "c/null.txt": "a link out of the corpus",
        "c/out.txt": "a link out of the corpus",
        "c/outside": "a link out of the corpus",
        "c/self.txt": "a link in a loop",
        "c/sub/up": "a link in a loop",
    }


def test_links_between_two_given_folders_lead_into_the_corpus() -> None:
    write("away/b.txt")
    link("c/out.txt", "../away/b.txt")
    found = discover(["c", "away"])
    assert (shown(found), found.skipped) == (["away/b.txt"], ())


def test_a_link_that_leads_nowhere_is_an_error_when_it_is_read() -> None:
    link("c/gone.txt", "nowhere.txt")
    assert shown(discover(["c"])) == ["c/gone.txt"]
    with pytest.raises(SourceError, match="No such file"):
        read(Path("c/gone.txt"), "c/gone.txt")


def test_a_named_link_is_followed() -> None:
    write("away/b.txt")
    link("c.txt", "away/b.txt")
    link("c", "away")
    assert shown(discover(["c.txt"])) == ["c.txt"]
    assert shown(discover(["c"])) == ["c/b.txt"]


def test_the_registry_and_reports_are_never_sources() -> None:
    for name in ("c/a.txt", "c/report.md", "c/cache/x.txt"):
        write(name)
    link("c/alias.md", "report.md")
    never = [Path("c/report.md"), "c/cache", "c/not-yet.md"]
    found = discover(["c"], never=never)
    assert (shown(found), found.skipped) == (["c/a.txt"], ())
    named = discover(["c/report.md", "c/cache"], never=never)
    assert shown(named) == []
    assert set(skipped(named)) == {"c/report.md", "c/cache"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("c", "c/a.txt"),
        ("./c/", "c/a.txt"),
        (".", "c/a.txt"),
        ("../here", "c/a.txt"),
        ("../here/c/a.txt", "c/a.txt"),
        ("..", "c/a.txt"),
        ("../other", "../other/b.txt"),
        ("c/../../other", "c/../../other/b.txt"),
    ],
)
def test_paths_are_shown_from_the_working_directory_or_as_given(given: str, expected: str) -> None:
    write("c/a.txt")
    if "other" in given:
        write("../other/b.txt")
    assert expected in shown(discover([given])) or given == ".."


def test_absolute_paths_are_shown_from_the_working_directory(tmp_path: Path) -> None:
    write("c/a.txt")
    outside = write("../other/b.txt").resolve()
    assert shown(discover([Path("c").resolve()])) == ["c/a.txt"]
    assert shown(discover([tmp_path / "other"])) == [outside.as_posix()]


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (["*.md"], [], ["c/d/b.md"]),
        (["c/*.txt"], [], ["c/a.txt"]),
        (["**/*.txt"], [], ["c/a.txt", "c/d/e/c.txt"]),
        (["/d/**/*.txt"], [], ["c/d/e/c.txt"]),
        (["d/"], [], ["c/d/b.md", "c/d/e/c.txt"]),
        ([], ["d/"], ["c/a.txt"]),
        ([], ["*.txt"], ["c/d/b.md"]),
        (["*.txt"], ["c/d"], ["c/a.txt"]),
        (["nothing"], [], []),
    ],
)
def test_patterns(include: list[str], exclude: list[str], expected: list[str]) -> None:
    for name in ("c/a.txt", "c/d/b.md", "c/d/e/c.txt"):
        write(name)
    assert shown(discover(["c"], include, exclude)) == expected


def test_what_was_not_asked_for_is_not_listed() -> None:
    for name in ("c/a.txt", "c/d/x.csv", "c/y.csv"):
        write(name)
    assert skipped(discover(["c"], exclude=["/d/*.csv"])) == {"c/y.csv": "unknown format (.csv)"}


@pytest.mark.parametrize("pattern", ["!", "\\"])
def test_a_bad_pattern_is_named(pattern: str) -> None:
    with pytest.raises(UsageError, match="is not a pattern"):
        discover(["."], include=[pattern])


def test_a_folder_that_cannot_be_listed_is_fatal(monkeypatch: pytest.MonkeyPatch) -> None:
    write("c/a.txt")
    write("c/d/b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == "c/d":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr("quotecheck.readers.folders.os.scandir", refuse)
    found = discover(["c"])
    assert shown(found) == ["c/a.txt"]
    why = "the folder cannot be listed: Permission denied"
    assert found.skipped == (Skipped("c/d", why, fatal=True),)


def test_names_that_are_no_utf_8() -> None:
    name = os.fsdecode(b"c/caf\xe9\n.txt")
    try:
        write(name)
    except OSError:
        pytest.skip("this file system has no such names")
    found = discover(["c"], include=["*.txt"])
    assert shown(found) == [name]
    assert read(found.files[0], name).path == name

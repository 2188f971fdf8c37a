"""One file as a Source: the text as it stands, or an error that says why not."""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotecheck.errors import SourceError
from quotecheck.model import Source
from quotecheck.readers import discover, read
from quotecheck.readers.formats import FORMATS, format_of


def of(folder: Path, data: bytes, name: str = "a.txt") -> Source:
    path = folder / name
    path.write_bytes(data)
    return read(path, name)


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(SourceError) as raised:
        of(folder, data)
    (problem,) = raised.value.problems
    assert problem.path == "a.txt"
    return str(problem)


def test_the_text_is_exactly_what_stands_there(tmp_path: Path) -> None:
    text = "“One”\r\ntwo\rthree\n\n\x0cfour\u2028\x1b[31m e\u0301\u200b"
    source = of(tmp_path, text.encode())
    assert source == Source(
        path="a.txt",
        text=text,
        format="text",
        encoding="utf-8",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_counted(
    tmp_path: Path, mark: bytes, encoding: str
) -> None:
    source = of(tmp_path, mark + "Été 😀\r\n".encode(encoding))
    assert (source.text, source.encoding, source.guessed) == ("Été 😀\r\n", encoding, False)


@pytest.mark.parametrize(
    ("name", "expected"), [("a.txt", "text"), ("a.TEXT", "text"), ("a.Markdown", "markdown")]
)
def test_the_name_decides_the_format(tmp_path: Path, name: str, expected: str) -> None:
    assert of(tmp_path, b"> words", name).format == expected


@pytest.mark.parametrize("name", ["a.txt.bak", "txt", ".txt", "a.pdf", "a"])
def test_names_of_no_format(name: str) -> None:
    assert format_of(name) is None


def test_every_format_has_its_reader_and_no_suffix_twice() -> None:
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(callable(each.extractor()) for each in FORMATS)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“We don\u2019t sell it,” she said. “It\u2019s the café\u2019s.”\n", "cp1252"),
        ("Президент заявил, что суверенитет не продаётся.\n", "cp1251"),
        ("彼は「いいえ、売り物ではありません」と言った。\n", "shift_jis"),
    ],
)
def test_another_encoding_is_guessed_and_said_to_be(
    tmp_path: Path, text: str, encoding: str
) -> None:
    source = of(tmp_path, b"Plain words first.\n" * 3 + (text * 4).encode(encoding))
    assert source.text == "Plain words first.\n" * 3 + text * 4
    assert source.guessed


def test_damaged_utf_8_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    data = "Été à Málaga\nÿ".encode()[:-1] + b" and on"
    assert refused(tmp_path, data) == "a.txt:2:1: damaged UTF-8: the byte 0xc3 does not belong here"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x7fELF\x02\x01\0\0" + bytes(range(256)), "binary"),
        (b"words\0and more", "a.txt:1:6: a NUL character"),
        ("words".encode("utf-16-le"), "a.txt:1:2: a NUL character"),
        ("wörter".encode("utf-16-be"), "NUL character|without a byte order mark"),
        (codecs.BOM_UTF16_LE + b"a\0b", "damaged"),
        (codecs.BOM_UTF8 + b"a\xffb", "damaged"),
        (b"\x81\x8d\x8f\x90\x9d" * 20, "cannot be told"),
        ("“We don\u2019t sell it,” she said.".encode("mac-roman"), "cannot be told"),
        (b"...\n---\n!?", "there is no text in it"),
        (b"___ \xe2\x80\x9c\xe2\x80\x9d", "there is no text in it"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, words: str) -> None:
    message = refused(tmp_path, data)
    assert any(word in message for word in words.split("|")), message


def test_the_limit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 3)
    assert read(path, "a.txt", limit=15).text == "word " * 3
    with pytest.raises(SourceError, match="limit of 14 bytes"):
        read(path, "a.txt", limit=14)


def test_what_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name, words in [
        ("gone.txt", "No such file"),
        ("pipe.txt", "not a regular file"),
        ("folder.txt", "not a regular file"),
        ("nul\0.txt", "null"),
        ("a.pdf", "no format"),
    ]:
        with pytest.raises(SourceError, match=words):
            read(tmp_path / name, name)

    def refuse(path: str, flags: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr("quotecheck.readers.files.os.open", refuse)
    with pytest.raises(SourceError, match=r"^a\.txt: Permission denied$"):
        read(tmp_path / "a.txt", "a.txt")


def test_a_file_that_fails_is_left_for_reading_to_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")

    def fail(path: str, flags: int) -> int:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("quotecheck.readers.files.os.open", fail)
    found = discover([path])
    assert [each.as_posix() for each in found.files] == [path.as_posix()]
    with pytest.raises(SourceError, match="Input/output error"):
        read(path, "a.txt")


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, quotecheck.readers; print({'chardet', 'pathspec'} & {*sys.modules})"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_utf_8_comes_back_whole(tmp_path: Path, text: str) -> None:
    assert of(tmp_path, ("x" + text).encode()).text == "x" + text


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_nothing_but_our_own_error_comes_out(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found = discover([path])
    assert len(found.files) + len(found.skipped) == 1
    try:
        source = read(path, "a.txt")
    except SourceError:
        return
    assert any(map(str.isalnum, source.text))
    if source.encoding == "utf-8" and not source.guessed:
        assert source.text.encode() == data.removeprefix(codecs.BOM_UTF8)

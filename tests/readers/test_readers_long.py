"""A file that is read in stretches is the one that is read as a whole."""

from __future__ import annotations

import codecs
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quotecheck.errors import SourceError
from quotecheck.model import LongSource, SourceSummary
from quotecheck.readers import read, read_long
from quotecheck.text.directives import remarks

Outcome = str | tuple[str, SourceSummary]


def long(path: Path, stretch: int = 16) -> LongSource:
    source = read_long(path, "a.txt", least=0, stretch=stretch)
    assert source is not None
    return source


def whole(path: Path) -> Outcome:
    """The text and what is said of it, or why there is none."""
    try:
        source = read(path, "a.txt")
    except SourceError as error:
        return str(error)
    return source.text, SourceSummary(
        path="a.txt",
        format=source.format,
        encoding=source.encoding,
        words=0,
        sha256=source.sha256,
        published=source.published,
        title=source.title,
        guessed=source.guessed,
        remarks=remarks(source.text),
    )


def in_stretches(path: Path, stretch: int) -> Outcome | None:
    try:
        source = read_long(path, "a.txt", least=0, stretch=stretch)
        if source is None:
            return None
        pieces = list(source.stretches())
    except SourceError as error:
        return str(error)
    for one, after in pairwise(filter(None, pieces)):
        assert not (one.endswith("\r") and after.startswith("\n"))
    assert sum(map(len, pieces)) == source.length
    return "".join(pieces), source.summary


_PARTS = [
    "---\ndate: 3 May 2025\ntitle: A river\n---\n",
    *("“We will not” ", "Été ", "😀", "\n", "\r\n", "\r", "\ufeff", ">", " ", "e\u0301", "我们"),
    *("x" * 330, "words and " * 60, "..."),
    "<!-- quotecheck: ignore[QC106] house style -->\n",
    "\n# quotecheck: ignore-start[QC101]\r\n",
    "\r# quotecheck: ignore-end[QC101]\r",
    "\nquotecheck: ignore-file quotecheck: ignore\n",
    "quotecheck: ignore-next-line no remark",
    "\n%quotecheck:ignore[" + "QC101, " * 20 + "]" + "why " * 80,
]
_TEXTS = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=20).map("".join)
_UTF_8 = (b"", "utf-8")
_ENCODINGS = st.sampled_from(
    [
        _UTF_8,
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_TEXTS, _ENCODINGS, st.sampled_from([4, 5, 7, 64, 1000, 9000]))
@example("---\ntitle: A river\n" + "place: a\n" * 50 + "---\nwords", _UTF_8, 4)
@example("x" * 599 + "\n#quotecheck: ignore a\n" + "x" * 577 + "\n#quotecheck: ignore b", _UTF_8, 4)
def test_text_hash_head_and_remarks_are_those_of_the_whole(
    tmp_path: Path, text: str, encoding: tuple[bytes, str], stretch: int
) -> None:
    path = tmp_path / "a.txt"
    mark, name = encoding
    path.write_bytes(mark + text.encode(name))
    assert in_stretches(path, stretch) == whole(path)


_BYTES = st.lists(
    st.sampled_from(
        [
            b"words\r\n",
            "Été".encode(),
            "😀".encode(),
            b"\r",
            b"\n",
            b"\0",
            b"\xff",
            b"\xc3",
            b"\xf0\x9f",
        ]
    ),
    max_size=8,
).map(b"".join)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_BYTES, st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE]), st.integers(4, 12))
@example(b"words\0words\xff", b"", 4)
def test_what_is_wrong_with_a_file_is_told_as_of_the_whole(
    tmp_path: Path, data: bytes, mark: bytes, stretch: int
) -> None:
    """None where it takes all bytes to say what they are."""
    path = tmp_path / "a.txt"
    path.write_bytes(mark + data)
    found = in_stretches(path, stretch)
    if found is not None:
        assert found == whole(path)
        return
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-8")


def test_small_files_and_those_of_no_known_format_are_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    os.mkfifo(tmp_path / "pipe.txt")
    assert read_long(path, "a.txt", least=6) is None
    assert read_long(path, "a.txt", least=5) is not None
    for name in ("pipe.txt", "gone.txt", "nul\0.txt", "a.pdf"):
        assert read_long(tmp_path / name, name) is None


def test_the_limit_is_for_what_has_to_be_read_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("“Été”\r\n".encode() * 9)
    assert read_long(path, "a.txt", least=0, limit=50) is not None
    path.write_bytes("“Été”\r\n".encode() * 9 + "Été".encode("cp1252"))
    assert read_long(path, "a.txt", least=0, limit=200) is None
    for stretch in (4, 7, 1000):
        with pytest.raises(SourceError) as raised:
            read_long(path, "a.txt", least=0, limit=50, stretch=stretch)
        message = "the byte 0xc9 is not utf-8: a file of more than 50 bytes has to be UTF-8"
        assert str(raised.value).startswith(f"a.txt:10:1: {message}")


@pytest.mark.parametrize(
    "data",
    [b"Words\n" * 20, b"words\n" * 21, b"words\n" * 19, b"words\n" * 19 + b"word\xff\n", b""],
)
def test_a_file_that_changes_in_between_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words\n" * 20)
    source = long(path)
    assert len("".join(source.stretches())) == source.length == 120
    path.write_bytes(data)
    held: list[str] = []
    with pytest.raises(SourceError, match=r"^a\.txt: it changed while it was read$"):
        held.extend(source.stretches())
    assert sum(map(len, held)) <= source.length
    path.unlink()
    with pytest.raises(SourceError, match=r"^a\.txt: No such file"):
        list(source.stretches())

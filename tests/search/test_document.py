"""A document put together from chunks is the document that is read word by word."""

from __future__ import annotations

import pytest
from both_ways import numpy_alone
from hypothesis import example, given, settings
from hypothesis import strategies as st
from texts import numbers_of, texts

from quotecheck.search.document import Document, Vocabulary, paragraphs_around
from quotecheck.search.scan import Scanner


def check(text: str, start: int, end: int, before: str = "") -> None:
    """From a scan of the text behind another, as one batch holds them, and word by word."""
    numbers = numbers_of(text)
    vocabulary = Vocabulary(numbers)
    shift = -len(before)
    scan = Scanner(numbers).scan(before + text)
    first, last = scan.starts.searchsorted((start - shift, end - shift)).tolist()
    found = scan.rows(first, last, shift)
    with numpy_alone():
        assert scan.rows(first, last, shift) == found
    scanned = Document.scanned(text, start, end, found, vocabulary)
    read = Document.read(text, start, end, vocabulary)
    printed = [
        [text[a:b] for a, b in zip(one.starts, one.ends, strict=True)] for one in (scanned, read)
    ]
    assert printed[0] == printed[1]
    assert scanned.starts == read.starts
    assert scanned.ends == read.ends
    assert scanned.units == read.units
    assert scanned.owner == read.owner
    assert list(scanned.head) == list(read.head)


def _printed(document: Document) -> list[str]:
    places = zip(document.starts, document.ends, strict=True)
    return [document.text[start:end] for start, end in places]


@settings(max_examples=150, deadline=None)
@given(texts)
@example("")
@example("[sic]")
@example("the $ 5 & 10 000 of the U.S. [T]he 5 % of it")
def test_a_text_scanned_is_the_text_read(text: str) -> None:
    check(text, 0, len(text))


@settings(max_examples=150, deadline=None)
@given(texts, st.lists(st.integers(0, 200), min_size=2, max_size=2))
def test_so_is_a_stretch_between_blank_lines(text: str, at: list[int]) -> None:
    """The stretches that are read, behind other text: their code points are shifted."""
    text = f"Ahead of it.\n\n{text}\n\nBehind it."
    low, high = sorted(min(each, len(text)) for each in at)
    check(text, *paragraphs_around(text, low, high), before="river 5 [sic] &\n\n\n")


def test_a_mark_between_chunks_is_read_with_them() -> None:
    text = "the [sic] river & [T]he 10 000 at 5 % U.S. force"
    numbers = numbers_of(text)
    vocabulary = Vocabulary(numbers)
    scan = Scanner(numbers).scan(text)
    found = scan.rows(0, len(scan.starts))
    document = Document.scanned(text, 0, len(text), found, vocabulary)
    assert _printed(document) == [
        *("the", "river", "&", "[T]he", "10", "000", "at", "5", "%", "U.S.", "force"),
    ]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (8, 9, "two three\nfour"),
        (5, 9, "two three\nfour"),
        (0, 1, "one"),
        (5, 24, "two three\nfour\r\n\r\nfive"),
        (0, 99, "one\n\ntwo three\nfour\r\n\r\nfive"),
        (-5, 0, "one"),
    ],
)
def test_paragraphs_end_at_blank_lines(low: int, high: int, expected: str) -> None:
    text = "one\n\ntwo three\nfour\r\n\r\nfive"
    start, end = paragraphs_around(text, low, high)
    assert text[start:end] == expected


def test_a_paragraph_longer_than_the_reach_ends_at_a_line_end() -> None:
    text = "far\n" + "word " * 300 + "\nnear\n" + "word " * 300 + "\nfar " + "word " * 500
    at = text.index("near")
    start, end = paragraphs_around(text, at, at + 4)
    assert start in (0, 4)
    assert text[start:end].count("word") == 600


def test_what_ends_a_line_is_not_cut_in_two() -> None:
    line = "word " * 200 + "end."
    text = "\r\n".join([line] * 5)
    start, end = paragraphs_around(text, 2000, 2001)
    assert text[start:end].split("\r\n") == [line] * (text[start:end].count("\r\n") + 1)

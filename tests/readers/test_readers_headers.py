"""The head of a text: what is taken from it, and what looks like one and is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck import readers
from quotecheck.readers.headers import head, iso_date


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-05-03", "2025-05-03"),
        ("2025-05-03T18:20:00Z", "2025-05-03"),
        ("2025-05-03 18:20", "2025-05-03"),
        ("2025-05", "2025-05"),
        ("2025", "2025"),
        ("3 May 2025", "2025-05-03"),
        ("3rd May, 2025", "2025-05-03"),
        ("May 3, 2025", "2025-05-03"),
        ("Sept. 12, 2024, 9:14 p.m.", "2024-09-12"),
        ("Saturday, 3 May 2025", "2025-05-03"),
        ("Mon, 05 May 2025 10:00:00 GMT", "2025-05-05"),
    ],
)
def test_dates(words: str, expected: str) -> None:
    assert iso_date(words) == expected


@pytest.mark.parametrize(
    "words",
    ["", "yesterday", "03/05/2025", "2025-13-01", "2025-02-30", "30 Maybe 2025", "20250503"],
)
def test_what_is_no_date_or_two(words: str) -> None:
    assert iso_date(words) is None


@pytest.mark.parametrize(
    ("text", "published", "title"),
    [
        ('---\ntitle: "The gate"\ndate: 2025-05-03\n---\nText.\n', "2025-05-03", "The gate"),
        ("---\r\npublished: 3 May 2025\r\n---\r\nText.\r\n", "2025-05-03", None),
        ("Date: May 3, 2025\nTitle: The gate\n\nText.\n", "2025-05-03", "The gate"),
        ("Headline: No\nPublished: 2025-05-03\nDate: 2025-05-01\n\nText.", "2025-05-03", "No"),
    ],
)
def test_heads(text: str, published: str, title: str | None) -> None:
    assert head(text) == (published, title)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He wrote.\n\nDate: 2025-05-03\n",  # not at the head
        "---\ndate: 2025-05-03\nText that never closes it.\n",
        "He had said it once before: 2025-05-03\n",
        "Date:\n2025-05-03\n",
        "Date: soon\n\nText.\n",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert head(text).published is None


def test_the_head_stays_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: 2025-05-03\n---\n“Not for sale.”\n", "utf-8")
    source = readers.read(path, "a.md")
    assert source.published == "2025-05-03"
    assert source.text.startswith("---\ndate")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("-: \n\rDate2025mayThe'\"."), max_size=200))
def test_any_text_has_a_head_or_none(text: str) -> None:
    found = head(text)
    assert found.published is None or iso_date(found.published) == found.published

"""When a text was published and what it is called, as its own head says it.

The head is front matter between two lines of three dashes, or the ``Key: value`` lines with which
a file begins. Refuses: to look further down, where a date is anybody's, to guess an order of day
and month, and to take anything away: the head stays in the text, where offsets count it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

HEAD = 8_192
"""Code points in which a head must end."""

_LINES = 60
_FENCE = "---"
_END = re.compile(r"\r\n|\n|\r")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}[0-9:.,Z+-]{0,24})?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?,? ", re.I)
_MONTHS = ("january february march april may june july august september october november "
           "december").split()  # fmt: skip
_DATED = ("published", "date", "publication_date", "pubdate")
_TITLED = ("title", "headline")


class Head(NamedTuple):
    """``published`` is an ISO date, perhaps of a month or a year only."""

    published: str | None = None
    title: str | None = None


def head(text: str) -> Head:
    """What the head of ``text`` says; nothing where it has none."""
    values = dict(_entries(text[:HEAD]))
    published = next(
        (found for key in _DATED if (found := iso_date(values.get(key, "")))),
        None,
    )
    title = next((values[key] for key in _TITLED if values.get(key)), None)
    return Head(published, title)


def iso_date(words: str) -> str | None:
    """A date as people write it, in ISO form: 2025-05-03, 3 May 2025, May 3, 2025; 2025-05, 2025.

    None for what is no date, and for 03/05/2025, which is two.
    """
    words = words.strip()
    if iso := _ISO.fullmatch(words):
        return _checked(*iso.groups())
    words = _WEEKDAY.sub("", words, count=1)
    if found := _DAY_FIRST.match(words):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.match(words):
        month, day, year = found.groups()
    else:
        return None
    number = _month(month)
    return _checked(year, number, day.zfill(2)) if number else None


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Keys, in small letters, and values; a key that comes twice has its first value."""
    lines = [line.rstrip() for line in islice(_lines(text), _LINES)]
    if lines and lines[0] == _FENCE:
        closing = next((at for at, line in enumerate(lines[1:], 1) if line in (_FENCE, "...")), 0)
        lines = lines[1:closing]
    else:
        opening = next((at for at, line in enumerate(lines) if not _is_entry(line)), len(lines))
        lines = lines[:opening]
    seen: set[str] = set()
    for line in lines:
        key, _, value = line.partition(":")
        name = key.strip().casefold().replace(" ", "_").replace("-", "_")
        if _is_entry(line) and name not in seen:
            seen.add(name)
            yield name, _unquoted(value.strip())


def _lines(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


def _is_entry(line: str) -> bool:
    """Whether a line is ``Key: value``, and no sentence that happens to have a colon."""
    key, colon, value = line.partition(":")
    plain = key.replace("-", "").replace("_", "").replace(" ", "")
    return bool(colon and value.strip()) and plain.isalpha() and len(key.split()) <= 2


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _month(name: str) -> str | None:
    """The number of a month by its English name or the first three letters of it, or "sept"."""
    wanted = name.casefold()
    for number, month in enumerate(_MONTHS, 1):
        if wanted in (month, month[:3]) or wanted == "sept" == month[:4]:
            return f"{number:02}"
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    """The parts as one date, if there is such a day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)

"""Running text to draw quotes from and to plant them in: files of a folder, sentence by sentence.

Refuses: to judge marks. What has a quotation mark anywhere near is passed over, so that a plant
without marks stands in plain narrative and a quote never brings marks of its own.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

_MARKS = re.compile(r"[\"“”„«»‹›‘`]|(?<![^\W_])'|’(?![^\W_])|\[|\]|_")
_SENTENCE = re.compile(r"(?<=[a-z]{3}[.!?])\s{1,2}(?=[A-Z][a-z])")
_CLAUSE = re.compile(r"(?<=[a-z]{3})(?=[.,;:!?](?:\s|$))")
_BLANK = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_REACH = 1_500
"""How far from a random place a sentence is looked for, in code points."""


@dataclass(frozen=True, slots=True)
class Novel:
    """One text as it stands in its file (line ends and all). ``name`` has no suffix."""

    name: str
    text: str


def read(folder: Path) -> list[Novel]:
    """Every ``*.txt`` below ``folder`` that is UTF-8, by path; the others are told on stderr."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            print(f"passed over: {path}: {error.reason}", file=sys.stderr)
            continue
        found.append(Novel(path.stem, text))
    if not found:
        raise SystemExit(f"no text in {folder}: name a folder of *.txt files in UTF-8")
    return found


def words(text: str) -> list[re.Match[str]]:
    """The words of a text by a rule of our own, so that no contender marks its own work."""
    return list(_WORD.finditer(text))


def opening(text: str, random: Random) -> int | None:
    """A place where a sentence of plain narrative starts within a paragraph, or None."""
    at = random.randrange(max(1, len(text) - _REACH))
    for found in _SENTENCE.finditer(text, at, at + _REACH):
        if not _MARKS.search(text, *paragraph(text, found.end())):
            return found.end()
    return None


def paragraph(text: str, at: int) -> tuple[int, int]:
    """The stretch between blank lines around a place, ``_REACH`` to either side at most."""
    before = list(_BLANK.finditer(text, max(0, at - _REACH), at))
    after = _BLANK.search(text, at, at + _REACH)
    start = before[-1].end() if before else max(0, at - _REACH)
    return start, after.start() if after else min(len(text), at + _REACH)


def passage(text: str, size: int, random: Random) -> str | None:
    """About ``size`` words from a sentence's start to a clause's end, white space made single.

    None where the random place offers none within 5 to 80 words.
    """
    start = opening(text, random)
    if start is None:
        return None
    stretch = _SPACE.sub(" ", text[start : start + 8 * size + 240])
    blank = _BLANK.search(text, start, start + 8 * size + 240)
    if blank:
        stretch = _SPACE.sub(" ", text[start : blank.start()])
    ends = [(stretch.count(" ", 0, at.start()) + 1, at.start()) for at in _CLAUSE.finditer(stretch)]
    fits = [(abs(count - size), end) for count, end in ends if 5 <= count <= 80]
    if not fits:
        return None
    found = stretch[: min(fits)[1]]
    return None if _MARKS.search(found) else found

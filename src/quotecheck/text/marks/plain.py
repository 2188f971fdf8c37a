"""The plain case: quotations beside each other, each mark where it can mean one thing only.

Most paragraphs are so, and one regular expression reads them. Refuses: every paragraph of which
`pairs` and `singles` might say anything else.
"""

from __future__ import annotations

import re
from functools import cache

from quotecheck.text.lines import has_lone_return
from quotecheck.text.marks.glyphs import GLYPHS, SINGLES
from quotecheck.text.marks.layout import has_long_line
from quotecheck.text.marks.singles import DROPPED_HEAD

_MARKS = "".join(glyph for glyph in GLYPHS if len(glyph) == 1) + "`"
# Behind a letter a single mark opens nothing, and where others close behind a stop it is taken for
# an apostrophe.
_WORDS = rf"[^{_MARKS}]*+ (?: (?<=[^\W_])['\u2019] [^{_MARKS}]*+ )*+"
_BLANK = r"[ \n\r\t]"
_BEGINS = r"(?<![^ \n\r\t]\S)"  # of a mark that was just read: a blank stands before it
_BEHIND_DASH = r"(?<=[\-\u2014][\"\u201c])(?=[^\W_])"  # a double mark before a word: it opens
_ENDS = rf"(?={_BLANK}|\Z)"
_LETTER = r"A-Za-z\u00c0-\u024f"
_STOP = ".,;:!?"
_PAUSE = r"\u2026\u2014\-"


@cache
def _grammar() -> re.Pattern[str]:
    """A quotation as group 1, a mark that closes nothing as group 2, or any other mark."""
    return re.compile(
        rf"""
        [{_MARKS}]  # one class first, so that the scan for it is the fast one
        (?<![^\W_][{SINGLES}])
        (?: (?: {_BEGINS} | {_BEHIND_DASH} )
          ( (?<=\u201c) {_WORDS} \u201d
          | (?<=") {_WORDS} (?: (?<=[{_LETTER}{_STOP}{_PAUSE}]) " | (?<![^\W_]) " {_ENDS} )
          | (?<=['\u2018]) (?!{DROPPED_HEAD})
            (?: (?=[A-Z]) | (?<=[{_STOP}]{_BLANK}.) (?=[a-z]) )
            {_WORDS} (?<=[{_STOP}{_PAUSE}]) ['\u2019] {_ENDS}
          )
        | (?<=[^\W_]["\u201d]|[{_STOP}{_PAUSE}]["\u201d]) {_ENDS} ()
        |
        )
        """,
        re.VERBOSE,
    )


def plain_pairs(text: str, start: int, end: int) -> list[tuple[int, int]] | None:
    """Each quotation of the paragraph ``text[start:end]``, from its first mark to past its last.

    Both marks are one character. None where it is not plain to see. Nothing may be open before.
    """
    found, stop = _pairs(text, start, end)
    return found if stop == end else None


def plain_stretch(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """The same of several paragraphs, and how far they are plain.

    What parts them is for the caller to see where it is a blank line.
    """
    if text.find(">", start, end) >= 0 or has_lone_return(text, start, end):
        return [], start
    found, stop = _pairs(text, start, end)
    if found and has_long_line(text, found[0][0], found[-1][1], start, end):
        for number, (low, high) in enumerate(found):
            if text.find("\n", low, high) >= 0 and has_long_line(text, low, high, start, end):
                return found[:number], low
    return found, stop


def _pairs(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """The quotations up to the first mark that is not plain, and where that stands."""
    found: list[tuple[int, int]] = []
    if start and not text[start - 1].isspace():
        return found, start  # what stands before the range might be taken for a part of it
    for pair in _grammar().finditer(text, start, end):
        if pair.lastindex is None:
            return found, pair.start()
        if pair.lastindex == 1:
            found.append(pair.span())
    return found, end

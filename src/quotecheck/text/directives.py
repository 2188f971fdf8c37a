"""Remarks in a source that ask for a rule to be passed over: ``quotecheck: ignore[QC106] why``.

A remark stands at the start of its line or behind the sign that opens a comment, and says for
which stretch it is meant: ``ignore`` its own line, ``ignore-next-line`` the next one,
``ignore-start`` all up to an ``ignore-end`` of the same rules, ``ignore-file`` all of the file.
Refuses: to know the rules, and to judge a reason; it says what is written, and where.
"""

from __future__ import annotations

import re

from quotecheck.model import Position, Remark
from quotecheck.text.sections import Section

MOST = 1_000
"""The remarks that are read of one text; with more, it is made to waste time."""

_SIGN = "quotecheck:"
_REMARK = re.compile(
    r"quotecheck:[ \t]{0,4}(?P<kind>ignore(?:-next-line|-start|-end|-file)?)"
    r"(?:\[(?P<rules>[^\]\r\n]{0,200})\])?(?P<rest>[^\r\n]{0,300})"
)
_OPENERS = ("<!--", "/*", "//", "#", "%", ";", "{#", "(", "*")
_CLOSERS = re.compile(r"\s*(?:-->|\*/|#\}).*|\)\s*$")
_BEFORE = 24  # code points before a remark in which a line's start or an opener must show
_END = "ignore-end"


AROUND = 600
"""Code points on either side of where a remark starts that hold all that is looked at."""


class Remarks:
    """The remarks of a text that is read in sections, each with `AROUND` of the one before."""

    def __init__(self) -> None:
        self._written: list[tuple[str, tuple[str, ...], str, Position]] = []
        self._read = 0  # the code point up to which the text is read

    def read(self, section: Section, *, is_last: bool) -> None:
        """Read on, to the end of the last section, and of others as far as all is seen."""
        text = section.text
        if _SIGN not in text:
            return
        end = len(text) if is_last else len(text) - AROUND
        for match in _REMARK.finditer(text, max(0, self._read - section.start)):
            start = match.start()
            if start >= end or len(self._written) == MOST:
                break
            self._read = section.start + match.end()
            if _opened(text[max(0, start - _BEFORE) : start], section.start + start):
                named = (match["rules"] or "").split(",")
                rules = tuple(name.strip() for name in named if name.strip())
                reason = _CLOSERS.sub("", match["rest"], count=1).strip(" \t:-–—")
                self._written.append((match["kind"], rules, reason, section.position(start)))

    def all(self, lines: int) -> tuple[Remark, ...]:
        """The remarks of a text of so many lines, by place."""
        found: list[Remark] = []
        for kind, rules, reason, place in self._written:
            if kind == _END:
                found = _ended(found, rules, place)
                continue
            first, last = {
                "ignore": (place.line, place.line),
                "ignore-next-line": (place.line + 1, place.line + 1),
                "ignore-start": (place.line, None),
                "ignore-file": (1, lines),
            }[kind]
            found.append(Remark(kind, rules, reason, place, first, last))
        return tuple(found)


def remarks(text: str) -> tuple[Remark, ...]:
    """The remarks of a text by place. An end that ends nothing is one, with no lines."""
    if _SIGN not in text:
        return ()
    section, found = Section(text), Remarks()
    found.read(section, is_last=True)
    return found.all(section.position(len(text)).line)


def _opened(before: str, start: int) -> bool:
    """Whether a line or a comment starts here, blanks aside."""
    bare = before.rstrip(" \t")
    if not bare:
        return start < _BEFORE
    return bare[-1] in "\r\n" or bare.endswith(_OPENERS)


def _ended(found: list[Remark], rules: tuple[str, ...], place: Position) -> list[Remark]:
    """The remarks with the last open block of these rules closed."""
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if one.kind == "ignore-start" and one.last is None and rules in ((), one.rules):
            closed = Remark(one.kind, one.rules, one.reason, one.position, one.first, place.line)
            return [*found[:at], closed, *found[at + 1 :]]
    return [*found, Remark(_END, rules, "", place, place.line, 0)]

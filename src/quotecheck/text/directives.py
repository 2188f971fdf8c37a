"""Remarks in a source that ask for a rule to be passed over: ``quotecheck: ignore[QC106] why``.

A remark stands at the start of its line or behind the sign that opens a comment, and says for
which stretch it is meant: ``ignore`` its own line, ``ignore-next-line`` the next one,
``ignore-start`` all up to an ``ignore-end`` of the same rules, ``ignore-file`` all of the file.
Refuses: to know the rules, and to judge a reason; it says what is written, and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from quotecheck.model import Position, Remark
from quotecheck.text.lines import Lines

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


def remarks(text: str) -> tuple[Remark, ...]:
    """The remarks of a text by place. An end that ends nothing is one, with no lines."""
    if _SIGN not in text:
        return ()
    lines = Lines(text)
    found: list[Remark] = []
    for kind, rules, reason, place in islice(_written(text, lines), MOST):
        if kind == _END:
            found = _ended(found, rules, place)
            continue
        first, last = {
            "ignore": (place.line, place.line),
            "ignore-next-line": (place.line + 1, place.line + 1),
            "ignore-start": (place.line, None),
            "ignore-file": (1, len(lines)),
        }[kind]
        found.append(Remark(kind, rules, reason, place, first, last))
    return tuple(found)


def _written(text: str, lines: Lines) -> Iterator[tuple[str, tuple[str, ...], str, Position]]:
    for match in _REMARK.finditer(text):
        if not _opened(text[max(0, match.start() - _BEFORE) : match.start()], match.start()):
            continue
        named = (match["rules"] or "").split(",")
        rules = tuple(name.strip() for name in named if name.strip())
        reason = _CLOSERS.sub("", match["rest"], count=1).strip(" \t:-–—")
        yield match["kind"], rules, reason, lines.position(match.start())


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

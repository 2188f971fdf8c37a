"""An edit in the words a reporter would use: "on" is printed "in".

Refuses: to rate, and to claim that a meaning changed. What was lost or added is shown; the
reader judges.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotecheck.model import Edit, Kind, Op

# A finding is one line. Longer stretches keep their ends, where a reader recognises them.
_STRETCH = 72
_PHRASES = 4
_LEFT_OUT = {
    Kind.ELISION: "left out at the ellipsis",
    Kind.ELISION_OF_MEANING: "left out at the ellipsis",
    Kind.OMISSION: "left out unmarked",
    Kind.SPLICE: "joined across",
}
_ADDED = {Kind.EDITORIAL: "in brackets", Kind.INSERTION: "added unmarked"}
_CUTS = frozenset({Kind.TRUNCATION, Kind.TRUNCATION_OF_MEANING})


def describe(edits: Sequence[Edit], length: int) -> str:
    """The edits, worst first, equal ones counted. ``length`` is the registered wording's tokens."""
    counted: dict[str, int] = {}
    for edit in sorted(edits, key=lambda edit: -edit.severity):
        text = phrase(edit, length)
        counted[text] = counted.get(text, 0) + 1
    told = [text if times == 1 else f"{text} (×{times})" for text, times in counted.items()]
    rest = len(told) - _PHRASES
    return "; ".join(told[:_PHRASES] + ([f"and {rest} more"] if rest > 0 else []))


def phrase(edit: Edit, length: int) -> str:
    """One edit. Its note is added where the words do not already say it."""
    text = _plain(edit, length)
    label, _, _ = text.partition(": ")
    note = edit.note.removeprefix(f"{label}: ")
    return f"{text} ({note})" if note and note not in text else text


def quoted(words: str) -> str:
    """``words`` in straight marks, on one line, the middle left out where they are many."""
    words = " ".join(words.split())
    if len(words) > _STRETCH:
        half = (_STRETCH - 3) // 2
        words = f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
    return f'"{words}"'


def _plain(edit: Edit, length: int) -> str:
    if edit.op is Op.MOVE:
        return f"moved: {quoted(edit.found or edit.registered)}"
    if edit.registered and edit.found:
        return f"{quoted(edit.registered)} is printed {quoted(edit.found)}"
    if edit.registered:
        return f"{_loss(edit, length)}: {quoted(edit.registered)}"
    if edit.found:
        return f"{_ADDED.get(edit.kind, 'added')}: {quoted(edit.found)}"
    return edit.note or edit.kind.value


def _loss(edit: Edit, length: int) -> str:
    if edit.kind in _CUTS:
        start, end = edit.registered_range
        if start == 0:
            return "cut at the start"
        return "cut at the end" if end >= length else "cut"
    return _LEFT_OUT.get(edit.kind, "lost")

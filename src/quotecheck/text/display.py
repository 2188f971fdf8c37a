"""What a reader may see of a text that came from outside: nothing that acts or hides.

Every control, escape, bidirectional control, invisible character, tag and lone surrogate comes
out as a visible escape (``\\x1b``, ``\\u202e``, ``\\U000e0041``). This is the step that all sinks
share; the encoding that one sink needs (markup, XML, a runner's commands) is its reporter's.

Refuses: to be reversible. A backslash in the text stays as it is, so an escape that is shown and
one that was printed look alike; offsets and JSON carry the difference.
"""

from __future__ import annotations

import re
from functools import cache

from quotecheck.model import Span

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

_NEVER_SHOWN = (
    r"\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # take no room
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero width, separators, bidi
    r"\ufff9-\ufffb\ufffe\uffff"  # annotation, noncharacters
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # hieroglyphs to music
    r"\ud800-\udfff\U000e0000-\U000e0fff"  # lone surrogates; tags and further selectors
)
_SELECTORS = r"\ufe00-\ufe0f"
# One selector may follow a visible character (an emoji, a Han variant); a run of them, or one
# after a space, can only carry something that is not to be seen.
_HIDDEN = re.compile(
    rf"[{_NEVER_SHOWN}]|(?<![^\s{_NEVER_SHOWN}{_SELECTORS}])[{_SELECTORS}]",
)
_LINE_END = re.compile(r"\r\n?")
_BLANKS = re.compile(r"[ \t\r\n]+")


@cache
def _hidden_in_block() -> re.Pattern[str]:
    return re.compile(rf"(?![\n\t])(?:{_HIDDEN.pattern})")


def display(text: str, *, block: bool = False) -> str:
    """``text`` with every character that acts or hides made visible.

    In one line (the default) a line end, with the blanks around it, is one space, as is a tab.
    With ``block``, newlines and tabs stay and every line end is ``\\n``. No-break spaces stay.
    """
    if text.isascii() and text.isprintable():
        return text
    if block:
        return _hidden_in_block().sub(_escape, _LINE_END.sub("\n", text))
    return _HIDDEN.sub(_escape, _join_lines(text))


def clip(text: str, width: int, *, around: Span | None = None) -> str:
    """``text`` in at most ``width`` code points, with an ellipsis for what was cut.

    The beginning is kept, or, with ``around``, the stretch about that span (its beginning, where
    the span itself is too long). ValueError for a width below 1. Call it before ``display()``,
    so that nothing long is searched and no escape is cut in two.
    """
    if width < 1:
        raise ValueError(f"cannot clip to a width of {width}")
    if len(text) <= width:
        return text
    start = _clip_start(len(text), width, around) if around else 0
    stop = start + width
    head = ELLIPSIS if start > 0 else ""
    tail = ELLIPSIS if stop < len(text) else ""
    if len(head) + len(tail) > width:
        return ELLIPSIS
    return f"{head}{text[start + len(head) : stop - len(tail)]}{tail}"


def _clip_start(length: int, width: int, around: Span) -> int:
    """Where a window of ``width`` begins that has ``around`` in its middle."""
    room = max(width - len(around), 0)
    # One code point of the window is the ellipsis, hence the -1 where the span fills it.
    wanted = around.start - (room // 2 if room else 1)
    return min(max(wanted, 0), length - width)


def _join_lines(text: str) -> str:
    if "\n" not in text and "\r" not in text and "\t" not in text:
        return text
    return _BLANKS.sub(_join_blanks, text)


def _join_blanks(blanks: re.Match[str]) -> str:
    """One space where a line was broken, and otherwise as many as there were blanks."""
    run = blanks.group()
    return " " if "\n" in run or "\r" in run else " " * len(run)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if character.isascii():
        return f"\\x{ord(character):02x}"
    return character.encode("ascii", "backslashreplace").decode("ascii")

"""Acceptances put into a registry's text at the place of their quote, and nothing else changed.

The text is never parsed and written anew: a line (or, in a list in brackets, a few words of one)
is put between two characters of it, so comments, quotation marks, indentation and line ends stay
as they are. Refuses: to write a file, and to vouch for the result, which ``decisions`` compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotecheck.model import Acceptance
from quotecheck.registry import outline
from quotecheck.registry.outline import Part
from quotecheck.registry.written import acceptance

_LINE_END = re.compile(r"\r\n|\r|\n")
_STEP = 2


def spliced(text: str, decisions: Sequence[tuple[str, Acceptance]]) -> str:
    """``text`` with each acceptance at the end of its quote's list, in the order given.

    A decision is the id of a quote and its acceptance. KeyError for an id that is not there.
    """
    wanted: dict[str, list[Acceptance]] = {}
    for name, decided in decisions:
        wanted.setdefault(name, []).append(decided)
    found = outline.quotes(text, wanted)
    insertions = [_insertion(text, found[name], new) for name, new in wanted.items()]
    pieces: list[str] = []
    done = 0
    for at, addition in sorted(insertions):
        pieces += [text[done:at], addition]
        done = at
    return "".join([*pieces, text[done:]])


def _insertion(text: str, quote: Part, new: Sequence[Acceptance]) -> tuple[int, str]:
    """What to put in, and where: after which character."""
    known = quote.get("accept")
    written = [acceptance(one, quoted=quote.flow and quote.items[0].quoted) for one in new]
    if known is None and quote.flow:
        key = '"accept"' if quote.items[0].quoted else "accept"
        return quote.items[-1].end, f", {key}: [{', '.join(written)}]"
    if known is None:
        lines = ["accept:", *(f"{' ' * _STEP}- {line}" for line in written)]
        return _below(text, quote.end, quote.column, lines)
    if not known.flow:
        return _below(text, known.end, known.column, [f"- {line}" for line in written])
    joined = ", ".join(written)
    return (known.items[-1].end, f", {joined}") if known.items else (known.start + 1, joined)


def _below(text: str, at: int, column: int, lines: Sequence[str]) -> tuple[int, str]:
    """Lines under the one that holds what ends at ``at``, and a comment perhaps."""
    stop = next(iter(_LINE_END.finditer(text, at)), None)
    place = stop.start() if stop else len(text)
    end = stop[0] if stop else _line_end_before(text)
    return place, "".join(_indented(lines, column, end))


def _indented(lines: Sequence[str], column: int, end: str) -> Iterator[str]:
    for line in lines:
        yield f"{end}{' ' * column}{line}"


def _line_end_before(text: str) -> str:
    """The file's own line end, for a last line that has none."""
    first = _LINE_END.search(text)
    return first[0] if first else "\n"

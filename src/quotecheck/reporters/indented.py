"""JSON with a line for each value: what ``json.dumps`` writes with ``indent``, and sooner.

The standard library's encoder is in C only where all stands on one line; with an indent it is one
generator inside another for each value. Refuses: keys that are no strings, types that JSON has
not (of tuples it knows those of texts), NaN and infinities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring_ascii as quoted
from math import isfinite
from typing import Any

from quotecheck.reporters import native

_NAMES = {None: "null", True: "true", False: "false"}


def indented(value: Any, indent: int, *, newline: str = "\n") -> str:
    """``value`` as ASCII, ``indent`` blanks a level. TypeError or ValueError for what it cannot be.

    ``newline`` is what ends a line of the level that the value stands on.
    """
    if native.BUILT:
        return native.indented(value, indent, newline, _indented)
    return _indented(value, indent, newline)


def streamed(fields: Iterable[tuple[str, Any]], indent: int) -> Iterator[str]:
    """A dict of these fields as `indented` writes it, piece by piece.

    A value that is an iterator is a list, one piece for each of its items, and is not held.
    """
    newline = "\n" + " " * indent
    before = "{"
    for key, value in fields:
        before += f"{newline}{quoted(key)}: "
        if isinstance(value, Iterator):
            inner = newline + " " * indent
            opening = "["
            for item in value:
                yield f"{before}{opening}{inner}{indented(item, indent, newline=inner)}"
                before, opening = "", ","
            yield f"{before}[]" if before else f"{newline}]"
        else:
            yield before + indented(value, indent, newline=newline)
        before = ","
    yield "{}" if before == "{" else "\n}"


def _indented(value: Any, indent: int, newline: str) -> str:
    kind = type(value)
    if kind is str:
        return quoted(value)
    if kind is dict:
        inner = newline + " " * indent
        pairs = [
            f"{quoted(key)}: "
            + (quoted(one) if type(one) is str else _indented(one, indent, inner))
            for key, one in value.items()
        ]
        return _enclosed("{", pairs, "}", newline, inner)
    if kind is list:
        inner = newline + " " * indent
        texts = bool(value) and type(value[0]) is str and set(map(type, value)) == {str}
        parts = (
            list(map(quoted, value)) if texts else [_indented(one, indent, inner) for one in value]
        )
        return _enclosed("[", parts, "]", newline, inner)
    if kind is tuple:
        return _texts(value, newline, newline + " " * indent)
    if value is None or kind is bool:
        return _NAMES[value]
    if kind is int:
        return str(value)
    if kind is float and isfinite(value):
        return repr(value)
    raise (ValueError if kind is float else TypeError)(f"{value!r} is nothing that JSON has")


@lru_cache(maxsize=16)
def _texts(value: tuple[str, ...], newline: str, inner: str) -> str:
    """A list of texts, which many values may have in common."""
    if not set(map(type, value)) <= {str}:
        raise TypeError(f"{value!r} is nothing that JSON has")
    return _enclosed("[", list(map(_quoted_again, value)), "]", newline, inner)


_quoted_again = lru_cache(maxsize=1 << 14)(quoted)
"""Of texts most of which stand in many lists, as the paths of sources do."""


def _enclosed(opening: str, parts: list[str], closing: str, newline: str, inner: str) -> str:
    if not parts:
        return opening + closing
    return f"{opening}{inner}{f',{inner}'.join(parts)}{newline}{closing}"

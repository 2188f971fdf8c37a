"""An acceptance as it is written into a registry: one line of YAML.

A text stands without quotation marks where nobody, and no other reader of YAML, could take it for
anything else; everything else is in double ones, where whatever cannot be seen is escaped.
Refuses: to wrap. One decision is one line, so that a version control system names who made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotecheck.model import Acceptance

_PLAIN = re.compile(r"[^\W\d_](?:[\w ()'’/.-]*[\w)])?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPED = frozenset("y n yes no on off true false null nan inf".split())
"""What some reader of YAML takes for a value of another type."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def acceptance(told: Acceptance, *, quoted: bool = False) -> str:
    """``{text: ..., reason: ...}``; with ``quoted``, as JSON would have it: every text in marks."""

    def key(name: str) -> str:
        return f'"{name}"' if quoted else name

    def value(text: str) -> str:
        return marked(text) if quoted else scalar(text)

    def pairs() -> Iterator[str]:
        yield f"{key('text')}: {value(told.text)}"
        yield f"{key('reason')}: {value(told.reason)}"
        if told.sources:
            yield f"{key('sources')}: [{', '.join(map(value, told.sources))}]"
        if told.by is not None:
            yield f"{key('by')}: {value(told.by)}"
        if told.until is not None:
            yield f"{key('until')}: {value(told.until)}"

    return f"{{{', '.join(pairs())}}}"


def scalar(text: str) -> str:
    """A text as YAML, in marks only where it needs them."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _TYPED and text.isprintable()
    return text if plain or _DATE.fullmatch(text) else marked(text)


def marked(text: str) -> str:
    """A text in double quotation marks; what cannot be printed is escaped."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

"""The kinds of values a registry holds, each from a node to what the model wants.

Each function gives None after recording what it expected and what it found. Refuses: YAML's own
ideas of types. ``no`` is a word, and a date is checked as the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from quotecheck.model import Kind, Severity
from quotecheck.registry.nodes import NULLS, Broken, Mapping, Node, Scalar, Sequence, describe
from quotecheck.registry.problems import Problems, clip, unknown
from quotecheck.text.tokens import words

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def mismatch(node: Node, expected: str, problems: Problems, hint: str = "") -> None:
    """Record that a node is of another type than was expected; nothing for a refused one."""
    if isinstance(node, Broken):
        return
    found = describe(node)
    if found == "nothing" and not hint:
        hint = "give it a value or leave the key out"
    message = f"expected {expected}, found {found}"
    problems.add(node.at, f"{message}; {hint}" if hint else message)


def told(event: Any) -> str | None:
    """The text of a parser's event, if it is one that ``expect_text`` would give of its node."""
    value: str = event.value.strip()
    if value and value.isprintable() and (event.style or value not in NULLS):
        return value
    return None


def expect_text(node: Node, expected: str, problems: Problems) -> str | None:
    """The text of a scalar without white space around it, never empty."""
    if node.__class__ is Scalar:  # nearly every value there is: asked for with as little as can be
        value = node.text.strip()
        if value and value.isprintable() and not (node.plain and node.null):
            return value
    if not isinstance(node, Scalar) or node.null:
        mismatch(node, expected, problems)
        return None
    value = node.text.strip()
    if not value:
        problems.add(node.at, f"expected {expected}, found an empty text")
        return None
    if not value.isprintable() and (control := _CONTROL.search(value)):
        code = ord(control[0])
        problems.add(node.at, f"the control character U+{code:04X} is written into this text")
        return None
    return value


def text(node: Node, problems: Problems) -> str | None:
    """Any text."""
    return expect_text(node, "text", problems)


def quotable(node: Node, problems: Problems) -> str | None:
    """A text with at least one word that can be compared."""
    value = expect_text(node, "text", problems)
    if value is None or value[0].isalnum():  # a letter or digit is always a word's
        return value
    if next(words(value), None) is None:
        problems.add(node.at, f"there is no word to compare in {clip(value)}")
        return None
    return value


def identifier(node: Node, problems: Problems) -> str | None:
    """An id: letters and digits of ASCII, then also dots, underscores and hyphens."""
    value = expect_text(node, "an id", problems)
    if value is not None and not ID.fullmatch(value):
        message = f"{clip(value)} cannot be an id; use letters a to z, digits, and . _ - inside"
        problems.add(node.at, message)
        return None
    return value


def texts(node: Node, problems: Problems) -> tuple[str, ...] | None:
    """A list of texts. A text on its own is refused, with the way to write it."""
    if not isinstance(node, Sequence):
        lone = isinstance(node, Scalar) and not node.null
        example = clip(node.text) if lone and isinstance(node, Scalar) else ""
        hint = f"write [{example}]" if lone else ""
        mismatch(node, "a list of texts", problems, hint)
        return None
    return tuple(value for item in node.items if (value := text(item, problems)) is not None)


def choice(options: type[StrEnum]) -> Callable[[Node, Problems], StrEnum | None]:
    """A reader of one member of an enum, by its value."""
    names = {option.value: option for option in options}
    noun = options.__name__.lower()

    def read(node: Node, problems: Problems) -> StrEnum | None:
        value = expect_text(node, f"one of {', '.join(names)}", problems)
        if value is not None and value not in names:
            problems.add(node.at, unknown(noun, value, names))
            return None
        return None if value is None else names[value]

    return read


def language(node: Node, problems: Problems) -> str | None:
    """A language tag of BCP 47: en, es, pt-BR."""
    value = expect_text(node, "a language code", problems)
    if value is not None and not _LANGUAGE.fullmatch(value):
        problems.add(node.at, f"{clip(value)} is no language code; write en, es or pt-BR")
        return None
    return value


def drift(node: Node, problems: Problems) -> float | None:
    """A number from 0 up to, but not including, 1."""
    expected = "a number from 0 up to, but not including, 1"
    value = expect_text(node, expected, problems)
    if value is None:
        return None
    number = float(value) if _NUMBER.fullmatch(value) else 1.0
    if number >= 1:
        problems.add(node.at, f"expected {expected}, found {clip(value)}; write 0.35 for 35 %")
        return None
    return number


def day(node: Node, problems: Problems) -> str | None:
    """A full ISO date."""
    return _date(node, "a date as YYYY-MM-DD", 3, problems)


def day_month_or_year(node: Node, problems: Problems) -> str | None:
    """An ISO date of which the day, or month and day, may be unknown."""
    return _date(node, "a date as YYYY-MM-DD, YYYY-MM or YYYY", 1, problems)


def _date(node: Node, expected: str, least: int, problems: Problems) -> str | None:
    value = expect_text(node, expected, problems)
    if value is None:
        return None
    match = _DATE.fullmatch(value)
    parts = [int(part) for part in match.groups() if part] if match else []
    if len(parts) < least:
        problems.add(node.at, f"expected {expected}, found {clip(value)}")
        return None
    try:
        date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError:
        problems.add(node.at, f"there is no such date as {clip(value)}")
        return None
    return value


def severities(node: Node, problems: Problems) -> dict[Kind, Severity] | None:
    """A mapping from kinds of drift to severities."""
    if not isinstance(node, Mapping):
        mismatch(node, "a mapping of kinds to severities", problems, "write {spelling: minor}")
        return None
    kinds = [kind.value for kind in Kind]
    labels = [severity.label for severity in Severity]
    found: dict[Kind, Severity] = {}
    for key, (at, value) in node.entries.items():
        if key not in kinds:
            problems.add(at, unknown("kind", key, kinds))
        label = expect_text(value, f"one of {', '.join(labels)}", problems)
        if label is not None and label not in labels:
            problems.add(value.at, unknown("severity", label, labels))
        elif label is not None and key in kinds:
            found[Kind(key)] = Severity.parse(label)
    return found

"""The keys there are: what each expects, in a file and in the environment, and its default.

Refuses: to convert in silence. What is not of the expected type is a ValueError that says what
was expected.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from typing import Any

from quotecheck.model import Kind, Settings, Severity
from quotecheck.records import dataclass

_DEFAULTS = Settings()
_LABELS = ("info", "minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Key:
    """One key. ``written`` reads a value of a TOML file, ``said`` one of the environment.

    ``default`` is what holds when nobody says anything. ``paths``: its texts are paths, which a
    file gives from its own folder.
    """

    name: str
    written: Callable[[Any], Any]
    said: Callable[[str], Any]
    default: Any
    paths: bool = False

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"QUOTECHECK_{self.name.upper()}"


def text(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("expected a text")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts, as a file has it."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise ValueError('expected a list of texts, as in ["a", "b"]')
    return tuple(value)


def listed(value: str) -> tuple[str, ...]:
    """A list of texts, as the environment has it: separated as in PATH."""
    return tuple(part for part in value.split(os.pathsep) if part)


def share(value: Any) -> float:
    """A number from 0 to 1."""
    expected = "expected a number from 0 to 1"
    number = _number(value, expected)
    if not 0 <= number <= 1:
        raise ValueError(expected)
    return number


def count(value: Any) -> int:
    """A whole number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("expected a whole number, 1 or more")
    return value


def said_count(value: str) -> int:
    """The same from a text; a text of other signs is refused like any other value."""
    return count(int(value) if _is_number(value) else value)


def processes(value: Any) -> int:
    """A number of processes, 1 or more; 0 for "auto"."""
    if value == "auto":
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError('expected a number of processes, or "auto"')
    return value


def said_processes(value: str) -> int:
    """The same from a text."""
    return processes(int(value) if _is_number(value) else value)


def bits(value: Any) -> float:
    """A number of bits, 0 or more."""
    expected = "expected a number of bits, 0 or more"
    number = _number(value, expected)
    if not (math.isfinite(number) and number >= 0):
        raise ValueError(expected)
    return number


def switch(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("expected true or false")
    return value


def said_switch(value: str) -> bool:
    """The same from a text."""
    return switch({"true": True, "1": True, "false": False, "0": False}.get(value.casefold()))


def threshold(value: Any) -> Severity | None:
    """A severity from info on, or None for never."""
    if value == "never":
        return None
    if value not in _LABELS:
        raise ValueError(f"expected one of {', '.join(_LABELS)}, never")
    return Severity.parse(value)


def severities(value: Any) -> dict[Kind, Severity]:
    """A table of kinds and the severity of each."""
    if not isinstance(value, Mapping):
        raise ValueError('expected a table of kinds, as in {spelling = "minor"}')
    found = {}
    for name, label in value.items():
        if name not in set(Kind):
            raise ValueError(_unknown("kind", name, [kind.value for kind in Kind]))
        if label not in ("none", *_LABELS):
            raise ValueError(f"expected one of none, {', '.join(_LABELS)} for {name}")
        found[Kind(name)] = Severity.parse(label)
    return found


def said_severities(value: str) -> dict[Kind, Severity]:
    """``spelling=minor,case=none``."""
    pairs = (part.partition("=") for part in value.split(",") if part.strip())
    return severities({name.strip(): label.strip() for name, _, label in pairs})


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def _number(value: Any, expected: str) -> float:
    """A number of a file or in a text; ValueError for any other value."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(expected)
    try:
        return float(value)
    except (ValueError, OverflowError):
        raise ValueError(expected) from None


def _written(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """``read`` for a file, where a number is not to be a text."""

    def reading(value: Any) -> Any:
        return read(None if isinstance(value, str) else value)

    return reading


def _unknown(what: str, name: str, known: list[str]) -> str:
    near = closest(name, known)
    return f'unknown {what} "{name[:60]}"; ' + (
        f'did you mean "{near}"?' if near else f"expected one of {', '.join(known)}"
    )


def closest(name: str, known: list[str]) -> str | None:
    """The one of ``known`` that was probably meant."""
    from difflib import get_close_matches

    folded = name[:60].casefold().replace("-", "_")
    names = {each.replace("-", "_"): each for each in known}
    return next((names[each] for each in get_close_matches(folded, names, n=1)), None)


KEYS: Mapping[str, Key] = {
    key.name: key
    for key in (
        Key("registry", text, text, "quotes.yaml", paths=True),
        Key("paths", texts, listed, ("corpus",), paths=True),
        Key("include", texts, listed, ()),
        Key("exclude", texts, listed, ()),
        Key("max_drift", _written(share), share, _DEFAULTS.max_drift),
        Key("min_words", count, said_count, _DEFAULTS.min_words),
        Key("evidence", _written(bits), bits, _DEFAULTS.evidence),
        Key("fail_on", threshold, threshold, _DEFAULTS.fail_on),
        Key("jobs", processes, said_processes, 0),
        Key("remarks", switch, said_switch, _DEFAULTS.remarks),
        Key("severity", severities, said_severities, {}),
    )
}

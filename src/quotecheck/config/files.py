"""The file that settings stand in: found from a folder upwards, read, every value with its line.

In each folder ``quotecheck.toml`` is looked for first, then a ``pyproject.toml`` with a table
``[tool.quotecheck]``; one without it is passed over. Refuses: to merge files. The nearest one is
the only one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotecheck.config.keys import KEYS, closest
from quotecheck.errors import ConfigurationError, Problem
from quotecheck.records import dataclass

OWN = "quotecheck.toml"
SHARED = "pyproject.toml"
_LIMIT = 4 * 1024 * 1024
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class File:
    """A file of settings. ``shown`` is its path for people, ``values`` what it says by key."""

    shown: str
    folder: Path
    values: dict[str, Any]
    lines: dict[str, int]


def nearest(folder: Path) -> File | None:
    """The file that holds for ``folder``, or None. ConfigurationError with all that is wrong."""
    for place in _upwards(folder):
        for name in (OWN, SHARED):
            path = place / name
            if path.is_file():
                found = _read(path, whole=name == OWN)
                if found is not None:
                    return found
    return None


def _upwards(folder: Path) -> Iterator[Path]:
    real = Path(os.path.realpath(folder))
    yield real
    yield from real.parents


def _read(path: Path, *, whole: bool) -> File | None:
    """The settings in a file; None for a shared one that has no table of ours."""
    shown = shown_as(path)
    text = _text(path, shown)
    if not whole and "quotecheck" not in text:
        return None
    import tomllib  # 5 ms, and most runs have no file

    try:
        parsed = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(_not_toml(shown, str(error))) from error
    table = parsed
    for name in () if whole else ("tool", "quotecheck"):
        table = table.get(name, {})
        if not isinstance(table, dict):
            raise ConfigurationError(Problem(shown, None, None, f"{name} is not a table"))
    if not whole and "quotecheck" not in parsed.get("tool", {}):
        return None
    lines = _lines(text, () if whole else ("tool", "quotecheck"))
    return File(shown, path.parent, _values(table, shown, lines), lines)


def _values(table: dict[str, Any], shown: str, lines: dict[str, int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in table.items():
        line = lines.get(name)
        if name not in KEYS:
            near = closest(name, list(KEYS))
            advice = f'did you mean "{near}"?' if near else f"known are {', '.join(KEYS)}"
            message = f'unknown key "{name[:60]}"; {advice}'
            problems.append(Problem(shown, line, line and 1, message))
            continue
        try:
            values[name] = KEYS[name].written(value)
        except ValueError as error:
            problems.append(Problem(shown, line, line and 1, f"{name}: {error}"))
    if problems:
        raise ConfigurationError(sorted(problems, key=lambda each: each.line or 0))
    return values


def _lines(text: str, table: tuple[str, ...]) -> dict[str, int]:
    """The line of each key of a table, as well as that can be told without its grammar."""
    found: dict[str, int] = {}
    current: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            head = stripped.strip("[]").partition("]")[0]
            current = _names(head)
            if current[:-1] == table:
                found.setdefault(current[-1], number)
        elif "=" in stripped and not stripped.startswith("#"):
            full = (*current, *_names(stripped.partition("=")[0]))
            if full[: len(table)] == table and len(full) > len(table):
                found.setdefault(full[len(table)], number)
    return found


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _text(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT + 1)
        if len(data) > _LIMIT:
            raise ConfigurationError(Problem(shown, None, None, "larger than 4 MB"))
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        message = f"cannot read the configuration: {error.strerror}"
        raise ConfigurationError(Problem(shown, None, None, message)) from error
    except UnicodeDecodeError as error:
        message = f"not valid UTF-8 at byte {error.start}"
        raise ConfigurationError(Problem(shown, None, None, message)) from error


def _not_toml(shown: str, told: str) -> Problem:
    """What the parser says, its place where a place belongs."""
    at = _AT.search(told)
    message = f"not valid TOML: {_AT.sub('', told).strip()}"
    return Problem(shown, int(at[1]) if at else None, int(at[2]) if at else None, message)


def shown_as(path: Path) -> str:
    """A path for people: from the working directory, where that has no long way up."""
    try:
        relative = Path(os.path.relpath(path))
    except (OSError, ValueError):  # no working directory any more, or another drive
        return path.as_posix()
    return relative.as_posix()

"""One value for each key: a flag wins over the environment, that over the file, that over defaults.

Refuses: to look for the file anywhere but from the registry's folder upwards, so that a registry
is read the same way from wherever quotecheck is run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quotecheck.config.files import File, nearest, shown_as
from quotecheck.config.keys import KEYS, Key, closest
from quotecheck.errors import ConfigurationError, Problem
from quotecheck.model import Kind, Settings, Severity
from quotecheck.records import dataclass

_PREFIX = "QUOTECHECK_"
_OTHERS = frozenset({"QUOTECHECK_TRACEBACK", "QUOTECHECK_CACHE_DIR", "QUOTECHECK_NUMPY"})
"""Variables of ours that are no settings."""
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it comes from: ``--flag``, a variable, ``file:line`` or ``default``."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings that hold. ``file`` is the configuration that was read, if there is one."""

    settings: Mapping[str, Setting]
    file: str | None = None

    @property
    def registry(self) -> str:
        """The path of the registry."""
        return str(self.settings["registry"].value)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files and folders to check."""
        return tuple(self.settings["paths"].value)

    @property
    def include(self) -> tuple[str, ...]:
        """Patterns of what is read."""
        return tuple(self.settings["include"].value)

    @property
    def exclude(self) -> tuple[str, ...]:
        """Patterns of what is left out."""
        return tuple(self.settings["exclude"].value)

    @property
    def max_drift(self) -> float:
        """0..1."""
        return float(self.settings["max_drift"].value)

    @property
    def min_words(self) -> int:
        """At least 1."""
        return int(self.settings["min_words"].value)

    @property
    def evidence(self) -> float:
        """Bits."""
        return float(self.settings["evidence"].value)

    @property
    def fail_on(self) -> Severity | None:
        """None for never."""
        value: Severity | None = self.settings["fail_on"].value
        return value

    @property
    def jobs(self) -> int:
        """The most processes that may search; 0 is one for each core."""
        return int(self.settings["jobs"].value)

    @property
    def remarks(self) -> bool:
        """Whether remarks in sources are followed."""
        return bool(self.settings["remarks"].value)

    @property
    def severity(self) -> Mapping[Kind, Severity]:
        """Severities of kinds that are not the default ones."""
        value: Mapping[Kind, Severity] = self.settings["severity"].value
        return value

    @property
    def judgement(self) -> Settings:
        """What of the settings can change a result, for a run that is asked for nothing else."""
        return Settings(
            max_drift=self.max_drift,
            min_words=self.min_words,
            evidence=self.evidence,
            fail_on=self.fail_on,
            severity=self.severity,
            remarks=self.remarks,
        )


def resolve(flags: Mapping[str, Any], environment: Mapping[str, str] | None = None) -> Resolved:
    """The settings that hold for a run.

    ``flags`` are by key, as values or as they were typed; None and an empty list are not given.

    ConfigurationError with everything that is wrong in the environment, or in the file.
    """
    given = {
        name: Setting(KEYS[name].said(value) if isinstance(value, str) else value, _flag(name))
        for name, value in flags.items()
        if value is not None and value not in ((), [])
    }
    said = {**_said(os.environ if environment is None else environment), **given}
    named = said.get("registry")
    folder = os.path.dirname(named.value) if named else ""
    file = nearest(Path(folder or os.curdir))
    settings = {name: Setting(key.default, "default") for name, key in KEYS.items()}
    if file is not None:
        settings.update(_written(file))
    return Resolved({**settings, **said}, None if file is None else file.shown)


def _flag(name: str) -> str:
    return "PATH" if name == "paths" else f"--{name.replace('_', '-')}"


def _written(file: File) -> dict[str, Setting]:
    found = {}
    for name, value in file.values.items():
        line = file.lines.get(name)
        origin = f"{file.shown}:{line}" if line else file.shown
        found[name] = Setting(_from_folder(KEYS[name], value, file.folder), origin)
    return found


def _from_folder(key: Key, value: Any, folder: Path) -> Any:
    """A path of a file is meant from the file's folder."""
    if not key.paths:
        return value
    if isinstance(value, str):
        return shown_as(folder / value)
    return tuple(shown_as(folder / each) for each in value)


def _said(environment: Mapping[str, str]) -> dict[str, Setting]:
    variables = {key.variable: key for key in KEYS.values()}
    found: dict[str, Setting] = {}
    problems: list[Problem] = []
    for name in sorted(environment):
        if not name.startswith(_PREFIX) or name in _OTHERS or not environment[name]:
            continue
        if name not in variables:
            problems += _misspelt(name, list(variables))
            continue
        key = variables[name]
        try:
            found[key.name] = Setting(key.said(environment[name]), name)
        except ValueError as error:
            problems.append(Problem(None, None, None, f"{name}: {error}"))
    if problems:
        raise ConfigurationError(problems)
    return found


def _misspelt(name: str, known: list[str]) -> list[Problem]:
    """A problem where a variable of ours was meant: others may begin like ours, too."""
    from difflib import SequenceMatcher

    short = name.removeprefix(_PREFIX)
    names = {each.removeprefix(_PREFIX): each for each in known}
    near = closest(short.casefold(), [each.casefold() for each in names])
    if near is None or SequenceMatcher(None, short.casefold(), near).ratio() < _ALIKE:
        return []
    message = f"{name} is no setting; did you mean {names[near.upper()]}?"
    return [Problem(None, None, None, message)]

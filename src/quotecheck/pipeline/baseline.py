"""Findings that a team knows already: kept in a file by fingerprint, and told apart from new ones.

A finding is known when the baseline has its fingerprint at the same severity or a worse one, so
what becomes worse is new again. Refuses: to hide anything. Known findings stay in the report,
marked; they only do not count for the exit status.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from quotecheck.atomic import replace_file
from quotecheck.errors import BaselineError, Problem
from quotecheck.model import Finding, Report, Severity
from quotecheck.records import dataclass

VERSION = 1
_LIMIT = 64 * 1024 * 1024
_HEX = frozenset("0123456789abcdef")
_KEYS = ("source", "quote", "rule", "severity", "fingerprint")


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding. What is not the fingerprint or the severity is for people."""

    source: str | None
    quote: str | None
    rule: str
    severity: str
    fingerprint: str

    @classmethod
    def of(cls, finding: Finding) -> Entry:
        """The entry that makes ``finding`` known."""
        return cls(
            finding.source,
            finding.quote,
            finding.rule,
            finding.severity.label,
            finding.fingerprint,
        )

    @property
    def order(self) -> tuple[str, ...]:
        """The order in the file."""
        return (self.source or "", self.quote or "", self.rule, self.fingerprint)


def read(path: str) -> tuple[Entry, ...]:
    """The entries of a baseline; BaselineError when there is none, or it is damaged."""
    shown = Path(path).as_posix()
    try:
        with open(path, "rb") as file:
            data = file.read(_LIMIT + 1)
    except FileNotFoundError as error:
        message = "there is no such baseline; --update-baseline makes one"
        raise BaselineError(Problem(shown, None, None, message)) from error
    except OSError as error:
        message = f"cannot read the baseline: {error.strerror}"
        raise BaselineError(Problem(shown, None, None, message)) from error
    try:
        return tuple(_entries(data, shown))
    except json.JSONDecodeError as error:
        raise BaselineError(Problem(shown, error.lineno, error.colno, error.msg)) from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(Problem(shown, None, None, f"no baseline: {error}")) from error


def compared(report: Report, entries: Iterable[Entry]) -> Report:
    """The report with what is in the baseline marked as known."""
    rated = {one.fingerprint: Severity.parse(one.severity) for one in entries}
    return replace(
        report,
        findings=tuple(
            replace(one, known=one.severity <= rated.get(one.fingerprint, Severity.NONE))
            for one in report.findings
        ),
    )


def gone(report: Report, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that this run would have met, and did not."""
    met = {one.fingerprint for one in report.findings}
    looked = _Looked(report)
    return tuple(one for one in entries if one.fingerprint not in met and looked.at(one))


def updated(report: Report, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The baseline after a run: what it found, and what it did not look at, as it was."""
    counting = (one for one in report.findings if one.ignored is None)
    found = {one.fingerprint: Entry.of(one) for one in counting}
    looked = _Looked(report)
    kept = (one for one in entries if one.fingerprint not in found and not looked.at(one))
    return tuple(sorted((*found.values(), *kept), key=lambda one: one.order))


def write(path: str, entries: Iterable[Entry]) -> None:
    """Replace the baseline in one step, an entry a line; BaselineError when that failed."""
    rows = ",\n".join(f"    {json.dumps(asdict(one))}" for one in entries)
    listed = f"[\n{rows}\n  ]" if rows else "[]"
    text = f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'
    try:
        replace_file(path, text.encode("ascii"))
    except OSError as error:
        shown = Path(path).as_posix()
        message = f"cannot write the baseline: {error.strerror or error}"
        raise BaselineError(Problem(shown, None, None, message)) from error


class _Looked:
    """What a run has looked at: sources, and quotes."""

    def __init__(self, report: Report) -> None:
        self._read = {one.path for one in report.sources}
        self._quotes = frozenset(report.settings.quotes)
        self._registry = report.registry if report.settings.since is None else None

    def at(self, entry: Entry) -> bool:
        """Whether a finding like this one would have been met."""
        if self._quotes and entry.quote not in self._quotes:
            return False
        path = entry.source
        return path in self._read or path == self._registry or not os.path.lexists(path or "")


def _entries(data: bytes, shown: str) -> Iterable[Entry]:
    """The entries; ValueError saying what is wrong with them."""
    if len(data) > _LIMIT:
        raise ValueError("larger than 64 MB")
    held = json.loads(data.decode("utf-8"))
    if not isinstance(held, Mapping) or not isinstance(held.get("findings"), list):
        raise ValueError('expected {"version": 1, "findings": [...]}')
    if held.get("version") != VERSION:
        raise ValueError(f"version {held.get('version')!a}; this quotecheck reads {VERSION}")
    seen: set[str] = set()
    for number, item in enumerate(held["findings"], 1):
        entry = _entry(item, f"finding {number}")
        if entry.fingerprint in seen:
            raise ValueError(f"finding {number}: its fingerprint stands there twice")
        seen.add(entry.fingerprint)
        yield entry


def _entry(item: Any, name: str) -> Entry:
    if not isinstance(item, Mapping) or set(item) != set(_KEYS):
        raise ValueError(f"{name}: expected the keys {', '.join(_KEYS)}")
    for key in _KEYS:
        optional = key in ("source", "quote")
        if not isinstance(item[key], str) and not (optional and item[key] is None):
            raise ValueError(f"{name}: {key} is not a text")
    if item["severity"].upper() not in Severity.__members__:
        raise ValueError(f"{name}: unknown severity {item['severity'][:20]!a}")
    if len(item["fingerprint"]) != 16 or not set(item["fingerprint"]) <= _HEX:
        raise ValueError(f"{name}: its fingerprint is not 16 hexadecimal digits")
    return Entry(**item)

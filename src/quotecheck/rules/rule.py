"""What a rule is: a code, a name, how bad it is, and the kinds of edit that it reports.

Refuses: to judge. ``drift`` gives every edit its kind and severity; a rule says which of them
it speaks for. Its page is the docstring of its own file.
"""

from __future__ import annotations

from quotecheck.model import Kind
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``severity`` is a text for people; ``page`` is filled in from its file."""

    code: str
    name: str
    severity: str
    kinds: frozenset[Kind] = frozenset()
    page: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: a path, and a stretch of it where one is known."""

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None

"""Every exception that quotecheck raises on purpose, and the one record of a problem.

Refuses: to format for a terminal, and to decide an exit status. Anything else that escapes
from the library is a defect.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that could not be done, and where. Lines and columns are 1-based."""

    path: str | None
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message


class QuotecheckError(Exception):
    """Something could not be checked; carries every problem that was seen, not the first."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RegistryError(QuotecheckError):
    """The registry cannot be used as it stands."""


class ConfigurationError(QuotecheckError):
    """A setting, in a file or in the environment, is not known or not of its type."""


class BaselineError(QuotecheckError):
    """The file of known findings is missing or damaged, or could not be written."""


class SourceError(QuotecheckError):
    """A source could not be read."""


class UsageError(QuotecheckError):
    """The command was asked for what does not exist: an unknown quote, a missing path."""

"""Which paths were asked for: patterns as in .gitignore, compiled once.

Refuses: to have a grammar of its own. The patterns are those of pathspec, which is imported
only when there is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotecheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Selection:
    """Patterns to include (none: everything) and to exclude, which wins."""

    def __init__(self, include: Iterable[str], exclude: Iterable[str]) -> None:
        """UsageError when a pattern is none."""
        self._include = _compiled(include)
        self._exclude = _compiled(exclude)

    def covers(self, shown: str, below: str) -> bool:
        """Whether a path is selected, as shown or as seen from the folder that was given."""
        if self._include and not _matches(self._include, shown, below):
            return False
        return not (self._exclude and _matches(self._exclude, shown, below))


def _matches(spec: GitIgnoreSpec, shown: str, below: str) -> bool:
    return spec.match_file(shown) or spec.match_file(below)


def _compiled(patterns: Iterable[str]) -> GitIgnoreSpec | None:
    lines = tuple(patterns)
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError as error:
            message = f'"{line}" is not a pattern; write one like drafts/ or **/*.md'
            raise UsageError(Problem(None, None, None, message)) from error
    return GitIgnoreSpec.from_lines(lines)

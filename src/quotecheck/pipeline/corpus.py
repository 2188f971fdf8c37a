"""The corpus: which sources there are, and what came of each, put together for the report.

Refuses: to let a source that could not be read pass for one in which nothing was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

from quotecheck import engines, readers
from quotecheck.model import Occurrence, Quote, Skipped, SourceSummary
from quotecheck.model.watch import Stage
from quotecheck.pipeline.comparing import IndexOf, compared
from quotecheck.pipeline.request import Request
from quotecheck.records import dataclass


@dataclass(slots=True)
class Searched:
    """What came of the corpus: by path in code-point order, but for occurrences, by quote id."""

    sources: list[SourceSummary] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unread: list[Skipped] = field(default_factory=list)
    occurrences: dict[str, list[Occurrence]] = field(default_factory=dict)
    unchanged: int = 0

    def add(self, one: engines.Compared, *, lenient: bool) -> None:
        """Note what came of a source."""
        for skipped in one.skipped:
            self.leave_out(skipped, allowed=lenient or not skipped.fatal)
        if one.summary is not None:
            self.sources.append(one.summary)
        for occurrence in one.occurrences:
            self.occurrences.setdefault(occurrence.quote, []).append(occurrence)

    def leave_out(self, skipped: Skipped, *, allowed: bool) -> None:
        """Note a source that was not compared; when ``allowed`` it is no failure."""
        if allowed:
            self.skipped.append(Skipped(skipped.path, skipped.reason))
        else:
            self.unread.append(skipped)


def search_corpus(request: Request, quotes: Sequence[Quote], index_of: IndexOf) -> Searched:
    """Find each of ``quotes`` in every source of the request. ``index_of`` compiles some of them.

    Raises SourceError for a path that was given and is not there, UsageError for a bad pattern.
    """
    request.watch.stage(Stage.FILES)
    discovery = readers.discover(
        request.paths, request.include, request.exclude, (request.registry, *request.never)
    )
    lenient = request.settings.skip_unreadable
    found = Searched()
    for skipped in discovery.skipped:
        found.leave_out(skipped, allowed=lenient or not skipped.fatal)
    files = _changed(discovery.files, request, found)
    given: list[engines.Given] = [*files, *request.sources]
    sources = sorted(given, key=engines.shown)
    request.watch.ahead(sources)
    for one in compared(request, quotes, sources, index_of):
        found.add(one, lenient=lenient)
    engines.give_back()
    found.skipped.sort()
    found.unread.sort()
    return found


def _changed(files: Sequence[Path], request: Request, found: Searched) -> Sequence[Path]:
    """The files to compare: all, or those that changed since a revision."""
    revision = request.settings.since
    if revision is None:
        return files
    from quotecheck.pipeline.since import unchanged

    alike = unchanged(files, request.paths, revision)
    for path in alike:
        found.leave_out(Skipped(path.as_posix(), f"not changed since {revision}"), allowed=True)
    found.unchanged = len(alike)
    return [path for path in files if path not in alike]

"""Reading and searching the corpus, one source at a time, so that none is held longer than needed.

Refuses: to let a source that could not be read pass for one in which nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotecheck import readers, search
from quotecheck.errors import Problem, QuotecheckError
from quotecheck.model import Occurrence, Skipped, Source, SourceSummary
from quotecheck.model.watch import Stage, Watch
from quotecheck.pipeline.request import Request
from quotecheck.text.directives import remarks


@dataclass(slots=True)
class Searched:
    """What came of the corpus: by path in code-point order, but for occurrences, by quote id."""

    sources: list[SourceSummary] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unread: list[Skipped] = field(default_factory=list)
    occurrences: dict[str, list[Occurrence]] = field(default_factory=dict)
    unchanged: int = 0

    def leave_out(self, skipped: Skipped, *, allowed: bool) -> None:
        """Note a source that was not compared; when ``allowed`` it is no failure."""
        if allowed:
            self.skipped.append(Skipped(skipped.path, skipped.reason))
        else:
            self.unread.append(skipped)


def search_corpus(request: Request, index: search.Index) -> Searched:
    """Find every quote of ``index`` in every source of the request.

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
    given: list[Path | Source] = [*files, *request.sources]
    compared = sorted(given, key=_shown)
    request.watch.ahead(compared)
    request.watch.stage(Stage.SEARCH)
    readable = _readable(compared, found, request.watch, lenient=lenient)
    for source, words, occurrences in search.Finder(index).find(readable):
        request.watch.done(source.path)
        found.sources.append(_summary(source, words))
        for occurrence in occurrences:
            found.occurrences.setdefault(occurrence.quote, []).append(occurrence)
    found.skipped.sort()
    found.unread.sort()
    return found


def _readable(
    compared: Sequence[Path | Source], found: Searched, watch: Watch, *, lenient: bool
) -> Iterator[Source]:
    """The sources one by one, read when they are asked for; what cannot be read is noted."""
    for given in compared:
        watch.stage(Stage.READ)
        source = _read(given, found, lenient=lenient)
        watch.stage(Stage.SEARCH)
        if source is None:
            watch.done(_shown(given))
        else:
            yield source


def _read(given: Path | Source, found: Searched, *, lenient: bool) -> Source | None:
    """The source, or None where there is nothing to read in it, which is noted."""
    try:
        if not isinstance(given, Source):
            return readers.read(given, given.as_posix())
        if given.text.strip():
            return readers.with_text(given)
        found.leave_out(Skipped(given.path, "empty"), allowed=True)
    except QuotecheckError as error:
        for problem in error.problems:
            skipped = Skipped(problem.path or _shown(given), _reason(problem), fatal=True)
            found.leave_out(skipped, allowed=lenient)
    return None


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


def _shown(given: Path | Source) -> str:
    return given.path if isinstance(given, Source) else given.as_posix()


def _summary(source: Source, words: int) -> SourceSummary:
    return SourceSummary(
        path=source.path,
        format=source.format,
        encoding=source.encoding,
        words=words,
        sha256=source.sha256,
        published=source.published,
        title=source.title,
        guessed=source.guessed,
        remarks=remarks(source.text),
    )


def _reason(problem: Problem) -> str:
    place = f"line {problem.line}: " if problem.line else ""
    return place + problem.message

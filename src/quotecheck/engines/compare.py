"""One process at work: sources are read as the search asks for them, none held longer than needed.

Every engine comes down to this. Refuses: to let a source that could not be read pass for one in
which nothing was found.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from quotecheck import readers
from quotecheck.errors import Problem, QuotecheckError
from quotecheck.model import Occurrence, Skipped, Source, SourceSummary
from quotecheck.model.watch import Stage
from quotecheck.records import dataclass
from quotecheck.search import Finder
from quotecheck.text.directives import remarks

Given = Path | Source
"""A file to be read, or a text in memory."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of one source: what it is and what was found in it.

    Where it was not compared there is no summary, and ``skipped`` says why.
    """

    summary: SourceSummary | None
    occurrences: tuple[Occurrence, ...] = ()
    skipped: tuple[Skipped, ...] = ()


Told = Callable[[int, Compared], None]
"""Told what came of a source, by its number among those given."""


def compare(
    finder: Finder, sources: Iterable[Given], stage: Callable[[Stage], None]
) -> Iterator[Compared]:
    """What comes of each source, in their order. ``stage`` is told when reading begins and ends."""
    ahead: deque[Compared | None] = deque()  # read but not searched yet, or not to be read

    def readable() -> Iterator[Source]:
        for given in sources:
            stage(Stage.READ)
            source = _read(given)
            stage(Stage.SEARCH)
            if isinstance(source, Source):
                ahead.append(None)
                yield source
            else:
                ahead.append(source)

    for source, words, occurrences in finder.find(readable()):
        while (unread := ahead.popleft()) is not None:
            yield unread
        yield Compared(_summary(source, words), occurrences)
    yield from (unread for unread in ahead if unread is not None)


def shown(given: Given) -> str:
    """What reports call a source."""
    return given.path if isinstance(given, Source) else given.as_posix()


def _read(given: Given) -> Source | Compared:
    """The source, or why there is nothing to compare."""
    try:
        if not isinstance(given, Source):
            return readers.read(given, given.as_posix())
        if given.text.strip():
            return readers.with_text(given)
        return Compared(None, skipped=(Skipped(given.path, "empty"),))
    except QuotecheckError as error:
        return Compared(
            None,
            skipped=tuple(
                Skipped(problem.path or shown(given), _reason(problem), fatal=True)
                for problem in error.problems
            ),
        )


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

"""One process at work: sources are read as the search asks for them, none held longer than needed.

Every engine comes down to this. Refuses: to let a source that could not be read pass for one in
which nothing was found.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from quotecheck import readers
from quotecheck.errors import Problem, QuotecheckError
from quotecheck.model import LongSource, Occurrence, Skipped, Source, SourceSummary
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


_Read = Source | LongSource | Compared
"""What reading comes to: ``Compared`` where there is nothing to search."""

Told = Callable[[int, Compared], None]
"""Told what came of a source, by its number among those given."""


def compare(
    finder: Finder, sources: Iterable[Given], stage: Callable[[Stage], None]
) -> Iterator[Compared]:
    """What comes of each source, in their order. ``stage`` is told when reading begins and ends."""

    def read() -> Iterator[_Read]:
        for given in sources:
            stage(Stage.READ)
            one = _read(given)
            stage(Stage.SEARCH)
            yield one

    for long, several in groupby(read(), _if_long):
        yield from _compared(finder, several) if long is None else _apart(finder, long)


def _if_long(one: _Read) -> LongSource | None:
    return one if isinstance(one, LongSource) else None


def _apart(finder: Finder, source: LongSource) -> Iterator[Compared]:
    """What comes of a source that may turn out to be no longer what it was."""
    try:
        yield from _compared(finder, [source])
    except QuotecheckError as error:
        yield _failed(source.path, error)


def _compared(finder: Finder, read: Iterable[_Read]) -> Iterator[Compared]:
    """What comes of sources, and of those that are not to be read, in their order."""
    ahead: deque[Compared | None] = deque()  # read but not searched yet, or not to be read

    def readable() -> Iterator[Source | LongSource]:
        for one in read:
            if isinstance(one, Compared):
                ahead.append(one)
            else:
                ahead.append(None)
                yield one

    for source, words, occurrences in finder.find(readable()):
        while (unread := ahead.popleft()) is not None:
            yield unread
        yield Compared(_summary(source, words), occurrences)
    yield from (unread for unread in ahead if unread is not None)


def shown(given: Given) -> str:
    """What reports call a source."""
    return given.path if isinstance(given, Source) else given.as_posix()


def _read(given: Given) -> _Read:
    """The source, or why there is nothing to compare."""
    try:
        if not isinstance(given, Source):
            path = given.as_posix()
            return readers.read_long(given, path) or readers.read(given, path)
        if given.text.strip():
            return readers.with_text(given)
        return Compared(None, skipped=(Skipped(given.path, "empty"),))
    except QuotecheckError as error:
        return _failed(shown(given), error)


def _failed(path: str, error: QuotecheckError) -> Compared:
    return Compared(
        None,
        skipped=tuple(
            Skipped(problem.path or path, _reason(problem), fatal=True)
            for problem in error.problems
        ),
    )


def _summary(source: Source | LongSource, words: int) -> SourceSummary:
    if isinstance(source, LongSource):
        return replace(source.summary, words=words)
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

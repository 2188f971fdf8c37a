"""Every source against every quote, by as many processes as that is worth, or from memory.

The result is in the order of the sources and the same whatever the engine and whatever the cache
knows. Refuses: to look into a source. Engines read; here it is only hashed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quotecheck import engines, readers
from quotecheck.engines import Compared, Given, shown
from quotecheck.model import Quote
from quotecheck.model.watch import Stage
from quotecheck.pipeline.request import Request
from quotecheck.search import Index

if TYPE_CHECKING:
    from quotecheck.cache.entries import Keys
    from quotecheck.cache.memory import Known, Memory

IndexOf = Callable[[Sequence[Quote]], Index]

_WORTH_KEEPING = 4_000_000
"""Bytes of sources below which a search takes no longer than looking for what is known."""
_GROUPS = 4  # indices that are worth compiling for sources that lack different quotes


def compared(
    request: Request, quotes: Sequence[Quote], sources: Sequence[Given], index_of: IndexOf
) -> list[Compared]:
    """What comes of each source, in their order."""
    with _memory(request, quotes, sources) as memory:
        run = _Run(request, sources, index_of)
        if memory is None:
            run.search(quotes, range(len(sources)))
        else:
            _recall(run, memory, quotes)
        return [run.slots[number] for number in range(len(sources))]


class _Run:
    """The sources of a run and what has come of them so far."""

    def __init__(self, request: Request, sources: Sequence[Given], index_of: IndexOf) -> None:
        self.request = request
        self.sources = sources
        self.slots: dict[int, Compared] = {}
        self._index_of = index_of

    def search(
        self,
        quotes: Sequence[Quote],
        numbers: Sequence[int],
        learn: Callable[[int, Compared], Compared | None] | None = None,
    ) -> None:
        """Search some of the sources for some of the quotes.

        ``learn`` is shown what comes, and gives what is to be kept of it; None to keep nothing.
        """
        request = self.request
        watch = request.watch
        watch.stage(Stage.INDEX)
        index = self._index_of(quotes)
        wanted = [self.sources[number] for number in numbers]
        registered = {quote.id: quote for quote in quotes}
        watch.stage(Stage.SEARCH)

        def told(at: int, one: Compared) -> None:
            number = numbers[at]
            _read_ahead(registered, one)
            kept = one if learn is None else learn(number, one)
            if kept is not None:
                self.keep(number, kept)

        exhaustive = request.settings.exhaustive
        jobs = request.jobs or engines.cores()
        engine = engines.engine(jobs, wanted, watch.stage, exhaustive=exhaustive)
        engine.compare(index, wanted, told, partial(_prepare, quotes))

    def keep(self, number: int, one: Compared) -> None:
        """This is what came of a source."""
        self.slots[number] = one
        self.request.watch.done(shown(self.sources[number]))


def _prepare(quotes: Sequence[Quote]) -> None:
    """Load what comes after the search."""
    from quotecheck.pipeline import telling

    telling.prepare(quotes)


def _read_ahead(registered: Mapping[str, Quote], one: Compared) -> None:
    """Make the wordings of what was found, which will be asked for: now it is others who work."""
    for occurrence in one.occurrences:
        _ = registered[occurrence.quote].wording


@contextmanager
def _memory(
    request: Request, quotes: Sequence[Quote], sources: Sequence[Given]
) -> Iterator[Memory | None]:
    """The cache, where there is one and it is worth it; written when the run is through it."""
    if request.cache is None or not _is_much(request, sources):
        yield None
        return
    try:
        from quotecheck.cache.memory import Memory

        memory = Memory(request.cache, quotes, request.settings, request.watch.note)
    except (ImportError, OSError) as error:  # Python without its database, or not in files
        request.watch.note(f"done without the cache: {error}")
        yield None
        return
    try:
        yield memory
    finally:
        memory.close()


def _is_much(request: Request, sources: Sequence[Given]) -> bool:
    worth = _WORTH_KEEPING // 64 if request.settings.exhaustive else _WORTH_KEEPING
    return sum(map(engines.size, sources)) >= worth


def _recall(run: _Run, memory: Memory, quotes: Sequence[Quote]) -> None:
    """Search for what is not known, and put it together with what is."""
    run.request.watch.stage(Stage.READ)
    known = {number: _known(memory, source) for number, source in enumerate(run.sources)}
    groups: dict[Keys, list[int]] = {}
    unknown: list[int] = []
    for number, one in known.items():
        if one is None:
            unknown.append(number)
        elif one.missing or one.summary is None:
            groups.setdefault(one.missing, []).append(number)
        else:
            run.keep(number, Compared(one.summary, one.occurrences))
    changed: list[int] = []

    def learn(number: int, one: Compared) -> Compared | None:
        before = known[number]
        if one.summary is None or before is None:
            return one
        if one.summary.sha256 != before.sha256 and before.summary is not None:
            changed.append(number)
            return None
        memory.learn(before, one.summary, one.occurrences)
        return replace(one, occurrences=(*before.occurrences, *one.occurrences))

    if len(groups) > _GROUPS:
        known, groups = _forgotten(known, groups, memory)
    for missing, numbers in groups.items():
        run.search(memory.quotes(missing), numbers, learn)
    if unknown or changed:
        run.search(quotes, [*unknown, *changed])


def _forgotten(
    known: dict[int, Known | None], groups: Mapping[Keys, Sequence[int]], memory: Memory
) -> tuple[dict[int, Known | None], dict[Keys, list[int]]]:
    """The same as if nothing were known of the sources of ``groups``: one search for all."""
    numbers = sorted(number for group in groups.values() for number in group)
    renewed = dict(known)
    for number in numbers:
        if (one := known[number]) is not None:
            renewed[number] = memory.unknown(one)
    return renewed, {memory.wanted: numbers}


def _known(memory: Memory, given: Given) -> Known | None:
    """What is known of a file; None for what is none, and what could not be hashed."""
    if not isinstance(given, Path):
        return None
    known, sha256 = readers.format_of(given), readers.sha256(given)
    if known is None or sha256 is None:
        return None
    return memory.known(given.as_posix(), known.name, sha256)

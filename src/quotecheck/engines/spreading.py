"""The same work for each of many things, spread over processes that have them already.

The workers are forked when there is something to do, so nothing is sent to them but numbers, and
of what they make nothing that both sides hold. Refuses: to start where that cannot be had, in
threads, and for little; then all is done here.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from quotecheck.engines.sizes import batches

if TYPE_CHECKING:
    from quotecheck.engines.crew import Batch
    from quotecheck.engines.worker import Answering, Marks

_T = TypeVar("_T")
_R = TypeVar("_R")


def spread(
    work: Callable[[_T], _R],
    things: Sequence[_T],
    jobs: int,
    *,
    weights: Sequence[int],
    held: Sequence[object],
) -> list[_R]:
    """``work`` of each thing, in their order, by at most ``jobs`` processes.

    ``weights`` say how long each takes beside the others. ``held`` are objects that live as long
    as the call and that results may have a part in: the results have these, and no copies. Texts,
    numbers and tuples are copied once a batch.
    """
    if jobs > 1:
        from quotecheck.engines.crew import Crew, forks

        if forks():
            job = _Spread(work, things, held)
            waiting = list(batches(weights, jobs))
            # without memory for another process there may be enough to do it here
            with suppress(OSError), Crew(_working, job, min(jobs, len(waiting))) as crew:
                crew.run(job, waiting)
            return [job.result(number) for number in range(len(things))]
    return [work(thing) for thing in things]


class _Spread(Generic[_T, _R]):
    """The work on both sides; each batch is answered by the bytes of its results."""

    def __init__(
        self, work: Callable[[_T], _R], things: Sequence[_T], held: Sequence[object]
    ) -> None:
        self._work, self._things, self._held = work, things, held
        self._results: dict[int, _R] = {}

    def payload(self, batch: Batch) -> Batch:
        return batch

    def told(self, batch: Batch, answer: bytes) -> None:
        results = _Unpickler(answer, self._held).load()
        self._results.update(zip(batch, results, strict=True))

    def died(self, batch: Batch, marks: Marks, how: str) -> Iterable[Batch]:
        """What it left undone is done here, when the others have ended."""
        return ()

    def result(self, number: int) -> _R:
        """Of one thing; made now if no worker has."""
        if number in self._results:
            return self._results[number]
        return self._work(self._things[number])

    def pickled(self, batch: Batch, numbers: dict[int, int]) -> bytes:
        """The results of a batch; what is held by its place in ``numbers``, by identity."""
        data = io.BytesIO()
        _Pickler(data, numbers).dump([self._work(self._things[number]) for number in batch])
        return data.getvalue()

    def numbers(self) -> dict[int, int]:
        """The place of each object that is held, by identity: the same in a fork."""
        return {id(one): place for place, one in enumerate(self._held)}


def _working(job: _Spread[Any, Any]) -> Answering:
    numbers = job.numbers()
    return lambda batch, _: job.pickled(batch, numbers)


class _Pickler(pickle.Pickler):
    """Writes what is held as a call of `_held`.

    `persistent_id` is meant for that, but is asked of every number and text, ten times as many.
    """

    def __init__(self, file: io.BytesIO, numbers: dict[int, int]) -> None:
        super().__init__(file, 5)
        self._numbers = numbers

    def reducer_override(self, one: object) -> Any:
        place = self._numbers.get(id(one))
        return NotImplemented if place is None else (_held, (place,))


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, held: Sequence[object]) -> None:
        super().__init__(io.BytesIO(data))
        self._held = held

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (_held.__module__, _held.__name__):
            return self._held.__getitem__
        return super().find_class(module, name)


def _held(place: int) -> object:
    """Stands for one of what is held; whoever reads it has the objects."""
    raise LookupError(place)

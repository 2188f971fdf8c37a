"""Work that is spread over processes: the same results, in order, whatever becomes of a worker."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotecheck.engines import crew, spread
from quotecheck.engines.spreading import _Spread
from quotecheck.model import Position, Source

pytestmark = [
    pytest.mark.usefixtures("forked"),
    # the numeric library of the test run has threads; that of the command has none
    pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning"),
]


def _here() -> bool:
    return multiprocessing.parent_process() is None


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(0, 1000), max_size=30), st.integers(1, 3))
def test_results_stand_in_the_order_of_the_things(weights: list[int], jobs: int) -> None:
    things = [f"thing {number}" for number in range(len(weights))]
    shout = spread(str.upper, things, jobs, weights=weights, held=())
    assert shout == [thing.upper() for thing in things]
    assert multiprocessing.active_children() == []


def test_it_is_done_elsewhere_where_that_is_asked_for() -> None:
    pids = {jobs: {*spread(_pid, range(20), jobs, weights=[1] * 20, held=())} for jobs in (1, 2)}
    assert pids[1] == {os.getpid()}
    assert len(pids[2]) == 2
    assert os.getpid() not in pids[2]


def _pid(_: int) -> int:
    return os.getpid()


def test_what_both_sides_hold_is_the_same_object_and_no_copy() -> None:
    held = [Position(1, column) for column in range(4)]

    def work(column: int) -> tuple[Position, Position]:
        return held[column], Position(2, column)

    done = spread(work, range(4), 2, weights=[1] * 4, held=held)
    assert all(one is mine for (one, _), mine in zip(done, held, strict=True))
    assert [made for _, made in done] == [Position(2, column) for column in range(4)]


@pytest.mark.parametrize("how", [lambda: os._exit(3), lambda: os.kill(os.getpid(), signal.SIGKILL)])
def test_what_a_worker_leaves_undone_is_done_here(how: Callable[[], None]) -> None:
    def work(number: int) -> int:
        if number == 2 and not _here():
            how()
        return -number

    done = spread(work, range(5), 2, weights=[1] * 5, held=())
    assert done == [0, -1, -2, -3, -4]
    assert multiprocessing.active_children() == []


def test_where_no_process_can_be_had_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    fork, left = os.fork, [1]

    def failing() -> int:
        if not left:
            raise OSError("there is no memory")
        left.pop()
        return fork()

    monkeypatch.setattr(os, "fork", failing)
    assert spread(str, range(20), 2, weights=[1] * 20, held=()) == [*map(str, range(20))]
    assert left == []
    assert multiprocessing.active_children() == []


def test_what_nobody_foresaw_is_raised_here() -> None:
    def work(number: int) -> float:
        return 1 / number

    with pytest.raises(ZeroDivisionError):
        spread(work, range(5), 2, weights=[1] * 5, held=())
    assert multiprocessing.active_children() == []


def test_where_nothing_can_be_inherited_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_method", lambda: "spawn")
    assert {*spread(_pid, range(4), 2, weights=[1] * 4, held=())} == {os.getpid()}


def test_what_is_held_is_not_sent() -> None:
    held = Source("a.txt", "x" * 10_000)
    job = _Spread(lambda _: (held, "y", held), [0], [held])
    sent = job.pickled([0], job.numbers())
    assert len(sent) < 200
    job.told([0], sent)
    first, other, second = job.result(0)
    assert (first is held, other, second is held) == (True, "y", True)

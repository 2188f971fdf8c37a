"""Worker processes: the same report from any number of them, and what becomes of one that dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from corpora import QUOTES, corpus, in_memory

from quotecheck import engines, readers, search
from quotecheck.engines import Compared, Given
from quotecheck.engines.pool import Pool
from quotecheck.model import Report, Settings, Source
from quotecheck.pipeline import Request, comparing, verify
from quotecheck.pipeline.verify import binds
from quotecheck.reporters import RenderOptions, render

pytestmark = [
    pytest.mark.usefixtures("forked"),
    # the numeric library of the test run has threads; that of the command has none
    pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning"),
]


def report(folder: Path, *, lenient: bool = False) -> Report:
    registry = str(folder / "quotes.yaml")
    settings = Settings(skip_unreadable=lenient)
    paths = (str(folder / "corpus"),)
    return verify(Request(registry, paths, settings, sources=in_memory()))


def shown(report: Report) -> str:
    return "".join(render(form, report, RenderOptions()) for form in ("json", "full"))


def using(monkeypatch: pytest.MonkeyPatch, engine: engines.Engine) -> None:
    monkeypatch.setattr(comparing.engines, "engine", lambda *_, **__: engine)


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize(("jobs", "limit"), [(1, 1), (2, 1), (2, 4000), (3, None), (3, 20_000)])
def test_no_number_of_workers_and_no_size_of_batches_changes_a_byte(
    jobs: int, limit: int | None, lenient: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(tmp_path)
    local = report(tmp_path, lenient=lenient)
    assert (len(local.skipped), len(local.errors)) == (5, 0 if lenient else 2)
    assert local.exit_status == (1 if lenient else 2)
    assert sum(bool(source.remarks) for source in local.sources) == 1
    using(monkeypatch, Pool(jobs, limit=limit))
    assert shown(report(tmp_path, lenient=lenient)) == shown(local)


def dying_at(name: str, how: Callable[[], object]) -> Callable[..., object]:
    """``readers.read`` that ends a worker when it comes to a file of this name."""
    read = readers.read

    def reading(path: Path, shown: str) -> object:
        if path.name == name and multiprocessing.parent_process() is not None:
            how()
        return read(path, shown)

    return reading


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("how", "told"), [(lambda: os._exit(3), "ended with status 3"), (_kill, "killed (SIGKILL)")]
)
@pytest.mark.parametrize(("jobs", "limit"), [(1, None), (2, 1), (2, 1 << 30)])
def test_a_worker_that_dies_is_an_error_with_the_name_of_its_file(
    how: Callable[[], object],
    told: str,
    jobs: int,
    limit: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus(tmp_path)
    local = report(tmp_path)
    monkeypatch.setattr(readers, "read", dying_at("b.txt", how))
    using(monkeypatch, Pool(jobs, limit=limit))
    done = report(tmp_path)
    assert done.exit_status == 2
    (new,) = set(done.errors) - set(local.errors)
    assert new.path is not None
    assert new.path.endswith("corpus/b.txt")
    assert told in new.message
    others = [source for source in local.sources if not source.path.endswith("b.txt")]
    assert list(done.sources) == others
    assert multiprocessing.active_children() == []


def test_one_that_dies_while_it_searches_names_what_it_had_in_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(tmp_path)

    def finding(self: search.Finder, sources: Iterable[Source]) -> Iterator[object]:
        if [*sources]:
            os._exit(0)
        yield from ()

    monkeypatch.setattr(search.Finder, "find", finding)
    using(monkeypatch, Pool(2, limit=1))
    done = report(tmp_path)
    assert done.exit_status == 2
    assert done.sources == ()
    assert {"answer"} < {error.path for error in done.errors}


def test_what_nobody_foresaw_is_raised_here_with_where_it_arose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(tmp_path)

    def wrong(*_: object) -> None:
        raise ZeroDivisionError("of a worker")

    monkeypatch.setattr(readers, "read", wrong)
    using(monkeypatch, Pool(2, limit=1))
    with pytest.raises(ZeroDivisionError, match="of a worker") as caught:
        report(tmp_path)
    assert "in wrong" in "".join(caught.value.__notes__)
    assert multiprocessing.active_children() == []


def test_an_interrupt_ends_the_workers(tmp_path: Path) -> None:
    sources: list[Given] = sorted(corpus(tmp_path).glob("*.txt"))
    index = search.compile_index(QUOTES, Settings(), binds)

    def told(number: int, compared: Compared) -> None:
        assert multiprocessing.active_children()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Pool(2, limit=1).compare(index, sources, told, lambda: None)
    assert multiprocessing.active_children() == []


def test_something_else_is_done_once_while_workers_work(tmp_path: Path) -> None:
    sources: list[Given] = sorted(corpus(tmp_path).glob("*.txt"))
    index = search.compile_index(QUOTES, Settings(), binds)
    events: list[object] = []

    def meanwhile() -> None:
        events.append(len(multiprocessing.active_children()))

    def told(number: int, compared: Compared) -> None:
        events.append(f"source {number}")

    Pool(2, limit=1).compare(index, sources, told, meanwhile)
    assert events[0] == 2
    assert set(events[1:]) == {f"source {number}" for number in range(len(sources))}
    assert len(events) == 1 + len(sources)

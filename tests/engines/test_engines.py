"""Which engine a run is given, how sources are put into batches, and workers that start afresh."""

from __future__ import annotations

import multiprocessing
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from corpora import QUOTES, corpus, in_memory
from hypothesis import given
from hypothesis import strategies as st

from quotecheck import engines, search
from quotecheck.engines import Compared, Given, crew, pool
from quotecheck.engines.sizes import batches
from quotecheck.engines.work import Local
from quotecheck.model import Settings, Source
from quotecheck.model.watch import Stage
from quotecheck.pipeline.verify import binds


def quiet(stage: Stage) -> None:
    """Nobody watches."""


_SIZES = st.lists(st.integers(0, 50))


@given(_SIZES, st.integers(1, 3), st.integers(1, 100))
def test_batches_have_every_source_once_and_keep_to_the_limit(
    sizes: list[int], jobs: int, limit: int
) -> None:
    made = list(batches(sizes, jobs, limit))
    taken = [number for batch in made for number in batch]
    assert sorted(taken) == list(range(len(sizes)))
    assert [sizes[number] for number in taken] == sorted(sizes, reverse=True)
    assert all(len(batch) == 1 or sum(sizes[at] for at in batch) <= limit for batch in made)
    for one, after in pairwise(made):
        assert sum(sizes[at] for at in one) + sizes[after[0]] > limit


@given(st.integers(1, 8), st.integers(1, 400), st.integers(1, 1_000_000))
def test_the_last_batches_are_small(jobs: int, files: int, size: int) -> None:
    made = [sum(size for _ in batch) for batch in batches([size] * files, jobs)]
    assert sum(made) == size * files
    assert max(made) <= max(size, 4_000_000, 1)
    assert all(one >= after for one, after in pairwise(made))
    assert made[-1] <= max(size, size * files // (16 * jobs))


@pytest.mark.parametrize(
    ("jobs", "sizes", "workers"),
    [
        (8, [20_000] * 3, 1),  # three small files
        (1, [50_000_000], 1),
        (2, [30_000_000], 2),
        (8, [5_000_000, 5_000_000], 2),
        (8, [50_000_000], 8),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process must be worth more")
def test_small_runs_start_no_process(jobs: int, sizes: list[int], workers: int) -> None:
    sources = [Source(f"{number}", "x" * size) for number, size in enumerate(sizes)]
    chosen = engines.engine(jobs, sources, quiet, exhaustive=False)
    assert isinstance(chosen, Local if workers == 1 else pool.Pool)
    assert getattr(chosen, "jobs", 1) == workers


def test_an_exhaustive_search_is_worth_it_sooner() -> None:
    sources = [Source("long", "x" * 200_000)]
    assert isinstance(engines.engine(2, sources, quiet, exhaustive=True), pool.Pool)


def test_a_file_that_is_gone_has_no_size(tmp_path: Path) -> None:
    assert engines.size(tmp_path / "gone") == 0


def test_there_is_a_core() -> None:
    assert engines.cores() >= 1


@pytest.mark.parametrize(
    "method", sorted({"spawn", "forkserver"} & set(multiprocessing.get_all_start_methods()))
)
def test_workers_that_start_afresh_find_the_same(
    method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_method", lambda: method)
    files = sorted(corpus(tmp_path).iterdir())
    sources: list[Given] = [*files, *in_memory()]
    index = search.compile_index(QUOTES, Settings(), binds)

    def outcome(engine: engines.Engine) -> dict[int, Compared]:
        told: dict[int, Compared] = {}
        engine.compare(index, sources, told.__setitem__, lambda: None)
        return told

    local = outcome(Local(quiet))
    assert sorted(local) == list(range(len(sources)))
    assert sum(len(one.occurrences) for one in local.values()) == 7
    assert outcome(pool.Pool(2, limit=4000)) == local

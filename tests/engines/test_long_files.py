"""Long files beside short ones: compared as if they were read as a whole, by every engine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from corpora import PADDING, QUOTES, TEXTS, corpus, in_memory

from quotecheck import engines, readers, search
from quotecheck.engines import Compared, Given
from quotecheck.engines.pool import Pool
from quotecheck.engines.work import Local
from quotecheck.model import LongSource, Settings, Skipped
from quotecheck.pipeline.verify import binds
from quotecheck.readers.long import LONG, read_long

INDEX = search.compile_index(QUOTES, Settings(), binds)
LOCAL = Local(lambda stage: None)
Reading = Callable[[Path, str], LongSource | None]


def outcome(engine: engines.Engine, sources: list[Given]) -> dict[int, Compared]:
    told: dict[int, Compared] = {}
    engine.compare(INDEX, sources, told.__setitem__, lambda: None)
    assert sorted(told) == list(range(len(sources)))
    return told


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reading], None]:
    """Have long files read in this way."""
    return partial(monkeypatch.setattr, readers, "read_long")


def test_every_file_in_stretches(
    tmp_path: Path, reading: Callable[[Reading], None], forked: None
) -> None:
    sources: list[Given] = [*sorted(corpus(tmp_path).iterdir()), *in_memory()]
    reading(lambda path, shown: None)
    whole = outcome(LOCAL, sources)
    assert sum(len(one.occurrences) for one in whole.values()) == 7
    reading(partial(read_long, least=0, stretch=30))
    assert outcome(LOCAL, sources) == whole
    assert outcome(Pool(2, limit=4000), sources) == whole


def test_a_file_as_long_as_that(tmp_path: Path, reading: Callable[[Reading], None]) -> None:
    river, winter, bridge = TEXTS.values()
    filled = f"{PADDING}\r\n\r\n" * (LONG // len(PADDING) // 2)
    path = tmp_path / "a.md"
    text = f"title: Ä\n\n“{river},” {filled}# quotecheck: ignore\r\n“{winter}\r\n{filled}{bridge}"
    path.write_bytes(text.encode())
    assert read_long(path, "a.md") is not None
    found = outcome(LOCAL, [path])
    assert [one.text for one in found[0].occurrences] == [river, winter, bridge]
    assert all(text[one.start : one.end] == one.text for one in found[0].occurrences)
    reading(lambda path, shown: None)
    assert outcome(LOCAL, [path]) == found


def test_one_that_changes_in_between_is_unread_and_alone_in_that(
    tmp_path: Path, reading: Callable[[Reading], None]
) -> None:
    paths: list[Path] = []
    for name in "abc":
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(f"{TEXTS['river']}.", "utf-8")

    def changing(path: Path, shown: str) -> LongSource | None:
        found = read_long(path, shown, least=0)
        if path.stem == "b":
            path.write_text(f"{TEXTS['river']}!", "utf-8")
        return found

    before = outcome(LOCAL, list(paths))
    reading(changing)
    after = outcome(LOCAL, list(paths))
    why = Skipped(paths[1].as_posix(), "it changed while it was read", fatal=True)
    assert after == {**before, 1: Compared(None, skipped=(why,))}

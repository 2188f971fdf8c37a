"""The cache gives what a search would give: cold, warm, partly known, in whatever state it is."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from corpora import PADDING, QUOTES, REGISTRY, TEXTS, corpus, in_memory
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck import readers, search
from quotecheck.cache.memory import Memory
from quotecheck.cache.store import Store, clear, path_in
from quotecheck.model import Report, Settings, Source, SourceSummary
from quotecheck.model.watch import Unwatched
from quotecheck.pipeline import Request, comparing, verify
from quotecheck.reporters import RenderOptions, render


class Noting(Unwatched):
    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        self.notes.append(text)


class Bench:
    """A corpus, a cache, and what was searched in the last run: (quotes, words of sources)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = corpus(folder)
        self.cache = folder / "cache"
        self.searched: list[tuple[str, str]] = []
        self.notes: list[str] = []

    def report(self, *, cached: bool = True, settings: Settings | None = None) -> str:
        self.searched.clear()
        watch = Noting()
        request = Request(
            str(self.folder / "quotes.yaml"),
            (str(self.sources),),
            settings or Settings(),
            sources=in_memory(),
            cache=self.cache if cached else None,
            watch=watch,
        )
        report: Report = verify(request)
        self.notes = watch.notes
        assert len(report.errors) == 2  # of e.txt and g.txt, each time
        return render("json", report, RenderOptions())

    def check(self, settings: Settings | None = None) -> set[tuple[str, str]]:
        """Hold a run with the cache to one without; what the cached run searched."""
        expected = self.report(cached=False, settings=settings)
        assert self.report(settings=settings) == expected
        return {(quote, name) for quote, name in self.searched if "." in name}


ALL = {(quote, name) for quote in TEXTS for name in ("a.txt", "b.txt", "c.txt", "d.md", "h.txt")}


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(tmp_path)
    monkeypatch.setattr(comparing, "_WORTH_KEEPING", 0)
    find = search.Finder.find

    def finding(self: search.Finder, sources: Iterator[Source]) -> Iterator[object]:
        for source, words, occurrences in find(self, sources):
            name = source.path.rpartition("/")[2]
            made.searched += [(quote.id, name) for quote in self.index.quotes]
            yield source, words, occurrences

    monkeypatch.setattr(search.Finder, "find", finding)
    return made


def test_a_warm_run_searches_nothing(bench: Bench) -> None:
    assert bench.check() == ALL
    assert bench.check() == set()
    assert bench.notes == []


def test_a_changed_quote_is_searched_for_alone(bench: Bench) -> None:
    bench.check()
    changed = REGISTRY.replace("No winter has ever", "No winter ever")
    (bench.folder / "quotes.yaml").write_text(changed, "utf-8")
    assert bench.check() == {one for one in ALL if one[0] == "winter"}
    assert bench.check() == set()
    (bench.folder / "quotes.yaml").write_text(REGISTRY, "utf-8")
    assert bench.check() == set()  # the one before is known still


def test_a_quote_of_another_name_is_the_same_quote(bench: Bench) -> None:
    bench.check()
    renamed = REGISTRY.replace("id: winter", "id: valley").replace("A Speaker", "Someone")
    (bench.folder / "quotes.yaml").write_text(renamed, "utf-8")
    assert bench.check() == set()


def test_a_changed_file_is_searched_alone(bench: Bench) -> None:
    bench.check()
    (bench.sources / "c.txt").write_text(f"“{TEXTS['bridge']}.”\n", "utf-8")
    assert bench.check() == {one for one in ALL if one[1] == "c.txt"}
    assert bench.check() == set()


def test_a_moved_file_is_known(bench: Bench) -> None:
    bench.check()
    (bench.sources / "a.txt").rename(bench.sources / "aa.txt")
    assert bench.check() == set()
    (bench.sources / "aa.txt").rename(bench.sources / "a.md")  # this is another format
    assert {name for _, name in bench.check()} == {"a.md"}


@pytest.mark.parametrize(
    "other",
    [{"max_drift": 0.1}, {"min_words": 6}, {"evidence": 80.0}, {"exhaustive": True}],
    ids=str,
)
def test_other_settings_know_nothing(bench: Bench, other: dict[str, float]) -> None:
    bench.check()
    assert bench.check(replace(Settings(), **other)) == ALL
    assert bench.check() == set()


def test_another_program_knows_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.check()
    monkeypatch.setattr("quotecheck.cache.memory.program_key", lambda: "another")
    assert bench.check() == ALL


def test_sources_that_lack_many_different_quotes_are_searched_at_once(bench: Bench) -> None:
    quotes = [f"  - {{id: q{at}, speaker: S, text: {text!r}}}\n" for at, text in enumerate(MANY)]
    for name, several in (("a.txt", (0,)), ("b.txt", (1,)), ("c.txt", (2,)), ("h.txt", (3, 0))):
        only = [path for path in bench.sources.iterdir() if path.name != name]
        for path in only:
            path.rename(bench.folder / path.name)
        chosen = "".join(quotes[at] for at in several)
        (bench.folder / "quotes.yaml").write_text(f"version: 1\nquotes:\n{chosen}", "utf-8")
        request = Request(
            str(bench.folder / "quotes.yaml"), (str(bench.sources),), cache=bench.cache
        )
        verify(request)
        for path in only:
            (bench.folder / path.name).rename(path)
    (bench.folder / "quotes.yaml").write_text(f"version: 1\nquotes:\n{''.join(quotes)}", "utf-8")
    assert {quote for quote, name in bench.check() if name == "a.txt"} == {"q0", "q1", "q2", "q3"}
    assert bench.check() == set()


MANY = [*TEXTS.values(), "Nobody ever printed these words"]


def test_a_file_that_changes_under_way_is_searched_for_every_quote(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.check()
    changed = REGISTRY.replace("No winter has ever", "No winter ever")
    (bench.folder / "quotes.yaml").write_text(changed, "utf-8")
    name = bench.sources / "a.txt"
    former, text = name.read_text("utf-8"), f"“{TEXTS['bridge']}.” {PADDING}"
    hashed = readers.sha256

    def changing(path: Path) -> str | None:
        name.write_text(former, "utf-8")
        found = hashed(path)
        name.write_text(text, "utf-8")
        return found

    monkeypatch.setattr(readers, "sha256", changing)
    found = bench.report()
    monkeypatch.setattr(readers, "sha256", hashed)
    assert found == bench.report(cached=False)


def break_nothing(path: Path) -> None:
    pass


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(3000, len(data), 97):
        data[at] ^= 0x55
    path.write_bytes(data)


def replace_by_text(path: Path) -> None:
    path.write_text("this is no database\n" * 100, "utf-8")


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def run(path: Path, statement: str, *values: bytes) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(statement, values)
    database.close()


def make_newer(path: Path) -> None:
    run(path, "PRAGMA user_version = 99")


def make_foreign(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE entry (mine TEXT)")


def drop_a_table(path: Path) -> None:
    run(path, "DROP TABLE entry")


def change_every_entry(path: Path) -> None:
    cut = "CAST(substr(data, 1, length(data) - 3) || x'000000' AS BLOB)"
    run(path, f"UPDATE entry SET data = {cut}")


def empty_every_entry(path: Path) -> None:
    run(path, "UPDATE entry SET data = ?", zlib.compress(b"[[], {}]"))


def make_entries_text(path: Path) -> None:
    run(path, "UPDATE entry SET data = 'text', sets = 7")


def change_the_sets(path: Path) -> None:
    run(path, "UPDATE quotes SET keys = CAST(keys || zeroblob(16) AS BLOB)")


def stop_writing(path: Path) -> None:
    """Nothing is known, and nothing can be kept."""
    run(path, "DELETE FROM entry")
    run(path, "CREATE TRIGGER no BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END")


@pytest.mark.parametrize(
    ("damage", "noted"),
    [
        (break_nothing, False),
        (cut, True),
        (scribble, True),
        (replace_by_text, True),
        (replace_by_folder, True),
        (make_newer, True),
        (make_foreign, True),
        (drop_a_table, True),
        (change_every_entry, False),
        (empty_every_entry, False),
        (make_entries_text, False),
        (change_the_sets, False),
        (stop_writing, True),
    ],
)
def test_a_cache_in_whatever_state_changes_nothing(
    bench: Bench, damage: object, noted: bool
) -> None:
    bench.check()
    damage(path_in(bench.cache))  # type: ignore[operator]
    assert bench.check() == (set() if damage is break_nothing else ALL)
    assert bool(bench.notes) is noted
    assert len(bench.notes) <= 1
    bench.check()


def test_a_locked_cache_is_done_without(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotecheck.cache.store._PATIENCE", 0.01)
    bench.check()
    other = sqlite3.connect(path_in(bench.cache), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert bench.check() == ALL
    assert "locked" in bench.notes[0]
    other.execute("ROLLBACK")
    other.close()
    assert bench.check() == set()


def test_two_runs_at_once_both_write(bench: Bench) -> None:
    notes: list[str] = []
    one, other = (Memory(bench.cache, QUOTES, Settings(), notes.append) for _ in range(2))
    for memory, name in ((one, "a"), (other, "b")):
        known = memory.known(name, "text", name)
        assert known.summary is None
        memory.learn(known, SourceSummary(name, "text", "utf-8", 7, name), ())
    one.close()
    other.close()
    third = Memory(bench.cache, QUOTES, Settings(), notes.append)
    for name in ("a", "b"):
        known = third.known(name, "text", name)
        assert known.summary == SourceSummary(name, "text", "utf-8", 7, name)
        assert not known.missing
    third.close()
    assert notes == []


def test_the_oldest_goes_where_there_is_too_much(bench: Bench) -> None:
    bench.check()
    notes: list[str] = []
    full = Store(bench.cache, notes.append)
    before = full.figures()
    full.close()
    assert before is not None
    assert before.contents == 5
    small = Store(bench.cache, notes.append, limit=before.size // 2)
    small.close()
    after = Store(bench.cache, notes.append)
    left = after.figures()
    after.close()
    assert left is not None
    assert 0 < left.contents < before.contents
    assert left.size <= before.size // 2
    assert notes == []
    bench.check()


def test_clearing(bench: Bench) -> None:
    bench.check()
    assert clear(bench.cache)
    assert not clear(bench.cache)
    assert bench.check() == ALL


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_no_history_of_changes_changes_a_byte(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "_WORTH_KEEPING", 0)
        bench = Bench(Path(folder))
        for _ in range(3):
            step = data.draw(st.sampled_from(["quote", "file", "settings", "nothing"]))
            if step == "quote":
                words = REGISTRY.replace("harbour", data.draw(st.sampled_from(["port", "bay"])))
                (bench.folder / "quotes.yaml").write_text(words, "utf-8")
            if step == "file":
                text = TEXTS[data.draw(st.sampled_from(sorted(TEXTS)))]
                name = data.draw(st.sampled_from(["c.txt", "k.txt"]))
                (bench.sources / name).write_text(f"“{text}.” {PADDING}", "utf-8")
            share = 0.2 if step == "settings" else 0.35
            bench.check(Settings(max_drift=share))

"""What is told of quotes is the same from any number of processes."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from quotecheck.drift import lexicons
from quotecheck.engines import crew
from quotecheck.model import Quote, Report, Settings, Source
from quotecheck.pipeline import Request, telling, verify
from quotecheck.reporters import RenderOptions, render
from quotecheck.text.tokens import registered

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only"),
    # the numeric library of the test run has threads; that of the command has none
    pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning"),
]

REGISTRY = """\
version: 1
quotes:
  - {id: plain, speaker: A, text: "we will never accept troops on our territory"}
  - id: accepted
    speaker: A
    text: the sea gives up its dead on the seventh day
    accept: [{text: the sea gave up its dead on the seventh day, reason: an older print}]
  - {id: required, speaker: A, text: a house that stands on sand will fall, require: ["*.md"]}
  - {id: missing, speaker: A, text: nobody has ever printed these seven words}
  - {id: alike, speaker: A, text: "we will never accept troop on our territory"}
"""
SOURCES = (
    Source("a.md", '"We will never accept troops on their territory," he said. No house.'),
    Source("b.md", '"We will ever accept troops on our territory." A house that stands on sand.'),
    Source("c.md", "The sea gave up its dead on the seventh day. THE SEA gives up its dead on the"),
    Source("d.md", "A house that stands on sand will fall; a house that stood on sand will fall."),
)


def _report(folder: Path, *, jobs: int, sources: tuple[Source, ...] = SOURCES) -> Report:
    registry = folder / "quotes.yaml"
    registry.write_text(REGISTRY, "utf-8")
    return verify(Request(str(registry), (), Settings(), sources=sources, jobs=jobs))


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_report_is_the_same(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _report(tmp_path, jobs=1)
    assert {"QC103", "QC120", "QC301", "QC302", "QC304"} <= {one.rule for one in alone.findings}
    assert any(variant.accepted for one in alone.quotes for variant in one.collation.variants)
    monkeypatch.setattr(crew, "_method", lambda: "fork")
    monkeypatch.setattr(telling, "_WORTH", 1)
    started: list[int] = []
    begin = crew.Crew.run
    monkeypatch.setattr(
        crew.Crew, "run", lambda self, *given: started.append(jobs) or begin(self, *given)
    )
    spread = _report(tmp_path, jobs=jobs)
    assert started == [jobs]
    assert spread == alone
    for format in ("json", "full"):
        shown = [render(format, one, RenderOptions()) for one in (alone, spread)]
        assert shown[0] == shown[1]
    assert multiprocessing.active_children() == []


def test_occurrences_and_quotes_are_held_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_method", lambda: "fork")
    monkeypatch.setattr(telling, "_WORTH", 1)
    found = _report(tmp_path, jobs=2)
    variants = [(variant, one) for one in found.quotes for variant in one.collation.variants]
    assert variants
    for variant, one in variants:
        assert variant.alignment.printed is variant.occurrences[0].wording
        assert variant.alignment.registered is one.collation.quote.wording
    absent = [one.absent_from for one in found.quotes if not one.collation.variants]
    assert all(one is absent[0] for one in absent)


def test_of_no_source_nothing_is_found(tmp_path: Path) -> None:
    report = _report(tmp_path, jobs=1, sources=())
    assert {one.rule for one in report.findings} == {"QC902"}


def test_what_every_worker_needs_is_loaded_before(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    lists = cache(lexicons.Lexicon)

    def rows(file: Path) -> Iterator[list[str]]:
        read.append(f"{file.parent.name} {file.stem}")
        return iter(())

    monkeypatch.setattr(lexicons, "rows", rows)
    monkeypatch.setattr(telling, "lexicon", lists)
    quotes = (
        Quote("a", "A", "No.", registered),
        Quote("b", "A", "Non.", registered, language="fr"),
    )
    telling.prepare(quotes)
    assert {"en negation", "en hedges", "fr accents"} <= set(read)
    before = len(read)
    assert (lists("en").hedges, lists("fr").accents) == (frozenset(), frozenset())
    assert len(read) == before

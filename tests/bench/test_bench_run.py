"""The parts of the harness, on a workload that fits into a second."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import pytest
from bench import accidents, measure, score, summary, tables
from bench.contenders import naive, search, verify
from bench.contenders.job import Find, Job
from bench.eliot import Tier
from bench.workload import Plant, Quote, plant, registry

QUOTE = "The baker carried seven lanterns over the frozen river before anybody woke"
OTHER = "Nobody counted the horses that stood quietly behind the painted harbour wall"
PLAIN = "It rained in the village. People stayed at home that day. " * 40


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Two quotes, one of them planted in one of two files."""
    (tmp_path / "corpus").mkdir()
    start = len(PLAIN)
    text = f"{PLAIN}{QUOTE}. {PLAIN}"
    (tmp_path / "corpus" / "a.txt").write_text(text, "utf-8", newline="")
    (tmp_path / "corpus" / "b.txt").write_text(PLAIN, "utf-8", newline="")
    quotes = [Quote("q1", "a tale", QUOTE), Quote("q2", "a tale", OTHER)]
    (tmp_path / "quotes.yaml").write_text(registry(quotes), "utf-8")
    row = {
        "quote": "q1", "kind": "exact", "marked": False, "path": "a.txt", "start": start,
        "end": start + len(QUOTE), "size": 12, "parts": [12], "edits": 0,
    }  # fmt: skip
    (tmp_path / "truth.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return Job(tmp_path, tmp_path / "it.finds", float("inf"))


@pytest.mark.parametrize("contender", [search, naive, verify])
def test_a_contender_finds_the_plant_and_nothing_else(job: Job, contender: object) -> None:
    contender.run(job)  # type: ignore[attr-defined]
    figures = summary.figures(job.out)
    assert figures["recall"]["exact"]["plain"]["recall"] == 1
    assert figures["recall"]["exact"]["plain"]["near"] == 1
    assert figures["beyond"] == 0
    work = json.loads(job.out.with_suffix(".work").read_text("utf-8"))
    assert sorted(work["files"]) == ["a.txt", "b.txt"]
    assert work["quotes"] == 2


def test_a_contender_stops_at_a_files_end(job: Job) -> None:
    search.run(Job(job.folder, job.out, 0.0))
    work = json.loads(job.out.with_suffix(".work").read_text("utf-8"))
    assert len(work["files"]) == 1


def test_cost_is_of_the_child_alone() -> None:
    idle = measure.run([sys.executable, "-c", "pass"])
    busy = measure.run([sys.executable, "-c", "sum(range(6_000_000)); raise SystemExit(3)"])
    assert (idle.status, busy.status) == (0, 3)
    assert busy.cpu > idle.cpu
    assert 1 < idle.peak < 1_000


def test_a_summary_has_a_row_for_everybody_and_says_who_failed() -> None:
    truth = Plant("q1", "exact", False, "a.txt", 5, 60, 12, (12,), 0)
    figures = tables.table(score.score([truth], [Find("q1", "a.txt", 5, 60)], ["a.txt"]))
    one = {
        "megabytes": 2.0, "cpu": 4.0, "mb_per_second": 0.5, "quote_mb_per_second": 50.0,
        "peak_mb": 80.0, "beyond_per_mb": 0.0, "beyond_per_100_quotes": 0.0, "recall": figures,
    }  # fmt: skip
    limit = {**one, "mb_per_second": 5.0, "recall": {}}
    machine = dict.fromkeys(("date", "commit", "python", "system", "machine", "cores"), "x")
    contenders = {summary.LIMIT: limit, summary.OURS[0]: one, "sassy": {"failed": 1}}
    text = summary.as_markdown({"machine": machine, "sizes": {"100": {"contenders": contenders}}})
    assert "| quotecheck verify | 2.0 | 4.00 | 0.50 | 50 | 10.00 | 1.00 | 80 | 100.0% |" in text
    assert "| sassy | failed with exit status 1 |" in text
    assert "| exact | 1 | 100.0% | 100.0% | 100.0% |" in text


def test_a_threshold_keeps_what_needs_no_evidence() -> None:
    weak, sure, strong = (
        Find("q", "a", at, at + 9, bits) for at, bits in ((0, 30), (20, 31), (40, 90))
    )
    swept = accidents.Swept(
        [weak, sure, strong], frozenset({Find("q", "a", 20, 29)}), ["a"], 1.0, 1
    )
    assert swept.passing(25) == [weak, sure, strong]
    assert swept.passing(60) == [sure, strong]


def test_accidents_in_a_repeated_text_count_once() -> None:
    texts = {"a-1": PLAIN, "a-2": PLAIN, "b-1": "It rained there, and people stayed at home."}
    finds = [Find("q", name, 0, 20, 10.0) for name in texts]
    assert [one.path for one in accidents.distinct(finds, texts)] == ["a-1", "b-1"]


def test_a_tier_counts_files_and_overlaps(job: Job) -> None:
    tier = Tier()
    record = {"expected_source": "a.txt", "expected_start": 1, "expected_end": 9}
    tier.add(record, [])
    tier.add({**record, "expected_source": None, "expected_start": None}, [])
    assert (tier.quotes, tier.right_file, tier.spans, tier.wrong) == (2, 0, 1, [(record, [])])


def test_more_variants_than_places_are_left_out_of_the_truth() -> None:
    from bench.variants import Printed

    wanted = [(Quote("q", "s", QUOTE), "exact", False, Printed(QUOTE, (12,)))] * 3
    text, plants = plant("No place.", "a.txt", wanted, Random(1))
    assert (text, plants) == ("No place.", [])

"""The parts of the harness, on a workload that fits into a second."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from pathlib import Path
from random import Random

import pytest
from bench import accidents, curve, measure, record, run, score, summary, tables
from bench.contenders import cutoff, naive, ripgrep, search, verify
from bench.contenders.job import Find, Job, Work
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


@pytest.mark.parametrize("contender", [search, naive, cutoff, verify])
def test_a_contender_finds_the_plant_and_nothing_else(job: Job, contender: object) -> None:
    contender.run(job)  # type: ignore[attr-defined]
    figures = summary.figures(job.out)
    assert figures["recall"]["exact"]["plain"]["recall"] == 1
    assert figures["recall"]["exact"]["plain"]["near"] == 1
    assert figures["beyond"] == 0
    work = json.loads(job.out.with_suffix(".work").read_text("utf-8"))
    assert sorted(work["files"]) == ["a.txt", "b.txt"]
    assert work["quotes"] == 2


def test_our_recall_is_of_the_files_that_a_peer_got_to(job: Job) -> None:
    (truth,) = score.plants(job.folder)
    ours = Job(job.folder, job.folder / "ours.finds", 1)
    ours.answer([Find("q1", "a.txt", truth.start, truth.end)], Work(2, ["a.txt", "b.txt"], 1))
    for files, share in ((["b.txt"], "–"), (["a.txt"], "100.0%")):
        job.answer([], Work(2, files, 1))
        assert summary.mean(summary.figures(job.out, ours.out)["ours"], "recall") == share
    assert summary.figures(job.out)["ours"] == {}


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


def test_ripgrep_finds_letter_for_letter(job: Job) -> None:
    text = f"It said “{QUOTE.upper()}”; “{QUOTE}”.\n"
    (job.corpus / "a.txt").write_text(text, "utf-8", newline="")
    printed = job.folder / "printed"
    at = text.encode().index(QUOTE.encode())
    printed.write_text(f"{job.corpus / 'a.txt'}:{at}:{QUOTE}\n", "utf-8")
    found = [Find("q1", "a.txt", text.index(QUOTE), text.index(QUOTE) + len(QUOTE))]
    assert list(ripgrep.finds(printed, {QUOTE: "q1"})) == found
    if shutil.which("rg"):
        ripgrep.run(job)
        assert score.finds(job.out) == found


def test_the_cost_of_a_command_of_its_own_stands_for_the_contenders(tmp_path: Path) -> None:
    job, around = Job(tmp_path, tmp_path / "it.finds", 1), measure.Cost(5.0, 6.0, 70.0, 0)
    job.answer([], Work(1))
    assert run._own(job.out, around) == around
    job.answer([], Work(1, cpu=1.0, wall=2.0, peak=30.0))
    assert run._own(job.out, around) == measure.Cost(1.0, 2.0, 30.0, 0)


def test_another_workload_is_not_taken_for_the_one_asked_for(tmp_path: Path) -> None:
    kept = {"quotes": 10, "variants": 60, "megabytes": 2.0, "seed": 1}
    (tmp_path / "workload.json").write_text(json.dumps(kept), "utf-8")
    run._workload(tmp_path, 10, Namespace(variants=60, megabytes=2.0))
    with pytest.raises(SystemExit, match="holds another workload"):
        run._workload(tmp_path, 10, Namespace(variants=60, megabytes=100.0))


@pytest.mark.parametrize(("size", "plants"), [(10, 120), (100, 300), (1_000, 3_000)])
def test_few_quotes_are_planted_a_few_times_each(tmp_path: Path, size: int, plants: int) -> None:
    kept = {"quotes": size, "variants": plants, "megabytes": 2.0, "seed": 1}
    (tmp_path / "workload.json").write_text(json.dumps(kept), "utf-8")
    run._workload(tmp_path, size, Namespace(variants=None, megabytes=2.0))


def figures(speed: float, **other: object) -> summary.Figures:
    """What a run keeps of a contender that found one plant of two, of 100 quotes."""
    truth = [
        Plant("q1", "exact", False, "a.txt", 5, 60, 12, (12,), 0),
        Plant("q1", "truncation", True, "a.txt", 200, 260, 12, (9,), 0),
    ]
    result = score.score(truth, [Find("q1", "a.txt", 5, 60)], ["a.txt"])
    return {
        "megabytes": 2.0, "cpu": 2 / speed, "wall": 2 / speed, "mb_per_second": speed,
        "quote_mb_per_second": 100 * speed, "peak_mb": 80.0, "beyond_per_mb": 0.5,
        "beyond_per_100_quotes": 1.0, "recall": tables.table(result),
        "ours": {"plain": {"plants": 4, "recall": 0.75, "near": 1.0}}, **other,
    }  # fmt: skip


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_costs_are_ratios_to_the_best_peer_and_to_the_limits() -> None:
    contenders = {
        summary.LIMIT: figures(40.0, recall={}),
        summary.OURS: figures(10.0),
        summary.TWO: figures(9.0, wall=0.125),
        summary.FLOOR: figures(80.0),
        "sassy": figures(0.5),
        "edlib": {"failed": 3},
        summary.NAIVE: figures(0.25),
    }
    heads, _, limit, ours, *others = summary.costs(contenders)
    row = dict(zip(cells(heads), cells(ours), strict=True))
    assert row["quotes x MB/s"] == "1,000"
    assert (row["times the best peer"], row["times naive"]) == ("20.00", "40.00")
    assert (row["cost by read and fold"], row["cost by ripgrep"]) == ("4.00", "8.00")
    assert (row["recall of whole"], row["ours there"]) == ("100.0%", "75.0%")
    assert row["beyond per MB"] == "0.50"
    assert cells(limit)[5:7] == ["", ""]  # it finds nothing, so it is worth nothing
    assert cells(others[3])[:2] == ["edlib", "failed with exit status 3"]
    assert len(cells(others[3])) == len(cells(heads))
    assert others[-1] == "By the clock, two processes are 1.60 times as fast as one."


def test_a_size_without_peers_has_no_ratio_to_them() -> None:
    row = list(summary.costs({summary.OURS: figures(10.0)}))[2]
    assert cells(row)[5:9] == [""] * 4


def test_what_was_found_has_a_row_for_each_kind_and_a_column_for_each_finder() -> None:
    lines = list(summary.found({summary.OURS: figures(1.0), "sassy": {"failed": 1}}))
    assert lines[0] == f"| recall / ends within 4 | {summary.OURS} |"
    assert "| exact | 100.0% / 100.0% |" in lines
    assert "| truncation, 8 words and more | 0.0% / – |" in lines
    assert "| exact | 1 | 100.0% | 100.0% | 100.0% | 0 |  |  |  |" in lines[-1]
    assert "| truncation | 0 |  |  |  | 1 | 0.0% | 0.0% | – |" in lines[-1]


def test_shares_are_of_plants_and_ends_of_what_was_found() -> None:
    by_marks = {
        "plain": {"plants": 30, "recall": 0.5, "near": 1.0},
        "marked": {"plants": 10, "recall": 1.0, "near": 0.5},
    }
    assert summary.mean(by_marks, "recall") == "62.5%"
    assert summary.mean(by_marks, "near") == "80.0%"
    assert summary.mean({}, "recall") == "–"


def test_a_run_is_kept_under_the_time_and_says_on_what(tmp_path: Path) -> None:
    result = {"machine": record.machine(), "rounds": 3, "sizes": {"100": {"contenders": {}}}}
    path = record.keep(tmp_path / "runs", "run", result, summary.as_markdown(result))
    assert json.loads(path.with_suffix(".json").read_text("utf-8")) == result
    lines = path.read_text("utf-8").splitlines()
    assert lines[4].startswith(f"{result['machine']['date']}, commit ")
    heads = ["## Cost", "### 100 quotes", "## Found of 100 quotes"]
    assert [line for line in lines if line.startswith("##")] == heads


def test_a_curve_has_a_column_for_each_threshold(job: Job) -> None:
    (truth,) = score.plants(job.folder)
    found = [Find("q1", "a.txt", truth.start, truth.end), Find("q2", "b.txt", 3, 9)]
    steps = {}
    for bits, kept in (("40", found), ("80", found[1:])):
        job.answer(kept, Work(2, ["a.txt", "b.txt"], 5_000_000))
        steps[bits] = curve.step(job.out, [truth])
    assert steps["40"]["beyond"] == 1
    assert steps["40"]["beyond_per_100_quotes_and_100_mb"] == 1_000  # of 2 quotes and 5 MB
    text = curve.as_markdown({"machine": record.machine(), "steps": steps})
    assert "|  | n | 40 | 80 |" in text
    assert "| whole, 8 words and more | 1 | 100.0% | 0.0% |" in text
    assert "| found beyond the planted | | 1 | 1 |" in text


def test_a_curve_asks_for_two_parts_as_one_occurrence() -> None:
    truth = [Plant("q1", "elision", False, "a.txt", 100, 200, 30, (8, 9), 0)]
    half = tables.table(score.score(truth, [Find("q1", "a.txt", 100, 150)], ["a.txt"]))
    assert half["elision"]["plain"]["recall"] == 1
    one = {
        "quotes": 1, "files": 1, "megabytes": 1, "beyond": 0, "recall": half,
        "beyond_per_100_quotes_and_100_mb": 0,
    }  # fmt: skip
    text = curve.as_markdown({"machine": record.machine(), "steps": {"57": one}})
    assert "| elision, 6 words and more a part | 1 | 0.0% |" in text


def test_a_threshold_is_that_of_the_search(job: Job) -> None:
    cut = QUOTE.partition(" over")[0]
    (job.corpus / "a.txt").write_text(f"{PLAIN}{cut}. {PLAIN}", "utf-8", newline="")
    counts = []
    for bits in (40, 1000):
        counts.append(len(score.finds(curve.search(job.folder, "curve", bits))))
    assert counts == [1, 0]


def test_accidents_in_a_repeated_text_count_once() -> None:
    texts = {"a-1": PLAIN, "a-2": PLAIN, "b-1": "It rained there, and people stayed at home."}
    finds = [Find("q", name, 0, 20, 10.0) for name in texts]
    assert [one.path for one in accidents.distinct(finds, texts)] == ["a-1", "b-1"]


def test_a_tier_counts_files_and_overlaps(job: Job) -> None:
    tier = Tier()
    record = {"expected_source": "a.txt", "expected_start": 1, "expected_end": 9}
    tier.add(record, [], "A swallow. It")
    tier.add({**record, "expected_source": None, "expected_start": None}, [], "")
    assert (tier.quotes, tier.right_file, tier.spans, tier.wrong) == (2, 0, 1, [(record, [])])


@pytest.mark.parametrize(
    ("text", "start", "end", "number"),
    [("one two", 4, 7, 1), ("one two", 5, 7, 0), ("one two", 0, 2, 0), ("(one)", 1, 4, 1)],
)
def test_a_span_that_ends_within_a_word_is_counted_apart(
    text: str, start: int, end: int, number: int
) -> None:
    tier = Tier()
    record = {"expected_source": "a.txt", "expected_start": start, "expected_end": end}
    tier.add(record, [], text)
    assert (tier.spans, tier.of_words, tier.overlapping_of_words) == (1, number, 0)


def test_more_variants_than_places_are_left_out_of_the_truth() -> None:
    from bench.variants import Printed

    wanted = [(Quote("q", "s", QUOTE), "exact", False, Printed(QUOTE, (12,)))] * 3
    text, plants = plant("No place.", "a.txt", wanted, Random(1))
    assert (text, plants) == ("No place.", [])

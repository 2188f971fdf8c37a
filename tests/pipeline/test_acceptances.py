"""What an acceptance accepts: one whole wording, in its sources, until its date; and when not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from quotecheck import pipeline
from quotecheck.model import Report, Status, Variant

REGISTERED = "The northern bridge is inviolable and the town council will keep it standing"
CHANGED = REGISTERED.replace("inviolable", "inalienable")
WORSE = REGISTERED.replace("is inviolable", "is not inviolable")
TODAY = date(2025, 6, 15)

Run = Callable[..., Report]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run(sources, *acceptances)``: wordings by path, acceptances as lines of YAML."""
    monkeypatch.chdir(tmp_path)

    def verified(sources: Mapping[str, str], *acceptances: str) -> Report:
        lines = "\n".join(
            f"      - {{text: {CHANGED}, reason: checked{one}}}" for one in acceptances
        )
        Path("quotes.yaml").write_text(
            f"quotes:\n  - id: bridge\n    speaker: Ada Quist\n    text: {REGISTERED}\n"
            + (f"    accept:\n{lines}\n" if acceptances else "")
        )
        for path, words in sources.items():
            Path("corpus", path).parent.mkdir(parents=True, exist_ok=True)
            Path("corpus", path).write_text(f'"{words}," Quist said.\n')
        return pipeline.verify(pipeline.Request("quotes.yaml", ("corpus",)), TODAY)

    return verified


def told(report: Report) -> list[str]:
    assert report.errors == ()
    return [f"{one.source}:{one.line} {one.rule}" for one in report.findings if one.severity > 1]


def variant(report: Report) -> Variant:
    (quote,) = report.quotes
    return quote.collation.variants[0]


def test_without_an_acceptance_it_fails(run: Run) -> None:
    assert told(run({"a.txt": CHANGED})) == ["corpus/a.txt:1 QC101"]


def test_an_acceptance_is_for_one_whole_wording(run: Run) -> None:
    report = run({"a.txt": CHANGED}, "")
    assert told(report) == []
    assert report.quotes[0].status is Status.ACCEPTED
    assert [one.partition(" ")[2] for one in told(run({"a.txt": WORSE}, ""))] == [
        "QC103",
        "QC303",
    ]


@pytest.mark.parametrize(
    ("until", "holds"), [("2025-06-14", False), ("2025-06-15", True), ("2026-01-01", True)]
)
def test_it_holds_through_its_last_day(run: Run, until: str, holds: bool) -> None:
    report = run({"a.txt": CHANGED}, f", until: {until}")
    if holds:
        assert told(report) == []
        return
    assert told(report) == ["corpus/a.txt:1 QC101", "quotes.yaml:6 QC303"]
    assert report.findings[-1].message.startswith("accepted until 2025-06-14, which is past: ")


@pytest.mark.parametrize("pattern", ["a.txt", "corpus/a.txt", "*.txt", "corpus/*", "[ab].txt"])
def test_bound_to_a_source_it_holds_there(run: Run, pattern: str) -> None:
    report = run({"a.txt": CHANGED}, f', sources: ["{pattern}"]')
    assert told(report) == []
    assert variant(report).accepted is not None


@pytest.mark.parametrize("pattern", ["b.txt", "a", "orpus/a.txt", "a.txt/*"])
def test_bound_to_another_source_it_is_stale(run: Run, pattern: str) -> None:
    report = run({"a.txt": CHANGED}, f', sources: ["{pattern}"]')
    assert told(report) == ["corpus/a.txt:1 QC101", "quotes.yaml:6 QC303"]
    assert f"accepted only in {pattern}, and printed elsewhere" in report.findings[-1].message


def test_elsewhere_the_same_wording_is_a_finding_and_there_it_is_none(run: Run) -> None:
    report = run({"a.txt": CHANGED, "b.txt": CHANGED}, ', sources: ["a.txt"]')
    assert told(report) == ["corpus/b.txt:1 QC101"]
    assert report.quotes[0].status is Status.DRIFTED
    assert variant(report).accepted is None
    assert [path for path, _ in variant(report).excused] == ["corpus/a.txt"]


def test_two_that_cover_all_sources_accept_it(run: Run) -> None:
    report = run(
        {"a.txt": CHANGED, "b.txt": CHANGED}, ', sources: ["a.txt"]', ', sources: ["b.txt"]'
    )
    assert told(report) == []
    assert variant(report).accepted is not None


def test_a_second_acceptance_of_the_same_is_told(run: Run) -> None:
    report = run({"a.txt": CHANGED}, "", ", by: Desk")
    assert told(report) == ["quotes.yaml:7 QC303"]
    assert "accepted already, by an entry above" in report.findings[0].message


def test_a_wording_that_nobody_prints_any_more_is_told(run: Run) -> None:
    report = run({"a.txt": REGISTERED}, "")
    assert told(report) == ["quotes.yaml:6 QC303"]
    assert "printed by no source" in report.findings[0].message


def test_a_disagreement_keeps_its_fingerprint_when_labels_move(run: Run) -> None:
    other = REGISTERED.replace("inviolable", "breakable")

    def dispute(report: Report) -> tuple[str, str | None]:
        (found,) = (one for one in report.findings if one.rule == "QC120")
        return found.fingerprint, found.variant

    first = dispute(run({"m.txt": CHANGED, "n.txt": other}))
    second = dispute(run({"a.txt": REGISTERED}))
    assert first[0] == second[0]
    assert (first[1], second[1]) == ("B", "C")

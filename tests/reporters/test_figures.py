"""Figures say no more and no less than is true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotecheck.model import Edit, Kind, Op, Report, Severity
from quotecheck.reporters import figures
from quotecheck.reporters.options import ASCII, UNICODE


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 %"), (0.001, "< 1 %"), (0.29, "29 %"), (0.57, "57 %"), (0.9999, "99 %"), (1, "100 %")],
)
def test_only_the_whole_is_100_percent(share: float, said: str) -> None:
    assert figures.percent(share) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (0.0001, "< 0.01"), (0.0666, "0.07"), (0.9999, "0.99"), (1.0, "1")],
)
def test_a_difference_is_never_rounded_away(value: float, said: str) -> None:
    assert figures.drift(value) == said


def edit(kind: Kind, severity: Severity) -> Edit:
    return Edit(Op.REPLACE, kind, severity, "a", "b")


def test_kinds_come_worst_first_with_counts_and_without_the_harmless() -> None:
    edits = [
        edit(Kind.CASE, Severity.INFO),
        edit(Kind.FUNCTION_WORD, Severity.MINOR),
        edit(Kind.CONTENT_WORD, Severity.MAJOR),
        edit(Kind.CONTENT_WORD, Severity.MAJOR),
    ]
    assert figures.kinds(edits, UNICODE) == "content-word ×2, function-word"
    assert figures.kinds(edits, ASCII, every=True) == "content-word x2, function-word, case"
    assert figures.kinds(edits[:1], UNICODE) == "case"
    assert figures.kinds([], UNICODE) == ""


def test_a_kind_of_two_severities_is_named_once() -> None:
    edits = [edit(Kind.FUNCTION_WORD, Severity.MINOR), edit(Kind.FUNCTION_WORD, Severity.MAJOR)]
    assert figures.kinds(edits, UNICODE) == "function-word ×2"


def test_the_counts_line(checked_report: Report, sample_report: Report) -> None:
    assert figures.counts(checked_report, UNICODE) == [
        "3 critical, 12 major, 5 minor, 4 info",
        "5 quotes × 4 sources",
        "1 skipped",
        "exit 1 (fails on major)",
    ]
    assert "22 of 24 compared" in figures.counts(sample_report, UNICODE)
    assert figures.verdict(sample_report) == "exit 2 (could not be checked)"
    never = replace(checked_report.settings, fail_on=None)
    assert figures.verdict(replace(checked_report, settings=never)) == "exit 0 (never fails)"
    empty = Report("quotes.yaml", checked_report.settings)
    counted = ["no findings", "0 quotes x 0 sources", "exit 0 (fails on major)"]
    assert figures.counts(empty, ASCII) == counted

"""CSV: what a spreadsheet reads back, and no formula among it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from quotecheck.model import Report
from quotecheck.reporters import RenderOptions, render
from quotecheck.reporters.csv import COLUMNS


def rows(report: Report, delimiter: str = ",") -> list[dict[str, str]]:
    text = render("csv", report, RenderOptions())
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    if delimiter == ",":
        assert tuple(read[0]) == COLUMNS
        assert {len(row) for row in read} == {len(COLUMNS)}
    return [dict(zip(COLUMNS, row, strict=False)) for row in read[1:]]


def test_a_row_for_each_occurrence(sample_report: Report) -> None:
    spots = [
        (quote.collation.quote.id, variant.label, spot)
        for quote in sample_report.quotes
        for variant in quote.collation.variants
        for spot in variant.occurrences
    ]
    told = [row for row in rows(sample_report) if row["row"] == "occurrence"]
    assert len(told) == len(spots)
    for row, (quote, label, spot) in zip(told, spots, strict=True):
        assert (row["quote"], row["variant"], row["source"]) == (quote, label, spot.source)
        assert (int(row["line"]), int(row["column"])) == (spot.position.line, spot.position.column)


def test_every_finding_is_told_once(sample_report: Report) -> None:
    told = [rule for row in rows(sample_report) for rule in row["rules"].split()]
    assert sorted(told) == sorted(one.rule for one in sample_report.findings)


def test_a_finding_stands_with_its_occurrence(checked_report: Report) -> None:
    hostile = next(row for row in rows(checked_report) if row["quote"] == "gate-[/foo]")
    assert hostile["rules"] == "QC111"
    assert hostile["findings"].startswith("added unmarked: [sic]")


def test_skips_and_errors_are_rows(sample_report: Report) -> None:
    kinds = [row["row"] for row in rows(sample_report)]
    assert kinds.count("skipped") == len(sample_report.skipped)
    assert kinds.count("error") == len(sample_report.errors)


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1",
        "\t=1",
        "\r\n=1",
        "＝1",
        "a;=1",
        "a; @x",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_no_cell_is_a_formula(checked_report: Report, text: str, delimiter: str) -> None:
    quote = checked_report.quotes[0]
    entry = replace(quote.collation.quote, speaker=text)
    report = replace(
        checked_report,
        quotes=(replace(quote, collation=replace(quote.collation, quote=entry)),),
        findings=(replace(checked_report.findings[0], message=text, source=text),),
    )
    cells = [cell for row in rows(report, delimiter) for cell in row.values()]
    # Where a quoted cell was cut at a semicolon, its own mark is what the next one may begin with.
    assert not [cell for cell in cells if cell.lstrip(' "')[:1] in tuple("=+-@＝")]


def test_plain_text_is_left_alone(checked_report: Report) -> None:
    quote = checked_report.quotes[0]
    entry = replace(quote.collation.quote, speaker="1 - 1; a = b, “c”")
    report = replace(
        checked_report, quotes=(replace(quote, collation=replace(quote.collation, quote=entry)),)
    )
    assert rows(report)[0]["speaker"] == "1 - 1; a = b, “c”"


def test_numbers_are_numbers(sample_report: Report) -> None:
    for row in rows(sample_report):
        if row["row"] == "occurrence":
            assert 0 <= float(row["drift"]) <= 1
            assert 0 <= float(row["coverage"]) <= 1


def test_equal_findings_are_told_as_often_as_they_are_there(checked_report: Report) -> None:
    twice = replace(checked_report, findings=checked_report.findings * 2)
    told = [rule for row in rows(twice) for rule in row["rules"].split()]
    assert sorted(told) == sorted(one.rule for one in twice.findings)

"""concise, json and jsonl: complete, strict, and the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest

from quotecheck.model import Report, Severity
from quotecheck.reporters import RenderOptions, render
from quotecheck.reporters.json import dumps, schema

OPTIONS = RenderOptions()


@pytest.mark.parametrize("format", ["concise", "json", "jsonl"])
def test_golden(sample_report: Report, golden: Callable[[str, str], None], format: str) -> None:
    golden(f"report.{format}", render(format, sample_report, OPTIONS))


def test_json_satisfies_its_schema(sample_report: Report, checked_report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    for report in (sample_report, checked_report):
        assert not list(validator.iter_errors(json.loads(render("json", report, OPTIONS))))


def test_the_schema_would_notice(sample_report: Report) -> None:
    document = json.loads(render("json", sample_report, OPTIONS))
    del document["quotes"][0]["variants"][0]["occurrences"][0]["end_column"]
    assert not jsonschema.Draft202012Validator(schema()).is_valid(document)


def test_json_gives_text_exactly_as_it_stands(sample_report: Report) -> None:
    document = json.loads(render("json", sample_report, OPTIONS))
    hostile = next(quote for quote in document["quotes"] if quote["id"] == "gate-[/foo]")
    (variant,) = hostile["variants"]
    (occurrence,) = variant["occurrences"]
    printed = sample_report.quotes[3].collation.variants[0].occurrences[0]
    assert occurrence["text"] == printed.text
    assert "\x1b" in occurrence["text"]
    assert document["sources"][-1]["path"] == "corpus/\udcff::warning::.txt"


def test_json_is_ascii_and_holds_no_command_and_no_control(sample_report: Report) -> None:
    for format in ("json", "jsonl"):
        text = render(format, sample_report, OPTIONS)
        assert text.isascii()
        assert all(char == "\n" or 32 <= ord(char) < 127 for char in text)
        assert "##" not in text
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_json_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"drift": float("nan")})


def test_json_says_what_went_wrong_and_what_was_asked(sample_report: Report) -> None:
    document = json.loads(render("json", sample_report, OPTIONS))
    assert document["exit_code"] == 2
    assert document["errors"][0]["message"] == "not valid UTF-8 at byte 17"
    assert document["errors"][1]["line"] == 34
    assert document["settings"]["fail_on"] == "major"
    never = replace(sample_report, settings=replace(sample_report.settings, fail_on=None))
    assert json.loads(render("json", never, OPTIONS))["settings"]["fail_on"] == "never"


def test_json_rounds_drift_and_coverage_to_four_places(sample_report: Report) -> None:
    document = json.loads(render("json", sample_report, OPTIONS))
    variant = document["quotes"][1]["variants"][1]
    assert (variant["drift"], variant["nearest"]["drift"]) == (0.1111, 0.1111)
    assert document["quotes"][1]["drift_matrix"]["values"][0] == [0.0, 0.0, 0.1111]


def test_timings_and_options_change_no_byte(sample_report: Report) -> None:
    text = render("json", sample_report, OPTIONS)
    slow = replace(sample_report, timings={"search": 99.0})
    assert render("json", slow, RenderOptions(width=40, color=True, ascii=True)) == text


def test_the_order_of_findings_is_the_models(sample_report: Report) -> None:
    mixed = replace(
        sample_report,
        findings=sample_report.findings[::-1],
        skipped=sample_report.skipped[::-1],
    )
    for format in ("concise", "json", "jsonl"):
        assert render(format, mixed, OPTIONS) == render(format, sample_report, OPTIONS)


def test_formats_agree_on_the_counts(checked_report: Report) -> None:
    document = json.loads(render("json", checked_report, OPTIONS))
    lines = [json.loads(line) for line in render("jsonl", checked_report, OPTIONS).splitlines()]
    concise = render("concise", checked_report, OPTIONS).splitlines()
    for level in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO):
        number = checked_report.counts[level]
        assert document["summary"]["findings"][level.label] == number
        assert lines[-1]["findings"][level.label] == number
        assert sum(f" {level.label} [" in line for line in concise) == number


def test_jsonl_ends_with_its_summary(sample_report: Report) -> None:
    lines = [json.loads(line) for line in render("jsonl", sample_report, OPTIONS).splitlines()]
    kinds = [line["type"] for line in lines]
    assert kinds[0] == "run"
    assert kinds[-1] == "summary"
    assert {"source", "quote", "finding", "error"} == set(kinds[1:-1])


def test_concise_is_one_line_for_each_thing(sample_report: Report) -> None:
    lines = render("concise", sample_report, OPTIONS).splitlines()
    told = (sample_report.findings, sample_report.skipped, sample_report.errors)
    assert len(lines) == sum(map(len, told))
    assert 'corpus/b.txt:3:1: QC101 major [ferry-line] "invaluable" is printed "priceless"' in lines
    assert "corpus/chart.png: skipped: no known format" in lines
    assert "corpus/damaged.txt: error: not valid UTF-8 at byte 17" in lines

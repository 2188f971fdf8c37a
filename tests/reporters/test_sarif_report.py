"""SARIF: valid, true to the places, never an empty clean log, never more than a service takes."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from quotecheck.errors import Problem
from quotecheck.model import Finding, Report, Severity
from quotecheck.reporters import RenderOptions, render
from quotecheck.reporters.sarif import MOST
from quotecheck.reporters.uris import uri

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"


@cache
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_of(report: Report) -> dict[str, Any]:
    log = json.loads(render("sarif", report, RenderOptions()))
    assert not list(validator().iter_errors(log))
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_it_satisfies_the_schema(sample_report: Report, checked_report: Report) -> None:
    for report in (sample_report, checked_report, replace(checked_report, findings=())):
        run_of(report)


def test_the_schema_would_notice(sample_report: Report) -> None:
    log = json.loads(render("sarif", sample_report, RenderOptions()))
    log["runs"][0]["results"][0]["message"] = {"markdown": "alone it is not allowed"}
    assert not validator().is_valid(log)


def test_a_clean_run_and_one_that_could_not_check_differ(
    sample_report: Report, checked_report: Report
) -> None:
    (good,) = run_of(checked_report)["invocations"]
    assert good["executionSuccessful"] is True
    assert [each["level"] for each in good["toolExecutionNotifications"]] == ["note"]
    (bad,) = run_of(replace(sample_report, findings=()))["invocations"]
    assert bad["executionSuccessful"] is False
    assert bad["exitCode"] == 2
    told = [one for one in bad["toolExecutionNotifications"] if one["level"] == "error"]
    assert len(told) == len(sample_report.errors)
    assert told[0]["message"]["text"] == "not valid UTF-8 at byte 17"


def test_every_finding_is_a_result_worst_first(sample_report: Report) -> None:
    run = run_of(sample_report)
    order = [Severity.parse(one["properties"]["severity"]) for one in run["results"]]
    assert order == sorted(order, reverse=True)
    prints = [one["partialFingerprints"]["quotecheck/v1"] for one in run["results"]]
    assert sorted(prints) == sorted(one.fingerprint for one in sample_report.findings)
    levels = {(one["properties"]["severity"], one["level"]) for one in run["results"]}
    assert levels == {
        ("critical", "error"),
        ("major", "error"),
        ("minor", "warning"),
        ("info", "note"),
    }


def test_results_point_at_their_rule_and_its_manual(sample_report: Report) -> None:
    run = run_of(sample_report)
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for one in run["results"]:
        if "ruleIndex" in one:
            assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
    lost = next(rule for rule in rules if rule["id"] == "QC103")
    assert "Instead" in lost["help"]["text"]
    assert lost["help"]["markdown"].startswith("# QC103")
    assert lost["defaultConfiguration"] == {"level": "error"}


def test_a_region_is_the_findings_own(checked_report: Report) -> None:
    finding = replace(checked_report.findings[0], line=3, column=5, end_line=4, end_column=9)
    run = run_of(replace(checked_report, findings=(finding,)))
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 4,
        "endColumn": 9,
    }


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("corpus/a b.txt", "corpus/a%20b.txt"),
        ("corpus/x::y.txt", "corpus/x%3A%3Ay.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("50%/ä?#.txt", "50%25/%C3%A4%3F%23.txt"),
        ("../up.txt", "../up.txt"),
        ("/root.txt", "file:///root.txt"),
        ("C:/root.txt", "file:///C%3A/root.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),
        ("\ud800.txt", "%5Cud800.txt"),
    ],
)
def test_uris_are_percent_encoded_and_have_no_scheme_of_their_own(path: str, wanted: str) -> None:
    assert uri(path) == wanted


def test_the_uri_leads_back_to_the_path(sample_report: Report) -> None:
    places = {
        unquote(location["physicalLocation"]["artifactLocation"]["uri"])
        for one in run_of(sample_report)["results"]
        for location in one.get("locations", ())
    }
    assert "corpus/hostile :: name.txt" in places


def test_a_quotation_makes_no_link(checked_report: Report) -> None:
    finding = replace(checked_report.findings[0], message="added: [click](http://a.example) [sic]")
    run = run_of(replace(checked_report, findings=(finding,)))
    assert "\\[click](http" in run["results"][0]["message"]["text"]
    plain = replace(finding, message="added: [sic] (loudly)")
    run = run_of(replace(checked_report, findings=(plain,)))
    assert "added: [sic] (loudly)" in run["results"][0]["message"]["text"]


def test_what_is_too_much_is_left_out_from_the_least_and_said(checked_report: Report) -> None:
    one = checked_report.findings[0]
    many: list[Finding] = [
        replace(one, severity=Severity.INFO, fingerprint=f"{row:016x}") for row in range(MOST + 6)
    ]
    many.append(replace(one, severity=Severity.CRITICAL, source="z.txt"))
    run = run_of(replace(checked_report, findings=tuple(many)))
    assert len(run["results"]) == MOST
    assert run["results"][0]["level"] == "error"
    told = [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert f"7 of {MOST + 7:,} results, the least severe, are left out" in told


def test_exactly_as_many_as_fit_says_nothing(checked_report: Report) -> None:
    many = (checked_report.findings[0],) * MOST
    run = run_of(replace(checked_report, findings=many, skipped=()))
    assert run["invocations"][0]["toolExecutionNotifications"] == []


def test_a_registry_that_cannot_be_used_is_told_with_its_place(checked_report: Report) -> None:
    broken = Report("quotes.yaml", checked_report.settings, errors=(
        Problem("quotes.yaml", 3, 7, 'unknown key "txt"'),
    ))  # fmt: skip
    (told,) = run_of(broken)["invocations"][0]["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}

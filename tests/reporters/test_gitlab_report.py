"""GitLab's code quality: the fields it needs, fingerprints that differ, never empty on error."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema

from quotecheck.errors import Problem
from quotecheck.model import Report
from quotecheck.reporters import RenderOptions, render

# The fields that GitLab's documentation asks for.
FIELDS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z-]+$"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(report: Report) -> list[dict[str, Any]]:
    found = json.loads(render("gitlab", report, RenderOptions()))
    jsonschema.Draft202012Validator(FIELDS).validate(found)
    marks = [one["fingerprint"] for one in found]
    assert len(marks) == len(set(marks))
    assert isinstance(found, list)
    return found


def test_every_finding_and_every_error_is_an_issue(sample_report: Report) -> None:
    found = issues(sample_report)
    assert len(found) == len(sample_report.findings) + len(sample_report.errors)
    lost = next(one for one in found if one["check_name"] == "polarity-changed")
    assert lost == {
        "description": 'QC103 ferry-line D: lost: "not"',
        "check_name": "polarity-changed",
        "fingerprint": "0000000000000003",
        "severity": "critical",
        "location": {"path": "corpus/b.txt", "lines": {"begin": 3}},
    }


def test_fingerprints_of_findings_are_the_reports_own(checked_report: Report) -> None:
    marks = {one["fingerprint"] for one in issues(checked_report)}
    assert marks == {one.fingerprint for one in checked_report.findings}


def test_equal_fingerprints_are_told_apart(checked_report: Report) -> None:
    assert len(issues(replace(checked_report, findings=checked_report.findings[:1] * 3))) == 3


def test_a_registry_that_cannot_be_used_is_no_empty_list(checked_report: Report) -> None:
    errors = (Problem("quotes.yaml", 3, 7, "no"), Problem(None, None, None, "nothing left"))
    found = issues(Report("quotes.yaml", checked_report.settings, errors=errors))
    assert [one["severity"] for one in found] == ["blocker", "blocker"]
    assert {one["location"]["path"] for one in found} == {"quotes.yaml"}


def test_a_clean_run_is_an_empty_list(checked_report: Report) -> None:
    assert issues(replace(checked_report, findings=())) == []

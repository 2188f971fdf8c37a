"""Every format marks what is in the baseline, and none lets it fail."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from quotecheck.model import Report
from quotecheck.reporters import RenderOptions, Verbosity, render

EVERYTHING = RenderOptions(verbosity=Verbosity.VERBOSE)


@pytest.fixture
def known(checked_report: Report) -> Report:
    settings = replace(checked_report.settings, baseline="known.json")
    findings = tuple(replace(one, known=True) for one in checked_report.findings)
    return replace(checked_report, settings=settings, findings=findings)


@pytest.mark.parametrize("format", ["full", "concise", "markdown", "csv", "gitlab"])
def test_people_see_which_are_known(format: str, known: Report, checked_report: Report) -> None:
    shown = render(format, known, EVERYTHING)
    assert shown.count("(known)") == len(known.findings) > 1
    assert "(known)" not in render(format, checked_report, EVERYTHING)


@pytest.mark.parametrize("format", ["full", "markdown"])
def test_the_counts_say_how_many(format: str, known: Report, checked_report: Report) -> None:
    assert f"{len(known.findings)} of them known" in render(format, known, EVERYTHING)
    assert "of them known" not in render(format, checked_report, EVERYTHING)
    assert "exit 0" in render(format, known, EVERYTHING)


def test_json_has_a_property(known: Report, checked_report: Report) -> None:
    told = json.loads(render("json", known, EVERYTHING))
    assert {one["known"] for one in told["findings"]} == {True}
    assert (told["exit_code"], told["settings"]["baseline"]) == (0, "known.json")
    told = json.loads(render("json", checked_report, EVERYTHING))
    assert {one["known"] for one in told["findings"]} == {False}


def test_junit_does_not_fail(known: Report, checked_report: Report) -> None:
    root = ElementTree.fromstring(render("junit", known, EVERYTHING))
    assert root.get("failures") == "0"
    written = "".join(one.text or "" for one in root.iter("system-out"))
    assert written.count("(known)") == len(known.findings)
    root = ElementTree.fromstring(render("junit", checked_report, EVERYTHING))
    assert root.get("failures") != "0"


def test_github_has_notices_only_and_the_new_ones_first(known: Report) -> None:
    lines = render("github", known, EVERYTHING).splitlines()
    assert not [line for line in lines if line.startswith(("::error", "::warning"))]
    least = min(known.findings, key=lambda one: one.severity)
    mixed = replace(
        known, findings=tuple(replace(one, known=one is not least) for one in known.findings)
    )
    assert f"title={least.rule} " in render("github", mixed, EVERYTHING).splitlines()[0]


def test_sarif_has_the_state_of_each(known: Report, checked_report: Report) -> None:
    def states(report: Report) -> set[str | None]:
        (run,) = json.loads(render("sarif", report, EVERYTHING))["runs"]
        return {one.get("baselineState") for one in run["results"]}

    assert states(known) == {"unchanged"}
    fresh = tuple(replace(one, known=False) for one in known.findings)
    assert states(replace(known, findings=fresh)) == {"new"}
    assert states(checked_report) == {None}

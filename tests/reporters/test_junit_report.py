"""JUnit: the schema that its readers use, a case a quote, and an error where nothing is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from quotecheck.errors import Problem
from quotecheck.model import Report, Severity
from quotecheck.reporters import RenderOptions, render

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def suites(report: Report) -> etree._Element:
    root = etree.fromstring(render("junit", report, RenderOptions()).encode("ascii"))
    SCHEMA.assertValid(root)
    return root


def case(root: etree._Element, name: str) -> etree._Element:
    (found,) = [one for one in root.iter("testcase") if one.get("name") == name]
    return found


def test_it_satisfies_the_schema(sample_report: Report, checked_report: Report) -> None:
    nothing = Report("quotes.yaml", checked_report.settings)
    for report in (sample_report, checked_report, nothing):
        suites(report)


def test_the_schema_would_notice(checked_report: Report) -> None:
    root = suites(checked_report)
    del root[0].attrib["tests"]
    assert not SCHEMA.validate(root)


def test_one_case_a_quote_and_counts_that_agree(checked_report: Report) -> None:
    root = suites(replace(checked_report, skipped=()))
    names = [one.get("name") for one in root.iter("testcase")]
    assert names == [one.collation.quote.id for one in checked_report.quotes]
    (suite,) = root
    for element in (root, suite):
        assert element.get("tests") == str(len(names))
        assert element.get("failures") == str(len(list(root.iter("failure"))))
        assert element.get("errors") == "0"
        assert element.get("time") == "0.250"


@pytest.mark.parametrize("fail_on", [*Severity][1:])
def test_a_case_fails_where_the_build_does(checked_report: Report, fail_on: Severity) -> None:
    settings = replace(checked_report.settings, fail_on=fail_on)
    report = replace(checked_report, settings=settings)
    failing = {one.quote for one in report.findings if one.severity >= fail_on}
    root = suites(report)
    assert {one.getparent().get("name") for one in root.iter("failure")} == failing
    assert (root.get("failures") != "0") is (report.exit_status == 1)


def test_never_means_never(checked_report: Report) -> None:
    settings = replace(checked_report.settings, fail_on=None)
    root = suites(replace(checked_report, settings=settings))
    assert root.get("failures") == "0"
    assert "QC103 critical" in (case(root, "ferry-line").findtext("system-out") or "")


def test_a_failure_is_named_after_the_worst_and_lists_all(checked_report: Report) -> None:
    root = suites(checked_report)
    (failure,) = case(root, "ferry-line").iter("failure")
    assert failure.get("type") == "QC103 polarity-changed"
    assert 'corpus/b.txt:3:1: QC101 major [ferry-line] "invaluable"' in failure.text
    assert "QC112" not in failure.text
    assert "QC112 info" in (case(root, "ferry-line").findtext("system-out") or "")
    assert len(case(root, "harbour-open")) == 0


def test_what_could_not_be_checked_is_an_error(sample_report: Report) -> None:
    root = suites(sample_report)
    assert root.get("errors") == "1"
    (error,) = case(root, "the run").iter("error")
    assert "corpus/damaged.txt: error: not valid UTF-8 at byte 17" in error.text
    assert case(root, "pilot").find("skipped") is not None


def test_a_registry_that_cannot_be_used_is_no_clean_suite(checked_report: Report) -> None:
    errors = (Problem("quotes.yaml", 3, 7, 'unknown key "txt"'),)
    root = suites(Report("quotes.yaml", checked_report.settings, errors=errors))
    assert (root.get("tests"), root.get("errors")) == ("1", "1")
    assert "quotes.yaml:3:7" in (root.findtext("testsuite/testcase/error") or "")


def test_a_finding_about_a_quote_that_was_not_asked_for_is_not_lost(
    checked_report: Report,
) -> None:
    report = replace(checked_report, quotes=checked_report.quotes[:1])
    root = suites(report)
    (failure,) = case(root, "the run").iter("failure")
    assert "ferry-line" in failure.text


def test_forbidden_characters_are_made_visible(checked_report: Report) -> None:
    finding = replace(checked_report.findings[0], message="a\x0cb \x00 \ufffe \ud800 ]]> <x>&amp;")
    root = suites(replace(checked_report, findings=(finding,)))
    (failure,) = root.iter("failure")
    assert failure.get("message") == "a b \\x00 \\ufffe \\ud800 ]]> <x>&amp;"

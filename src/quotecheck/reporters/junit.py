"""The report as JUnit XML: one test case a quote, which fails where the build does.

A finding at or above the threshold makes a failure; lesser ones are the case's output. What
could not be checked is a test case of its own, in error, so that a run that compared nothing
is never a green one. Refuses: to say how long a quote took, since no quote has a time of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotecheck.model import Finding, QuoteReport, Report, Status
from quotecheck.reporters import concise
from quotecheck.reporters.canvas import shown
from quotecheck.reporters.options import RenderOptions
from quotecheck.reporters.xml import Element, add, finished

_NAME = "quotecheck"
_RUN = "the run"
"""The test case for what belongs to no quote; an id holds no blank, so no quote is called so."""


def render(report: Report, options: RenderOptions) -> str:
    """One suite; a case for each quote in the registry's order, and one for the run at need."""
    suite = Element("testsuite")
    told: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in sorted(report.findings, key=lambda each: (-each.severity, each.order)):
        told[finding.quote].append(finding)
    for quote in report.quotes:
        entry = quote.collation.quote
        _quote(_case(suite, entry.id), quote, told.pop(entry.id, []), report)
    # Rules over the whole registry speak of quotes, too, that this run was not asked to check.
    others = [finding for group in told.values() for finding in group]
    if others or report.errors or report.skipped:
        _run(_case(suite, _RUN), others, report)
    return finished(_suites(suite, sum(report.timings.values())))


def _suites(suite: Element, seconds: float) -> Element:
    """The suite with its counts, in the root that readers expect."""
    counts = {
        "name": _NAME,
        "tests": str(len(suite)),
        "failures": str(len(suite.findall("testcase/failure"))),
        "errors": str(len(suite.findall("testcase/error"))),
    }
    skipped = str(len(suite.findall("testcase/skipped")))
    time = f"{seconds:.3f}"
    root = Element("testsuites", {**counts, "time": time})
    suite.attrib.update({**counts, "skipped": skipped, "time": time})
    root.append(suite)
    return root


def _case(suite: Element, name: str) -> Element:
    return add(suite, "testcase", {"classname": _NAME, "name": name, "time": "0.000"})


def _quote(case: Element, quote: QuoteReport, found: Sequence[Finding], report: Report) -> None:
    """A failure, or nothing, or, of a quote that was not compared everywhere, a skip."""
    if quote.status is Status.UNCHECKED:
        add(case, "skipped", {"message": "not found so far, and not every source could be read"})
    _findings(case, found, report)


def _run(case: Element, found: Sequence[Finding], report: Report) -> None:
    """An error where something could not be checked, which outranks a failure; skips as output."""
    if report.errors:
        first = shown(report.errors[0].message)
        told = replace(report, findings=tuple(found), skipped=())
        add(case, "error", {"type": "could-not-check", "message": first}, _lines(told))
    else:
        _findings(case, found, report)
    if report.skipped:
        add(case, "system-out", text=_lines(replace(report, findings=(), errors=())))


def _findings(case: Element, found: Sequence[Finding], report: Report) -> None:
    """What fails the build in one failure, named after the worst; the rest as output."""
    fail_on = report.settings.fail_on
    failing: list[Finding] = []
    others: list[Finding] = []
    for one in found:
        fails = fail_on is not None and one.severity >= fail_on and not one.aside
        (failing if fails else others).append(one)
    if failing:
        worst = failing[0]
        attributes = {"type": f"{worst.rule} {worst.name}", "message": shown(worst.message)}
        add(case, "failure", attributes, _listed(failing, report))
    if others:
        add(case, "system-out", text=_listed(others, report))


def _listed(found: Iterable[Finding], report: Report) -> str:
    return _lines(replace(report, findings=tuple(found), skipped=(), errors=()))


def _lines(report: Report) -> str:
    """The lines that the concise report has, between line ends of their own."""
    return "\n" + concise.render(report, RenderOptions())

"""One line a finding: ``path:line:col: QC101 major [id] message``, for editors and grep.

Refuses: decoration. No colour, no wrapping, no counts; skipped sources and errors are lines of
the same shape, so that nothing is lost by reading only this.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.errors import Problem
from quotecheck.model import Finding, Report, Skipped
from quotecheck.reporters.canvas import Line, Run, paint, place, shown
from quotecheck.reporters.options import RenderOptions


def render(report: Report, options: RenderOptions) -> str:
    """Findings in the model's order, then what was skipped, then errors."""
    return paint(_lines(report), color=False)


def _lines(report: Report) -> Iterator[Line]:
    for finding in sorted(report.findings, key=lambda finding: finding.order):
        yield [Run(_finding(finding))]
    for skipped in sorted(report.skipped):
        yield [Run(_skipped(skipped))]
    for problem in report.errors:
        yield [Run(_error(problem))]


def _finding(finding: Finding) -> str:
    at = place(finding.source, finding.line, finding.column)
    quote = f" [{shown(finding.quote)}]" if finding.quote is not None else ""
    aside = f" ({shown(finding.aside)})" if finding.aside else ""
    return f"{at}: {finding.rule} {finding.severity.label}{quote} {shown(finding.message)}{aside}"


def _skipped(skipped: Skipped) -> str:
    return f"{place(skipped.path)}: skipped: {shown(skipped.reason)}"


def _error(problem: Problem) -> str:
    return f"{place(problem.path, problem.line, problem.column)}: error: {shown(problem.message)}"

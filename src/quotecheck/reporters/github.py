"""The report as commands of a GitHub workflow: annotations at the changed words.

GitHub shows the first ten errors, warnings and notices of a step, so the worst come first; what
would not be shown follows as plain lines, and a last notice says how much that is. Refuses: to
let a quotation be a command, or end one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from quotecheck.errors import Problem
from quotecheck.model import Finding, Report, Severity
from quotecheck.reporters import concise
from quotecheck.reporters.canvas import shown, tame
from quotecheck.reporters.figures import count
from quotecheck.reporters.options import RenderOptions
from quotecheck.text.display import display

SHOWN = 10
"""How many annotations of one level GitHub shows for a step."""

_NOTICE = "notice"
_LEVELS = {
    Severity.NONE: _NOTICE,
    Severity.INFO: _NOTICE,
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, options: RenderOptions) -> str:
    """Errors, then findings, the worst first; then what was skipped, and what did not fit."""
    return "".join(f"{line}\n" for line in _lines(report, options))


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    used: Counter[str] = Counter()
    beyond: list[Finding] = []
    for problem in report.errors[:SHOWN]:
        used["error"] += 1
        yield _problem(problem)
    for finding in sorted(
        report.findings, key=lambda each: (bool(each.aside), -each.severity, each.order)
    ):
        level = _NOTICE if finding.aside else _LEVELS[finding.severity]
        # One notice is kept for the count of what is not shown.
        if used[level] < SHOWN - (level == _NOTICE):
            used[level] += 1
            yield _finding(finding, level)
        else:
            beyond.append(finding)
    rest = replace(report, findings=tuple(beyond), errors=report.errors[SHOWN:])
    if beyond or rest.errors or rest.skipped:
        yield from concise.render(rest, options).removesuffix("\n").split("\n")
    number = len(beyond) + len(rest.errors)
    if number:
        message = f"{count(number, 'more annotation')} in the log of this step"
        yield _command(_NOTICE, {"title": "quotecheck"}, message)


def _problem(problem: Problem) -> str:
    place = {"file": problem.path, "line": problem.line, "col": problem.column}
    return _command("error", {**place, "title": "could not be checked"}, problem.message)


def _finding(finding: Finding, level: str) -> str:
    about = " ".join(part for part in (finding.quote, finding.variant) if part)
    message = f"{about}: {finding.message}" if about else finding.message
    place: dict[str, object] = {
        "file": finding.source,
        "line": finding.line,
        "endLine": finding.end_line,
    }
    if finding.end_line in (None, finding.line):
        # Columns of a range over several lines make GitHub refuse the annotation.
        place |= {"col": finding.column, "endColumn": finding.end_column}
    return _command(level, {**place, "title": f"{finding.rule} {finding.name}"}, message)


def _command(level: str, properties: Mapping[str, object], message: str) -> str:
    listed = ",".join(
        f"{key}={tame(display(str(value))).translate(_PROPERTY)}"
        for key, value in properties.items()
        if value is not None and value != ""
    )
    return f"::{level} {listed}::{tame(shown(message)).translate(_DATA)}"

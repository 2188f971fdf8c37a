"""The report as GitLab Code Quality: a list of issues, each with a fingerprint of its own.

Refuses: to be an empty list when something could not be checked; that would read as "all
resolved". GitLab compares fingerprints only, so no two entries share one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from quotecheck.errors import Problem
from quotecheck.model import Finding, Report, Severity
from quotecheck.reporters.canvas import shown
from quotecheck.reporters.json import dumps
from quotecheck.reporters.options import RenderOptions
from quotecheck.text.display import display

_SEVERITIES = {
    Severity.NONE: "info",
    Severity.INFO: "info",
    Severity.MINOR: "minor",
    Severity.MAJOR: "major",
    Severity.CRITICAL: "critical",
}
_UNCHECKED = "could-not-check"

Json = dict[str, Any]


def render(report: Report, options: RenderOptions) -> str:
    """Findings in the model's order, then errors. Paths are relative wherever the report's are."""
    entries = [
        *(_finding(each) for each in sorted(report.findings, key=lambda each: each.order)),
        *(_problem(each, report.registry) for each in report.errors),
    ]
    return dumps(list(_unique(entries)), indent=2) + "\n"


def _finding(finding: Finding) -> Json:
    about = " ".join(part for part in (finding.rule, finding.quote, finding.variant) if part)
    aside = f" ({finding.aside})" if finding.aside else ""
    return {
        "description": shown(f"{about}: {finding.message}{aside}"),
        "check_name": finding.name,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": _location(finding.source, finding.line),
    }


def _problem(problem: Problem, registry: str) -> Json:
    place = problem.path or registry
    digest = sha256(repr((_UNCHECKED, place, problem.message)).encode("ascii", "backslashreplace"))
    return {
        "description": shown(f"could not be checked: {problem.message}"),
        "check_name": _UNCHECKED,
        "fingerprint": digest.hexdigest()[:16],
        "severity": "blocker",
        "location": _location(place, problem.line),
    }


def _location(path: str | None, line: int | None) -> Json:
    return {"path": display(path or "."), "lines": {"begin": line or 1}}


def _unique(entries: list[Json]) -> Iterator[Json]:
    seen: Counter[str] = Counter()
    for entry in entries:
        mark = entry["fingerprint"]
        seen[mark] += 1
        yield entry if seen[mark] == 1 else {**entry, "fingerprint": f"{mark}-{seen[mark]}"}

"""The report as SARIF 2.1.0, for code scanning and for editors.

Refuses: to be an empty, clean log when something could not be checked, because uploading one
closes every open alert. Refuses as well to leave out what is worst: where there are more
results than a service takes, the least go, and a notification says how many.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotecheck import __version__
from quotecheck.errors import Problem
from quotecheck.model import Finding, Report, Severity
from quotecheck.reporters.canvas import shown
from quotecheck.reporters.json import dumps
from quotecheck.reporters.options import RenderOptions
from quotecheck.reporters.uris import uri
from quotecheck.rules import Rule, manual, markdown, rules

MOST = 5_000
"""The results that GitHub's code scanning takes of one run."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# The version belongs to the key: a fingerprint that is made otherwise gets another key.
_FINGERPRINT = "quotecheck/v1"
_LEVELS = {
    Severity.NONE: "none",
    Severity.INFO: "note",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}

Json = dict[str, Any]


def render(report: Report, options: RenderOptions) -> str:
    """One run: the rules with their manual, the findings worst first, what went wrong."""
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, indent=2) + "\n"


def _run(report: Report) -> Json:
    known = {rule.code: row for row, rule in enumerate(rules())}
    worst_first = sorted(
        report.findings, key=lambda each: (bool(each.aside), -each.severity, each.order)
    )
    driver = {"name": "quotecheck", "version": __version__, "rules": [_rule(r) for r in rules()]}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [
            _result(finding, known, baseline=report.settings.baseline is not None)
            for finding in worst_first[:MOST]
        ],
    }


def _rule(rule: Rule) -> Json:
    summary, _, rest = rule.page.partition("\n\n")
    description = rest.partition("\n\n")[0]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _plain(summary)},
        "fullDescription": {"text": _plain(description or summary)},
        "help": {"text": manual(rule), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": _default_level(rule)},
    }


def _default_level(rule: Rule) -> str:
    """The level of the severity that the rule's own text begins with; a warning where it varies."""
    words = rule.severity.replace(";", " ").split()
    return next((_LEVELS[level] for level in Severity if level.label == words[0]), "warning")


def _result(finding: Finding, known: dict[str, int], *, baseline: bool) -> Json:
    about = " ".join(part for part in (finding.quote, finding.variant) if part)
    message = f"{about}: {finding.message}" if about else finding.message
    result: Json = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(message)},
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "severity": finding.severity.label,
            "quote": finding.quote,
            "variant": finding.variant,
        },
    }
    if baseline:
        result["baselineState"] = "unchanged" if finding.known else "new"
    if finding.ignored is not None:
        told = {"kind": "inSource", "justification": _plain(finding.ignored)}
        result["suppressions"] = [told]
    if finding.rule in known:
        result["ruleIndex"] = known[finding.rule]
    if finding.source:
        result["locations"] = [_location(finding.source, _region(finding))]
    return result


def _region(finding: Finding) -> Json:
    """Where a finding stands: lines and columns from 1, the end column exclusive."""
    places = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    if finding.line is None:
        return {}
    return {key: number for key, number in places.items() if number is not None}


def _location(path: str, region: Json) -> Json:
    physical: Json = {"artifactLocation": {"uri": uri(path)}}
    if region:
        physical["region"] = region
    return {"physicalLocation": physical}


def _invocation(report: Report) -> Json:
    told = [*(_failure(problem) for problem in report.errors), *_asides(report)]
    return {
        "executionSuccessful": not report.errors,
        "exitCode": report.exit_status,
        "toolExecutionNotifications": told,
    }


def _failure(problem: Problem) -> Json:
    told: Json = {"level": "error", "message": {"text": _plain(problem.message)}}
    if problem.path:
        places = {"startLine": problem.line, "startColumn": problem.column}
        region = {key: number for key, number in places.items() if number is not None}
        told["locations"] = [_location(problem.path, region if problem.line else {})]
    return told


def _asides(report: Report) -> Iterator[Json]:
    """What is no failure and must not be overlooked: skipped sources, results left out."""
    for skipped in sorted(report.skipped):
        yield {
            "level": "note",
            "message": {"text": _plain(f"skipped: {skipped.reason}")},
            "locations": [_location(skipped.path, {})],
        }
    beyond = len(report.findings) - MOST
    if beyond > 0:
        text = f"{beyond:,} of {len(report.findings):,} results, the least severe, are left out"
        yield {"level": "warning", "message": {"text": text}}


def _plain(text: str) -> str:
    """Text on one line, in which brackets are brackets: "[x](1)" would be a link."""
    safe = shown(text)
    return safe.replace("[", "\\[") if "](" in safe else safe

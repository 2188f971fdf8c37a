"""The report as JSON: the contract of ``schema/report.schema.json``, and a little more.

Refuses: to show anything that the report does not hold, and to depend on the hour or the
machine: timings stay out, keys stand in one order, and the bytes are ASCII. Text is given
exactly as it stands in the source; it is JSON's escapes that make it harmless. What could not
be checked is said here too, under ``errors``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from quotecheck import __version__
from quotecheck.model import (
    Collation,
    Edit,
    Finding,
    Neighbour,
    Occurrence,
    QuoteReport,
    Report,
    Settings,
    Severity,
    Variant,
)
from quotecheck.reporters.indented import indented, streamed
from quotecheck.reporters.options import RenderOptions

SCHEMA_VERSION = "1"
_DIGITS = 4  # of drift, coverage and bits

Json = dict[str, Any]


def render(report: Report, options: RenderOptions) -> str:
    """The whole report, two blanks a level, ended by a newline."""
    return "".join(pieces(report, options))


def pieces(report: Report, options: RenderOptions) -> Iterator[str]:
    """What ``render`` gives, an entry at a time, so that a large report is never held as text."""
    yield from map(_harmless, streamed(fields(report), 2))
    yield "\n"


def schema() -> Json:
    """The JSON Schema that ``render`` satisfies."""
    text = files("quotecheck.reporters").joinpath("schema/report.schema.json").read_text("utf-8")
    loaded: Json = json.loads(text)
    return loaded


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Strict ASCII JSON, in which neither a terminal nor a runner finds anything to obey."""
    if indent is None:
        return _harmless(json.dumps(value, ensure_ascii=True, allow_nan=False))
    return _harmless(indented(value, indent))


def _harmless(text: str) -> str:
    # It occurs inside strings only. "##[" anywhere in a line is a command to some runners.
    if "#" in text:  # one letter is looked for in a tenth of the time that two are
        return text.replace("##", "#\\u0023")
    return text


def document(report: Report) -> Json:
    """The report as the contract has it."""
    held = {
        name: list(value) if isinstance(value, Iterator) else value
        for name, value in fields(report)
    }
    for each in held["quotes"]:
        each["absent_from"] = list(each["absent_from"])
    return held


def fields(report: Report) -> Iterator[tuple[str, Any]]:
    """The report as the contract has it, key by key; what there may be many of as iterators.

    ``absent_from`` is a tuple there, which many quotes may have in common.
    """
    yield "schema_version", SCHEMA_VERSION
    yield "tool", {"name": "quotecheck", "version": __version__}
    yield "registry", report.registry
    yield "settings", settings(report.settings)
    yield "sources", iter(sources(report))
    yield "quotes", map(quote, report.quotes)
    yield "findings", map(finding, findings(report))
    yield "summary", summary(report)
    yield "errors", errors(report)
    yield "exit_code", report.exit_status


def settings(chosen: Settings) -> Json:
    """What can change a result."""
    return {
        "max_drift": chosen.max_drift,
        "min_words": chosen.min_words,
        "evidence": chosen.evidence,
        "fail_on": "never" if chosen.fail_on is None else chosen.fail_on.label,
        "exhaustive": chosen.exhaustive,
        "quotes": list(chosen.quotes),
        "skip_unreadable": chosen.skip_unreadable,
        "severity": {kind.value: level.label for kind, level in sorted(chosen.severity.items())},
        "since": chosen.since,
        "baseline": chosen.baseline,
        "remarks": chosen.remarks,
    }


def sources(report: Report) -> list[Json]:
    """Sources read and sources skipped, together, by path."""
    read: list[Json] = [
        {
            "path": source.path,
            "status": "read",
            "reason": None,
            "format": source.format,
            "encoding": source.encoding,
            "encoding_guessed": source.guessed,
            "words": source.words,
            "sha256": source.sha256,
            "published": source.published,
            "title": source.title,
        }
        for source in report.sources
    ]
    skipped: list[Json] = [
        {"path": each.path, "status": "skipped", "reason": each.reason} for each in report.skipped
    ]
    return sorted(read + skipped, key=lambda each: (each["path"], each["reason"] or ""))


def findings(report: Report) -> list[Finding]:
    """The findings in the model's order."""
    return sorted(report.findings, key=lambda each: each.order)


def quote(told: QuoteReport) -> Json:
    """One quote with its variants and their distances."""
    collation = told.collation
    entry = collation.quote
    return {
        "id": entry.id,
        "speaker": entry.speaker,
        "text": entry.text,
        "mode": entry.mode.value,
        "line": entry.position.line,
        "column": entry.position.column,
        "status": told.status.value,
        "severity": told.severity.label,
        "variants": [variant(each) for each in collation.variants],
        "drift_matrix": _matrix(collation),
        "absent_from": told.absent_from,
    }


def variant(told: Variant) -> Json:
    """One wording, its edits and its places."""
    accepted = told.accepted
    return {
        "label": told.label,
        "text": told.text,
        "drift": round(told.drift, _DIGITS),
        "coverage": round(told.coverage, _DIGITS),
        "severity": told.severity.label,
        "accepted": None if accepted is None else {"reason": accepted.reason, "by": accepted.by},
        "nearest": _neighbour(told.nearest),
        "farthest": _neighbour(told.farthest),
        "edits": [_edit(each) for each in told.edits],
        "occurrences": [_occurrence(each) for each in told.occurrences],
    }


def finding(told: Finding) -> Json:
    """One finding, flat."""
    return {
        "rule": told.rule,
        "name": told.name,
        "severity": told.severity.label,
        "message": told.message,
        "quote": told.quote,
        "variant": told.variant,
        "source": told.source,
        "line": told.line,
        "column": told.column,
        "end_line": told.end_line,
        "end_column": told.end_column,
        "fingerprint": told.fingerprint,
        "known": told.known,
        "ignored": told.ignored,
    }


def summary(report: Report) -> Json:
    """Counts over the report."""
    variants = [each for told in report.quotes for each in told.collation.variants]
    found = report.counts
    worst_first = (level for level in reversed(Severity) if level is not Severity.NONE)
    return {
        "quotes": len(report.quotes),
        "sources": len(report.sources),
        "sources_skipped": len(report.skipped),
        "checks": report.checks,
        "occurrences": sum(len(each.occurrences) for each in variants),
        "variants": len(variants),
        "findings": {level.label: found[level] for level in worst_first},
    }


def errors(report: Report) -> list[Json]:
    """What could not be done, and where."""
    return [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
        }
        for problem in report.errors
    ]


def _matrix(collation: Collation) -> Json:
    rows = [[round(value, _DIGITS) for value in row] for row in collation.matrix]
    return {"labels": list(collation.labels), "values": rows}


def _neighbour(told: Neighbour | None) -> Json | None:
    return None if told is None else {"label": told.label, "drift": round(told.drift, _DIGITS)}


def _edit(told: Edit) -> Json:
    return {
        "op": told.op.value,
        "kind": told.kind.value,
        "severity": told.severity.label,
        "registered": told.registered,
        "found": told.found,
        "note": told.note,
        "registered_range": list(told.registered_range),
        "found_range": list(told.found_range),
    }


def _occurrence(told: Occurrence) -> Json:
    return {
        "source": told.source,
        "line": told.position.line,
        "column": told.position.column,
        "end_line": told.end_position.line,
        "end_column": told.end_position.column,
        "start": told.start,
        "end": told.end,
        "spans": [[span.start, span.end] for span in told.spans],
        "text": told.text,
        "quoted": told.quoted.value,
        "locator": told.locator,
        "prefix": told.prefix,
        "suffix": told.suffix,
        "evidence": round(told.evidence, _DIGITS),
    }

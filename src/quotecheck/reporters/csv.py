"""The report as CSV: a row for each occurrence, with what was found in it.

Findings that stand in no occurrence, skipped sources and errors are rows of the same table, told
apart by the first column. Refuses: to hand a spreadsheet a formula. A cell that would be one gets
an apostrophe before it; numbers are ours and stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from quotecheck.errors import Problem
from quotecheck.model import Finding, Occurrence, QuoteReport, Report, Variant
from quotecheck.reporters.canvas import shown, tame
from quotecheck.reporters.options import RenderOptions

COLUMNS = (
    "row", "quote", "speaker", "status", "variant", "accepted", "severity", "kinds", "rules",
    "findings", "drift", "coverage", "source", "line", "column", "end_line", "end_column",
    "quoted", "text",
)  # fmt: skip
# What begins a formula, in full width too; after a semicolon as well, at which a spreadsheet in
# half of Europe begins a new cell.
_FORMULA = re.compile(r"(?:^|(?<=;))(?=\s*[=+\-@＝＋－＠])")
_DIGITS = 4

Row = Mapping[str, object]
Key = tuple[str | None, str | None, str | None]


def render(report: Report, options: RenderOptions) -> str:
    """A head, occurrences in the report's order, other findings, skipped sources, errors."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row.get(name)) for name in COLUMNS] for row in _rows(report))
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(round(value, _DIGITS))
    return _FORMULA.sub("'", tame(shown(str(value))))


def _rows(report: Report) -> Iterator[Row]:
    waiting = _Waiting(sorted(report.findings, key=lambda each: each.order))
    for quote in report.quotes:
        for variant in quote.collation.variants:
            for spot in variant.occurrences:
                yield _occurrence(quote, variant, spot, waiting.within(variant, spot))
    yield from (_finding(finding) for finding in waiting.rest())
    for skipped in sorted(report.skipped):
        yield {"row": "skipped", "findings": skipped.reason, "source": skipped.path}
    yield from map(_error, report.errors)


class _Waiting:
    """Findings in order, each handed out once: to its occurrence, or with the rest."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = dict(enumerate(findings))
        self._places: defaultdict[Key, list[tuple[int, int, int]]] = defaultdict(list)
        for row, each in self._findings.items():
            if each.line is not None and each.column is not None:
                key = (each.quote, each.variant, each.source)
                self._places[key].append((each.line, each.column, row))

    def within(self, variant: Variant, spot: Occurrence) -> list[Finding]:
        """Those that stand in an occurrence, its end included: words are missing there, too."""
        places = self._places.get((spot.quote, variant.label, spot.source), [])
        start, end = spot.position, spot.end_position
        first = bisect_left(places, (start.line, start.column, 0))
        last = bisect_left(places, (end.line, end.column + 1, 0))
        rows = [row for _, _, row in places[first:last] if row in self._findings]
        return [self._findings.pop(row) for row in rows]

    def rest(self) -> Iterable[Finding]:
        """Those that no occurrence has taken."""
        return self._findings.values()


def _occurrence(quote: QuoteReport, variant: Variant, spot: Occurrence, here: list[Finding]) -> Row:
    entry = quote.collation.quote
    return {
        "row": "occurrence",
        "quote": entry.id,
        "speaker": entry.speaker,
        "status": quote.status.value,
        "variant": variant.label,
        "accepted": variant.accepted.reason if variant.accepted else None,
        "severity": variant.severity.label,
        "kinds": " ".join(sorted({edit.kind.value for edit in variant.edits})),
        "rules": " ".join(finding.rule for finding in here),
        "findings": " | ".join(_told(finding) for finding in here),
        "drift": variant.drift,
        "coverage": variant.coverage,
        "source": spot.source,
        "line": spot.position.line,
        "column": spot.position.column,
        "end_line": spot.end_position.line,
        "end_column": spot.end_position.column,
        "quoted": spot.quoted.value,
        "text": spot.text,
    }


def _finding(finding: Finding) -> Row:
    return {
        "row": "finding",
        "quote": finding.quote,
        "variant": finding.variant,
        "severity": finding.severity.label,
        "rules": finding.rule,
        "findings": _told(finding),
        "source": finding.source,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
    }


def _told(finding: Finding) -> str:
    return f"{finding.message} ({finding.aside})" if finding.aside else finding.message


def _error(problem: Problem) -> Row:
    return {
        "row": "error",
        "findings": problem.message,
        "source": problem.path,
        "line": problem.line,
        "column": problem.column,
    }

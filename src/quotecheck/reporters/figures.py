"""Numbers and kinds as a reader gets them: coverage, drift, counts, severities.

Refuses: to round a difference away. A drift above 0 is never shown as 0, a coverage below 1
never as 100 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quotecheck.model import Edit, Neighbour, Report, Severity, Variant
from quotecheck.reporters.options import Glyphs

_DIGITS = 2
_SMALLEST = 10.0**-_DIGITS


def percent(share: float) -> str:
    """``0.737`` as ``74 %``; only the whole is 100 %."""
    if 0 < share < _SMALLEST:
        return "< 1 %"
    return f"{round(share * 100) if share == 1 else min(99, round(share * 100))} %"


def drift(value: float) -> str:
    """``0.0666`` as ``0.07``; exactly 0 and 1 are ``0`` and ``1``, and nothing else is."""
    if value in (0, 1):
        return f"{value:.0f}"
    if value < _SMALLEST:
        return "< 0.01"
    return f"{min(value, 1 - _SMALLEST):.{_DIGITS}f}"


def severity(level: Severity) -> str:
    """The word for a severity; what fails a build by default is in capitals."""
    return level.label.upper() if level >= Severity.MAJOR else level.label


def count(number: int, noun: str) -> str:
    """``1 quote``, ``3 quotes``; thousands are set off, as counts of a corpus grow long."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def kinds(edits: Iterable[Edit], glyphs: Glyphs, *, every: bool = False) -> str:
    """The kinds, the worst first, each with its count where there are several.

    What is only info is left out beside what is worse, unless ``every`` is set.
    """
    counted = Counter((-edit.severity, edit.kind.value) for edit in edits)
    ordered = sorted(counted)
    if not every and ordered and -ordered[0][0] > Severity.INFO:
        ordered = [entry for entry in ordered if -entry[0] > Severity.INFO]
    names: dict[str, int] = {}
    for entry in ordered:
        names[entry[1]] = names.get(entry[1], 0) + counted[entry]
    return ", ".join(
        f"{name} {glyphs.times}{number}" if number > 1 else name for name, number in names.items()
    )


def neighbours(variant: Variant) -> str:
    """``(A 0.07, C 0.5)``: the nearest and the farthest other variant, once where they are one.

    Empty for a variant that is as registered: its drift to another is that other's own drift.
    """
    if variant.as_registered:
        return ""
    ends = {end.label: end for end in (variant.nearest, variant.farthest) if end is not None}
    return f"({', '.join(_neighbour(end) for end in ends.values())})" if ends else ""


def _neighbour(end: Neighbour) -> str:
    return f"{end.label} {drift(end.drift)}"


def verdict(report: Report) -> str:
    """``exit 1 (fails on major)``: the status, and the threshold behind it."""
    fail_on = report.settings.fail_on
    why = "never fails" if fail_on is None else f"fails on {fail_on.label}"
    if report.errors:
        why = "could not be checked"
    return f"exit {report.exit_status} ({why})"


def counts(report: Report, glyphs: Glyphs) -> list[str]:
    """The parts of the one line of counts that closes a report for people, the verdict last."""
    found = report.counts
    levels = [f"{found[level]:,} {level.label}" for level in reversed(Severity) if found[level]]
    quotes, sources = len(report.quotes), len(report.sources)
    parts = [
        ", ".join(levels) or "no findings",
        f"{count(quotes, 'quote')} {glyphs.times} {count(sources, 'source')}",
    ]
    if report.ignored:
        parts.insert(1, f"{report.ignored:,} of them ignored")
    if report.known:
        parts.insert(1, f"{report.known:,} of them known")
    if report.checks != quotes * sources:
        parts.append(f"{report.checks:,} of {quotes * sources:,} compared")
    if report.skipped:
        parts.append(f"{len(report.skipped):,} skipped")
    return [*parts, verdict(report)]

"""The report as a piece of HTML, for a notebook's cell.

Refuses: scripts, styles and links, and to trust a single character: every text is shown safe and
then escaped. Long reports are cut, and say so; the page of its own is another format's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape as escaped

from quotecheck.model import Finding, QuoteReport, Report, Severity, Variant
from quotecheck.reporters import figures
from quotecheck.reporters.canvas import Role, Run, place, shown
from quotecheck.reporters.options import UNICODE
from quotecheck.reporters.sketch import sketch

MOST = 100
"""The rows that a table shows."""

_TAGS = {Role.LOST: "del", Role.GAINED: "ins"}


def render(report: Report) -> str:
    """The verdict, what could not be checked, findings worst first, and each quote's wordings."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield "<div>"
    yield f"<p><strong>{_text('; '.join(figures.counts(report, UNICODE)))}</strong></p>"
    if report.errors:
        told = (f"{place(one.path, one.line, one.column)}: {one.message}" for one in report.errors)
        yield from ("<ul>", *(f"<li>{_text(each)}</li>" for each in told), "</ul>")
    worst_first = sorted(
        report.findings, key=lambda each: (bool(each.aside), -each.severity, each.order)
    )
    heads = ("severity", "rule", "place", "quote", "what")
    yield from _table(heads, [_finding(one) for one in worst_first])
    for quote in sorted(report.quotes, key=lambda each: -each.severity)[:MOST]:
        yield from _quote(quote)
    if len(report.quotes) > MOST:
        yield f"<p>and {len(report.quotes) - MOST:,} more quotes</p>"
    yield "</div>"


def _finding(finding: Finding) -> list[str]:
    about = " ".join(part for part in (finding.quote, finding.variant) if part)
    at = place(finding.source, finding.line, finding.column)
    message = f"{finding.message} ({finding.aside})" if finding.aside else finding.message
    cells = (figures.severity(finding.severity), finding.rule, at, about, message)
    return [_text(cell) for cell in cells]


def _quote(quote: QuoteReport) -> Iterator[str]:
    entry = quote.collation.quote
    level = quote.severity
    state = quote.status.value if level is Severity.NONE else figures.severity(level)
    yield f"<p><strong>{_text(entry.id)}</strong> ({_text(entry.speaker)}): {_text(state)}</p>"
    heads = ("", "what", "coverage", "drift", "wording", "places")
    yield from _table(heads, [_variant(one) for one in quote.collation.variants])


def _variant(variant: Variant) -> list[str]:
    what = f"{figures.severity(variant.severity)}: {figures.kinds(variant.edits, UNICODE)}"
    if variant.as_registered:
        what = "as registered"
    elif variant.accepted is not None:
        what = f"accepted ({what}): {variant.accepted.reason}"
    spots = [
        _text(place(spot.source, spot.position.line, spot.position.column))
        for spot in variant.occurrences[:MOST]
    ]
    if len(variant.occurrences) > MOST:
        spots.append(f"and {len(variant.occurrences) - MOST:,} more")
    wording = "".join(_runs(sketch(variant.alignment, variant.edits, UNICODE).runs))
    figure = [figures.percent(variant.coverage), figures.drift(variant.drift)]
    return [variant.label, _text(what), *map(_text, figure), wording, "<br>".join(spots)]


def _runs(runs: Sequence[Run]) -> Iterator[str]:
    for run in runs:
        tag = _TAGS.get(run.role)
        text = escaped(run.text)
        yield f"<{tag}>{text}</{tag}>" if tag else text


def _table(heads: Sequence[str], rows: Sequence[Iterable[str]]) -> Iterator[str]:
    if not rows:
        return
    yield f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>"
    for row in rows[:MOST]:
        cells = [f'<td dir="auto">{cell}</td>' for cell in row]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"
    if len(rows) > MOST:
        yield f"<p>and {len(rows) - MOST:,} more</p>"


def _text(text: str) -> str:
    return escaped(shown(text))

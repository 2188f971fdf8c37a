"""The report as Markdown, for a job's summary or a comment under a change.

Refuses: to trust a single character. Every sign that Markdown or a forge could read as markup, a
link, a mention or a command is escaped; what little markup there is comes from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotecheck.model import Finding, QuoteReport, Report, Severity, Variant
from quotecheck.reporters import figures
from quotecheck.reporters.canvas import Role, Run, paint, place, shown
from quotecheck.reporters.options import RenderOptions, Verbosity
from quotecheck.reporters.sketch import sketch

HEAD = "## quotecheck: "
"""How every report of this format begins."""

# What is markup inside a line; the rest is markup at a line's start only, where nothing from
# outside ever stands.
_MARKUP = re.compile(r"[\\`*_\[\]|~$]|:(?=//)|(?<=[wW])\.")
# A forge looks for mentions, issues and :emoji: in the finished text, where a backslash is gone
# and a comment is not. ("a.txt:100:5" holds an emoji, too.)
_FOUND_LATER = re.compile(r"[@#:](?=[\w+-])")
_TAGS = {Role.LOST: "del", Role.GAINED: "ins"}


def render(report: Report, options: RenderOptions) -> str:
    """Verdict, findings, each quote that has something to tell, what was skipped, errors."""
    return paint(([Run(line)] for line in _lines(report, options)), color=False)


def escape(text: str) -> str:
    """``text`` on one line, every character of it standing for itself."""
    safe = _MARKUP.sub(r"\\\g<0>", shown(text))
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _FOUND_LATER.sub(r"\g<0><!-- -->", safe)


def code(text: str) -> str:
    """``text`` as code, to be copied; escaped like any other where it cannot stand in code."""
    return f"`{text}`" if text and not set("`|\\") & set(text) else escape(text)


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    verbose = options.verbosity is Verbosity.VERBOSE
    yield f"{HEAD}{figures.verdict(report)}"
    yield ""
    yield escape(f" {options.glyphs.dot} ".join(figures.counts(report, options.glyphs)))
    yield from _problems(report)
    least = Severity.INFO if verbose else Severity.MINOR
    ordered = sorted(report.findings, key=lambda finding: finding.order)
    rows = [_finding(finding) for finding in ordered if finding.severity >= least]
    if rows:
        yield from _table(("severity", "rule", "place", "quote", "what"), rows)
    for quote in sorted(report.quotes, key=lambda quote: -quote.severity):
        yield from _quote(quote, options)
    if report.skipped:
        yield from ("", "### Skipped", "")
        for skipped in sorted(report.skipped):
            yield f"- {code(place(skipped.path))}: {escape(skipped.reason)}"


def _problems(report: Report) -> Iterator[str]:
    if report.errors:
        yield from ("", "### Errors", "")
    for problem in report.errors:
        at = place(problem.path, problem.line, problem.column)
        yield f"- {code(at)}: {escape(problem.message)}"


def _finding(finding: Finding) -> tuple[str, ...]:
    quote = " ".join(part for part in (finding.quote, finding.variant) if part)
    at = place(finding.source, finding.line, finding.column)
    level = figures.severity(finding.severity)
    message = escape(finding.message) + (f" ({escape(finding.aside)})" if finding.aside else "")
    return (level, finding.rule, code(at), escape(quote), message)


def _quote(quote: QuoteReport, options: RenderOptions) -> Iterator[str]:
    entry = quote.collation.quote
    state = quote.status.value
    if quote.severity is not Severity.NONE:
        state = figures.severity(quote.severity)
    yield from ("", f"### {escape(entry.id)} ({escape(entry.speaker)}): {state}")
    rows = [_variant(variant, options) for variant in quote.collation.variants]
    if rows:
        heads = ("", "what", "coverage", "drift", "others", "wording", "places")
        yield from _table(heads, rows)
    else:
        yield from ("", f"registered as: {escape(entry.text)}")
    if quote.absent_from and rows:
        yield from ("", f"not in {', '.join(code(place(path)) for path in quote.absent_from)}")


def _variant(variant: Variant, options: RenderOptions) -> tuple[str, ...]:
    named = figures.kinds(variant.edits, options.glyphs)
    what = f"{figures.severity(variant.severity)}: {named}"
    if variant.as_registered:
        what = "as registered"
    elif variant.accepted is not None:
        what = f"accepted ({what}): {variant.accepted.reason}"
    spots = (
        place(spot.source, spot.position.line, spot.position.column) for spot in variant.occurrences
    )
    return (
        variant.label,
        escape(what),
        figures.percent(variant.coverage),
        escape(figures.drift(variant.drift)),
        escape(figures.neighbours(variant)),
        _wording(sketch(variant.alignment, variant.edits, options.glyphs).runs),
        "<br>".join(code(spot) for spot in spots),
    )


def _wording(runs: Sequence[Run]) -> str:
    parts = []
    for run in runs:
        # `escape` trims, and the blanks between runs are the wording's own.
        blanks = run.text[: len(run.text) - len(run.text.lstrip(" "))]
        text = blanks + escape(run.text) + (" " if run.text.strip() and run.text[-1] == " " else "")
        tag = _TAGS.get(run.role)
        parts.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return "".join(parts)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield ""
    for row in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(row)} |"

"""The default report, for a person: quotes with their wordings, then what follows from them.

Refuses: to judge and to count anew. It puts the worst first, keeps silent about what is fine,
and says last why the run ends as it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quotecheck.errors import Problem
from quotecheck.model import Finding, Report, Severity, Skipped
from quotecheck.reporters import entry, figures
from quotecheck.reporters.canvas import SEVERITY_ROLES, Line, Role, Run, paint, place, shown, wrap
from quotecheck.reporters.options import RenderOptions, Verbosity
from quotecheck.reporters.sketch import Mark, legend

# More skipped sources than this with one reason are told in one line, with some of their names.
_ALIKE = 5
_NAMED = 3
_BLANK: Line = ()


def render(report: Report, options: RenderOptions) -> str:
    """Quotes, legend, skipped, findings, errors, counts; parts with nothing in them are absent."""
    quiet = options.verbosity is Verbosity.QUIET
    parts = [
        [] if quiet else _quotes(report, options),
        [] if quiet else _skipped(report, options),
        _findings(report, options),
        _errors(report, options),
    ]
    lines: list[Line] = []
    for part in parts:
        lines += [*part, _BLANK] if part else []
    return paint([*lines, *_counts(report, options)], color=options.color)


def _quotes(report: Report, options: RenderOptions) -> list[Line]:
    """The worst first; quotes of one severity in the order of the registry."""
    layout = entry.Layout.of(report, options)
    lines: list[Line] = []
    marks = set(Mark) if layout.verbose else set()
    brief = False
    for quote in sorted(report.quotes, key=lambda quote: -quote.severity):
        block = entry.draw(quote, layout)
        if lines and not (brief and block.brief):
            lines.append(_BLANK)
        lines += block.lines
        marks |= block.marks
        brief = block.brief
    if marks and report.quotes:
        lines += [_BLANK, *_legend(frozenset(marks), options)]
    return lines


def _legend(marks: frozenset[Mark], options: RenderOptions) -> list[Line]:
    runs = [Run("legend", Role.QUIET)]
    for run in legend(marks, options.glyphs):
        runs += [Run("  ", Role.QUIET), run]
    return wrap(runs, options.wrap, 0, 2)


def _skipped(report: Report, options: RenderOptions) -> list[Line]:
    reasons: dict[str, list[Skipped]] = defaultdict(list)
    told = {problem.path for problem in report.errors}
    for skipped in sorted(report.skipped):
        if skipped.fatal and skipped.path in told:
            continue  # it stands among the errors
        reasons[skipped.reason].append(skipped)
    every = options.verbosity is Verbosity.VERBOSE
    lines: list[Line] = []
    for reason, alike in reasons.items():
        said = shown(reason)
        if every or len(alike) <= _ALIKE:
            for skipped in alike:
                lines += _noted("skipped", place(skipped.path), said, options)
            continue
        names = ", ".join(place(skipped.path) for skipped in alike[:_NAMED])
        text = f"{said} ({names}, {options.glyphs.ellipsis}; all with -v)"
        lines += _noted("skipped", figures.count(len(alike), "source"), text, options)
    return lines


def _noted(what: str, where: str, why: str, options: RenderOptions) -> list[Line]:
    runs = [
        Run(what, Role.QUIET),
        Run("  "),
        Run(f"{where}:", Role.PLACE, whole=True),
        Run(f" {why}"),
    ]
    return wrap(runs, options.wrap, 0, 4)


def _findings(report: Report, options: RenderOptions) -> list[Line]:
    """One a line in the model's order; info is only counted unless more was asked for.

    What is told again as an error, beside the exit status that it decides, is told there only.
    """
    errors = [problem.message for problem in report.errors]
    least = Severity.INFO if options.verbosity is Verbosity.VERBOSE else Severity.MINOR
    lines: list[Line] = []
    for finding in sorted(report.findings, key=lambda finding: finding.order):
        again = finding.quote is None and any(message in finding.message for message in errors)
        if finding.severity >= least and not again:
            lines += wrap(list(_finding(finding)), options.wrap, 0, 4)
    return lines


def _finding(finding: Finding) -> Iterator[Run]:
    yield Run(place(finding.source, finding.line, finding.column), Role.PLACE, whole=True)
    yield Run(f"  {finding.rule} ", Role.QUIET)
    yield Run(finding.severity.label, SEVERITY_ROLES[finding.severity])
    yield Run("  ")
    if finding.quote is not None:
        label = f" {finding.variant}" if finding.variant else ""
        yield Run(f"{shown(finding.quote)}{label}: ", Role.STRONG)
    yield Run(shown(finding.message))
    if finding.aside:
        yield Run(f" ({shown(finding.aside)})", Role.QUIET)


def _errors(report: Report, options: RenderOptions) -> list[Line]:
    lines: list[Line] = []
    for problem in report.errors:
        lines += wrap(list(_error(problem)), options.wrap, 0, 4)
    return lines


def _error(problem: Problem) -> Iterator[Run]:
    if problem.path is not None:
        at = place(problem.path, problem.line, problem.column)
        yield Run(f"{at}: ", Role.PLACE, whole=True)
    yield Run("error:", Role.MAJOR)
    yield Run(f" {shown(problem.message)}")


def _counts(report: Report, options: RenderOptions) -> list[Line]:
    runs: list[Run] = []
    for part in figures.counts(report, options.glyphs):
        dot = [Run(f" {options.glyphs.dot}", Role.QUIET, whole=True), Run(" ")] if runs else []
        runs += [*dot, Run(part, Role.STRONG, whole=True)]
    return wrap(runs, options.wrap, 0, 2)

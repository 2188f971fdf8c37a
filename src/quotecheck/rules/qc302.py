"""A source that must have the quote does not have it.

`require` lists, relative to the registry's folder, the sources in which a quote has to stand,
in the patterns of .gitignore files. Each source that matches and lacks the quote is reported,
and so is a pattern that matches no source that was read: it requires something nobody checked.

Example
    require: ["press/*.md"]
    press/2025-05-03.md exists, and the quote is not in it.

Instead
    Put the quotation back, or narrow the pattern.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from quotecheck.model import Finding, Quote, QuoteReport, Registry, Severity, Status
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import quoted
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC302", name="absent-from-required-source", severity="major")


def check(
    report: QuoteReport,
    registry: Registry,
    paths_read: Sequence[str],
    ledger: Ledger,
    *,
    complete: bool = True,
) -> Iterator[Finding]:
    """A finding for each source that lacks the quote, and each pattern that matches no source.

    The latter only where ``complete``: no source was left out.
    """
    quote = report.collation.quote
    if not quote.require:
        return
    folder = posixpath.dirname(registry.path) or "."
    required = _matching(quote.require, folder, paths_read)
    for path in sorted(required.intersection(report.absent_from)):
        yield ledger.finding(
            RULE,
            Severity.MAJOR,
            f"required here and absent: {quoted(quote.text)}",
            Place(path, 1, 1),
            quote=quote.id,
        )
    if not complete or report.status is Status.UNCHECKED:
        return
    for pattern in quote.require:
        if not pattern.startswith("!") and not _matching((pattern,), folder, paths_read):
            yield _idle(quote, pattern, registry, ledger)


def _idle(quote: Quote, pattern: str, registry: Registry, ledger: Ledger) -> Finding:
    return ledger.finding(
        RULE,
        Severity.MAJOR,
        f"required in {quoted(pattern)}, which matches no source that was read",
        Place(registry.path, quote.position.line, quote.position.column),
        quote=quote.id,
        wording=pattern,
    )


def _matching(patterns: Sequence[str], folder: str, paths: Sequence[str]) -> set[str]:
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(patterns)
    return {path for path in paths if spec.match_file(posixpath.relpath(path, folder))}

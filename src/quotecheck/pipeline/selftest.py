"""The self-test: mutants of every quote, each printed in a small source and run through the stages.

It shows what the registry and the settings at hand would catch, and as what, before a source does.
Search, collation, drift and rules are the real ones. Refuses: to read files other than the
registry, and to excuse: a mutant that is not found is a failure.
"""

from __future__ import annotations

from datetime import date

from quotecheck import registry, rules, search
from quotecheck.errors import QuotecheckError
from quotecheck.model import Finding, Quote, QuoteReport, Registry, Severity, Source
from quotecheck.model.selftest import Mutant, Outcome, SelfTest
from quotecheck.pipeline import collation
from quotecheck.pipeline.mutants.catalogue import OPERATIONS, mutants, names
from quotecheck.pipeline.request import Request
from quotecheck.pipeline.verify import binds, rated, selected


def selftest(request: Request, today: date | None = None) -> SelfTest:
    """The outcome of every mutant. What could not be done stands in it as errors.

    Of the request only the registry and the settings count.
    """
    settings = request.settings
    try:
        loaded = registry.load(request.registry)
        quotes = rated(selected(loaded, settings.quotes), settings)
        index = search.compile_index(loaded.quotes, settings, binds)
    except QuotecheckError as error:
        return SelfTest(request.registry, settings, errors=error.problems)
    borrowed = names(quotes)
    outcomes = [
        _outcome(mutant, quote, loaded, index, today or date.today())
        for quote in quotes
        for mutant in mutants(quote, settings.min_words, borrowed)
    ]
    order = {operation.name: number for number, operation in enumerate(OPERATIONS)}
    outcomes.sort(key=lambda outcome: order[outcome.mutant.operation])
    return SelfTest(request.registry, settings, len(quotes), tuple(outcomes))


def _outcome(
    mutant: Mutant, quote: Quote, loaded: Registry, index: search.Index, today: date
) -> Outcome:
    source = Source(f"{quote.id}/{mutant.operation}.txt", mutant.source)
    _, everything = search.find(source, index)
    occurrences = [one for one in everything if one.quote == quote.id]
    if not occurrences:
        return Outcome(mutant, found=False)
    told = collation.report(
        collation.collate(quote, occurrences, today), [source.path], complete=True
    )
    alone = Registry(loaded.path, (quote,), loaded.speakers)
    findings = [
        finding
        for finding in rules.derive([told], alone, [source.path])
        if finding.source == source.path
    ]
    return _worst(mutant, told, findings)


def _worst(mutant: Mutant, told: QuoteReport, findings: list[Finding]) -> Outcome:
    """The gate goes by findings, so these decide; the edits say by what."""
    variants = told.collation.variants
    severity = max((finding.severity for finding in findings), default=Severity.NONE)
    edits = [edit for variant in variants if not variant.accepted for edit in variant.edits]
    return Outcome(
        mutant,
        found=True,
        severity=severity,
        kinds=tuple(sorted({edit.kind for edit in edits if edit.severity is severity})),
        rules=tuple(sorted({one.rule for one in findings if one.severity is severity})),
        accepted=any(variant.accepted is not None for variant in variants),
    )

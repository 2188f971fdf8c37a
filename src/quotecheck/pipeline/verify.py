"""One run: every registered quote against every source.

Refuses: to decide an exit status; that is one expression over the Report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quotecheck import registry, search
from quotecheck.drift.lexicons import lexicon
from quotecheck.errors import Problem, QuotecheckError, UsageError
from quotecheck.model import Collation, Finding, Quote, Registry, Report, Settings
from quotecheck.model.watch import Stage
from quotecheck.pipeline.corpus import Searched, search_corpus
from quotecheck.pipeline.request import Request
from quotecheck.search.kept import Kept


def verify(request: Request, today: date | None = None) -> Report:
    """The report of a run. What could not be done stands in it as errors; nothing is raised."""
    try:
        return compare(request, today)
    except QuotecheckError as error:
        return Report(request.registry, request.settings, errors=error.problems)


def compare(request: Request, today: date | None = None) -> Report:
    """The report of a run. QuotecheckError when there is nothing to report on.

    That is a registry that cannot be used, an unknown quote, a path that is not there. Sources
    that could not be read, and none at all, stand in the report.
    """
    request.watch.stage(Stage.REGISTRY)
    loaded = request.loaded or _loaded(request)
    quotes = rated(selected(loaded, request.settings.quotes), request.settings)

    def index_of(some: Sequence[Quote]) -> search.Index:
        return search.compile_index(some, request.settings, binds, _indices(request))

    searched = search_corpus(request, quotes, index_of)
    return _report(request, loaded, quotes, searched, today or date.today())


def _loaded(request: Request) -> Registry:
    """The registry, and of a large one what the cache holds of it."""
    if request.cache is None:
        return registry.load(request.registry)
    from quotecheck.cache.forms import Forms, Kind

    return registry.load(request.registry, Forms(request.cache, Kind.REGISTRY, request.watch.note))


def _indices(request: Request) -> Kept | None:
    """Where a large registry is kept as it was compiled."""
    if request.cache is None:
        return None
    from quotecheck.cache.forms import Forms, Kind

    return Forms(request.cache, Kind.INDEX, request.watch.note)


def collate_one(request: Request, quote: str) -> Collation:
    """The collation of one quote. Raises QuotecheckError where it could not be made."""
    report = verify(request)
    if report.errors:
        raise QuotecheckError(report.errors)
    return next(one.collation for one in report.quotes if one.collation.quote.id == quote)


def _report(
    request: Request,
    loaded: Registry,
    quotes: tuple[Quote, ...],
    searched: Searched,
    today: date,
) -> Report:
    from quotecheck import rules
    from quotecheck.pipeline import telling

    read = tuple(source.path for source in searched.sources)
    request.watch.stage(Stage.COLLATE)
    told = telling.told(request, loaded, quotes, searched, today)
    request.watch.stage(Stage.RULES)
    failures, errors = _failures(request, searched)
    findings = tuple(failures)
    if read:
        derived = (finding for _, several in told for finding in several)
        findings += tuple(sorted(derived, key=lambda finding: finding.order))
        if request.settings.remarks:
            every = not request.settings.quotes
            findings = rules.passed_over(findings, searched.sources, complete=every)
    return Report(
        registry=request.registry,
        settings=request.settings,
        sources=tuple(searched.sources),
        skipped=tuple(sorted((*searched.skipped, *searched.unread))),
        quotes=tuple(report for report, _ in told if report is not None),
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        errors=tuple(errors),
        checks=len(quotes) * len(read),
    )


def _failures(request: Request, searched: Searched) -> tuple[list[Finding], list[Problem]]:
    """What was not compared: a finding and an error each."""
    from quotecheck import rules

    findings = [rules.source_unreadable(skipped) for skipped in searched.unread]
    errors = [Problem(one.path, None, None, one.reason) for one in searched.unread]
    if not (searched.sources or searched.unread or searched.unchanged):
        places = ", ".join((*request.paths, *(source.path for source in request.sources)))
        message = f"nothing to compare: {places or 'no path'} gave no source that can be read"
        if searched.skipped:
            message += f" ({len(searched.skipped)} skipped)"
        if request.include or request.exclude:
            message += "; look at --include and --exclude"
        findings.append(rules.nothing_to_compare(message, places))
        errors.append(Problem(None, None, None, message))
    return findings, errors


def rated(quotes: tuple[Quote, ...], settings: Settings) -> tuple[Quote, ...]:
    """The quotes with the severities of the settings, before which their own go."""
    if not settings.severity:
        return quotes
    return tuple(
        replace(quote, severity={**settings.severity, **quote.severity}) for quote in quotes
    )


def selected(loaded: Registry, ids: tuple[str, ...]) -> tuple[Quote, ...]:
    """The quotes that were asked for, all when none was. UsageError for an unknown id."""
    if not ids:
        return loaded.quotes
    known = {quote.id: quote for quote in loaded.quotes}
    unknown = [_unknown(name, list(known)) for name in ids if name not in known]
    if unknown:
        raise UsageError(unknown)
    return tuple(known[name] for name in dict.fromkeys(ids))


def _unknown(name: str, known: list[str]) -> Problem:
    from difflib import get_close_matches

    likely = get_close_matches(name, known, n=1)
    hint = f'; did you mean "{likely[0]}"?' if likely else ""
    shown = ", ".join(known[:20]) + (f", and {len(known) - 20} more" if len(known) > 20 else "")
    return Problem(None, None, None, f'no quote is called "{name}"{hint} Known: {shown}')


def binds(language: str, word: str) -> bool:
    """Whether a word denies or binds what stands beside it."""
    words = lexicon(language)
    return word in words.negation or word in words.modality

"""What is to be told of each quote, by as many processes as that is worth: report and findings.

Each follows from the quote and its occurrences, so it is made wherever there is room; and so is
what quotes are beside each other, which follows from the registry. Refuses: to put it in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quotecheck import engines, rules
from quotecheck.drift.lexicons import lexicon
from quotecheck.model import Finding, Quote, QuoteReport, Registry
from quotecheck.pipeline import collation
from quotecheck.pipeline.corpus import Searched
from quotecheck.pipeline.request import Request

Told = tuple[QuoteReport | None, tuple[Finding, ...]]
"""Of a quote; without a report what is to be said of the registry."""

_OCCURRENCE = 25
"""What an occurrence takes to compare, beside a quote that is found nowhere."""
_WORTH = 1_000
"""Quotes that are found nowhere, for each process, below which another one saves little."""


def prepare(quotes: Sequence[Quote]) -> None:
    """Load what would be loaded by every process that tells of ``quotes``."""
    rules.rules()
    for language in {quote.language for quote in quotes}:
        lexicon(language).load()


def told(
    request: Request,
    loaded: Registry,
    quotes: Sequence[Quote],
    searched: Searched,
    today: date,
) -> list[Told]:
    """Of each of ``quotes``, in their order, and of the registry. ``today`` decides which
    acceptances still hold.

    No finding is made where no source was read.
    """
    read = tuple(source.path for source in searched.sources)  # one for all that print no quote
    complete = request.settings.since is None
    checked = complete and not searched.unread

    def of(one: Quote | Registry) -> Told:
        if isinstance(one, Registry):
            return None, rules.of_registry(one) if read else ()
        found = collation.collate(one, searched.occurrences.get(one.id, ()), today)
        report = collation.report(found, read, complete=checked)
        return report, rules.of_quote(report, loaded, read, complete=complete) if read else ()

    numbers = [len(searched.occurrences.get(quote.id, ())) for quote in quotes]
    weights = [*(1 + _OCCURRENCE * number for number in numbers), len(loaded.quotes)]
    occurrences = [one for several in searched.occurrences.values() for one in several]
    # those of the quotes as well: to make them here takes less time than to be sent them
    registered = [quote.wording for quote in quotes if quote.id in searched.occurrences]
    wordings = [*registered, *(one.wording for one in occurrences)]
    things: tuple[Quote | Registry, ...] = (*quotes, loaded)
    return engines.spread(
        of,
        things,
        engines.workers(request.jobs or engines.cores(), sum(weights), worth=_WORTH),
        weights=weights,
        held=(*quotes, *occurrences, *wordings),
    )

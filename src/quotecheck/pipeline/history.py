"""The history of one quote: a run, and the dates that its sources carry.

Refuses: to look for dates; the readers find what a source says of itself.
"""

from __future__ import annotations

from quotecheck.collate import descent
from quotecheck.errors import QuotecheckError
from quotecheck.model.history import History
from quotecheck.pipeline.request import Request
from quotecheck.pipeline.verify import verify


def history(request: Request, quote: str) -> History:
    """The variants of one quote in time. Raises QuotecheckError where it could not be made."""
    report = verify(request)
    if report.errors:
        raise QuotecheckError(report.errors)
    collation = next(one.collation for one in report.quotes if one.collation.quote.id == quote)
    published = {source.path: source.published for source in report.sources if source.published}
    return descent.history(collation, published)

"""What a shell offers for an argument that names a quote: the ids of the registry at hand.

Refuses: to fail, to say anything, and to be slow. Without a registry that can be read, and for one
that would take long, nothing is offered.
"""

from __future__ import annotations

import os

import typer

_LIMIT = 2_000_000  # bytes of a registry that is read while somebody waits for a key


def quote_ids(context: typer.Context, incomplete: str) -> list[str]:
    """The ids that begin with what is typed, in the order of the registry."""
    from quotecheck import registry
    from quotecheck.config import resolve
    from quotecheck.errors import QuotecheckError

    try:
        path = resolve({"registry": context.params.get("registry")}).registry
        if os.path.getsize(path) > _LIMIT:
            return []
        loaded = registry.load(path)
    except (QuotecheckError, OSError, ValueError):
        return []
    return [quote.id for quote in loaded.quotes if quote.id.startswith(incomplete)]

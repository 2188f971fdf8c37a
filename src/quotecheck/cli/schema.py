"""``quotecheck schema``: the JSON Schema of quotes.yaml, for editors."""

from __future__ import annotations

from quotecheck.cli.emit import emit


def schema() -> int:
    """Print a JSON Schema of quotes.yaml, with which an editor completes and checks it."""
    from quotecheck.registry.schema import schema as made
    from quotecheck.reporters.json import dumps

    return emit(dumps(made(), indent=2) + "\n", 0, machine=True)

"""``quotecheck rules``: every rule on one line."""

from __future__ import annotations

from quotecheck.cli.emit import emit


def rules() -> int:
    """List the rules: code, name, severity."""
    from quotecheck import rules as room

    listed = room.rules()
    width = max(len(rule.name) for rule in listed)
    return emit(
        "".join(f"{rule.code}  {rule.name:<{width}}  {rule.severity}\n" for rule in listed), 0
    )

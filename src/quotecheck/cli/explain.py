"""``quotecheck explain``: the manual page of a rule."""

from __future__ import annotations

from typing import Annotated

import typer

from quotecheck.cli.emit import emit


def explain(
    rule: Annotated[str, typer.Argument(help="A code or a name: QC103, polarity-changed.")],
) -> int:
    """Say what a rule reports, why it is bad, and what to do instead."""
    from quotecheck import rules

    return emit(rules.manual(rules.required(rule)), 0)

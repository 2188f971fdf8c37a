"""The screens of ``quotecheck diff``: two wordings word by word, or all of them as a table.

Refuses: to choose what to compare, and to touch sources. A collation is all it needs.
"""

from __future__ import annotations

from quotecheck.model import Collation
from quotecheck.reporters import overview, pair
from quotecheck.reporters.canvas import paint
from quotecheck.reporters.options import RenderOptions, Style


def render_variant_pair(
    collation: Collation, a: str, b: str, options: RenderOptions, style: Style
) -> str:
    """What ``b`` prints where ``a`` has other words.

    ``a`` and ``b`` are labels, or ``registered``; UsageError for any other name. ``Style.TABLE``
    shows the whole collation instead.
    """
    if style is Style.TABLE:
        return render_collation(collation, options)
    return paint(pair.lines(collation, a, b, options, style), color=options.color)


def render_collation(collation: Collation, options: RenderOptions) -> str:
    """Every variant beside the registered wording, and how far they are from each other."""
    return paint(overview.lines(collation, options), color=options.color)

"""The fewest word edits that turn all of a quote into some stretch of a zone (Sellers 1980).

A chain earns bits; this counts words. It is asked after the chains, of what they left over, so that
no whole occurrence within the limit is lost for being made of common words. Refuses: parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from quotecheck.search.chain import Chain, Link
from quotecheck.search.costs import MISS
from quotecheck.search.index import Pattern
from quotecheck.search.runs import Run
from quotecheck.search.zones import Zone


def closest(pattern: Pattern, zone: Zone) -> Chain | None:
    """The stretch of the zone closest to the whole quote; None when over the limit."""
    # each word of the quote that is missing from the zone is an edit
    if (Counter(pattern.units) & Counter(zone.units)).total() < len(pattern) - pattern.limit:
        return None
    window = list(zone.units)
    rows = _table(pattern.units, window)
    cost, end = min((value, at) for at, value in enumerate(rows[-1]))
    return _chain(pattern, window, rows, end) if cost <= pattern.limit else None


def _table(quote: Sequence[int], window: list[int]) -> list[list[int]]:
    """Row i, column j: fewest edits between ``quote[:i]`` and some stretch ending at j.

    The step along a row is a running minimum, so a row is a handful of array operations.
    """
    text = np.array(window, dtype=np.int64)
    ramp = np.arange(len(window) + 1)
    row = np.zeros(len(window) + 1, dtype=np.int64)
    rows = [row.tolist()]
    for number, unit in enumerate(quote, 1):
        fresh = np.empty_like(row)
        fresh[0] = number
        np.minimum(row[:-1] + (text != unit), row[1:] + 1, out=fresh[1:])
        row = np.minimum.accumulate(fresh - ramp) + ramp
        rows.append(row.tolist())
    return rows


def _chain(pattern: Pattern, window: list[int], rows: list[list[int]], end: int) -> Chain | None:
    pairs: list[tuple[int, int]] = []
    number, at = len(pattern), end
    while number > 0 and at >= 0:
        value = rows[number][at]
        same = at > 0 and pattern.units[number - 1] == window[at - 1]
        if at > 0 and value == rows[number - 1][at - 1] + (not same):
            number, at = number - 1, at - 1
            if same:
                pairs.append((number, at))
        elif value == rows[number - 1][at] + 1:
            number -= 1
        else:
            at -= 1
    pairs.reverse()
    return _from_pairs(pattern, pairs) if pairs else None


def _from_pairs(pattern: Pattern, pairs: list[tuple[int, int]]) -> Chain:
    runs: list[Run] = []
    links: list[Link] = []
    for quote, zone in pairs:
        if runs and (runs[-1].quote_end, runs[-1].zone_end) == (quote, zone):
            runs[-1] = Run(runs[-1].quote, runs[-1].zone, runs[-1].length + 1)
            continue
        edits = max(quote - runs[-1].quote_end, zone - runs[-1].zone_end) if runs else 0
        runs.append(Run(quote, zone, 1))
        links.append(Link(MISS * edits, edits))
    bits = sum(pattern.bits(run.quote, run.quote_end) for run in runs)
    return Chain(tuple(runs), tuple(links), bits - sum(link.cost for link in links), len(pairs))

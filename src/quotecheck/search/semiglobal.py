"""The fewest word edits that turn all of a quote into some stretch of a zone (Sellers 1980).

A chain earns bits; this counts words. It is asked only when a chain did not pass, so that no
whole occurrence within the limit is lost for being made of common words. Refuses: parts.
"""

from __future__ import annotations

from quotecheck.search.chain import MISS, Chain, Link, Run
from quotecheck.search.index import Pattern
from quotecheck.search.zones import Zone


def closest(pattern: Pattern, zone: Zone) -> Chain | None:
    """The stretch of the zone closest to the whole quote; None when over the limit."""
    window = list(zone.units)
    rows = _table(pattern.units, window)
    cost, end = min((value, at) for at, value in enumerate(rows[-1]))
    return _chain(pattern, window, rows, end) if cost <= pattern.limit else None


def _table(quote: tuple[int, ...], window: list[int]) -> list[list[int]]:
    """Row i, column j: fewest edits between ``quote[:i]`` and some stretch ending at j."""
    rows = [[0] * (len(window) + 1)]
    for number, unit in enumerate(quote, 1):
        above = rows[-1]
        row = [number]
        for at, other in enumerate(window, 1):
            row.append(min(above[at - 1] + (unit != other), above[at] + 1, row[at - 1] + 1))
        rows.append(row)
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
    bits = sum(
        pattern.single[run.quote] + sum(pattern.after[run.quote + 1 : run.quote_end])
        for run in runs
    )
    return Chain(tuple(runs), tuple(links), bits - sum(link.cost for link in links))

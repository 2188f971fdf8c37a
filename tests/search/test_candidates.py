"""Regions that touch are one: what each of them may hold is not counted twice."""

from __future__ import annotations

import math
from operator import attrgetter

import numpy as np
import pytest
from planted import LARGE, make_quote

from quotecheck.model import Settings
from quotecheck.search import candidates, compile_index
from quotecheck.search.candidates import Region, Regions, joined, merged
from quotecheck.search.scan import Scanner

_PLACE = attrgetter("low", "high")


def regions(*several: Region) -> Regions:
    rows = ((one.quote, one.low, one.high, one.whole, one.bits) for one in several)
    columns = zip(*rows, strict=True)
    quote, low, high, whole, bits = map(np.array, columns)
    return Regions(quote, low, high, whole, bits)


def test_parts_that_touch_may_be_of_one_occurrence() -> None:
    found = merged(regions(Region(1, 5, 9, False, 20.0), Region(1, 8, 14, False, 25.0)))
    assert list(found) == [Region(1, 5, 14, False, 45.0)]


def test_of_a_whole_quote_and_its_parts_there_is_one() -> None:
    whole = [Region(1, 4, 10, True, 50.0), Region(1, 5, 11, True, 40.0)]
    assert list(merged(regions(*whole))) == [Region(1, 4, 11, True, 50.0)]
    parts = Region(1, 6, 12, False, 30.0), Region(1, 7, 13, False, 35.0)
    assert list(merged(regions(*whole, *parts))) == [Region(1, 4, 13, True, 65.0)]
    assert list(merged(regions(whole[0], parts[0]))) == [Region(1, 4, 12, True, 50.0)]


def test_what_may_be_verbatim_stays_so() -> None:
    one, other = Region(1, 4, 10, True, math.inf), Region(1, 6, 12, False, 30.0)
    assert list(merged(regions(one, other))) == [Region(1, 4, 12, True, math.inf)]


def test_regions_of_two_quotes_or_apart_stay_apart() -> None:
    several = [
        Region(1, 4, 10, True, 50.0),
        Region(1, 11, 12, False, 30.0),
        Region(2, 5, 9, False, 30.0),
    ]
    assert list(merged(regions(*reversed(several)))) == several
    assert not len(merged(joined([Regions.none()])))


def test_windows_are_measured_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few: as many regions are found as in one go."""
    quote = " ".join(LARGE[:10])
    index = compile_index([make_quote(quote)], Settings(), lambda language, word: False)
    units = Scanner(index.vocabulary).scan(f"{quote} stone cloud " * 5).units
    together = candidates.regions(units, index.flat, index.seeds, math.inf)
    monkeypatch.setattr(candidates, "_COLUMNS", 2)
    apart = candidates.regions(units, index.flat, index.seeds, math.inf)
    assert len(together) == 5
    assert sorted(together, key=_PLACE) == sorted(apart, key=_PLACE)

"""Runs of equal units, and what stands word for word: as plainly defined, however looked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LARGE, SMALL, read_whole

from quotecheck.model import Occurrence
from quotecheck.search.chain import Run, _least, _link, best_chain, find_runs, verbatim
from quotecheck.search.costs import ANCHOR, CLOSE, SLIP, TELLING
from quotecheck.search.index import Pattern
from quotecheck.search.zones import Zone

WORDS = st.sampled_from([*SMALL[:4], *LARGE[8:14]])


def plainly(pattern: Pattern, zone: Zone, taken: set[int]) -> list[Run]:
    """Every maximal run that tells, and every one that starts close to an end of such a run."""
    wanted = [-1 if at in taken else unit for at, unit in enumerate(pattern.units)]
    runs = []
    for begin in range(len(zone.units)):
        for at in range(len(wanted)):
            before = begin and at and zone.units[begin - 1] == wanted[at - 1]
            if zone.units[begin] != wanted[at] or (before and begin not in zone.parted):
                continue
            size = 1
            while (
                max(begin - len(zone.units), at - len(wanted)) + size < 0
                and zone.units[begin + size] == wanted[at + size]
                and begin + size not in zone.parted
            ):
                size += 1
            runs.append(Run(at, begin, size))
    telling = [
        run
        for run in runs
        if run.length > TELLING or (pattern.bits(run.quote, run.quote_end) >= ANCHOR)
    ]
    return [
        run
        for run in runs
        if run in telling
        or any(
            abs((run.zone - run.quote) - (one.zone - one.quote)) <= SLIP
            and min(abs(run.zone - one.zone), abs(run.zone - one.zone_end)) <= CLOSE
            for one in telling
        )
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, min_size=5, max_size=20),
    st.lists(st.one_of(WORDS, st.sampled_from(["stone", "stone ladder " * 8, "...", "…"]))),
    st.sets(st.integers(0, 20), max_size=3),
    st.data(),
)
def test_the_runs_are_those_of_the_definition(
    quote: list[str], others: list[str], taken: set[int], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(quote) - 1))
    at = data.draw(st.integers(0, len(others)))
    text = " ".join([*others[:at], *quote[first:], *others[at:], *quote[: first + 2]])
    pattern, zone = read_whole(" ".join(quote), text)
    taken = {each for each in taken if each < len(pattern)}
    wanted = plainly(pattern, zone, taken)
    assert find_runs(pattern, zone, taken) == wanted


def test_a_word_far_from_a_run_that_tells_is_none() -> None:
    quote = "the river of silver will not answer the garden of marble"
    near = "the river of silver stone answer " + "stone " * 10
    pattern, zone = read_whole(quote, near)
    assert [(run.quote, run.length) for run in find_runs(pattern, zone)] == [(0, 4), (6, 1)]
    pattern, zone = read_whole(quote, "the river of silver " + "stone " * 20 + "answer")
    assert [(run.quote, run.length) for run in find_runs(pattern, zone)] == [(0, 4)]
    pattern, zone = read_whole(quote, "the garden answer stone river")
    assert not [run for run in find_runs(pattern, zone) if run.length > 2]


def test_an_ellipsis_parts_a_run() -> None:
    quote = "the river of silver will not answer"
    pattern, zone = read_whole(quote, "the river of … silver will not answer")
    assert find_runs(pattern, zone) == [Run(0, 0, 3), Run(3, 3, 4)]
    pattern, zone = read_whole(quote, "the river of, silver will not answer")
    assert find_runs(pattern, zone) == [Run(0, 0, 7)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, min_size=5, max_size=9),
    st.lists(st.one_of(WORDS, st.just("stone"), st.just("...")), max_size=12),
    st.integers(0, 3),
    st.data(),
)
def test_word_for_word_is_the_first_place_of_all_units(
    quote: list[str], others: list[str], copies: int, data: st.DataObject
) -> None:
    text = list(others)
    for _ in range(copies):
        at = data.draw(st.integers(0, len(text)))
        text[at:at] = quote
    pattern, zone = read_whole(" ".join(quote), " ".join(text))
    wanted, size = list(pattern.units), len(pattern)
    places = [
        at
        for at in range(len(zone.units))
        if zone.units[at : at + size] == wanted and zone.parted.isdisjoint(range(at + 1, at + size))
    ]
    found = verbatim(pattern, zone)
    assert (found.runs if found else ()) == tuple(Run(0, at, size) for at in places[:1])
    runs = find_runs(pattern, zone)
    if found and len(runs) == 1:
        assert found == best_chain(pattern, zone, runs)


def test_a_repeat_of_its_first_word_is_no_word_put_into_a_quote(
    find: Callable[..., list[Occurrence]],
) -> None:
    (one,) = find("He went in in spite of the weary keeper.", "In spite of the weary keeper")
    assert one.text == "in spite of the weary keeper"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, min_size=10, max_size=20),
    st.lists(
        st.one_of(
            st.just("..."),
            WORDS,
            st.sampled_from(["stone", "stone ladder " * 4, "...", "said. “So"]),
        )
    ),
    st.data(),
)
def test_links_that_are_passed_over_are_of_no_use(
    quote: list[str], others: list[str], data: st.DataObject
) -> None:
    gap = data.draw(st.integers(0, len(quote)))
    rest = data.draw(st.integers(gap, len(quote)))
    at = data.draw(st.integers(0, len(others)))
    text = [*quote[:gap], *others[:at], *quote[rest:], *others[at:], *quote[:gap]]
    quote.insert(gap, data.draw(st.sampled_from(["...", "copper"])))
    pattern, zone = read_whole(" ".join(quote), " ".join(text))
    zone = replace(zone, spoken=data.draw(st.booleans()))
    runs = find_runs(pattern, zone)
    for before, after in combinations(runs, 2):
        skipped, extra = after.quote - before.quote_end, after.zone - before.zone_end
        link = _link(pattern, zone, before, after) if min(skipped, extra) >= 0 else None
        assert link is None or _least(pattern, zone, skipped, extra) <= link.cost
    with patch.object(sys.modules["quotecheck.search.chain"], "_least", lambda *about: 0.0):
        wanted = best_chain(pattern, zone, runs)
    assert best_chain(pattern, zone, runs) == wanted

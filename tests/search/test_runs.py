"""Runs of equal units, and what stands word for word: as plainly defined, however looked for."""

from __future__ import annotations

from array import array

import pytest
from both_ways import needs_compiled, numpy_alone
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LARGE, SMALL, read_whole

from quotecheck.search import native
from quotecheck.search.chain import best_chain, verbatim
from quotecheck.search.costs import ANCHOR, CLOSE, SLIP, TELLING
from quotecheck.search.index import Pattern
from quotecheck.search.runs import Run, find_runs
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
    with numpy_alone():
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
    wanted, size = pattern.units, len(pattern)
    places = [
        at
        for at in range(len(zone.units))
        if zone.units[at : at + size] == wanted and zone.parted.isdisjoint(range(at + 1, at + size))
    ]
    runs = find_runs(pattern, zone)
    found = verbatim(pattern, runs)
    assert (found.runs if found else ()) == tuple(Run(0, at, size) for at in places[:1])
    if found and len(runs) == 1:
        assert found == best_chain(pattern, zone, runs)


@needs_compiled
def test_what_the_compiled_loop_is_given_may_not_lead_out_of_it() -> None:
    three = array("i", [1, 2, 3])
    assert native.runs(three, three, b"", b"\3\3\3", 16, 5) == array("i", [0, 0, 3]).tobytes()
    assert native.runs(array("i"), array("i"), b"", b"", 16, 5) == b""
    for parted, telling, close, slip in (
        (b"\0\0", b"\3\3\3", 16, 5),
        (b"", b"\3\3", 16, 5),
        (b"", b"\3\3\3", -1, 5),
        (b"", b"\3\3\3", 16, 1 << 40),
    ):
        with pytest.raises(ValueError, match="runs"):
            native.runs(three, three, parted, telling, close, slip)

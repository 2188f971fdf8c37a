"""Chunks: cut by compiled loops they are what numpy cuts, to the last hash."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.both_ways import needs_compiled, numpy_alone

from quotecheck.search import chunks, native
from quotecheck.search.characters import Characters
from quotecheck.search.chunks import Chunks, Cutter

PARTS = [
    *"the Re turn x ABCDEFGH abcdefghi é ß ﬁ Ǆ naïve 𝒜 שלום مرحبا мир 我们 ไม่ か ﾊ 한".split(),
    *"\u0301 \u0e31 \u0e48 \u3099 \u00ad \u200b \u202e \ufeff \ud800 \udfff".split(),
    *"😀 _ * # ( ) ’ ‘ “ ”".split(),
    *"' - \u2010 -- – — − & . , : / ° % + < > $ € ½ ² ٣ 7 10,000 -5 +3% .5 5. 1/2".split(),
    *(" ", " ", " ", "  ", "\n", "\r\n", "\r", "\t", "\f", "\v", "\x1c", "\x85", "\xa0", "\u2028"),
    *("-\n", "-\r\n ", "\u00ad\n", "- \r\r", "-\n\u00ad\n", "\u2010\n\n", "5-\n", "-\u2028\nx"),
    *("[sic]", "[ SIC!]", "[sic", "[sic\u0e31]", "[sic)]", "[", "]", "[sic] [sic.]"),
    *("a" * 24, "b" * 63, "é" * 64, "c" * 65, "d" * 130, "x" * 63 + " ", " " * 65),
]
texts = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
anything = st.text(
    st.one_of(st.sampled_from("ab- \n'\u0301\u0e31我’"), st.characters(codec=None)), max_size=200
)


def assert_same(one: Chunks, other: Chunks) -> None:
    for field in fields(one):
        assert np.array_equal(getattr(one, field.name), getattr(other, field.name)), field.name


@needs_compiled
@settings(max_examples=200, deadline=None)
@given(st.one_of(texts, anything))
@example("")
@example("-\n")
@example("我\u0301-\nfoo")
@example("re-\n\u00ad\nturn")
@example("x" * 64 + "-\n" + "y" * 62)
@example("x" * 63 + "\u0e31\u0e31 " + "我" * 130)
@example("[sic\u0e31]")
@example("か\u200b\u3099\u00ad\u0e31\u200b" + "か" * 60 + "\u200b\u0301" * 5 + "\u0e31-\nx")
def test_compiled_loops_cut_as_numpy_does(text: str) -> None:
    found = Cutter().cut(text)
    with numpy_alone():
        assert_same(found, Cutter().cut(text))


@needs_compiled
@settings(max_examples=40, deadline=None)
@given(st.lists(texts, min_size=1, max_size=6).map("word ".join), st.integers(1, 90))
def test_so_they_do_in_slices(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_SLICE", size)
        patch.setattr(chunks, "_COMPILED_SLICE", size)
        found = Cutter().cut(text)
        with numpy_alone():
            assert_same(found, Cutter().cut(text))


@needs_compiled
def test_there_is_room_for_any_number_of_chunks() -> None:
    text = "我们 a b c " * 1000
    assert len(Cutter().cut(text)) == 5000


@needs_compiled
@pytest.mark.parametrize("short", ["classes", "lower", "letters", "ends", "hashes", "plain"])
def test_buffers_that_are_too_small_are_refused(short: str) -> None:
    buffers = {
        "codes": np.zeros(10, dtype=np.uint32),
        "comments": np.zeros(0, dtype=np.int64),
        "classes": np.zeros(0x110000, dtype=np.uint8),
        "lower": np.zeros(0x110000, dtype=np.uint32),
        "letters": np.zeros(82, dtype=np.uint8),
        "starts": np.zeros(10, dtype=np.int64),
        "ends": np.zeros(10, dtype=np.int64),
        "hashes": np.zeros(10, dtype=np.uint64),
        "plain": np.zeros(10, dtype=np.bool_),
    }
    buffers[short] = buffers[short][: len(buffers[short]) - 20 if short == "letters" else -1]
    codes, comments, classes, lower, letters, starts, ends, hashes, plain = buffers.values()
    with pytest.raises(ValueError, match="too small"):
        native.cut(codes, comments, classes, lower, 7, letters, starts, ends, hashes, plain, 0, 0)  # type: ignore[arg-type]


@needs_compiled
def test_codes_and_comments_that_cannot_be_lead_nowhere() -> None:
    codes = np.array([97, 0xFFFFFFFF, 0x6211, 0x0E31, 98], dtype=np.uint32)
    known = Characters()
    known.classes_of(np.array([0x6211, 0x0E31], dtype=np.uint32))
    found = Chunks.room(10, 80)

    def cut(*comments: int) -> int:
        return native.cut(
            codes,
            np.array(comments),
            known.classes,
            known.lower,
            7,
            found.letters,
            found.starts,
            found.ends,
            found.hashes,
            found.plain,
            0,
            0,
        )

    assert cut(-5, 3) == cut(0, 99) == cut(3, 1) == cut(1) == 3
    with pytest.raises(ValueError, match="stretch"):
        cut(2, 3)

"""A source that is held a section at a time gives what it gives in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planted import FILLER, edited, make_quote, planted

from quotecheck.errors import Problem, SourceError
from quotecheck.model import LongSource, Occurrence, Settings, Source, SourceSummary
from quotecheck.search import Finder, compile_index, pieces
from quotecheck.search.document import _REACH
from quotecheck.search.find import _FILLED
from quotecheck.search.printed import _CONTEXT

QUOTES = [
    "the river of silver will not answer the garden of marble",
    "copper lantern whisper winter promise thunder velvet compass",
    "we will not know",
    "marble violin",
    "the silver garden … the thunder of the winter river",
]
INDEX, EXHAUSTIVE = (
    compile_index(
        [make_quote(text, str(number)) for number, text in enumerate(QUOTES)],
        Settings(exhaustive=exhaustive),
        lambda language, word: False,
    )
    for exhaustive in (False, True)
)


def long(text: str, stretch: int) -> LongSource:
    """A text that comes so many code points at a time, but for whole line ends."""

    def stretches() -> Iterator[str]:
        at = 0
        while at < len(text):
            end = at + stretch
            end += text.endswith("\r", 0, end) and text.startswith("\n", end)
            yield text[at:end]
            at = end

    return LongSource(SourceSummary("a.txt", "text", "utf-8", 0, ""), len(text), stretches)


def found(finder: Finder, source: Source | LongSource) -> tuple[int, tuple[Occurrence, ...]]:
    ((given, words, occurrences),) = finder.find([source])
    assert given is source
    return words, occurrences


_QUOTED = ["“{}”", "“{}", "> {}", "{}", "‘{}’", "“One.\n\n“{}”", "“{},” she said, “and not.”"]
_QUOTED += [f"“{'stone ' * 250}{{}}”", f"“{{}} {'stone ' * 250}”"]
_BETWEEN = [
    *("\n\n", "\r\n\r\n", "\n", "\r\n", "\r", " ", " 😀 ", " e\u0301 ", "\f", " שלום "),
    *("stone " * 300, "pebble\n" * 500, "x" * 900, "\r\n".join(["ladder of stone"] * 90)),
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Quotes as they stand and edited, as people print them, near each other and far."""
    parts = []
    for _ in range(draw(st.integers(1, 12))):
        words = draw(st.sampled_from(QUOTES)).split()
        if draw(st.booleans()):
            words = draw(planted(draw(edited(words, 2, FILLER)), FILLER)).text.split(" ")
        text = draw(st.sampled_from([" ", "\r\n", "\n"])).join(words)
        parts.append(draw(st.sampled_from(_QUOTED)).format(text))
        parts += draw(st.lists(st.sampled_from(_BETWEEN), min_size=1, max_size=6))
    return "".join(parts)


_WALL = ("pebble and stone " * 40 + "\n\n") * 30


@settings(max_examples=30, deadline=None)
@given(texts(), st.integers(1, 900), st.sampled_from([1500, 4000]), st.booleans())
@example(f"{_WALL}“{QUOTES[0]}.\r\n\r\n“{QUOTES[1]}.”{_WALL}{QUOTES[2]}", 1, 1500, False)
def test_what_is_found_is_what_is_found_in_one_piece(
    text: str, stretch: int, block: int, exhaustive: bool
) -> None:
    """Words, offsets, lines and columns, in order, wherever a section ends."""
    index = EXHAUSTIVE if exhaustive else INDEX
    text = text + _WALL[: 12_000 if exhaustive else None] + text
    finder = Finder(index, block=block, overlap=200)
    whole = found(finder, Source("a.txt", text))
    assert found(finder, long(text, stretch)) == whole
    for one in whole[1]:
        assert text[one.start : one.end] == one.text


def test_no_more_is_held_than_a_piece_and_what_is_about_it() -> None:
    text = f"{_WALL}{QUOTES[0]}" * 8
    block, overlap, stretch = 3000, 200, 50
    most = 0
    for (piece,) in pieces.batches([long(text, stretch)], block, overlap):
        assert piece.text == text[piece.section.start :][piece.start : piece.end]
        most = max(most, len(piece.section.text))
    assert most <= block + 2 * pieces.AROUND + 2 * overlap + stretch


@pytest.mark.parametrize("quote", [0, 2])
def test_what_is_taken_stays_where_it_is_when_the_section_goes_on(quote: int) -> None:
    """The same words again and again: what is taken elsewhere must not stand in their way."""
    paragraph = f"“{QUOTES[quote]}.”\n\n"
    text = paragraph * (24_000 // len(paragraph))
    words, occurrences = found(Finder(INDEX, block=1500, overlap=200), long(text, 100))
    assert words == len(text) // len(paragraph) * len(QUOTES[quote].split())
    own = [one.start for one in occurrences if one.quote == str(quote)]
    assert own == list(range(1, len(text), len(paragraph)))


def test_long_sources_stand_among_others() -> None:
    text = f"{_WALL}“{QUOTES[0]}”"
    others = [Source("b.txt", QUOTES[1]), Source("c.txt", "")]
    order: list[Source | LongSource] = [others[0], long(text, 70), others[1], long(text, 99)]
    finder = Finder(INDEX)
    results = list(finder.find(order))
    assert [source for source, _, _ in results] == order
    whole = found(finder, Source("a.txt", text))
    assert [(words, occurrences) for _, words, occurrences in results] == [
        found(finder, others[0]),
        whole,
        (0, ()),
        whole,
    ]


def test_a_source_that_is_no_longer_what_it_was_gives_nothing() -> None:
    def stretches() -> Iterator[str]:
        yield f"{QUOTES[0]} "
        raise SourceError(Problem("a.txt", None, None, "changed"))

    changed = replace(long(QUOTES[0], 9), length=len(QUOTES[0]) + 1, stretches=stretches)
    with pytest.raises(SourceError, match="changed"):
        list(Finder(INDEX).find([changed]))


def test_what_is_about_a_piece_is_all_that_exact_reading_looks_at() -> None:
    assert _FILLED + _REACH + _CONTEXT + pieces._NEAR <= pieces.AROUND

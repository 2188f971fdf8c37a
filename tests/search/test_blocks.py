"""Blocks change nothing: their size, what shares one, the order of the sources, a used finder."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planted import FILLER, edited, make_quote, planted, printed, sequences

from quotecheck.model import Occurrence, Settings, Source
from quotecheck.search import Finder, Index, compile_index
from quotecheck.search.pieces import BETWEEN, batches
from quotecheck.text.lines import Lines
from quotecheck.text.tokens import words

QUOTES = [
    "the river of silver will not answer the garden of marble",
    "copper lantern whisper winter promise thunder velvet compass",
    "we will not know",
    "marble violin",
]
Found = dict[str, tuple[int, tuple[Occurrence, ...]]]


def index(*texts: str, exhaustive: bool = False) -> Index:
    quotes = [make_quote(text, str(number)) for number, text in enumerate(texts)]
    return compile_index(quotes, Settings(exhaustive=exhaustive), lambda language, word: False)


def found(finder: Finder, sources: list[Source]) -> Found:
    """By path: the number of words, and the occurrences. Sources come back in their order."""
    results = list(finder.find(sources))
    assert [source for source, _, _ in results] == sources
    return {source.path: (count, occurrences) for source, count, occurrences in results}


@st.composite
def corpora(draw: st.DrawFn) -> list[Source]:
    """Sources that hold quotes, some edited; some that are empty or hold no word."""
    texts = []
    for _ in range(draw(st.integers(1, 4))):
        pages = [draw(printed(draw(sequences(FILLER, 0, 12))))]
        for _ in range(draw(st.integers(0, 4))):
            wanted = draw(st.sampled_from(QUOTES)).split()
            pages.append(draw(planted(draw(edited(wanted, 2, FILLER)), FILLER)).text)
        texts.append(draw(st.sampled_from(["\n\n", " "])).join(pages))
    texts += draw(st.lists(st.sampled_from(["", "\n", " … \u200b\n\n", "“”", "we", "know"])))
    return [Source(str(number), text) for number, text in enumerate(texts)]


@settings(max_examples=25, deadline=None)
@given(corpora(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from([1000, 1 << 21]))
def test_positions_are_those_of_the_source(
    sources: list[Source], line_end: str, block: int
) -> None:
    sources = [replace(one, text=one.text.replace("\n", line_end)) for one in sources]
    for source, _, occurrences in Finder(index(*QUOTES), block=block).find(sources):
        lines = Lines(source.text)
        for one in occurrences:
            assert one.position == lines.position(one.start)
            assert one.end_position == lines.position(one.end)


@settings(max_examples=25, deadline=None)
@given(corpora(), st.data(), st.sampled_from([1000, 2500]))
def test_neither_neighbours_nor_order_nor_the_finder_matter(
    sources: list[Source], data: st.DataObject, block: int
) -> None:
    compiled = index(*QUOTES)
    alone: Found = {}
    for source in sources:
        alone |= found(Finder(compiled), [source])
    for source in sources:
        assert alone[source.path][0] == sum(1 for _ in words(source.text))
    used = Finder(compiled, block=block, overlap=400)
    assert found(used, sources) == alone
    sources = data.draw(st.permutations(sources))
    assert found(used, sources) == alone
    assert found(Finder(compiled), sources) == alone


@settings(max_examples=25, deadline=None)
@given(corpora(), st.integers(900, 1600))
@example([Source("0", "stone " * 200 + QUOTES[0] + " stone" * 200)], 900)
def test_nor_where_a_source_is_cut(sources: list[Source], block: int) -> None:
    """Sources of paragraphs no longer than an overlap, in many pieces."""
    compiled = index(*QUOTES)
    whole = found(Finder(compiled), sources)
    assert found(Finder(compiled, block=block, overlap=400), sources) == whole


@pytest.mark.parametrize("block", [300, 512])
@pytest.mark.parametrize("quote", [0, 1, 2])
def test_a_quote_is_found_once_wherever_the_cut_falls(quote: int, block: int) -> None:
    """Moved through a source letter by letter: every cut is within it at some time."""
    finder = Finder(index(*QUOTES), block=block, overlap=100)
    wanted = QUOTES[quote]
    for ahead in range(0, 600, 17):
        text = f"{'stone ' * 200}"[:ahead] + f" {wanted} " + "ladder " * 40
        ((count, occurrences),) = found(finder, [Source("a.txt", text)]).values()
        assert [one.text for one in occurrences] == [wanted]
        assert occurrences[0].start == ahead + 1
        assert count == sum(1 for _ in words(text))


@pytest.mark.parametrize("quote", [0, 2])
def test_copies_side_by_side_are_found_in_every_piece(quote: int) -> None:
    """What may hold them is one stretch over many cuts."""
    copy = f"“{QUOTES[quote]}.”\n\n"
    text = "stone " * 70 + copy * 150 + "ladder " * 70
    for block in (1000, 1500):
        finder = Finder(index(QUOTES[quote]), block=block, overlap=200)
        ((_, occurrences),) = found(finder, [Source("a.txt", text)]).values()
        starts = [one.start for one in occurrences]
        assert starts == [421 + len(copy) * number for number in range(150)]


def test_words_of_two_sources_are_no_quote() -> None:
    """Half of a quote at the end of one source, half at the start of the next."""
    finder = Finder(index(QUOTES[2]))
    apart = found(finder, [Source("a", "we will"), Source("b", "not know")])
    assert apart == {"a": (2, ()), "b": (2, ())}
    together = found(finder, [Source("a", "we will not know"), Source("b", "not know")])
    assert [len(occurrences) for _, occurrences in together.values()] == [1, 0]


def test_a_quote_that_was_put_away_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotecheck.search.index._PATTERNS", 1)
    compiled = index(*QUOTES)
    finder = Finder(compiled)
    sources = [Source(f"{turn}-{quote[:9]}", f" {quote} ") for turn in range(2) for quote in QUOTES]
    for path, (_, occurrences) in found(finder, sources).items():
        wanted = next(one for one in sources if one.path == path).text.strip()
        assert wanted in [one.text for one in occurrences]
    assert len(compiled._patterns) == 1


@pytest.mark.parametrize(
    ("quote", "text", "neighbour"),
    [
        (
            "promise and it but had",
            "for it that was he that he “it but had” promise but not",
            "and it but have was he at of she",
        ),
        (
            "he on the they at that he had have not on promise in for he at on had of golden",
            (
                "“they at zebra he had have not” “in zebra in of” as promise at "
                "“and have but and promise not it to with” they it"
            ),
            "not on promise in had “and zebra not” at have had in for not",
        ),
    ],
)
def test_what_stands_beside_a_source_is_nothing_to_it(
    quote: str, text: str, neighbour: str
) -> None:
    """Of common words that a neighbour may have the rest of."""
    compiled = compile_index([make_quote(quote, "q")], Settings(evidence=45.0), lambda *_: False)
    source, other = Source("a", text), Source("b", neighbour)
    alone = found(Finder(compiled), [source])["a"]
    assert found(Finder(compiled), [source, other])["a"] == alone
    assert found(Finder(compiled), [other, source])["a"] == alone


def test_the_marks_of_a_neighbour_are_no_marks_of_a_source() -> None:
    finder = Finder(index("out to heartbreaking unprecedented . . . to"))
    text = (
        "out”\n“out to heartbreaking he said. “unprecedented . .. out, "
        "where heartbreaking unprecedented ... . . to,\n\n"
    )
    source, other = Source("a", text), Source("b", "``the")
    alone = found(finder, [source])["a"]
    assert found(finder, [source, other])["a"] == alone
    assert found(finder, [other, source])["a"] == alone


def test_a_quote_longer_than_what_pieces_share_is_found_whole() -> None:
    quote = " ".join(f"word{number}" for number in range(900))
    source = Source("a.txt", f"{'stone ' * 3000}{quote}{' ladder' * 3000}")
    for block in (1 << 13, 1 << 14, 1 << 21):
        finder = Finder(index(quote), block=block, overlap=400)
        ((_, occurrences),) = found(finder, [source]).values()
        assert [one.text for one in occurrences] == [quote]


def test_no_sources_and_no_words() -> None:
    finder = Finder(index(*QUOTES))
    assert found(finder, []) == {}
    assert found(finder, [Source("a", ""), Source("b", " \n")]) == {"a": (0, ()), "b": (0, ())}


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.one_of(st.text("ab \n", max_size=300), st.integers(0, 9).map("word ".__mul__))),
    st.integers(1, 200),
    st.integers(0, 40),
)
def test_pieces_own_all_of_a_source_once(texts: list[str], block: int, overlap: int) -> None:
    sources = [Source(str(number), text) for number, text in enumerate(texts)]
    made = list(batches(sources, block, overlap))
    assert all(made)
    for batch in made:
        size = sum(len(piece.text) + len(BETWEEN) for piece in batch)
        assert len(batch) == 1 or size <= block
    pieces = [piece for batch in made for piece in batch]
    for source in sources:
        own = [piece for piece in pieces if piece.source is source]
        assert "".join(source.text[piece.low : piece.high] for piece in own) == source.text
        assert [piece.low == 0 for piece in own] == [True, *[False] * (len(own) - 1)]
        assert [piece.is_last for piece in own] == [*[False] * (len(own) - 1), True]
        for piece in own:
            assert 0 <= piece.start <= piece.low <= piece.high <= piece.end <= len(source.text)
            assert piece.text == source.text[piece.start : piece.end]
            assert piece.low == 0 or piece.low - piece.start >= min(overlap, piece.low)
        for before, after in pairwise(own):
            assert before.high == after.low < after.high
    assert [piece.source for piece in pieces if piece.low == 0] == sources

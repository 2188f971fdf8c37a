"""The collation table: every word in its place, whatever the order of the sources."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.align import align
from quotecheck.collate.table import Table, table
from quotecheck.model import Cut, Op
from quotecheck.text.tokens import wording

REGISTERED = "I told him, No, our territory is inviolable, our sovereignty is not for sale"


def collated(registered: str, *printed: str) -> Table:
    guide = wording(registered, editorial=False)
    return table(guide, [align(guide, wording(text)) for text in printed])


def units(found: Table) -> list[list[tuple[str, tuple[int, ...]]]]:
    return [[(reading.text, reading.who) for reading in unit.readings] for unit in found.units]


def test_equal_wordings_have_no_units() -> None:
    assert collated(REGISTERED, REGISTERED.upper(), REGISTERED.replace(",", " …")).units == ()


def test_readings_and_who_has_which() -> None:
    found = collated(
        REGISTERED,
        REGISTERED,
        "No, our territory is inalienable, our sovereignty is not for sale",
        "I told him, No, our territory is very inviolable, our sovereignty is … for sale",
        "our territory is so very inviolable, our sovereignty is for sale",
    )
    assert units(found) == [
        [
            ("inviolable", (0, 1)),
            ("inalienable", (2,)),
            ("so very inviolable", (4,)),
            ("very inviolable", (3,)),
        ],
        [("not", (0, 1, 2)), ("", (3,)), ("", (4,))],
    ]
    assert [reading.cut for reading in found.units[1].readings] == [None, Cut.MARKED, Cut.SILENT]


def test_a_cut_at_an_edge_is_no_reading() -> None:
    found = collated(REGISTERED, "our territory is inviolable", "our sovereignty is never for sale")
    assert units(found) == [[("not", (0,)), ("never", (2,))]]
    assert found.units[0].absent == (1,)


def test_words_that_others_add_before_a_cut_are_no_reading_either() -> None:
    found = collated(
        REGISTERED, "I told him, No, no, our territory is inviolable", "is not for sale"
    )
    assert units(found) == [[("", (0,)), ("No", (1,))]]
    assert found.units[0].absent == (2,)


def test_a_moved_part_says_so() -> None:
    found = collated(
        "Peace is our only aim; war is our means.", "War is our means; peace is our only aim."
    )
    moved = [row.registered for row in found.rows if row.cells[1].moved]
    assert moved == [5, 6, 7, 8]
    (unit,) = found.units
    assert [reading.moved for reading in unit.readings] == [False, True]


def test_an_editors_word_is_another_reading() -> None:
    found = collated("our land is not for sale", "our [land] is not for sale")
    assert units(found) == [[("land", (0,)), ("land", (1,))]]


def test_one_word_written_as_two_stays_in_one_row() -> None:
    found = collated("we cannot go", "we can not go")
    assert [row.cells[1].text for row in found.rows] == ["we", "can not", "go"]
    found = collated("we can not go", "we cannot go")
    assert [row.cells[1].text for row in found.rows] == ["we", "cannot", "", "go"]
    assert units(found) == [[("can not", (0,)), ("cannot", (1,))]]


def test_nothing_to_collate() -> None:
    assert collated("").rows == ()
    assert [row.registered for row in collated("our land").rows] == [0, 1]


WORDS = st.sampled_from(["our", "land", "is", "not", "sale", "cannot", "can", "never"])
GAPS = st.sampled_from([" ", " ", ", ", ". ", " … "])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=10).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4), st.data())
def test_whatever_the_order_of_the_sources(
    registered: str, printed: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(printed))))
    one = collated(registered, *printed)
    other = collated(registered, *(printed[index] for index in order))
    assert [
        (row.registered, (row.cells[0], *(row.cells[index + 1] for index in order)))
        for row in one.rows
    ] == [(row.registered, row.cells) for row in other.rows]
    assert [(unit.start, unit.end) for unit in one.units] == [
        (unit.start, unit.end) for unit in other.units
    ]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4))
def test_every_printed_word_has_one_cell_and_every_wording_one_reading(
    registered: str, printed: list[str]
) -> None:
    found = collated(registered, *printed)
    assert [row.registered for row in found.rows if row.registered is not None] == [
        *range(len(found.registered))
    ]
    for who, alignment in enumerate(found.alignments, 1):
        cells = [row.cells[who] for row in found.rows]
        assert sorted(place for cell in cells for place in range(*cell.printed)) == [
            *range(len(alignment.printed))
        ]
        assert all(cell.words or cell.op in (None, Op.DELETE, Op.REPLACE) for cell in cells)
    for unit in found.units:
        having = [who for reading in unit.readings for who in reading.who]
        assert sorted([*having, *unit.absent]) == [*range(len(printed) + 1)]


def test_twenty_wordings_of_sixty_words() -> None:
    chance = random.Random(20)
    words = [f"w{chance.randrange(50)}" for _ in range(60)]
    printed = []
    for _ in range(20):
        other = list(words)
        for _ in range(6):
            place = chance.randrange(len(other))
            other[place : place + chance.randrange(2)] = [f"v{chance.randrange(9)}"]
        printed.append(" ".join(other))
    found = collated(" ".join(words), *printed)
    assert len(found.rows) < 2 * len(words)
    assert len(found.units) > 1

"""What makes two occurrences one variant, and what an acceptance accepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.variants import Group, accepts, group, label, wording_key
from quotecheck.model import Occurrence, Quote, Wording
from quotecheck.text.tokens import wording

Occurrences = Callable[..., Occurrence]
Quotes = Callable[[str], Quote]

TEXT = "Our land is not for sale, and our common-sense is not for hire."


@pytest.fixture
def one(occurrence: Occurrences, quote: Quotes) -> Callable[..., Group]:
    """The only variant there is of ``TEXT`` when these pieces of a text print it."""

    def only(text: str, *pieces: str) -> Group:
        (found,) = group(quote(TEXT), [occurrence(text, *pieces)])
        return found

    return only


@pytest.mark.parametrize(
    "text",
    [
        "OUR land is not\nfor sale; and our “common-sense” is not for hire",
        "[O]ur land is not for sale — and our common-\nsense is not for hire",
        "Our land is not for sale [sic], and our common‑sense is not for hire",
    ],
)
def test_case_marks_and_wraps_make_no_variant(one: Callable[..., Group], text: str) -> None:
    assert one(text).key == wording_key(TEXT)
    assert accepts(TEXT, one(text))


@pytest.mark.parametrize(
    "text",
    [
        "Our land is not for sale, and our common sense is not for hire",
        "Our land is not for sale … and our common-sense is not for hire",
        "[Our] land is not for sale, and our common-sense is not for hire",
        "Our land is not for sale, and our common-sense is not for hir",
        "Our land is not for sale, and our common-sense is for hire",
    ],
)
def test_words_gaps_and_brackets_do(one: Callable[..., Group], text: str) -> None:
    assert one(text).key != wording_key(TEXT)
    assert accepts(text, one(text))


def test_an_acceptance_must_be_the_whole_wording(one: Callable[..., Group]) -> None:
    worse = one("Our land is for sale, and our common-sense is not for hire")
    assert not accepts("and our common-sense is not for hire", worse)
    assert accepts("our land is for sale and our common-sense is not for hire", worse)


def test_a_marked_and_an_unmarked_cut_are_two_variants(
    occurrence: Occurrences, quote: Quotes
) -> None:
    found = group(
        quote(TEXT),
        [
            occurrence("Our land … is not for hire", source="b.txt"),
            occurrence("Our land is not for hire", source="a.txt"),
            occurrence("OUR LAND. . . is not for hire", source="c.txt"),
        ],
    )
    assert [(each.label, [o.source for o in each.occurrences]) for each in found] == [
        ("A", ["a.txt"]),
        ("B", ["b.txt", "c.txt"]),
    ]
    assert [each.text for each in found] == [
        "Our land is not for hire",
        "Our land … is not for hire",
    ]
    assert [a.printed for a in found[1].alignments] == [o.wording for o in found[1].occurrences]


def test_an_interruption_leaves_no_trace(one: Callable[..., Group]) -> None:
    found = one(
        '"Our land is\nnot for sale," she said, "and our common-sense is not for hire."',
        "Our land is\nnot for sale",
        "and our common-sense is not for hire",
    )
    assert found.key == wording_key(TEXT)
    assert found.text == "Our land is not for sale and our common-sense is not for hire"


def test_an_elision_between_spans_is_written_so(one: Callable[..., Group]) -> None:
    found = one('"Our land is …" she said "… not for hire."', "Our land is", "not for hire")
    assert found.text == "Our land is … not for hire"
    assert found.key == wording_key("Our land is ... not for hire")
    assert not accepts("Our land is not for hire", found)


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        (
            "[Mexico's] land is not for sale",
            ("Mexico's] land is not for sale",),
            "[Mexico's] land is not for sale",
        ),
        (
            "Our land is not for [hire]",
            ("Our land is not for [hire",),
            "Our land is not for [hire]",
        ),
        (
            '"Our [own]" he said "[old] land is not for sale"',
            ("Our [own", "old] land is not for sale"),
            "Our [own] [old] land is not for sale",
        ),
    ],
)
def test_an_editors_brackets_stay_at_the_edges(
    occurrence: Occurrences, quote: Quotes, text: str, pieces: tuple[str, ...], expected: str
) -> None:
    made = occurrence(text, *pieces)
    editors = {"mexico's", "hire", "own", "old"}
    tokens = (replace(t, bracketed=t.norm in editors) for t in made.wording.tokens)
    (found,) = group(quote(TEXT), [replace(made, wording=Wording(tuple(tokens)))])
    assert found.text == expected
    assert wording_key(found.text) == found.key


def test_labels_go_on_after_z() -> None:
    assert [label(index) for index in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


WORDS = ["our", "Land", "is", "not", "for", "sale", "common-\nsense", "[O]ur", "[Mexico]", "10,000"]
GAPS = [" ", "\n", ", ", " … ", " [...] ", ". "]
PRINTS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=9
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(PRINTS, min_size=1, max_size=5), data=st.data())
def test_grouping(occurrence: Occurrences, texts: list[str], data: st.DataObject) -> None:
    """Every occurrence in one group, whatever the order; the printed text has the group's key."""
    quote = Quote("quote", "A Speaker", TEXT, wording(TEXT, editorial=False))
    made = [occurrence(text, source=f"{n}.txt") for n, text in enumerate(texts)]
    found = group(quote, made)
    assert found == group(quote, data.draw(st.permutations(made)))
    assert sorted(o.source for each in found for o in each.occurrences) == [o.source for o in made]
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert wording_key(each.text) == each.key

"""Alignments as a copy editor would draw them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.align import align
from quotecheck.model import Alignment, Cut, Occurrence, Op
from quotecheck.text.tokens import wording

INVIOLABLE = (
    "I told him, No, President Trump, our territory is inviolable, "
    "our sovereignty is inviolable, our sovereignty is not for sale"
)


def drawn(alignment: Alignment) -> str:
    """{registered → printed} [cut: lost] ‹added› «moved» <filled>; equal words as printed."""
    parts = []
    for step in alignment.steps:
        left = " ".join(t.text for t in alignment.registered.tokens[slice(*step.registered)])
        right = " ".join(t.text for t in alignment.printed.tokens[slice(*step.printed)])
        parts.append(
            {
                Op.EQUAL: right if left else f"<{right}>",
                Op.REPLACE: f"{{{left} → {right}}}",
                Op.DELETE: f"[{step.cut}: {left}]",
                Op.INSERT: f"‹{right}›",
                Op.MOVE: f"«{right}»",
            }[step.op]
        )
    return " ".join(parts)


def shown(registered: str, printed: str, resumes: tuple[int, ...] = ()) -> str:
    return drawn(align(wording(registered, editorial=False), wording(printed), resumes))


CASES = {
    "a changed word beside a registered ellipsis is not filled in": (
        "she can't walk… And I think she is lovely",
        "she can't walk… Or I think she is lovely",
        "she can't walk {And → Or} I think she is lovely",
    ),
    "what a registered ellipsis stands for is no edit": (
        "she can't walk… And I think she is lovely",
        "she can't walk. It is so. And I think she is lovely",
        "she can't walk <It is so> And I think she is lovely",
    ),
    "a changed ending before a comma is not a cut": (
        INVIOLABLE,
        "No, President Trump, our territory is inalienable, sovereignty is inalienable",
        (
            "[edge: I told him] No President Trump our territory is {inviolable → inalienable} "
            "[silent: our] sovereignty is {inviolable → inalienable} "
            "[edge: our sovereignty is not for sale]"
        ),
    ),
    "changed at one edge and cut at the other": (
        "our sovereignty is inviolable",
        "sovereignty is inalienable",
        "[edge: our] sovereignty is {inviolable → inalienable}",
    ),
    "one word for another": (
        "the United States Army on our territory",
        "the United States Army in our territory",
        "the United States Army {on → in} our territory",
    ),
    "a lost word near the end is lost, not cut off": (
        "This is not negotiable.",
        "This is negotiable",
        "This is [silent: not] negotiable",
    ),
    "two lost words near the end": (
        "This is not very negotiable.",
        "This is negotiable",
        "This is [silent: not very] negotiable",
    ),
    "words lost before a comma": (
        "It is not, I repeat not, negotiable, my friends",
        "It is negotiable",
        "It is [silent: not I repeat not] negotiable [edge: my friends]",
    ),
    "a whole clause falls out, not halves of two": (
        "We came, we saw, we won.",
        "We came, we won.",
        "We came [silent: we saw] we won",
    ),
    "the ellipsis says where": (
        "we will fight and we will win and we will live",
        "we will fight … and we will live",
        "we will fight [marked: and we will win] and we will live",
    ),
    "the ellipsis says where, though another place fits as well": (
        "we will fight and we will win and we will live",
        "we will fight and we will … live",
        "we will fight and we will [marked: win and we will] live",
    ),
    "an ellipsis makes a long cut likelier than a short one": (
        "our territory is inviolable, our sovereignty is not for sale, our people are not for sale",
        "our territory is inviolable … our people is not for sale",
        (
            "our territory is inviolable [marked: our sovereignty is not for sale] "
            "our people {are → is} not for sale"
        ),
    ),
    "dots where nothing is left out": ("I do, I do", "I do … I do", "I do I do"),
    "dots in brackets": (
        "they shall not pass",
        "they shall [...] pass",
        "they shall [marked: not] pass",
    ),
    "a part with an equal start elsewhere": (
        "we will fight and we will win",
        "we will win",
        "[edge: we will fight and] we will win",
    ),
    "the registered ellipsis holds words": (
        "We honour our dead … and we go home",
        "We honour our dead who fell on the hill and we go home",
        "We honour our dead <who fell on the hill> and we go home",
    ),
    "the registered ellipsis holds nothing": (
        "We honour our dead … and we go home",
        "We honour our dead and we go home",
        "We honour our dead and we go home",
    ),
    "both have the ellipsis": (
        "We honour our dead … and we go home",
        "We honour our dead ... and we go home",
        "We honour our dead and we go home",
    ),
    "words written apart or together": (
        "We do not accept it, and we can't go; we're gonna leave the common sense",
        "We don't accept it, and we cannot go; we are going to leave the common-sense",
        (
            "We {do not → don't} accept it and we {can't → cannot} go {we're → we are} "
            "{gonna → going to} leave the {common sense → common-sense}"
        ),
    ),
    "a hyphen that only the line end set": (
        "no common-sense at all",
        "no common-\nsense at all",
        "no common-\nsense at all",
    ),
    "clauses change places": (
        "Peace is our only aim; war is our means.",
        "War is our means; peace is our only aim.",
        "«War is our means» peace is our only aim",
    ),
    "clauses change places around their conjunction": (
        "Peace is our aim, and war is our means.",
        "War is our means, and peace is our aim.",
        "«War is our means» and «peace is our aim»",
    ),
    "parts change places in the middle": (
        "x y the big dog m our small cat z w",
        "x y our small cat m the big dog z w",
        "x y «our small cat» m «the big dog» z w",
    ),
    "reversed, and a part left out": (
        "We came by sea, we saw their walls, we won the town",
        "we won the town, we came by sea",
        "«we won the town» we came by sea [silent: we saw their walls]",
    ),
    "names that change places are two changes": (
        "I would rather have Mexico than Canada as a friend",
        "I would rather have Canada than Mexico as a friend",
        "I would rather have {Mexico → Canada} than {Canada → Mexico} as a friend",
    ),
    "added words": (
        "We negotiate with terrorists when we must",
        "We will never negotiate with terrorists",
        "We ‹will never› negotiate with terrorists [edge: when we must]",
    ),
    "added just before": (
        "negotiate with terrorists in any place",
        "never negotiate with terrorists in any place",
        "‹never› negotiate with terrorists in any place",
    ),
    "a figure": (
        "He spent 10,000 dollars, I think",
        "He spent 1,000 dollars",
        "He spent {10,000 → 1,000} dollars [edge: I think]",
    ),
    "look-alikes pair across an added word": (
        "They are robbing Peter to pay Paul",
        "They are borrowing from Peter to pay Paul",
        "They are {robbing → borrowing} ‹from› Peter to pay Paul",
    ),
    "nothing printed": ("alpha bravo", "", "[edge: alpha bravo]"),
    "nothing in common": ("alpha", "yes", "{alpha → yes}"),
}


@pytest.mark.parametrize(("registered", "printed", "expected"), CASES.values(), ids=CASES)
def test_as_a_copy_editor_would(registered: str, printed: str, expected: str) -> None:
    assert shown(registered, printed) == expected


@pytest.mark.parametrize(
    ("between", "cut"),
    [
        ('," he said ... and waved, "', Cut.SILENT),
        (' ...," he said, "', Cut.MARKED),
        ('," he said, "... ', Cut.MARKED),
    ],
)
def test_dots_of_the_reporter_are_not_the_speakers(
    occurrence: Callable[..., Occurrence], between: str, cut: Cut
) -> None:
    printed = occurrence(
        f"We will go home{between}never come back", "We will go home", "never come back"
    )
    registered = wording("We will go home, and we will never come back")
    alignment = align(registered, printed.wording, printed.resumes)
    assert drawn(alignment) == f"We will go home [{cut}: and we will] never come back"


WORDS = st.sampled_from(["our", "land", "is", "not", "sale", "cannot", "can", "we're", "we", "are"])
GAPS = st.sampled_from([" ", " ", ", ", ". ", " … ", " [...] "])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=14).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_every_token_is_covered_once(one: str, other: str) -> None:
    alignment = align(wording(one), wording(other))
    left, right = alignment.registered, alignment.printed
    assert sorted(i for s in alignment.steps for i in range(*s.registered)) == [*range(len(left))]
    assert [j for s in alignment.steps for j in range(*s.printed)] == [*range(len(right))]
    for step in alignment.steps:
        words = [token.norm for token in left.tokens[slice(*step.registered)]]
        found = [token.norm for token in right.tokens[slice(*step.printed)]]
        assert (step.cut is None) == (step.op is not Op.DELETE)
        if step.op in (Op.EQUAL, Op.MOVE) and words:
            assert words == found
        elif step.op is Op.REPLACE:
            assert words
            assert found
            assert words != found
            assert min(len(words), len(found)) == 1
        elif step.op is Op.DELETE:
            assert words
            assert not found
        else:
            assert found
            assert not words


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_wording_is_equal_to_itself(text: str) -> None:
    written = wording(text)
    assert {step.op for step in align(written, written).steps} <= {Op.EQUAL}


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_the_same_pair_gives_the_same_steps(one: str, other: str) -> None:
    first = align(wording(one), wording(other))
    assert first.steps == align(wording(one.upper()), wording(other)).steps

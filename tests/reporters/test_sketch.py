"""Each difference is marked in its place, once, and what is alike carries no mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.align import align
from quotecheck.model import Alignment, Cut, Edit, Kind, Op, Severity, Step
from quotecheck.reporters.canvas import Role, paint, wrap
from quotecheck.reporters.options import ASCII, UNICODE
from quotecheck.reporters.sketch import Mark, legend, sketch
from quotecheck.text.tokens import wording

Ranges = tuple[Op, tuple[int, int], tuple[int, int]]


def drawn(
    registered: str,
    printed: str,
    *ranges: Ranges,
    cut: Cut | None = None,
    edits: tuple[Edit, ...] = (),
    resumes: tuple[int, ...] = (),
    whole: bool = False,
) -> tuple[str, frozenset[Mark]]:
    steps = tuple(
        Step(op, a, c, (cut or Cut.SILENT) if op is Op.DELETE else None) for op, a, c in ranges
    )
    alignment = Alignment(wording(registered, editorial=False), wording(printed), steps, resumes)
    made = sketch(alignment, edits, UNICODE, whole=whole)
    return paint(wrap(made.runs, None, 0), color=False).removesuffix("\n"), made.marks


def case_edit(at: int) -> Edit:
    return Edit(Op.REPLACE, Kind.CASE, Severity.INFO, "", "", "", (at, at + 1), (at, at + 1))


def test_the_same_words_carry_no_mark() -> None:
    same = (Op.EQUAL, (0, 4), (0, 4))
    assert drawn("We will never go", "we  will\nnever, go", same) == (
        "we will never, go",
        frozenset(),
    )


def test_another_word_stands_in_braces_and_marks_stay_outside() -> None:
    text, marks = drawn(
        "our land is inviolable, our home",
        "our land is inalienable, our home",
        (Op.EQUAL, (0, 3), (0, 3)), (Op.REPLACE, (3, 4), (3, 4)), (Op.EQUAL, (4, 6), (4, 6)),
    )  # fmt: skip
    assert text == "our land is {inviolable → inalienable}, our home"
    assert marks == {Mark.REPLACED}


def test_a_silent_deletion_stands_before_the_opening_mark_of_the_next_word() -> None:
    text, marks = drawn(
        "it is not for sale", "it is “for sale”",
        (Op.EQUAL, (0, 2), (0, 2)), (Op.DELETE, (2, 3), (2, 2)), (Op.EQUAL, (3, 5), (2, 4)),
    )  # fmt: skip
    assert text == "it is {not →} “for sale"
    assert marks == {Mark.LOST}


def test_a_marked_elision_keeps_its_ellipsis_and_says_what_it_left_out() -> None:
    text, marks = drawn(
        "we can share much, but never that", "we can … never that",
        (Op.EQUAL, (0, 2), (0, 2)), (Op.DELETE, (2, 5), (2, 2)), (Op.EQUAL, (5, 7), (2, 4)),
        cut=Cut.MARKED,
    )  # fmt: skip
    assert text == "we can … [share much, but] never that"
    assert marks == {Mark.CUT}


def test_cuts_at_both_edges_are_in_brackets_with_their_closing_marks() -> None:
    text, _ = drawn(
        "I told him, no, our home is not for sale. Never.", "no, our home",
        (Op.DELETE, (0, 3), (0, 0)), (Op.EQUAL, (3, 6), (0, 3)), (Op.DELETE, (6, 11), (3, 3)),
        cut=Cut.EDGE,
    )  # fmt: skip
    assert text == "[I told him,] no, our home [is not for sale. Never]"


LONG = "one two three four five six seven eight nine ten eleven twelve end"
AT_AN_EDGE = ((Op.DELETE, (0, 12), (0, 0)), (Op.EQUAL, (12, 13), (0, 1)))


def test_a_long_harmless_cut_loses_its_middle() -> None:
    text, _ = drawn(LONG, "end", *AT_AN_EDGE, cut=Cut.EDGE)
    assert text == "[one two three four five … ten eleven twelve] end"


@pytest.mark.parametrize("whole", [True, False])
def test_a_harmful_cut_is_shown_in_full(whole: bool) -> None:
    harm = Edit(Op.DELETE, Kind.TRUNCATION_OF_MEANING, Severity.MAJOR, "", "", "", (6, 7), (0, 0))
    text, _ = drawn(LONG, "end", *AT_AN_EDGE, cut=Cut.EDGE, edits=() if whole else (harm,),
                    whole=whole)  # fmt: skip
    assert text == f"[{LONG.removesuffix(' end')}] end"


def test_insertions_and_moves() -> None:
    text, marks = drawn(
        "we will go home", "home we will never go",
        (Op.MOVE, (3, 4), (0, 1)), (Op.EQUAL, (0, 2), (1, 3)), (Op.INSERT, (2, 2), (3, 4)),
        (Op.EQUAL, (2, 3), (4, 5)),
    )  # fmt: skip
    assert text == "{moved: home} we will {+ never} go"
    assert marks == {Mark.MOVED, Mark.ADDED}


def test_an_editors_brackets_go_with_their_words() -> None:
    text, _ = drawn(
        "in our land today", "in [Mexico’s] land [to-day]",
        (Op.EQUAL, (0, 1), (0, 1)), (Op.REPLACE, (1, 2), (1, 2)), (Op.EQUAL, (2, 3), (2, 3)),
        (Op.REPLACE, (3, 4), (3, 4)),
    )  # fmt: skip
    assert text == "in {our → [Mexico’s]} land {today → [to-day]}"


def test_editorial_marks_in_the_print_are_no_marks_of_ours() -> None:
    text, marks = drawn("the land is free", "[T]he land [sic] is free", (Op.EQUAL, (0, 4), (0, 4)),
                        edits=(case_edit(0),))  # fmt: skip
    assert text == "[T]he land [sic] is free"
    assert not marks


def test_a_capital_is_shown_where_it_is_an_edit() -> None:
    same = (Op.EQUAL, (0, 4), (0, 4))
    text, marks = drawn("we will not go", "We will not go", same, edits=(case_edit(0),))
    assert (text, marks) == ("‹we›We will not go", {Mark.CASE})
    assert drawn("we will not go", "We will not go", same)[0] == "We will not go"


def test_a_headline_is_not_marked_word_by_word() -> None:
    edits = tuple(case_edit(at) for at in range(4))
    text, _ = drawn("we will not go", "WE WILL NOT GO", (Op.EQUAL, (0, 4), (0, 4)), edits=edits)
    assert text == "WE WILL NOT GO"


def test_what_interrupts_a_quotation_is_not_part_of_it() -> None:
    text, _ = drawn("we will go, all of us", "we will go,” she said, “all of us",
                    (Op.EQUAL, (0, 3), (0, 3)), (Op.EQUAL, (3, 6), (3, 6)))  # fmt: skip
    assert "she" in text  # those words are tokens of this print; the next one is as search cuts it
    printed = wording("we will go,” “all of us")
    alignment = Alignment(
        wording("we will go, all of us"), printed, (Step(Op.EQUAL, (0, 6), (0, 6)),), (3,)
    )
    runs = sketch(alignment, (), UNICODE).runs
    assert paint(wrap(runs, None, 0), color=False) == "we will go, all of us\n"


def test_a_block_quotations_line_marks_are_not_shown() -> None:
    assert drawn("we go home", "we go\n> home", (Op.EQUAL, (0, 3), (0, 3)))[0] == "we go home"


def test_words_that_stand_for_a_registered_ellipsis_carry_no_mark() -> None:
    text, marks = drawn(
        "we will … go home", "we will never ever go home",
        (Op.EQUAL, (0, 2), (0, 2)), (Op.EQUAL, (2, 2), (2, 4)), (Op.EQUAL, (2, 4), (4, 6)),
    )  # fmt: skip
    assert (text, marks) == ("we will never ever go home", frozenset())


def test_the_legend_explains_what_was_used_and_nothing_else() -> None:
    entries = legend(frozenset({Mark.LOST, Mark.CUT}), ASCII)
    assert [run.text for run in entries] == ["[not reproduced]", "{left out unmarked ->}"]
    assert len(legend(frozenset(Mark), UNICODE)) == len(Mark)


VOCABULARY = (
    "we",
    "We",
    "will",
    "not",
    "[our]",
    "…",
    "home,",
    "can",
    "cannot",
    "“go”",
    "\n",
    "[sic]",
)
texts = st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join)


@given(texts, texts)
@settings(max_examples=100, deadline=None)
def test_every_printed_word_is_shown_once_and_in_order(registered: str, printed: str) -> None:
    alignment = align(wording(registered, editorial=False), wording(printed))
    made = sketch(alignment, (), UNICODE, whole=True)
    # What is not the print's own is in the roles of losses and of our signs.
    own = [run.text for run in made.runs if run.role in (Role.PLAIN, Role.GAINED)]
    shown = [token.text for token in wording(" ".join(own)).tokens]
    assert shown == [token.text for token in alignment.printed.tokens]
    lost = [step for step in alignment.steps if step.op in (Op.REPLACE, Op.DELETE)]
    text = "".join(run.text for run in made.runs if run.role in (Role.LOST, Role.QUIET))
    for step in lost:
        for token in alignment.registered.tokens[slice(*step.registered)]:
            assert token.text in text

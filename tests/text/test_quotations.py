"""Quotation marks: what is a quotation, what is one quotation, and what a lost mark may cost."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.model import Quotation
from quotecheck.text.quotations import passages, quotations

MARKS = "\"'“”‘’„‚«»‹›「」『』`"


def show(text: str, quotation: Quotation) -> str:
    """Its words, indented by depth; ``¦`` between pieces, ``…`` where no mark closes it."""
    words = " ¦ ".join(text[piece.start : piece.end] for piece in quotation.pieces)
    sign = "> " if quotation.block else ""
    return "  " * quotation.depth + sign + words + ("" if quotation.closed else " …")


def found(text: str) -> list[str]:
    return [show(text, quotation) for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “we will go” and left.", ["we will go"]),
        ('He said "we will go" and left.', ["we will go"]),
        ("He said ‘we will go’ and left.", ["we will go"]),
        ("He said 'we will go' and left.", ["we will go"]),
        ("Er sagte: „Wir gehen“, und ging.", ["Wir gehen"]),
        ("Er sagte: ‚Wir gehen‘, und ging.", ["Wir gehen"]),
        ("Powiedział: „Idziemy” i poszedł.", ["Idziemy"]),
        ("Hon sade: ”Vi går” och gick.", ["Vi går"]),
        ("Hän sanoi: »Menemme» ja lähti.", ["Menemme"]),
        ("Il dit : « Nous partons », et partit.", ["Nous partons"]),
        ("Il dit : «\u202fNous partons\u202f».", ["Nous partons"]),
        ("Er sagte: »Wir gehen« und ging.", ["Wir gehen"]),
        ("Er sagte: ›Wir gehen‹ und ging.", ["Wir gehen"]),
        ("Il dit ‹ oui › et partit.", ["oui"]),
        ("彼は「行こう」と言った。", ["行こう"]),
        ("『行こう』と彼は言った。", ["行こう"]),
        ("He said ``we will go'' and left.", ["we will go"]),
        ("He said “we will go“ and left.", ["we will go"]),
        ('“We will go," he said. "Now.”', ["We will go,", "Now."]),
        ('"We will go,"he said."Now."', ["We will go,", "Now."]),
        ('He said,"Now."', ["Now."]),
        ('" We go, " he said, " now. "', ["We go,", "now."]),
        ('("We go")--"now"--["then"]', ["We go", "now", "then"]),
        ('"I was--" he began--"I am."', ["I was--", "I am."]),
        ('_"We go,"_ he said. **"Now."**', ["We go,", "Now."]),
        ('"... and so we went," he said.', ["... and so we went,"]),
        ('\ufeff"We go," he said.', ["We go,"]),
    ],
)
def test_marks_of_all_kinds(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The cartels’ power, the dogs' bowl; don’t, can't, o'clock.",
        "’Tis late. ’Twas the ’90s; give ’em their due, goin’ home.",
        "'Tis late. 'Twas the '90s; give 'em their due, goin' home.",
        "Rock 'n' roll, rock ‘n’ roll, the '60s and the 1990s' end.",
        'He is 6\' 2" tall, the pipe is 5" wide, the board 8′ × 10″.',
        "Use the ` key, or ```js fences```, or `code` spans.",
        "\"\" and “” and '' and ‘ ’ and «»",
        "5 < 6 > 4, a -> b",
        "",
        " \n\n\t\n",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The boys’ club isn’t goin’ home,” he said.", ["The boys’ club isn’t goin’ home,"]),
        ("‘The boys’ club isn’t goin’ home,’ he said.", ["The boys’ club isn’t goin’ home,"]),
        ("'The boys' club isn't goin' home,' he said.", ["The boys' club isn't goin' home,"]),
        ("'I told 'em so in the '90s,' he said. 'Go!'", ["I told 'em so in the '90s,", "Go!"]),
        ("'I told 'un so,' he said.", ["I told 'un so,"]),
        ("‘’Tis late,’ he said. ''Tis late.'", ["’Tis late,", "'Tis late."]),
        ("A ‘boys’ club’ of the girls’ own.", ["boys’ club"]),
        ("The 'copy' and the 'begin' and the 'ends' of it.", ["copy", "begin", "ends"]),
        ("‘It is’ said he ‘the dogs’ bowl.’", ["It is", "the dogs’ bowl."]),
        ('"I am 6\' 2" tall," he said.', ["I am 6' 2\" tall,"]),
        ('"It was 1954" he said. "Late."', ["It was 1954", "Late."]),
        ('The 5" pipe is "long" and 6" wide.', ["long"]),
    ],
)
def test_apostrophes_and_inches_beside_real_marks(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        (
            "“He told me ‘go home’ and left,” she said.",
            ["He told me ‘go home’ and left,", "  go home"],
        ),
        ("\"He told me 'go home,' and left.\"", ["He told me 'go home,' and left.", "  go home,"]),
        (
            "‘He told me “go home” and left,’ she said.",
            ["He told me “go home” and left,", "  go home"],
        ),
        ("“He said ‘the boys’ club.’”", ["He said ‘the boys’ club.’", "  the boys’ club."]),
        ("“‘Go home,’ he said.”", ["‘Go home,’ he said.", "  Go home,"]),
        ("„Er sagte ‚geh heim‘ und ging.“", ["Er sagte ‚geh heim‘ und ging.", "  geh heim"]),
        ("»Er sagte ›geh heim‹ und ging.«", ["Er sagte ›geh heim‹ und ging.", "  geh heim"]),
        ("« Il dit « va » et part. »", ["Il dit « va » et part.", "  va"]),
        ("「彼は『行け』と言った」", ["彼は『行け』と言った", "  行け"]),
        ('“He said "go" to me.”', ['He said "go" to me.', "  go"]),
        (
            "“A ‘b “c” d’ e.”",
            ["A ‘b “c” d’ e.", "  b “c” d", "    c"],
        ),
    ],
)
def test_nesting(text: str, nested: list[str]) -> None:
    assert found(text) == nested


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["One. ¦ Two. ¦ Three,"]),
        ('He said: "One.\n\n"Two," and left.', ["One. ¦ Two,"]),
        ("‘One.\n\n‘Two.’", ["One. ¦ Two."]),
        ("'One.\n\n'Two.'", ["One. ¦ Two."]),
        ("« Un.\n\n» Deux. »", ["Un. ¦ Deux."]),
        ("« Un.\n\n»Deux.\n\n»Trois.»", ["Un. ¦ Deux. ¦ Trois."]),
        ("‘One\n\n“two” and three.’ So he.", ["One ¦ “two” and three.", "  two"]),
        ("“‘One.\n\n“‘Two.’ And so on.”", ["‘One. ¦ ‘Two.’ And so on.", "  One. ¦ Two."]),
        ("“One\r\n\r\n“two,” he said.", ["One ¦ two,"]),
        ("“One,\n“two,\n“three,” he said.", ["One, ¦ two, ¦ three,"]),
        ("“Dear Sir,\n\nI am well.\n\nYours, X.”", ["Dear Sir, ¦ I am well. ¦ Yours, X."]),
        ("“One,” he said.\n\n“Two.”", ["One,", "Two."]),
        ("“One wrapped\nline,” he said.", ["One wrapped\nline,"]),
    ],
)
def test_paragraphs_of_one_quotation(text: str, pieces: list[str]) -> None:
    assert found(text) == pieces


@pytest.mark.parametrize("mark", ["“”", '""', "«»", "„“", "「」"])
def test_a_lost_closing_mark_costs_its_own_paragraph_only(mark: str) -> None:
    opens, closes = mark
    text = f"He said {opens}lost it.\n\nShe said {opens}kept{closes} twice: {opens}so{closes}."
    assert found(text) == ["lost it. …", "kept", "so"]


@pytest.mark.parametrize("mark", ["“”", '""', "«»", "„“", "「」"])
def test_a_lost_opening_mark_flips_nothing(mark: str) -> None:
    opens, closes = mark
    text = f"He lost it{closes} here.\n\nShe said {opens}kept{closes} twice: {opens}so{closes}."
    assert found(text) == ["kept", "so"]


def test_a_lost_mark_in_front_of_others_of_its_paragraph() -> None:
    text = 'He said "lost it. Then "kept" and "so," he said.'
    assert found(text) == ["lost it. Then …", "kept", "so,"]


def test_a_single_mark_that_nothing_closes_is_an_apostrophe_when_straight() -> None:
    assert found("He said: 'Lost it and went.") == []
    assert found("He said: ‘Lost it and went.") == ["Lost it and went. …"]


def test_a_letter_is_not_looked_for_over_a_whole_chapter() -> None:
    plain = "Nothing is said here.\n\n" * 20
    assert found(f"“Lost.\n\n{plain}A stray” mark.") == ["Lost. …"]


LONG = (
    "The words of this line go on for longer than any line that was wrapped by a program or by hand"
)
LINE = f"{LONG}, and on, and on, and on, to its end."


def test_every_line_is_a_paragraph_where_lines_are_long() -> None:
    text = f"{LINE}\nHe said “lost.\n{LINE}\nShe said “kept” to him.\n{LINE}"
    assert found(text) == ["lost. …", "kept"]


def test_a_quotation_runs_on_to_the_long_line_that_closes_it() -> None:
    text = f"He said “one\n{LINE}\nand two” to her. {LINE}\nShe said “three” to him."
    assert found(text) == [f"one ¦ {LINE} ¦ and two", "three"]


def test_a_range_is_read_as_in_the_whole() -> None:
    before, part, after = "“Lost.\n\nPlain.\n\n", "He said “kept” 'so'.\n\n", "And “lost\n"
    text = before + part + after
    inside = quotations(text, len(before), len(before + part))
    assert [show(text, one) for one in inside] == ["kept", "so"]
    assert set(inside) <= set(quotations(text))


def test_the_span_holds_the_marks_and_the_pieces_do_not() -> None:
    text = "He said “ we go ” twice."
    (quotation,) = quotations(text)
    assert text[quotation.span.start : quotation.span.end] == "“ we go ”"
    assert found(text) == ["we go"]


def test_dialogue_by_dashes_has_no_marks() -> None:
    assert found("—We go, he said.\n\n-- Now? she said. “Yes.”") == ["Yes."]


def test_block_quotation() -> None:
    text = "He wrote:\n\n> We go “now\n> and here”\n>\n> > or never.\n\nThey went."
    assert found(text) == ["> We go “now ¦ and here” ¦ or never.", "  now ¦ and here"]


def test_a_mark_lost_in_a_block_quotation_stays_in_it() -> None:
    assert found("> He said “lost\n\n“Kept,” she said.") == ["> He said “lost", "  lost …", "Kept,"]
    assert found("He said “lost\n> kept” is here") == ["lost …", "> kept” is here"]


def test_empty_block_quotation_is_none() -> None:
    assert found(">\n>  \n") == []


PARAGRAPHS = st.lists(
    st.text(st.sampled_from(MARKS + "aS. ,-5>\n"), max_size=25), min_size=1, max_size=4
)


@given(st.text(st.one_of(st.sampled_from(MARKS + " a.s5-\n\r>"), st.characters()), max_size=60))
@settings(max_examples=300)
def test_whatever_comes_in_the_answer_is_well_formed(text: str) -> None:
    answer = quotations(text)
    assert list(answer) == sorted(answer, key=lambda one: (one.span.start, -one.span.end))
    for quotation in answer:
        assert quotation.pieces
        previous = quotation.span.start
        for piece in quotation.pieces:
            words = text[piece.start : piece.end]
            assert previous <= piece.start < piece.end <= quotation.span.end <= len(text)
            assert words == words.strip()
            assert any(map(str.isalnum, words))
            previous = piece.end


@given(PARAGRAPHS)
def test_passages_hold_their_quotations_and_what_is_between_them_none(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    at = 0
    for passage in passages(text, 0, len(text), len(text)):
        assert at <= passage.start <= passage.end
        for one in passage.quotations:
            assert passage.start <= one.span.start < one.span.end <= passage.end
        at = passage.end
    assert at == len(text)


def test_a_passage_is_read_when_it_is_asked_for() -> None:
    text = "“One.”\n\n“Two\n\nthree,” she said.\n\n" + "“Four.”\n\n" * 9
    ahead = passages(text, 0, len(text), 0)
    found = [[show(text, one) for one in next(ahead).quotations] for _ in range(3)]
    assert found == [["One."], ["Two ¦ three,"], ["Four."]]


@given(PARAGRAPHS, st.integers(0, 200))
def test_how_far_is_asked_at_first_changes_no_quotation(parts: list[str], ahead: int) -> None:
    text = "\n\n".join(parts)
    found = passages(text, 0, len(text), min(ahead, len(text)))
    assert tuple(one for passage in found for one in passage.quotations) == quotations(text)


@given(PARAGRAPHS, PARAGRAPHS)
def test_marks_lost_in_one_part_change_nothing_beyond_a_break(
    before: list[str], after: list[str]
) -> None:
    """The edge of a block quotation is the one break that no quotation crosses."""
    head = "\n\n".join(before) + "\n\n> between\n\nPlain.\n\n"
    text = head + "\n\n".join(after)
    alone = quotations(text, len(head))
    assert [one for one in quotations(text) if one.span.start >= len(head)] == list(alone)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "” ",
        "‘a ",
        ". 'A ",
        "“‘",
        "``a ",
        "「",
        '5" ',
        "> “\n",
        "\n“a ",
        "“a\n\n",
        "'a s' ",
    ],
)
def test_the_work_is_linear(unit: str) -> None:
    def calls(count: int) -> int:
        text = unit * count + "a" + "”" * count
        counted = Counter[str]()
        sys.setprofile(lambda frame, event, about: counted.update([event]))
        try:
            quotations(text)
        finally:
            sys.setprofile(None)
        return counted["call"] + counted["c_call"]

    # Eight times the text: eight times as many calls, 64 where the work is quadratic.
    assert calls(4_000) < 10 * calls(500) + 100

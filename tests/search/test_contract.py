"""The matching contract, sentence by sentence: what is an occurrence, and where it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotecheck.model import Occurrence, Quoted, Settings
from quotecheck.search import verify
from quotecheck.search.index import Pattern
from quotecheck.search.runs import Run, find_runs
from quotecheck.search.zones import Zone

Find = Callable[..., list[Occurrence]]
Spans = Callable[..., list[list[str]]]

DIKES = (
    "The dikes were built by our grandmothers, every stone was carried by hand, nobody paid them, "
    "and nobody will take them down"
)
ARMY = (
    "We can share information, but we will never accept the presence of the United States "
    "Army on our territory"
)
FERRY = "We will not close the old ferry line while a single family lives on the island"


# Folding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "printed",
    [
        "WE WILL NOT CLOSE THE OLD FERRY LINE WHILE A SINGLE FAMILY LIVES ON THE ISLAND",
        "We will not close\nthe old ferry\r\nline while a\tsingle family \n lives on the island",
        "We will not close the old fer-\nry line while a single family lives on the island",
        (
            "We will not close the old fer\u00adry line while a single fam\u200bily lives on "
            "the island"
        ),
        "We will not close the old ferry line — while a single family lives on the island",
        "We will not close the old ferry line... while a single family lives on the island",
        (
            "We\u00a0will\u2009not close the old ferry line while a single family lives on the "
            "is\u2060land"
        ),
    ],
)
def test_what_folding_forgets_is_no_obstacle(find: Find, printed: str) -> None:
    text = f"He spoke at noon. “{printed}.” Then he left."
    (one,) = find(text, FERRY)
    assert one.text == printed
    assert one.quoted is Quoted.YES


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("The ﬁrst oﬃcer found the aﬄuent harbour", "The first officer found the affluent harbour"),
        ("The first officer found the affluent harbour", "The ﬁrst oﬃcer found the aﬄuent harbour"),
        (
            "The caf\u00e9 on the na\u00efve river is shut",
            "The cafe\u0301 on the nai\u0308ve river is shut",
        ),
        ("Don’t tell the o’clock lady we won’t come", "Don't tell the o'clock lady we won't come"),
        ("Straße und Fluß gehören uns allen hier", "STRASSE UND FLUSS GEHÖREN UNS ALLEN HIER"),
        ("الحقيقة أهم من الراحة في هذا البلد", "الحقيقة أهم من الراحة في هذا البلد"),
        ("האמת חשובה יותר מן הנוחות בארץ הזאת", "\u200fהאמת חשובה יותר מן הנוחות בארץ הזאת\u200e"),
    ],
)
def test_letters_are_compared_by_what_they_are(find: Find, quote: str, printed: str) -> None:
    (one,) = find(f"Before it. «{printed}», and after.", quote)
    assert one.text == printed.strip("\u200f\u200e")


def test_word_boundaries_are_never_folded(find: Find) -> None:
    short = "our territory is inviolable"
    assert find("They said our territory is inviolable.", short)
    assert not find("They said our territor is inviolable.", short)
    assert not find("They said our terri tory is inviolable.", short)


@pytest.mark.parametrize(
    ("quote", "printed"),
    [("$40 million", "£40 million"), ("1.5 million", "15 million"), ("4% of it", "4 of it")],
)
def test_facts_beside_a_digit_are_never_folded(find: Find, quote: str, printed: str) -> None:
    assert find(f"It was {quote} then.", quote)
    assert not find(f"It was {printed} then.", quote)


def test_a_hyphen_inside_a_word_and_two_words_are_one(find: Find) -> None:
    quote = "A long-term plan for the well-known harbour of this town"
    text = "She said: a long term plan for the well known harbour of this town."
    (one,) = find(text, quote)
    assert one.text == text[10:-1]


# Offsets -----------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_count_every_code_point(find: Find, end: str) -> None:
    text = end.join(["One line.", "", "𝔘nrelated é\u0301.", "He said:", "“We will not close", ""])
    text += end.join(["the old ferry line while a single", "family lives on the island.” So."])
    (one,) = find(text, FERRY)
    assert (one.position.line, one.position.column) == (5, 2)
    assert one.text.startswith("We will")
    assert one.text.endswith("the island")
    assert (one.end_position.line, one.end_position.column) == (7, 27)


def test_a_form_feed_ends_no_line(find: Find) -> None:
    (one,) = find(f"Page one.\f{FERRY}.", FERRY)
    assert (one.position.line, one.position.column) == (1, 11)


# Whole -------------------------------------------------------------------------------------


def test_spelling_inflection_and_contraction_count_as_equal_for_finding(find: Find) -> None:
    quote = "They don't honour their neighbours' colours when it's organised by the centre"
    printed = "They do not honor their neighbor's color when it is organizing by the center"
    (one,) = find(f"We read that {printed}.", quote)
    assert one.text == printed


def test_a_whole_quote_of_common_words_needs_no_evidence(find: Find) -> None:
    quote = "it is not what we will do for them"
    (one,) = find("So it is not what you will do for them, he thought.", quote)
    assert one.text == "it is not what you will do for them"


def test_over_the_limit_of_common_words_is_none(find: Find) -> None:
    quote = "it is not what we will do for them"
    assert not find("So it was there that you had gone with him for them.", quote)


# All of them -------------------------------------------------------------------------------


def test_a_second_copy_is_a_second_occurrence(find: Find) -> None:
    text = f"“{FERRY},” he said. Much later he said it again: “{FERRY}.” And so it was."
    assert [one.text for one in find(text, FERRY)] == [FERRY, FERRY]


def test_copies_side_by_side_share_no_text(find: Find) -> None:
    text = " ".join([FERRY] * 3)
    assert [one.text for one in find(text, FERRY)] == [FERRY] * 3


@pytest.mark.parametrize("exhaustive", [False, True])
@pytest.mark.parametrize("printed", ["{}", "“{}”", "{}.\n\n"])
@pytest.mark.parametrize(
    ("quote", "copy"),
    [
        ("The river shall never rise again", "The river shall never rise again"),
        (FERRY, FERRY.replace("single", "large")),
        ("it was one of those that he had not seen", "it was one of these that he did not see"),
    ],
)
def test_however_many_copies_there_are(
    find: Find, quote: str, copy: str, printed: str, exhaustive: bool
) -> None:
    """More than are read at once, and more than chains are refused."""
    text = " ".join([printed.format(copy)] * 80)
    found = find(text, quote, settings=Settings(exhaustive=exhaustive))
    assert [one.text for one in found] == [copy] * 80


def test_a_copy_costs_the_same_however_many_there_are(
    find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = 0

    def counted(pattern: Pattern, zone: Zone, *more: set[int]) -> list[Run]:
        nonlocal read
        read += len(zone.units)
        return find_runs(pattern, zone, *more)

    monkeypatch.setattr(verify, "find_runs", counted)
    costs = []
    for copies in (100, 400):
        read = 0
        assert len(find(" ".join([FERRY] * copies), FERRY)) == copies
        costs.append(read / copies)
    assert costs[1] < 1.5 * costs[0]


def test_two_registered_quotes_in_one_quotation(find: Find) -> None:
    other = "the lighthouse burns every night of the year for the sailors"
    text = f"“{FERRY}, and {other},” she said."
    found = find(text, FERRY, other)
    assert [(one.quote, one.text) for one in found] == [("0", FERRY), ("1", other)]


def test_quotes_may_share_text(find: Find) -> None:
    inner = "the old ferry line while a single family lives"
    found = find(f"“{FERRY},” she said.", FERRY, inner)
    assert [(one.quote, one.text) for one in found] == [("0", FERRY), ("1", inner)]


def test_parts_in_another_order_are_one_occurrence(find: Find) -> None:
    wording = "Nobody will take them down, the dikes were built by our grandmothers"
    (one,) = find(f"“{wording},” she said.", DIKES)
    assert one.text == wording


def test_parts_far_apart_in_one_quotation_are_one_occurrence(find: Find) -> None:
    filler = "and I have many other things to say about harvests and the weather here " * 3
    text = (
        "“We can share information, but we will never accept, "
        f"{filler}the presence of the United States Army on our territory,” she said."
    )
    (one,) = find(text, ARMY)
    assert one.text == text[1:-11].rstrip(",”")


# Edges -------------------------------------------------------------------------------------


def test_a_changed_ending_belongs_to_the_occurrence(find: Find) -> None:
    quote = "I told him our territory is sacred and our sovereignty is inviolable."
    text = "“I told him our territory is sacred and our sovereignty is inalienable.” Then he left."
    (one,) = find(text, quote)
    assert one.text.endswith("sovereignty is inalienable")


def test_a_cut_does_not_take_the_next_words(find: Find) -> None:
    kept = ARMY.removesuffix(" on our territory")
    text = f"“{kept},” she said in the capital."
    (one,) = find(text, ARMY)
    assert one.text == kept


def test_a_changed_beginning_belongs_to_the_occurrence(find: Find) -> None:
    text = "He said: “They will not close the old ferry line while a single family lives there.”"
    (one,) = find(text, FERRY)
    assert one.text.startswith("They will not")


def test_marks_and_closing_punctuation_are_outside(find: Find) -> None:
    (one,) = find(f"(“{FERRY}!?”)", FERRY)
    assert one.text == FERRY


def test_a_never_directly_before_is_an_insertion(find: Find) -> None:
    quote = "negotiate with the people who burned our harbour"
    (one,) = find(
        "“We will never negotiate with the people who burned our harbour,” he said.", quote
    )
    assert one.text == "will never negotiate with the people who burned our harbour"


def test_a_never_of_another_sentence_is_context(find: Find) -> None:
    quote = "negotiate with the people who burned our harbour"
    (one,) = find(
        "“Never! It is late; negotiate with the people who burned our harbour,” he said.", quote
    )
    assert one.text == quote


def test_other_words_of_the_quotation_are_context(find: Find) -> None:
    (one,) = find(f"“As everyone in this room knows {FERRY} and beyond it,” he said.", FERRY)
    assert one.text == FERRY


# Interruption and elision ------------------------------------------------------------------


def test_an_interruption_gives_two_spans(find: Find, spans: Spans) -> None:
    text = (
        "“We will not close the old ferry line,” the mayor told reporters, “while a single "
        "family lives on the island.”"
    )
    (one,) = find(text, FERRY)
    assert spans(text, FERRY) == [
        [
            "We will not close the old ferry line",
            "while a single family lives on the island",
        ]
    ]
    assert one.resumes == (8,)
    assert one.wording.tokens[8].text == "while"
    assert "told reporters" in one.wording.tokens[8].gap
    assert one.quoted is Quoted.YES


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[...]", "[…]", "...."])
def test_a_marked_elision_gives_two_spans(find: Find, spans: Spans, mark: str) -> None:
    kept = ["The dikes were built by our grandmothers", "and nobody will take them down"]
    text = f"“{kept[0]} {mark} {kept[1]},” she said."
    (one,) = find(text, DIKES)
    assert one.resumes == ()
    assert spans(text, DIKES) == [kept]


def test_an_unmarked_omission_is_one_span(find: Find) -> None:
    kept = "The dikes were built by our grandmothers, and nobody will take them down"
    (one,) = find(f"“{kept},” she said.", DIKES)
    assert (one.text, len(one.spans)) == (kept, 1)


@pytest.mark.parametrize("count", [0, 1, 20, 100])
def test_an_ellipsis_in_the_quote_stands_for_nothing_or_many_words(find: Find, count: int) -> None:
    quote = "She walks the whole harbour every single morning … and then she reads to the sailors"
    text = f"“{quote.replace('… ', 'pepper ' * count)}.”"
    (one,) = find(text, quote)
    assert one.text == text[1:-2]


# Brackets, nesting, paragraphs, blocks -----------------------------------------------------


def test_brackets_of_an_editor(find: Find) -> None:
    text = (
        "The mayor said “[w]e will not close the old ferry line [to Elba] while a single "
        "familly [sic] lives on the [whole] island.”"
    )
    (one,) = find(text, FERRY)
    tokens = one.wording.tokens
    assert tokens[0].norm == "we"
    assert [token.text for token in tokens if token.bracketed] == ["to", "Elba", "whole"]
    assert "sic" not in [token.norm for token in tokens]


def test_brackets_in_the_quote_are_words(find: Find) -> None:
    quote = "[W]e will not close the [old] ferry line while a family [sic] lives there"
    text = "“We will not close the old ferry line while a family lives there.”"
    (one,) = find(text, quote)
    assert one.text == text[1:-2]


def test_single_marks_inside_double(find: Find) -> None:
    text = f"“My father said, ‘{FERRY},’ and I believe him,” she told the paper."
    (one,) = find(text, FERRY)
    assert (one.text, one.quoted) == (FERRY, Quoted.YES)


def test_paragraphs_that_reopen_the_mark(find: Find) -> None:
    text = (
        "“We will not close the old ferry line\n\n“while a single family lives on the island,” "
        "said the mayor."
    )
    (one,) = find(text, FERRY)
    assert one.text.startswith("We will")
    assert one.text.endswith("island")
    assert one.quoted is Quoted.YES


def test_an_apostrophe_closes_nothing(find: Find) -> None:
    quote = "We won’t close the islanders’ ferry while a single family lives there"
    (one,) = find(f"He said: ‘{quote}.’ Then he left.", quote)
    assert (one.text, one.quoted) == (quote, Quoted.YES)


@pytest.mark.parametrize("marks", ["«»", "„“", "””", "»«", "‹›", '""'])
def test_marks_of_other_languages(find: Find, marks: str) -> None:
    (one,) = find(f"Er sagte: {marks[0]}{FERRY}{marks[1]}, und ging.", FERRY)
    assert (one.text, one.quoted) == (FERRY, Quoted.YES)


def test_a_file_with_an_odd_mark_is_read_to_its_end(find: Find) -> None:
    text = f"He said: “Nothing closes this.\n\n{'Some other words. ' * 50}\n\n“{FERRY},” she said."
    (one,) = find(text, FERRY)
    assert (one.text, one.quoted) == (FERRY, Quoted.YES)


def test_block_quotation(find: Find) -> None:
    text = (
        "The mayor wrote:\n\n> We will not close the old ferry line\n> while a single family "
        "lives on the island.\n\nThe town agreed.\n"
    )
    (one,) = find(text, FERRY)
    assert one.text.startswith("We will")
    assert one.text.endswith("island")
    assert one.quoted is Quoted.BLOCK


def test_the_same_words_outside_any_marks(find: Find) -> None:
    (one,) = find(f"The mayor said that {FERRY}.", FERRY)
    assert (one.text, one.quoted) == (FERRY, Quoted.NO)


def test_some_words_outside_the_marks(find: Find) -> None:
    text = (
        "The mayor said we will not close “the old ferry line while a single family lives” on "
        "the island."
    )
    (one,) = find(text, FERRY)
    assert one.quoted is Quoted.PARTLY
    assert one.text.startswith("we will")
    assert one.text.endswith("island")

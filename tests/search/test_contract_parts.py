"""The matching contract where little is printed: parts, chance phrases, short quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotecheck.model import Occurrence, Quoted, Settings
from quotecheck.search.costs import MARKS

Find = Callable[..., list[Occurrence]]

ARMY = (
    "We can share information, but we will never accept the presence of the United States "
    "Army on our territory"
)


# Part and chance ---------------------------------------------------------------------------


def test_a_part_of_rare_words_is_found(find: Find) -> None:
    text = "“We will never accept the presence of the United States Army,” she said."
    (one,) = find(text, ARMY)
    assert one.text == text[1:-12].rstrip(",”")


@pytest.mark.parametrize(
    "text",
    [
        "The presence of the United States is felt in every market of the continent.",
        "He was born in the United States of America and lived on our street.",
        "But we will never know what it was that they saw on our first day.",
        "“We can share the bread,” said the baker, but we will never share the oven.",
    ],
)
def test_a_phrase_by_chance_is_none(find: Find, text: str) -> None:
    assert not find(text, ARMY)


@pytest.mark.parametrize(
    "printed",
    [
        "she put her arms round my neck, and laughed",
        "SHE PUTS her arm round my neck -- and laughs",
        "she put her arms round her neck, and laughed",
        "she then put her arms round my neck, and laughed",
        "she put arms round my neck, and laughed",
    ],
)
def test_a_long_quote_of_common_words_is_found_with_one_changed(find: Find, printed: str) -> None:
    quote = "She put her arms round my neck, and laughed"
    (one,) = find(f"At noon the sailor came in, and {printed}; the kettle boiled.", quote)
    assert one.text == printed


def test_a_long_quote_of_common_words_is_a_phrase_with_more_of_them_changed(find: Find) -> None:
    quote = "She put her arms round my neck, and laughed"
    printed = "she put her arms round his neck"
    assert not find(f"At noon the sailor came in, and {printed}; the kettle boiled.", quote)
    (one,) = find(f"He told us: “{printed.capitalize()}.” So it was.", quote)
    assert one.quoted is Quoted.YES
    assert find(f"In came the sailor. {printed}.", quote, settings=Settings(evidence=40))


def test_a_few_common_words_with_one_put_in_are_a_phrase(find: Find) -> None:
    quote = "And it was getting late"
    assert not find("She would have stayed. And now it was getting late and they left.", quote)
    (one,) = find("She would have stayed, and it was getting late.", quote)
    assert one.text == "and it was getting late"


def test_a_long_quote_of_rare_words_is_found_with_all_changed_that_may_be(find: Find) -> None:
    quote = "Copper lanterns glimmer along the frozen velvet harbour"
    (one,) = find("Copper lanterns burned along the quiet velvet harbour.", quote)
    assert one.text == "Copper lanterns burned along the quiet velvet harbour"


def test_marks_on_both_sides_say_more_than_twice_what_one_says(find: Find) -> None:
    quote = "She put her arms round my neck, and laughed"
    bare, open_, hugged = (
        find(text, quote, settings=Settings(evidence=20))[0].evidence
        for text in (
            "In came the sailor: she put her arms round my neck; the kettle boiled.",
            "In came the sailor: “She put her arms round my neck; the kettle boiled.”",
            "In came the sailor: “She put her arms round my neck”; the kettle boiled.",
        )
    )
    assert (open_ - bare, hugged - bare) == (MARKS[1], MARKS[2])
    assert MARKS[2] > 2 * MARKS[1]


def test_a_set_phrase_of_a_long_quote_is_none(find: Find) -> None:
    quote = (
        "The farmers who came to this valley in the United States of America brought nothing but "
        "copper kettles, walnut saplings and a stubborn belief that the river would forgive them"
    )
    text = "The treaty was signed in the United States of America by three ministers."
    assert not find(text, quote)
    assert not find(f"“{text}” he said.", quote)


def test_fewer_words_than_the_least_are_none(find: Find) -> None:
    text = "“Copper kettles, walnut saplings!” he cried."
    quote = "They brought copper kettles, walnut saplings and a stubborn belief in the river"
    assert not find(text, quote)
    assert find(text, quote, settings=Settings(min_words=3, evidence=30))


# Short quotes ------------------------------------------------------------------------------


def test_a_short_quote_is_found_in_full_anywhere(find: Find) -> None:
    quote = "honour the old harbour"
    text = "They honor the old harbour. They “honour the old harbor” here."
    found = find(text, quote)
    assert [(one.text, one.quoted) for one in found] == [
        ("honor the old harbour", Quoted.NO),
        ("honour the old harbor", Quoted.YES),
    ]


def test_a_short_quote_is_not_found_by_inflection(find: Find) -> None:
    assert not find("They honoured the old harbours of Spain.", "honour the old harbour")


def test_one_changed_word_of_a_short_quote_counts_inside_marks_only(find: Find) -> None:
    quote = "foreign terrorist organizations"
    assert [one.text for one in find("They are “foreign criminal organizations” now.", quote)] == [
        "foreign criminal organizations"
    ]
    assert not find("They are foreign criminal organizations now.", quote)
    assert not find("They are “several foreign criminal organizations” now.", quote)
    assert not find("They are “foreign criminal groups” now.", quote)


@pytest.mark.parametrize("quote", ["Never", "No deal", "Let them wait", "We are not for sale"])
def test_short_quotes_of_every_length(find: Find, quote: str) -> None:
    text = f"At noon: “{quote}.” So {quote.lower()}, it was."
    assert [one.text for one in find(text, quote)] == [quote, quote.lower()]


# Other scripts -----------------------------------------------------------------------------


def test_chinese_is_found_letter_by_letter(find: Find) -> None:
    quote = "我们的领土不容侵犯，我们的主权不容出售"
    (one,) = find(f"她昨天在首都说：「{quote}。」然后离开了。", quote)
    assert (one.text, one.quoted) == (quote, Quoted.YES)


def test_chinese_with_a_changed_word_is_found(find: Find) -> None:
    quote = "我们的领土不容侵犯，我们的主权不容出售"
    (one,) = find("她说：「我们的领土不可侵犯，我们的主权不容出售。」", quote)
    assert one.text == "我们的领土不可侵犯，我们的主权不容出售"


def test_a_part_whose_marks_stand_within_what_may_be_it_is_found(find: Find) -> None:
    quote = "the river of silver will not answer the garden of marble"
    text = "answer the garden island stone “of silver will not answer” feather"
    (one,) = find(text, quote)
    assert one.text == "of silver will not answer"


def test_a_part_of_pairs_that_tell_is_found(find: Find) -> None:
    quote = "the violin kitchen river harbour morning café copper pocket was closed for the winter"
    (one,) = find("and “kitchen not river harbour café copper” it was", quote)
    assert one.text == "kitchen not river harbour café copper"


def test_a_part_whose_marks_stand_some_changed_words_away_is_found(find: Find) -> None:
    quote = "When the rent-dinner was over, and the glasses had been replaced"
    (one,) = find("a scene. ‘When the rent-dinner was gentlemen, and.’ And Leila talked", quote)
    assert one.text == "When the rent-dinner was gentlemen, and"

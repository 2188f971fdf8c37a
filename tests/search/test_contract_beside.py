"""What stands beside an occurrence: denials, changed edges, other sentences, the filter itself."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from planted import make_quote

from quotecheck.model import Occurrence, Settings, Source
from quotecheck.search import Finder, compile_index

Find = Callable[..., list[Occurrence]]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("“Never, we trade with the pirates of the harbour,” he said.", "Never, we trade"),
        ("“We trade with the pirates of the harbour, never,” he said.", "harbour, never"),
        ("“No, we trade with the pirates of the harbour,” he said.", "we trade"),
    ],
)
def test_a_denial_that_is_a_clause_by_itself_belongs_to_it(
    find: Find, printed: str, expected: str
) -> None:
    (one,) = find(printed, "we trade with the pirates of the harbour")
    assert one.text.startswith(expected) or one.text.endswith(expected)


def test_a_changed_word_that_is_a_clause_by_itself_belongs_to_it(find: Find) -> None:
    quote = "No, we will go to the harbour tomorrow morning"
    (one,) = find("“Yes, we will go to the harbour tomorrow morning,” he said.", quote)
    assert one.text == "Yes, we will go to the harbour tomorrow morning"


def test_words_outside_the_marks_do_not_lengthen_what_is_cut_inside(find: Find) -> None:
    quote = "let this be the year we leave the harbour as we know it"
    text = "“let this be the year we leave the harbour as we know” So it stands in the minutes."
    (one,) = find(text, quote)
    assert one.text == "let this be the year we leave the harbour as we know"


def test_a_never_beside_a_short_quote_belongs_to_it(find: Find) -> None:
    (one,) = find("They are never foreign harbour organizations.", "foreign harbour organizations")
    assert one.text == "never foreign harbour organizations"


def test_a_comment_in_brackets_does_not_part_a_short_quote(find: Find) -> None:
    (one,) = find("the foreign [sic] harbour organizations", "foreign harbour organizations")
    assert one.text == "foreign [sic] harbour organizations"


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("It says [T]he harbour is open.", "The harbour", "[T]he harbour"),
        ("Of harbour[s] and ferries.", "harbours and", "harbour[s] and"),
        ("It fell to −5 degrees.", "to -5 degrees", "to −5 degrees"),
        ("It fell to--5 degrees.", "5 degrees", "5 degrees"),
        ("Fish & chips.", "fish & chips", "Fish & chips"),
        ("& chips.", "& chips", "& chips"),
        ("Fish &\n\nchips.", "fish &", "Fish &"),
        ("About 5 % of them.", "5 % of", "5 % of"),
        ("It costs $ 5 now.", "$ 5 now", "$ 5 now"),
        ("At 20°, no more.", "at 20°", "At 20°"),
        ("About ~4 of them.", "~4 of", "~4 of"),
        ("Some 10\u202f000 ferries.", "10000 ferries", "10\u202f000 ferries"),
        ("So ...U.S. ferries sail.", "so U.S. ferries", "So ...U.S. ferries"),
        ("我们-5度", "-5度", "-5度"),
        ("增长5%的", "5%的", "5%的"),
    ],
)
def test_words_that_more_than_letters_tell_are_found(
    find: Find, text: str, quote: str, expected: str
) -> None:
    """The filter and exact reading cut them alike; with any of them in it, too."""
    for exhaustive in (False, True):
        (one,) = find(text, quote, settings=Settings(exhaustive=exhaustive))
        assert one.text == expected


def test_a_changed_word_in_a_quote_of_five_counts_inside_marks(find: Find) -> None:
    (one,) = find("He said that “there is a secret plan”.", "There is no secret plan.")
    assert one.text == "there is a secret plan"


def test_a_changed_word_in_five_common_words_is_no_evidence(find: Find) -> None:
    assert not find("He said that there is a new one for us.", "There is no one for")


def test_what_another_sentence_parts_is_not_one_utterance(find: Find) -> None:
    quote = "We shall keep the harbour open, and we will publish the figures of every ferry"
    text = (
        "“We shall keep the harbour open,” she said. It rained. "
        "Then: “we will publish the figures of every ferry.”"
    )
    assert [one.text for one in find(text, quote)] == [
        "We shall keep the harbour open",
        "we will publish the figures of every ferry",
    ]


def test_an_attribution_outside_marks_is_no_changed_edge(find: Find) -> None:
    quote = "We shall keep the harbour open, and we will publish the figures of every ferry"
    (one,) = find("She said we will publish the figures of every ferry.", quote)
    assert one.text == "we will publish the figures of every ferry"


def test_exhaustive_reads_every_place_and_finds_the_same(find: Find) -> None:
    quote = "We shall keep the harbour open, and we will publish the figures of every ferry"
    text = f"It rained. {quote}. Later: “we shall not keep the harbour open,” she said. " * 3
    filtered = find(text, quote, "every ferry")
    everywhere = find(text, quote, "every ferry", settings=Settings(exhaustive=True))
    assert filtered == everywhere
    assert len(filtered) == 9


def test_exhaustive_does_not_ask_the_filter(find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = "We shall keep the harbour open, and we will publish the figures of every ferry"
    nothing = sys.modules["quotecheck.search.filter"]
    monkeypatch.setattr(nothing, "worth_reading", lambda *given: given[2].whole & False)
    assert not find(quote, quote)
    assert len(find(quote, quote, settings=Settings(exhaustive=True))) == 1


def test_marks_about_both_ends_alone_do_not_part_a_whole_quote(find: Find) -> None:
    quote = "we shall keep the harbour open and we will publish the figures of every ferry"
    text = "“We shall keep the harbour” open and we will publish “the figures of every ferry”."
    (one,) = find(text, quote)
    assert len(one.spans) == 1
    assert len(one.wording.tokens) == 15


def test_word_for_word_across_the_end_of_a_quotation_is_whole(find: Find) -> None:
    quote = "the harbour is open and the ferries will sail at dawn"
    (one,) = find("“The harbour is open and the ferries will sail” at dawn.", quote)
    assert one.text == "The harbour is open and the ferries will sail” at dawn"


@pytest.mark.parametrize("block", [1, 200, 1 << 21])
def test_sources_read_together_are_read_as_each_alone(block: int) -> None:
    text = "the harbour is open and the ferries will sail at dawn"
    pages = [text, f"{text}. {text}", "nothing here", f"So {text}"]
    sources = [Source(str(number), page) for number, page in enumerate(pages)]
    index = compile_index([make_quote(text)], Settings(), lambda language, word: False)
    found = Finder(index, block=block).find(sources)
    assert [(words, len(each)) for _, words, each in found] == [(11, 1), (22, 2), (2, 0), (12, 1)]


def test_who_says_nearly_the_same_twice_says_it_twice(find: Find) -> None:
    quote = "We will pay for the healthcare of every nurse in that distant valley"
    once = "We will pay for the healthcare of every miner in this valley"
    again = "We will pay for the health care of every nurse in that distant valley"
    found = find(f"“{once}. {again}.”", quote)
    assert [one.text for one in found] == [once, again]


def test_a_sentence_put_in_is_put_in_where_it_is_said_once(find: Find) -> None:
    quote = "We will pay for the healthcare of every nurse in that distant valley"
    put_in = (
        "of every man, and let them tell us what that costs this year and the next, of every nurse"
    )
    (one,) = find(f"“{quote.replace('of every nurse', put_in)}.”", quote)
    assert one.text.startswith("We will pay")
    assert one.text.endswith("distant valley")

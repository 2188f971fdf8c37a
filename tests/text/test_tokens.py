"""Tokens, folding and gaps: what is compared, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotecheck.text import tokens
from quotecheck.text.fold import norm
from quotecheck.text.gaps import Break, asks, boundary, break_before, ellipses, has_ellipsis
from quotecheck.text.tokens import fold, wording

ODD = st.text(
    st.one_of(
        st.sampled_from(
            "aBé\u0301ß\ufb01İıſ\u00ad\u200b\u2019'‘\"“”-‐–—.…,:;!?[]() \n\r\t\f\u2028\u00a0"
            "0123½²₂٣$£€%°+−<&你\u0e01ｶﾞ\u202eא٠Ⅳ\ufdfa\ufe70ŉͅ\U0001f600"
        ),
        st.characters(),
    )
)


def norms(text: str, *, editorial: bool = True) -> list[str]:
    return [token.norm for token in wording(text, editorial=editorial).tokens]


@given(ODD)
def test_every_token_is_what_stands_at_its_span(text: str) -> None:
    found = wording(text)
    end = 0
    for token, span in zip(found.tokens, found.spans, strict=True):
        assert text[span.start : span.end] == token.text
        assert text[end : span.start] == token.gap
        assert token.norm
        end = span.end
    assert [found.begin(index) for index in range(len(found))] == [one.start for one in found.spans]
    assert text[end:] == found.tail


PLAIN = st.text("abZ ,;:!?\"\u201c\u201d()\u2013\u2014.'\u2018\u2019-")


@given(st.one_of(PLAIN, ODD))
@example("don\u2019t rock-and-roll--he said, 'twas U.S. law.And so on' \u2013 a\u2018b")
def test_norms_alone_are_those_of_the_tokens(text: str) -> None:
    assert tokens.norms(text) == tuple(norms(text, editorial=False))


@given(ODD)
@example("\u02bc")
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text


@given(ODD)
def test_the_way_back_leads_to_each_word(text: str) -> None:
    folded = fold(text)
    for start, span in zip(folded.starts, folded.spans, strict=True):
        word = norm(text[span.start : span.end])
        assert folded.text[start : start + len(word)] == word
        assert folded.origin(start, start + len(word)) == span


@given(st.text("ab é\u0301ÅǅﬁK\u2126", max_size=12))
def test_composition_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(text).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don’t", "don't"),
        ("Straße", "STRASSE"),
        ("ﬁnd", "find"),
        ("sover-\neignty", "sovereignty"),
        ("sover-\r\n  eignty", "sovereignty"),
        ("so\u00advereignty", "sovereignty"),
        ("in\u200bviolable", "inviolable"),
        ("common‑sense", "common-sense"),
        ("U.S.", "U.S"),
        ("[T]he", "the"),
        ("go[es]", "goes"),
        ("10\u202f000", "10000"),
        ("１２", "12"),
        ("1914–1918", "1914-1918"),
        ("−5", "-5"),
        ("_-5_", "-5"),
        ("_U.S._", "U.S."),
    ],
)
def test_folds_to_one(one: str, other: str) -> None:
    assert norms(one) == norms(other)
    assert len(norms(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5", "15"),
        ("-5", "5"),
        ("$40", "£40"),
        ("$40", "40"),
        ("4%", "4"),
        ("4 %", "4"),
        ("10²", "102"),
        ("1½", "11/2"),
        ("<5", "5"),
        ("50+", "50"),
        ("territor", "territory"),
        ("度-5度", "度5度"),
        ("增长5%的", "增长5的"),
        ("20°C的", "20的"),
        ("re-sign", "resign"),
        ("a part", "apart"),
        ("10 000", "10"),
    ],
)
def test_never_folds_another_fact_away(one: str, other: str) -> None:
    assert norms(one) != norms(other)


def test_the_number_of_a_note_is_no_part_of_the_word_before_it() -> None:
    assert norms("the harbour[12] of go[es]") == ["the", "harbour", "12", "of", "goes"]


def test_dashes_between_words_part_them_and_hyphens_do_not() -> None:
    assert norms("cartels—they’re evil--all drug-smuggling") == [
        "cartels", "they're", "evil", "all", "drug-smuggling",
    ]  # fmt: skip


def test_brackets_are_four_things() -> None:
    found = wording("[T]he [sic] word [Mexico] [...] and [a link](x)")
    assert [(token.norm, token.bracketed) for token in found.tokens] == [
        ("the", False), ("word", False), ("mexico", True), ("and", False),
        ("a", False), ("link", False), ("x", False),
    ]  # fmt: skip
    assert "[sic]" in found.tokens[1].gap
    assert has_ellipsis(found.tokens[3].gap)


def test_brackets_are_words_in_a_registered_text() -> None:
    found = wording("our [Mexico's] land [sic] ends", editorial=False)
    assert [token.norm for token in found.tokens] == ["our", "mexico's", "land", "ends"]
    assert not any(token.bracketed for token in found.tokens)


def test_scripts_without_spaces_give_one_token_a_letter() -> None:
    assert norms("领土 ok ไทย") == ["领", "土", "ok", "ไ", "ท", "ย"]


@pytest.mark.parametrize("gap", ["…", " ... ", " . . . ", " [...] ", "[…]", ". . . .", ".…"])
def test_ellipses(gap: str) -> None:
    assert has_ellipsis(gap)


@given(st.text(st.sampled_from("... \n\u00a0a")))
def test_ellipses_are_found_beside_one_of_a_single_sign_as_they_are_without(text: str) -> None:
    found = list(ellipses(text, 0, len(text)))
    assert list(ellipses(f"{text}a…", 0, len(text) + 2)) == [*found, len(text) + 1]
    assert list(ellipses(f"⋯a{text}", 0, len(text) + 2)) == [0, *(at + 2 for at in found)]


@pytest.mark.parametrize("gap", [". ", "..", " — ", ". \n\n", "!"])
def test_no_ellipsis(gap: str) -> None:
    assert not has_ellipsis(gap)


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (" ", Break.NONE),
        ("\n", Break.NONE),
        ("…", Break.NONE),
        (" [...] ", Break.NONE),
        ("-", Break.NONE),
        (", ", Break.CLAUSE),
        ("—", Break.CLAUSE),
        ("--", Break.CLAUSE),
        ("” ", Break.CLAUSE),
        (". ", Break.SENTENCE),
        (". . . . ", Break.SENTENCE),
        ("?” ", Break.SENTENCE),
        ("\n\n", Break.PARAGRAPH),
        (".\r\n\r\n", Break.PARAGRAPH),
    ],
)
def test_boundaries(gap: str, expected: Break) -> None:
    assert boundary(gap) == expected


def test_the_stop_of_an_abbreviation_ends_nothing() -> None:
    found = wording("Mr. Brooke and the U.S. Army met. They spoke")
    assert [break_before(found, index) for index in range(len(found) + 1)] == [
        Break.PARAGRAPH, Break.NONE, Break.NONE, Break.NONE, Break.NONE, Break.NONE, Break.NONE,
        Break.SENTENCE, Break.NONE, Break.PARAGRAPH,
    ]  # fmt: skip


def test_question_marks() -> None:
    assert asks('?" ')
    assert not asks('." ')


@given(st.text(st.characters(categories=["Lu", "Ll", "Lt"]), min_size=1, max_size=8))
@example("Consommé")
@example("İŉẞᾼ")
def test_a_word_of_letters_is_compared_as_it_is_beside_another_sign(word: str) -> None:
    assert norm(f"{word}½") == f"{norm(word)}½"

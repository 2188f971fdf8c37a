"""P2: adding or removing a denial, changing a digit, a sign, a unit, swapping names is critical."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.align import align
from quotecheck.drift import rate
from quotecheck.drift.edits import edits as edits_of
from quotecheck.drift.figures import figure
from quotecheck.drift.lexicons import lexicon
from quotecheck.model import Edit, Mode, Quote, Severity
from quotecheck.text.tokens import wording

_SENTENCES = [
    "We can share information with the army on our territory",
    "They will accept the offer that he made to our people in the summer",
    "The president of the country is a lovely woman who has done a good thing",
]
_DENIALS = ["not", "never", "no", "hardly", "without", "nobody", "nothing", "cannot"]
_NAMES = ["Mexico", "Canada", "Sheinbaum", "Trump", "Iran", "Iraq", "Smith", "Smyth"]


def worst(registered: str, printed: str, mode: Mode = Mode.SPOKEN) -> Severity:
    """The worst severity of the edits between two texts."""
    text = wording(registered, editorial=False)
    quote = Quote("q", "somebody", registered, text, mode)
    return rate.worst(edits_of(quote, align(text, wording(printed))))


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(_SENTENCES), st.sampled_from(_DENIALS), st.integers(1, 8), st.sampled_from(Mode)
)
def test_a_denial_added_or_removed(sentence: str, denial: str, place: int, mode: Mode) -> None:
    words = sentence.split()
    denied = " ".join([*words[:place], denial, *words[place:]])
    assert worst(sentence, denied, mode) is Severity.CRITICAL
    assert worst(denied, sentence, mode) is Severity.CRITICAL


@settings(max_examples=120, deadline=None)
@given(
    st.from_regex(r"[-<]?[$£€]?(0|[1-9][0-9]{0,5})(\.[0-9]{1,2})?[%²]?", fullmatch=True),
    st.from_regex(r"[-<]?[$£€]?(0|[1-9][0-9]{0,5})(\.[0-9]{1,2})?[%²]?", fullmatch=True),
)
def test_a_figure_that_states_another_fact(one: str, other: str) -> None:
    lists = lexicon("en")
    # Never print "$4%" as a number somebody said; it is compared all the same.
    same = figure(one, lists)[1] == figure(other, lists)[1]
    found = worst(f"we saw that {one} of them came", f"we saw that {other} of them came")
    assert (found is Severity.CRITICAL) is not same


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5", "15"), ("-5", "5"), ("$40", "£40"), ("4%", "4"), ("10²", "102"), ("1½", "1"),
     ("10,000", "1,000"), ("5", "<5"), ("3rd", "3"), ("12:30", "1230"), ("1/2", "12"),
     ("1914-1918", "1914"), ("5m", "5bn"), ("007", "7.0.0")],
)  # fmt: skip
def test_figures_that_are_not_one(one: str, other: str) -> None:
    lists = lexicon("en")
    assert figure(one, lists)[1] != figure(other, lists)[1]


@settings(max_examples=60, deadline=None)
@given(st.permutations(_NAMES))
def test_two_names_that_change_places(names: list[str]) -> None:
    registered = f"we know that {names[0]} told {names[1]} about it"
    printed = f"we know that {names[1]} told {names[0]} about it"
    assert worst(registered, printed) is Severity.CRITICAL


@pytest.mark.parametrize(
    ("registered", "printed"),
    [
        ("we do not want war with them", "we do want not war with them"),
        ("I did not say that he lied", "I did say that he did not lie"),
        ("it is possible for us", "it is not impossible for us"),
        ("we will not accept it", "we will accept it, not"),
    ],
)
def test_a_denial_that_moved(registered: str, printed: str) -> None:
    assert worst(registered, printed) is Severity.CRITICAL


@pytest.mark.parametrize(
    ("registered", "printed"),
    [
        ("it is not possible for us", "it is impossible for us"),
        ("we do not accept it", "we don't accept it"),
        ("we cannot accept it", "we can not accept it"),
        ("we know no one can say it", "we know nobody can say it"),
        ("our land is inviolable", "our land is inalienable"),
        ("he found information on it", "he found formation on it"),
    ],
)
def test_a_denial_that_stayed_is_never_called_lost(
    told: Callable[..., tuple[Edit, ...]], registered: str, printed: str
) -> None:
    assert "polarity" not in {edit.kind.value for edit in told(registered, printed)}

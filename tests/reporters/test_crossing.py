"""Two variants aligned through the registered wording: every word once, equal ones equal."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.align import align
from quotecheck.drift.measure import fills
from quotecheck.model import Alignment, Collation, Op, Report, Variant
from quotecheck.reporters.crossing import crossed
from quotecheck.text.tokens import wording

VOCABULARY = ("we", "will", "never", "not", "go", "home", "cannot", "can", "[our]", "…")
words = st.lists(st.sampled_from(VOCABULARY), max_size=9)


def crossing(sample: Variant, registered: str, one: str, other: str) -> Alignment:
    base = wording(registered, editorial=False)
    left, right = (replace(sample, alignment=align(base, wording(text))) for text in (one, other))
    return crossed(left, right)


def steps(alignment: Alignment) -> list[tuple[str, str, str]]:
    def text(tokens: tuple[object, ...], span: tuple[int, int]) -> str:
        return " ".join(token.text for token in tokens[slice(*span)])  # type: ignore[attr-defined]

    return [
        (
            step.op.value,
            text(alignment.registered.tokens, step.registered),
            text(alignment.printed.tokens, step.printed),
        )
        for step in alignment.steps
    ]


def variant(report: Report) -> Variant:
    collation: Collation = report.quotes[0].collation
    return collation.variants[0]


def test_what_either_lacks_is_no_replacement(sample_report: Report) -> None:
    made = crossing(
        variant(sample_report),
        "our island is invaluable our island is home and we live on it",
        "our island is priceless, island is home",
        "our island is home and we live on it",
    )
    assert ("replace", "priceless", "home") not in steps(made)
    assert steps(made)[-1] == ("insert", "", "and we live on it")


def test_two_words_that_one_side_prints_as_one(sample_report: Report) -> None:
    made = crossing(variant(sample_report), "we can not go", "we cannot go", "we can not go")
    assert steps(made) == [("equal", "we", "we"), ("replace", "cannot", "can not"),
                           ("equal", "go", "go")]  # fmt: skip


def test_the_same_change_on_both_sides_is_no_difference(sample_report: Report) -> None:
    made = crossing(variant(sample_report), "we will go home", "we may go home", "we may go home")
    assert steps(made) == [("equal", "we may go home", "we may go home")]


def test_every_word_has_one_place(sample_report: Report) -> None:
    sample = variant(sample_report)

    @settings(max_examples=80, deadline=None)
    @given(words, words, words)
    def check(registered: list[str], one: list[str], other: list[str]) -> None:
        made = crossing(sample, " ".join(registered), " ".join(one), " ".join(other))
        printed = [at for step in made.steps for at in range(*step.printed)]
        assert printed == list(range(len(made.printed)))
        theirs = sorted(at for step in made.steps for at in range(*step.registered))
        assert theirs == list(range(len(made.registered)))
        for step in made.steps:
            if step.op is Op.EQUAL and not fills(step, made):
                left = [token.norm for token in made.registered.tokens[slice(*step.registered)]]
                right = [token.norm for token in made.printed.tokens[slice(*step.printed)]]
                assert left == right

    check()

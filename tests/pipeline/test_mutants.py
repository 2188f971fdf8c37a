"""Each operation changes what it says it changes, and leaves alone what it does not concern."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotecheck.model import Mode, Quote, Severity
from quotecheck.model.selftest import Effect
from quotecheck.pipeline.mutants.catalogue import OPERATIONS, mutants, names
from quotecheck.text.tokens import wording

BASE = "We will not sell the harbour, and 40 boats stay in Mexico. The island lives on its ferry"


def quote(text: str, **others: object) -> Quote:
    made = Quote("q", "A speaker", text, wording(text, editorial=False))
    return replace(made, **others)  # type: ignore[arg-type]


def made(text: str, operation: str, **others: object) -> list[str]:
    return [
        mutant.text
        for mutant in mutants(quote(text, **others), 5, ("Canada", "Mexico"))
        if mutant.operation == operation
    ]


@pytest.mark.parametrize(
    ("operation", "text", "expected"),
    [
        ("drop-denial", "We will not go, we can't go", "We will go, we can't go"),
        ("drop-denial", "Well, we can’t go, they won’t", "Well, we can go, they won’t"),
        ("drop-denial", "So there, they won’t", "So there, they will"),
        ("drop-denial", "Never again will we go", "Again will we go"),
        ("never-in-front", "We will go home today", "Never we will go home today"),
        ("never-in-front", "I will go home today", "Never I will go home today"),
        ("never-in-front", "(Well) we will go", "(Never well) we will go"),
        ("add-not", "It is for sale today", "It is not for sale today"),
        ("change-number", "It cost 10,000 pounds then", "It cost 20,000 pounds then"),
        ("change-number", "Ten boats came home late", "Three boats came home late"),
        ("swap-names", "We see Mexico and Canada", "We see Canada and Mexico"),
        ("swap-names", "We saw Mexico from the hill", "We saw Canada from the hill"),
        ("swap-and-or", "You and I go", "You or I go"),
        ("change-modal", "You must go now", "You may go now"),
        ("opposite", "They accept our terms", "They reject our terms"),
        ("question", "You will go home.", "You will go home?"),
        ("question", "Will you go home?", "Will you go home."),
        ("elide-denial", "We will not go home", "We will … go home"),
        (
            "reverse-parts",
            "We will keep the old harbour, and you will keep the boats",
            "And you will keep the boats, we will keep the old harbour",
        ),
        ("cut-end-in-mid-clause", "We will keep the old harbour", "We will keep the old"),
        ("regional-spelling", "An honour to be here today", "An honor to be here today"),
        ("hyphen-at-line-end", "The territory is ours", "The terr-\nitory is ours"),
        ("bracketed-capital", "The harbour is ours", "[t]he harbour is ours"),
        ("swap-on-in", "It stands on our land", "It stands in our land"),
    ],
)
def test_operation(operation: str, text: str, expected: str) -> None:
    assert expected in made(text, operation)


@pytest.mark.parametrize(
    ("operation", "text"),
    [
        ("drop-denial", "Nothing was decided, a knot was tied".replace("Nothing", "Something")),
        ("never-in-front", "Never again will we go"),
        ("add-not", "It is not for sale"),
        ("change-number", "One of us goes home"),
        ("swap-names", "The boats came home late"),
        ("swap-and-or", "The band played on in order"),
        ("question", "“Go home,” he said, “now!”"),
        ("regional-spelling", "The boats came home late"),
        ("reverse-parts", "In time, we will keep the old harbour"),
        ("splice", "We will keep the old harbour"),
        ("nested", "He said “no” to the harbour board"),
    ],
)
def test_nothing_where_there_is_nothing_to_change(operation: str, text: str) -> None:
    assert made(text, operation) == []


def test_a_short_quote_is_not_cut() -> None:
    operations = {mutant.operation for mutant in mutants(quote("Not for sale"), 5)}
    assert "drop-denial" in operations
    assert not operations & {"cut-end-in-mid-clause", "lose-word", "splice", "reverse-parts"}


def test_no_mutant_is_made_twice_and_all_print_their_text() -> None:
    made = list(mutants(quote(BASE), 5, ("Canada",)))
    assert len({mutant.source for mutant in made}) == len(made)
    for mutant in made:
        assert wording(mutant.text).tokens[0].text in mutant.source
        assert mutant.effect is not Effect.MEANING or mutant.text != BASE


def test_the_same_quote_gives_the_same_mutants() -> None:
    assert list(mutants(quote(BASE), 5)) == list(mutants(quote(BASE), 5))


def test_what_a_translation_and_a_document_are_held_to() -> None:
    text = "An honour and a duty for all of us"

    def bounds(mode: Mode) -> dict[str, Severity]:
        return {mutant.operation: mutant.bound for mutant in mutants(quote(text, mode=mode), 5)}

    assert bounds(Mode.SPOKEN)["swap-and-or"] is Severity.MAJOR
    assert bounds(Mode.TRANSLATED)["swap-and-or"] is Severity.MINOR
    assert bounds(Mode.TRANSLATED)["never-in-front"] is Severity.MAJOR
    assert bounds(Mode.SPOKEN)["regional-spelling"] is Severity.INFO
    assert bounds(Mode.WRITTEN)["regional-spelling"] is Severity.MINOR


def test_other_languages_have_their_own_words() -> None:
    text = "No vamos a vender el puerto y los barcos"
    assert "nunca" in made(text, "never-in-front", language="es") or made(
        text, "swap-and-or", language="es"
    ) == ["No vamos a vender el puerto o los barcos"]
    assert made("Kui sa tuled koju, siis me läheme", "never-in-front", language="et") == []


def test_names_to_borrow() -> None:
    assert names([quote("We saw Mexico's coast and Canada from the hill")]) == ("Canada",)


def test_every_operation_is_named_once() -> None:
    assert len({operation.name for operation in OPERATIONS}) == len(OPERATIONS)

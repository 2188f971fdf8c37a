"""A workload says the truth about itself, and is the same every time."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from bench import novels, score, tables, variants, workload
from bench.contenders.job import Find, Job
from bench.novels import Novel
from bench.variants import KINDS, WHOLE
from bench.workload import Plant, Quote, Spec

_WORDS = """harbour colour do not I am today letters morning river the a of and to in was her with
under window carried slowly green seven baker lantern quarrel because before quietly mountain
village painted bread cellar winter horses narrow bridge evening summer company counted""".split()
SPEC = Spec(quotes=12, variants=120, megabytes=0.2, seed=3)


def prose(seed: int, sentences: int = 700) -> str:
    """Paragraphs of plain sentences of our own, a quarter of them with somebody speaking."""
    random = Random(seed)
    text = []
    for number in range(sentences):
        words = random.choices(_WORDS, k=random.randint(7, 30))
        words[len(words) // 2] += ","
        sentence = " ".join(words)
        sentence = sentence[0].upper() + sentence[1:] + "s."
        text.append(f"“{sentence}”" if number % 20 == 7 else sentence)
        text.append(
            "\r\n\r\n" if number % 5 == 4 and seed % 2 else "\n\n" if number % 5 == 4 else " "
        )
    return "".join(text)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("workload")
    texts = [Novel(f"tale-{seed}", prose(seed)) for seed in range(6)]
    workload.generate(texts, out, SPEC)
    return out


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    texts = [Novel(f"tale-{seed}", prose(seed)) for seed in reversed(range(6))]
    workload.generate(texts, tmp_path, SPEC)
    assert contents(tmp_path) == contents(made)


def test_another_seed_gives_another_workload(made: Path, tmp_path: Path) -> None:
    texts = [Novel(f"tale-{seed}", prose(seed)) for seed in range(6)]
    workload.generate(texts, tmp_path, Spec(12, 120, 0.2, seed=4))
    assert contents(tmp_path)["quotes.yaml"] != contents(made)["quotes.yaml"]


def test_every_kind_is_planted_with_and_without_marks(made: Path) -> None:
    rows = {(plant.kind, plant.marked) for plant in score.plants(made)}
    assert rows == {(kind, marked) for kind in KINDS for marked in (False, True)}


def test_spans_are_true_to_the_text(made: Path) -> None:
    quotes = Job(made, made / "out", 1).quotes()
    assert len(quotes) == SPEC.quotes
    exact = [plant for plant in score.plants(made) if plant.kind == "exact"]
    assert exact
    for plant in exact:
        text = (made / "corpus" / plant.path).read_bytes().decode()
        assert text[plant.start : plant.end] == quotes[plant.quote]
        assert (text[plant.end : plant.end + 2].strip(" .") != "") == plant.marked


def test_spans_begin_and_end_on_letters_and_do_not_overlap(made: Path) -> None:
    by_file: dict[str, list[Plant]] = {}
    for plant in score.plants(made):
        text = (made / "corpus" / plant.path).read_bytes().decode()
        assert text[plant.start].isalnum()
        assert text[plant.end - 1].isalnum()
        assert not text[plant.start - 1].isalnum()
        assert not text[plant.end].isalnum()
        by_file.setdefault(plant.path, []).append(plant)
    for plants in by_file.values():
        ordered = sorted(plants, key=lambda plant: plant.start)
        assert all(a.end <= b.start for a, b in pairwise(ordered))


@pytest.mark.parametrize("kind", KINDS)
def test_a_variant_is_what_it_says(kind: str) -> None:
    words = "In the harbour today, they said it, and I am not sure that the colour was a".split()
    words += "sign; of the winter that we had counted before every horse came home".split()
    random = Random(kind)
    made = 0
    for _ in range(50):
        printed = KINDS[kind](words, random, ["lantern", "quarrel", "seven", "bread"])
        if printed is None:
            continue
        made += 1
        count = len(printed.text.replace("[...]", "").replace("…", "").replace(" .", "").split())
        if kind != "inflection":  # a contraction may change the count
            assert abs(count - sum(printed.parts)) <= ("..." in printed.text)
        assert printed.edits <= variants.allowed(len(words))
        if kind in ("substitution", "insertion", "deletion"):
            assert printed.edits >= 1
        if kind in WHOLE:
            assert printed.text.split()[0].casefold().strip(",;.") == words[0].casefold()
            assert printed.text.split()[-1].casefold() == words[-1].casefold()
    assert made > 25


def test_a_kind_that_no_quote_has_is_left_out() -> None:
    quotes = [Quote("q", "s", "five words without any marks")]
    planned = workload._plan(quotes, 24, ["other"], Random(1))
    assert "spelling" not in {kind for _, kind, _, _ in planned}


def test_texts_that_are_too_short_are_refused() -> None:
    with pytest.raises(SystemExit, match="name more text"):
        workload.draw([Novel("short", prose(1, 5))], 40, Random(1))
    with pytest.raises(SystemExit, match="no text in"):
        novels.read(Path("nowhere"))


PLANT = Plant("q1", "exact", False, "a.txt", 100, 200, 20, (20,), 0)


@pytest.mark.parametrize(
    ("find", "recall", "near", "beyond"),
    [
        (Find("q1", "a.txt", 100, 200), 1, 1, 0),
        (Find("q1", "a.txt", 104, 196), 1, 1, 0),
        (Find("q1", "a.txt", 105, 200), 1, 0, 0),
        (Find("q1", "a.txt", 200, 260), 0, 0, 1),
        (Find("q1", "b.txt", 100, 200), 0, 0, 1),
        (Find("q2", "a.txt", 100, 200), 0, 0, 0),  # on another quote's plant: crossed
    ],
)
def test_scores(find: Find, recall: int, near: int, beyond: int) -> None:
    result = score.score([PLANT], [find], ["a.txt"])
    figures = tables.table(result)["exact"]["plain"]
    assert (figures["recall"], figures["near"]) == (recall, near)
    assert len(result.beyond) == beyond
    assert result.crossed == (not recall and not beyond)


def test_plants_in_files_that_were_not_reached_do_not_count() -> None:
    assert tables.table(score.score([PLANT], [], ["b.txt"])) == {}


def test_a_plant_reads_back_as_it_was_written(made: Path) -> None:
    first = (made / "truth.jsonl").read_text().splitlines()[0]
    assert json.loads(first)["parts"] == list(score.plants(made)[0].parts)

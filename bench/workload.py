"""Make a workload: a corpus, a registry, and the truth about what stands where.

    python -m bench.workload TEXT OUT [--quotes N] [--variants N] [--megabytes N] [--seed N]

TEXT is a folder of ``*.txt``, best public-domain novels. Some of them are held out, and quotes
drawn from those; variants of the quotes are planted into the others at sentence boundaries, every
second one inside quotation marks. OUT gets ``corpus/``, ``quotes.yaml`` and ``truth.jsonl`` (one
plant a line, its span in code points of the file). The same arguments give the same bytes.

Refuses: to keep text of anybody's in the project, and to ask quotecheck anything.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from bench import novels
from bench.novels import Novel
from bench.variants import KINDS, Printed

_MARKS = (("“", "”"), ('"', '"'), ("‘", "’"))
_SIZES = (0.041, 5, 80)
"""Lengths in words: 5 plus a falling share of longer ones, 80 at most, about 24 in the mean."""
_HELD_OUT = 0.4
"""No more than this share of the texts is held out."""
_TRIES = 400


@dataclass(frozen=True, slots=True)
class Spec:
    """What to make. The registry has ``quotes`` quotes, the corpus ``megabytes`` or more."""

    quotes: int = 1_000
    variants: int = 3_000
    megabytes: float = 100.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote to register."""

    id: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted variant. ``start`` and ``end``: its first word's start to its last word's end.

    ``size`` is the quote's number of words; ``parts`` the printed words of each part.
    """

    quote: str
    kind: str
    marked: bool
    path: str
    start: int
    end: int
    size: int
    parts: tuple[int, ...]
    edits: int


def generate(texts: list[Novel], out: Path, spec: Spec) -> None:
    """Write the workload that ``spec`` asks for into ``out``."""
    random = Random(f"workload {spec.seed}")
    shuffled = sorted(texts, key=lambda novel: novel.name)
    random.shuffle(shuffled)
    held_out, hosts = _split(shuffled, spec)
    quotes = draw(held_out, spec.quotes, random)
    others = _vocabulary(held_out, random)
    copies = _copies(hosts, spec.megabytes)
    planned = list(_plan(quotes, spec.variants, others, random))
    by_file = _share_out(planned, copies, random)
    (out / "corpus").mkdir(parents=True, exist_ok=True)
    _write(out / "quotes.yaml", registry(quotes))
    with (out / "truth.jsonl").open("w", encoding="utf-8", newline="\n") as truth:
        for (name, novel), wanted in zip(copies, by_file, strict=True):
            text, plants = plant(novel.text, f"{name}.txt", wanted, random)
            _write(out / "corpus" / f"{name}.txt", text)
            truth.writelines(json.dumps(asdict(one)) + "\n" for one in plants)
    _write(out / "workload.json", json.dumps(asdict(spec)) + "\n")


def draw(texts: list[Novel], count: int, random: Random) -> list[Quote]:
    """``count`` different quotes of 5 to 80 words. SystemExit where the texts are too short."""
    rate, least, most = _SIZES
    found: dict[str, Quote] = {}
    weights = [len(novel.text) for novel in texts]
    for novel in random.choices(texts, weights, k=_TRIES + 20 * count):
        size = min(most, least + int(random.expovariate(rate)))
        text = novels.passage(novel.text, size, random)
        if text is not None and text.casefold() not in found:
            found[text.casefold()] = Quote(f"q{len(found):06}", novel.name, text)
        if len(found) == count:
            return list(found.values())
    raise SystemExit(f"only {len(found)} quotes of {count} in the held-out texts: name more text")


def plant(
    text: str, path: str, wanted: list[tuple[Quote, str, bool, Printed]], random: Random
) -> tuple[str, list[Plant]]:
    """``text`` with the wanted variants in it, and where each of them came to stand."""
    places = _places(text, len(wanted), random)
    pieces: list[str] = []
    plants: list[Plant] = []
    length = last = 0
    for at, (quote, kind, marked, printed) in zip(places, wanted, strict=False):
        opening, closing = random.choice(_MARKS) if marked else ("", "")
        before = text[last:at] + opening
        words = novels.words(printed.text)
        start = length + len(before)
        plants.append(
            Plant(
                quote.id,
                kind,
                marked,
                path,
                start + words[0].start(),
                start + words[-1].end(),
                len(quote.text.split(" ")),
                printed.parts,
                printed.edits,
            )
        )
        pieces += (before, f"{printed.text.rstrip(',;:.!?')}.{closing} ")
        length = start + len(pieces[-1])
        last = at
    return "".join((*pieces, text[last:])), plants


def registry(quotes: list[Quote]) -> str:
    """The quotes as quotes.yaml. A JSON string is a YAML string."""
    entries = (
        f"  - id: {quote.id}\n    speaker: {json.dumps(quote.speaker, ensure_ascii=False)}\n"
        f"    text: {json.dumps(quote.text, ensure_ascii=False)}\n"
        for quote in quotes
    )
    return "".join(("version: 1\nquotes:\n", *entries))


def _split(shuffled: list[Novel], spec: Spec) -> tuple[list[Novel], list[Novel]]:
    """Texts to draw from, as many as the quotes need, and texts to plant in."""
    most = max(1, int(len(shuffled) * _HELD_OUT))
    least = min(most, max(1, len(shuffled) // 10))
    needed = spec.quotes * 600  # four times the characters of the quotes
    size = sum(len(novel.text) for novel in shuffled[:least])
    while least < most and size < needed:
        size += len(shuffled[least].text)
        least += 1
    return shuffled[:least], shuffled[least:]


def _copies(hosts: list[Novel], megabytes: float) -> list[tuple[str, Novel]]:
    """Files to write, each host once, then again until there is enough text."""
    copies: list[tuple[str, Novel]] = []
    size = turn = 0
    while size < megabytes * 1e6:
        turn += 1
        for host in hosts:
            copies.append((f"{host.name}-{turn}", host))
            size += len(host.text)
            if size >= megabytes * 1e6:
                break
    return copies


def _plan(
    quotes: list[Quote], count: int, others: list[str], random: Random
) -> Iterator[tuple[Quote, str, bool, Printed]]:
    """Variants in turns of all kinds, marked and unmarked alike; no kind where no quote has it."""
    deck = {kind: random.sample(quotes, len(quotes)) for kind in KINDS}
    turn = dict.fromkeys(KINDS, 0)
    for number in range(count):
        kind = tuple(KINDS)[number % len(KINDS)]
        for _ in range(len(quotes)):
            quote = deck[kind][turn[kind] % len(quotes)]
            turn[kind] += 1
            printed = KINDS[kind](quote.text.split(" "), random, others)
            if printed is not None:
                yield quote, kind, number // len(KINDS) % 2 == 1, printed
                break


def _share_out(
    planned: list[tuple[Quote, str, bool, Printed]], copies: list[tuple[str, Novel]], random: Random
) -> list[list[tuple[Quote, str, bool, Printed]]]:
    """The variants of each file, by its length."""
    reach: list[int] = []
    for _, novel in copies:
        reach.append(len(novel.text) + (reach[-1] if reach else 0))
    by_file: list[list[tuple[Quote, str, bool, Printed]]] = [[] for _ in copies]
    for one in planned:
        by_file[bisect_left(reach, random.randint(1, reach[-1]))].append(one)
    return by_file


def _places(text: str, count: int, random: Random) -> list[int]:
    """Different sentence starts in plain narrative, in order; fewer where there are no more."""
    found: set[int] = set()
    for _ in range(_TRIES + 20 * count):
        if len(found) == count:
            break
        at = novels.opening(text, random)
        if at is not None:
            found.add(at)
    return sorted(found)


def _vocabulary(texts: list[Novel], random: Random) -> list[str]:
    """Lower-case words of running text, to put in where a word is exchanged or added."""
    found: list[str] = []
    for novel in random.choices(texts, k=200):
        at = random.randrange(max(1, len(novel.text) - 2_000))
        found += (word[0] for word in novels.words(novel.text[at : at + 2_000]))
    return [word for word in found if word.islower() and word.isascii() and word.isalpha()]


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def main() -> None:
    default = Spec()
    parser = argparse.ArgumentParser(description="Make a workload with known answers.")
    parser.add_argument("text", type=Path, help="a folder of *.txt in UTF-8")
    parser.add_argument("out", type=Path, help="the folder to write into")
    parser.add_argument("--quotes", type=int, default=default.quotes)
    parser.add_argument("--variants", type=int, default=default.variants)
    parser.add_argument("--megabytes", type=float, default=default.megabytes)
    parser.add_argument("--seed", type=int, default=default.seed)
    given = parser.parse_args()
    spec = Spec(given.quotes, given.variants, given.megabytes, given.seed)
    generate(novels.read(given.text), given.out, spec)


if __name__ == "__main__":
    main()

"""What a quote is found in by chance, and what a threshold of evidence costs in recall.

    python -m bench.accidents WORKLOAD [--floor BITS] [--show N] [--seconds N]

Over a workload (``python -m bench.workload``, best with ``--quotes 1000``), the quotes of which
come from novels that its corpus does not hold: what stands on no plant is an accident, or one
writer quoting another. Those at the default threshold are listed for a reader, the likeliest
accidents first; a repetition of a text in the corpus is counted once.

The search is run twice: with its threshold at --floor, and so high that only what needs no
evidence passes. A find passes a threshold between when its evidence reaches it, or when it needs
none. Close to the floor that is exact; higher up, parts that a run of its own would have refused
may have been joined.

Refuses: to tell an accident from a reprint. A reader does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench import measure, score
from bench.contenders.job import Find, Job
from bench.variants import WHOLE
from bench.workload import Plant
from quotecheck.model import Settings

STEPS = (25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 80, 100)
_SURE = 1e9
_CONTEXT = 80


@dataclass(frozen=True, slots=True)
class Swept:
    """Finds of the run at the floor, and those among them that need no evidence."""

    finds: list[Find]
    sure: frozenset[Find]
    files: list[str]
    megabytes: float
    quotes: int

    def passing(self, bits: float) -> list[Find]:
        """What is found at a threshold."""
        return [one for one in self.finds if one.evidence >= bits or _bare(one) in self.sure]


def sweep(folder: Path, floor: float, seconds: float) -> Swept:
    """Search a workload twice; see the module."""
    low = _search(folder, "floor", floor, seconds)
    high = _search(folder, "sure", _SURE, seconds)
    done = json.loads(low.with_suffix(".work").read_text("utf-8"))
    kept = json.loads(high.with_suffix(".work").read_text("utf-8"))["files"]
    files = [name for name in done["files"] if name in set(kept)]
    sure = frozenset(map(_bare, score.finds(high)))
    size = sum((folder / "corpus" / name).stat().st_size for name in files)
    found = [one for one in score.finds(low) if one.path in set(files)]
    return Swept(found, sure, files, size / 1e6, done["quotes"])


def curve(swept: Swept, truth: list[Plant], texts: dict[str, str]) -> str:
    """Recall by group of plants and accidents, for each threshold, as a table."""
    groups = ("whole 8+", "whole 5-7", "cut 8+", "cut 5-7", "drifted cut 8+", "two parts 6+")
    heads = " | ".join(f"{group} {marks}" for group in groups for marks in ("plain", "marked"))
    lines = [
        f"| bits | {heads} | beyond | per 100 quotes and 100 MB |",
        "|---:|" + "---:|" * (2 * len(groups) + 2),
    ]
    for bits in STEPS:
        found = swept.passing(bits)
        result = score.score(truth, found, swept.files)
        beyond = len(distinct(result.beyond, texts))
        missed = set(result.missed)
        shares = _recall((plant for plant in truth if plant.path in set(swept.files)), missed)
        cells = [shares.get((group, mark), "") for group in groups for mark in (False, True)]
        rate = beyond / swept.quotes / swept.megabytes * 10_000
        lines.append(f"| {bits} | {' | '.join(cells)} | {beyond} | {rate:.1f} |")
    return "\n".join(lines)


def distinct(finds: Iterable[Find], texts: dict[str, str]) -> list[Find]:
    """Finds of different words, or of different quotes; least evidence first."""
    found: dict[tuple[str, str], Find] = {}
    for one in sorted(finds, key=lambda find: (find.evidence, find.path, find.start)):
        start, end = max(0, one.start - 20), one.end + 20
        found.setdefault((one.quote, texts[one.path][start:end]), one)
    return list(found.values())


def listing(finds: list[Find], quotes: dict[str, str], texts: dict[str, str]) -> str:
    """Each find with its evidence, its place, its context, and the registered words."""
    lines = []
    for one in finds:
        text = texts[one.path]
        before = " ".join(text[max(0, one.start - _CONTEXT) : one.start].split())
        after = " ".join(text[one.end : one.end + _CONTEXT].split())
        printed = " ".join(text[one.start : one.end].split())
        lines.append(f"{one.evidence:7.1f}  {one.path}:{one.start}")
        lines.append(f"         …{before} >>{printed}<< {after}…")
        lines.append(f"         {one.quote}: {quotes[one.quote]}")
    return "\n".join(lines)


def _group(plant: Plant) -> str | None:
    if plant.kind in WHOLE:
        return "whole 8+" if plant.size >= 8 else "whole 5-7"
    if len(plant.parts) > 1:
        return "two parts 6+" if min(plant.parts) >= 6 else None
    length = "8+" if plant.parts[0] >= 8 else "5-7"
    return f"cut {length}" if plant.kind == "truncation" else f"drifted cut {length}"


def _recall(truth: Iterable[Plant], missed: set[Plant]) -> dict[tuple[str, bool], str]:
    counts: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0])
    for plant in truth:
        group = _group(plant)
        if group is not None:
            counts[group, plant.marked][0] += 1
            counts[group, plant.marked][1] += plant not in missed
    return {key: f"{found / plants:.1%}" for key, (plants, found) in counts.items()}


def _search(folder: Path, name: str, bits: float, seconds: float) -> Path:
    out = folder / f"{name}.finds"
    options = ["--evidence", str(bits), "--seconds", str(seconds)]
    module = "bench.contenders.search"
    cost = measure.run([sys.executable, "-m", module, str(folder), str(out), *options])
    if cost.status:
        raise SystemExit(f"the search exits {cost.status}")
    return out


def _bare(find: Find) -> Find:
    """A find without its evidence, which a run at another threshold may count otherwise."""
    return Find(find.quote, find.path, find.start, find.end)


def main() -> None:
    parser = argparse.ArgumentParser(description="Accidents, and recall by threshold.")
    parser.add_argument("workload", type=Path, help="a folder made by bench.workload")
    parser.add_argument("--floor", type=float, default=STEPS[0], metavar="BITS")
    parser.add_argument("--show", type=int, default=200, metavar="N", help="list so many")
    parser.add_argument("--seconds", type=float, default=float("inf"), metavar="N")
    given = parser.parse_args()
    swept = sweep(given.workload, given.floor, given.seconds)
    truth = score.plants(given.workload)
    corpus = given.workload / "corpus"
    texts = {name: (corpus / name).read_bytes().decode("utf-8") for name in swept.files}
    print(f"{swept.quotes:,} quotes, {len(swept.files)} files, {swept.megabytes:.1f} MB\n")
    print(curve(swept, truth, texts))
    bits = Settings().evidence
    beyond = score.score(truth, swept.passing(bits), swept.files).beyond
    quotes = Job(given.workload, given.workload, 0).quotes()
    print(f"\nBeyond the planted at {bits:g} bits:\n")
    print(listing(distinct(beyond, texts)[: given.show], quotes, texts))


if __name__ == "__main__":
    main()

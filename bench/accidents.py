"""What a quote is found in by chance: a list for a reader.

    python -m bench.accidents WORKLOAD [--evidence BITS] [--show N]

Over a workload (``python -m bench.workload``, best with ``--quotes 1000``), the quotes of which
come from novels that its corpus does not hold: what stands on no plant is an accident, or one
writer quoting another. Listed with least evidence first; a repetition of a text in the corpus is
listed once.

Refuses: to tell an accident from a reprint. A reader does.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from bench import curve, score
from bench.contenders.job import Find, Job
from quotecheck.model import Settings

_CONTEXT = 80


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


def main() -> None:
    parser = argparse.ArgumentParser(description="What is found beyond the planted.")
    parser.add_argument("workload", type=Path, help="a folder made by bench.workload")
    parser.add_argument("--evidence", type=float, default=Settings().evidence, metavar="BITS")
    parser.add_argument("--show", type=int, default=200, metavar="N", help="list so many")
    given = parser.parse_args()
    out = curve.search(given.workload, "accidents", given.evidence)
    truth = score.plants(given.workload)
    figures = curve.step(out, truth)
    beyond = score.score(truth, score.finds(out), {plant.path for plant in truth}).beyond
    texts = _texts(given.workload / "corpus", beyond)
    listed = distinct(beyond, texts)
    rate = figures["beyond_per_100_quotes_and_100_mb"]
    print(f"{figures['quotes']:,} quotes, {figures['files']} files, {figures['megabytes']:.1f} MB.")
    print(f"Found beyond the planted at {given.evidence:g} bits: {len(beyond)} ({rate:.1f} for")
    print(f"100 quotes and 100 MB), {len(listed)} of them different:\n")
    print(listing(listed[: given.show], Job(given.workload, out, 0).quotes(), texts))


def _texts(corpus: Path, finds: Iterable[Find]) -> dict[str, str]:
    names = {one.path for one in finds}
    return {name: (corpus / name).read_bytes().decode("utf-8") for name in names}


if __name__ == "__main__":
    main()

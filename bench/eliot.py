"""Recall over a folder of quotations that people really printed.

    python -m bench.eliot FOLDER [--evidence BITS] [--wrong N]

FOLDER holds ``sources/`` and ``registry.jsonl``: one quotation a line with ``id``, ``text``,
``tier``, ``expected_source`` (null where it must not be found), ``expected_start``,
``expected_end``. For each tier: the share found in the right file; of those with a span, the share
overlapping it in that file, and the share with an intersection over union of 0.8 or more; and the
share found anywhere, which for the quotations of other works is the share of false alarms.

Refuses: to read quotations that fold to nothing, and says how many it passed over.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.contenders.search import binds
from quotecheck import readers, search
from quotecheck.model import Occurrence, Quote, Settings
from quotecheck.text.tokens import registered, words

Record = dict[str, Any]


@dataclass(slots=True)
class Tier:
    """Counts over the quotations of one tier."""

    quotes: int = 0
    anywhere: int = 0
    right_file: int = 0
    spans: int = 0
    overlapping: int = 0
    close: int = 0
    wrong: list[tuple[Record, list[Occurrence]]] = field(default_factory=list)

    def add(self, record: Record, found: list[Occurrence]) -> None:
        """Count one quotation and all its occurrences."""
        source = record["expected_source"]
        here = [one for one in found if one.source == source]
        self.quotes += 1
        self.anywhere += bool(found)
        self.right_file += bool(here)
        if source and record["expected_start"] is not None:
            fits = [_iou(record["expected_start"], record["expected_end"], one) for one in here]
            self.spans += 1
            self.overlapping += max(fits, default=0) > 0
            self.close += max(fits, default=0) >= 0.8
        if bool(here) != bool(source) or (found and not source):
            self.wrong.append((record, found))


def measure(folder: Path, settings: Settings) -> tuple[dict[str, Tier], float]:
    """The tiers, and CPU seconds of the search."""
    lines = (folder / "registry.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    usable = [record for record in records if next(words(record["text"]), None)]
    if len(usable) < len(records):
        print(f"{len(records) - len(usable)} quotations hold no word")
    began = time.process_time()
    found = occurrences(usable, folder / "sources", settings)
    spent = time.process_time() - began
    tiers: dict[str, Tier] = defaultdict(Tier)
    for record in usable:
        tiers[record["tier"]].add(record, found[record["id"]])
    return tiers, spent


def occurrences(
    records: list[Record], sources: Path, settings: Settings
) -> dict[str, list[Occurrence]]:
    """By id, every occurrence in the files of a folder. A source is called by its file's name."""
    quotes = [
        Quote(record["id"], record.get("speaker") or "?", record["text"], registered)
        for record in records
    ]
    index = search.compile_index(quotes, settings, binds)
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for path in sorted(sources.iterdir()):
        for one in search.find(readers.read(path, path.name), index)[1]:
            found[one.quote].append(one)
    return found


def as_markdown(tiers: dict[str, Tier]) -> str:
    """The table for a reader."""
    lines = [
        "| tier | n | right file | overlapping | IoU >= 0.8 | anywhere |",
        "|---|" + "---:|" * 5,
    ]
    for name, tier in sorted(tiers.items()):
        spans = max(1, tier.spans)
        shares = (
            tier.right_file / tier.quotes,
            tier.overlapping / spans,
            tier.close / spans,
            tier.anywhere / tier.quotes,
        )
        lines.append(f"| {name} | {tier.quotes} | " + " | ".join(f"{s:.1%}" for s in shares) + " |")
    return "\n".join(lines)


def _iou(start: int, end: int, one: Occurrence) -> float:
    shared = min(end, one.end) - max(start, one.start)
    return max(0, shared) / (max(end, one.end) - min(start, one.start))


def main() -> None:
    parser = argparse.ArgumentParser(description="Recall over real quotations, by tier.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--evidence", type=float, default=Settings().evidence, metavar="BITS")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N of each tier")
    given = parser.parse_args()
    tiers, spent = measure(given.folder, Settings(evidence=given.evidence))
    print(as_markdown(tiers))
    print(f"\n{spent:.1f} s of CPU")
    for name, tier in sorted(tiers.items()):
        for record, found in tier.wrong[: given.wrong]:
            print(f"{name} {record['id']} {record['expected_source']}: {record['text'][:200]!r}")
            for one in found[:3]:
                print(f"    {one.evidence:.0f} bits, {one.source}:{one.start}: {one.text[:200]!r}")


if __name__ == "__main__":
    main()

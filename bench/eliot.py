"""Recall over a folder of quotations that people really printed.

    python -m bench.eliot FOLDER [--evidence BITS] [--wrong N]

FOLDER holds ``sources/`` and ``registry.jsonl``: one quotation a line with ``id``, ``text``,
``tier``, ``expected_source`` (null where it must not be found), ``expected_start``,
``expected_end``. For each XX
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
    of_words: int = 0
    overlapping_of_words: int = 0
    close: int = 0
    wrong: list[tuple[Record, list[Occurrence]]] = field(default_factory=list)

    def add(self, record: Record, found: list[Occurrence], text: str) -> None:
        """Count one quotation and all its occurrences; the text is that of the right file."""
        source = record["expected_source"]
        here = [one for one in found if one.source == source]
        self.quotes += 1
        self.anywhere += bool(found)
        self.right_file += bool(here)
        if source and record["expected_start"] is not None:
            start, end = record["expected_start"], record["expected_end"]
            fits = [_iou(start, end, one) for one in here]
            overlaps = max(fits, default=0) > 0
            of_words = not _is_within_word(text, start) and not _is_within_word(text, end)
            self.spans += 1
            self.overlapping += overlaps
            self.of_words += of_words
            self.overlapping_of_words += overlaps and of_words
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
    found = occurrences(usable, sources(folder), settings)
    spent = time.process_time() - began
    tiers: dict[str, Tier] = defaultdict(Tier)
    texts = {path.name: readers.read(path, path.name).text for path in sources(folder)}
    for record in usable:
        text = texts.get(record["expected_source"], "")
        tiers[record["tier"]].add(record, found[record["id"]], text)
    return tiers, spent


def sources(folder: Path) -> list[Path]:
    """The files that are searched."""
    return sorted((folder / "sources").iterdir())


def occurrences(
    records: list[Record], paths: list[Path], settings: Settings
) -> dict[str, list[Occurrence]]:
    """By id, every occurrence in some files. A source is called by its file's name."""
    quotes = [
        Quote(record["id"], record.get("speaker") or "?", record["text"], registered)
        for record in records
    ]
    index = search.compile_index(quotes, settings, binds)
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for path in paths:
        for one in search.find(readers.read(path, path.name), index)[1]:
            found[one.quote].append(one)
    return found


def as_markdown(tiers: dict[str, Tier]) -> str:
    """The table for a reader."""
    lines = [
        "| tier | n | right file | overlapping | the same of whole words | IoU >= 0.8 | anywhere |",
        "|---|" + "---:|" * 6,
    ]
    for name, tier in sorted(tiers.items()):
        spans = max(1, tier.spans)
        shares = (
            tier.right_file / tier.quotes,
            tier.overlapping / spans,
            tier.overlapping_of_words / max(1, tier.of_words),
            tier.close / spans,
            tier.anywhere / tier.quotes,
        )
        lines.append(f"| {name} | {tier.quotes} | " + " | ".join(f"{s:.1%}" for s in shares) + " |")
    return "\n".join(lines)


def _is_within_word(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at].isalnum() and text[at : at + 1].isalnum()


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

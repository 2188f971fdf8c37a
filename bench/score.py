"""What a contender found, held against the truth of a workload.

A plant is found where a find of its quote overlaps it. Recall is by kind, without and with
quotation marks; offsets are those of the overlapping find that fits best. A find that overlaps no
plant is beyond the planted: an accident, or a reprint, which only a reader can tell. One that
overlaps plants of other quotes only is crossed: quotes drawn from one novel may share words.

Refuses: to count plants in files that a contender did not get to.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.contenders.job import Find
from bench.variants import WHOLE
from bench.workload import Plant

NEAR = 4
"""Code points by which each end of a find may be off and still be good."""


@dataclass(slots=True)
class Tally:
    """Counts over plants. ``whole``: found as one occurrence that covers most of the plant."""

    plants: int = 0
    found: int = 0
    near: int = 0
    iou: float = 0.0
    most: int = 0

    def add(self, plant: Plant, find: Find | None) -> None:
        """Count a plant and the best find of it."""
        self.plants += 1
        if find is None:
            return
        self.found += 1
        fit = overlap(plant, find)
        self.iou += fit
        self.most += fit >= 0.8
        self.near += abs(plant.start - find.start) <= NEAR and abs(plant.end - find.end) <= NEAR

    def figures(self) -> dict[str, float | int]:
        """Shares of the plants (recall, most), of the found (near), and the mean overlap."""
        found = max(1, self.found)
        return {
            "plants": self.plants,
            "recall": round(self.found / max(1, self.plants), 4),
            "as_one": round(self.most / max(1, self.plants), 4),
            "near": round(self.near / found, 4),
            "iou": round(self.iou / found, 4),
        }


@dataclass(slots=True)
class Score:
    """Tallies by row of a table, and what was found beyond the planted."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    beyond: list[Find] = field(default_factory=list)
    crossed: int = 0
    doubles: int = 0
    missed: list[Plant] = field(default_factory=list)


def plants(folder: Path) -> list[Plant]:
    """The truth of a workload."""
    lines = (folder / "truth.jsonl").read_text("utf-8").splitlines()
    return [_plant(json.loads(line)) for line in lines]


def finds(path: Path) -> list[Find]:
    """What a contender wrote."""
    return [Find(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def overlap(plant: Plant | Find, find: Find) -> float:
    """Intersection over union of the two spans, 0 where they share nothing."""
    shared = min(plant.end, find.end) - max(plant.start, find.start)
    if shared <= 0:
        return 0.0
    return shared / (max(plant.end, find.end) - min(plant.start, find.start))


def score(truth: Iterable[Plant], found: Sequence[Find], files: Iterable[str]) -> Score:
    """Hold finds against the plants of ``files``."""
    result = Score()
    done = set(files)
    by_place: dict[tuple[str, str], list[Find]] = defaultdict(list)
    for find in found:
        by_place[find.quote, find.path].append(find)
    used: set[Find] = set()
    planted = [plant for plant in truth if plant.path in done]
    for plant in planted:
        fits = [one for one in by_place[plant.quote, plant.path] if overlap(plant, one)]
        best = max(fits, key=lambda one: overlap(plant, one), default=None)
        used.update(fits)
        result.doubles += max(0, len(fits) - 1)
        if best is None:
            result.missed.append(plant)
        marks = "marked" if plant.marked else "plain"
        for row in rows(plant):
            result.tallies[row, marks].add(plant, best)
    others = [one for one in found if one not in used]
    grounds = _grounds(planted)
    result.beyond = [one for one in others if not _touches(grounds.get(one.path, []), one)]
    result.crossed = len(others) - len(result.beyond)
    return result


def _grounds(planted: Iterable[Plant]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each file that hold a plant, in order. Plants do not overlap."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for plant in planted:
        found[plant.path].append((plant.start, plant.end))
    return {path: sorted(stretches) for path, stretches in found.items()}


def _touches(stretches: list[tuple[int, int]], find: Find) -> bool:
    at = bisect_left(stretches, (find.end, 0)) - 1
    return at >= 0 and stretches[at][1] > find.start


def rows(plant: Plant) -> tuple[str, ...]:
    """The rows of the table that a plant counts in: its kind, and its kind by length."""
    shortest = min(plant.parts)
    if plant.kind in WHOLE:
        whole = "whole, 8 words and more" if plant.size >= 8 else "whole, 5 to 7 words"
        return plant.kind, whole
    if len(plant.parts) > 1:
        length = "6 words and more a part" if shortest >= 6 else "a part of 4 or 5 words"
    else:
        length = "8 words and more" if shortest >= 8 else f"{shortest} words"
    return plant.kind, f"{plant.kind}, {length}"


def _plant(record: dict[str, Any]) -> Plant:
    return Plant(**{**record, "parts": tuple(record["parts"])})

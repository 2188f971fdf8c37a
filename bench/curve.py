"""Recall against accidents, over the threshold of evidence.

    python -m bench.curve WORKLOAD [--bits N ...] [--out FOLDER]

WORKLOAD is a folder made by ``python -m bench.workload``, best with ``--quotes 1000``. It is
searched once for each threshold: to drop from one run what has too little evidence is not quite the
same, because what a higher threshold refuses leaves its words to another reading. What stands on no
plant is an accident, or one writer quoting another (``bench.accidents`` lists them). Rates are of
all finds by all megabytes, so that text that a workload holds twice counts twice on both sides.

The curve is written to --out (bench/runs) as JSON and Markdown. Refuses: to choose.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import measure, record, score, tables
from bench.summary import Figures
from bench.workload import Plant

BITS = (40, 45, 50, 55, 57, 60, 65, 70, 75, 80)


def search(folder: Path, name: str, bits: float) -> Path:
    """Have a workload searched at a threshold; the finds are in the file that is returned."""
    out = folder / f"{name}.finds"
    module = "bench.contenders.search"
    options = ["--evidence", f"{bits:g}"]
    cost = measure.run([sys.executable, "-m", module, str(folder), str(out), *options])
    if cost.status:
        raise SystemExit(f"the search exits {cost.status}")
    return out


def step(out: Path, truth: list[Plant]) -> Figures:
    """Recall by row at one threshold, and how much is found beyond the planted."""
    work = json.loads(out.with_suffix(".work").read_text("utf-8"))
    result = score.score(truth, score.finds(out), work["files"])
    beyond, hundreds = len(result.beyond), work["quotes"] * work["size"] / 1e6 / 10_000
    return {
        "quotes": work["quotes"],
        "files": len(work["files"]),
        "megabytes": round(work["size"] / 1e6, 3),
        "beyond": beyond,
        "beyond_per_100_quotes_and_100_mb": round(beyond / hundreds, 3),
        "recall": tables.table(result),
    }


def as_markdown(curve: Figures) -> str:
    """A row for each length of each kind, a column for each threshold."""
    steps: dict[str, Figures] = curve["steps"]
    first = next(iter(steps.values()))
    lines = [
        "# Recall and accidents by threshold",
        "",
        "## Curve",
        "",
        record.about(curve["machine"]),
        f"{first['quotes']:,} quotes, {first['files']} files, {first['megabytes']:.1f} MB. Bits:",
        "",
        *tables.head(("", "n", *steps)),
        *_rows(steps),
    ]
    for name, key in (
        ("found beyond the planted", "beyond"),
        ("the same per 100 quotes and 100 MB", "beyond_per_100_quotes_and_100_mb"),
    ):
        cells = (f"{one[key]:,.1f}".removesuffix(".0") for one in steps.values())
        lines.append(f"| {name} | | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _rows(steps: dict[str, Figures]) -> Iterator[str]:
    for row, by_marks in next(iter(steps.values()))["recall"].items():
        if "," not in row:
            continue
        for marks, figures in by_marks.items():
            key = "as_one" if row.startswith(("elision", "splice")) else "recall"
            cells = (f"{one['recall'][row][marks][key]:.1%}" for one in steps.values())
            inside = ", in marks" if marks == "marked" else ""
            yield f"| {row}{inside} | {figures['plants']} | {' | '.join(cells)} |"


def main() -> None:
    given = _arguments()
    truth = score.plants(given.workload)
    steps = {}
    for bits in given.bits:
        print(f"{bits:g} bits", file=sys.stderr, flush=True)
        steps[f"{bits:g}"] = step(search(given.workload, "curve", bits), truth)
    workload = json.loads((given.workload / "workload.json").read_text("utf-8"))
    result = {"machine": record.machine(), "workload": workload, "steps": steps}
    path = record.keep(given.out, "curve", result, as_markdown(result))
    print(path.read_text("utf-8"))


def _arguments() -> Any:
    parser = argparse.ArgumentParser(description="Recall against accidents, by threshold.")
    parser.add_argument("workload", type=Path, help="a folder made by bench.workload")
    parser.add_argument("--bits", type=float, nargs="+", default=BITS, metavar="N")
    parser.add_argument("--out", type=Path, default=record.RUNS)
    return parser.parse_args()


if __name__ == "__main__":
    main()

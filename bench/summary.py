"""A run's JSON made into Markdown, and one contender's finds into figures.

    python -m bench.summary RUN.json RUN.md
    python -m bench.summary --score OUT FIGURES.json

Costs are ratios of CPU time: what a megabyte costs by what it costs to read and fold it, and what
a quote and a megabyte cost by what they cost the whole command ``quotecheck verify``.

Refuses: to measure.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bench import score, tables

LIMIT = "read and fold"
OURS = ("quotecheck verify", "quotecheck search")
_WHOLE = "whole, 8 words and more"
_HEADS = (
    "contender | MB | CPU s | MB/s | quotes x MB/s | cost by read and fold | cost by verify "
    "| peak MB | recall of whole | ends within 4 | beyond per MB | beyond per 100 quotes"
)


def figures(out: Path) -> dict[str, Any]:
    """Recall by row, accidents and crossings of the finds in ``out``."""
    work = json.loads(out.with_suffix(".work").read_text("utf-8"))
    found = score.finds(out)
    result = score.score(score.plants(out.parent), found, work["files"])
    return {
        "finds": len(found),
        "beyond": len(result.beyond),
        "beyond_per_mb": round(len(result.beyond) / (work["size"] / 1e6), 3),
        "beyond_per_100_quotes": round(100 * len(result.beyond) / work["quotes"], 3),
        "crossed": result.crossed,
        "doubles": result.doubles,
        "recall": tables.table(result),
    }


def as_markdown(run: dict[str, Any]) -> str:
    """The whole run for a reader."""
    about = "Commit {commit}, Python {python}, {system} {machine}, {cores} cores."
    lines = ["# Run of {date}", "", about + " Made by `make bench`."]
    lines = [line.format(**run["machine"]) for line in lines]
    for size, at_size in run["sizes"].items():
        contenders = at_size["contenders"]
        lines += ["", f"## {int(size):,} quotes", "", f"| {_HEADS} |", "|---|" + "---:|" * 11]
        lines += [_row(name, one, contenders) for name, one in contenders.items()]
        ours = next((name for name in OURS if "recall" in contenders.get(name, {})), None)
        if ours:
            found = tables.as_markdown(contenders[ours]["recall"])
            lines += ["", f"What {ours} finds:", "", found]
    return "\n".join(lines) + "\n"


def _row(name: str, one: dict[str, Any], contenders: dict[str, Any]) -> str:
    if "failed" in one:
        return f"| {name} | failed with exit status {one['failed']} " + "| " * 10 + "|"
    limit, ours = contenders.get(LIMIT, {}), contenders.get(OURS[0], {})
    whole = [cell for cell in one["recall"].get(_WHOLE, {}).values() if name != LIMIT]
    cells = (
        name,
        f"{one['megabytes']:.1f}",
        f"{one['cpu']:.2f}",
        f"{one['mb_per_second']:.2f}",
        f"{one['quote_mb_per_second']:,.0f}",
        _ratio(limit.get("mb_per_second"), one["mb_per_second"]),
        _ratio(ours.get("quote_mb_per_second"), one["quote_mb_per_second"]),
        f"{one['peak_mb']:.0f}",
        _mean(whole, "recall"),
        _mean(whole, "near"),
        f"{one['beyond_per_mb']:.2f}",
        f"{one['beyond_per_100_quotes']:.1f}",
    )
    return "| " + " | ".join(cells) + " |"


def _ratio(base: float | None, rate: float) -> str:
    return f"{base / rate:.2f}" if base and rate else ""


def _mean(cells: list[dict[str, Any]], key: str) -> str:
    plants = sum(cell["plants"] for cell in cells)
    return f"{sum(cell[key] * cell['plants'] for cell in cells) / plants:.1%}" if plants else ""


def main() -> None:
    if sys.argv[1] == "--score":
        text = json.dumps(figures(Path(sys.argv[2])))
        Path(sys.argv[3]).write_text(text + "\n", "utf-8")
    else:
        run = json.loads(Path(sys.argv[1]).read_text("utf-8"))
        Path(sys.argv[2]).write_text(as_markdown(run), "utf-8")


if __name__ == "__main__":
    main()

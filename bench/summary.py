"""A run's figures made into tables, and one contender's finds into figures.

    python -m bench.summary RUN.json RUN.md
    python -m bench.summary --score OUT FIGURES.json [OURS]

Costs are ratios of CPU time. *Times a peer*: quotes x MB per second by those of the best fuzzy peer
of that size, and by those of naive rapidfuzz. *Cost by*: what a megabyte costs by what it costs to
read and fold it, and by what it costs ripgrep. *Ours there*: the recall of quotecheck in the files
that the contender got to.

Refuses: to measure.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import record, score, tables

LIMIT = "read and fold"
OURS = "quotecheck verify"
TWO = "quotecheck verify --jobs 2"
FLOOR = "ripgrep -F"
NAIVE = "naive rapidfuzz"
PEERS = ("sassy", "edlib", "rapidfuzz, cutoff", NAIVE)
"""Those that find what is not letter for letter the same."""

_FINDERS = (OURS, FLOOR, *PEERS)
_WHOLE = "whole, 8 words and more"
_HEADS = (
    "contender", "MB", "CPU s", "MB/s", "quotes x MB/s", "times the best peer", "times naive",
    "cost by read and fold", "cost by ripgrep", "peak MB", "recall of whole", "ours there",
    "beyond per MB", "beyond per 100 quotes",
)  # fmt: skip

Figures = dict[str, Any]


def figures(out: Path, ours: Path | None = None) -> Figures:
    """Recall by row, accidents and crossings of the finds in ``out``.

    ``ours`` are finds of quotecheck, the recall of which in the same files is to stand beside.
    """
    work = json.loads(out.with_suffix(".work").read_text("utf-8"))
    found, truth = score.finds(out), score.plants(out.parent)
    result = score.score(truth, found, work["files"])
    there = score.score(truth, score.finds(ours), work["files"]) if ours else score.Score()
    return {
        "finds": len(found),
        "beyond": len(result.beyond),
        "beyond_per_mb": round(len(result.beyond) / (work["size"] / 1e6), 3),
        "beyond_per_100_quotes": round(100 * len(result.beyond) / work["quotes"], 3),
        "crossed": result.crossed,
        "doubles": result.doubles,
        "recall": tables.table(result),
        "ours": tables.table(there).get(_WHOLE, {}),
    }


def as_markdown(run: Figures) -> str:
    """The whole run for a reader: what it cost at every size, then what was found at each."""
    rounds = f"Medians of {run['rounds']} interleaved rounds."
    lines = ["# Cost and recall", "", "## Cost", "", record.about(run["machine"]), rounds]
    for size, at_size in run["sizes"].items():
        lines += ["", f"### {int(size):,} quotes", "", *costs(at_size["contenders"])]
    for size, at_size in run["sizes"].items():
        lines += ["", f"## Found of {int(size):,} quotes", "", *found(at_size["contenders"])]
    return "\n".join(lines) + "\n"


def costs(contenders: dict[str, Figures]) -> Iterator[str]:
    """What each contender cost and was worth; what a second process is worth."""
    yield from tables.head(_HEADS)
    for name, one in contenders.items():
        cells = _failed(one) if "failed" in one else _cells(name, one, contenders)
        yield f"| {name} | {' | '.join(cells)} |"
    one, two = (contenders.get(name, {}).get("wall") for name in (OURS, TWO))
    if one and two:
        yield ""
        yield f"By the clock, two processes are {one / two:.2f} times as fast as one."


def found(contenders: dict[str, Figures]) -> Iterator[str]:
    """Recall and offsets by kind: of everybody, then of quotecheck without and with marks."""
    by_name = {name: contenders[name]["recall"] for name in _FINDERS if _answers(contenders, name)}
    yield from tables.head(("recall / ends within 4", *by_name))
    rows = dict.fromkeys(row for recall in by_name.values() for row in recall)
    for row in sorted(rows, key=tables.order):
        cells = (
            f"{mean(recall[row], 'recall')} / {mean(recall[row], 'near')}" if row in recall else ""
            for recall in by_name.values()
        )
        yield f"| {row} | {' | '.join(cells)} |"
    if OURS in by_name:
        yield from ("", f"{OURS}, plants without and within quotation marks:", "")
        yield tables.as_markdown(by_name[OURS])


def mean(cells: dict[str, Figures], key: str) -> str:
    """A share over plants without and with marks: of the plants, or ``near`` of what was found."""
    weights = [cell["plants"] * (cell["recall"] if key == "near" else 1) for cell in cells.values()]
    shares = (cell[key] * weight for cell, weight in zip(cells.values(), weights, strict=True))
    return f"{sum(shares) / sum(weights):.1%}" if sum(weights) else "–"


def _cells(name: str, one: Figures, contenders: dict[str, Figures]) -> tuple[str, ...]:
    def rate(of: str, key: str) -> float | None:
        return contenders.get(of, {}).get(key)

    speed, worth = one["mb_per_second"], one["quote_mb_per_second"]
    best = max((rate(peer, "quote_mb_per_second") or 0 for peer in PEERS), default=0)
    finds = name != LIMIT
    return (
        f"{one['megabytes']:.1f}",
        f"{one['cpu']:.2f}",
        f"{speed:.2f}",
        f"{worth:,.0f}",
        _ratio(worth, best) if finds else "",
        _ratio(worth, rate(NAIVE, "quote_mb_per_second")) if finds else "",
        _ratio(rate(LIMIT, "mb_per_second"), speed),
        _ratio(rate(FLOOR, "mb_per_second"), speed),
        f"{one['peak_mb']:.0f}",
        mean(one["recall"].get(_WHOLE, {}), "recall") if finds else "",
        mean(one["ours"], "recall") if finds else "",
        f"{one['beyond_per_mb']:.2f}" if finds else "",
        f"{one['beyond_per_100_quotes']:.1f}" if finds else "",
    )


def _failed(one: Figures) -> list[str]:
    return [f"failed with exit status {one['failed']}", *[""] * (len(_HEADS) - 2)]


def _answers(contenders: dict[str, Figures], name: str) -> bool:
    return "recall" in contenders.get(name, {})


def _ratio(rate: float | None, base: float | None) -> str:
    return f"{rate / base:,.2f}" if rate and base else ""


def main() -> None:
    if sys.argv[1] == "--score":
        out, scored, *ours = map(Path, sys.argv[2:])
        scored.write_text(json.dumps(figures(out, *ours)) + "\n", "utf-8")
    else:
        run = json.loads(Path(sys.argv[1]).read_text("utf-8"))
        Path(sys.argv[2]).write_text(as_markdown(run), "utf-8")


if __name__ == "__main__":
    main()

"""Measure quotecheck and its peers on one job, one after the other, several times over.

    python -m bench.run TEXT [--sizes N ...] [--megabytes N] [--rounds N] [--seconds N]
                             [--only NAME ...] [--work FOLDER] [--out FOLDER]

TEXT is a folder of ``*.txt`` of the user's (see ``bench.workload``). For each size a workload is
made, and every contender that can be run here is run in each round, so that what else the machine
does falls on all of them. Costs are medians of CPU time (user and system, children included) and
are told as ratios: absolute figures differ between machines, ratios hardly. A contender that is
slow stops at the first file's end after --seconds of CPU; its rate is of what it did.

Everybody takes the files in one order, so that one that stopped has seen the same first part.

The run is written to --out (bench/runs) as JSON and Markdown, named after the time. Refuses: to
measure in its own process, and to leave out what did badly.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from bench import measure, record, summary
from bench.measure import Cost


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table. ``needs`` is a module or program; ``most`` quotes it is asked for."""

    name: str
    module: str
    needs: str
    most: int = 1_000_000
    jobs: int = 1

    @property
    def key(self) -> str:
        """What --only and the files of its answers call it."""
        return self.module if self.jobs == 1 else f"{self.module}-{self.jobs}"

    @property
    def here(self) -> bool:
        """Whether it can be run on this machine."""
        return find_spec(self.needs) is not None or shutil.which(self.needs) is not None


BOARD = (
    Contender(summary.LIMIT, "fold", "numpy"),
    Contender(summary.OURS, "verify", "quotecheck"),
    Contender(summary.TWO, "verify", "quotecheck", jobs=2),
    Contender("quotecheck search", "search", "quotecheck"),
    Contender(summary.FLOOR, "ripgrep", "rg", 10_000),
    Contender("sassy", "sassy", "sassy", 1_000),
    Contender("edlib", "edlib", "edlib", 1_000),
    Contender("rapidfuzz, cutoff", "cutoff", "rapidfuzz", 1_000),
    Contender(summary.NAIVE, "naive", "rapidfuzz", 1_000),
)


_OF_EACH, _FEWEST, _MOST = 3, 120, 3_000
"""Variants of each quote that are planted, and of all: few quotes are printed a few times each."""


def main() -> None:
    given = _arguments()
    board = [one for one in BOARD if not given.only or one.key in given.only]
    _say("not here: " + (", ".join(one.name for one in board if not one.here) or "nobody"))
    board = [one for one in board if one.here]
    with tempfile.TemporaryDirectory() as temporary:
        work = given.work or Path(temporary)
        sizes = {str(size): _size(size, board, given, work) for size in given.sizes}
    result = {"machine": record.machine(), "rounds": given.rounds, "sizes": sizes}
    path = record.keep(given.out, "run", result, summary.as_markdown(result))
    print(path.read_text("utf-8"))


def _size(size: int, board: list[Contender], given: Any, work: Path) -> dict[str, Any]:
    """Every contender's figures at one size of the registry."""
    folder = work / f"quotes-{size}"
    _workload(folder, size, given)
    costs: dict[str, list[Cost]] = {}
    for turn in range(given.rounds):
        for one in board:
            if size <= one.most:
                _say(f"{size} quotes, round {turn + 1} of {given.rounds}: {one.name}")
                out = folder / f"{one.key}.finds"
                module = f"bench.contenders.{one.module}"
                command = [sys.executable, "-m", module, str(folder), str(out)]
                options = ["--seconds", str(given.seconds), "--jobs", str(one.jobs)]
                cost = measure.run([*command, *options])
                costs.setdefault(one.key, []).append(_own(out, cost))
    done = "verify" in costs and not any(cost.status for cost in costs["verify"])
    ours = [str(folder / "verify.finds")] if done else []
    return {
        "workload": json.loads((folder / "workload.json").read_text("utf-8")),
        "contenders": {
            one.name: _figures(folder / f"{one.key}.finds", costs[one.key], ours)
            for one in board
            if one.key in costs
        },
    }


def _workload(folder: Path, size: int, given: Any) -> None:
    """Make the workload, or see that the one that was kept is the same."""
    variants = given.variants or min(_MOST, max(_FEWEST, _OF_EACH * size))
    amount = {"variants": variants, "megabytes": given.megabytes}
    kept = folder / "workload.json"
    if not kept.exists():
        options = [text for name, value in amount.items() for text in (f"--{name}", str(value))]
        _python("bench.workload", str(given.text), str(folder), "--quotes", str(size), *options)
    elif not amount.items() <= json.loads(kept.read_text("utf-8")).items():
        raise SystemExit(f"{folder} holds another workload: name another folder with --work")


def _own(out: Path, cost: Cost) -> Cost:
    """The cost of the command that a contender measured itself, where it did."""
    if cost.status:
        return cost
    work = json.loads(out.with_suffix(".work").read_text("utf-8"))
    if work["cpu"] is None:
        return cost
    return replace(cost, cpu=work["cpu"], wall=work["wall"], peak=work["peak"])


def _figures(out: Path, costs: list[Cost], ours: list[str]) -> dict[str, Any]:
    """What a contender did, cost, and was worth; the status when it came to nothing."""
    failed = [cost.status for cost in costs if cost.status]
    if failed:
        return {"failed": failed[0]}
    work = json.loads(out.with_suffix(".work").read_text("utf-8"))
    cpu = median(cost.cpu for cost in costs)
    peak = max(cost.peak for cost in costs)
    megabytes = work["size"] / 1e6
    scored = out.with_suffix(".score")
    _python("bench.summary", "--score", str(out), str(scored), *ours)
    return {
        "megabytes": round(megabytes, 3),
        "files": len(work["files"]),
        "cpu": round(cpu, 3),
        "wall": round(median(cost.wall for cost in costs), 3),
        "rounds": [asdict(cost) for cost in costs],
        "peak_mb": round(peak, 1),
        "mb_per_second": round(megabytes / cpu, 3),
        "quote_mb_per_second": round(work["quotes"] * megabytes / cpu, 1),
        "phases": work["phases"],
        **json.loads(scored.read_text("utf-8")),
    }


def _python(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, cwd=record.ROOT)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure quotecheck and its peers.")
    parser.add_argument("text", type=Path, help="a folder of *.txt in UTF-8")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1_000], metavar="N")
    each = f"{_OF_EACH} of each quote, {_FEWEST} at least and {_MOST:,} at most"
    parser.add_argument("--variants", type=int, metavar="N", help=f"plants; if not given {each}")
    parser.add_argument("--megabytes", type=float, default=100.0, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--seconds", type=float, default=60.0, metavar="N")
    parser.add_argument("--only", nargs="+", choices=[one.key for one in BOARD], metavar="NAME")
    parser.add_argument("--work", type=Path, help="keep workloads and finds here")
    parser.add_argument("--out", type=Path, default=record.RUNS)
    return parser.parse_args()


if __name__ == "__main__":
    main()

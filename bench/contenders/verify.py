"""The whole command as a user runs it: ``quotecheck verify --format json``.

In as many processes as asked for, and knowing nothing from an earlier run. Its cost is measured on
its own; reading its report is not part of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import measure
from bench.contenders.job import Find, Job, Work, asked


def run(job: Job) -> None:
    options = ["--registry", str(job.registry), "--format", "json", "--fail-on", "never", "-q"]
    alone = ["--jobs", str(job.jobs), "--no-cache"]
    command = [sys.executable, "-m", "quotecheck", "verify", str(job.corpus), *options, *alone]
    printed = job.out.with_suffix(".stdout")
    cost = measure.run(command, printed)
    if cost.status:
        raise SystemExit(f"quotecheck verify: exit {cost.status}")
    report = json.loads(printed.read_text("utf-8"))
    files = [Path(source["path"]) for source in report["sources"]]
    size = sum(path.stat().st_size for path in files)
    work = Work(len(report["quotes"]), [path.name for path in files], size)
    work.cpu, work.wall, work.peak = cost.cpu, cost.wall, cost.peak
    job.answer(finds(report), work)


def finds(report: dict[str, Any]) -> Iterator[Find]:
    """Every occurrence of a report."""
    for quote in report["quotes"]:
        for variant in quote["variants"]:
            for one in variant["occurrences"]:
                path = Path(one["source"]).name
                evidence = one.get("evidence", 0.0)
                parts = len(one["spans"])
                yield Find(quote["id"], path, one["start"], one["end"], evidence, parts)


if __name__ == "__main__":
    run(asked())

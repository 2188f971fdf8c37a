"""ripgrep -F: the exact floor, letter for letter as registered.

It reads lines, so what a line end breaks it does not see. To ignore case would make it many times
slower than the plain search that it stands for. Its cost is measured on its own; counting its
bytes in code points is not part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench import measure
from bench.contenders.job import Find, Job, Work, asked


def run(job: Job) -> None:
    quotes = {text: name for name, text in job.quotes().items()}
    patterns, printed = job.out.with_suffix(".patterns"), job.out.with_suffix(".stdout")
    patterns.write_text("".join(f"{text}\n" for text in quotes), "utf-8")
    output = ["-o", "-b", "-H", "-N", "--no-heading"]
    options = ["--no-config", "--no-ignore", "-j1", "-F", *output]
    cost = measure.run(["rg", *options, "-f", str(patterns), str(job.corpus)], printed)
    if cost.status > 1:
        raise SystemExit(f"rg: exit {cost.status}")
    files = job.files()
    size = sum(path.stat().st_size for path in files)
    work = Work(len(quotes), [path.name for path in files], size)
    work.cpu, work.wall, work.peak = cost.cpu, cost.wall, cost.peak
    job.answer(finds(printed, quotes), work)


def finds(printed: Path, quotes: dict[str, str]) -> Iterator[Find]:
    """Lines of ``path:byte:text`` as finds."""
    read: dict[str, bytes] = {}
    for line in printed.read_text("utf-8").splitlines():
        path, at, text = line.split(":", 2)
        data = read.setdefault(path, Path(path).read_bytes())
        start = len(data[: int(at)].decode("utf-8"))
        yield Find(quotes[text], Path(path).name, start, start + len(text))


if __name__ == "__main__":
    run(asked())

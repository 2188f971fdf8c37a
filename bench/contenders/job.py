"""The job every contender does, and the form of its answer.

Refuses: to import anything heavy, because its import is in everybody's time.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from random import Random

_ENTRY = re.compile(r'^  - id: (\S+)\n.*\n    text: (".*")$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Find:
    """One place where a contender says that a quote stands; code points of the file's text."""

    quote: str
    path: str
    start: int
    end: int
    evidence: float = 0.0
    parts: int = 1


_FIND = tuple(one.name for one in fields(Find))
_values = attrgetter(*_FIND)


@dataclass(slots=True)
class Work:
    """What was done: files, their bytes, quotes, and seconds of CPU up to the end of each phase.

    ``cpu``, ``wall`` (seconds) and ``peak`` (MB) are given by one who had a command of its own
    measured.
    """

    quotes: int
    files: list[str] = field(default_factory=list)
    size: int = 0
    cpu: float | None = None
    wall: float | None = None
    peak: float | None = None
    phases: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """A workload to search. ``seconds`` of CPU after which a contender stops at a file's end.

    ``jobs`` is for those who can use several processes.
    """

    folder: Path
    out: Path
    seconds: float
    evidence: float | None = None
    jobs: int = 1

    @property
    def registry(self) -> Path:
        """The quotes."""
        return self.folder / "quotes.yaml"

    @property
    def corpus(self) -> Path:
        """The folder of the sources."""
        return self.folder / "corpus"

    def quotes(self) -> dict[str, str]:
        """Texts by id, of a registry that `workload` wrote; cheap, for those without a loader."""
        entries = _ENTRY.findall(self.registry.read_text("utf-8"))
        return {name: json.loads(text) for name, text in entries}

    def files(self) -> list[Path]:
        """The sources in an order that is the same for every contender."""
        found = sorted(self.corpus.glob("*.txt"))
        Random("files").shuffle(found)
        return found

    def answer(self, finds: Iterable[Find], work: Work) -> None:
        """Write what was found and what was done."""
        with self.out.open("w", encoding="utf-8") as file:
            file.writelines(
                json.dumps(dict(zip(_FIND, _values(find), strict=True))) + "\n" for find in finds
            )
        work.phases["all"] = time.process_time()
        self.out.with_suffix(".work").write_text(json.dumps(asdict(work)), "utf-8")


def asked() -> Job:
    """The job on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--evidence", type=float)
    parser.add_argument("--jobs", type=int, default=1)
    return Job(**vars(parser.parse_args()))


def search_files(
    job: Job, quotes: int, search: Callable[[str, str], Iterator[Find] | Iterable[Find]]
) -> None:
    """Let ``search(path, text)`` find in each file until the time is used up, and answer."""
    work = Work(quotes, phases={"start": time.process_time()})
    finds: list[Find] = []
    for path in job.files():
        data = path.read_bytes()
        finds += search(path.name, data.decode("utf-8"))
        work.files.append(path.name)
        work.size += len(data)
        if time.process_time() - work.phases["start"] > job.seconds:
            break
    job.answer(finds, work)

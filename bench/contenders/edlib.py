"""edlib on characters: the best places in each file within 0.35 edits a character."""

from __future__ import annotations

from collections.abc import Iterator

import edlib as peer

from bench.contenders.job import Find, Job, asked, search_files
from bench.contenders.plain import as_bytes

LIMIT = 0.35


def run(job: Job) -> None:
    quotes = {name: as_bytes(text) for name, text in job.quotes().items()}

    def search(path: str, text: str) -> Iterator[Find]:
        folded = as_bytes(text)
        for name, quote in quotes.items():
            found = peer.align(quote, folded, "HW", "locations", int(LIMIT * len(quote)))
            if found["editDistance"] >= 0:
                start, end = found["locations"][0]
                yield Find(name, path, start, end + 1, -float(found["editDistance"]))

    search_files(job, len(quotes), search)


if __name__ == "__main__":
    run(asked())

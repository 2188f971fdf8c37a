"""sassy (SIMD approximate search): every place within 0.35 edits a character."""

from __future__ import annotations

from collections.abc import Iterator

import sassy as peer

from bench.contenders.job import Find, Job, asked, search_files
from bench.contenders.plain import as_bytes

LIMIT = 0.35


def run(job: Job) -> None:
    quotes = {name: as_bytes(text) for name, text in job.quotes().items()}
    searcher = peer.Searcher("ascii", rc=False)

    def search(path: str, text: str) -> Iterator[Find]:
        folded = as_bytes(text)
        for name, quote in quotes.items():
            for match in searcher.search(quote, folded, int(LIMIT * len(quote))):
                yield Find(name, path, match.text_start, match.text_end, -float(match.cost))

    search_files(job, len(quotes), search)


if __name__ == "__main__":
    run(asked())

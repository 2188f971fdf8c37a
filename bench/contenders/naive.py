"""Naive rapidfuzz: partial_ratio_alignment of every quote with every file, one answer each."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio_alignment

from bench.contenders.job import Find, Job, asked, search_files
from bench.contenders.plain import fold

LIKE = 70.0
"""Likeness in per cent from which an answer counts. Lower, and most answers are accidents."""


def run(job: Job, cutoff: float | None = None) -> None:
    """Told a ``cutoff`` (per cent), rapidfuzz passes over what cannot come to it."""
    quotes = {name: fold(text) for name, text in job.quotes().items()}

    def search(path: str, text: str) -> Iterator[Find]:
        folded = fold(text)
        for name, quote in quotes.items():
            best = partial_ratio_alignment(quote, folded, score_cutoff=cutoff)
            if best is not None and best.score >= LIKE:
                yield Find(name, path, best.dest_start, best.dest_end, best.score)

    search_files(job, len(quotes), search)


if __name__ == "__main__":
    run(asked())

"""quotecheck's own search room in one process, for the finer figures."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.contenders.job import Find, Job, Work, asked
from quotecheck import readers, registry, search
from quotecheck.cli import YOUNG
from quotecheck.drift.lexicons import lexicon
from quotecheck.engines.memory import keep_freed
from quotecheck.model import Settings, Source


def run(job: Job) -> None:
    gc.set_threshold(YOUNG)  # as the program does
    clock = time.process_time
    work = Work(0, phases={"start": clock()})
    settings = Settings() if job.evidence is None else Settings(evidence=job.evidence)
    quotes = registry.load(job.registry).quotes
    work.quotes, work.phases["registry"] = len(quotes), clock()
    index = search.compile_index(quotes, settings, binds)
    began = work.phases["index"] = clock()
    keep_freed()  # so does the program

    def sources() -> Iterator[Source]:
        for path in job.files():
            yield readers.read(path, path.name)
            if clock() - began > job.seconds:
                break

    finds: list[Find] = []
    for source, _, found in search.Finder(index).find(sources()):
        finds += (
            Find(one.quote, source.path, one.start, one.end, one.evidence, len(one.spans))
            for one in found
        )
        work.files.append(source.path)
        work.size += (job.corpus / source.path).stat().st_size
    job.answer(finds, work)


def binds(language: str, word: str) -> bool:
    """Whether a word denies or binds what stands beside it, as the pipeline tells the search."""
    words = lexicon(language)
    return word in words.negation or word in words.modality


if __name__ == "__main__":
    run(asked())

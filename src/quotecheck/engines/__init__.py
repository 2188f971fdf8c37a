"""Engines: where work is done, here or in worker processes: sources read and searched, and more.

What comes of a source depends on that source, the index and nothing else, so every engine gives
the same; so does whatever is `spread`. Refuses: to judge. What may be left out, and in which order
a report has it, is for ``pipeline``.
"""

from __future__ import annotations

from quotecheck.engines.compare import Compared, Given, Told, shown
from quotecheck.engines.memory import give_back
from quotecheck.engines.sizes import cores, size, workers
from quotecheck.engines.spreading import spread
from quotecheck.engines.work import Engine, engine

__all__ = [
    "Compared",
    "Engine",
    "Given",
    "Told",
    "cores",
    "engine",
    "give_back",
    "shown",
    "size",
    "spread",
    "workers",
]

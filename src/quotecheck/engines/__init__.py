"""Engines: where sources are read and searched, here or in worker processes.

What comes of a source depends on that source, the index and nothing else, so every engine gives
the same. Refuses: to judge. What may be left out, and in which order a report has it, is for
``pipeline``.
"""

from __future__ import annotations

from quotecheck.engines.compare import Compared, Given, Told, shown
from quotecheck.engines.sizes import cores, size
from quotecheck.engines.work import Engine, engine

__all__ = ["Compared", "Engine", "Given", "Told", "cores", "engine", "shown", "size"]

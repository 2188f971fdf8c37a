"""The compiled loops of the filter, where they were built (``native/``, by setup.py).

Each is the twin of some lines of numpy beside its caller: it finds the same, sooner, and the tests
hold the two equal. Where no compiler was at hand, or ``QUOTECHECK_NUMPY`` is set, numpy does it.
Refuses: to do what numpy beside it does not.
"""

from __future__ import annotations

import os

__all__ = ["BUILT", "cut", "find", "parts", "runs", "seeds", "spread", "whole"]

try:
    from quotecheck.search._native import cut, find, parts, runs, seeds, spread, whole
except ImportError:
    BUILT = False
else:
    BUILT = not os.environ.get("QUOTECHECK_NUMPY")

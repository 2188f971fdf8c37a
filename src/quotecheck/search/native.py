"""The compiled loops of the filter, where they were built (``native/``, by setup.py).

Each is the twin of some lines of numpy beside its caller: it finds the same, sooner, and the tests
hold the two equal. Where no compiler was at hand, or ``QUOTECHECK_NUMPY`` is set, numpy does it.
Refuses: to do what numpy beside it does not.
"""

from __future__ import annotations

import os

__all__ = [
    "BUILT",
    "add",
    "cut",
    "find",
    "firsts",
    "parts",
    "runs",
    "seeds",
    "spread",
    "stems",
    "whole",
]

_INTERFACE = 2  # as in native/native.h; loops of another one are left over from an earlier build

try:
    from quotecheck.search._native import (
        INTERFACE,
        add,
        cut,
        find,
        firsts,
        parts,
        runs,
        seeds,
        spread,
        stems,
        whole,
    )
except ImportError:
    BUILT = False
else:
    BUILT = INTERFACE == _INTERFACE and not os.environ.get("QUOTECHECK_NUMPY")

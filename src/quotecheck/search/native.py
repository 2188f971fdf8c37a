"""The compiled loops of the search, where they were built (``native/``, by setup.py).

Each is the twin of some lines of Python beside its caller: it finds the same, sooner, and the tests
hold the two equal. Where no compiler was at hand, or ``QUOTECHECK_NUMPY`` is set, these do it.
Refuses: to do what they do not.
"""

from __future__ import annotations

import os

__all__ = [
    "BUILT",
    "add",
    "chain",
    "cut",
    "find",
    "firsts",
    "halves",
    "lines",
    "parts",
    "rows",
    "runs",
    "seeds",
    "spread",
    "stems",
    "whole",
]

_INTERFACE = 7  # as in native/native.h; loops of another one are left over from an earlier build

try:
    from quotecheck.search._native import (
        INTERFACE,
        add,
        chain,
        cut,
        find,
        firsts,
        halves,
        lines,
        parts,
        rows,
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

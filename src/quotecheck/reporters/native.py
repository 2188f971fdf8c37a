"""The compiled twin of ``indented``, where it was built (``native/reporters/``, by setup.py).

Refuses: to write what the twin does not; what is rare is handed back to it.
"""

from __future__ import annotations

import os

__all__ = ["BUILT", "indented"]

_INTERFACE = 1  # as in native/reporters/indented.c; another one is left over from an earlier build

try:
    from quotecheck.reporters._native import INTERFACE, indented
except ImportError:
    BUILT = False
else:
    BUILT = INTERFACE == _INTERFACE and not os.environ.get("QUOTECHECK_NUMPY")

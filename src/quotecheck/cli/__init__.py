"""The command line: parse, call one function, render, return an exit status.

Refuses: judgement. What a report says and how a run ends is decided in the rooms below; only
what cannot be known there (a terminal, a closed pipe, a signal) is dealt with here. One command
is one file, and imports what it needs when it runs.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

__all__ = ["YOUNG", "main", "process"]

YOUNG = 200_000
"""Objects after which the young ones are looked through for waste; Python's 700 take a fifth of
the time that reading a large registry takes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run quotecheck on ``arguments`` (``sys.argv[1:]`` when None); the exit status.

    0, 1 or 2; 130 interrupted, 143 terminated, 129 hung up. Never raises.
    """
    if arguments is not None:
        return _run(list(arguments))
    gc.set_threshold(YOUNG)  # the process is ours: it makes much that lives to the end of the run
    return _run(sys.argv[1:])


def process() -> NoReturn:
    """Run quotecheck as a process of its own, which ends with the exit status.

    The interpreter's shutdown is passed by: it would let go of all that there is, one by one, and
    could still change the status.
    """
    status = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(status)


def _run(words: list[str]) -> int:
    if words in (["--version"], ["-V"]):  # asked by scripts, and often: it takes no parser
        from quotecheck import __version__
        from quotecheck.cli.emit import emit

        return emit(f"quotecheck {__version__}\n", 0)
    # The numeric library starts a thread a core when it loads, and we never multiply matrices.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from quotecheck.cli.guard import guarded

    return guarded(words)

"""Freed memory kept for the next block instead of given back to the system, and given back at last.

A search takes and frees the same few arrays for every block. The GNU allocator returns them to
the system each time, and to be handed fresh pages again costs as much as the work done in them.
When the search is over, all of it is given back: what comes then is made of small things, for which
Python has pages of its own. Refuses: to do anything where the allocator is another.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # malloc.h
_LARGE = 1 << 30

_keeping: list[Any] = []  # the library, once it was told to: it is one to the whole process


def keep_freed() -> None:
    """Let the allocator keep what is freed, to the end of the process."""
    import ctypes

    with suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_TRIM_THRESHOLD, _LARGE)
        _keeping[:] = [library]


def give_back() -> None:
    """Let the system have what was kept until now."""
    for library in _keeping:
        with suppress(AttributeError):
            library.malloc_trim(0)

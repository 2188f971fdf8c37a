"""Freed memory kept for the next block instead of given back to the system.

A search takes and frees the same few arrays for every block. The GNU allocator returns them to
the system each time, and to be handed fresh pages again costs as much as the work done in them.
Refuses: to do anything where the allocator is another.
"""

from __future__ import annotations

from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # malloc.h
_LARGE = 1 << 30


def keep_freed() -> None:
    """Let the allocator keep what is freed, to the end of the process."""
    import ctypes

    with suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_TRIM_THRESHOLD, _LARGE)

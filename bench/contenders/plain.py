"""The folding that peers get: small letters, straight marks, single spaces for line ends.

One code point for one, so that what a peer finds has its place in the file. It is done in C and is
no part of what a peer is worth. Refuses: anything that would change a length.
"""

from __future__ import annotations

_SAME = str.maketrans("\n\r\t’‘“”—–", "   ''\"\"--")


def fold(text: str) -> str:
    """``text`` as a peer sees it."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).translate(_SAME)


def as_bytes(text: str) -> bytes:
    """The same with one byte for each code point."""
    return fold(text).encode("latin-1", "replace")

"""Readers: which files of the corpus are sources, and each of them as decoded text.

Refuses: to leave anything out in silence. What is not read is skipped with a reason or is an
error; and no reader alters the text it hands on, because offsets are counted in it.
"""

from quotecheck.readers.discovery import Discovery, discover
from quotecheck.readers.files import sha256
from quotecheck.readers.formats import format_of
from quotecheck.readers.long import read_long
from quotecheck.readers.source import MAX_BYTES, from_bytes, from_text, read, with_text

__all__ = [
    "MAX_BYTES",
    "Discovery",
    "discover",
    "format_of",
    "from_bytes",
    "from_text",
    "read",
    "read_long",
    "sha256",
    "with_text",
]

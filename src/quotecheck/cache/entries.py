"""What is kept of one content, the keys it is found by, and its form as bytes.

The form is JSON, compressed; the compression's checksum tells a damaged entry from a sound one.
Refuses: pickle, and every form that could make a reader run what somebody else wrote.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from quotecheck.model import Quote, Settings
from quotecheck.model.flat import Flat
from quotecheck.records import dataclass

KEY = 16
"""Bytes of a key: of a content, of a quote, of a set of quotes."""

Key = bytes
Keys = frozenset[Key]


class DamagedError(ValueError):
    """Bytes that are no entry of ours, or no longer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Of one content: its summary, the sets of quotes it was searched for, what was found.

    ``sets`` are keys of sets, the newest first; ``found`` has the quotes that occur, by key, each
    with its occurrences in the order of their places.
    """

    summary: Flat
    sets: tuple[Key, ...]
    found: Mapping[Key, Flat]


def quote_keys(quotes: Iterable[Quote], settings: Settings) -> dict[str, Key]:
    """By id of each quote, the key of all that decides where it is found in a given source."""
    shared = _digest(json.dumps([settings.min_words, settings.evidence, settings.exhaustive]))
    keys: dict[str, Key] = {}
    for quote in quotes:
        max_drift = settings.max_drift if quote.max_drift is None else quote.max_drift
        own = f"{max_drift!r}\0{quote.language}\0{quote.text}"
        keys[quote.id] = _digest(own, shared)
    return keys


def content_key(sha256: str, format: str, program: str) -> Key:
    """The key of a file's bytes, read as this format, by this program (`program_key`)."""
    return _digest(f"{sha256}\0{format}\0{program}")


def set_key(keys: Iterable[Key]) -> Key:
    """The key of a set of quotes."""
    return blake2b(packed(keys), digest_size=KEY).digest()


def packed(keys: Iterable[Key]) -> bytes:
    """A set of keys as bytes."""
    return b"".join(sorted(keys))


def unpacked(data: bytes) -> tuple[Key, ...]:
    """The keys of which ``data`` was packed, in order."""
    return tuple(data[at : at + KEY] for at in range(0, len(data), KEY))


def encoded(entry: Entry) -> bytes:
    """The summary and what was found; the sets are kept beside them."""
    found = {key.hex(): value for key, value in entry.found.items()}
    text = json.dumps([entry.summary, found], separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), 1)


def decoded(sets: bytes, data: bytes) -> Entry:
    """The entry; DamagedError when these bytes are none."""
    try:
        summary, found = json.loads(zlib.decompress(data))
        by_key = {bytes.fromhex(key): value for key, value in found.items()}
    except (zlib.error, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError(str(error)) from error
    return Entry(summary, unpacked(sets), by_key)


def _digest(text: str, key: Key = b"") -> Key:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY, key=key).digest()

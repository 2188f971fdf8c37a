"""What a run already knows of its sources, and which quotes each is still to be searched for.

A source for which some quotes are missing is searched for these alone. Refuses: to decide for a
source that was not looked at: the hash of its bytes, taken now, is what it is known by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from quotecheck.cache.entries import Entry, Key, Keys, content_key, quote_keys
from quotecheck.cache.program import program_key
from quotecheck.cache.store import LIMIT, Store
from quotecheck.model import Occurrence, Quote, Settings, SourceSummary, flat
from quotecheck.records import dataclass

_SETS = 4  # sets of quotes that an entry is kept for


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one source of this run. ``missing`` are the keys to be searched for.

    ``summary`` is None where nothing is known. ``occurrences`` are those of the other quotes, of
    each in the order of their places.
    """

    format: str
    sha256: str
    missing: Keys
    entry: Entry | None = None
    summary: SourceSummary | None = None
    occurrences: tuple[Occurrence, ...] = ()


class Memory:
    """The cache as one run sees it: its quotes by key, and what is known of each source."""

    def __init__(
        self,
        folder: Path,
        quotes: Sequence[Quote],
        settings: Settings,
        note: Callable[[str], None],
        *,
        limit: int = LIMIT,
    ) -> None:
        self._program = program_key()
        self._store = Store(folder, note, limit)
        self._quotes = quotes
        self._keys = quote_keys(quotes, settings)
        self._ids: dict[Key, list[str]] = {}
        for name, key in self._keys.items():
            self._ids.setdefault(key, []).append(name)
        self.wanted = frozenset(self._ids)
        self._covered: dict[tuple[Key, ...], Keys] = {}

    def known(self, path: str, format: str, sha256: str) -> Known:
        """What is known of the source at ``path``, whose bytes have this hash."""
        entry = self._store.entry(content_key(sha256, format, self._program))
        if entry is not None:
            missing = self.wanted - self._cover(entry.sets)
            try:
                summary = flat.summary(entry.summary, path)
                found = tuple(self._recalled(entry, path, missing))
            except (ValueError, TypeError, LookupError):  # nobody here has written this
                return Known(format, sha256, self.wanted)
            return Known(format, sha256, missing, entry, summary, found)
        return Known(format, sha256, self.wanted)

    def unknown(self, known: Known) -> Known:
        """The same source as if it had never been searched; what it is known by stays."""
        return Known(known.format, known.sha256, self.wanted, known.entry)

    def quotes(self, missing: Keys) -> tuple[Quote, ...]:
        """The quotes of some keys, in the order of the registry."""
        return tuple(quote for quote in self._quotes if self._keys[quote.id] in missing)

    def learn(self, known: Known, summary: SourceSummary, fresh: Sequence[Occurrence]) -> None:
        """Keep what the search for the missing quotes found in a source."""
        sets = [self._store.put_quotes(self.wanted)]
        found: dict[Key, flat.Flat] = {}
        if known.entry is not None:
            others = (one for one in known.entry.sets if not self._store.quotes(one) <= self.wanted)
            sets += tuple(others)[: _SETS - 1]
            kept = self._cover(tuple(sets))
            found = {
                key: value
                for key, value in known.entry.found.items()
                if key in kept and key not in known.missing
            }
        by_quote: dict[str, list[flat.Flat]] = {}
        for one in fresh:
            by_quote.setdefault(one.quote, []).append(flat.flat(one))
        new = {self._keys[name]: value for name, value in by_quote.items()}
        entry = Entry(flat.flat_summary(summary), tuple(sets), {**found, **new})
        self._store.put(content_key(summary.sha256, known.format, self._program), entry)

    def close(self) -> None:
        """Write what was learnt."""
        self._store.close()

    def _recalled(self, entry: Entry, path: str, missing: Keys) -> list[Occurrence]:
        """The occurrences of the wanted quotes that the source was searched for."""
        return [
            flat.occurrence(values, name, path)
            for key, several in entry.found.items()
            if key in self.wanted and key not in missing
            for name in self._ids[key]
            for values in several
        ]

    def _cover(self, sets: tuple[Key, ...]) -> Keys:
        """The quotes of some sets."""
        if sets not in self._covered:
            self._covered[sets] = frozenset().union(*map(self._store.quotes, sets))
        return self._covered[sets]

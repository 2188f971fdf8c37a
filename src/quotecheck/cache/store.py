"""The database of the cache: entries by content, sets of quotes by key.

Whatever goes wrong with it ends its use, is noted once, and changes nothing else. Two runs may
use it at once: each change is one short transaction. Refuses: to grow past its limit; what was
not used for the longest time goes.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from quotecheck.cache.entries import (
    DamagedError,
    Entry,
    Key,
    Keys,
    decoded,
    encoded,
    packed,
    set_key,
    unpacked,
)
from quotecheck.records import dataclass

_NAME = "cache.sqlite"
LIMIT = 200_000_000
"""Bytes of entries that are kept by default."""

_T = TypeVar("_T")
_OURS = 0x71756F74  # "quot": tells our database from anybody else's
_VERSION = 1
_PATIENCE = 5.0  # seconds that another run may hold the database
_AT_ONCE = 4_000_000  # bytes of entries that are written in one transaction
_ROOM = 0.8  # of the limit, once it was passed
_SCHEMA = (
    """CREATE TABLE entry (content BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL,
       sets BLOB NOT NULL, data BLOB NOT NULL)""",
    "CREATE TABLE quotes (key BLOB PRIMARY KEY, keys BLOB NOT NULL)",
    f"PRAGMA application_id = {_OURS}",
    f"PRAGMA user_version = {_VERSION}",
)
_SIZE = """
SELECT (SELECT coalesce(sum(size), 0) FROM entry)
     + (SELECT coalesce(sum(length(keys)), 0) FROM quotes)
"""
_LEAST_USED = """
DELETE FROM entry WHERE rowid IN (SELECT rowid FROM (
    SELECT rowid, sum(size) OVER (ORDER BY used DESC, rowid DESC) AS held FROM entry
) WHERE held > ?)
"""


class _UnusableError(Exception):
    """The database is none of ours, or of another version."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many contents are known, in how many bytes."""

    contents: int
    size: int


class Store:
    """The database in ``folder``, made when there is none. ``note`` is told why it is not used."""

    def __init__(self, folder: Path, note: Callable[[str], None], limit: int = LIMIT) -> None:
        self._path = path_in(folder)
        self._note = note
        self._limit = limit
        self._sets: dict[Key, Keys] = {}
        self._waiting: list[tuple[Key, int, int, bytes, bytes]] = []
        self._waiting_bytes = 0
        self._used: list[tuple[int, Key]] = []
        self._today = int(time.time()) // 86_400
        self._database: sqlite3.Connection | None = None
        try:
            self._database = _opened(self._path)
        except (sqlite3.Error, OSError, ValueError, _UnusableError) as error:
            self._do_without(error)

    def entry(self, content: Key) -> Entry | None:
        """What is known of a content; None when nothing is."""
        question = "SELECT used, sets, data FROM entry WHERE content = ?"
        row = self._try(lambda db: db.execute(question, (content,)).fetchone(), None)
        if row is None:
            return None
        try:
            entry = decoded(row[1], row[2])
        except (DamagedError, TypeError):
            return None  # it is searched again, and then replaced
        if row[0] < self._today:
            self._used.append((self._today, content))
        return entry

    def quotes(self, key: Key) -> Keys:
        """The quotes of a set; none when they are not known, or not for sure."""
        if key not in self._sets:
            question = "SELECT keys FROM quotes WHERE key = ?"
            row = self._try(lambda db: db.execute(question, (key,)).fetchone(), None)
            known = isinstance(row, tuple) and isinstance(row[0], bytes)
            keys = frozenset(unpacked(row[0])) if known else frozenset()
            self._sets[key] = keys if set_key(keys) == key else frozenset()
        return self._sets[key]

    def put(self, content: Key, entry: Entry) -> None:
        """Keep an entry, soon; its sets must have been kept before. One that is huge is not."""
        sets, data = b"".join(entry.sets), encoded(entry)
        size = len(sets) + len(data)
        if self._database is not None and size <= self._limit // 4:
            self._waiting.append((content, self._today, size, sets, data))
            self._waiting_bytes += size
            if self._waiting_bytes >= _AT_ONCE:
                self._write()

    def put_quotes(self, keys: Keys) -> Key:
        """Keep a set of quotes; its key."""
        key = set_key(keys)
        if self.quotes(key) != keys:
            row = (key, packed(keys))
            insert = "INSERT OR REPLACE INTO quotes VALUES (?, ?)"
            self._try(lambda db: db.execute(insert, row), None)
            self._sets[key] = keys
        return key

    def figures(self) -> Figures | None:
        """What there is; None when there is no database that can be read."""
        question = "SELECT count(*), coalesce(sum(size), 0) FROM entry"
        row = self._try(lambda db: db.execute(question).fetchone(), None)
        return None if row is None else Figures(*row)

    def close(self) -> None:
        """Write what waits, keep to the limit, and let go."""
        if self._waiting or self._used:
            self._write()
        self._try(self._keep_to_limit, None)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _write(self) -> None:
        rows, self._waiting, self._waiting_bytes = self._waiting, [], 0
        used, self._used = self._used, []

        def insert(database: sqlite3.Connection) -> None:
            database.execute("BEGIN IMMEDIATE")
            database.executemany("UPDATE entry SET used = ? WHERE content = ?", used)
            database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)", rows)
            database.execute("COMMIT")

        self._try(insert, None)

    def _keep_to_limit(self, database: sqlite3.Connection) -> None:
        if database.execute(_SIZE).fetchone()[0] <= self._limit:
            return
        database.execute("BEGIN IMMEDIATE")
        database.execute(_LEAST_USED, (int(self._limit * _ROOM),))
        rows = database.execute("SELECT DISTINCT sets FROM entry")
        needed = {key for (sets,) in rows for key in unpacked(sets)}
        idle = [row for row in database.execute("SELECT key FROM quotes") if row[0] not in needed]
        database.executemany("DELETE FROM quotes WHERE key = ?", idle)
        database.execute("COMMIT")

    def _try(self, work: Callable[[sqlite3.Connection], _T], otherwise: _T) -> _T:
        if self._database is None:
            return otherwise
        try:
            return work(self._database)
        except (sqlite3.Error, ValueError, OverflowError) as error:
            self._do_without(error)
            return otherwise

    def _do_without(self, error: Exception) -> None:
        if self._database is not None:
            self._database.close()  # what was not committed is rolled back
            self._database = None
        self._note(f"done without the cache {self._path}: {error}")


def path_in(folder: Path) -> Path:
    """The file of the database in the folder of the cache."""
    return folder / _NAME


def clear(folder: Path) -> bool:
    """Remove the database, whatever it is; whether there was one. OSError when that fails."""
    path = path_in(folder)
    there = os.path.lexists(path)
    for name in (_NAME, f"{_NAME}-journal", f"{_NAME}-wal", f"{_NAME}-shm"):
        (folder / name).unlink(missing_ok=True)
    return there


def _opened(path: Path) -> sqlite3.Connection:
    """The database at ``path``, its tables made if it has none."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA auto_vacuum = FULL")  # for one that is made now
        if _state(database) == (0, 0, 0):
            database.execute("BEGIN IMMEDIATE")
            if _state(database) == (0, 0, 0):  # nobody else was quicker
                for statement in _SCHEMA:
                    database.execute(statement)
            database.execute("COMMIT")
        application, version, _ = _state(database)
        if application != _OURS:
            raise _UnusableError("this is the database of another program")
        if version != _VERSION:
            raise _UnusableError("it was made by another version; `quotecheck cache clear` helps")
    except BaseException:
        database.close()
        raise
    return database


def _state(database: sqlite3.Connection) -> tuple[int, int, int]:
    """Whose the database is, of which version, and how many tables it has."""
    questions = (
        "PRAGMA application_id",
        "PRAGMA user_version",
        "SELECT count(*) FROM sqlite_master",
    )
    one, other, third = (database.execute(each).fetchone()[0] for each in questions)
    return one, other, third

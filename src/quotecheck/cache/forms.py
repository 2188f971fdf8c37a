"""Large registries as they were parsed, and as they were compiled for the search.

One file each, under the hash of the bytes that it is of. A file begins with the digest of the rest
of it. Refuses: to be a reason for anything: what is damaged, or cannot be read, is not there. The
newest few of a kind are kept, and one that is huge is not.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from hashlib import blake2b
from pathlib import Path

from quotecheck.atomic import replace_file
from quotecheck.cache.program import program_key

LIMIT = 64_000_000
"""Bytes of a form that is kept."""

_MOST = 4  # of a kind; who has more large registries does not wait for them in turn
_DIGEST = 16


class Kind(Enum):
    """What a form is of: each kind has a folder of its own in that of the cache."""

    REGISTRY = "registries"
    INDEX = "indices"


class Forms:
    """The forms of one kind in the cache's ``folder``, which is made when there is one to put.

    ``note`` is told why one could not be put.
    """

    def __init__(self, folder: Path, kind: Kind, note: Callable[[str], None]) -> None:
        self._folder = folder / kind.value
        self._note = note

    def get(self, data: bytes) -> bytes | None:
        """The form of these bytes; None when there is none, or it is damaged."""
        try:
            path = self._path(data)
            held = path.read_bytes()
            form = held[_DIGEST:]
            if held[:_DIGEST] != _digest(form):
                return None
            with suppress(OSError):
                os.utime(path)
        except OSError:
            return None
        return form

    def put(self, data: bytes, form: bytes) -> None:
        """Keep the form of these bytes."""
        if len(form) > LIMIT:
            return
        try:
            path = self._path(data)
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(path, _digest(form) + form)
            for old in sorted(_files(self._folder), key=_figures, reverse=True)[_MOST:]:
                old.unlink(missing_ok=True)
        except OSError as error:
            self._note(f"done without the cache: {error}")

    def _path(self, data: bytes) -> Path:
        """OSError where the program is not in files, so that it cannot be told from another."""
        key = blake2b(data, digest_size=_DIGEST, key=program_key().encode("ascii"))
        return self._folder / f"{key.hexdigest()}.form"


def size(folder: Path) -> int:
    """The bytes of all forms in the cache's folder."""
    return sum(_figures(path)[1] for path in _all(folder))


def clear(folder: Path) -> bool:
    """Remove all forms from the cache's folder; whether there were any. OSError when it fails."""
    files = _all(folder)
    for path in files:
        path.unlink(missing_ok=True)
    return bool(files)


def _all(folder: Path) -> list[Path]:
    return [path for kind in Kind for path in _files(folder / kind.value)]


def _files(folder: Path) -> list[Path]:
    return list(folder.glob("*.form"))


def _figures(path: Path) -> tuple[float, int]:
    """When a file was last asked for, and its bytes; never, and none, of one that is gone."""
    try:
        told = path.stat()
    except OSError:
        return 0.0, 0
    return told.st_mtime, told.st_size


def _digest(form: bytes) -> bytes:
    return blake2b(form, digest_size=_DIGEST).digest()

"""Walking a given folder: its files one by one, links judged and never followed to folders.

Refuses: to descend where it was not sent. A hidden entry is passed over, a link that leaves
the corpus or leads back into itself is skipped with a reason, and so is what is no file, and what
an ignore file leaves out.
"""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Iterator
from dataclasses import replace

from quotecheck.model import Skipped
from quotecheck.readers.files import reason
from quotecheck.readers.formats import format_of
from quotecheck.readers.ignores import Ignores
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to a file or folder.

    ``shown`` is its path for people, ``below`` the part under the given folder, both POSIX.
    ``real`` is where it leads once all links are followed; ``link``: it is one itself. ``why``
    is the reason for which it is no source, if there is one already.
    """

    shown: str
    below: str
    real: str
    link: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was given and what is out of bounds, as paths without links."""

    given: frozenset[str]
    never: frozenset[str]

    def holds(self, real: str) -> bool:
        """Whether a path is one of those given, or lies below one."""
        return any(is_within(real, place) for place in self.given)

    def walks(self, real: str) -> bool:
        """Whether a path is one of those given, or lies below one and is not hidden there."""
        return any(
            is_within(real, place) and os.sep + "." not in real[len(place.rstrip(os.sep)) :]
            for place in self.given
        )

    def bars(self, real: str) -> bool:
        """Whether a path is never to be read."""
        return any(is_within(real, place) for place in self.never)


def is_within(path: str, place: str) -> bool:
    """Whether ``path`` is ``place`` or lies below it; both absolute and without links."""
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)


def walk(folder: Entry, corpus: Corpus, ignores: Ignores) -> Iterator[Entry | Skipped]:
    """Every entry below ``folder`` that is not hidden: files, and what is none with its reason.

    ``ignores`` are those that hold for the folder. A folder that cannot be listed is a fatal skip.
    """
    waiting = [(Entry(folder.shown, "", folder.real), ignores)]
    while waiting:
        current, ignores = waiting.pop()
        try:
            with os.scandir(current.shown) as listed:
                all_of_it = list(listed)
        except OSError as error:
            why = f"the folder cannot be listed: {reason(error)}"
            yield Skipped(current.shown, why, fatal=True)
            continue
        ignores = ignores.entering(current.real, {child.name for child in all_of_it})
        for child in all_of_it:
            entry = _below(current, child)
            if child.name.startswith(".") or corpus.bars(entry.real):
                continue
            is_folder = not entry.link and child.is_dir(follow_symlinks=False)
            place = os.path.join(current.real, child.name)
            if (by := ignores.ignoring(place, folder=is_folder)) is not None:
                yield replace(entry, why=f"ignored by {by}")
                continue
            if is_folder:
                waiting.append((entry, ignores))
            found = _judged(child, entry, current, corpus)
            if found is not None:
                yield found


def _below(folder: Entry, child: os.DirEntry[str]) -> Entry:
    link = child.is_symlink()
    shown = child.name if folder.shown == "." else posixpath.join(folder.shown, child.name)
    real = os.path.join(folder.real, child.name)
    return Entry(
        shown,
        posixpath.join(folder.below, child.name),
        os.path.realpath(real) if link else real,
        link,
    )


def _judged(child: os.DirEntry[str], entry: Entry, folder: Entry, corpus: Corpus) -> Entry | None:
    """The entry, with the reason if it is no source; None for a folder that is simply walked."""
    if entry.link:
        return _linked(child, entry, folder, corpus)
    if child.is_file(follow_symlinks=False):
        return entry
    if not child.is_dir(follow_symlinks=False):
        return replace(entry, why="not a regular file")
    return replace(entry, why="a folder, not a file") if format_of(child.name) else None


def _linked(child: os.DirEntry[str], entry: Entry, folder: Entry, corpus: Corpus) -> Entry | None:
    to_folder = to_file = False
    try:
        to_folder, to_file = child.is_dir(), child.is_file()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return replace(entry, why="a link in a loop")
    if not corpus.holds(entry.real):
        return replace(entry, why="a link out of the corpus")
    if to_folder and is_within(folder.real, entry.real):
        return replace(entry, why="a link in a loop")
    if to_folder:
        return None if corpus.walks(entry.real) else replace(entry, why="a link to a hidden folder")
    if not to_file and os.path.exists(entry.shown):
        return replace(entry, why="not a regular file")
    return entry  # if it leads nowhere, reading it will say so

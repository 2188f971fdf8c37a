"""Which files the given paths stand for: sources, and what is skipped with a reason.

The same file reached by two ways is one source, and the answer depends neither on the order of
the arguments nor on that of the file system. Refuses: to read more of a file than shows
whether it is blank, and to follow a link out of the given paths.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quotecheck.errors import Problem, SourceError
from quotecheck.model import Skipped
from quotecheck.readers.files import is_blank, reason
from quotecheck.readers.folders import Corpus, Entry, walk
from quotecheck.readers.formats import format_of, suffix_of
from quotecheck.readers.ignores import Ignores
from quotecheck.readers.selection import Selection
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Discovery:
    """Files to read and paths that are not read, both in the code point order of their paths.

    A file's path is how it is to be shown, in POSIX form, and can be opened from the working
    directory. A fatal skip is a folder whose files nobody can know.
    """

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...]


def discover(
    paths: Iterable[str | os.PathLike[str]],
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    never: Iterable[str | os.PathLike[str]] = (),
) -> Discovery:
    """The sources among ``paths``, and below those of them that are folders.

    ``include`` and ``exclude`` are patterns as in .gitignore, over the path as shown and the
    path below the given folder; what they leave out was not asked for and is not listed, nor
    are hidden files and folders below a given one, and the files that are ``never`` sources.
    What an ignore file leaves out of a given folder is listed as skipped.
    SourceError names every given path that cannot be looked at, UsageError a bad pattern.
    """
    selection = Selection(include, exclude)
    given = _stated(paths)
    corpus = Corpus(
        frozenset(entry.real for entry, _ in given),
        frozenset(os.path.realpath(path) for path in never),
    )
    gathered = _Gathered(selection)
    for entry, mode in given:
        if corpus.bars(entry.real):
            gathered.add(replace(entry, why="a registry, report or cache is never a source"))
        elif stat.S_ISDIR(mode):
            for found in walk(entry, corpus, Ignores.above(entry.real)):
                gathered.add(found)
        else:
            gathered.add(entry if stat.S_ISREG(mode) else replace(entry, why="not a regular file"))
    return gathered.discovery()


class _Gathered:
    """Entries by the file they lead to, and skips, until all are known."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._entries: dict[str, Entry] = {}
        self._skipped: set[Skipped] = set()

    def add(self, found: Entry | Skipped) -> None:
        """Take what was asked for. Of two ways to one file the one that is no link stays."""
        if isinstance(found, Skipped):
            self._skipped.add(found)
        elif not self._selection.covers(found.shown, found.below):
            return
        elif found.why is not None:
            self._skipped.add(Skipped(found.shown, found.why))
        else:
            known = self._entries.setdefault(found.real, found)
            self._entries[found.real] = min(known, found, key=lambda each: (each.link, each.shown))

    def discovery(self) -> Discovery:
        """The answer: now the files' names and first bytes are looked at."""
        files: set[str] = set()
        for entry in self._entries.values():
            why = _unusable(entry.shown)
            if why is None:
                files.add(entry.shown)
            else:
                self._skipped.add(Skipped(entry.shown, why))
        # What an ignore file leaves out of a folder may have been given by name as well.
        skipped = {each for each in self._skipped if each.path not in files}
        return Discovery(tuple(map(Path, sorted(files))), tuple(sorted(skipped)))


def _unusable(shown: str) -> str | None:
    """Why a file is no source although nothing is wrong with it."""
    if format_of(shown) is None:
        suffix = suffix_of(shown)
        return f"unknown format ({suffix})" if suffix else "unknown format (no suffix)"
    return "empty" if is_blank(shown) else None


def _stated(paths: Iterable[str | os.PathLike[str]]) -> list[tuple[Entry, int]]:
    """Each given path with its mode, links followed; SourceError with all that have none."""
    found: list[tuple[Entry, int]] = []
    problems: list[Problem] = []
    for path in paths:
        given = os.fspath(path)
        try:
            mode = os.stat(given).st_mode
        except (OSError, ValueError) as error:
            problems.append(Problem(Path(given).as_posix(), None, None, reason(error)))
        else:
            shown = shown_as(given)
            entry = Entry(shown, os.path.basename(shown), os.path.realpath(given))
            found.append((entry, mode))
    if problems:
        raise SourceError(sorted(set(problems)))
    return found


def shown_as(given: str) -> str:
    """How a path is shown: from the working directory where it lies in it, else as given."""
    path = Path(given)
    if not path.is_absolute() and ".." not in path.parts:
        return path.as_posix()
    named = path.name not in ("", "..")
    real = Path(os.path.realpath(path.parent if named else path))
    try:
        inside = (real / path.name if named else real).relative_to(os.getcwd())
    except (OSError, ValueError):  # no working directory any more, or elsewhere
        return path.as_posix()
    return inside.as_posix()

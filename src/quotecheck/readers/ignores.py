"""Which paths the ignore files of a folder and of those above it leave out.

``.gitignore`` and ``.quotecheckignore`` are read as git reads its own: from the repository's top
down (or from the working directory, where there is no repository), a deeper file before a higher
one, the last matching line of a file deciding. Refuses: to leave out in silence. Every path comes
with the name of the file that ignores it.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from quotecheck.records import dataclass

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Of two in one folder, the first has the last word.
NAMES = (".quotecheckignore", ".gitignore")
_LIMIT = 1 << 20  # bytes; what is larger is no ignore file


@dataclass(frozen=True, slots=True)
class _Layer:
    """One ignore file: what it is called, and its patterns, which are meant from ``folder``."""

    folder: str
    name: str
    spec: GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Ignores:
    """The ignore files that hold at some folder, the deepest first."""

    layers: tuple[_Layer, ...] = ()

    @classmethod
    def above(cls, folder: str) -> Ignores:
        """Those above a folder that was given (absolute, without links).

        None hold when they would leave out that folder itself: it was asked for by name.
        """
        found = cls()
        for place in _from_the_top(folder):
            found = found.entering(place, NAMES)
        return cls() if found.ignoring(folder, folder=True) else found

    def entering(self, folder: str, names: Collection[str]) -> Ignores:
        """Those that hold within ``folder``, in which there are ``names``."""
        layers = [
            _Layer(folder, name, spec)
            for name in NAMES
            if name in names and (spec := _spec(os.path.join(folder, name))) is not None
        ]
        return Ignores((*layers, *self.layers)) if layers else self

    def ignoring(self, path: str, *, folder: bool) -> str | None:
        """The name of the ignore file that leaves a path out, or None."""
        for layer in self.layers:
            below = os.path.relpath(path, layer.folder).replace(os.sep, "/")
            said = layer.spec.check_file(f"{below}/" if folder else below).include
            if said is not None:
                return layer.name if said else None
        return None


def _from_the_top(folder: str) -> list[str]:
    """The folders above ``folder`` whose ignore files hold for it, from the top down."""
    above: list[str] = []
    here = folder
    while not os.path.lexists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return _from_working_directory(folder, above)
        here = parent
        above.append(here)
    return above[::-1]


def _from_working_directory(folder: str, above: list[str]) -> list[str]:
    """Those of ``above`` that are the working directory or lie within it."""
    try:
        working = os.path.realpath(os.getcwd())
    except OSError:
        return []
    return above[above.index(working) :: -1] if working in above else []


def _spec(path: str) -> GitIgnoreSpec | None:
    """The patterns of a file; None for one that cannot be read, or has none."""
    if not os.path.isfile(path):
        return None
    from pathspec import GitIgnoreSpec

    try:
        with open(path, "rb") as file:
            lines = file.read(_LIMIT).decode("utf-8-sig", "surrogateescape").splitlines()
    except OSError:
        return None
    return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line)) if lines else None


def _is_pattern(line: str) -> bool:
    """Whether a line can be read; git passes over what cannot."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True

"""What is wrong with a registry, gathered over the whole file and raised once.

Refuses: to grow without end. A hostile file is given up after ``LIMIT`` problems.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotecheck.errors import Problem, RegistryError
from quotecheck.model import Position
from quotecheck.text.lines import Lines

LIMIT = 10_000
_CLIP = 60  # characters of a user's text that a message repeats
_TYPED = 40  # longer than any name we know by far, so nobody meant one


class Problems:
    """The problems of one file. Offsets are code points into its decoded text."""

    def __init__(self, path: str, text: str) -> None:
        self.cut_short = False
        """Whether reading stopped before the end, so that what is missing proves nothing."""
        self._path = path
        self._lines = Lines(text)
        self._length = len(text)
        self._found: list[tuple[int, str]] = []

    def __len__(self) -> int:
        return len(self._found)

    def position(self, at: int) -> Position:
        """The line and column of an offset; one past the end is the end."""
        return self._lines.position(min(at, self._length))

    def add(self, at: int, message: str) -> None:
        """Record a problem. RegistryError, with all of them, when there are too many."""
        self._found.append((at, message))
        if len(self._found) >= LIMIT:
            self._found.append((at, f"gave up after {LIMIT:,} problems"))
            self.check()

    def check(self) -> None:
        """RegistryError if there is any problem."""
        if self._found:
            raise RegistryError(self._problem(*found) for found in sorted(self._found))

    def _problem(self, at: int, message: str) -> Problem:
        place = self.position(at)
        return Problem(self._path, place.line, place.column, message)


def clip(text: str) -> str:
    """A user's text in quotation marks, short enough for a message."""
    return f'"{text}"' if len(text) <= _CLIP else f'"{text[: _CLIP - 1]}…"'


def closest(word: str, known: Iterable[str]) -> str | None:
    """The name that was probably meant by ``word``, if any is near enough."""
    from difflib import get_close_matches

    if len(word) > _TYPED:
        return None
    folded = word.casefold().replace("_", "-")
    names = {name.casefold().replace("_", "-"): name for name in known}
    return next((names[near] for near in get_close_matches(folded, names, n=1)), None)


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """The message for a name that is not one of ``known``: what was meant, or what there is."""
    names = tuple(known)
    near = closest(word, names)
    advice = f'did you mean "{near}"?' if near else f"expected one of {', '.join(names)}"
    return f"unknown {what} {clip(word)}; {advice}"

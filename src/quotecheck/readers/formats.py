"""The formats there are: which file names belong to each, and which module reads it.

To join, a format needs a file in this room with a function ``extract``, and its line below.
The module is imported when the first file of its format is read, and is the only one that may
import a heavy library. Refuses: to look into files. The name decides.
"""

from __future__ import annotations

import os
from dataclasses import field
from importlib import import_module
from typing import Protocol, cast

from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader found in one file; ``text`` is what every offset will count in.

    ``published`` is an ISO date. ``guessed``: the encoding was inferred, not declared.
    """

    text: str
    encoding: str
    guessed: bool = False
    published: str | None = None
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)


class Extractor(Protocol):
    """The one function of a reader."""

    def __call__(self, data: bytes, shown: str) -> Extract:
        """The text of a file's bytes; SourceError naming ``shown`` when there is no way."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``suffixes`` are lower case, with their dot.

    ``verbatim``: the text is the file's bytes, decoded, so that it can be read in stretches.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    verbatim: bool = False

    def extractor(self) -> Extractor:
        """The format's reader, imported now."""
        module = import_module(f"quotecheck.readers.{self.module}")
        return cast("Extractor", module.extract)


FORMATS = (
    Format("text", (".txt", ".text"), "plain", verbatim=True),
    Format("markdown", (".md", ".markdown"), "plain", verbatim=True),
)

_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def suffix_of(name: str | os.PathLike[str]) -> str:
    """The last suffix of a file name, lower case, with its dot; empty when there is none."""
    return os.path.splitext(os.fspath(name))[1].lower()


def format_of(name: str | os.PathLike[str]) -> Format | None:
    """The format that a file name belongs to, or None when nobody here reads it."""
    return _BY_SUFFIX.get(suffix_of(name))

"""What the parser's events are made into: scalars, sequences and mappings with their offsets.

A node knows one number, the offset at which it starts; lines are computed for messages only.
Refuses: to convert. A scalar is the text that stands in the file, be it ``no`` or 12:30:45.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Iterable
from dataclasses import dataclass

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(slots=True)
class Scalar:
    """A text. ``plain``: without quotes, not a block; only then can it mean "nothing"."""

    at: int
    text: str
    plain: bool

    @property
    def null(self) -> bool:
        """Whether YAML reads this as no value at all."""
        return self.plain and self.text in _NULLS


@dataclass(slots=True)
class Sequence:
    """A list. ``items`` can be walked once: those of a key of the file come as they are parsed."""

    at: int
    items: Iterable[Node]


@dataclass(slots=True)
class Mapping:
    """Keys with the offset of each, and their values, in the file's order."""

    at: int
    entries: abc.Mapping[str, tuple[int, Node]]


@dataclass(slots=True)
class Broken:
    """A value that was refused when it was parsed, and has its problem already."""

    at: int


Node = Scalar | Sequence | Mapping | Broken


def describe(node: Node) -> str:
    """What a node is, for the second half of "expected ..., found ..."."""
    if isinstance(node, Scalar):
        return "nothing" if node.null else "text"
    return "a list" if isinstance(node, Sequence) else "a mapping"

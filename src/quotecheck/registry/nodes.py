"""What the parser's events are made into: scalars, sequences and mappings with their places.

A node holds the parser's mark of its start, of which an offset or a position is made when asked
for. Refuses: to convert. A scalar is the text that stands in the file, be it ``no`` or 12:30:45.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from quotecheck.model import Position
from quotecheck.records import dataclass

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""What YAML reads as no value at all, where it stands without quotes."""


@dataclass(slots=True)
class _Placed:
    """Something, and where it stands."""

    mark: Any

    @property
    def at(self) -> int:
        """The offset in the file's text, in code points."""
        index: int = self.mark.index
        return index

    @property
    def position(self) -> Position:
        """The same for people."""
        return position(self.mark)


@dataclass(slots=True)
class Scalar(_Placed):
    """A text. ``plain``: without quotes, not a block; only then can it mean "nothing"."""

    text: str
    plain: bool

    @property
    def null(self) -> bool:
        """Whether YAML reads this as no value at all."""
        return self.plain and self.text in NULLS


@dataclass(slots=True)
class Sequence(_Placed):
    """A list. ``items`` can be walked once: those of a key of the file come as they are parsed."""

    items: Iterable[Node]


Entries = dict[str, tuple[int, "Node"]]
"""By key the offset at which it stands, and its value, in the file's order."""


@dataclass(slots=True)
class Mapping(_Placed):
    """Keys and values."""

    entries: Entries


@dataclass(slots=True)
class Broken(_Placed):
    """A value that was refused when it was parsed, and has its problem already."""


@dataclass(slots=True)
class Row(_Placed):
    """A mapping of some plain keys and texts, as the parser's events: what most quotes are.

    ``texts`` has by key the event of its text, and ``keys`` that of the key, in the file's order.
    """

    keys: list[Any] = field(default_factory=list)
    texts: dict[str, Any] = field(default_factory=dict)

    def entries(self) -> Entries:
        """The same as a mapping has them."""
        texts = zip(self.keys, self.texts.items(), strict=True)
        return {name: (key.start_mark.index, scalar(event)) for key, (name, event) in texts}


Node = Scalar | Sequence | Mapping | Row | Broken


def position(mark: Any) -> Position:
    """The line and column of the parser's mark, which counts as we do: in code points, and by the
    same line ends once ``contents`` has taken away those that only YAML knows."""
    return Position(mark.line + 1, mark.column + 1)


def scalar(event: Any) -> Scalar:
    """The node of a text's event."""
    return Scalar(event.start_mark, event.value, not event.style)


def describe(node: Node) -> str:
    """What a node is, for the second half of "expected ..., found ..."."""
    if isinstance(node, Scalar):
        return "nothing" if node.null else "text"
    return "a list" if isinstance(node, Sequence) else "a mapping"

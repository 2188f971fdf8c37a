"""Where in a registry's text the quotes stand, and where an acceptance of one has its place.

The parser's events are walked once and only what is asked for is kept: for each quote where its
mapping and its list of acceptances start and end, how far they are indented, and how they are
written. Refuses: registries that ``load`` refuses; they are to be loaded first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import field
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
)

from quotecheck.records import dataclass

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLANK = " \t\r\n"


@dataclass(slots=True)
class Part:
    """A node of the file: ``text[start:end]``, of which ``start`` stands at ``column`` (from 0).

    ``end`` is just past its last visible character, whatever blank lines belong to it. ``flow``:
    it is written in brackets. ``quoted``: a text in double quotation marks. A list has ``items``;
    a mapping has its keys and values in turns.
    """

    start: int
    end: int
    column: int
    flow: bool = False
    quoted: bool = False
    value: str = ""
    items: list[Part] = field(default_factory=list)

    def get(self, key: str) -> Part | None:
        """The value under a key of a mapping."""
        pairs = zip(self.items[::2], self.items[1::2], strict=True)
        return next((value for name, value in pairs if name.value == key), None)


def quotes(text: str, ids: Collection[str]) -> dict[str, Part]:
    """The mappings of the quotes with these ids; an id that there is not is left out."""
    walk = _Walk(text)
    return {
        named.value.strip(): part
        for part in walk.quotes()
        if (named := part.get("id")) is not None and named.value.strip() in ids
    }


class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text
        self._next = _LOADER(text).get_event
        self._last: Any = None  # the event that ended the last list or mapping

    def quotes(self) -> Iterator[Part]:
        """The items of the list under the file's key ``quotes``, one at a time."""
        while (event := self._next()).__class__ in (StreamStartEvent, DocumentStartEvent):
            pass
        if event.__class__ is not MappingStartEvent:
            return
        while (event := self._next()).__class__ is ScalarEvent:
            wanted = event.value == "quotes"
            event = self._next()
            if wanted and event.__class__ is SequenceStartEvent:
                yield from self._children(SequenceEndEvent)
                return
            self._part(event)

    def _children(self, end: type) -> Iterator[Part]:
        while (event := self._next()).__class__ is not end:
            yield self._part(event)
        self._last = event

    def _part(self, event: Any) -> Part:
        start = event.start_mark
        part = Part(start.index, event.end_mark.index, start.column)
        if event.__class__ is ScalarEvent:
            part.value, part.quoted = event.value, event.style == '"'
            part.end = self._visible(part.start, part.end)
            return part
        part.flow = bool(event.flow_style)
        mapping = event.__class__ is MappingStartEvent
        part.items = list(self._children(MappingEndEvent if mapping else SequenceEndEvent))
        # The parser ends a block where the next thing starts, which may be pages further down.
        part.end = self._last.end_mark.index if part.flow else part.items[-1].end
        return part

    def _visible(self, start: int, end: int) -> int:
        while end > start and self._text[end - 1] in _BLANK:
            end -= 1
        return end

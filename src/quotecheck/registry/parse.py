"""Events of the YAML parser, made into nodes lazily: the file's keys one by one.

Walking events, and not a composed tree, is what lets us stop at ``DEPTH`` before anything deep
is built, see duplicate keys, and keep memory flat. A list's mapping of plain keys and texts, which
is what a large registry is made of, stays the events that it is: a ``Row``. Refuses anchors,
aliases, tags, merge keys and second documents; whatever the parser raises becomes a problem with
a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from quotecheck.registry.nodes import (
    Broken,
    Entries,
    Mapping,
    Node,
    Row,
    Scalar,
    Sequence,
    describe,
)
from quotecheck.registry.problems import Problems, clip

DEPTH = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ROOT = "expected a mapping with the keys version, speakers and quotes"
_ADVICE = {
    "mapping values are not allowed": 'a text that holds ": " needs quotes, or a block: >-',
    "could not find expected ':'": 'a key needs ": " after it, a longer text deeper indentation',
    "unexpected end of stream": "the quotation mark that opens here is never closed",
    "tab character": "indent with spaces",
    "cannot start any token": "indent with spaces; quote a text that starts with @, % or `",
}
_FAILURES = (yaml.YAMLError, ValueError, OverflowError, RecursionError)
"""What comes out of the parser."""
_OPENERS = ("while scanning a quoted scalar", "while scanning a simple key")
"""What is found unfinished only at the end of the file: the place to show is where it opens."""


def entries(text: str, problems: Problems) -> Iterator[tuple[Scalar, Node]]:
    """The keys of the file's mapping and their values, in order.

    A list directly under a key is handed out item by item while it is parsed. Nothing is raised
    for bad YAML: the problem is recorded, ``problems.cut_short`` is set, and the walk ends.
    """
    walk = _Walk(text, problems)
    try:
        yield from walk.root()
    except _CutShort:
        problems.cut_short = True
    except _FAILURES as error:
        walk.fail(error)
        problems.cut_short = True


class _CutShort(Exception):
    """Nothing more can be read; the problem is recorded."""


class _Walk:
    def __init__(self, text: str, problems: Problems) -> None:
        self.over = False
        """Whether the walk has ended before its time."""
        self._next = _LOADER(text).get_event
        self._text = text
        self._problems = problems

    def fail(self, error: Exception) -> None:
        """Record why the parser gave up, and end the walk."""
        self.over = True
        self._problems.add(*_explain(error, self._text))

    def root(self) -> Iterator[tuple[Scalar, Node]]:
        self._next()  # the start of the stream
        if self._next().__class__ is StreamEndEvent:
            self._problems.add(0, f"the registry is empty; {_ROOT}")
            raise _CutShort
        event = self._next()
        if event.__class__ is not MappingStartEvent:
            self._wrong_root(self._node(event, depth=1))
        self._refuse_marks(event)
        yield from self._file_keys()
        self._next()  # the end of the document
        event = self._next()
        if event.__class__ is not StreamEndEvent:
            message = "a second document starts here; a registry is a single one"
            self._problems.add(event.start_mark.index, message)

    def _wrong_root(self, node: Node) -> NoReturn:
        if isinstance(node, Scalar) and node.null:
            self._problems.add(node.at, f"the registry is null; {_ROOT}")
        elif not isinstance(node, Broken):
            self._problems.add(node.at, f"{_ROOT}, found {describe(node)}")
        raise _CutShort

    def _file_keys(self) -> Iterator[tuple[Scalar, Node]]:
        taken: Entries = {}
        while (event := self._next()).__class__ is not MappingEndEvent:
            key = self._key(event, taken, depth=2)
            event = self._next()
            kind = event.__class__
            if kind is SequenceStartEvent:
                self._refuse_marks(event)
                items = self._items(depth=3)
                value: Node = Sequence(event.start_mark, items)
            else:
                items = iter(())
                value = self._node(event, depth=2)
            if key is not None:
                taken[key.text] = (key.at, key)
                yield key, value
            for _ in items:  # whatever the caller did not take
                pass
            if self.over:
                raise _CutShort

    def _items(self, depth: int) -> Iterator[Node]:
        """The items of a list; where the walk ends among them, they end too."""
        try:
            while (event := self._next()).__class__ is not SequenceEndEvent:
                yield self._item(event, depth)
        except _CutShort:
            self._problems.cut_short = True
        except _FAILURES as error:
            self.fail(error)
            self._problems.cut_short = True

    def _item(self, start: Any, depth: int) -> Node:
        """The node that ``start`` opens; a row, where it is one."""
        marked = start.anchor is not None or start.tag is not None
        if start.__class__ is not MappingStartEvent or marked:
            return self._node(start, depth)
        following = self._next
        row = Row(start.start_mark)
        keys, texts = row.keys, row.texts
        while (key := following()).__class__ is not MappingEndEvent:
            value = None
            if _is_plain(key) and key.value not in texts and key.value not in _ODD_KEYS:
                value = following()
                if _is_plain(value) and len(keys) < _WIDE:
                    keys.append(key)
                    texts[key.value] = value
                    continue
            entries = row.entries()
            self._entry(key, value, entries, depth)
            return self._mapping(start, entries, depth)
        return row

    def _node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        mark = event.start_mark
        if depth > DEPTH:
            self._problems.add(mark.index, f"nested deeper than the limit of {DEPTH} levels")
            self.over = True
            raise _CutShort
        if kind is AliasEvent:
            message = f'aliases ("*{event.anchor}") are not read; repeat the value'
            self._problems.add(mark.index, message)
            return Broken(mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if kind is ScalarEvent:
            return Scalar(mark, event.value, not event.style)
        if kind is MappingStartEvent:
            return self._mapping(event, {}, depth)
        return self._list(event, depth)

    def _list(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while (event := self._next()).__class__ is not SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return Sequence(start.start_mark, items)

    def _mapping(self, start: Any, entries: Entries, depth: int) -> Mapping:
        """The mapping of ``entries`` and of what follows them."""
        while (key := self._next()).__class__ is not MappingEndEvent:
            self._entry(key, None, entries, depth)
        return Mapping(start.start_mark, entries)

    def _entry(self, event: Any, value: Any, entries: Entries, depth: int) -> None:
        """Read the entry whose key ``event`` opens, and ``value`` its value if that was taken."""
        key = self._key(event, entries, depth + 1)
        node = self._node(value or self._next(), depth + 1)
        if key is not None:
            entries[key.text] = key.at, node

    def _key(self, event: Any, taken: Entries, depth: int) -> Scalar | None:
        """The key that ``event`` opens, or None when its value is not to be kept."""
        key = self._node(event, depth)
        if not isinstance(key, Scalar):
            if not isinstance(key, Broken):
                self._problems.add(key.at, f"expected a key, found {describe(key)}")
            return None
        if key.text in taken:
            line = self._problems.position(taken[key.text][0]).line
            message = f"duplicate key {clip(key.text)}: it stands at line {line} already"
        elif key.plain and key.text == "<<":
            message = 'merge keys ("<<") are not read; write the keys out'
        elif key.plain and not key.text:
            message = "a key is missing before the colon"
        else:
            return key
        self._problems.add(key.at, message)
        return None

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            message = f'anchors ("&{event.anchor}") are not read; remove it'
            self._problems.add(event.start_mark.index, message)
        if event.tag is not None:
            message = f"tags ({clip(event.tag)}) are not read; remove it"
            self._problems.add(event.start_mark.index, message)


_ODD_KEYS = ("", "<<")
_WIDE = 20  # keys of a row at most: its events take more memory than nodes


def _is_plain(event: Any) -> bool:
    return event.__class__ is ScalarEvent and event.anchor is None and event.tag is None


def _explain(error: Exception, text: str) -> tuple[int, str]:
    """Where the parser gave up and why, in words."""
    if not isinstance(error, yaml.MarkedYAMLError):
        message = f"not valid YAML from here on: {str(error).splitlines()[0]}"
        return _end_of_good(text), message
    context = error.context or ""
    mark: Any = error.problem_mark
    if context in _OPENERS and error.context_mark:
        mark = error.context_mark
    reason = " ".join(filter(None, (error.problem, context)))
    advice = next((text for sign, text in _ADVICE.items() if sign in reason), None)
    message = f"not valid YAML: {reason}" + (f" ({advice})" if advice else "")
    return mark.index if mark else _end_of_good(text), message


def _end_of_good(text: str) -> int:
    """The end of the last event before the parser gives up, which it is made to do once more."""
    following = _LOADER(text).get_event
    end = 0
    try:
        while (event := following()) is not None:
            end = event.end_mark.index
    except _FAILURES:
        pass
    return end

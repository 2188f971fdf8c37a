"""From a path to a Registry, or to every reason why it cannot be one.

Quotes are read one at a time as the parser reaches them, so a large registry is never held as
a tree of nodes. Refuses: to return a Registry while there is a single problem.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from quotecheck.model import Registry
from quotecheck.registry.contents import decoded, read
from quotecheck.registry.kept import LARGE, Kept, packed, unpacked
from quotecheck.registry.nodes import Node
from quotecheck.registry.parse import entries
from quotecheck.registry.problems import Problems
from quotecheck.registry.quotes import quotes
from quotecheck.registry.shape import Shape
from quotecheck.registry.speakers import speakers
from quotecheck.registry.values import expect_text

_VERSION = "1"


def load(path: str | Path, kept: Kept | None = None) -> Registry:
    """The registry at ``path``; lines and columns are 1-based, columns in code points.

    A large one is looked for in ``kept`` first, under its bytes, and is put there when it was
    parsed: it is the same registry either way. RegistryError carries every problem of the file,
    sorted by place.
    """
    shown = Path(path).as_posix()
    data = read(Path(path), shown)
    if kept is None or len(data) < LARGE:
        return loads(data, shown)
    form = kept.get(data)
    if form is not None:
        with suppress(ValueError):  # whatever it is, it is parsed then
            return unpacked(form, shown)
    loaded = loads(data, shown)
    kept.put(data, packed(loaded))
    return loaded


def loads(data: bytes, shown: str) -> Registry:
    """The registry in ``data``, the bytes of a file called ``shown``; RegistryError as ``load``."""
    text, problems = decoded(data, shown)
    del data  # the parser has a copy of its own
    values: dict[str, Any] = {}
    for key, node in entries(text, problems):
        name = REGISTRY.meant(key.text, key.at, values, problems)
        if name is not None:
            values[name] = REGISTRY.keys[name](node, problems)
    if "quotes" not in values and not problems.cut_short:
        problems.add(0, 'no quotes: expected the key "quotes" with a list of them')
    problems.check()
    return Registry(shown, **values)


def version(node: Node, problems: Problems) -> int | None:
    """The version of the format. There is one so far."""
    value = expect_text(node, f"the number {_VERSION}", problems)
    if value is not None and value != _VERSION:
        message = f'unsupported version "{value}": this quotecheck reads version {_VERSION}'
        problems.add(node.at, message)
        return None
    return None if value is None else int(value)


REGISTRY = Shape(
    "the registry", {"version": version, "speakers": speakers, "quotes": quotes}, ("quotes",)
)

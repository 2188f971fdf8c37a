"""Speakers and the other names they go by.

Refuses: one name for two speakers, because then nobody can tell whose words they were.
"""

from __future__ import annotations

from quotecheck.registry.nodes import Mapping, Node
from quotecheck.registry.problems import Problems, clip
from quotecheck.registry.shape import Shape
from quotecheck.registry.values import mismatch, texts
from quotecheck.text.tokens import fold

SPEAKER = Shape("a speaker", {"aliases": texts})


def speakers(node: Node, problems: Problems) -> dict[str, tuple[str, ...]]:
    """Each speaker's name with its aliases, of those that have no problem."""
    if not isinstance(node, Mapping):
        mismatch(node, "a mapping of names", problems, "write {Name: {aliases: [Other Name]}}")
        return {}
    found: dict[str, tuple[str, ...]] = {}
    names = _Names(problems)
    for name, (at, value) in node.entries.items():
        names.claim(name, name, at)
        if not isinstance(value, Mapping):
            mismatch(value, "a mapping", problems, "write {aliases: [Other Name]}, or {}")
            continue
        values = SPEAKER.read(value, f"speaker {clip(name)}", problems)
        if values is None:
            continue
        found[name] = values.get("aliases", ())
        for alias in found[name]:
            names.claim(alias, name, value.entries["aliases"][1].at)
    return found


class _Names:
    """Who goes by which name, compared as words are: case and accents' encoding aside."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._owners: dict[str, str] = {}

    def claim(self, name: str, owner: str, at: int) -> None:
        """Give a name to a speaker; a problem when it has no letters or is another's."""
        folded = fold(name).text
        holder = self._owners.setdefault(folded, owner)
        if not folded:
            self._problems.add(at, f"{clip(name)} cannot be a name: there is no word in it")
        elif holder != owner:
            message = f"{clip(name)} is a name of {clip(holder)} already, and of {clip(owner)} here"
            self._problems.add(at, message)

"""A mapping read by a table: which keys it has, how each is converted, which must be there.

Refuses: to know what the keys mean. A misspelt key is one problem, not two: it is read as what
was meant, so that neither the key is missing too nor its value goes unchecked.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Callable, Collection
from typing import Any

from quotecheck.records import dataclass
from quotecheck.registry.nodes import Mapping
from quotecheck.registry.problems import Problems, clip, closest

Convert = Callable[[Any, Problems], Any]
"""From a node to its value; None when it has none, and then the problem is recorded."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of mapping. ``noun`` is what messages call it."""

    noun: str
    keys: abc.Mapping[str, Convert]
    required: tuple[str, ...] = ()

    def read(self, node: Mapping, name: str, problems: Problems) -> dict[str, Any] | None:
        """The converted values by key, or None when anything in the mapping is a problem.

        ``name`` is how a message about a missing key calls this mapping.
        """
        before = len(problems)
        values: dict[str, Any] = {}
        for key, (at, value) in node.entries.items():
            known = key if key in self.keys else self.meant(key, at, node.entries, problems)
            if known is not None and known not in values:
                values[known] = self.keys[known](value, problems)
        for key in self.required:
            if key not in values:
                problems.add(node.at, f'{name} has no "{key}"')
        return values if len(problems) == before else None

    def meant(self, key: str, at: int, taken: Collection[str], problems: Problems) -> str | None:
        """The known key that ``key`` is, or was meant to be; the latter is a problem all the same.

        None when there is no such key, or when it stands under its right name already.
        """
        if key in self.keys:
            return key
        near = closest(key, self.keys)
        advice = f'did you mean "{near}"?' if near else f"its keys are {', '.join(self.keys)}"
        problems.add(at, f"unknown key {clip(key)} in {self.noun}; {advice}")
        return None if near in taken else near

"""Quotes and their acceptances: the keys they have, and what is to be true among them.

Refuses: two quotes under one id.
"""

from __future__ import annotations

from quotecheck.model import Acceptance, Mode, Quote
from quotecheck.registry.nodes import Mapping, Node, Scalar, Sequence
from quotecheck.registry.problems import Problems, clip
from quotecheck.registry.shape import Shape
from quotecheck.registry.values import (
    choice,
    day,
    day_month_or_year,
    drift,
    identifier,
    language,
    mismatch,
    quotable,
    severities,
    text,
    texts,
)
from quotecheck.text.tokens import registered

ACCEPTANCE = Shape(
    "an acceptance",
    {"text": quotable, "reason": text, "sources": texts, "by": text, "until": day},
    required=("text", "reason"),
)


def acceptances(node: Node, problems: Problems) -> tuple[Acceptance, ...] | None:
    """A list of acceptances, each with the place where it starts."""
    expected = "a list of acceptances"
    example = "write each as: - {text: ..., reason: ...}"
    if not isinstance(node, Sequence):
        mismatch(node, expected, problems, example)
        return None
    found: list[Acceptance] = []
    for number, item in enumerate(node.items, start=1):
        if not isinstance(item, Mapping):
            mismatch(item, "an acceptance with text and reason", problems, example)
            continue
        values = ACCEPTANCE.read(item, f"acceptance {number}", problems)
        if values is not None:
            found.append(Acceptance(**values, position=problems.position(item.at)))
    return tuple(found)


QUOTE = Shape(
    "a quote",
    {
        "id": identifier,
        "speaker": text,
        "text": quotable,
        "mode": choice(Mode),
        "language": language,
        "said": day_month_or_year,
        "context": text,
        "source": text,
        "tags": texts,
        "require": texts,
        "accept": acceptances,
        "max_drift": drift,
        "severity": severities,
        "notes": text,
    },
    required=("id", "speaker", "text"),
)


def quotes(node: Node, problems: Problems) -> tuple[Quote, ...] | None:
    """The list of quotes, at least one."""
    if not isinstance(node, Sequence):
        example = "write each as: - {id: ..., speaker: ..., text: ...}"
        mismatch(node, "a list of quotes", problems, example)
        return None
    read = _Quotes(problems)
    found = tuple(quote for item in node.items if (quote := read(item)) is not None)
    if not read.count and not problems.cut_short:
        problems.add(node.at, "no quotes: the list is empty, so there is nothing to check")
    return found


class _Quotes:
    """Reads the items of the list one after the other. ``count`` is all it was given."""

    def __init__(self, problems: Problems) -> None:
        self.count = 0
        self._problems = problems
        self._taken: dict[str, int] = {}
        self._speakers: dict[str, str] = {}

    def __call__(self, node: Node) -> Quote | None:
        """The quote that ``node`` is, or None after recording why it is none."""
        self.count += 1
        if not isinstance(node, Mapping):
            mismatch(node, "a quote with id, speaker and text", self._problems)
            return None
        named = node.entries.get("id", (0, None))[1]
        name = f"quote number {self.count}"
        if isinstance(named, Scalar) and not named.null:
            name = f"quote {clip(named.text)}"
            self._claim(named)
        values = QUOTE.read(node, name, self._problems)
        if values is None or named is None:
            return None
        place = self._problems.position(named.at)
        speaker = values["speaker"]  # one text for all the quotes of a speaker
        values["speaker"] = self._speakers.setdefault(speaker, speaker)
        return Quote(**values, reading=registered, position=place)

    def _claim(self, named: Scalar) -> None:
        """Make an id this quote's own; a problem when an earlier quote has it."""
        name = named.text.strip()
        first = self._taken.setdefault(name, named.at)
        if first != named.at:
            line = self._problems.position(first).line
            message = f"duplicate id {clip(name)}: the quote at line {line} has it already"
            self._problems.add(named.at, message)

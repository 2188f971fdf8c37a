"""Quotes and their acceptances: the keys they have, and what is to be true among them.

Refuses: two quotes under one id.
"""

from __future__ import annotations

from typing import Any

from quotecheck.model import Acceptance, Mode, Position, Quote
from quotecheck.registry.nodes import Mapping, Node, Row, Scalar, Sequence, position, scalar
from quotecheck.registry.problems import Problems, clip
from quotecheck.registry.shape import Shape
from quotecheck.registry.values import (
    ID,
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
    told,
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
            found.append(Acceptance(**values, position=item.position))
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


_Needed = tuple[str, str, str, Position]
"""Id, speaker, text, and where the id stands."""


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
        if isinstance(node, Row):
            needed = self._needed(node.texts)
            if needed is not None and node.texts.keys() <= QUOTE.keys.keys():
                return self._common(needed, node.texts)
            node = Mapping(node.mark, node.entries())
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
        speaker = values["speaker"]  # one text for all the quotes of a speaker
        values["speaker"] = self._speakers.setdefault(speaker, speaker)
        return Quote(**values, reading=registered, position=named.position)

    def _needed(self, texts: dict[str, Any]) -> _Needed | None:
        """What a quote must have, of a row that has it; None where it takes more to tell that."""
        try:
            named, by, said = texts["id"], texts["speaker"], texts["text"]
        except KeyError:
            return None
        name, speaker, text = told(named), told(by), told(said)
        if not (name and speaker and text and text[0].isalnum() and ID.fullmatch(name)):
            return None
        mark = named.start_mark
        at = mark.index
        if self._taken.setdefault(name, at) != at:
            return None
        speaker = self._speakers.setdefault(speaker, speaker)
        return name, speaker, text, position(mark)

    def _common(self, needed: _Needed, texts: dict[str, Any]) -> Quote | None:
        """The quote of a row whose keys are known, or None after recording why it is none."""
        name, speaker, text, place = needed
        if len(texts) == len(QUOTE.required):
            return Quote(name, speaker, text, registered, position=place)
        before = len(self._problems)
        others = {
            key: QUOTE.keys[key](scalar(event), self._problems)
            for key, event in texts.items()
            if key not in QUOTE.required
        }
        if len(self._problems) > before:
            return None
        return Quote(name, speaker, text, registered, position=place, **others)

    def _claim(self, named: Scalar) -> None:
        """Make an id this quote's own; a problem when an earlier quote has it."""
        name = named.text.strip()
        first = self._taken.setdefault(name, named.at)
        if first != named.at:
            line = self._problems.position(first).line
            message = f"duplicate id {clip(name)}: the quote at line {line} has it already"
            self._problems.add(named.at, message)

"""A registry in the form in which it is kept, so that a large one is parsed once.

JSON in columns, because a hundred thousand short lists take longer to read than four long ones,
and behind it ids and texts as they are, each parted from the next by a character that neither may
hold. What only some quotes say stands apart. Refuses: to check what ``load`` has checked, and
every form that could make a reader run what somebody else wrote.
"""

from __future__ import annotations

from dataclasses import fields
from itertools import repeat
from operator import attrgetter
from typing import Any, Protocol

from quotecheck.model import Acceptance, Kind, Mode, Position, Quote, Registry, Severity
from quotecheck.text.tokens import registered

LARGE = 1_000_000
"""Bytes from which a registry is worth keeping: a smaller one is parsed in 0.15 s."""

_BETWEEN = "\0"
_COLUMNS = frozenset(("id", "speaker", "text", "reading", "position"))
_TUPLES = ("tags", "require")


class Kept(Protocol):
    """Where the form of a file is kept, under the file's bytes. Neither ever raises."""

    def get(self, data: bytes) -> bytes | None:
        """The form of the file with these bytes; None when there is none."""

    def put(self, data: bytes, form: bytes) -> None:
        """Keep a form, where that can be done."""


def packed(registry: Registry) -> bytes:
    """All of a registry but its path."""
    import json  # as below: no small registry is kept, and a run on one need not wait for it

    numbers: dict[str, int] = {}
    by = [numbers.setdefault(quote.speaker, len(numbers)) for quote in registry.quotes]
    rest = (pair for pair in enumerate(registry.quotes) if _rare(pair[1]) != _SILENT)
    form = {
        "version": registry.version,
        "aliases": registry.speakers,
        "speakers": list(numbers),
        "by": by,
        "lines": [quote.position.line for quote in registry.quotes],
        "columns": [quote.position.column for quote in registry.quotes],
        "rest": [[number, _rest(quote)] for number, quote in rest],
    }
    head = json.dumps(form, separators=(",", ":")).encode("ascii")
    strings = [
        *(quote.id for quote in registry.quotes),
        *(quote.text for quote in registry.quotes),
    ]
    return head + b"\n" + _BETWEEN.join(strings).encode("utf-8", "surrogatepass")


def unpacked(form: bytes, shown: str) -> Registry:
    """The registry of which ``form`` was packed, of a file called ``shown``.

    ValueError when ``form`` is none of ours.
    """
    import json

    try:
        head, _, strings = form.partition(b"\n")
        texts = strings.decode("utf-8", "surrogatepass").split(_BETWEEN) if strings else []
        return _registry(json.loads(head), texts, shown)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"this is no registry: {error}") from error


def _registry(form: dict[str, Any], strings: list[str], shown: str) -> Registry:
    rest: dict[int, dict[str, Any]] = dict(form["rest"])
    number = len(form["by"])
    columns = {
        "id": strings[:number],
        "speaker": [form["speakers"][which] for which in form["by"]],
        "text": strings[number:],
        "position": list(map(Position, form["lines"], form["columns"])),
    }
    if any(len(column) != number for column in columns.values()):
        raise ValueError("its columns are not of one length")
    values = (columns.get(each.name, repeat(getattr(_DEFAULTS, each.name))) for each in _FIELDS)
    quotes = list(map(Quote, *values))
    for at, told in rest.items():
        quotes[at] = _with(quotes[at], told)
    aliases = {name: tuple(others) for name, others in form["aliases"].items()}
    return Registry(shown, tuple(quotes), aliases, form["version"])


_DEFAULTS = Quote("", "", "", registered)
_FIELDS = fields(Quote)
_RARE = tuple(each.name for each in _FIELDS if each.name not in _COLUMNS)
_rare = attrgetter(*_RARE)
_SILENT = _rare(_DEFAULTS)


def _rest(quote: Quote) -> dict[str, Any]:
    """What a quote says beyond what each says."""
    told = {name: getattr(quote, name) for name in _RARE}
    told = {name: value for name, value in told.items() if value != getattr(_DEFAULTS, name)}
    if "severity" in told:
        told["severity"] = {kind.value: level.label for kind, level in quote.severity.items()}
    if "accept" in told:
        told["accept"] = [_flat(one) for one in quote.accept]
    return told


def _with(quote: Quote, told: dict[str, Any]) -> Quote:
    """The quote with what `_rest` gave."""
    values = dict(told)
    for name in _TUPLES:
        if name in told:
            values[name] = tuple(told[name])
    if "mode" in told:
        values["mode"] = Mode(told["mode"])
    if "severity" in told:
        levels = told["severity"].items()
        values["severity"] = {Kind(kind): Severity.parse(level) for kind, level in levels}
    if "accept" in told:
        values["accept"] = tuple(map(_accepted, told["accept"]))
    return Quote(quote.id, quote.speaker, quote.text, registered, position=quote.position, **values)


def _flat(one: Acceptance) -> list[Any]:
    place = one.position
    return [one.text, one.reason, one.sources, one.by, one.until, place.line, place.column]


def _accepted(flat: list[Any]) -> Acceptance:
    text, reason, sources, by, until, line, column = flat
    return Acceptance(text, reason, tuple(sources), by, until, Position(line, column))

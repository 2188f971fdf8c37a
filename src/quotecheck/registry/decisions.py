"""Decisions written into a registry: the old data plus exactly these, or the old file untouched.

The file is read once, the lines are put in, and the result is loaded again, from the disk and
beside the old one, before it takes its place. Refuses: to write what does not read back as the
old registry with the new acceptances, and to write over what somebody else has changed meanwhile.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from quotecheck.atomic import replace_file
from quotecheck.errors import Problem, RegistryError
from quotecheck.model import Acceptance, Position, Quote, Registry
from quotecheck.registry.contents import read
from quotecheck.registry.load import load, loads
from quotecheck.registry.splice import spliced

Decision = tuple[Quote, Acceptance]
"""A quote as it was when the decision was made, and what was decided."""

_NOWHERE = Position(1, 1)


def record(path: str | Path, decisions: Iterable[Decision]) -> None:
    """Add an acceptance to each decision's quote, all of them in one step.

    RegistryError when the registry cannot be read or written, is no longer what the decisions
    were made about, or would not read back as it should; then it is what it was, to the byte.
    """
    shown = Path(path).as_posix()
    data = read(Path(path), shown)
    old = loads(data, shown)
    made = [(quote, _tidy(acceptance)) for quote, acceptance in decisions]
    _check_quotes(old, made)
    new = _with(data, [(quote.id, acceptance) for quote, acceptance in made])
    expected = _essence(_decided(old, made))

    def check(written: Path) -> None:
        try:
            found = _essence(load(written))
        except RegistryError as error:
            raise _refused(shown, f"it would read: {error.problems[0].message}") from error
        if replace(found, path=shown) != expected:
            raise _refused(shown, "the file is written in a way that this cannot add to")
        if read(Path(path), shown) != data:
            raise _refused(shown, "it was changed by somebody else just now; try again")

    try:
        replace_file(path, new, check)
    except OSError as error:
        raise _refused(shown, error.strerror or str(error)) from error


def _with(data: bytes, decisions: Sequence[tuple[str, Acceptance]]) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode("utf-8")
    return mark + spliced(text, decisions).encode("utf-8")


def _tidy(acceptance: Acceptance) -> Acceptance:
    """As the registry will have it: without blanks around its texts."""
    return replace(
        acceptance,
        text=acceptance.text.strip(),
        reason=acceptance.reason.strip(),
        sources=tuple(pattern.strip() for pattern in acceptance.sources),
        by=None if acceptance.by is None else acceptance.by.strip(),
        until=None if acceptance.until is None else acceptance.until.strip(),
    )


def _check_quotes(registry: Registry, decisions: Sequence[Decision]) -> None:
    """RegistryError unless each decision is about a quote's words and acceptances as they are."""
    quotes = {quote.id: _decided_about(quote) for quote in registry.quotes}
    problems = [
        Problem(registry.path, None, None, f'"{quote.id}" is not what it was; look at it again')
        for quote, _ in decisions
        if quotes.get(quote.id) != _decided_about(quote)
    ]
    if problems:
        raise RegistryError(problems)


def _decided_about(quote: Quote) -> tuple[str, tuple[Acceptance, ...]]:
    return quote.text, _unplaced(quote).accept


def _decided(registry: Registry, decisions: Sequence[Decision]) -> Registry:
    added: dict[str, tuple[Acceptance, ...]] = {}
    for quote, acceptance in decisions:
        added[quote.id] = (*added.get(quote.id, ()), acceptance)
    quotes = (
        replace(quote, accept=quote.accept + added.get(quote.id, ())) for quote in registry.quotes
    )
    return replace(registry, quotes=tuple(quotes))


def _essence(registry: Registry) -> Registry:
    """The data without the places."""
    return replace(registry, quotes=tuple(map(_unplaced, registry.quotes)))


def _unplaced(quote: Quote) -> Quote:
    accept = tuple(replace(one, position=_NOWHERE) for one in quote.accept)
    return replace(quote, accept=accept, position=_NOWHERE)


def _refused(shown: str, reason: str) -> RegistryError:
    return RegistryError(Problem(shown, None, None, f"not changed: {reason}"))

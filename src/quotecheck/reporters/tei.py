"""The report as a TEI apparatus: the registered wording, and at each place who reads otherwise.

The method is parallel segmentation: ``app`` holds a ``lem`` and each ``rdg``, and ``wit`` points
to the wordings that have it, which are listed with the sources that print them. A wording that
does not reach a place, being cut before it, is not named there. Refuses: to align; the rows are
``collate``'s. The words are as printed; only what XML forbids, or hides, is made visible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from quotecheck.collate.table import Reading, Table, Unit, table
from quotecheck.model import (
    Alignment,
    Collation,
    Cut,
    Edit,
    Occurrence,
    QuoteReport,
    Report,
    Variant,
)
from quotecheck.reporters import figures
from quotecheck.reporters.canvas import place, shown
from quotecheck.reporters.options import ASCII, RenderOptions
from quotecheck.reporters.uris import uri
from quotecheck.reporters.xml import Element, add, append, finished

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_REGISTERED = "registered"
_ELLIPSIS = {"reason": "ellipsis"}


def render(report: Report, options: RenderOptions) -> str:
    """The header with the sources, then a division for each quote, in the registry's order."""
    root = Element("TEI", {"xmlns": _NAMESPACE})
    witnesses = {source.path: f"s{row}" for row, source in enumerate(report.sources, 1)}
    _header(root, report, witnesses)
    body = add(add(root, "text"), "body")
    for row, quote in enumerate(report.quotes, 1):
        _quote(body, quote, f"q{row}", witnesses)
    if not report.quotes:
        add(body, "p", text="Nothing was compared.")
    return finished(root)


def _header(root: Element, report: Report, witnesses: Mapping[str, str]) -> None:
    header = add(root, "teiHeader")
    description = add(header, "fileDesc")
    title = f"Quotations registered in {shown(report.registry)}, and how sources word them"
    add(add(description, "titleStmt"), "title", text=title)
    add(add(description, "publicationStmt"), "p", text="Made by quotecheck; not published.")
    notes = add(description, "notesStmt")
    add(notes, "note", {"type": "verdict"}, "; ".join(figures.counts(report, ASCII)))
    for skipped in sorted(report.skipped):
        text = f"{place(skipped.path)}: {shown(skipped.reason)}"
        add(notes, "note", {"type": "skipped"}, text)
    for problem in report.errors:
        at = place(problem.path, problem.line, problem.column)
        add(notes, "note", {"type": "error"}, f"{at}: {shown(problem.message)}")
    listed = add(add(description, "sourceDesc"), "listWit")
    add(listed, "witness", {"xml:id": _REGISTERED}, f"the registry, {shown(report.registry)}")
    for source in report.sources:
        witness = add(listed, "witness", {"xml:id": witnesses[source.path]})
        add(witness, "ref", {"target": uri(source.path)}, shown(source.path))
    method = {"method": "parallel-segmentation", "location": "internal"}
    add(add(header, "encodingDesc"), "variantEncoding", method)


def _quote(body: Element, told: QuoteReport, name: str, witnesses: Mapping[str, str]) -> None:
    """One quote: its wordings with their places, then the text with its apparatus."""
    collation = told.collation
    entry = collation.quote
    division = add(body, "div", {"type": "quote", "xml:id": name, "n": entry.id})
    add(division, "head", text=f"{shown(entry.id)}, {shown(entry.speaker)}: {told.status.value}")
    if collation.variants:
        listed = add(division, "listWit")
        for variant in collation.variants:
            _wording(listed, variant, f"{name}{variant.label}", witnesses)
    _apparatus(add(division, "ab"), collation, name)


def _wording(listed: Element, variant: Variant, name: str, witnesses: Mapping[str, str]) -> None:
    printed = {witnesses[spot.source]: None for spot in variant.occurrences}
    pointers = " ".join(f"#{source}" for source in printed)
    witness = add(listed, "witness", {"xml:id": name, "n": variant.label, "corresp": pointers})
    if variant.accepted is not None:
        reason = shown(variant.accepted.reason)
        add(witness, "note", {"type": "accepted"}, reason)
    for spot in variant.occurrences:
        add(witness, "ref", {"target": uri(spot.source), "type": spot.quoted.value}, _at(spot))


def _at(spot: Occurrence) -> str:
    return place(spot.source, spot.position.line, spot.position.column)


def _apparatus(parent: Element, collation: Collation, name: str) -> None:
    """The registered text, an ``app`` in place of each stretch in which a wording differs."""
    entry = collation.quote
    made = table(entry.wording, [variant.alignment for variant in collation.variants])
    row = 0
    for unit in made.units:
        append(parent, _text(made, row, unit.start))
        append(parent, _before(made, unit))
        _unit(add(parent, "app"), made, unit, collation, name)
        row = unit.end
    append(parent, _text(made, row, len(made.rows)) + _blanks(entry.wording.tail))


def _unit(app: Element, made: Table, unit: Unit, collation: Collation, name: str) -> None:
    for reading in unit.readings:
        pointers = " ".join(_pointer(who, collation, name) for who in reading.who)
        if 0 in reading.who:
            add(app, "lem", {"wit": pointers}, _lemma(made, unit))
            continue
        kind = _kind(made, unit, reading, collation)
        node = add(app, "rdg", {"wit": pointers, "type": kind})
        _reading(node, made, unit, reading)


def _reading(node: Element, made: Table, unit: Unit, reading: Reading) -> None:
    """What the first of those who share a reading prints, an ellipsis at its edge as a gap."""
    who = reading.who[0]
    cells = [row.cells[who] for row in made.rows[unit.start : unit.end]]
    if cells[0].cut is Cut.MARKED:
        add(node, "gap", _ELLIPSIS)
    ranges = sorted({cell.printed for cell in cells if cell.words})
    if all(one[1] == other[0] for one, other in pairwise(ranges)):
        append(node, _printed(made.alignments[who - 1], ranges))
    else:
        append(node, shown(reading.text))
    if cells[-1].cut is Cut.MARKED and ranges:
        add(node, "gap", _ELLIPSIS)


def _printed(alignment: Alignment, ranges: Sequence[tuple[int, int]]) -> str:
    """The words of adjoining ranges with what stands between them, but for an attribution."""
    tokens = alignment.printed.tokens
    at = range(ranges[0][0], ranges[-1][1]) if ranges else range(0)
    text = "".join(
        (" " if here in alignment.resumes else tokens[here].gap) + tokens[here].text for here in at
    )
    return shown(text.removeprefix(tokens[at[0]].gap) if at else text)


def _pointer(who: int, collation: Collation, name: str) -> str:
    return f"#{name}{collation.variants[who - 1].label}" if who else f"#{_REGISTERED}"


def _kind(made: Table, unit: Unit, reading: Reading, collation: Collation) -> str | None:
    """The kind of the worst edit that makes the reading what it is."""
    start, end = _registered(made, unit.start, unit.end)
    edits = [edit for who in reading.who for edit in collation.variants[who - 1].edits]
    here = [edit for edit in edits if _touches(edit, start, end)]
    return max(here, key=lambda edit: edit.severity).kind.value if here else None


def _touches(edit: Edit, start: int, end: int) -> bool:
    first, last = edit.registered_range
    return start <= first <= end if first == last else first < end and start < last


def _registered(made: Table, start: int, end: int) -> tuple[int, int]:
    """The registered tokens of rows ``[start, end)``; of added words, the place between two."""
    tokens = list(_tokens(made, start, end))
    if tokens:
        return tokens[0], tokens[-1] + 1
    at = next(_tokens(made, end, len(made.rows)), len(made.registered))
    return at, at


def _tokens(made: Table, start: int, end: int) -> Iterator[int]:
    return (row.registered for row in made.rows[start:end] if row.registered is not None)


def _text(made: Table, start: int, end: int) -> str:
    """The registered words of rows ``[start, end)``, each with what stands before it."""
    words = made.registered.tokens
    return "".join(
        _blanks(words[at].gap) + shown(words[at].text) for at in _tokens(made, start, end)
    )


def _lemma(made: Table, unit: Unit) -> str:
    return _text(made, unit.start, unit.end).removeprefix(_before(made, unit))


def _before(made: Table, unit: Unit) -> str:
    """What stands before the words of a unit, and is no part of it."""
    at = next(_tokens(made, unit.start, unit.end), None)
    return " " if at is None else _blanks(made.registered.gap(at))


def _blanks(gap: str) -> str:
    """A gap with every run of blanks as one; unlike ``shown``, it keeps those at its ends."""
    text = shown(f"|{gap}|")
    return text[1:-1]

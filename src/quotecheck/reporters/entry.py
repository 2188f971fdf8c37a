"""One quote in the default report: its header, its variants, where each is printed.

Refuses: to order quotes, and to cut a place: ``path:line:col`` always stands in one piece.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import field

from quotecheck.model import Occurrence, Quoted, QuoteReport, Report, Severity, Status, Variant
from quotecheck.records import dataclass
from quotecheck.reporters import figures
from quotecheck.reporters.canvas import (
    SEVERITY_ROLES,
    Line,
    Role,
    Run,
    cells,
    pad,
    place,
    shown,
    width_of,
    wrap,
)
from quotecheck.reporters.options import RenderOptions, Verbosity
from quotecheck.reporters.sketch import Mark, sketch

_LABEL, _BODY, _PLACES = 2, 5, 7  # where the three columns of a block begin
_GUTTER = 3
_LONGEST_ID = 28
# More sources than this are counted, not named.
_ABSENT_NAMED = 3
# So many places of what is as registered are shown where there are more than these.
_NAMED, _MANY = 4, 8
_UNMARKED = {Quoted.NO: "no quotation marks", Quoted.PARTLY: "partly outside the marks"}


@dataclass(frozen=True, slots=True)
class Layout:
    """What every block of one report shares."""

    options: RenderOptions
    id_cells: int
    sources: int

    @classmethod
    def of(cls, report: Report, options: RenderOptions) -> Layout:
        """The layout in which all of a report's ids line up, within reason."""
        ids = [cells(shown(quote.collation.quote.id)) for quote in report.quotes]
        widest = min(max(ids, default=0), _LONGEST_ID, options.measure // 3)
        return cls(options, widest, len(report.sources))

    @property
    def verbose(self) -> bool:
        """Whether everything in the report is to be told."""
        return self.options.verbosity is Verbosity.VERBOSE


@dataclasses.dataclass(slots=True)
class Block:
    """A drawn quote. ``brief`` ones are one line each and need no space between them."""

    lines: list[Line] = field(default_factory=list)
    marks: set[Mark] = field(default_factory=set)
    brief: bool = False


def draw(quote: QuoteReport, layout: Layout) -> Block:
    """The quote as lines; a single one where nothing is to be told."""
    if _plain(quote) and not layout.verbose:
        return Block(_header(quote, _plain_states(quote, layout), layout), brief=True)
    block = Block(_header(quote, [_state(quote)], layout))
    for variant in quote.collation.variants:
        _variant(variant, block, layout)
    if not quote.collation.variants:
        why = _nothing(quote.status, layout)
        block.lines += wrap([Run(why, Role.STRONG)], layout.options.wrap, _LABEL, _BODY)
        text = Run(shown(quote.collation.quote.text))
        block.lines += wrap([text], layout.options.wrap, _BODY)
    else:
        block.lines += _absent(quote, layout)
    return block


def _plain(quote: QuoteReport) -> bool:
    variants = quote.collation.variants
    consistent = quote.status is Status.CONSISTENT and bool(variants)
    return consistent and all(variant.as_registered for variant in variants)


def _plain_states(quote: QuoteReport, layout: Layout) -> list[Run]:
    """The state of a quote of which there is nothing to tell, and a shorter way to say it."""
    places = [spot for variant in quote.collation.variants for spot in variant.occurrences]
    sources = len({spot.source for spot in places})
    of = f" of {layout.sources:,}" if quote.absent_from else ""
    times = layout.options.glyphs.times
    noun = "source" if max(sources, layout.sources if of else 0) == 1 else "sources"
    brief = f"as registered {len(places):,}{times}"
    return [Run(f"{brief} in {sources:,}{of} {noun}", Role.GOOD), Run(brief, Role.GOOD)]


def _state(quote: QuoteReport) -> Run:
    if quote.severity is Severity.NONE:
        return Run(quote.status.value, Role.GOOD)
    return Run(figures.severity(quote.severity), SEVERITY_ROLES[quote.severity])


def _nothing(status: Status, layout: Layout) -> str:
    if status is Status.MISSING:
        return f"found in none of {figures.count(layout.sources, 'source')}; registered as"
    return "not checked; registered as"


def _header(quote: QuoteReport, states: Sequence[Run], layout: Layout) -> list[Line]:
    """``id   speaker        state`` with the state at the right, or wrapped where it is narrow.

    Of ``states``, ways to say one thing, it is the first that fits on the line.
    """
    entry = quote.collation.quote
    name = Run(shown(entry.id), Role.STRONG)
    speaker = Run(shown(entry.speaker))
    gap = pad(max(layout.id_cells - cells(name.text), 0) + _GUTTER)
    left = (name, gap, speaker)
    for state in states:
        room = layout.options.measure - width_of(left) - cells(state.text)
        if room >= _GUTTER or layout.options.wrap is None:
            return [(*left, pad(max(room, _GUTTER)), state)]
    return [
        *wrap([name, Run(" "), speaker], layout.options.wrap, 0, _LABEL),
        *wrap([states[0]], layout.options.wrap, _LABEL),
    ]


def _variant(variant: Variant, block: Block, layout: Layout) -> None:
    options = layout.options
    block.lines += title(variant, layout)
    if figures.neighbours(variant):
        block.marks.add(Mark.NEIGHBOURS)
    drawn = sketch(variant.alignment, variant.edits, options.glyphs, whole=layout.verbose)
    block.marks |= drawn.marks
    block.lines += wrap(drawn.runs, options.wrap, _BODY)
    if variant.accepted is not None:
        reason = [Run("accepted: ", Role.GOOD), Run(shown(variant.accepted.reason))]
        block.lines += wrap(reason, options.wrap, _BODY, _PLACES)
    if layout.verbose:
        block.lines += _notes(variant, options)
    block.lines += _places(variant, layout)


def title(variant: Variant, layout: Layout) -> list[Line]:
    """The label and what the variant is, and at the right its figures, on a line where it fits."""
    options = layout.options
    what = [pad(_LABEL), Run(variant.label, Role.STRONG), pad(_BODY - _LABEL - len(variant.label))]
    if len(variant.label) > _BODY - _LABEL - 1:
        what.append(Run(" "))
    what += _what(variant, layout)
    numbers = f"coverage {figures.percent(variant.coverage)}  drift {figures.drift(variant.drift)}"
    others = figures.neighbours(variant)
    told = Run(f"{numbers}  {others}" if others else numbers, Role.QUIET, whole=True)
    room = options.measure - width_of(what) - cells(told.text)
    if room >= _GUTTER or options.wrap is None:
        return [(*what, pad(max(room, _GUTTER)), told)]
    parts = [Run(numbers, Role.QUIET, whole=True), Run(" "), Run(others, Role.QUIET, whole=True)]
    return [
        *wrap(what[1:], options.wrap, _LABEL, _BODY),
        *(
            [(pad(options.measure - cells(told.text)), told)]
            if cells(told.text) + _BODY <= options.measure
            else wrap(parts, options.wrap, _BODY)
        ),
    ]


def _what(variant: Variant, layout: Layout) -> list[Run]:
    named = figures.kinds(variant.edits, layout.options.glyphs, every=layout.verbose)
    if variant.as_registered:
        return [
            Run("as registered", Role.GOOD),
            *([Run(f" ({named})", Role.QUIET)] if named and layout.verbose else []),
        ]
    level = figures.severity(variant.severity)
    what = f"{level}: {named}" if named else level
    if variant.accepted is not None:
        return [Run("accepted", Role.GOOD), Run(f" ({what})")]
    return [Run(what, SEVERITY_ROLES[variant.severity])]


def _notes(variant: Variant, options: RenderOptions) -> Iterator[Line]:
    """The edits' evidence, one a line."""
    for edit in variant.edits:
        level = Run(figures.severity(edit.severity), SEVERITY_ROLES[edit.severity])
        words = (shown(words) for words in (edit.registered, edit.found))
        change = f" {options.glyphs.arrow} ".join(words).strip()
        note = f" ({shown(edit.note)})" if edit.note else ""
        runs = [level, Run(f" {edit.kind.value}: {change}{note}", Role.QUIET)]
        yield from wrap(runs, options.wrap, _PLACES, _PLACES + 2)


def _places(variant: Variant, layout: Layout) -> list[Line]:
    """The places, two on a line where both fit; one on a line where there is more to say.

    Every place of what differs; of what is as registered the first few, and how many more.
    """
    spots = [_place(spot, layout) for spot in variant.occurrences]
    if variant.as_registered and not layout.verbose and len(spots) > _MANY:
        more = Run(f"and {len(spots) - _NAMED:,} more (all with -v)", Role.QUIET)
        return [*_rows(spots[:_NAMED], layout), (pad(_PLACES), more)]
    return _rows(spots, layout)


def _rows(spots: Sequence[list[Run]], layout: Layout) -> list[Line]:
    if layout.options.width is None or any(len(spot) > 1 for spot in spots):
        return [(pad(_PLACES), *spot) for spot in spots]
    lines: list[Line] = []
    widest = max((width_of(spot) for spot in spots), default=0)
    both = _PLACES + 2 * widest + _GUTTER <= layout.options.measure
    for index in range(0, len(spots), 2 if both else 1):
        first, *second = spots[index : index + (2 if both else 1)]
        line = [pad(_PLACES), *first]
        for spot in second:
            line += [pad(widest - width_of(first) + _GUTTER), *spot]
        lines.append(line)
    return lines


def _place(spot: Occurrence, layout: Layout) -> list[Run]:
    at = place(spot.source, spot.position.line, spot.position.column)
    notes = [shown(spot.locator)] if spot.locator else []
    if layout.verbose:
        notes += [_UNMARKED[spot.quoted]] if spot.quoted in _UNMARKED else []
        notes.append(f"evidence {spot.evidence:.0f} bits")
    run = [Run(at, Role.PLACE, whole=True)]
    return [*run, Run(f"  {', '.join(notes)}", Role.QUIET)] if notes else run


def _absent(quote: QuoteReport, layout: Layout) -> list[Line]:
    absent = quote.absent_from
    if not absent:
        return []
    named = len(absent) <= _ABSENT_NAMED or layout.verbose
    if not named:
        present = layout.sources - len(absent)
        text = f"in {present:,} of {figures.count(layout.sources, 'source')}"
        return wrap([Run(text, Role.QUIET)], layout.options.wrap, _LABEL)
    runs = [Run("not in", Role.QUIET)]
    for path in absent:
        runs += [Run(" "), Run(place(path), Role.QUIET, whole=True), Run(",", Role.QUIET)]
    return wrap(runs[:-1], layout.options.wrap, _LABEL, _BODY)

"""What the sample report is built with: its sources, and short ways to make model objects.

The sources are real strings, so that every offset in the sample is true.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quotecheck.model import (
    Acceptance,
    Alignment,
    Collation,
    Cut,
    Edit,
    Kind,
    Occurrence,
    Op,
    Position,
    Quote,
    Quoted,
    QuoteReport,
    Severity,
    Span,
    Status,
    Step,
    Variant,
)
from quotecheck.text.tokens import wording

HOSTILE = "[sic] [/foo] ::error::no ##[error]no ]]> </script> =cmd :smile: \f\x1b[31m\u202e\x7f"

SOURCES = {
    "corpus/a.txt": (
        "The harbour master spoke first. “The harbour stays open all winter,” she said.\n"
        "“We will not close the old ferry line, because our island is invaluable, our island "
        "is home, and we honour those who live on it,” said the mayor.\n"
        "The engineer said: “Ten crossings a day are safe in any wind below storm force.”\n"
    ),
    "corpus/b.txt": (
        "“The harbour stays open all\nwinter,” she said again.\n"
        "The mayor wrote: “We will close the old ferry line, because our island is priceless, "
        "island is home,” and left.\n"
        "The engineer: “Nine crossings a day are safe in any wind.”\n"
    ),
    "corpus/c.txt": (
        "The mayor: “we will never not close the old ferry line … our island is home, and we "
        "honor those who live [in the town] on it.”\n"
        "Later: “our island is home, we will not close the old ferry line,” he repeated.\n"
        "We will not close the old ferry line, because our island is invaluable, our island is "
        "home, and we honor those who live on it.\n"
    ),
    "corpus/hostile :: name.txt": f"He said: “Nobody shall pass {HOSTILE} this gate at night.”\n",
}


def spot(
    quote: str, path: str, text: str, *, skip: int = 0, quoted: Quoted = Quoted.YES
) -> Occurrence:
    """Where ``text`` stands in a source (its ``skip``-th further copy), as an occurrence."""
    source = SOURCES[path]
    start = source.index(text)
    for _ in range(skip):
        start = source.index(text, start + 1)
    end = start + len(text)
    return Occurrence(
        quote=quote,
        source=path,
        spans=(Span(start, end),),
        wording=wording(source, start, end),
        text=text,
        position=_position(source, start),
        end_position=_position(source, end),
        quoted=quoted,
        evidence=101.25,
        prefix=source[max(0, start - 8) : start],
        suffix=source[end : end + 8],
    )


def _position(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


Stretch = tuple[Op, int, int] | tuple[Op, int, int, Cut]


def aligned(entry: Quote, printed: Occurrence, *stretches: Stretch) -> Alignment:
    """Steps from lengths: (op, registered words, printed words, cut), in order.

    A move's registered words are a place, not a length; all that is passed over at once.
    """
    steps: list[Step] = []
    at, to = 0, 0
    for op, registered, words, *cut in stretches:
        start = registered if op is Op.MOVE else at
        size = words if op is Op.MOVE else registered
        steps.append(Step(op, (start, start + size), (to, to + words), cut[0] if cut else None))
        at, to = at + (0 if op is Op.MOVE else registered), to + words
    assert to == len(printed.wording), (to, len(printed.wording))
    return Alignment(entry.wording, printed.wording, tuple(steps))


def unchanged(entry: Quote, printed: Occurrence) -> Alignment:
    """The alignment of a wording that is as registered."""
    return aligned(entry, printed, (Op.EQUAL, len(entry.wording), len(entry.wording)))


def edit(
    op: Op,
    kind: Kind,
    severity: Severity,
    words: tuple[str, str],
    ranges: tuple[tuple[int, int], tuple[int, int]] = ((0, 0), (0, 0)),
    *,
    note: str = "",
) -> Edit:
    """An edit, shorter to write."""
    return Edit(op, kind, severity, *words, note, *ranges)


def make_quote(name: str, speaker: str, text: str, line: int, *accept: Acceptance) -> Quote:
    """A registered quote, tokenised as the registry does it."""
    tokens = wording(text, editorial=False)
    return Quote(name, speaker, text, tokens, accept=accept, position=Position(line, 9))


def make_variant(
    label: str,
    alignment: Alignment,
    spots: Iterable[Occurrence],
    figures: tuple[float, float] = (0.0, 1.0),
    edits: Iterable[Edit] = (),
    **others: object,
) -> Variant:
    """A variant; ``figures`` are drift and coverage; the worst edit gives the severity."""
    edits, spots = tuple(edits), tuple(spots)
    severity = max((each.severity for each in edits), default=Severity.NONE)
    text = " ".join(spots[0].text.split())
    made = Variant(label, text, *figures, severity, edits, spots, alignment)
    return replace(made, **others)  # type: ignore[arg-type]


def told(entry: Quote, status: Status, severity: Severity, *variants: Variant) -> QuoteReport:
    """A quote's report, with a matrix in which variants differ as their own drifts do."""
    drifts = (0.0, *(each.drift for each in variants))
    matrix = tuple(tuple(abs(one - other) for other in drifts) for one in drifts)
    printing = {each.source for variant in variants for each in variant.occurrences}
    absent = tuple(path for path in SOURCES if path not in printing)
    return QuoteReport(status, severity, Collation(entry, variants, matrix), absent)

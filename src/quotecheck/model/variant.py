"""Occurrences, alignments, edits, variants and collations.

Refuses: to compute any of them. ``search`` makes occurrences, ``collate`` alignments and
variants, ``drift`` edits.
"""

from __future__ import annotations

from quotecheck.model.kinds import Cut, Kind, Op, Quoted, Severity
from quotecheck.model.quote import Acceptance, Quote
from quotecheck.model.wording import Position, Span, Wording
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place in one source where a registered quote is reproduced.

    ``spans`` are several where an attribution or a marked elision interrupts the quotation.
    ``wording`` holds the printed tokens of all spans in order; the gap of a token that opens a
    later span is the raw text between the two spans, and ``resumes`` lists the indices of those
    tokens that follow an interruption by words outside the marks. ``text`` is
    ``source.text[start:end]`` as it stands. ``evidence`` is in bits.
    """

    quote: str
    source: str
    spans: tuple[Span, ...]
    wording: Wording
    text: str
    position: Position
    end_position: Position
    quoted: Quoted
    evidence: float
    resumes: tuple[int, ...] = ()
    prefix: str = ""
    suffix: str = ""
    locator: str | None = None

    @property
    def start(self) -> int:
        """First code point of the first word."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Just past the last letter of the last word."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of an alignment: ``registered[a:b]`` stands against ``printed[c:d]``.

    Both are half-open ranges of token indices. An EQUAL step has ranges of one length whose
    words agree pairwise; where its registered range is empty, the printed words fill an ellipsis
    of the registered wording, and are no edit. A REPLACE is one word against one, or may have
    ranges of different lengths ("cannot", "can not").
    A DELETE has an empty printed range at the place where the words would stand, and a ``cut``.
    A MOVE has both ranges filled with the same words; its printed place is out of order.
    """

    op: Op
    registered: tuple[int, int]
    printed: tuple[int, int]
    cut: Cut | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Steps in printed order. Together they cover every registered and every printed token once."""

    registered: Wording
    printed: Wording
    steps: tuple[Step, ...]
    resumes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between the registered wording and a variant.

    ``registered`` and ``found`` are words as written; ``note`` is the evidence. The two ranges
    are the token indices in the registered and the printed wording, for whoever draws it.
    """

    op: Op
    kind: Kind
    severity: Severity
    registered: str
    found: str
    note: str = ""
    registered_range: tuple[int, int] = (0, 0)
    found_range: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another variant, and the drift to it (0..1)."""

    label: str
    drift: float


@dataclass(frozen=True, slots=True)
class Variant:
    """One distinct wording of a quote, with all its occurrences.

    ``alignment`` is that of the first occurrence; ``edits`` are the union over all of them, and
    ``marks`` those of case and marks that each occurrence has, in their order: in these alone
    occurrences of one variant may differ. Empty: each has all of them.
    ``drift`` and ``coverage`` are 0..1 and against the registered wording. ``accepted`` holds
    in every source that prints it; ``excused`` are pairs of a source and the acceptance that holds
    there, which may be some of them only.
    """

    label: str
    text: str
    drift: float
    coverage: float
    severity: Severity
    edits: tuple[Edit, ...]
    occurrences: tuple[Occurrence, ...]
    alignment: Alignment
    accepted: Acceptance | None = None
    nearest: Neighbour | None = None
    farthest: Neighbour | None = None
    excused: tuple[tuple[str, Acceptance], ...] = ()
    marks: tuple[frozenset[Edit], ...] = ()

    @property
    def as_registered(self) -> bool:
        """Whether nothing but case and marks differs, and nothing is left out."""
        return self.drift == 0 and self.coverage == 1 and self.severity <= Severity.INFO


@dataclass(frozen=True, slots=True)
class Collation:
    """The variants of one quote side by side.

    ``matrix[i][j]`` is the drift between wordings i and j, 0..1, symmetric, zero diagonal; row 0
    is the registered wording and row n the n-th variant.
    """

    quote: Quote
    variants: tuple[Variant, ...]
    matrix: tuple[tuple[float, ...], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """``registered`` and then every variant's label."""
        return ("registered", *(variant.label for variant in self.variants))

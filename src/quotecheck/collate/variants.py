"""Variants: the occurrences of one quote, grouped by what they say.

Two occurrences are one variant when their keys are equal: the words as compared, in printed
order, editorial words in their brackets, and "…" wherever an omission is marked between two of
them. Case, marks, line wraps and interruptions leave no trace; spelling does. An acceptance has a
key of the same make, so that to be accepted is to be equal: containing an accepted wording is
not enough.

Refuses: to rate, and to decide whether an acceptance still holds (its date).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from quotecheck.collate.align import steps
from quotecheck.collate.likeness import broken
from quotecheck.collate.strand import Strand, elided, strand
from quotecheck.model import Acceptance, Alignment, Occurrence, Op, Quote, Token, Wording
from quotecheck.records import dataclass
from quotecheck.text.fold import norm
from quotecheck.text.ranges import HYPHEN
from quotecheck.text.tokens import wording

ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(rf"[{HYPHEN}\u00ad]\s+")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Group:
    """One variant before anything is said of it: who prints it, and how each aligns.

    ``text`` is the wording as the first occurrence prints it; ``alignments`` go with
    ``occurrences``, which stand by path (code points) and start.
    """

    label: str
    key: tuple[str, ...]
    text: str
    occurrences: tuple[Occurrence, ...]
    alignments: tuple[Alignment, ...]


def group(quote: Quote, occurrences: Iterable[Occurrence]) -> tuple[Group, ...]:
    """The variants of ``quote`` in order of their labels: A, B, ..., Z, AA, ...

    Independent of the order of ``occurrences``. Equal wordings are aligned once.
    """
    aligned = _Aligned(quote.wording)
    members: dict[tuple[str, ...], list[tuple[Occurrence, Alignment]]] = {}
    for occurrence in sorted(occurrences, key=_place):
        alignment = aligned.to(occurrence)
        members.setdefault(key(alignment), []).append((occurrence, alignment))
    return tuple(
        Group(
            label(index),
            words,
            printed_text(pairs[0][0], words),
            tuple(occurrence for occurrence, _ in pairs),
            tuple(alignment for _, alignment in pairs),
        )
        for index, (words, pairs) in enumerate(members.items())
    )


def key(alignment: Alignment) -> tuple[str, ...]:
    """What a variant is: its compared words (the registered norm where equal), gaps, brackets."""
    norms = [token.norm for token in alignment.printed.tokens]
    for step in alignment.steps:
        if step.op in (Op.EQUAL, Op.MOVE):
            for place, i in enumerate(range(*step.registered), step.printed[0]):
                norms[place] = alignment.registered.tokens[i].norm
    return tuple(_elements(alignment.printed, norms, alignment.resumes))


def wording_key(text: str) -> tuple[str, ...]:
    """The key of a wording written down by itself: an acceptance, or the registered text."""
    written = wording(text)
    return tuple(_elements(written, [token.norm for token in written.tokens], ()))


def accepts(text: str, variant: Group) -> bool:
    """Whether an acceptance of ``text`` is an acceptance of this variant: all of it, no less."""
    return wording_key(text) == variant.key


def covers(acceptance: Acceptance, path: str) -> bool:
    """Whether an acceptance is meant for a source: one of its patterns fits, or it has none.

    A pattern fits the path as shown or its last parts, so that the folder quotecheck is run from
    makes no difference.
    """
    return not acceptance.sources or any(
        fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")
        for pattern in acceptance.sources
    )


def label(index: int) -> str:
    """The label of the variant at ``index``, from 0: A, B, ..., Z, AA, AB, ..."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def printed_text(occurrence: Occurrence, words: tuple[str, ...]) -> str:
    """The wording as printed, white space run together, tokenising to the key ``words``.

    Spans are joined by " … " where an omission is marked and by a space at an interruption; a
    word that a line end broke is written whole.
    """
    printed = occurrence.wording
    opens = _opening(occurrence)
    compared = (word.strip("[]") for word in words if word != ELLIPSIS)
    parts: list[str] = []
    for index, (token, word) in enumerate(zip(printed.tokens, compared, strict=True)):
        if index == 0:
            parts.append("[" if token.bracketed else "")
        elif index in opens and elided(printed, index, occurrence.resumes):
            parts.append(_joint(printed.tokens[index - 1], token, f" {ELLIPSIS} "))
        elif index in occurrence.resumes or index in opens:
            parts.append(_joint(printed.tokens[index - 1], token, " "))
        else:
            parts.append(token.gap if token.gap == " " else _SPACE.sub(" ", token.gap))
        parts.append(_whole(token, word))
    closed = bool(printed.tokens) and printed.tokens[-1].bracketed
    return "".join(parts) + ("]" if closed else "")


class _Aligned:
    """Alignments with one registered wording; wordings that compare alike are aligned once."""

    def __init__(self, registered: Wording) -> None:
        self._registered = registered
        self._strand = strand(registered)
        self._steps: dict[object, Alignment] = {}

    def to(self, occurrence: Occurrence) -> Alignment:
        printed = strand(occurrence.wording, occurrence.resumes)
        alike = _signature(printed)
        known = self._steps.get(alike)
        parts = known.steps if known else steps(self._strand, printed)
        alignment = Alignment(self._registered, occurrence.wording, parts, occurrence.resumes)
        self._steps.setdefault(alike, alignment)
        return alignment


def _signature(printed: Strand) -> object:
    """All that the alignment looks at."""
    ends = tuple(map(broken, printed.tokens)) if printed.broken else ()
    return printed.norms, ends, printed.breaks, printed.ellipses, printed.resumes


def _place(occurrence: Occurrence) -> tuple[str, int, int]:
    return (occurrence.source, occurrence.start, occurrence.end)


def _elements(printed: Wording, norms: list[str], resumes: tuple[int, ...]) -> Iterator[str]:
    for index, (token, word) in enumerate(zip(printed.tokens, norms, strict=True)):
        if token.gap != " " and elided(printed, index, resumes):
            yield ELLIPSIS
        yield f"[{word}]" if token.bracketed else word


def _opening(occurrence: Occurrence) -> frozenset[int]:
    """The tokens that open its spans but the first; most have no other."""
    starts = {span.start for span in occurrence.spans[1:]}
    if not starts:
        return frozenset()
    words = enumerate(occurrence.wording.spans)
    return frozenset(index for index, span in words if span.start in starts)


def _joint(before: Token, after: Token, mark: str) -> str:
    """What joins two spans: the mark, and the brackets that stood in the gap it replaces."""
    return ("]" if before.bracketed else "") + mark + ("[" if after.bracketed else "")


def _whole(token: Token, compared: str) -> str:
    """The word as printed; one that a line end broke, without the break."""
    if not broken(token):
        return token.text
    joined = _SPACE.sub("", token.text)
    return joined if norm(joined) == compared else _BREAK.sub("", token.text)

"""Occurrences and summaries as lists of plain values, and back: to be stored.

Only what JSON has is in them, so whoever reads them back runs no code. Refuses: to check. Values
that ``flat`` did not make raise ValueError, TypeError, KeyError or IndexError, or give nonsense;
whoever stores them sees to it that they come back whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotecheck.model.kinds import Quoted
from quotecheck.model.report import SourceSummary
from quotecheck.model.variant import Occurrence
from quotecheck.model.wording import Position, Remark, Span, Wording, token_of

Flat = Sequence[Any]


def flat(one: Occurrence) -> Flat:
    """An occurrence without the names of its quote and its source."""
    tokens = one.wording.tokens
    return [
        [token.text for token in tokens],
        [token.norm for token in tokens],
        [token.gap for token in tokens],
        [at for at, token in enumerate(tokens) if token.bracketed],
        one.wording.start,
        one.wording.tail,
        [[span.start, span.end] for span in one.spans],
        one.text,
        [one.position.line, one.position.column],
        [one.end_position.line, one.end_position.column],
        one.quoted.value,
        one.evidence,
        list(one.resumes),
        one.prefix,
        one.suffix,
        one.locator,
    ]


def occurrence(values: Flat, quote: str, source: str) -> Occurrence:
    """The occurrence that ``values`` were made of, of this quote and in this source."""
    *words, brackets, start, tail, spans, text, begin, end = values[:10]
    quoted, evidence, resumes, prefix, suffix, locator = values[10:]
    bracketed = set(brackets)
    tokens = [
        token_of(word, norm, gap, at in bracketed)
        for at, (word, norm, gap) in enumerate(zip(*words, strict=True))
    ]
    return Occurrence(
        quote=quote,
        source=source,
        spans=tuple(Span(*span) for span in spans),
        wording=Wording(tuple(tokens), tail, start),
        text=text,
        position=Position(*begin),
        end_position=Position(*end),
        quoted=Quoted(quoted),
        evidence=evidence,
        resumes=tuple(resumes),
        prefix=prefix,
        suffix=suffix,
        locator=locator,
    )


def flat_summary(one: SourceSummary) -> Flat:
    """A summary without the path of its source."""
    return [
        one.format,
        one.encoding,
        one.words,
        one.sha256,
        one.published,
        one.title,
        one.guessed,
        [_flat_remark(remark) for remark in one.remarks],
    ]


def summary(values: Flat, path: str) -> SourceSummary:
    """The summary that ``values`` were made of, of the source at ``path``."""
    format, encoding, words, sha256, published, title, guessed, remarks = values
    asked = tuple(_remark(each) for each in remarks)
    return SourceSummary(path, format, encoding, words, sha256, published, title, guessed, asked)


def _flat_remark(one: Remark) -> Flat:
    place = [one.position.line, one.position.column]
    return [one.kind, list(one.rules), one.reason, place, one.first, one.last]


def _remark(values: Flat) -> Remark:
    kind, rules, reason, place, first, last = values
    return Remark(kind, tuple(rules), reason, Position(*place), first, last)

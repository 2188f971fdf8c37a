"""Operations that cut, join and move: each changes what is said without changing a word.

A part of fewer words than ``min_words`` is no reproduction, so no such part is made. Refuses: to
cut where a sentence or clause ends; that is house style, see ``other``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotecheck.drift.classes import Class
from quotecheck.pipeline.mutants.subject import Mutation, Subject, capital, spread
from quotecheck.text.gaps import Break

_SHARE = 2 / 3  # of the words that a cut at an edge leaves: less may be anybody's phrase


def cut_end(subject: Subject) -> Iterator[Mutation]:
    """The end goes, in mid-clause."""
    for end in spread([at for at in _mid_clause(subject) if at >= _kept(subject)]):
        yield Mutation(subject.stretch(0, end), f"cut at the end: {_words(subject, end)}")


def cut_start(subject: Subject) -> Iterator[Mutation]:
    """The beginning goes, in mid-clause."""
    count = len(subject.tokens)
    joined = subject.words.conjunctions
    places = [
        at
        for at in _mid_clause(subject)
        if count - at >= _kept(subject) and subject.tokens[at - 1].norm not in joined
    ]
    for start in spread(places):
        change = f"cut at the beginning: {subject.stretch(0, start)}"
        yield Mutation(capital(subject.tail(start)), change)


def elide_denial(subject: Subject) -> Iterator[Mutation]:
    """An ellipsis takes a denial with it."""
    for at in spread(_denials(subject)):
        text = subject.without(at, at + 1)
        start = subject.spans[at].start
        yield Mutation(
            f"{text[:start].rstrip()} … {text[start:].lstrip()}",
            f"elided: {subject.tokens[at].text}",
        )


def _denials(subject: Subject) -> list[int]:
    """Denials that are words of their own, inside."""
    return [
        at
        for at in range(1, len(subject.tokens) - 1)
        if subject.tokens[at].norm in subject.words.negation
        and not subject.tokens[at].norm.endswith("n't")
    ]


def reverse_parts(subject: Subject) -> Iterator[Mutation]:
    """The two halves of the quote change places at a clause boundary."""
    count = len(subject.tokens)
    places = [
        at
        for at in range(subject.min_words, count - subject.min_words + 1)
        if subject.breaks[at] is not Break.NONE
    ]
    if not places:
        return
    at = min(places, key=lambda place: abs(2 * place - count))
    first, second = subject.stretch(0, at), subject.stretch(at, count)
    yield Mutation(f"{capital(second)}, {first[:1].lower()}{first[1:]}", "parts in another order")


def splice(subject: Subject) -> Iterator[Mutation]:
    """The beginning of one sentence, or clause, goes on with the end of a later one."""
    count = len(subject.tokens)
    starts = [at for at in range(count) if at == 0 or subject.breaks[at] >= Break.CLAUSE]
    for start, after in pairwise(starts):
        end = next((at for at in starts if at > after), count)
        a, b = (start + after + 1) // 2, (after + end) // 2
        weighs = Class.CONTENT in subject.classes[a:b]
        if start < a < b < end and weighs and a + count - b >= _kept(subject):
            text = f"{subject.stretch(0, a)} {subject.tail(b)}"
            yield Mutation(text, f"left out: {subject.stretch(a, b)}")


def drop_sentence(subject: Subject) -> Iterator[Mutation]:
    """A whole sentence inside goes, and nothing says so."""
    count = len(subject.tokens)
    starts = [at for at in range(1, count) if subject.breaks[at] >= Break.SENTENCE]
    for start, end in spread(list(pairwise(starts))):
        if count - (end - start) >= _kept(subject):
            change = f"left out: {subject.stretch(start, end)}"
            yield Mutation(subject.without(start, end), change)


def _mid_clause(subject: Subject) -> list[int]:
    """Places between two words with no mark between them."""
    return [at for at in range(1, len(subject.tokens)) if subject.breaks[at] is Break.NONE]


def _kept(subject: Subject) -> float:
    return max(subject.min_words, _SHARE * len(subject.tokens))


def _words(subject: Subject, start: int) -> str:
    return subject.stretch(start, len(subject.tokens))


def truncate_clause(subject: Subject) -> Iterator[Mutation]:
    """The last clause is left off; whether that loses meaning depends on what it says."""
    places = [
        at
        for at in range(1, len(subject.tokens))
        if subject.breaks[at] >= Break.CLAUSE and at >= _kept(subject)
    ]
    for at in places[-1:]:
        yield Mutation(subject.stretch(0, at), f"cut at the end: {_words(subject, at)}")


def elide_clause(subject: Subject) -> Iterator[Mutation]:
    """An inner clause gives way to an ellipsis."""
    count = len(subject.tokens)
    starts = [at for at in range(1, count) if subject.breaks[at] >= Break.CLAUSE]
    for start, end in pairwise(starts):
        harmless = all(
            what in (Class.CONTENT, Class.FUNCTION) for what in subject.classes[start:end]
        )
        if harmless and count - (end - start) >= _kept(subject):
            head = subject.stretch(0, start)
            yield Mutation(
                f"{head} … {subject.tail(end)}", f"elided: {subject.stretch(start, end)}"
            )
            return

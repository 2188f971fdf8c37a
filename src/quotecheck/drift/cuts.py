"""Cuts that are honest in form: at an edge of the wording, or marked by an ellipsis.

They lose meaning where a denial, a modal, a quantity or a name went with them, where they end in
the middle of a clause, or where a condition, hedge or contrast that qualified what is kept was
cut off. Refuses: to parse. Clauses are what punctuation sets off; a cut after "but" or "and"
that follows such a mark is at a clause too.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.drift.classes import PROTECTED, Class, of_class
from quotecheck.drift.lexicons import Lexicon
from quotecheck.drift.polarity import evidence
from quotecheck.drift.rate import Typed
from quotecheck.drift.stretch import Stretch
from quotecheck.model import Kind
from quotecheck.text.gaps import Break, break_before

MID_CLAUSE = "cut in mid-clause"
_NEITHER = frozenset({"nor", "neither", "ni", "weder"})


def marked(stretch: Stretch, lexicon: Lexicon) -> Typed:
    """What an ellipsis stands for."""
    taken = of_class(stretch, PROTECTED, lexicon)
    if taken:
        return Typed(Kind.ELISION_OF_MEANING, evidence("cut", taken))
    if _more_than_a_sentence(stretch):
        return Typed(Kind.ELISION_OF_MEANING, "cut: more than a sentence")
    return Typed(Kind.ELISION)


def leading(stretch: Stretch, lexicon: Lexicon, *, shown: bool) -> Typed:
    """What was cut before the first printed word. ``shown``: dots stand there."""
    wording, kept = stretch.wording, stretch.end
    cut = _before_conjunctions(stretch, lexicon)
    whole = cut == stretch.start or break_before(wording, cut) >= Break.CLAUSE
    apart = break_before(wording, kept) >= Break.SENTENCE
    dependent = wording.tokens[kept].norm in lexicon.dependents and not apart
    if not whole or dependent:
        start = _clause_start(stretch, cut)
        return _in_mid_clause(Stretch(wording, start, kept), lexicon, shown and not dependent)
    if apart or cut < kept:  # another sentence, or one joined as an equal
        return Typed(Kind.TRUNCATION)
    for clause in _clauses_before(stretch, cut):
        words = _qualifier(clause, lexicon, Break.CLAUSE)
        if words:
            return Typed(Kind.TRUNCATION_OF_MEANING, evidence("cut", [words]))
    return Typed(Kind.TRUNCATION)


def trailing(stretch: Stretch, lexicon: Lexicon, *, shown: bool) -> Typed:
    """What was cut after the last printed word. ``shown``: dots stand there."""
    wording, start = stretch.wording, stretch.start
    strength = break_before(wording, start)
    clause = Stretch(wording, start, _clause_end(stretch))
    if strength < Break.CLAUSE:
        return _in_mid_clause(clause, lexicon, shown)
    words = _qualifier(clause, lexicon, strength)
    if strength < Break.SENTENCE:
        words = words or _denial(clause, lexicon)
    if words:
        return Typed(Kind.TRUNCATION_OF_MEANING, evidence("cut", [words]))
    return Typed(Kind.TRUNCATION)


def _in_mid_clause(clause: Stretch, lexicon: Lexicon, shown: bool) -> Typed:
    """The part of a clause that was cut while the rest is printed."""
    taken = of_class(clause, PROTECTED, lexicon)
    if shown and not taken:
        return Typed(Kind.TRUNCATION, f"{MID_CLAUSE}, and shown")
    note = "; ".join([MID_CLAUSE, *([evidence("cut", taken)] if taken else [])])
    return Typed(Kind.TRUNCATION_OF_MEANING, note)


def _more_than_a_sentence(stretch: Stretch) -> bool:
    """Whether a whole sentence went, and words of another with it."""
    wording = stretch.wording
    inner = sum(
        break_before(wording, index) >= Break.SENTENCE
        for index in range(stretch.start + 1, stretch.end)
    )
    outer = sum(
        break_before(wording, index) >= Break.SENTENCE for index in (stretch.start, stretch.end)
    )
    return inner > 1 or (inner == 1 and outer > 0)


def _before_conjunctions(stretch: Stretch, lexicon: Lexicon) -> int:
    """Where the cut would be without the "but" or "and" at its end."""
    cut = stretch.end
    tokens = stretch.wording.tokens
    while (
        cut > stretch.start
        and tokens[cut - 1].norm in lexicon.conjunctions
        and break_before(stretch.wording, cut) < Break.CLAUSE
    ):
        cut -= 1
    return cut


def _clause_start(stretch: Stretch, index: int) -> int:
    """The first word of the clause that holds the word before ``index``."""
    start = index - 1
    while start > stretch.start and break_before(stretch.wording, start) < Break.CLAUSE:
        start -= 1
    return max(start, stretch.start)


def _clause_end(stretch: Stretch) -> int:
    """The end of the clause that begins (or goes on) at the start of ``stretch``."""
    end = stretch.start + 1
    while end < stretch.end and break_before(stretch.wording, end) < Break.CLAUSE:
        end += 1
    return end


def _clauses_before(stretch: Stretch, index: int) -> Iterator[Stretch]:
    """The clauses of the same sentence that end at ``index``, the nearest first."""
    end = index
    while end > stretch.start:
        start = _clause_start(stretch, end)
        yield Stretch(stretch.wording, start, end)
        if break_before(stretch.wording, start) >= Break.SENTENCE:
            return
        end = start


def _qualifier(clause: Stretch, lexicon: Lexicon, strength: Break) -> str:
    """The first words of ``clause`` where it qualifies its neighbour; "" where it does not.

    ``strength`` is the boundary between the two: across a sentence's end few words reach.
    """
    norms = clause.norms
    for words, reach in lexicon.qualifiers:
        if norms[: len(words)] != words:
            continue
        if strength >= Break.SENTENCE and reach != "sentence":
            continue
        if reach == "hedge":
            if lexicon.hedges.isdisjoint(norms):
                continue
            return clause.text
        return clause.part(0, len(words)).text
    return ""


def _denial(clause: Stretch, lexicon: Lexicon) -> str:
    """The first word of ``clause`` where it takes back part of what stands before it."""
    if clause.norms[0] in _NEITHER:
        return ""
    return "".join(of_class(clause.part(0, 1), frozenset({Class.POLARITY}), lexicon))

"""Words that went in silence, words that came in, words that moved.

A stretch without a content word is named by the first class in it that claims it (a lost "not"
is polarity). A stretch with one is an omission or an insertion, and ranks as the worst word in
it, at least major. Refuses: marked cuts and cuts at an edge, see `cuts`.
"""

from __future__ import annotations

from quotecheck.drift.classes import PROTECTED, Class, classes, is_filler, of_class
from quotecheck.drift.lexicons import Lexicon
from quotecheck.drift.polarity import evidence
from quotecheck.drift.rate import DEFAULT, Typed
from quotecheck.drift.stretch import Stretch
from quotecheck.model import Kind, Severity
from quotecheck.text.gaps import Break, break_before

_PRONOMINAL = ("person:", "demonstrative", "who")


def lost(stretch: Stretch, lexicon: Lexicon) -> Typed:
    """Registered words left out in silence, inside the wording."""
    if is_splice(stretch):
        return _splice(stretch, lexicon)
    return _named(stretch, Kind.OMISSION, "lost", lexicon)


def added(stretch: Stretch, lexicon: Lexicon) -> Typed:
    """Printed words that the registered wording does not have, without brackets."""
    return _named(stretch, Kind.INSERTION, "added", lexicon)


def bracketed(stretch: Stretch, lexicon: Lexicon) -> Typed:
    """Words an editor put in brackets beside what was said.

    A name explains who is meant and stays mild; a denial or a number changes what is said.
    """
    grave = of_class(stretch, frozenset({Class.POLARITY, Class.QUANTITY}), lexicon)
    if grave:
        return Typed(Kind.EDITORIAL, evidence("added", grave), Severity.MAJOR)
    return Typed(Kind.EDITORIAL)


def substituted(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed:
    """Words an editor put in brackets instead of what was said.

    Saying who "he" is stays mild; so does a plainer word. A denial, a number or a name that
    went, or another one than stood there, does not.
    """
    gone, come = (of_class(side, PROTECTED, lexicon) for side in (registered, printed))
    grave = [word for word in gone if word.casefold() not in {w.casefold() for w in come}]
    pronoun = all(
        lexicon.function.get(word, "").startswith(_PRONOMINAL) for word in registered.norms
    )
    if grave:
        return Typed(Kind.EDITORIAL, evidence("lost", grave), Severity.MAJOR)
    if not pronoun:
        others = {word.casefold() for word in gone}
        grave = [word for word in come if word.casefold() not in others]
    else:
        grave = of_class(printed, frozenset({Class.POLARITY, Class.QUANTITY}), lexicon)
    if grave:
        return Typed(Kind.EDITORIAL, evidence("added", grave), Severity.MAJOR)
    return Typed(Kind.EDITORIAL)


def moved(stretch: Stretch, lexicon: Lexicon) -> Typed:
    """Words printed in another place. Two names that change places say something else."""
    found = classes(stretch, lexicon)
    grave = of_class(stretch, frozenset({Class.POLARITY, Class.QUANTITY, Class.NAME}), lexicon)
    if grave and Class.CONTENT not in found:
        return Typed(Kind.REORDER, evidence("moved", grave), Severity.CRITICAL)
    return Typed(Kind.REORDER)


def is_splice(stretch: Stretch) -> bool:
    """Whether what is left joins two sentences that did not follow each other.

    Either words of two sentences went, or whole sentences did.
    """
    wording = stretch.wording
    if _ends_sentence(stretch):
        return True
    opens, closes = (
        break_before(wording, index) >= Break.SENTENCE for index in (stretch.start, stretch.end)
    )
    return opens and closes


def _ends_sentence(stretch: Stretch) -> bool:
    return any(
        break_before(stretch.wording, index) >= Break.SENTENCE
        for index in range(stretch.start + 1, stretch.end)
    )


def _splice(stretch: Stretch, lexicon: Lexicon) -> Typed:
    """Critical where a sentence that is printed in part lost a denial."""
    denied = [
        word
        for part in _broken_sentences(stretch)
        for word in of_class(part, frozenset({Class.POLARITY}), lexicon)
    ]
    if denied:
        return Typed(Kind.SPLICE, evidence("lost", denied), Severity.CRITICAL)
    return Typed(Kind.SPLICE, f"left out: {len(stretch)} words")


def _broken_sentences(stretch: Stretch) -> list[Stretch]:
    """The beginnings and ends of sentences that are otherwise printed."""
    wording = stretch.wording
    starts = [
        index
        for index in range(stretch.start, stretch.end + 1)
        if break_before(wording, index) >= Break.SENTENCE
    ]
    if not starts:
        return [stretch]
    parts = Stretch(wording, stretch.start, starts[0]), Stretch(wording, starts[-1], stretch.end)
    return [part for part in parts if len(part)]


def _named(stretch: Stretch, content: Kind, verb: str, lexicon: Lexicon) -> Typed:
    if is_filler(stretch, lexicon):
        return Typed(Kind.CLEANUP, "hesitation")
    found = classes(stretch, lexicon)
    first = min(found)
    note = evidence(verb, of_class(stretch, frozenset({first}), lexicon))
    if Class.CONTENT not in found:
        return Typed(first.kind, note)
    if first in PROTECTED:
        severity = max(DEFAULT[content], DEFAULT[first.kind])
        return Typed(content, evidence(verb, of_class(stretch, PROTECTED, lexicon)), severity)
    return Typed(content)

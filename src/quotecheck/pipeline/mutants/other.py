"""Operations that are shown and not judged: small words, slips, honest cuts.

Refuses: what is certain to change a meaning, and what is certain not to.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.drift.classes import Class
from quotecheck.pipeline.mutants.subject import Mutation, Subject, spread

_ON_IN = {"en": ("on", "in"), "fr": ("sur", "dans"), "es": ("sobre", "en"), "de": ("auf", "in")}
_ARTICLE = {"en": "the", "fr": "le", "es": "el", "de": "die"}
_CYRILLIC = str.maketrans("aeopc", "аеорс")
_LONG = 6


def swap_on_in(subject: Subject) -> Iterator[Mutation]:
    """On for in, in for on."""
    for one, other in (pair := _ON_IN.get(subject.language, ("", "")), pair[::-1]):
        for at in spread([at for at, token in enumerate(subject.tokens) if token.norm == one], 2):
            yield Mutation(subject.swapped(at, other), f"{one} → {other}")


def lose_article(subject: Subject) -> Iterator[Mutation]:
    """An article is left out."""
    article = _ARTICLE.get(subject.language)
    places = [at for at, token in enumerate(subject.tokens) if token.norm == article]
    for at in spread(places, 2):
        yield Mutation(subject.without(at, at + 1), f"lost: {article}")


def misspell(subject: Subject) -> Iterator[Mutation]:
    """Two letters of a word change places."""
    for at in spread(_long(subject), 2):
        word = subject.tokens[at].text
        slip = word[:2] + word[3] + word[2] + word[4:]
        if slip != word:
            yield Mutation(subject.swapped(at, slip), f"{word} → {slip}")


def look_alike(subject: Subject) -> Iterator[Mutation]:
    """A letter of another script that looks the same."""
    for at in spread(_long(subject), 2):
        word = subject.tokens[at].text
        other = word.translate(_CYRILLIC)
        if other != word:
            yield Mutation(subject.swapped(at, other), f"{word} with foreign letters")


def inflect(subject: Subject) -> Iterator[Mutation]:
    """Another number or tense of a word."""
    if subject.language == "en":
        for at in spread(_long(subject), 2):
            word = subject.tokens[at].text
            other = word[:-1] if word.endswith("s") else f"{word}s"
            yield Mutation(subject.swapped(at, other), f"{word} → {other}")


def _long(subject: Subject) -> list[int]:
    """Content words of six letters or more, in plain letters."""
    return [
        at
        for at, token in enumerate(subject.tokens)
        if subject.classes[at] is Class.CONTENT
        and len(token.text) >= _LONG
        and token.text.isalpha()
    ]

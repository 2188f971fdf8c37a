"""Operations on single words that change what is said: denials, numbers, names, modals, words.

Each yields one mutation a place, at most ``subject.MOST`` of them. Refuses: to cut or move more
than a word; see ``cuts``.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.drift.classes import Class
from quotecheck.drift.names import is_name
from quotecheck.drift.polarity import denies
from quotecheck.pipeline.mutants.subject import Mutation, Subject, like, spread

# The languages that ship a lexicon, and one word of each for what an operation needs.
_NEVER = {"en": "never", "fr": "jamais", "es": "nunca", "de": "niemals"}
_NOT = {"en": "not", "de": "nicht"}  # where it is one word that stands after the verb
_AND_OR = {"en": ("and", "or"), "fr": ("et", "ou"), "es": ("y", "o"), "de": ("und", "oder")}
_WILL_MAY = {
    "en": {"will": "may", "must": "may", "shall": "may", "would": "will", "should": "must",
           "can": "must", "may": "will", "might": "will", "could": "will", "all": "some",
           "always": "sometimes", "every": "some"},
    "de": {"muss": "kann", "müssen": "können", "alle": "einige", "immer": "manchmal"},
    "fr": {"doit": "peut", "toujours": "parfois"},
    "es": {"debe": "puede", "siempre": "quizás"},
}  # fmt: skip
_VERBS = {
    "en": frozenset("is are was were am will would can could should must may might shall do does "
                    "did has have had".split()),
    "de": frozenset("ist sind war waren wird werden kann können muss müssen hat haben".split()),
}  # fmt: skip
# Negative short forms that are not their verb and n't.
_SHORT = {"won't": "will", "can't": "can", "shan't": "shall", "cannot": "can", "ain't": "is"}
_STAND_INS = ("lantern", "orchard", "velvet")
_COUNTED = {"en": ("three", "seven"), "fr": ("trois", "sept"), "es": ("tres", "siete"),
            "de": ("drei", "sieben")}  # fmt: skip


def drop_denial(subject: Subject) -> Iterator[Mutation]:
    """Every denial is taken away: "not", "no", and the n't of "can't"."""
    for at, token in enumerate(subject.tokens):
        word = token.norm
        if word in _SHORT or word.endswith("n't"):
            left = _SHORT.get(word, word[:-3])
            text = subject.swapped(at, left)
            yield Mutation(text, f"{token.text} → {like(token.text, left)}")
        elif subject.classes[at] is Class.POLARITY and word in subject.words.negation:
            yield Mutation(subject.without(at, at + 1), f"lost: {token.text}")


def never_in_front(subject: Subject) -> Iterator[Mutation]:
    """ "Never" before the first word, inside the marks."""
    never = _NEVER.get(subject.language)
    if never is None or denies(subject.tokens[0].norm, subject.words):
        return
    first = subject.tokens[0]
    kept = is_name(subject.quote.wording, 0, subject.words) or first.text[1:2].isupper()
    kept = kept or first.norm == "i" or first.norm.startswith("i'")
    opening = first.text if kept else first.text[:1].lower() + first.text[1:]
    head, tail = subject.text[: subject.spans[0].start], subject.text[subject.spans[0].end :]
    yield Mutation(f"{head}{like(first.text, never)} {opening}{tail}", f"added: {never}")


def add_not(subject: Subject) -> Iterator[Mutation]:
    """ "Not" after a verb that has none yet."""
    word, verbs = _NOT.get(subject.language), _VERBS.get(subject.language, frozenset())
    places = [
        at
        for at, token in enumerate(subject.tokens[:-1])
        if token.norm in verbs
        and not denies(subject.tokens[at + 1].norm, subject.words)
        and not subject.breaks[at + 1]
    ]
    if word is not None:
        for at in spread(places):
            change = f"{subject.tokens[at].text} → {subject.tokens[at].text} {word}"
            yield Mutation(subject.before(at + 1, word), change)


def change_number(subject: Subject) -> Iterator[Mutation]:
    """Another digit, a digit more, another sign; another number word."""
    for at in spread([at for at, token in enumerate(subject.tokens) if _digits(token.text)]):
        word = subject.tokens[at].text
        for changed in _other_numbers(word):
            yield Mutation(subject.swapped(at, changed), f"{word} → {changed}")
    counted = _COUNTED.get(subject.language, ())
    for at, token in enumerate(subject.tokens):
        what, _ = subject.words.numbers.get(token.norm, ("", ""))
        # "one" is a pronoun as often as a number.
        if what == "one" and counted and token.norm not in ("one", "un", "une", "uno", "una"):
            other = counted[token.norm == counted[0]]
            yield Mutation(subject.swapped(at, other), f"{token.text} → {other}")


def _digits(word: str) -> list[int]:
    return [at for at, char in enumerate(word) if char.isascii() and char.isdigit()]


def _other_numbers(word: str) -> Iterator[str]:
    first, *_, last = [*_digits(word), _digits(word)[-1]]
    yield word[:first] + str(int(word[first]) % 9 + 1) + word[first + 1 :]
    if word[last:].isdigit() and "," not in word and "." not in word:
        yield word + "0"
        yield word + "%"
    if word[:1].isdigit():
        yield f"-{word}"


def swap_and_or(subject: Subject) -> Iterator[Mutation]:
    """And for or, or for and."""
    for one, other in (pair := _AND_OR.get(subject.language, ("", "")), pair[::-1]):
        for at in spread([at for at, token in enumerate(subject.tokens) if token.norm == one]):
            yield Mutation(subject.swapped(at, other), f"{one} → {other}")


def swap_names(subject: Subject) -> Iterator[Mutation]:
    """Two names change places; a lone one gives way to a name from elsewhere in the registry."""
    names = list(_names(subject))
    words = [subject.stretch(*name) for name in names]
    for (a, b), (c, d), one, other in zip(names, names[1:], words, words[1:], strict=False):
        if one.casefold() != other.casefold() and b <= c:
            start, end = subject.spans[a].start, subject.spans[d - 1].end
            between = subject.text[subject.spans[b - 1].end : subject.spans[c].start]
            text = subject.text[:start] + other + between + one + subject.text[end:]
            yield Mutation(text, f"{one} ↔ {other}")
            return
    known = {word.casefold() for word in words}
    stranger = next((name for name in subject.others if name.casefold() not in known), None)
    if stranger is not None:
        for (a, b), word in spread(list(zip(names, words, strict=True))):
            start, end = subject.spans[a].start, subject.spans[b - 1].end
            yield Mutation(
                subject.text[:start] + stranger + subject.text[end:], f"{word} → {stranger}"
            )


def _names(subject: Subject) -> Iterator[tuple[int, int]]:
    """Runs of words that are one name."""
    start = None
    for at in range(len(subject.tokens) + 1):
        named = at < len(subject.tokens) and subject.classes[at] is Class.NAME
        if start is not None and (not named or subject.breaks[at]):
            yield start, at
            start = None
        if named and start is None:
            start = at


def names_of(subject: Subject) -> Iterator[str]:
    """The names in a quote, as written, for other quotes to borrow."""
    for start, end in _names(subject):
        if not subject.tokens[end - 1].norm.endswith("'s"):
            yield subject.stretch(start, end)


def change_modal(subject: Subject) -> Iterator[Mutation]:
    """Will becomes may, all becomes some."""
    modals = _WILL_MAY.get(subject.language, {})
    places = [at for at, token in enumerate(subject.tokens) if token.norm in modals]
    for at in spread(places):
        word = subject.tokens[at].text
        other = modals[subject.tokens[at].norm]
        yield Mutation(subject.swapped(at, other), f"{word} → {like(word, other)}")


def opposite(subject: Subject) -> Iterator[Mutation]:
    """A word gives way to its listed opposite."""
    opposites = {
        one: other
        for pair in sorted(map(sorted, subject.words.opposites))
        for one, other in (pair, pair[::-1])
    }
    places = [at for at, token in enumerate(subject.tokens) if token.norm in opposites]
    for at in spread(places):
        word = subject.tokens[at]
        other = opposites[word.norm]
        yield Mutation(subject.swapped(at, other), f"{word.text} → {like(word.text, other)}")


def another_word(subject: Subject) -> Iterator[Mutation]:
    """A content word gives way to one that has nothing to do with it."""
    spoken = {token.norm for token in subject.tokens}
    other = next(word for word in (*_STAND_INS, "x" * 9) if word not in spoken)
    for at in spread(_content(subject)):
        word = subject.tokens[at].text
        yield Mutation(subject.swapped(at, other), f"{word} → {like(word, other)}")


def insert_word(subject: Subject) -> Iterator[Mutation]:
    """A word that was not said is put before a content word, in mid-clause."""
    spoken = {token.norm for token in subject.tokens}
    word = next(word for word in (*_STAND_INS, "x" * 9) if word not in spoken)
    for at in spread([at for at in _content(subject) if at and not subject.breaks[at]]):
        yield Mutation(subject.before(at, word), f"added: {word}")


def lose_word(subject: Subject) -> Iterator[Mutation]:
    """A content word inside is left out, and nothing says so."""
    inner = range(1, len(subject.tokens) - 1)
    for at in spread([at for at in _content(subject) if at in inner]):
        yield Mutation(subject.without(at, at + 1), f"lost: {subject.tokens[at].text}")


def _content(subject: Subject) -> list[int]:
    return [at for at, what in enumerate(subject.classes) if what is Class.CONTENT]


def question(subject: Subject) -> Iterator[Mutation]:
    """A statement becomes a question, a question a statement."""
    bare = subject.text[: subject.spans[-1].end]
    if subject.text.rstrip().endswith("?"):
        yield Mutation(f"{bare}.", "lost: ?")
    elif not subject.text[len(bare) :].strip(" .,"):
        yield Mutation(f"{bare}?", "added: ?")

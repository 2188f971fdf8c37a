"""Operations that change how a quotation is printed and nothing that was said.

Refuses: words. What touches one is elsewhere, but for regional spelling, which is the same word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from quotecheck.drift.forms import respelled
from quotecheck.pipeline.mutants.subject import Mutation, Subject, like, spread
from quotecheck.text.gaps import Break

_CURLY = str.maketrans("'", "’")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_INNER = str.maketrans('“”"', "‘’'")
_MARKS = re.compile(r"[\"“”„«»‘]")
_WRAP = 24  # narrow, so that every quote of a line or more is broken somewhere
_LONG = re.compile(r"[a-z]{8,}")
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_DASH = re.compile(r"\s*[—–]\s*|\s+-{1,2}\s+")
_ELLIPSIS = re.compile(r"…|\.\.\.")


def embedded(text: str, *, opening: str = "“", closing: str = "”") -> str:
    """A small source that prints ``text`` as a quotation, in marks that it does not hold."""
    return _around(f"{opening}{text.translate(_INNER)}{closing}")


def _around(quotation: str) -> str:
    return (
        "The evening was long, and the room was full.\n\n"
        f"{quotation} So it stands in the minutes.\n\n"
        "Then the lamps were put out, and all went home.\n"
    )


def as_registered(subject: Subject) -> Iterator[Mutation]:
    """Nothing is done: what is asked of all others rests on this one."""
    yield Mutation(subject.text, "nothing")


def straight_marks(subject: Subject) -> Iterator[Mutation]:
    """Straight marks for curly ones."""
    text = subject.text.translate(_STRAIGHT).replace('"', "'")
    yield Mutation(text, "straight marks", embedded(text, opening='"', closing='"'))


def curly_marks(subject: Subject) -> Iterator[Mutation]:
    """Curly marks for straight ones."""
    yield Mutation(subject.text.translate(_CURLY), "curly marks")


def other_marks(subject: Subject) -> Iterator[Mutation]:
    """The marks of other languages."""
    for opening, closing in ("«»", "„“"):
        text = subject.text
        if not {opening, closing} & set(text):
            source = embedded(text, opening=opening, closing=closing)
            yield Mutation(text, f"marks {opening} {closing}", source)


def wrap_lines(subject: Subject) -> Iterator[Mutation]:
    """Lines broken between words, with each kind of line end."""
    for name, end in (("\\n", "\n"), ("\\r\\n", "\r\n"), ("\\r", "\r")):
        yield Mutation(_wrapped(subject.text, end), f"lines end in {name}")


def _wrapped(text: str, end: str) -> str:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return end.join(lines)


def block(subject: Subject) -> Iterator[Mutation]:
    """A block quotation, which has no marks."""
    lines = _wrapped(subject.text, "\n").split("\n")
    text = "\n".join(f"> {line}" for line in lines)
    yield Mutation(text, "block quotation", f"So it stands in the minutes:\n\n{text}\n\nNo more.\n")


def unmarked(subject: Subject) -> Iterator[Mutation]:
    """The same words outside any marks."""
    source = f"It was put on record.\n\n{subject.text.rstrip('.')}.\n\nThen the lamps went out.\n"
    yield Mutation(subject.text, "no marks", source)


def no_break_spaces(subject: Subject) -> Iterator[Mutation]:
    """No-break spaces for blanks."""
    yield Mutation(subject.text.replace(" ", "\u00a0"), "no-break spaces")


def soft_hyphens(subject: Subject) -> Iterator[Mutation]:
    """A soft hyphen in every long word."""
    text = _LONG.sub(lambda word: f"{word[0][:4]}\u00ad{word[0][4:]}", subject.text)
    if text != subject.text:
        yield Mutation(text, "soft hyphens")


def hyphen_at_line_end(subject: Subject) -> Iterator[Mutation]:
    """A long word broken at a line's end."""
    word = _LONG.search(subject.text)
    if word:
        at = word.start() + 4
        yield Mutation(f"{subject.text[:at]}-\n{subject.text[at:]}", f"{word[0]} broken")


def ligatures(subject: Subject) -> Iterator[Mutation]:
    """Ligatures and decomposed accents, as some files have them."""
    text = subject.text
    for letters, ligature in _LIGATURES:
        text = text.replace(letters, ligature)
    if text != subject.text:
        yield Mutation(text, "ligatures")
    text = unicodedata.normalize("NFD", subject.text)
    if text != subject.text:
        yield Mutation(text, "decomposed accents")


def other_dash(subject: Subject) -> Iterator[Mutation]:
    """Another dash between words, another ellipsis glyph."""
    for new in ("—", " – ", " -- "):
        text = _DASH.sub(new, subject.text)
        if text != subject.text:
            yield Mutation(text, f"dash as {new.strip()}")
    for new in ("…", "...", ". . ."):
        text = _ELLIPSIS.sub(new, subject.text)
        if text != subject.text:
            yield Mutation(text, f"ellipsis as {new}")


def closing_comma(subject: Subject) -> Iterator[Mutation]:
    """The comma or stop that house style puts before the closing mark."""
    bare = subject.text[: subject.spans[-1].end]
    if not subject.text[len(bare) :].strip(" .,"):
        for mark in ",.":
            if bare + mark != subject.text:
                yield Mutation(bare + mark, f"closes with {mark}")


def interruption(subject: Subject) -> Iterator[Mutation]:
    """An attribution between two parts of the quotation."""
    count = len(subject.tokens)
    places = [
        at
        for at in range(2, count - 1)
        if subject.breaks[at] is not Break.NONE and not _MARKS.search(subject.tokens[at].gap)
    ]
    for at in spread(places, 2):
        head, tail = subject.stretch(0, at).translate(_INNER), subject.tail(at).translate(_INNER)
        text = f"{head},” so it stands in the minutes, “{tail}"
        yield Mutation(text, "interrupted", _around(f"“{text}”"))


def nested(subject: Subject) -> Iterator[Mutation]:
    """The quotation inside another one."""
    if not _MARKS.search(subject.text):
        text = f"“Here is how it was put to us: ‘{subject.text}’ and there it ended.”"
        yield Mutation(subject.text, "inside another quotation", _around(text))


def bracketed_capital(subject: Subject) -> Iterator[Mutation]:
    """[T]he, as a careful editor prints a capital that was changed."""
    first = subject.text[:1]
    if first.isupper() and subject.text[1:2].islower():
        yield Mutation(f"[{first.lower()}]{subject.text[1:]}", f"[{first.lower()}]")


def sic(subject: Subject) -> Iterator[Mutation]:
    """A comment on the wording."""
    at = len(subject.tokens) // 2
    yield Mutation(subject.before(at, "[sic]") if at else subject.text, "[sic]")


def regional_spelling(subject: Subject) -> Iterator[Mutation]:
    """The same word in the spelling of another region."""
    found = [(at, other) for at in range(len(subject.tokens)) for other in _regional(subject, at)]
    for at, other in spread(found):
        word = subject.tokens[at].text
        yield Mutation(subject.swapped(at, other), f"{word} → {like(word, other)}")


def _regional(subject: Subject, at: int) -> Iterator[str]:
    """The other spelling of a word, where there is one and it is a word."""
    word, lists = subject.tokens[at].norm, subject.words
    if not word.isalpha():
        return
    pairs = [*lists.spelling, *(pair for pair in lists.spellings.items() if word in pair)]
    for one, other in pairs:
        for old, new in ((one, other), (other, one)):
            changed = word.replace(old, new) if old in word else word
            same = respelled(changed, lists) == respelled(word, lists)
            if changed != word and changed.isalpha() and same:
                yield changed
                return

"""What stands between words, and how matched words are written: typography, case, hidden letters,
and question marks.

White space, line wraps and the brackets of [sic] are never an edit. A question mark lost or
gained is modality: it makes a statement of a question. Refuses: words that differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from quotecheck.drift.lexicons import Lexicon
from quotecheck.drift.rate import Typed
from quotecheck.model import Kind, Severity, Wording
from quotecheck.text.gaps import Break, asks, boundary, break_before, has_ellipsis
from quotecheck.text.ranges import APOSTROPHE, HYPHEN, INVISIBLE

_SIC = re.compile(r"\[\s*sic\b[^\]\w]{0,3}\]", re.IGNORECASE)
_QUOTATION = (
    "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018\u2019\u201a'\u300c\u300d\u300e\u300f"
)
_PAIRED = frozenset(_QUOTATION) - frozenset("'\u2019")  # an apostrophe has no fellow
_CLOSING = re.compile("[\"\u201c\u201d\u00bb\u203a\u2019\u300d\u300f]|'(?!\\w)")
_OPENING = re.compile(f"[{_QUOTATION}:(]")
_NO_MARKS = frozenset("*_#@\\|~`&%>[]")
_FINAL = re.compile(r"[.!?\u2026,;:\u2014\u2013-]+")
_HEADLINE, _HEADLINE_WORD = 3, 4  # words, and letters in each; "of" and "the" may be small
_SOFT = "\u00ad"
_EDITORS = {ord("["): None, ord("]"): None}
_HIDDEN = re.compile(f"(?!{_SOFT})[{INVISIBLE}]")
_BROKEN = re.compile(rf"[{HYPHEN}]\s*[\r\n]\s*")
_APOSTROPHES = re.compile(f"[{APOSTROPHE}]")
_DROPPED = re.compile(rf"[\s{INVISIBLE}]+")
_SCRIPTS_WITHOUT_JOINERS = ("LATIN", "GREEK", "CYRILLIC")


def in_word(
    registered: Wording,
    i: int,
    printed: Wording,
    j: int,
    resumes: tuple[int, ...],
    lexicon: Lexicon,
) -> Iterator[Typed]:
    """How token ``j`` is written otherwise than token ``i``, whose compared form it shares."""
    if printed.tokens[j].bracketed and not _in_brackets(registered, i):
        yield Typed(Kind.EDITORIAL, "in brackets, and said")
    one, other = registered.tokens[i].text, printed.tokens[j].text
    if one == other:
        return
    hidden = _hidden(one, other)
    if hidden:
        yield Typed(Kind.LOOK_ALIKE, hidden)
    broken = any(map(_BROKEN.search, (one, other)))
    letters, others = _letters(one), _letters(other)
    if letters.lower() != others.lower():  # "daß" folds to "dass"
        yield Typed(Kind.SPELLING)
    elif letters != others:
        yield _case(registered, i, printed, j, resumes, lexicon)
        one, other = one.translate(_EDITORS), other.translate(_EDITORS)  # "[T]he" is case alone
    if not broken and _written(one) != _written(other):  # whose hyphen it is cannot be known
        yield Typed(Kind.TYPOGRAPHY)


def _in_brackets(registered: Wording, index: int) -> bool:
    """Whether a registered word stands in brackets, which are no editor's there."""
    gaps = [registered.gap(at) for at in range(index + 1)]
    return sum(gap.count("[") - gap.count("]") for gap in gaps) > 0


def in_capitals(registered: Wording, printed: Wording) -> bool:
    """Whether the print has a capital on every longer word and the registered wording has not: a
    headline, whose capitals say nothing of any word."""
    return _capital_letters(printed) and not _capital_letters(registered)


def _capital_letters(wording: Wording) -> bool:
    longer = [token.text for token in wording.tokens if len(token.norm) >= _HEADLINE_WORD]
    return len(longer) >= _HEADLINE and all(
        next((char.isupper() for char in word if char.isalpha()), True) for word in longer
    )


@lru_cache(maxsize=1 << 10)
def between(one: str, other: str) -> Typed | None:
    """How two gaps between the same two words differ; None where they do not."""
    before, after = _marks(one), _marks(other)
    if before == after or (has_ellipsis(one) and not has_ellipsis(other)):
        return _question(one, other)
    if has_ellipsis(other) and not has_ellipsis(one):
        return _question(one, other) or Typed(Kind.TYPOGRAPHY, "an ellipsis, nothing left out")
    return _question(one, other) or Typed(Kind.TYPOGRAPHY)


def gap_of(wording: Wording, index: int) -> str:
    """The gap before token ``index`` without the stop that belongs to "Mr." or "U.S."."""
    gap = wording.gap(index)
    if index and gap.startswith(".") and boundary(gap) > break_before(wording, index):
        return gap[1:]
    return gap


def lone_mark(registered: Wording, printed: Wording) -> int | None:
    """The token before which the only quotation mark inside ``printed`` stands.

    It has no fellow, so that it belongs to a quotation which does not hold all the words. None
    where there are none or more, and where the registered wording has marks of its own.
    """
    found = _paired(printed)
    return found[0] if len(found) == 1 and not _paired(registered) else None


def _paired(wording: Wording) -> list[int]:
    return [
        index
        for index, token in enumerate(wording.tokens)
        if index and token.gap != " "
        for char in token.gap
        if char in _PAIRED
    ]


def unquoted(gap: str) -> str:
    """A gap without its quotation marks."""
    return "".join(char for char in gap if char not in _PAIRED)


def at_end(registered: Wording, printed: Wording) -> Typed | None:
    """How the last marks of two wordings differ that end on the same word."""
    one, other = final(registered.tail), final(printed.tail)
    if one == other or not other:
        return None
    if asks(other) and not asks(one):
        return Typed(Kind.MODALITY, 'added: "?"')
    if asks(one) and not asks(other):
        ended = any(mark in other for mark in ".!")
        return Typed(Kind.MODALITY, 'lost: "?"') if ended else None
    return Typed(Kind.TYPOGRAPHY) if one and _plain(one) != _plain(other) else None


def at_cut(gap: str, printed: Wording) -> Typed | None:
    """What the last printed mark claims where the registered wording goes on after ``gap``."""
    tail = final(printed.tail)
    if asks(gap) == asks(tail):
        return None
    if asks(tail):
        return Typed(Kind.MODALITY, 'added: "?"')
    return Typed(Kind.MODALITY, 'lost: "?"') if any(mark in tail for mark in ".!") else None


def final(tail: str) -> str:
    """The marks after a last word, as far as they belong to it: up to a closing mark."""
    closing = _CLOSING.search(tail)
    inside = tail[: closing.start()] if closing else tail
    found = _FINAL.match(inside.lstrip("\u00a0\u202f "))
    return found[0] if found else ""


def dots_before(printed: Wording) -> bool:
    """Whether an ellipsis stands before the first word, inside the marks."""
    gap = printed.gap(0)
    opening = max((match.end() for match in _OPENING.finditer(gap)), default=0)
    return has_ellipsis(gap[opening:])


def dots_after(printed: Wording) -> bool:
    """Whether an ellipsis stands after the last word, inside the marks."""
    closing = _CLOSING.search(printed.tail)
    return has_ellipsis(printed.tail[: closing.start()] if closing else printed.tail[:12])


def _marks(gap: str) -> str:
    """The punctuation of a gap: no white space, no [sic], no mark re-opened at a paragraph."""
    gap = _SIC.sub("", gap)
    if "\n" in gap or "\r" in gap:
        gap = "".join(char for char in gap if char not in _QUOTATION)
    return "".join(
        char for char in gap if char not in _NO_MARKS and unicodedata.category(char)[0] in "PS"
    )


def _plain(marks: str) -> str:
    return marks.replace("\u2026", "...")


def _question(one: str, other: str) -> Typed | None:
    if asks(one) == asks(other):
        return None
    return Typed(Kind.MODALITY, 'lost: "?"' if asks(one) else 'added: "?"')


def _hidden(one: str, other: str) -> str:
    """The hidden characters that one of two words has more of, where its script needs none."""
    extra = sorted(set(_HIDDEN.findall(other)) ^ set(_HIDDEN.findall(one)))
    if not extra:
        return ""
    letters = [char for char in one if char.isalpha()]
    scripts = {unicodedata.name(char, "").partition(" ")[0] for char in letters}
    if not scripts <= set(_SCRIPTS_WITHOUT_JOINERS):
        return ""
    return "hidden: " + ", ".join(f"U+{ord(char):04X}" for char in extra)


def _letters(word: str) -> str:
    """A word with nothing but its case and letters: composed, without marks."""
    word = unicodedata.normalize("NFKC", _BROKEN.sub("", word))
    return "".join(char for char in word if char.isalnum() or unicodedata.category(char)[0] == "M")


def _written(word: str) -> str:
    """A word as typography sees it: without case, line breaks, hidden characters and stop."""
    word = _DROPPED.sub("", _BROKEN.sub("", word))
    return unicodedata.normalize("NFC", word).casefold().rstrip(".")


def _case(
    registered: Wording,
    i: int,
    printed: Wording,
    j: int,
    resumes: tuple[int, ...],
    lexicon: Lexicon,
) -> Typed:
    """Info where a sentence or the print begins, minor in mid-sentence or where US is not us."""
    one, other = registered.tokens[i], printed.tokens[j]
    if other.text.startswith("[") != one.text.startswith("["):
        return Typed(Kind.CASE, "in brackets")
    shouted = [len(text) > 1 and text.isupper() for text in (one.text, other.text)]
    if one.norm in lexicon.casewords and shouted[0] != shouted[1]:
        return Typed(Kind.CASE, "another word in capitals", Severity.MINOR)
    if j in resumes or _begins(registered, i) or _begins(printed, j):
        return Typed(Kind.CASE)
    return Typed(Kind.CASE, "in mid-sentence", Severity.MINOR)


def _begins(wording: Wording, index: int) -> bool:
    gap = wording.gap(index)
    opens = bool(_OPENING.search(gap)) or has_ellipsis(gap)
    return opens or break_before(wording, index) >= Break.SENTENCE

"""Tokens: the words of a text, each as printed and as compared, and where they stand.

A word keeps its inner apostrophes and single hyphens; a number keeps sign, decimal point,
currency, per cent and exponents, because they state another fact. Scripts without spaces give
one token a letter. Refuses: to know about quotes, alignment or severity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quotecheck.model import Span, Token, Wording, token_of
from quotecheck.text.fold import Folded, norm
from quotecheck.text.ranges import (
    APOSTROPHE,
    COMBINING,
    CURRENCY,
    HYPHEN,
    INVISIBLE,
    MINUS,
    SPACELESS,
    within,
)

_LINE_END = r"[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*"
_SPACELESS_LETTER = rf"[{SPACELESS}](?:[{COMBINING}{INVISIBLE}]*[{COMBINING}])?"
_SIGN = rf"""
    [<>≤≥±~] (?=\s?[{CURRENCY}]?\d)
  | [{CURRENCY}] (?=\s?\d)
  | (?<=\d\s) [%‰{CURRENCY}]
  | (?<!\S) & (?!\S)
"""


_FAR = re.compile("[^\x00-\u02ff\u2000-\u20cf]")
"""Beyond Latin and punctuation: there alone can a mark or a letter alone stand. Fast to compile."""


def is_plain(text: str, start: int = 0, stop: int | None = None) -> bool:
    """Whether there is no combining mark and no letter of a script without spaces."""
    if text.isascii():
        return True
    far = set(_FAR.findall(text, start, len(text) if stop is None else stop))
    return not any(within(char, COMBINING) or within(char, SPACELESS) for char in far)


def _join(letter: str) -> str:
    """What may stand between two runs of one word."""
    return rf"""(?:
        [{INVISIBLE}]+
      | [{APOSTROPHE}]
      | [{HYPHEN}\u00ad] (?: {_LINE_END} )?
      | (?<=\d) [.,:/{MINUS}] (?=\d)
      | (?<=\d) [\u00a0\u2009\u202f] (?=\d\d\d(?!\d))
      | & (?=\w)
      | (?<=[A-Za-z]) [{CURRENCY}] (?=\d)
      | ° (?=[CFcf](?!{letter}))
    )"""


def _grammar(spaceless: str, marks: str, alone: str) -> str:
    """The grammar of tokens, from which letters are in no word, what marks a run may hold, ..."""
    letter, initial = rf"[^\W_{spaceless}]", rf"[^\W\d_{spaceless}]"
    run = letter + "+" + marks.format(letter)
    joined = f"{run} (?: {_join(letter)} {run} )*"
    word = rf"""
        (?: (?<!{letter})(?<![{MINUS}]) [{MINUS}+±<>≤≥~] (?=[{CURRENCY}]?\.?\d) )?
        (?: [{CURRENCY}] (?=\.?\d) )?
        (?: (?<!{letter})(?<!\.) \. (?=\d) )?
        (?:
            (?<!{letter})(?<!{letter}\.) {initial} (?:\.{initial})+ (?!{letter})
                (?: \. (?=\s+\w|[,;:?!{APOSTROPHE})]) )?
          | {joined}
        )
        (?: (?<=\d) (?: [%‰°+] (?!{letter}) | [{CURRENCY}] ) )?
    """
    return rf"""
        (?P<skip> \[ \s* [Ss][Ii][Cc] \b [^\]\w]{{0,3}} \] )
      | \[ {letter}{{1,3}} \] (?={letter}) {joined}
      | {word} (?: (?<=[^\W\d_]) \[ {initial}{{1,3}} \] )?
      {alone}
      | {_SIGN}
    """


_BEFORE = 2  # code points that a word may be told by


@cache
def _plain() -> re.Pattern[str]:
    """The grammar for plain text: the same tokens there, and it compiles five times faster."""
    return re.compile(_grammar("", "", ""), re.VERBOSE)


@cache
def _everywhere() -> re.Pattern[str]:
    """The grammar for every text, compiled when first needed: it is not cheap."""
    marks = rf"(?:[{COMBINING}]+{{}}*)*"
    return re.compile(_grammar(SPACELESS, marks, f"| {_SPACELESS_LETTER}"), re.VERBOSE)


_BRACKETED = re.compile(r"\[([^\[\]\r\n]{1,200})\](?![(\w])")


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Every token of ``text[start:end]`` as a match, lightly: no norm, no gap, no brackets."""
    stop = len(text) if end is None else end
    seen = max(0, start - _BEFORE)
    pattern = _plain() if is_plain(text, seen, stop) else _everywhere()
    for match in pattern.finditer(text, start, stop):
        if match.lastgroup != "skip":
            yield match


def wording(
    text: str, start: int = 0, end: int | None = None, *, editorial: bool = True
) -> Wording:
    """The tokens of ``text[start:end]``, spans counted from the start of ``text``.

    ``editorial`` is for sources: words in square brackets are marked as an editor's. In a
    registered text they are plain words. In both, [sic] and [...] are gap, never tokens.
    """
    stop = len(text) if end is None else end
    brackets = _brackets(text, start, stop) if editorial else ()
    tokens: list[Token] = []
    first = last = start
    for match in words(text, start, stop):
        begins, ends = match.span()
        bracketed = False
        if brackets:
            while brackets and brackets[0].end <= begins:
                brackets = brackets[1:]
            bracketed = bool(brackets) and brackets[0].contains(Span(begins, ends))
        if not tokens:
            first = begins
        word = match[0]
        tokens.append(token_of(word, norm(word), text[last:begins], bracketed))
        last = ends
    return Wording(tuple(tokens), text[last:stop], first)


def registered(text: str) -> Wording:
    """The tokens of a registered text: no editor's brackets in it."""
    return wording(text, editorial=False)


def printed(text: str) -> list[str]:
    """The tokens of ``text`` as they stand there: what `words` matches, and no more than that."""
    if _is_usual(text):
        return _USUAL_WORD.findall(text)
    return [match[0] for match in words(text)]


def norms(text: str) -> tuple[str, ...]:
    """What is compared of each word of a registered text: the norms of its tokens, without them."""
    if _is_usual(text):
        return tuple(_USUAL_WORD.findall(text.lower().translate(_ONE_APOSTROPHE)))
    return tuple([norm(match[0]) for match in words(text)])


def _is_usual(text: str) -> bool:
    """Whether there is nothing but plain words and the marks between them, as in most texts."""
    return bool(_USUAL_TEXT.fullmatch(text)) and not _INITIALS.search(text)


_USUAL_TEXT = re.compile("[A-Za-z ,;:!?\"\u201c\u201d()\u2013\u2014.'\u2018\u2019-]*")
_INITIALS = re.compile("[A-Za-z][.][A-Za-z]")
_ONE_APOSTROPHE = {ord(mark): "'" for mark in "\u2018\u2019"}
_USUAL_WORD = re.compile("[A-Za-z]+(?:['\u2018\u2019-][A-Za-z]+)*")


def _brackets(text: str, start: int, stop: int) -> tuple[Span, ...]:
    if text.find("[", start, stop) < 0:
        return ()
    return tuple(Span(*found.span()) for found in _BRACKETED.finditer(text, start, stop))


def fold(text: str) -> Folded:
    """``text`` as it is compared, with the way back. Folding twice is folding once."""
    norms: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    length = 0
    for match in words(text):
        norms.append(norm(match[0]))
        starts.append(length)
        spans.append(Span(*match.span()))
        length += len(norms[-1]) + 1
    return Folded(" ".join(norms), tuple(starts), tuple(spans))

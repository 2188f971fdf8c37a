"""Spans, positions, tokens, wordings and sources: text with the way back to its place.

Refuses: to tokenise, fold or read. ``text`` and ``readers`` build these.

Every offset is a half-open pair of code points into the decoded text exactly as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import lru_cache

from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]``, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place a person can go to: line and column, 1-based, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word as printed (``text``) and as compared (``norm``).

    ``gap`` is the raw text between the token before and this one (for the first token of a
    wording: what stands before it); punctuation, marks, white space and ellipses live there.
    ``bracketed`` says that the word stands in square brackets of an editor. Where it stands its
    wording knows, so that one token can stand in many places (`token_of`).
    """

    text: str
    norm: str
    gap: str = ""
    bracketed: bool = False

    def __reduce__(self) -> tuple[Callable[..., Token], tuple[str, str, str, bool]]:
        """Sent to another process it is the one object there, too."""
        return token_of, (self.text, self.norm, self.gap, self.bracketed)


@lru_cache(maxsize=1 << 15)
def token_of(text: str, norm: str, gap: str, bracketed: bool) -> Token:
    """The token of these, one object for all places: where much is found most is words again."""
    return Token(norm if norm == text else text, norm, gap, bracketed)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sequence of tokens, and the raw text (``tail``) that follows the last one.

    ``start`` is the code point of the first one; the others follow, each behind its gap.
    """

    tokens: tuple[Token, ...]
    tail: str = ""
    start: int = 0

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where each token stands; made when asked for."""
        spans: list[Span] = []
        for token in self.tokens:
            start = spans[-1].end + len(token.gap) if spans else self.start
            spans.append(Span(start, start + len(token.text)))
        return tuple(spans)

    def begin(self, index: int) -> int:
        """Where token ``index`` begins: `spans` has it, too, and takes as long as all of them."""
        words = [len(token.text) for token in self.tokens[:index]]
        gaps = [len(token.gap) for token in self.tokens[1 : index + 1]]
        return self.start + sum(words) + sum(gaps)

    def gap(self, index: int) -> str:
        """The raw text before token ``index``; the tail when ``index`` is the length."""
        return self.tokens[index].gap if index < len(self.tokens) else self.tail


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of a source inside quotation marks, or a block quotation.

    ``span`` runs from the opening mark to past the closing one; ``pieces`` are the stretches
    of words inside it, several when it runs over paragraphs that re-open the mark. ``depth`` is
    0 for the outermost. ``closed`` is false where the closing mark is missing.
    """

    span: Span
    pieces: tuple[Span, ...]
    depth: int = 0
    block: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark in a source that asks to pass over ``rules``, and why.

    It is meant for the lines ``first`` to ``last``, 1-based and inclusive; None for a block that
    is not closed.
    """

    kind: str
    rules: tuple[str, ...]
    reason: str
    position: Position
    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the corpus, decoded.

    ``path`` is POSIX, relative to the working directory where possible. ``sha256`` is of the
    bytes. ``guessed`` tells that the encoding was inferred, not declared.
    """

    path: str
    text: str
    format: str = "text"
    encoding: str = "utf-8"
    sha256: str = ""
    published: str | None = None
    title: str | None = None
    guessed: bool = False
    meta: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A path that was not compared, and why. ``fatal`` ones make the run exit 2."""

    path: str
    reason: str
    fatal: bool = False

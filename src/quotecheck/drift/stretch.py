"""A run of words in a wording: what is typed, quoted and classified.

Refuses: to judge.
"""

from __future__ import annotations

from quotecheck.model import Token, Wording
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """``wording.tokens[start:end]``, with its surroundings at hand."""

    wording: Wording
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.wording.tokens[self.start : self.end]

    @property
    def norms(self) -> tuple[str, ...]:
        """Its words as compared."""
        return tuple([token.norm for token in self.wording.tokens[self.start : self.end]])

    @property
    def text(self) -> str:
        """As written, from its first letter to its last; white space is one space each."""
        if self.end - self.start == 1:
            return " ".join(self.wording.tokens[self.start].text.split())
        pieces = [
            (token.gap if index else "") + token.text for index, token in enumerate(self.tokens)
        ]
        return " ".join("".join(pieces).split())

    @property
    def range(self) -> tuple[int, int]:
        """Its token indices, half-open."""
        return self.start, self.end

    def part(self, start: int, end: int) -> Stretch:
        """The stretch of tokens ``start`` to ``end``, counted in this one."""
        return Stretch(self.wording, self.start + start, self.start + end)

    def before(self, words: int = 1) -> tuple[str, ...]:
        """The compared words directly before it."""
        start = max(self.start - words, 0)
        return tuple([token.norm for token in self.wording.tokens[start : self.start]])

    def after(self, words: int = 1) -> tuple[str, ...]:
        """The compared words directly after it."""
        return tuple([token.norm for token in self.wording.tokens[self.end : self.end + words]])

"""One side of an alignment as the lattice sees it: words, and what stands between them.

Refuses: to align. A strand can be taken without the words that have moved; it remembers where
the others stood.
"""

from __future__ import annotations

from collections.abc import Collection

from quotecheck.collate.likeness import broken
from quotecheck.model import Token, Wording
from quotecheck.records import dataclass
from quotecheck.text.gaps import break_before, has_ellipsis


@dataclass(frozen=True, slots=True)
class Strand:
    """``tokens`` and their ``places`` in the whole wording of ``total`` words.

    ``breaks`` and ``ellipses`` have one entry more than there are tokens: entry i is for the gap
    before token i, the last for the tail. Outside the first and last word no ellipsis counts.
    ``norms`` are the words as compared; ``broken`` says that one may run over a line end.
    ``resumes`` are the tokens that follow an attribution.
    """

    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    total: int
    breaks: tuple[int, ...]
    ellipses: tuple[bool, ...]
    norms: tuple[str, ...]
    broken: bool
    resumes: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.tokens)

    def gap_range(self, index: int) -> tuple[int, int]:
        """The places, first and last, that the gap before token ``index`` covers in the whole."""
        low = self.places[index - 1] + 1 if index else 0
        high = self.places[index] if index < len(self.places) else self.total
        return low, high

    def part(self, start: int, end: int) -> Strand:
        """The strand of tokens ``start`` to ``end``, with the gaps before and after them."""
        if not start and end == len(self.tokens):
            return self
        return Strand(
            self.tokens[start:end],
            self.places[start:end],
            self.total,
            self.breaks[start : end + 1],
            self.ellipses[start : end + 1],
            self.norms[start:end],
            self.broken,
            frozenset(index - start for index in self.resumes if start <= index <= end),
        )

    def without(self, gone: Collection[int]) -> Strand:
        """The strand with the tokens at these places left out; their gaps run together."""
        if not gone:
            return self
        kept = [index for index, place in enumerate(self.places) if place not in gone]
        ends = [*kept, len(self.tokens)]
        starts = [0, *(index + 1 for index in kept)]
        stretches = [slice(low, high + 1) for low, high in zip(starts, ends, strict=True)]
        return Strand(
            tuple(self.tokens[index] for index in kept),
            tuple(self.places[index] for index in kept),
            self.total,
            tuple(max(self.breaks[stretch]) for stretch in stretches),
            tuple(any(self.ellipses[stretch]) for stretch in stretches),
            tuple(self.norms[index] for index in kept),
            self.broken,
            frozenset(new for new, old in enumerate(kept) if old in self.resumes),
        )


def strand(wording: Wording, resumes: Collection[int] = ()) -> Strand:
    """The whole of a wording as a strand."""
    count = len(wording)
    tokens = wording.tokens
    breaks, ellipses = [0] * (count + 1), [False] * (count + 1)
    for index, token in enumerate(tokens):
        if token.gap != " ":  # as nearly all are
            breaks[index] = int(break_before(wording, index))
            ellipses[index] = elided(wording, index, resumes)
    breaks[0] = breaks[-1] = int(break_before(wording, count))
    return Strand(
        tokens,
        tuple(range(count)),
        count,
        tuple(breaks),
        tuple(ellipses),
        tuple([token.norm for token in tokens]),
        any(map(broken, tokens)),
        frozenset(resumes),
    )


def elided(wording: Wording, index: int, resumes: Collection[int] = ()) -> bool:
    """Whether an omission is marked in the gap before token ``index``, inside the wording.

    Where an attribution stands in the gap, its own words and dots are not the speaker's: only
    what directly follows the word before and directly precedes the word after counts.
    """
    if not 0 < index < len(wording):
        return False
    gap = wording.gap(index)
    if index not in resumes:
        return has_ellipsis(gap)
    letters = [place for place, letter in enumerate(gap) if letter.isalnum()]
    if not letters:
        return has_ellipsis(gap)
    return has_ellipsis(gap[: letters[0]]) or has_ellipsis(gap[letters[-1] + 1 :])

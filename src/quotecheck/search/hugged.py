"""Quotation marks about a region: on how many sides they can hug words of its quote.

Before a region is read exactly neither its edges are known nor which marks are a pair; what a match
begins and ends with is known. Refuses: to miss marks that `evidence` counts; it may see too many.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence

from quotecheck.records import dataclass
from quotecheck.search.scan import Scan
from quotecheck.search.shape import CHANGED
from quotecheck.text.fold import norm

# marks beside a word or one character from it: those farther off are nothing to `extra`; what a
# pattern begins with is one set, because that is looked for at five times the speed
_OPENING = re.compile(r"[\"“”„‟«»‹›「『`'’‘‚‛](?<!\w['’‘‚‛])(?=.?\S)", re.DOTALL)
_CLOSING = re.compile(
    r"[\"“”„‟«»‹›」』`'’‘‛](?!(?<=\w['’‘‛])\w)(?:(?<=\S.)|(?<=[^\s.,;:!?]\s.))", re.DOTALL
)
_ABOUT = 40  # code points beside a region in which quotation marks are looked for


def sides(text: str, low: int, high: int) -> int:
    """On how many sides marks may stand of words that take in some of ``text[low:high]``.

    The marks may stand about the stretch or within it, but in this order.
    """
    opening = _OPENING.search(text, max(0, low - _ABOUT), high)
    start = max(opening.end(), low) if opening else low
    return bool(opening) + bool(_CLOSING.search(text, start, high + _ABOUT))


def may_be_hugged(
    text: str, scan: Scan, low: int, high: int, own: Collection[int], binds: Callable[[str], bool]
) -> bool:
    """Whether on both sides of what stands there marks may hug one match of a quote.

    A unit of the quote, one of its ``own``, follows the one mark and, no sooner, goes before the
    other. Changed words may stand between, and behind those the words that deny or bind.
    """
    start, end = max(0, low - _ABOUT), high + _ABOUT
    openings = [mark.end() for mark in _OPENING.finditer(text, start, high)]
    closings = [mark.start() for mark in _CLOSING.finditer(text, low, end)]
    near = _near(text, scan, start, end, own, binds)
    first = near.edge((bisect_right(near.ends, at) for at in openings), 1)
    last = near.edge((bisect_left(near.starts, at) - 1 for at in reversed(closings)), -1)
    return first is not None and last is not None and first <= last


@dataclass(frozen=True, slots=True)
class _Near:
    """The chunks of a stretch of text, and the numbers of those that a chain may begin with."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    known: set[int]
    binds: Callable[[str], bool]

    def edge(self, marks: Iterable[int], step: int) -> int | None:
        """The chunk that a chain begins with at the first of some marks where it can begin.

        A mark is told by the chunk beside it, from which a ``step`` leads into the chain.
        """
        for mark in marks:
            at, changed = mark, CHANGED
            while 0 <= at < len(self.starts) and at not in self.known:
                if not self.binds(norm(self.text[self.starts[at] : self.ends[at]])):
                    if not changed:
                        break
                    changed -= 1
                at += step
            else:
                return at
        return None


def _near(
    text: str, scan: Scan, start: int, end: int, own: Collection[int], binds: Callable[[str], bool]
) -> _Near:
    low, high = scan.ends.searchsorted(start, "right"), scan.starts.searchsorted(end)
    rows = scan.rows(int(low), int(high))
    chunks = zip(rows.units, rows.owner, strict=True)
    known = {chunk for unit, chunk in chunks if unit in own}
    known.update(rows.odd)  # which words these are is not known
    return _Near(text, rows.starts, rows.ends, known, binds)

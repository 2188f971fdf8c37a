"""Quotes planted in other text: hypothesis strategies for the tests of the search room.

Every word is one unit, every separator keeps words apart, and the strategies are built of
choices in lists whose first is the plainest, so that a failure shrinks to plain words and blanks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from quotecheck.model import Quote, Settings
from quotecheck.search import compile_index
from quotecheck.search.document import Document, Vocabulary
from quotecheck.search.index import Pattern
from quotecheck.search.zones import Zone
from quotecheck.text.tokens import wording

SMALL = "the of we will not know it for".split()
LARGE = [
    *SMALL,
    *"officer territory finding café sovereign reflect river harbour morning window naïve".split(),
    *"garden copper lantern promise winter answer bridge thunder silver market pocket".split(),
    *"affluent kitchen planet orchard whisper marble velvet compass violin pepper".split(),
]
FILLER = [
    *"stone cloud ladder meadow 1848 hammer שלום yellow עולם basket copy مرحبا village".split(),
    *"paper saddle tunnel uncle walnut engine feather ginger island jacket kettle lemon".split(),
]

JOINTS = [" ", "\n", "\r\n", "  ", "\t", ", ", "; ", "\u00a0", "\f", "\u2028", " — ", ". ", ".\n\n"]
MARKS = [("", ""), ("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("“", ""), ("", '"')]


@dataclass(frozen=True, slots=True)
class Planted:
    """A text, and where in it the printed quote stands (code points)."""

    text: str
    start: int
    end: int


def make_quote(text: str, name: str = "quote") -> Quote:
    return Quote(name, "A Speaker", text, wording(text, editorial=False))


def read_whole(quote: str, text: str) -> tuple[Pattern, Zone]:
    """A quote, and all of a text as one zone."""
    index = compile_index([make_quote(quote)], Settings(), lambda language, word: False)
    document = Document.read(text, 0, len(text), Vocabulary(index.vocabulary))
    return index.pattern(0), Zone(document, [range(len(document))], spoken=False)


def decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def ligated(word: str) -> str:
    return word.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def softened(word: str) -> str:
    return f"{word[:2]}\u00ad{word[2:]}" if len(word) > 3 else word


def hidden(word: str) -> str:
    return f"{word[:1]}\u200b{word[1:]}" if len(word) > 1 else word


def broken(word: str) -> str:
    """Split at a line end, where both sides are letters of a small-letter script."""
    return f"{word[:2]}-\n{word[2:]}" if len(word) > 3 and word[2:].islower() else word


PRINTS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.capitalize,
    decomposed,
    ligated,
    softened,
    hidden,
    broken,
]


def vocabularies() -> st.SearchStrategy[list[str]]:
    return st.sampled_from([LARGE, SMALL])


def sequences(vocabulary: Sequence[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(vocabulary), min_size=least, max_size=most)


@st.composite
def printed(draw: st.DrawFn, words: Iterable[str], joints: Sequence[str] = JOINTS) -> str:
    """``words`` as a source may print them: any style for each, any separator between two.

    Most words are plain, or nothing would look like a text.
    """
    text = ""
    for number, word in enumerate(words):
        odd = draw(st.integers(0, 7)) == 7
        style = draw(st.sampled_from(PRINTS)) if odd else str
        joint = draw(st.sampled_from(joints)) if odd else " "
        text += (joint if number else "") + style(word)
    return text


@st.composite
def edited(draw: st.DrawFn, words: Sequence[str], most: int, others: Sequence[str]) -> list[str]:
    """``words`` after up to ``most`` substitutions, insertions and deletions."""
    result = list(words)
    for _ in range(draw(st.integers(0, most))):
        at = draw(st.integers(0, len(result)))
        match draw(st.sampled_from(["replace", "insert", "delete"])):
            case "insert":
                result.insert(at, draw(st.sampled_from(others)))
            case "replace" if at < len(result):
                result[at] = draw(st.sampled_from(others))
            case "delete" if at < len(result) > 1:
                del result[at]
    return result


@st.composite
def planted(draw: st.DrawFn, words: Sequence[str], around: Sequence[str]) -> Planted:
    """``words`` printed in unrelated text, perhaps between quotation marks."""
    before = draw(printed(draw(sequences(around, 0, 12))))
    after = draw(printed(draw(sequences(around, 0, 12))))
    opening, closing = draw(st.sampled_from(MARKS))
    middle = draw(printed(words))
    head = f"{before} {opening}" if before else opening
    return Planted(f"{head}{middle}{closing} {after}", len(head), len(head) + len(middle))

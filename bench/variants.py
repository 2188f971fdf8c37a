"""The twelve kinds of variant that a workload plants, each made from a quote's words.

A printed wording is known to the word: how many it has, in how many parts, with how many words
changed. Refuses: to write what quotecheck could not be asked to find. Whole variants stay within
floor(0.35 m) word edits, parts keep four words or more, and the words at an edge stay as they
are, so that the span is beyond dispute.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

LIMIT = 0.35
_LEAST = 4
"""Fewest words of a part."""

_CORE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPELLINGS = """colour color|honour honor|favour favor|labour labor|humour humor|harbour harbor
neighbour neighbor|parlour parlor|endeavour endeavor|behaviour behavior|grey gray|centre center
theatre theater|to-day today|to-morrow tomorrow|to-night tonight|waggon wagon|plough plow
defence defense|offence offense|realise realize|recognise recognize|civilise civilize
splendour splendor|vapour vapor|rumour rumor|odour odor|jewellery jewelry
traveller traveler|marvellous marvelous|connexion connection|shew show|shewed showed
judgement judgment|sombre somber|mould mold|moustache mustache|programme program"""
_INFLECTIONS = """day days|hand hands|eye eyes|word words|thing things|year years|friend friends
look looks|looked looks|say says|said says|know knew|think thought|come came|go went|see saw
take took|give gave|make made|has have|feel felt|man men|woman women|seemed seems|asked asks
turned turns|hour hours|door doors|room rooms|letter letters|want wanted|live lived|love loved
child children|face faces|place places|girl girls|boy boys|heart hearts|mind minds|night nights"""
_CONTRACTIONS = """do not don't|did not didn't|could not couldn't|would not wouldn't|is not isn't
was not wasn't|had not hadn't|has not hasn't|have not haven't|were not weren't|will not won't
should not shouldn't|does not doesn't|I am I'm|I have I've|I will I'll|you are you're
they are they're|we are we're|it is it's|that is that's|cannot can't|you have you've"""
_DOTS = (" … ", " ... ", " . . . ", " [...] ")


@dataclass(frozen=True, slots=True)
class Printed:
    """A wording to plant. ``parts`` are the printed words of each part, ``edits`` word edits."""

    text: str
    parts: tuple[int, ...]
    edits: int = 0


Make = Callable[[list[str], Random, list[str]], Printed | None]
"""From a quote's words (marks attached), chance, and words to put in; None where it cannot be."""


def _pairs(table: str) -> dict[str, str]:
    both: dict[str, str] = {}
    for entry in table.replace("\n", "|").split("|"):
        first, _, second = entry.rpartition(" ")
        if first != second:
            both.setdefault(first, second)
            both.setdefault(second, first)
    return both


_SPELLED, _INFLECTED, _CONTRACTED = map(_pairs, (_SPELLINGS, _INFLECTIONS, _CONTRACTIONS))
_CONTRACTIBLE = re.compile("|".join(rf"\b{form}\b" for form in _CONTRACTED))


def _whole(words: list[str], edits: int = 0) -> Printed:
    return Printed(" ".join(words), (len(words),), edits)


def allowed(words: int) -> int:
    """Word edits within the default limit."""
    return int(LIMIT * words + 1e-9)


def exact(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Letter for letter."""
    return _whole(words)


def folded(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Case, shape of apostrophes and dashes, composition, line wraps: nothing that is compared."""
    text = "".join(
        gap + word
        for gap, word in zip(
            ["", *random.choices([" ", "\n", "  "], [8, 1, 1], k=len(words))], words, strict=False
        )
    )
    text = text.replace("'", "’") if random.random() < 0.5 else text.replace("’", "'")
    text = text.replace("--", "—")
    change = random.choice((str.upper, str.lower, str.title, str))
    text = change(text) if "'" not in text and "’" not in text else text.lower()
    form = "NFD" if random.random() < 0.3 else "NFC"
    return Printed(unicodedata.normalize(form, text), (len(words),))


def punctuation(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Commas and stops dropped, exchanged and added."""
    printed = []
    for word in words[:-1]:
        bare = word.rstrip(",;:.!?")
        mark = random.choice(("", ",", ";", ".")) if bare != word or random.random() < 0.1 else ""
        printed.append(bare + mark)
    return _whole([*printed, words[-1]])


def spelling(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Words in their other regional spelling, all that there are."""
    printed = [_reworded(word, _SPELLED) for word in words]
    return _whole(printed) if printed != words else None


def inflection(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """A contraction opened or closed, and a few words in another number or tense."""
    joined = " ".join(words)
    text = _CONTRACTIBLE.sub(lambda form: _CONTRACTED[form[0]], joined, count=1)
    printed = text.split(" ")
    places = [at for at, word in enumerate(printed) if _reworded(word, _INFLECTED) != word]
    for at in random.sample(places, min(len(places), max(1, len(words) // 8))):
        printed[at] = _reworded(printed[at], _INFLECTED)
    return _whole(printed) if " ".join(printed) != joined else None


def substitution(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Words exchanged for others."""
    return _edited(words, random, others, ("replace",))


def insertion(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Words put in."""
    return _edited(words, random, others, ("insert",))


def deletion(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Words left out in one place, unmarked."""
    most = min(allowed(len(words)), len(words) - 2)
    if most < 1:
        return None
    size = random.randint(1, most)
    at = random.randint(1, len(words) - 1 - size)
    return _whole(words[:at] + words[at + size :], size)


def truncation(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """A part: the start, the end, or something between."""
    if len(words) < 8:
        return None
    size = random.randint(5, max(5, int(len(words) * 0.85)))
    start = random.choice((0, len(words) - size, random.randint(0, len(words) - size)))
    return _whole(words[start : start + size])


def drifted_truncation(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """A part of six words or more with words changed, within a quarter of it."""
    cut = truncation(words, random, others)
    if cut is None or cut.parts[0] < 6:
        return None
    kept = cut.text.split(" ")
    return _edited(kept, random, others, ("replace", "insert", "delete"), 0.25)


def elision(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Two parts in order with an omission mark between them."""
    parts = _two_parts(words, random, least_left_out=1)
    if parts is None:
        return None
    first, second = parts
    text = " ".join(first).rstrip(",;:") + random.choice(_DOTS) + " ".join(second)
    return Printed(text, (len(first), len(second)))


def splice(words: list[str], random: Random, others: list[str]) -> Printed | None:
    """Two parts in order, too far apart for a deletion, and nothing that says so."""
    parts = _two_parts(words, random, least_left_out=max(4, allowed(len(words)) + 1))
    if parts is None:
        return None
    first, second = parts
    return Printed(" ".join((*first, *second)), (len(first), len(second)))


KINDS: dict[str, Make] = {
    "exact": exact,
    "folded": folded,
    "punctuation": punctuation,
    "spelling": spelling,
    "inflection": inflection,
    "substitution": substitution,
    "insertion": insertion,
    "deletion": deletion,
    "truncation": truncation,
    "drifted-truncation": drifted_truncation,
    "elision": elision,
    "splice": splice,
}
WHOLE = tuple(KINDS)[:8]
"""Kinds in which the whole quote is there, within the limit."""


def _two_parts(
    words: list[str], random: Random, least_left_out: int
) -> tuple[list[str], list[str]] | None:
    room = len(words) - least_left_out
    if room < 2 * _LEAST:
        return None
    first = random.randint(_LEAST, min(20, room - _LEAST))
    second = random.randint(_LEAST, min(20, room - first))
    start = random.choice((0, random.randint(0, room - first - second)))
    last = random.randint(start + first + least_left_out, len(words) - second)
    return words[start : start + first], words[last : last + second]


def _edited(
    words: list[str], random: Random, others: list[str], ops: tuple[str, ...], most: float = LIMIT
) -> Printed | None:
    """``words`` with 1 to floor(most * m) of the inner ones changed, none of them twice."""
    limit = min(int(most * len(words) + 1e-9), len(words) - 2)
    if limit < 1:
        return None
    edits = random.randint(1, limit)
    printed: list[str] = []
    places = set(random.sample(range(1, len(words) - 1), edits))
    for at, word in enumerate(words):
        op = random.choice(ops) if at in places else ""
        if op == "replace":
            printed.append(_other(word, random, others))
        elif op == "insert":
            printed += (random.choice(others), word)
        elif not op:
            printed.append(word)
    return _whole(printed, edits)


def _other(word: str, random: Random, others: list[str]) -> str:
    """Another word with the marks of this one."""
    core = _CORE.search(word)
    reply = random.choice(others)
    while core is not None and reply.lower()[:3] == core[0].lower()[:3]:
        reply = random.choice(others)
    return word if core is None else word[: core.start()] + reply + word[core.end() :]


def _reworded(word: str, table: dict[str, str]) -> str:
    """The other form of a word, with its capital and its marks; the word where there is none."""
    core = _CORE.search(word)
    other = table.get(core[0].lower()) if core else None
    if core is None or other is None:
        return word
    shaped = other.capitalize() if core[0][0].isupper() else other
    return word[: core.start()] + shaped + word[core.end() :]

"""Units: what two words must share to count as equal for *finding*.

Words that differ only in regional spelling, inflection or contraction get one key, so that a
wording full of them is still found; the drift that is reported is measured on norms, never on
keys. A contraction or a hyphened compound gives several units, so that "don't" and "do not" have
the same count. Refuses: to say that two words are the same word; that is ``drift``'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WHOLE = {
    "cannot": "can not",
    "can't": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "let's": "let us",
    "&": "and",
    "'em": "them",
    "em": "them",
    "o'er": "over",
    "ok": "okay",
    "percent": "per cent",
}
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
# Words whose 's is a word of its own, and heads of compounds that are one word with the rest.
HOSTS = frozenset(
    "it he she that this what there who where here how when why everybody everyone nobody".split()
)
PREFIXES = frozenset("co re pre non anti de sub semi multi un to inter ultra e".split())

_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am are is was were been being",
        "have": "has had having",
        "do": "does did done doing",
        "go": "goes went gone going",
        "say": "says said",
        "make": "makes made",
        "take": "took taken",
        "give": "gave given",
        "get": "got gotten",
        "come": "came",
        "know": "knew known",
        "think": "thought",
        "tell": "told",
        "feel": "felt",
        "keep": "kept",
        "leave": "left",
        "see": "saw seen",
        "speak": "spoke spoken",
        "write": "wrote written",
        "stand": "stood",
        "find": "found",
        "bring": "brought",
        "buy": "bought",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
        "this": "these",
        "that": "those",
        "a": "an",
    }.items()
    for form in forms.split()
}
# British endings: what stands for it elsewhere, the letters that go before it, what may follow.
_ENDINGS_ABROAD = {
    "our": ("or", r"\w{3}", "s ed ing able ite ly ful less er ers hood y ."),
    "is": ("iz", r"\w{2}", "e es ed er ers ing ation ations"),
    "ys": ("yz", r"\w{2}", "e es ed er ers ing ation ations"),
    "re": ("er", r"\w{2}[^aeiou]", "s d ."),
    "ogue": ("og", r"\w{3}", "s ."),
    "mme": ("m", r"\w{3}", "s ."),
    "enc": ("ens", r"\w{2}", "e es"),
    "xion": ("ction", r"\w{2}", "s ."),
    "ll": ("l", "", "ed ing er ers or ors ment ful"),
}
# The same anywhere in a word, as patterns. All begin with letters, which are looked for first.
_INNER_ABROAD = {
    "ae": ("e", r"ae(?=[a-z]{3})"),
    "oe": ("e", r"oe(?=[a-z]{3})"),
    "e": ("", r"e(?<=dge)(?=ment)"),
    "grey": ("gray", r"grey(?<=^grey)"),
    "shew": ("show", r"shew(?<=^shew)"),
}
_SPELLINGS = {
    british: rule[0]
    for rules in (_ENDINGS_ABROAD, _INNER_ABROAD)
    for british, rule in rules.items()
}


def _abroad() -> Iterator[str]:
    for british, (_, before, after) in _ENDINGS_ABROAD.items():
        following = "|".join(after.replace(".", "").split())
        yield rf"{british}(?<={before}{british})(?=(?:{following}){'?' * ('.' in after)}$)"
    for _, pattern in _INNER_ABROAD.values():
        yield pattern


def british_endings() -> Iterator[str]:
    """Every ending by which a word may have another spelling abroad."""
    for british, (_, _, after) in _ENDINGS_ABROAD.items():
        yield from (british + following.strip(".") for following in after.split())


_BRITISH = re.compile("|".join(_abroad()), re.MULTILINE)
_NUMBER = re.compile(r"(?<=\d),(?=\d{3})")


def irregular() -> Iterator[str]:
    """The words whose key does not follow from their letters."""
    yield from _WHOLE
    yield from _IRREGULAR


def irregular_before_s() -> Iterator[str]:
    """The words that with an apostrophe and an s are not their own key."""
    yield from HOSTS
    yield from (word.removesuffix("'s") for word in _WHOLE if word.endswith("'s"))


@lru_cache(maxsize=1 << 16)
def spelled(norm: str) -> str:
    """One spelling for a word's regional spellings: honour and honor, to-day and today."""
    word = norm if norm.isalpha() else _joined(norm)
    if not word.isascii():
        plain = unicodedata.normalize("NFD", word)
        word = "".join(char for char in plain if unicodedata.category(char) != "Mn") or word
    return _BRITISH.sub(_other_spelling, word) if len(word) > 3 else word


def _joined(norm: str) -> str:
    """A number without its commas; a word without hyphens and apostrophes."""
    word = _NUMBER.sub("", norm).replace("'", "")
    return word if any(map(str.isdigit, word)) else word.replace("-", "")


def spelled_lines(words: str) -> str:
    """One spelling for many words, a line each: letters of ASCII, more than three of them."""
    return _BRITISH.sub(_other_spelling, words)


def _other_spelling(british: re.Match[str]) -> str:
    return _SPELLINGS[british[0]]


@lru_cache(maxsize=1 << 16)
def key(norm: str) -> str:
    """One key for a word's spellings and inflections: feel, feels and felt."""
    word = _IRREGULAR.get(norm, norm)
    for ending in ("'s", "'"):
        word = word.removesuffix(ending)
    return _stem(spelled(word))


def _stem(word: str) -> str:
    if len(word) <= 3 or not word.isalpha() or not word.isascii():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and any(vowel in stem for vowel in "aeiouy"):
            word = stem
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] + "y" if len(word) > 3 and word.endswith("i") else word


@lru_cache(maxsize=1 << 16)
def units(norm: str) -> tuple[str, ...]:
    """The keys a token counts as, in order; never empty."""
    if norm.isalpha() and norm not in _WHOLE:
        return (key(norm),)
    return tuple(map(key, parts(norm)))


def parts(norm: str) -> list[str]:
    """The words that a token counts as: those of a contraction, of a hyphened compound."""
    if norm in _WHOLE:
        return _WHOLE[norm].split()
    if "'" in norm:
        if norm.endswith("n't") and len(norm) > 3:
            return [norm[:-3], "not"]
        if norm.endswith("'s") and norm[:-2] in HOSTS:
            return [norm[:-2], "is"]
        for ending, word in _ENDINGS.items():
            if norm.endswith(ending) and len(norm) > len(ending):
                return [norm.removesuffix(ending), word]
    if "-" in norm and not any(map(str.isdigit, norm)):
        head, *rest = [part for part in norm.split("-") if part] or [norm]
        return [norm] if head in PREFIXES and len(rest) == 1 else [head, *rest]
    return [norm]

"""The word lists of each language, read from ``lexicon/<language>/*.tsv`` when first asked for.

A file is tab-separated, one entry a line, ``#`` for comments; its head says where it comes from
and under which licence. A language without a folder has empty lists, so that only the kinds that
need no list are told. Refuses: to judge words; it only says what the lists say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from quotecheck.text.fold import norm
from quotecheck.text.frequency import is_common

LEXICON = Path(__file__).with_name("lexicon")
"""One folder a language, and what all languages share."""
_LANGUAGE = re.compile("[a-z]{2,8}")  # the first part of a tag (BCP 47), and no other path
Pair = frozenset[str]
"""Two words, in no order."""


class Lexicon:
    """The lists of one language, under compared forms (`text.fold.norm`). Every list is lazy.

    ``language`` is a BCP 47 tag; only its first part counts. ``root`` holds one folder a
    language, and is replaceable for whoever keeps lists of their own.
    """

    def __init__(self, language: str, root: Path | None = None) -> None:
        self.language = language.replace("_", "-").partition("-")[0].casefold()
        self._root = root or LEXICON

    def load(self) -> None:
        """Read every list now."""
        for name, one in vars(Lexicon).items():
            if isinstance(one, cached_property):
                getattr(self, name)

    # What denies, binds, or holds together -------------------------------------------------

    @cached_property
    def negation(self) -> Mapping[str, str]:
        """Word to the sense in which it denies."""
        return self._map("negation")

    @cached_property
    def prefixes(self) -> tuple[tuple[str, int, bool], ...]:
        """Beginnings that deny the rest: the shortest rest, and whether it must be known."""
        rows = self._rows("prefixes")
        return tuple((row[0], int(row[1]), len(row) > 2) for row in rows)

    @cached_property
    def unnegated(self) -> frozenset[Pair]:
        """Pairs that differ by such a beginning, and neither denies the other."""
        return self._pairs("unnegated")

    @cached_property
    def suffixes(self) -> tuple[tuple[str, str], ...]:
        """Endings of which one denies what the other states."""
        return tuple((row[0], row[1]) for row in self._rows("suffixes"))

    @cached_property
    def modality(self) -> Mapping[str, str]:
        """Word to the way in which it binds or loosens what is said."""
        return self._map("modality")

    @cached_property
    def function(self) -> Mapping[str, str]:
        """Function word to its class; a pronoun's class is its person."""
        return self._map("function")

    @cached_property
    def contrasts(self) -> frozenset[Pair]:
        """Pairs of function words whose exchange carries meaning."""
        return self._pairs("contrasts")

    @cached_property
    def opposites(self) -> frozenset[Pair]:
        """Pairs of content words that say the opposite."""
        return self._pairs("opposites")

    # Quantities and names ------------------------------------------------------------------

    @cached_property
    def numbers(self) -> Mapping[str, tuple[str, str]]:
        """Number word to its class and value."""
        return {norm(row[0]): (row[1], row[2]) for row in self._rows("numbers")}

    @cached_property
    def units(self) -> Mapping[str, tuple[str, str]]:
        """Unit (a sign, a word or two words) to its one name and its class."""
        return {_phrase(row[0]): (row[1], row[2]) for row in self._rows("units")}

    @cached_property
    def counting(self) -> frozenset[str]:
        """Every word in which a quantity may begin or end: number words, and those of units."""
        return frozenset(self.numbers).union(*map(str.split, self.units), self.units)

    @cached_property
    def names(self) -> Mapping[str, tuple[str, str]]:
        """Name to its class and to when it is one."""
        return {norm(row[0]): (row[1], row[2]) for row in self._rows("names")}

    @cached_property
    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """A name in short to its words in full."""
        return {norm(row[0]): _words(row[1]) for row in self._rows("abbreviations")}

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words that stand with a capital and name nobody."""
        return self._words("titles")

    @property
    def capitals_name(self) -> bool:
        """Whether a capital in mid-sentence marks a name: not where every noun has one."""
        return self.language not in {"de", "lb"}

    # One word in several dresses -----------------------------------------------------------

    @cached_property
    def contractions(self) -> Mapping[str, tuple[str, ...]]:
        """Short form (``*`` for the rest of a word) to what it stands for."""
        return {row[0]: tuple(row[1].split("|")) for row in self._rows("contractions")}

    @cached_property
    def shortened(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The ends of the short forms that a word of any kind may stand before."""
        forms = self.contractions.items()
        return tuple((form[1:], fulls) for form, fulls in forms if form.startswith("*"))

    @cached_property
    def fillers(self) -> Mapping[str, str]:
        """Hesitation to when it is one: "always", or only set "apart" by a comma."""
        return {_phrase(row[0]): row[1] for row in self._rows("fillers")}

    @cached_property
    def spelling(self) -> tuple[tuple[str, str], ...]:
        """Parts of words in two regional spellings, the longest first."""
        rows = ((norm(row[0]), norm(row[1])) for row in self._rows("spelling"))
        return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Whole words to the other spelling."""
        return {norm(row[0]): norm(row[1]) for row in self._rows("spellings")}

    @cached_property
    def respelling(self) -> tuple[tuple[str, str, int], ...]:
        """Endings in two spellings, and the vowel groups that must stand before."""
        rows = ((row[0], row[1], int(row[2])) for row in self._rows("respelling"))
        return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))

    @cached_property
    def fixed(self) -> frozenset[str]:
        """Words whose ending is no regional spelling."""
        return self._words("fixed")

    @cached_property
    def apart(self) -> frozenset[Pair]:
        """Words that are others without the space or hyphen."""
        return frozenset(frozenset(map(_phrase, row[:2])) for row in self._rows("apart"))

    @cached_property
    def accents(self) -> frozenset[Pair]:
        """Pairs of words that only an accent parts."""
        return self._pairs("accents")

    @cached_property
    def casewords(self) -> frozenset[str]:
        """Words that mean something else in capitals."""
        return self._words("casewords")

    @cached_property
    def irregular(self) -> Mapping[str, frozenset[str]]:
        """Form to the first forms of the words it may belong to."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._rows("irregular"):
            for form in row:
                found[norm(form)].add(norm(row[0]))
        return {form: frozenset(lemmas) for form, lemmas in found.items()}

    @cached_property
    def endings(self) -> tuple[tuple[str, str], ...]:
        """Endings of inflection and what they replace."""
        return tuple((row[0], row[1] if len(row) > 1 else "") for row in self._rows("endings"))

    @cached_property
    def uninflected(self) -> frozenset[Pair]:
        """Pairs that look like two forms of one word and are not."""
        return self._pairs("uninflected")

    # Clauses -------------------------------------------------------------------------------

    @cached_property
    def qualifiers(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """First words of a clause that qualifies another, the longest first, and their reach."""
        rows = ((_words(row[0]), row[1]) for row in self._rows("qualifiers"))
        return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))

    @cached_property
    def hedges(self) -> frozenset[str]:
        """Verbs of thinking."""
        return self._words("hedges")

    @cached_property
    def conjunctions(self) -> frozenset[str]:
        """Words that join two clauses as equals."""
        return self._words("conjunctions")

    @cached_property
    def dependents(self) -> frozenset[str]:
        """First words of what cannot stand alone."""
        return self._words("dependents")

    # Reading -------------------------------------------------------------------------------

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that a capital never makes a name."""
        return frozenset(self.function) | frozenset(self.modality) | frozenset(self.negation)

    def knows(self, word: str) -> bool:
        """Whether the word is one: listed here, or common English.

        Of other languages there is no list of all words, so that everything counts as known
        there, and a slip is told as another word.
        """
        listed = word in self.plain or word in self.numbers or word in self.names
        return listed or (is_common(word) if self.language == "en" else True)

    def _map(self, name: str) -> dict[str, str]:
        return {norm(row[0]): row[1] for row in self._rows(name)}

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(norm(row[0]) for row in self._rows(name))

    def _pairs(self, name: str) -> frozenset[Pair]:
        return frozenset(frozenset(map(norm, row[:2])) for row in self._rows(name))

    def _rows(self, name: str) -> Iterator[list[str]]:
        file = self._root.joinpath(self.language, f"{name}.tsv")
        if _LANGUAGE.fullmatch(self.language) and file.is_file():
            yield from rows(file)


Known = Callable[[str], bool]
"""Whether a word in compared form is a word; it keeps a real word from being a misspelling."""


@cache
def lexicon(language: str) -> Lexicon:
    """The lists shipped for a language; empty ones where there are none."""
    return Lexicon(language)


def rows(file: Path) -> Iterator[list[str]]:
    """The entries of one list: the columns of each line that is no comment."""
    for line in file.read_text("utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\r").split("\t")


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(norm, text.split()))


def _phrase(text: str) -> str:
    return " ".join(_words(text))

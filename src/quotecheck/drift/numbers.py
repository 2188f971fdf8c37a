"""Quantities in a run of words, by value: 10,000 is ten thousand, and neither is 1,000.

Figures and number words are read together with the unit beside them ("$40", "forty dollars").
Refuses: to convert units, and to compare what is only alike: a word or figure that cannot be
read as a number equals only itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from fractions import Fraction
from functools import lru_cache

from quotecheck.drift.figures import Quantity, figure, unit_of
from quotecheck.drift.lexicons import Lexicon
from quotecheck.records import dataclass

_COUNTED = frozenset({"one", "times", "many", "nth", "part"})
_THOUSAND = 1000
_HUNDRED = 100
_DIGITS = 15
_BEYOND = 10**18  # no scale word multiplies further: a run of them cannot grow without bound


@lru_cache(maxsize=4096)
def has_digit(word: str) -> bool:
    """Whether a word holds a digit of any kind, super- and subscripts and fractions included."""
    return any(char.isdigit() or (char.isnumeric() and not char.isalpha()) for char in word)


@lru_cache(maxsize=4096)
def counts(word: str, lexicon: Lexicon) -> bool:
    """Whether a word states a quantity by itself: a figure, a number word, a sign of a unit."""
    if has_digit(word) or lexicon.units.get(word, ("", ""))[1] == "sign":
        return True
    return any(
        lexicon.numbers.get(part, ("", ""))[0] in _COUNTED for part in (word, *word.split("-"))
    )


def measures(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a unit: one that counts where it stands beside a number."""
    return word in lexicon.units


@dataclass(frozen=True, slots=True)
class Reading:
    """The quantities in a run of words, in order, and the other words."""

    quantities: tuple[Quantity, ...]
    rest: tuple[str, ...]


def read(words: Sequence[str], lexicon: Lexicon, *, beside_number: bool = False) -> Reading:
    """Every quantity in ``words``; ``beside_number`` tells that a number stands before them."""
    if not any(_may_count(word, lexicon) for word in words):
        return Reading((), tuple(words))  # as nearly always
    reader = _Reader(_split(words, lexicon), lexicon, beside_number)
    while reader.at < len(reader.words):
        reader.step()
    return Reading(tuple(reader.quantities), tuple(reader.rest))


@lru_cache(maxsize=4096)
def _may_count(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, or a part of it, is a figure, a number word or a word of a unit."""
    return has_digit(word) or any(part in lexicon.counting for part in (word, *word.split("-")))


def same_value(registered: Reading, printed: Reading) -> bool:
    """Whether both state the same quantities (at least one) and the same other words."""
    return bool(registered.quantities) and registered == printed


def differ(registered: Reading, printed: Reading) -> bool:
    """Whether a quantity stands on one side only."""
    one, other = registered.quantities, printed.quantities
    return one != other and Counter(one) != Counter(other)


def _split(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Hyphenated words that hold a number in parts: "twenty-five", "40-year-old"."""
    found: list[str] = []
    for word in words:
        parts = word.split("-") if word not in lexicon.numbers else [word]
        split = all(parts) and (
            lexicon.numbers.get(parts[0], ("", ""))[0] in _COUNTED
            or (has_digit(parts[0]) and not any(map(has_digit, parts[1:])))
        )
        found += parts if split else [word]
    return found


@dataclass(slots=True)
class _Reader:
    """Reads words from left to right; each step takes one number, unit or other word."""

    words: list[str]
    lexicon: Lexicon
    beside_number: bool
    at: int = 0
    quantities: list[Quantity] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def step(self) -> None:
        """Take what stands at ``at``."""
        value, quantity = self._number()
        if quantity is None:
            self._other()
            return
        if value is not None:
            unit = " ".join(part for part in (quantity.unit, self._unit_after()) if part)
            quantity = Quantity(str(value), unit)
        self.quantities.append(quantity)
        self.beside_number = True

    def _class(self, ahead: int = 0) -> tuple[str, str]:
        index = self.at + ahead
        if index >= len(self.words):
            return "", ""
        return self.lexicon.numbers.get(self.words[index], ("", ""))

    def _number(self) -> tuple[Fraction | None, Quantity | None]:
        """A number from figures, words, or both ("1.5 million"), and its quantity."""
        word = self.words[self.at]
        if word in self.lexicon.units and self._figure_follows():  # "$ 40"
            self.at += 1
            value, quantity = self._number()
            unit = unit_of(word, self.lexicon)
            return value, Quantity(quantity.value if quantity else word, unit)
        if self._class()[0] == "sign" and (signed := self._signed()) is not None:
            return signed
        if has_digit(word):
            self.at += 1
            value, quantity = figure(self._grouped(word), self.lexicon)
            if value is None:
                return None, quantity
            value = self._scaled(value + self._part_of_figure(word))
            return value, Quantity(str(value), quantity.unit)
        if self._class()[0] == "article" and self._class(1)[0] not in ("times", "part"):
            return None, None
        if self._class()[0] in (*_COUNTED, "article"):
            value, mark = self._words()
            return (None, Quantity(mark)) if mark else (value, Quantity(str(value)))
        return None, None

    def _signed(self) -> tuple[Fraction | None, Quantity] | None:
        """The number after "minus", which is taken with it; None where none follows."""
        following = self.words[self.at + 1 : self.at + 2]
        figure_follows = bool(following) and has_digit(following[0])
        if not figure_follows and self._class(1)[0] not in ("one", "times"):
            return None
        self.at += 1
        value, quantity = self._number()
        if value is None or quantity is None:
            text = quantity.value if quantity else ""
            return None, Quantity(f"-{text}", quantity.unit if quantity else "")
        return -value, Quantity(str(-value), quantity.unit)

    def _part_of_figure(self, word: str) -> Fraction:
        """The half in "1 1/2", taken; 0 where none follows."""
        if not word.isdecimal() or not has_digit(self._at()) or self._at().isdecimal():
            return Fraction(0)
        value, _ = figure(self._at(), self.lexicon)
        if value is None or not 0 < value < 1 or value.denominator == 1 or "." in self._at():
            return Fraction(0)
        self.at += 1
        return value

    def _figure_follows(self) -> bool:
        following = self.words[self.at + 1 : self.at + 2]
        return bool(following) and has_digit(following[0]) and not self.words[self.at][0].isalnum()

    def _grouped(self, word: str) -> str:
        """A figure whose thousands are set off by spaces ("10 000"), taken as one."""
        if len(word) <= 3 and word.isdecimal():
            while len(self._at()) == 3 and self._at().isdecimal() and len(word) < _DIGITS:
                word += self._at()
                self.at += 1
        return word

    def _at(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def _scaled(self, value: Fraction) -> Fraction:
        while self._class()[0] == "times" and value < _BEYOND:
            value *= Fraction(self._class()[1])
            self.at += 1
        return value

    def _words(self) -> tuple[Fraction, str]:
        """A number in words. The text is given instead for what is no plain number ("thirds")."""
        total, current = Fraction(0), Fraction(0)
        begun = False
        while self.at < len(self.words):
            what, text = self._class()
            if what == "article" and not begun:
                current = Fraction(1)
            elif what == "link" and begun and self._links(current or total):
                pass
            elif what == "one" and (not begun or _continues(total, current, Fraction(text))):
                current = _joined(current, Fraction(text))
            elif what == "times" and total + current < _BEYOND:
                scale = Fraction(text)
                if scale >= _THOUSAND:
                    total, current = total + (current or 1) * scale, Fraction(0)
                else:
                    current = (current or 1) * scale
            else:
                break
            begun = True
            self.at += 1
        return self._ended(total + current, begun)

    def _ended(self, value: Fraction, begun: bool) -> tuple[Fraction, str]:
        """The number so far, with the ordinal, share or plural that ends it."""
        what, text = self._class()
        if what == "link" and begun and (share := self._share_after()):
            return value + share, ""
        if what == "many":
            self.at += 1
            return value, f"{value if begun else ''}\N{MULTIPLICATION SIGN}{text}"
        if what == "part":
            return self._parted(value, text, begun)
        return self._ordered(value, text, begun) if what == "nth" else (value, "")

    def _parted(self, value: Fraction, text: str, begun: bool) -> tuple[Fraction, str]:
        """A share ("two thirds", "half"), or how often ("twice"), which multiplies nothing."""
        if "/" in text:
            self.at += 1
            return (value if begun else Fraction(1)) * Fraction(text), ""
        if begun:
            return value, ""
        self.at += 1
        return value, text

    def _ordered(self, value: Fraction, text: str, begun: bool) -> tuple[Fraction, str]:
        """An ordinal or a share: "third", "twenty-third", "one third", and not "one second"."""
        tens = begun and value >= 20 and value % 10 == 0
        if begun and not tens and int(text) <= 2:
            return value, ""
        self.at += 1
        if begun and not tens:
            return value / int(text), ""
        return value, f"{value + int(text) if tens else text}."

    def _share_after(self) -> Fraction | None:
        """The half in "two and a half", taken; None where none follows."""
        ahead = 2 if self._class(1)[0] == "article" else 1
        what, text = self._class(ahead)
        if what != "part" or "/" not in text:
            return None
        self.at += ahead + 1
        return Fraction(text)

    def _links(self, value: Fraction) -> bool:
        """Whether "and" at this place stands inside a number: "two hundred and five"."""
        what, text = self._class(1)
        if what != "one":
            return False
        step = _HUNDRED if value >= _HUNDRED else 10
        return value % step == 0 and value >= 20 and Fraction(text) < step

    def _unit_after(self) -> str:
        """The unit that follows a number, taken; "" where none does."""
        for length in (2, 1):
            phrase = " ".join(self.words[self.at : self.at + length])
            unit, kind = self.lexicon.units.get(phrase, ("", ""))
            if unit and kind != "near":
                self.at += length
                return unit
        return ""

    def _other(self) -> None:
        for length in (2, 1):
            phrase = " ".join(self.words[self.at : self.at + length])
            unit, kind = self.lexicon.units.get(phrase, ("", ""))
            if unit and (kind == "sign" or self.beside_number):
                self.quantities.append(Quantity("", unit))
                self.at += length
                self.beside_number = False
                return
        self.rest.append(self.words[self.at])
        self.at += 1
        self.beside_number = False


def _continues(total: Fraction, current: Fraction, value: Fraction) -> bool:
    """Whether a number word goes on with the number before it: tens, hundreds, and years."""
    if current == 0:
        return total > 0 and value < _THOUSAND
    tail = current % _HUNDRED
    if tail == 0:
        return value < _HUNDRED
    return (tail >= 20 and tail % 10 == 0 and value < 10) or (
        current < _HUNDRED and min(current, value) >= 10
    )


def _joined(current: Fraction, value: Fraction) -> Fraction:
    year = 10 <= current < _HUNDRED and value >= 10
    return current * _HUNDRED + value if year else current + value

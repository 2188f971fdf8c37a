"""The kind of one replacement: what the registered words are, what the printed ones are.

The first kind that fits names it, in the order of the catalogue, once it is known that the two
are not the same words in another dress (`disguise`). Where several words stand against several,
the worst difference names the whole. Refuses: deletions and insertions, see `losses`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quotecheck.drift.classes import Class, classes, classify, is_function, modals, opened
from quotecheck.drift.dates import same_day
from quotecheck.drift.disguise import same_words, slip
from quotecheck.drift.forms import inflected, lemmas
from quotecheck.drift.lexicons import Known, Lexicon
from quotecheck.drift.names import bare
from quotecheck.drift.numbers import counts, differ, has_digit, read
from quotecheck.drift.polarity import denies, difference, evidence, sense
from quotecheck.drift.rate import Typed
from quotecheck.drift.stretch import Stretch
from quotecheck.model import Kind, Severity

_MULTIPLIED = frozenset({"times", "part", "nth"})  # what "a" and "one" count alike
_PERSON = "person:"  # how the classes of pronouns begin


def typed(registered: Stretch, printed: Stretch, lexicon: Lexicon, known: Known) -> Typed:
    """The kind of a replacement of ``registered`` by ``printed``; neither may be empty."""
    return same(registered, printed, lexicon) or differing(registered, printed, lexicon, known)


def differing(registered: Stretch, printed: Stretch, lexicon: Lexicon, known: Known) -> Typed:
    """The kind of a replacement of words by others that are not the `same`."""
    return (
        _figures(registered, printed)
        or _polarity(registered, printed, lexicon, known)
        or _quantity(registered, printed, lexicon)
        or _name(registered, printed, lexicon)
        or _slip(registered, printed, lexicon, known)
        or _modality(registered, printed, lexicon)
        or _inflection(registered, printed, lexicon)
        or _function(registered, printed, lexicon)
        or _content(registered, printed, lexicon)
    )


def same(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    """The kind by which the two are the same words after all; None where they are not."""
    if _one_and_article(registered.norms, printed.norms, lexicon):
        following = registered.after() + printed.after()
        if any(lexicon.numbers.get(word, ("",))[0] in _MULTIPLIED for word in following):
            return Typed(Kind.SPELLING, "the same number")
        return Typed(Kind.FUNCTION_WORD)
    found = same_day(registered, printed, lexicon) or same_words(
        registered.norms, printed.norms, lexicon
    )
    if not found and _abbreviated(registered.norms, printed.norms, lexicon):
        return Typed(Kind.CONTENT_WORD, "a name in short and in full")
    return found


def contrast(one: Iterable[str], other: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether function words were exchanged that carry meaning: and/or, in/out, he/they."""
    left, right = (_parts(words, lexicon) for words in (one, other))
    lost, added = left - right, right - left
    if any(frozenset((a, b)) in lexicon.contrasts for a in lost for b in added):
        return True
    persons = [
        {what for word in words if (what := lexicon.function.get(word, "")).startswith(_PERSON)}
        for words in (lost, added)
    ]
    return all(persons) and persons[0].isdisjoint(persons[1])


def _parts(words: Iterable[str], lexicon: Lexicon) -> set[str]:
    """The words, with short forms of small words opened ("they're")."""
    return {
        part
        for word in words
        for reading in (opened(word, lexicon) or [(word,)])
        for part in reading
    }


# The kinds, in the order in which they claim an edit ---------------------------------------------


def _figures(registered: Stretch, printed: Stretch) -> Typed | None:
    """Where a digit stands on either side and the value is not the same: fail closed."""
    if any(map(has_digit, registered.norms + printed.norms)):
        return Typed(Kind.QUANTITY)
    return None


def _polarity(
    registered: Stretch, printed: Stretch, lexicon: Lexicon, known: Known
) -> Typed | None:
    one, other = registered.norms, printed.norms
    if any(denies(word, lexicon) for word in one + other) and _slipped(one, other, known):
        return Typed(Kind.MISSPELLING)
    note = difference(one, other, lexicon, known)
    return Typed(Kind.POLARITY, note) if note else None


def _quantity(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    sides = registered, printed
    numbers = [
        read(side.norms, lexicon, beside_number=_after_number(side, lexicon)) for side in sides
    ]
    units = [_units(side, lexicon) for side in sides]
    dates = [_of_class(side, Class.QUANTITY, lexicon) for side in sides]
    if differ(*numbers) or dates[0] != dates[1] or (all(units) and units[0] != units[1]):
        return Typed(Kind.QUANTITY)
    return None


def _after_number(stretch: Stretch, lexicon: Lexicon) -> bool:
    return any(counts(word, lexicon) for word in stretch.before())


def _units(stretch: Stretch, lexicon: Lexicon) -> set[str]:
    return {lexicon.units[word][0] for word in stretch.norms if word in lexicon.units}


def _of_class(stretch: Stretch, wanted: Class, lexicon: Lexicon) -> list[str]:
    """The words of a class that count nothing, in alphabetical order."""
    found = zip(stretch.norms, classes(stretch, lexicon), strict=True)
    return sorted(
        [bare(word) for word, what in found if what is wanted and not counts(word, lexicon)]
    )


def _name(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    names = [_of_class(side, Class.NAME, lexicon) for side in (registered, printed)]
    if names[0] == names[1]:
        names = [
            _known_names(side, (registered, printed), lexicon) for side in (registered, printed)
        ]
    if names[0] == names[1] or _inflection(registered, printed, lexicon):
        return None
    return Typed(Kind.NAME)


def _known_names(stretch: Stretch, sides: tuple[Stretch, Stretch], lexicon: Lexicon) -> list[str]:
    """The words that are names elsewhere in either wording, in alphabetical order: of "Anna met
    Boris" each is one where the other wording has "Boris met Anna", though a capital that opens a
    sentence proves nothing.
    """
    words = sorted([bare(token.norm) for token in stretch.tokens if token.text[:1].isupper()])
    if not words:
        return words
    named = {
        bare(token.norm)
        for wording in {side.wording for side in sides}
        for index, token in enumerate(wording.tokens)
        if bare(token.norm) in words and classify(wording, index, lexicon) is Class.NAME
    }
    return [word for word in words if word in named]


def _abbreviated(one: tuple[str, ...], other: tuple[str, ...], lexicon: Lexicon) -> bool:
    full = [
        tuple(
            part for word in words for part in lexicon.abbreviations.get(bare(word), (bare(word),))
        )
        for words in (one, other)
    ]
    return full[0] == full[1]


def _slip(registered: Stretch, printed: Stretch, lexicon: Lexicon, known: Known) -> Typed | None:
    if _inflection(registered, printed, lexicon):
        return None
    return Typed(Kind.MISSPELLING) if _slipped(registered.norms, printed.norms, known) else None


def _slipped(one: tuple[str, ...], other: tuple[str, ...], known: Known) -> bool:
    return len(one) == len(other) == 1 and slip(one[0], other[0], known)


def _modality(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    sides = [
        [part for word in side.norms for part in modals(word, lexicon)]
        for side in (registered, printed)
    ]
    if sorted(sides[0]) == sorted(sides[1]):
        return _denial_weakened(registered, printed, lexicon)
    lost, added = map(Counter, sides)
    pieces = [
        evidence(verb, words.elements())
        for verb, words in (("lost", lost - added), ("added", added - lost))
        if words
    ]
    return Typed(Kind.MODALITY, "; ".join(pieces))


def _denial_weakened(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    """Both sides deny, but never is not hardly: how far is modality."""
    lost, added = (
        sorted([sense(word, lexicon) for word in side.norms if denies(word, lexicon)])
        for side in (registered, printed)
    )
    return Typed(Kind.MODALITY) if lost and added and lost != added else None


def _inflection(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    if len(registered) != 1 or len(printed) != 1:
        return None
    if inflected(registered.norms[0], printed.norms[0], lexicon):
        return Typed(Kind.INFLECTION)
    return None


def _function(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed | None:
    one, other = registered.norms, printed.norms
    small = lexicon.plain
    if not all(word in small or is_function(word, lexicon) for word in one + other):
        return None
    if _opposite(one, other, lexicon):
        return _content(registered, printed, lexicon)
    return Typed(Kind.FUNCTION_WORD, "", Severity.MAJOR if contrast(one, other, lexicon) else None)


def _content(registered: Stretch, printed: Stretch, lexicon: Lexicon) -> Typed:
    pair = _opposite(registered.norms, printed.norms, lexicon)
    if pair:
        return Typed(Kind.CONTENT_WORD, f"opposites: {pair}", Severity.CRITICAL)
    return Typed(Kind.CONTENT_WORD)


def _opposite(one: Iterable[str], other: Iterable[str], lexicon: Lexicon) -> str:
    """The first pair of opposites among words of two sides ("win/lose"); "" where none is."""
    others = tuple(other)
    for word in one:
        for rival in others:
            if word != rival and (_listed(word, rival, lexicon) or _suffixed(word, rival, lexicon)):
                return f"{word}/{rival}"
    return ""


def _listed(word: str, rival: str, lexicon: Lexicon) -> bool:
    return any(
        frozenset((one, other)) in lexicon.opposites
        for one in lemmas(word, lexicon)
        for other in lemmas(rival, lexicon)
    )


def _suffixed(word: str, rival: str, lexicon: Lexicon) -> bool:
    """Hopeful and hopeless: one stem, and endings that deny each other."""
    return any(
        word.endswith(one) and rival.endswith(other) and word[: -len(one)] == rival[: -len(other)]
        for pair in lexicon.suffixes
        for one, other in (pair, pair[::-1])
    )


def _one_and_article(one: tuple[str, ...], other: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether "one" and "a" were exchanged."""
    if len(one) != 1 or len(other) != 1:
        return False
    numbers = [lexicon.numbers.get(word, ("", "")) for word in (*one, *other)]
    return {what for what, _ in numbers} == {"one", "article"} and {v for _, v in numbers} == {"1"}

"""All operations in the order in which they are tried and shown, and the mutants of a quote.

Refuses: to make a mutant that is no change, or twice the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quotecheck.model import Mode, Quote, Severity
from quotecheck.model.selftest import Effect, Mutant
from quotecheck.pipeline.mutants import cuts, form, meaning, other
from quotecheck.pipeline.mutants.subject import Mutation, Subject
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Operation:
    """One way to change a quote. ``whole``: it needs a quote of at least ``min_words`` words,
    since of a shorter one no part counts as a reproduction."""

    name: str
    effect: Effect
    make: Callable[[Subject], Iterator[Mutation]]
    whole: bool = False
    translatable: bool = False


OPERATIONS = (
    Operation("drop-denial", Effect.MEANING, meaning.drop_denial),
    Operation("never-in-front", Effect.MEANING, meaning.never_in_front),
    Operation("add-not", Effect.MEANING, meaning.add_not),
    Operation("change-number", Effect.MEANING, meaning.change_number),
    Operation("swap-names", Effect.MEANING, meaning.swap_names),
    Operation("swap-and-or", Effect.MEANING, meaning.swap_and_or, translatable=True),
    Operation("change-modal", Effect.MEANING, meaning.change_modal),
    Operation("opposite", Effect.MEANING, meaning.opposite),
    Operation("another-word", Effect.MEANING, meaning.another_word, translatable=True),
    Operation("insert-word", Effect.MEANING, meaning.insert_word, whole=True),
    Operation("lose-word", Effect.MEANING, meaning.lose_word, whole=True),
    Operation("question", Effect.MEANING, meaning.question),
    Operation("elide-denial", Effect.MEANING, cuts.elide_denial, whole=True),
    Operation("cut-end-in-mid-clause", Effect.MEANING, cuts.cut_end, whole=True),
    Operation("cut-start-in-mid-clause", Effect.MEANING, cuts.cut_start, whole=True),
    Operation("drop-sentence", Effect.MEANING, cuts.drop_sentence, whole=True),
    Operation("splice", Effect.MEANING, cuts.splice, whole=True),
    Operation("reverse-parts", Effect.MEANING, cuts.reverse_parts, whole=True),
    Operation("as-registered", Effect.FORM, form.as_registered),
    Operation("straight-marks", Effect.FORM, form.straight_marks),
    Operation("curly-marks", Effect.FORM, form.curly_marks),
    Operation("other-marks", Effect.FORM, form.other_marks),
    Operation("wrap-lines", Effect.FORM, form.wrap_lines),
    Operation("block-quotation", Effect.FORM, form.block),
    Operation("without-marks", Effect.FORM, form.unmarked),
    Operation("nested", Effect.FORM, form.nested),
    Operation("interruption", Effect.FORM, form.interruption),
    Operation("no-break-spaces", Effect.FORM, form.no_break_spaces),
    Operation("soft-hyphens", Effect.FORM, form.soft_hyphens),
    Operation("hyphen-at-line-end", Effect.FORM, form.hyphen_at_line_end),
    Operation("ligatures", Effect.FORM, form.ligatures),
    Operation("dashes-and-dots", Effect.FORM, form.other_dash),
    Operation("closing-mark", Effect.FORM, form.closing_comma),
    Operation("bracketed-capital", Effect.FORM, form.bracketed_capital),
    Operation("sic", Effect.FORM, form.sic),
    Operation("regional-spelling", Effect.FORM, form.regional_spelling),
    Operation("swap-on-in", Effect.OTHER, other.swap_on_in),
    Operation("lose-article", Effect.OTHER, other.lose_article),
    Operation("inflect", Effect.OTHER, other.inflect),
    Operation("misspell", Effect.OTHER, other.misspell),
    Operation("look-alike", Effect.OTHER, other.look_alike),
    Operation("cut-clause", Effect.OTHER, cuts.truncate_clause, whole=True),
    Operation("elide-clause", Effect.OTHER, cuts.elide_clause, whole=True),
)


def mutants(quote: Quote, min_words: int, others: Sequence[str] = ()) -> Iterator[Mutant]:
    """The mutants of ``quote``, in the order of ``OPERATIONS``. ``others``: names to borrow."""
    subject = Subject(quote, min_words, tuple(others))
    seen: set[str] = set()
    for operation in OPERATIONS:
        if operation.whole and len(quote.wording) < min_words:
            continue
        for mutation in operation.make(subject):
            source = mutation.source or form.embedded(mutation.text)
            if source in seen:
                continue
            seen.add(source)
            yield Mutant(
                quote.id,
                operation.name,
                operation.effect,
                mutation.change,
                mutation.text,
                source,
                _bound(operation, quote),
            )


def names(quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The names in all quotes, each once, in the order of the registry."""
    found = (name for quote in quotes for name in meaning.names_of(Subject(quote)))
    return tuple(dict.fromkeys(found))


def _bound(operation: Operation, quote: Quote) -> Severity:
    """What the catalogue of kinds promises: a step less for words under a translation, a step
    more for spelling in what was written."""
    if operation.effect is Effect.MEANING:
        lower = operation.translatable and quote.mode is Mode.TRANSLATED
        return Severity.MINOR if lower else Severity.MAJOR
    spelling = operation.make is form.regional_spelling and quote.mode is Mode.WRITTEN
    return Severity.MINOR if spelling else Severity.INFO

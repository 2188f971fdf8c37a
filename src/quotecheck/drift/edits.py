"""Every difference between a registered wording and a printed one, each named once and rated.

The meeting place of the drift room: it walks an alignment and asks `words`, `losses`, `cuts`
and `marks` what each step is, and `rate` how bad. Refuses: to align, and to decide what passes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from quotecheck.drift import cuts, losses, marks
from quotecheck.drift.classes import PROTECTED, Class
from quotecheck.drift.dates import same_day
from quotecheck.drift.lexicons import Known, Lexicon, lexicon
from quotecheck.drift.measure import fills
from quotecheck.drift.polarity import denials, difference
from quotecheck.drift.rate import Typed, rate
from quotecheck.drift.stretch import Stretch
from quotecheck.drift.words import differing, same, typed
from quotecheck.model import Alignment, Cut, Edit, Kind, Op, Quote, Severity, Step
from quotecheck.records import dataclass

_REWORDED = 3  # words
_OTHER_WORDS = frozenset({*(what.kind for what in Class), Kind.INSERTION, Kind.OMISSION})
_SAID = frozenset({*(what.kind for what in PROTECTED), Kind.INSERTION, Kind.OMISSION})
_LONGEST_RUN = 12  # words; no number or contraction is longer


def edits(quote: Quote, alignment: Alignment, *, known: Known | None = None) -> tuple[Edit, ...]:
    """Every edit of ``alignment``, in the order of the printed place.

    Ranges are token indices in the registered and the printed wording; the words are as written.
    An edit of marks between words stands on the word before them, and shows it with its marks.
    ``known`` tells a word from a slip; by default the lists of the quote's language do.
    """
    lists = lexicon(quote.language)
    walker = _Walker(quote, alignment, lists, known or lists.knows)
    words = list(walker.cased())
    found = [*words, *(edit for edit in walker.gaps() if not _within(edit, words))]
    return tuple(
        sorted(
            found, key=lambda edit: (edit.found_range[0], edit.registered_range, edit.found_range)
        )
    )


@dataclass(frozen=True, slots=True)
class _Walker:
    """One alignment, with what is needed to name and rate its edits."""

    quote: Quote
    alignment: Alignment
    lexicon: Lexicon
    known: Known

    def steps(self) -> Iterator[Edit]:
        """The edits of words, and of how matched words are written."""
        for run in self._runs():
            if len(run) > 1:
                whole = self._as_one(run)
                if whole is not None:
                    yield whole
                    continue
            pieces = [edit for step in run for edit in self._step(step)]
            yield from [self._reworded(run, pieces)] if _is_reworded(run, pieces) else pieces

    def cased(self) -> Iterator[Edit]:
        """The edits of words; under a headline's capitals a capital is never more than info."""
        found = list(self.steps())
        grave = any(edit.kind is Kind.CASE and edit.severity > Severity.INFO for edit in found)
        headline = grave and marks.in_capitals(self.alignment.registered, self.alignment.printed)
        for edit in found:
            if headline and edit.kind is Kind.CASE:
                severity, note = rate(Typed(Kind.CASE, "capitals throughout"), self.quote)
                yield replace(edit, severity=severity, note=note)
            else:
                yield edit

    def gaps(self) -> Iterator[Edit]:
        """The edits of what stands between words that are neighbours on both sides."""
        registered, printed = self.alignment.registered, self.alignment.printed
        alone = marks.lone_mark(registered, printed)
        left, right = registered.tokens, printed.tokens
        for i, j in self._neighbours():
            if left[i].gap.isspace() and right[j].gap.isspace():
                continue
            gap = marks.gap_of(printed, j)
            if j == alone:  # where the quotation begins or ends that holds a part of the words
                gap = marks.unquoted(gap)
            what = marks.between(marks.gap_of(registered, i), gap)
            if what is not None:
                yield self._marked(what, i, j)
        ending = self._ending()
        if ending is not None:
            yield ending

    # Steps -------------------------------------------------------------------------------------

    def _runs(self) -> list[list[Step]]:
        """The steps, those that change words side by side kept together."""
        return self._days_whole(
            [
                part
                for changes, group in groupby(self.alignment.steps, key=_changes)
                for part in (_contiguous(list(group)) if changes else ([step] for step in group))
            ]
        )

    def _days_whole(self, runs: Sequence[list[Step]]) -> list[list[Step]]:
        """The runs, "3 May" for "May 3" made one of three: a number came before the month and
        went after it, and it is the same day."""
        whole: list[list[Step]] = []
        for run in runs:
            whole.append(run)
            one, month, other = whole[-3:] if len(whole) >= 3 else ([], [], [])
            if (
                not month
                or month[0].op is not Op.EQUAL
                or not (_changes(one[0]) and _changes(run[0]))
            ):
                continue
            joined = [*one, *month, *other]
            if len(list(_contiguous(joined))) == 1 and self._is_same_day(joined):
                whole[-3:] = [joined]
        return whole

    def _is_same_day(self, run: Sequence[Step]) -> bool:
        sides = self._sides(_spanning(run))
        return same_day(*sides, self.lexicon) is not None

    def _as_one(self, run: Sequence[Step]) -> Edit | None:
        """One edit for a run that is one replacement of the same words ("cannot", "can not")."""
        one, other = self._sides(_spanning(run))
        if not len(one) or not len(other) or max(len(one), len(other)) > _LONGEST_RUN:
            return None
        at_edge = any(step.cut is Cut.EDGE for step in run)
        if not at_edge and all(token.bracketed for token in other.tokens):
            return self._edit(Op.REPLACE, losses.substituted(one, other, self.lexicon), one, other)
        what = same(one, other, self.lexicon)
        if what is None and not at_edge and self._denies_alike(run):
            what = typed(one, other, self.lexicon, self.known)
        return self._edit(Op.REPLACE, what, one, other) if what else None

    def _reworded(self, run: Sequence[Step], pieces: Sequence[Edit]) -> Edit:
        """One edit for words in a row that have nothing in common: what stands against what is
        chance there. It is what its worst word is."""
        one, other = self._sides(_spanning(run))
        worst = max(pieces, key=lambda edit: edit.severity)
        return replace(
            worst,
            op=Op.REPLACE,
            registered=one.text,
            found=other.text,
            note="; ".join(dict.fromkeys(edit.note for edit in pieces if edit.kind in _SAID)),
            registered_range=one.range,
            found_range=other.range,
        )

    def _denies_alike(self, run: Sequence[Step]) -> bool:
        """Whether a denial that one step loses is one that another gains: "not possible" and
        "impossible", which only together say the same."""
        lists, known = self.lexicon, self.known
        one, other = (side.norms for side in self._sides(_spanning(run)))
        if Counter(denials(one, lists)) == Counter(denials(other, lists)):
            return False  # the same denial, in another place
        if difference(one, other, lists, known):
            return False
        pairs = [self._sides(step) for step in run]
        return any(difference(a.norms, b.norms, lists, known) for a, b in pairs)

    def _step(self, step: Step) -> Iterator[Edit]:
        one, other = self._sides(step)
        if fills(step, self.alignment):
            return
        if step.op is Op.EQUAL:
            yield from self._written(step)
        elif step.op is Op.REPLACE:
            yield from self._replaced(one, other)
        elif step.op is Op.DELETE:
            yield self._edit(Op.DELETE, self._deleted(step, one), one, other)
        elif step.op is Op.MOVE:
            yield self._edit(Op.MOVE, losses.moved(other, self.lexicon), one, other)
        else:
            yield from self._inserted(one, other)

    def _replaced(self, one: Stretch, other: Stretch) -> Iterator[Edit]:
        """One edit for the whole where it is one, else word by word where the sides are equal."""
        if all(token.bracketed for token in other.tokens):
            yield self._edit(Op.REPLACE, losses.substituted(one, other, self.lexicon), one, other)
            return
        what = same(one, other, self.lexicon)
        if what is not None or len(one) != len(other):
            what = what or differing(one, other, self.lexicon, self.known)
            yield self._edit(Op.REPLACE, what, one, other)
            return
        judge = typed if len(one) > 1 else differing  # a single pair is known not to be the same
        for index in range(len(one)):
            pair = one.part(index, index + 1), other.part(index, index + 1)
            if pair[0].norms == pair[1].norms:
                yield from self._written(Step(Op.EQUAL, pair[0].range, pair[1].range))
            else:
                what = judge(*pair, self.lexicon, self.known)
                yield self._edit(Op.REPLACE, what, *pair)

    def _inserted(self, one: Stretch, other: Stretch) -> Iterator[Edit]:
        """The words that an editor put in brackets apart from those nobody marked."""
        for in_brackets, group in groupby(
            range(other.start, other.end), key=lambda index: other.wording.tokens[index].bracketed
        ):
            indices = list(group)
            part = Stretch(other.wording, indices[0], indices[-1] + 1)
            judge = losses.bracketed if in_brackets else losses.added
            yield self._edit(Op.INSERT, judge(part, self.lexicon), one, part)

    def _deleted(self, step: Step, one: Stretch) -> Typed:
        printed = self.alignment.printed
        if step.cut is Cut.MARKED:
            return cuts.marked(one, self.lexicon)
        if step.cut is not Cut.EDGE:
            return losses.lost(one, self.lexicon)
        if one.end == len(self.alignment.registered):
            return cuts.trailing(one, self.lexicon, shown=marks.dots_after(printed))
        return cuts.leading(one, self.lexicon, shown=marks.dots_before(printed))

    def _written(self, step: Step) -> Iterator[Edit]:
        """How matched words are written otherwise."""
        registered, printed = self.alignment.registered, self.alignment.printed
        left, right = registered.tokens, printed.tokens
        for i, j in zip(range(*step.registered), range(*step.printed), strict=True):
            if left[i].text == right[j].text and not right[j].bracketed:
                continue  # as nearly all are
            for what in marks.in_word(
                registered, i, printed, j, self.alignment.resumes, self.lexicon
            ):
                one, other = Stretch(registered, i, i + 1), Stretch(printed, j, j + 1)
                shown = f"[{other.text}]" if what.kind is Kind.EDITORIAL else other.text
                yield self._edit(Op.REPLACE, what, one, other, found=shown)

    # Gaps --------------------------------------------------------------------------------------

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Each gap (by the token after it) that has the same two words beside it on both sides."""
        before: Step | None = None
        for step in self.alignment.steps:
            if fills(step, self.alignment):  # whose marks stand beside it cannot be known
                before = None
                continue
            if step.op not in (Op.EQUAL, Op.REPLACE):
                before = None
                continue
            (a, b), (c, d) = step.registered, step.printed
            inner = zip(range(a + 1, b), range(c + 1, d), strict=True) if b - a == d - c else ()
            touching = before and before.registered[1] == a and before.printed[1] == c
            for i, j in (*([(a, c)] if touching else []), *inner):
                if j not in self.alignment.resumes:
                    yield i, j
            before = step

    def _marked(self, what: Typed, i: int, j: int) -> Edit:
        """An edit of the marks before token ``i`` and ``j``."""
        one = Stretch(self.alignment.registered, i - 1, i)
        other = Stretch(self.alignment.printed, j - 1, j)
        return self._edit(Op.REPLACE, what, one, other, _shown(one), _shown(other))

    def _ending(self) -> Edit | None:
        """The edit of the last printed mark, where it says something else than the registered."""
        registered, printed = self.alignment.registered, self.alignment.printed
        printing = [step for step in self.alignment.steps if step.printed[0] < step.printed[1]]
        last = printing[-1] if printing else None
        if last is None or last.op not in (Op.EQUAL, Op.REPLACE):
            return None
        end = last.registered[1]
        if end == len(registered):
            what = marks.at_end(registered, printed)
        else:
            what = marks.at_cut(registered.gap(end), printed)
        if what is None:
            return None
        one = Stretch(registered, end - 1, end)
        other = Stretch(printed, len(printed) - 1, len(printed))
        shown = other.tokens[0].text + marks.final(printed.tail)
        return self._edit(Op.REPLACE, what, one, other, _shown(one), shown)

    # Making ------------------------------------------------------------------------------------

    def _sides(self, step: Step) -> tuple[Stretch, Stretch]:
        return (
            Stretch(self.alignment.registered, *step.registered),
            Stretch(self.alignment.printed, *step.printed),
        )

    def _edit(
        self,
        op: Op,
        what: Typed,
        one: Stretch,
        other: Stretch,
        registered: str | None = None,
        found: str | None = None,
    ) -> Edit:
        severity, note = rate(what, self.quote)
        return Edit(
            op=op,
            kind=what.kind,
            severity=severity,
            registered=one.text if registered is None else registered,
            found=other.text if found is None else found,
            note=note,
            registered_range=one.range,
            found_range=other.range,
        )


def _changes(step: Step) -> bool:
    """Whether a step may be part of one replacement with its neighbours."""
    if step.op is Op.DELETE:
        return step.cut is not Cut.MARKED
    return step.op in (Op.REPLACE, Op.INSERT)


def _within(edit: Edit, words: Sequence[Edit]) -> bool:
    """Whether marks stand where words in a row were exchanged: to compare them says nothing."""
    if edit.kind is not Kind.TYPOGRAPHY:
        return False
    place = edit.found_range[0]
    return any(
        other.kind in _OTHER_WORDS
        and other.registered_range[1] - other.registered_range[0] >= _REWORDED
        and other.found_range[0] <= place < other.found_range[1]
        for other in words
    )


def _is_reworded(run: Sequence[Step], pieces: Sequence[Edit]) -> bool:
    """Whether three words or more in a row were exchanged for others, none like the other."""
    if len(pieces) < _REWORDED or any(step.cut is Cut.EDGE for step in run):
        return False
    exchanged = sum(edit.op is Op.REPLACE for edit in pieces)
    return exchanged >= _REWORDED and all(edit.kind in _OTHER_WORDS for edit in pieces)


def _contiguous(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps parted where the registered wording jumps."""
    run: list[Step] = []
    for step in steps:
        if run and run[-1].registered[1] != step.registered[0]:
            yield run
            run = []
        run.append(step)
    if run:
        yield run


def _spanning(run: Sequence[Step]) -> Step:
    first, last = run[0], run[-1]
    return Step(
        Op.REPLACE,
        (first.registered[0], last.registered[1]),
        (first.printed[0], last.printed[1]),
    )


def _shown(word: Stretch) -> str:
    """A word with the marks after it, and the next word where the marks join the two."""
    wording, after = word.wording, word.end
    if after >= len(wording):
        return word.text + marks.final(wording.tail)
    gap = " ".join(wording.gap(after).split())
    if all(char in ".,;:!?\u2026" for char in gap):
        return word.text + gap
    return " ".join(f"{word.text}{wording.gap(after)}{wording.tokens[after].text}".split())

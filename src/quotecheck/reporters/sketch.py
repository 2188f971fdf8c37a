"""The printed wording with every difference marked in its place.

Refuses: to find differences. It draws the steps of an alignment that somebody else made, and
the edits only decide what may be shortened and which capitals are worth a mark.

The marks, which stay when colour is gone:

    [not reproduced]   registered words that are cut, at an edge or where an ellipsis says so
    {lost → printed}   other words in their place
    {left out →}       registered words that are gone, and nothing says so
    {+ put in}         words that are not registered
    {moved: words}     registered words, in another place
    ‹we›We             the same word with another capital; where all is shown, with other marks

Where all is shown, no-break spaces are escapes; letters of another script always are, where they
stand in for those of the registered word.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import Enum

from quotecheck.model import Alignment, Cut, Edit, Kind, Op, Severity, Step, Wording
from quotecheck.records import dataclass
from quotecheck.reporters.canvas import Role, Run, shown
from quotecheck.reporters.invisible import revealed, unmasked
from quotecheck.reporters.options import Glyphs

# A cut that did no harm is shown by its first and last words when it is longer than this.
LONG_CUT = 10
_HEAD, _TAIL = 5, 3
# A quotation mark in an interruption ends what was said before it.
_MARKS = frozenset('"“”„‟«»‘‚‹›「」『』')


class Mark(Enum):
    """A sign that a reader may want explained; the order is that of the legend."""

    CUT = "cut"
    REPLACED = "replaced"
    LOST = "lost"
    ADDED = "added"
    MOVED = "moved"
    CASE = "case"
    FORM = "form"
    NEIGHBOURS = "neighbours"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A wording as runs of text, and the marks that were used in it."""

    runs: tuple[Run, ...]
    marks: frozenset[Mark]


def sketch(
    alignment: Alignment, edits: Sequence[Edit], glyphs: Glyphs, *, whole: bool = False
) -> Sketch:
    """The printed side of ``alignment`` with its differences from the registered side.

    ``whole`` shows every cut in full, every other mark, and what cannot be seen; otherwise long
    harmless cuts lose their middle, and marks are left to the list of edits.
    """
    pen = _Pen(alignment, tuple(edits), glyphs, whole)
    for step in alignment.steps:
        _DRAW[step.op](pen, step)
    pen.finish()
    return Sketch(tuple(pen.runs), frozenset(pen.marks))


def legend(
    marks: frozenset[Mark], glyphs: Glyphs, *, before: str = "registered", after: str = "printed"
) -> list[Run]:
    """One unbreakable run for each mark, in the order of ``Mark``; the names are the two sides'."""
    arrow, left, right = glyphs.arrow, glyphs.case_open, glyphs.case_close
    words = {
        Mark.CUT: "[not reproduced]",
        Mark.REPLACED: f"{{{before} {arrow} {after}}}",
        Mark.LOST: f"{{left out unmarked {arrow}}}",
        Mark.ADDED: "{+ put in}",
        Mark.MOVED: "{moved: from elsewhere}",
        Mark.CASE: f"{left}{before}{right}{after} capital",
        Mark.FORM: f"{left}{before}{right}{after} marks",
        Mark.NEIGHBOURS: "(nearest, farthest other variant)",
    }
    return [Run(words[mark], Role.QUIET, whole=True) for mark in Mark if mark in marks]


def phrase(wording: Wording, start: int, end: int) -> str:
    """Tokens ``[start, end)`` as written, with an editor's brackets around them, for display."""
    return shown(_raw(wording, start, end))


def beside(alignment: Alignment, step: Step) -> str:
    """The printed words of a step, for display beside the registered ones of it."""
    printed = _raw(alignment.printed, *step.printed)
    return unmasked(_raw(alignment.registered, *step.registered), printed)


def _raw(wording: Wording, start: int, end: int) -> str:
    if start >= end:
        return ""
    parts = [wording.tokens[start].text]
    for index in range(start + 1, end):
        parts += [wording.gap(index), wording.tokens[index].text]
    opening = wording.gap(start)[len(wording.gap(start)) - _opening(wording, start) :]
    closing = wording.gap(end)[: _closing(wording, end)]
    return f"{opening}{''.join(parts)}{closing}"


def _opening(wording: Wording, index: int) -> int:
    """How much of the gap before token ``index``, from its end, opens an editor's bracket."""
    if index >= len(wording) or not wording.tokens[index].bracketed:
        return 0
    gap = wording.gap(index)
    at = gap.rfind("[")
    return len(gap) - at if at > gap.rfind("]") else 0


def _closing(wording: Wording, index: int) -> int:
    """How much of the gap before token ``index``, from its start, closes an editor's bracket."""
    if index == 0 or not wording.tokens[index - 1].bracketed:
        return 0
    head, bracket, _ = wording.gap(index).partition("]")
    return len(head) + 1 if bracket and "[" not in head else 0


@dataclasses.dataclass(slots=True)
class _Pen:
    """Writes runs, and sees to it that each gap of the print is written once."""

    alignment: Alignment
    edits: tuple[Edit, ...]
    glyphs: Glyphs
    whole: bool
    runs: list[Run] = field(default_factory=list)
    marks: set[Mark] = field(default_factory=set)
    _written: int = -1  # the last token whose gap is on paper
    _former: Mapping[int, tuple[Mark, str]] = field(default_factory=dict)
    _braced: frozenset[int] = frozenset()  # tokens drawn by `phrase`, which writes their brackets

    def __post_init__(self) -> None:
        every = formed(self.alignment, self.edits)
        self._former = {
            index: (mark, was)
            for index, (mark, was) in every.items()
            if self.whole or mark is Mark.CASE
        }
        self._braced = frozenset(
            index
            for step in self.alignment.steps
            if step.op is not Op.EQUAL
            for index in range(*step.printed)
        )

    def write(self, text: str, role: Role = Role.PLAIN) -> None:
        if not text:
            return
        last = self.runs[-1] if self.runs else None
        if last is not None and last.role is role and not last.whole:
            self.runs[-1] = Run(last.text + text, role)
        else:
            self.runs.append(Run(text, role))

    def seen(self, text: str) -> str:
        """Text of the print as it may be shown here."""
        return revealed(text) if self.whole else shown(text)

    def lead(self, index: int) -> None:
        """What stands before token ``index``, unless it is written already."""
        if self._written >= index:
            return
        self._written = index
        if index > 0:
            self.write(self._gap(index))

    def cut_in(self, step: Step) -> str:
        """Writes the gap in which a deletion stands; what of it belongs to the next word."""
        index = step.printed[0]
        at_an_end = index in (0, len(self.alignment.printed))
        if at_an_end or self._written >= index:
            self._space()
            return ""
        self._written = index
        gap = self._gap(index)
        if step.cut is Cut.MARKED:
            self.write(gap)
            self._space()
            return ""
        # An opening mark stays with the word it opens, the rest with the word before.
        head, blank, opener = gap.rpartition(" ")
        self.write(head + blank)
        self._space()
        return opener

    def braces(self, mark: Mark, *runs: Run) -> None:
        """The runs in braces."""
        self.marks.add(mark)
        self.write("{", Role.QUIET)
        self.runs.extend(run for run in runs if run.text)
        self.write("}", Role.QUIET)

    def finish(self) -> None:
        """Closes an editor's bracket that was left open by the last word."""
        printed, steps = self.alignment.printed, self.alignment.steps
        printing = [step for step in steps if step.op is not Op.DELETE]
        if printing and printing[-1].op is Op.EQUAL:
            self.write(shown(printed.tail[: _closing(printed, len(printed))]))

    def _space(self) -> None:
        if self.runs and not self.runs[-1].text.endswith(" "):
            self.write(" ")

    def _gap(self, index: int) -> str:
        printed = self.alignment.printed
        raw = printed.gap(index)
        if raw == " ":  # as nearly all are
            return " "
        if index in self.alignment.resumes:
            said = next((at for at, char in enumerate(raw) if char in _MARKS), 0)
            return shown(raw[:said]) + " "
        end = len(raw) - (_opening(printed, index) if index in self._braced else 0)
        start = _closing(printed, index) if index - 1 in self._braced else 0
        return _spaced(raw[start:end], self.seen)


def _equal(pen: _Pen, step: Step) -> None:
    printed = pen.alignment.printed
    for new in range(*step.printed):
        pen.lead(new)
        if new in pen._former:
            mark, was = pen._former[new]
            pen.marks.add(mark)
            pen.write(f"{pen.glyphs.case_open}{shown(was)}{pen.glyphs.case_close}", Role.QUIET)
        pen.write(pen.seen(printed.tokens[new].text))


def _replace(pen: _Pen, step: Step) -> None:
    pen.lead(step.printed[0])
    pen.braces(
        Mark.REPLACED,
        Run(phrase(pen.alignment.registered, *step.registered), Role.LOST),
        Run(f" {pen.glyphs.arrow}", Role.QUIET, whole=True),
        Run(" "),
        Run(beside(pen.alignment, step), Role.GAINED),
    )


def _delete(pen: _Pen, step: Step) -> None:
    opener = pen.cut_in(step)
    words = _cut_words(pen, step)
    if step.cut is Cut.SILENT:
        pen.braces(
            Mark.LOST, Run(words, Role.LOST), Run(f" {pen.glyphs.arrow}", Role.QUIET, whole=True)
        )
    else:
        pen.marks.add(Mark.CUT)
        pen.write(f"[{words}]", Role.QUIET)
    if step.printed[0] < len(pen.alignment.printed):
        pen.write(f" {opener}")


def _insert(pen: _Pen, step: Step) -> None:
    pen.lead(step.printed[0])
    words = phrase(pen.alignment.printed, *step.printed)
    pen.braces(Mark.ADDED, Run("+ ", Role.QUIET, whole=True), Run(words, Role.GAINED))


def _move(pen: _Pen, step: Step) -> None:
    pen.lead(step.printed[0])
    words = phrase(pen.alignment.printed, *step.printed)
    pen.braces(Mark.MOVED, Run("moved: ", Role.QUIET), Run(words, Role.GAINED))


_DRAW = {
    Op.EQUAL: _equal,
    Op.REPLACE: _replace,
    Op.DELETE: _delete,
    Op.INSERT: _insert,
    Op.MOVE: _move,
}


def _cut_words(pen: _Pen, step: Step) -> str:
    """What was cut, with the mark that closes it; a long harmless cut without its middle."""
    registered, (start, end) = pen.alignment.registered, step.registered
    closing = "" if end >= len(registered) else registered.gap(end).split(" ", 1)[0]
    if end - start <= LONG_CUT or pen.whole or _harmful(pen.edits, start, end):
        return shown(_raw(registered, start, end) + closing)
    head = phrase(registered, start, start + _HEAD)
    tail = shown(_raw(registered, end - _TAIL, end) + closing)
    return f"{head} {pen.glyphs.ellipsis} {tail}"


def _harmful(edits: Sequence[Edit], start: int, end: int) -> bool:
    """Whether an edit of weight falls on registered tokens ``[start, end)``."""
    return any(
        edit.severity >= Severity.MAJOR
        and edit.registered_range[0] < end
        and start < edit.registered_range[1]
        for edit in edits
    )


def formed(alignment: Alignment, edits: Sequence[Edit]) -> dict[int, tuple[Mark, str]]:
    """Printed tokens that are the registered word with another capital or other marks, each with
    the registered form."""
    forms = {index: (Mark.CASE, was) for index, was in _recased(alignment, edits)}
    return forms | {index: (Mark.FORM, was) for index, was in _reformed(alignment, edits)}


def _recased(alignment: Alignment, edits: Sequence[Edit]) -> list[tuple[int, str]]:
    """Printed tokens whose capital differs and is an edit, with the registered word; none where
    most differ (a headline)."""
    covered = {
        index for edit in edits if edit.kind is Kind.CASE for index in range(*edit.found_range)
    }
    differing, equal = [], 0
    for old, new in _equals(alignment):
        equal += 1
        was, now = alignment.registered.tokens[old].text, alignment.printed.tokens[new].text
        # "[T]he" says by itself what was done.
        if was != now and was.lower() == now.lower() and new in covered:
            differing.append((new, was))
    return differing if 2 * len(differing) <= max(equal, 2) else []


def _reformed(alignment: Alignment, edits: Sequence[Edit]) -> Iterator[tuple[int, str]]:
    """Printed tokens with other marks in or after them, with the registered form of them."""
    forms = {
        edit.found_range[0]: edit
        for edit in edits
        if edit.kind in (Kind.TYPOGRAPHY, Kind.LOOK_ALIKE) and edit.op is Op.REPLACE
    }
    for _, new in _equals(alignment):
        edit = forms.get(new)
        # The edits are those of all occurrences, and what is drawn is the first.
        if edit is not None and shown(_onward(alignment.printed, new)).startswith(
            shown(edit.found)
        ):
            yield new, edit.registered


def _onward(wording: Wording, index: int) -> str:
    """A token with what follows it, as far as a mark between two words may reach."""
    return wording.tokens[index].text + "".join(
        wording.gap(at) + (wording.tokens[at].text if at < len(wording) else "")
        for at in range(index + 1, min(index + 3, len(wording) + 1))
    )


def _equals(alignment: Alignment) -> Iterator[tuple[int, int]]:
    """The words that are equal on both sides, as token indices."""
    for step in alignment.steps:
        if step.op is Op.EQUAL:
            yield from zip(range(*step.registered), range(*step.printed), strict=False)


def _spaced(gap: str, seen: Callable[[str], str]) -> str:
    """A gap on one line: white space is one blank, a block quotation's line marks are gone."""
    first, *others = gap.splitlines() or [""]
    inner = seen(" ".join([first, *(line.lstrip(" \t>") for line in others)]))
    if not inner:
        return " " if gap else ""
    left, right = (
        " " if char.isspace() and seen(char) in ("", " ") else "" for char in (gap[0], gap[-1])
    )
    return f"{left}{inner}{right}"

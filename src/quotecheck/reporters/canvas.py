"""Runs of text with a role, lines of them, wrapping, and the one place that paints.

Refuses: to decide what is said, and to let anything through that a terminal or a build runner
would obey. Text from a source or the registry enters by ``shown`` or ``wide``; what comes out
of ``paint`` starts no runner's command. There is no markup language here: what a quotation
contains (``[sic]``, ``[/foo]``, ``:smile:``) is never read as anything but text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from quotecheck.model import Severity
from quotecheck.text.display import display


class Role(Enum):
    """What a run of text is, and by that how it is coloured. Colour never stands alone."""

    PLAIN = ""
    STRONG = "bold"
    QUIET = "bright_black"
    PLACE = "cyan"
    LOST = "red"
    GAINED = "green"
    GOOD = "bold green"
    INFO = "blue"
    MINOR = "yellow"
    MAJOR = "bold red"
    CRITICAL = "bold magenta"


SEVERITY_ROLES = {
    Severity.NONE: Role.GOOD,
    Severity.INFO: Role.INFO,
    Severity.MINOR: Role.MINOR,
    Severity.MAJOR: Role.MAJOR,
    Severity.CRITICAL: Role.CRITICAL,
}


class Run(NamedTuple):
    """A stretch of text in one role; ``whole`` ones are never broken, whatever they contain."""

    text: str
    role: Role = Role.PLAIN
    whole: bool = False


Line = Sequence[Run]

# Latin letters, marks and arrows: a cell each.
_NARROW = re.compile(r"[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*")
# A line that begins with "::" after blanks, or holds "##[" or "##word[", is a command to one
# runner or another. The backslash that breaks it is visible, as every escape is.
_COMMAND = re.compile(r"^\s*(?=::)|(?<=#)(?=#[A-Za-z]{0,32}\[)")


def shown(text: str) -> str:
    """``text`` on one line, as it may be shown: white space is one blank, controls are visible."""
    return display(" ".join(text.split()))


def place(path: str | None, line: int | None = None, column: int | None = None) -> str:
    """``path:line:col``, without what is not known; a dash for no place at all."""
    parts = [display(path)] if path else []
    parts += [str(number) for number in (line, column) if number is not None]
    return ":".join(parts) or "-"


def tame(line: str) -> str:
    """One line in which no runner finds a command; a visible backslash breaks what would be one."""
    return _COMMAND.sub(r"\g<0>\\", line)


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # several ms that an English report need not pay

    return cell_len(text)


def width_of(line: Iterable[Run]) -> int:
    """How many terminal cells a line takes."""
    return sum([cells(run.text) for run in line])


def pad(width: int) -> Run:
    """``width`` blanks (none when negative)."""
    return Run(" " * max(0, width))


def wrap(
    runs: Iterable[Run], width: int | None, indent: int, hang: int | None = None
) -> list[Line]:
    """Runs as lines of at most ``width`` cells, the first indented, the rest by ``hang``.

    Breaks at blanks only, and inside a word only where that alone is wider than a line; a
    ``whole`` run is not broken at all, its blanks included. Blanks at a break are dropped,
    others kept. None for ``width``: one line.
    """
    if width is None:
        return [(pad(indent), *runs)]
    hang = indent if hang is None else hang
    room = max(1, width - hang)
    lines: list[list[Run]] = []
    line, used = [pad(indent)], indent
    for blanks, word, wide in _words(runs):
        parts = [(wide, word)] if wide <= room else _fitted(word, room)
        for number, (size, part) in enumerate(parts):
            # The pieces of a word that is wider than a line stand on lines of their own.
            gap = 0 if len(line) == 1 else blanks
            if len(line) > 1 and (number or used + gap + size > width):
                lines.append(line)
                line, used, gap = [pad(hang)], hang, 0
            last, first = line[-1], part[0]
            if gap and last.role is first.role and not (last.whole or first.whole):
                line[-1:] = [Run(f"{last.text}{' ' * gap}{first.text}", first.role), *part[1:]]
            elif gap:
                line += [Run(" " * gap, _common(last, first)), *part]
            else:
                line += part
            used += gap + size
    lines.append(line)
    return [tuple(finished) for finished in lines]


def paint(lines: Iterable[Line], *, color: bool) -> str:
    """The lines as text, each ended by a newline, harmless to terminals and runners."""
    guarded = (_guarded(line) for line in lines)
    if not color:
        return "".join("".join(run.text for run in line).rstrip(" ") + "\n" for line in guarded)
    return "".join(_painted(line) + "\n" for line in guarded)


def _words(runs: Iterable[Run]) -> Iterator[tuple[int, list[Run], int]]:
    """The runs cut at blanks, with how many blanks went before (none before the first word) and
    how wide each is."""
    blanks = wide = 0
    word: list[Run] = []
    for run in runs:
        if run.whole or " " not in run.text:
            if run.text:
                word.append(run)
                wide += cells(run.text)
            continue
        ascii_only = run.text.isascii()
        for number, piece in enumerate(run.text.split(" ")):
            if number:
                if word:
                    yield blanks, word, wide
                    blanks, word, wide = 0, [], 0
                blanks += 1
            if piece:
                word.append(Run(piece, run.role))
                wide += len(piece) if ascii_only else cells(piece)
    if word:
        yield blanks, word, wide


def _fitted(word: list[Run], room: int) -> Iterator[tuple[int, list[Run]]]:
    """The pieces of a word that is wider than a line, each with its width."""
    part: list[Run] = []
    used = 0
    for run in word:
        for atom in [run.text] if run.whole else run.text:
            size = cells(atom)
            if used + size > room and used:
                yield used, part
                part, used = [], 0
            part.append(Run(atom, run.role, run.whole))
            used += size
    yield used, part


def _common(left: Run, right: Run) -> Role:
    """The role of a blank between two runs: theirs when they share one."""
    return left.role if left.role is right.role else Role.PLAIN


def _guarded(line: Line) -> Line:
    text = "".join([run.text for run in line])
    places = (
        [match.end() for match in _COMMAND.finditer(text)] if "::" in text or "##" in text else []
    )
    if not places:
        return line
    guarded: list[Run] = []
    start = 0
    for run in line:
        end = start + len(run.text)
        cut = [0, *(at - start for at in places if start <= at < end), len(run.text)]
        pieces = [run.text[a:b] for a, b in pairwise(cut)]
        guarded.append(Run("\\".join(pieces), run.role, run.whole))
        start = end
    return guarded


def _painted(line: Line) -> str:
    from rich.color import ColorSystem  # only a coloured report needs rich
    from rich.style import Style

    # Styles alone: no console sees the text, so nothing can wrap, highlight or interpret it.
    return "".join(
        Style.parse(run.role.value).render(run.text, color_system=ColorSystem.STANDARD)
        for run in _merged(line)
    )


def _merged(line: Line) -> Iterator[Run]:
    """The line with neighbours of one role joined and trailing blanks gone."""
    runs = [run for run in line if run.text]
    while runs and not runs[-1].text.strip(" "):
        runs.pop()
    current: Run | None = None
    for run in runs:
        if current is not None and current.role is run.role:
            current = Run(current.text + run.text, current.role)
            continue
        if current is not None:
            yield current
        current = run
    if current is not None:
        yield Run(current.text.rstrip(" "), current.role)

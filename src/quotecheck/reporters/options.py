"""How a report is to look: what the command line decides once and every reporter reads.

Refuses: to find out for itself. Whether there is a terminal, how wide it is, whether colour is
wanted and which glyphs the encoding can carry are the caller's to know.
"""

from __future__ import annotations

from enum import Enum, IntEnum

from quotecheck.records import dataclass

# Wider lines of prose are harder to read, whatever the terminal offers.
MEASURE = 100
# The measure of columns that want one when nothing is wrapped.
PIPED = 80
# Below this, columns are given up before words are.
NARROW = 20


class Verbosity(IntEnum):
    """How much is told of what is in the report."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


class Style(Enum):
    """How a diff is laid out."""

    INLINE = "inline"
    SIDE_BY_SIDE = "side-by-side"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs that are ours, each a few cells wide."""

    arrow: str = "→"
    ellipsis: str = "…"
    times: str = "×"
    dot: str = "·"
    case_open: str = "‹"
    case_close: str = "›"
    shades: str = " ░▒▓█"
    branch: str = "─"
    rail: str = "│"
    split: str = "┬"
    fork: str = "├"
    last: str = "└"


UNICODE = Glyphs()
ASCII = Glyphs("->", "...", "x", "|", "<", ">", " .:+#", "-", "|", "+", "+", "`")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a reporter is told about where its text will be read.

    ``width`` is in terminal cells; None, for a pipe, wraps nothing and cuts nothing. ``ascii``
    replaces our own signs, never a source's letters.
    """

    width: int | None = None
    color: bool = False
    ascii: bool = False
    verbosity: Verbosity = Verbosity.NORMAL

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return ASCII if self.ascii else UNICODE

    @property
    def wrap(self) -> int | None:
        """The cells that running text may take, or None for no wrapping."""
        return None if self.width is None else max(NARROW, min(self.width, MEASURE))

    @property
    def measure(self) -> int:
        """The cells that columns are laid out in."""
        return PIPED if self.width is None else max(NARROW, min(self.width, MEASURE))

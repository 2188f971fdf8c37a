"""Columns of cells that wrap inside their column.

Refuses: to lose a word. A column that is too narrow breaks its words; none is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.reporters.canvas import Line, Run, cells, pad, width_of, wrap

GUTTER = 2
_LEAST = 8
Cell = Sequence[Run]


def columns(rows: Sequence[Sequence[Cell]], room: int | None) -> list[int]:
    """The cells that each column takes, so that all fit into ``room`` (None: as they come).

    The widest columns give way first, down to their longest word; only then are words broken,
    and never what must stand whole: it would run into the next column.
    """
    table = [[row[at] for row in rows] for at in range(len(rows[0]))]
    widths = [max(map(width_of, column)) for column in table]
    if room is None:
        return widths
    spare = room - GUTTER * (len(widths) - 1)
    unbroken = [max(_LEAST, _longest_whole(column)) for column in table]
    for floors in ([_longest_word(column) for column in table], unbroken):
        _shrink(widths, floors, spare)
    return widths


def _shrink(widths: list[int], floors: Sequence[int], spare: int) -> None:
    """Takes from the widest, one cell at a time, until they fit or stand on their floors."""
    while sum(widths) > spare:
        wide = [at for at, (width, floor) in enumerate(zip(widths, floors, strict=True))
                if width > floor]  # fmt: skip
        if not wide:
            return
        widths[max(wide, key=widths.__getitem__)] -= 1


def _longest_word(column: Sequence[Cell]) -> int:
    runs = [run for cell in column for run in cell]
    words = [word for run in runs for word in ([run.text] if run.whole else run.text.split(" "))]
    return max(map(cells, words), default=0)


def _longest_whole(column: Sequence[Cell]) -> int:
    return max((cells(run.text) for cell in column for run in cell if run.whole), default=0)


def draw(rows: Sequence[Sequence[Cell]], widths: Sequence[int], indent: int) -> Iterator[Line]:
    """The rows, each as tall as its tallest cell."""
    for row in rows:
        wrapped = [wrap(cell, width, 0) for cell, width in zip(row, widths, strict=True)]
        for height in range(max(map(len, wrapped))):
            line = [pad(indent)]
            for cell, width in zip(wrapped, widths, strict=True):
                words = cell[height] if height < len(cell) else ()
                line += [*words, pad(width - width_of(words) + GUTTER)]
            yield line

"""The drift between all wordings of a quote as a small grid of shades and figures.

Refuses: to measure; the figures are the collation's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.reporters import figures
from quotecheck.reporters.canvas import Line, Role, Run, pad
from quotecheck.reporters.options import RenderOptions

_INDENT = 2
_CELL = 10  # a shade of two cells, a blank, a figure of at most six, and a blank
_SHADE = 2
_SHORT = {"registered": "reg."}


def lines(
    labels: Sequence[str], values: Sequence[Sequence[float]], options: RenderOptions
) -> Iterator[Line]:
    """The grid, in several pieces where it is wider than the terminal."""
    names = [_SHORT.get(label, label) for label in labels]
    first = max(map(len, [*names, "drift"])) + _INDENT
    fitting = len(names)
    if options.width is not None:
        fitting = max(1, (options.width - _INDENT - first) // _CELL)
    for start in range(0, len(names), fitting):
        piece = range(start, min(start + fitting, len(names)))
        if start:
            yield ()
        yield [pad(_INDENT), _left("drift", first, Role.QUIET), *(_head(names[at]) for at in piece)]
        for row, name in enumerate(names):
            cells = [run for at in piece for run in _cell(values[row][at], row == at, options)]
            yield [pad(_INDENT), _left(name, first, Role.STRONG), *cells]


def _left(text: str, width: int, role: Role) -> Run:
    return Run(text.ljust(width), role)


def _head(name: str) -> Run:
    return Run(" " * (_SHADE + 1) + name.ljust(_CELL - _SHADE - 1), Role.STRONG)


def _cell(value: float, own: bool, options: RenderOptions) -> list[Run]:
    if own:
        return [Run(" " * (_SHADE + 1) + options.glyphs.dot.ljust(_CELL - _SHADE - 1), Role.QUIET)]
    shades = options.glyphs.shades
    # The blank is for 0 alone, the darkest for all that is three quarters and more.
    step = 0 if value == 0 else 1 + min(int(value * (len(shades) - 1)), len(shades) - 2)
    figure = figures.drift(value).ljust(_CELL - _SHADE - 1)
    return [Run(shades[step] * _SHADE, Role.LOST), Run(f" {figure}")]

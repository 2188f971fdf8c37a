"""The drift tree as one SVG document: no script, no font and no style from outside.

It shows what ``drift_tree`` shows, and its text can be searched and read out. Refuses: to
measure text; labels have room of their own at the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from quotecheck.collate.tree import Branch
from quotecheck.model import Collation, Severity, Variant
from quotecheck.records import dataclass
from quotecheck.reporters import figures
from quotecheck.reporters.canvas import place, shown
from quotecheck.reporters.drift_tree import CAVEAT, branches_of, depth, what
from quotecheck.reporters.options import RenderOptions
from quotecheck.reporters.xml import Element, add, finished

_WIDTH, _MARGIN, _ROW, _FONT = 960, 20, 36, 14
_ROOM = 420  # for a label and what is said beside it
_NEAR = 1e-9
_INK, _QUIET = "#1b1b1b", "#5f5f5f"
# Each has a contrast of 4.5 or more on white.
_COLORS = {
    Severity.NONE: "#1b6e20",
    Severity.INFO: "#1257a5",
    Severity.MINOR: "#8a5a00",
    Severity.MAJOR: "#b3261e",
    Severity.CRITICAL: "#6a1b9a",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A node in the drawing: ``reach`` is the drift from the registered wording, ``row`` counts
    leaves from the top, and may be half."""

    label: str
    reach: float
    row: float
    children: tuple[Spot, ...] = ()


def render(collation: Collation) -> str:
    """The document, ended by a newline."""
    rows = count()
    first = float(next(rows))
    top = Spot(collation.labels[0], 0.0, first, _below(0.0, branches_of(collation), rows))
    height = 3 * _MARGIN + _ROW * next(rows)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "role": "img",
            "font-family": "sans-serif",
            "font-size": str(_FONT),
        },
    )
    quote = collation.quote
    add(root, "title", text=f"Tree of drift: {shown(quote.id)}, {shown(quote.speaker)}")
    add(root, "desc", text=CAVEAT)
    add(root, "rect", {"width": _WIDTH, "height": height, "fill": "#ffffff"})
    scale = (_WIDTH - 2 * _MARGIN - _ROOM) / max(depth(branches_of(collation)), _NEAR)
    variants = {variant.label: variant for variant in collation.variants}
    for spot in _every(top):
        _lines(root, spot, scale)
    for spot in _every(top):
        _label(root, spot, scale, variants.get(spot.label))
    foot = {"x": _MARGIN, "y": height - _MARGIN, "fill": _QUIET, "font-size": _FONT - 2}
    add(root, "text", foot, CAVEAT)
    return finished(root)


def _below(reach: float, branches: Sequence[Branch], rows: Iterator[int]) -> tuple[Spot, ...]:
    """What hangs from a node at ``reach``; each leaf takes the next row."""
    found = []
    for branch in branches:
        at = reach + branch.length
        children = _below(at, branch.tree.branches, rows)
        row = (children[0].row + children[-1].row) / 2 if children else float(next(rows))
        found.append(Spot(branch.tree.label, at, row, children))
    return tuple(found)


def _every(spot: Spot) -> Iterator[Spot]:
    yield spot
    for child in spot.children:
        yield from _every(child)


def _lines(root: Element, spot: Spot, scale: float) -> None:
    """The upright that joins a node with its children, and the branch to each."""
    if not spot.children:
        return
    x = _x(spot, scale)
    ends = [(x, _y(child), _x(child, scale), _y(child)) for child in spot.children]
    top = min(_y(spot), ends[0][1])
    for x1, y1, x2, y2 in [(x, top, x, ends[-1][1]), *ends]:
        line = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": _QUIET, "stroke-width": "1.5"}
        add(root, "line", {name: _number(value) for name, value in line.items()})


def _label(root: Element, spot: Spot, scale: float, variant: Variant | None) -> None:
    x, y = _x(spot, scale), _y(spot)
    if variant is None:
        if spot.label:
            at = {"x": _number(x + 10), "y": _number(y), "font-weight": "bold", "fill": _INK}
            add(root, "text", at, spot.label)
            add(root, "circle", {"cx": _number(x), "cy": _number(y), "r": 4, "fill": _INK})
        return
    color = _COLORS[Severity.NONE if variant.as_registered else variant.severity]
    add(root, "circle", {"cx": _number(x), "cy": _number(y), "r": 4, "fill": color})
    first, *others = variant.occurrences
    spots = place(first.source, first.position.line, first.position.column)
    more = f" and {len(others)} more" if others else ""
    told = f"{variant.label}  {figures.drift(variant.drift)}  {what(variant, RenderOptions())}"
    at = {"x": _number(x + 10), "y": _number(y), "fill": color}
    add(root, "text", at, told)
    small = {"x": _number(x + 10), "y": _number(y + _FONT), "fill": _QUIET, "font-size": _FONT - 3}
    add(root, "text", small, spots + more)


def _x(spot: Spot, scale: float) -> float:
    return _MARGIN + 4 + spot.reach * scale


def _y(spot: Spot) -> float:
    return 2 * _MARGIN + _ROW * (spot.row + 0.5)


def _number(value: object) -> object:
    """Coordinates to a tenth, so that the same tree gives the same bytes everywhere."""
    return f"{value:.1f}" if isinstance(value, float) else value

"""The drift tree of one quote, in the terminal and as Newick.

It hangs from the registered wording, and the length of a branch is drift. Who is near whom is all
that it says: nobody is claimed to have copied anybody. Refuses: to join; ``collate.tree`` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotecheck.collate.tree import Branch, hanging, join, newick
from quotecheck.model import Collation, Variant
from quotecheck.reporters import entry, figures
from quotecheck.reporters.canvas import SEVERITY_ROLES, Line, Role, Run, paint, shown, wrap
from quotecheck.reporters.options import RenderOptions

CAVEAT = "a tree of drift: near wordings stand together; it does not say who copied whom"
_INDENT = 2
_SPAN = 32  # terminal cells from the registered wording to the farthest, where there is room
_NARROW_SPAN = 4


def render(collation: Collation, options: RenderOptions) -> str:
    """The tree in the terminal, each leaf with its drift; below it, what each variant is."""
    quote = collation.quote
    name = [Run(shown(quote.id), Role.STRONG), Run(f"   {shown(quote.speaker)}")]
    lines: list[Line] = [*wrap(name, options.wrap, 0, _INDENT), ()]
    branches = branches_of(collation)
    if not branches:
        return paint([*lines[:-1], [Run("  found nowhere")]], color=options.color)
    lines += [[Run(" " * _INDENT), Run(collation.labels[0], Role.STRONG)]]
    span = _SPAN if options.width is None else min(_SPAN, max(options.width // 3, _NARROW_SPAN))
    farthest = depth(branches)
    variants = {variant.label: variant for variant in collation.variants}
    for rails, label in _twigs(branches, span / farthest if farthest else 0.0, options):
        lines += [_leaf(rails, variants[label])]
    lines += [(), *wrap([Run(CAVEAT, Role.QUIET)], options.wrap, 0), ()]
    layout = entry.Layout(options, 0, 0)
    for variant in collation.variants:
        lines += entry.title(variant, layout)
    return paint(lines, color=options.color)


def render_newick(collation: Collation) -> str:
    """The tree in Newick's notation, unrooted as it was joined; ended by a newline."""
    return newick(join(collation.labels, collation.matrix)) + "\n"


def branches_of(collation: Collation) -> tuple[Branch, ...]:
    """What hangs from the registered wording."""
    return hanging(join(collation.labels, collation.matrix), collation.labels[0])


def depth(branches: Sequence[Branch]) -> float:
    """The drift along the longest way down."""
    return max((branch.length + depth(branch.tree.branches) for branch in branches), default=0.0)


def what(variant: Variant, options: RenderOptions) -> str:
    """What a variant is, in a few words."""
    if variant.as_registered:
        return "as registered"
    return f"{figures.severity(variant.severity)}: {figures.kinds(variant.edits, options.glyphs)}"


def _twigs(
    branches: Sequence[Branch], scale: float, options: RenderOptions
) -> Iterator[tuple[str, str]]:
    """For each leaf, the rails that lead to it, and its label."""
    glyphs = options.glyphs
    for branch in branches:
        last = branch is branches[-1]
        corner, rail = (glyphs.last, " ") if last else (glyphs.fork, glyphs.rail)
        run = max(1, round(branch.length * scale))
        head = f"{corner}{glyphs.branch * run}"
        if not branch.tree.branches:
            yield f"{head} ", branch.tree.label
        for rails, label in _twigs(branch.tree.branches, scale, options):
            # The first twig goes on from the branch itself.
            yield (
                (f"{head}{glyphs.split}{rails[1:]}" if head else f"{rail}{' ' * run}{rails}"),
                label,
            )
            head = ""


def _leaf(rails: str, variant: Variant) -> Line:
    role = Role.GOOD if variant.as_registered else SEVERITY_ROLES[variant.severity]
    return [
        Run(f"{' ' * _INDENT}{rails}", Role.QUIET),
        Run(variant.label, role),
        Run(f"  {figures.drift(variant.drift)}", Role.QUIET),
    ]

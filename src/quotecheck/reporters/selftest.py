"""The self-test for a person and for a program: what would be caught, as what, and what not.

Refuses: to judge; verdicts and the exit status are the model's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from quotecheck import __version__
from quotecheck.model.selftest import FAILING, Effect, Outcome, SelfTest, Verdict
from quotecheck.reporters import figures, json
from quotecheck.reporters.canvas import (
    SEVERITY_ROLES,
    Line,
    Role,
    Run,
    cells,
    pad,
    paint,
    shown,
    wrap,
)
from quotecheck.reporters.options import RenderOptions, Verbosity

_INDENT, _TALLY = 2, 12
_HEADS = {
    Effect.MEANING: "meaning changed: to be caught, at major or above",
    Effect.FORM: "form changed: to be found, and at info at most",
    Effect.OTHER: "either: shown, not judged",
}
_GOOD = {Effect.MEANING: Verdict.CAUGHT, Effect.FORM: Verdict.QUIET, Effect.OTHER: Verdict.NOTED}
_WHY = {
    Verdict.LOST: "not found; a quote of few or common words may need more of them registered",
}


def render(result: SelfTest, options: RenderOptions) -> str:
    """Operations with what they came to, then every mutant that fared badly (all with -v)."""
    lines: list[Line] = []
    if options.verbosity > Verbosity.QUIET:
        for effect in Effect:
            mine = [one for one in result.outcomes if one.mutant.effect is effect]
            if mine:
                lines += [[Run(_HEADS[effect], Role.STRONG)], *_operations(mine, options), ()]
    every = options.verbosity is Verbosity.VERBOSE
    for outcome in result.outcomes if every else result.failures:
        lines += [*_mutant(outcome, options), ()]
    for problem in result.errors:
        lines += wrap([Run("error:", Role.MAJOR), Run(f" {shown(str(problem))}")], options.wrap, 0)
    return paint([*lines, *wrap(_counts(result, options), options.wrap, 0, 2)], color=options.color)


def render_json(result: SelfTest) -> str:
    """The whole result, every mutant with what became of it; ended by a newline."""
    return json.dumps(document(result), indent=2) + "\n"


def document(result: SelfTest) -> dict[str, Any]:
    """The result as JSON has it."""
    return {
        "schema_version": json.SCHEMA_VERSION,
        "tool": {"name": "quotecheck", "version": __version__},
        "registry": result.registry,
        "settings": json.settings(result.settings),
        "mutants": [_entry(outcome) for outcome in result.outcomes],
        "summary": {
            "quotes": result.quotes,
            "mutants": len(result.outcomes),
            **{verdict.value: _count(result.outcomes, verdict) for verdict in Verdict},
        },
        "errors": [
            {"path": one.path, "line": one.line, "column": one.column, "message": one.message}
            for one in result.errors
        ],
        "exit_code": result.exit_status,
    }


def _entry(outcome: Outcome) -> dict[str, Any]:
    mutant = outcome.mutant
    return {
        "quote": mutant.quote,
        "operation": mutant.operation,
        "effect": mutant.effect.value,
        "change": mutant.change,
        "text": mutant.text,
        "bound": mutant.bound.label,
        "verdict": outcome.verdict.value,
        "found": outcome.found,
        "severity": outcome.severity.label,
        "kinds": [kind.value for kind in outcome.kinds],
        "rules": list(outcome.rules),
    }


def _operations(outcomes: Sequence[Outcome], options: RenderOptions) -> Iterator[Line]:
    """One line an operation: how many fared well, and as what they were taken."""
    width = max(cells(one.mutant.operation) for one in outcomes) + _INDENT
    for name, group in groupby(outcomes, key=lambda one: one.mutant.operation):
        mine = list(group)
        effect = mine[0].mutant.effect
        well = len(mine) - sum(one.verdict in FAILING for one in mine)
        tally = f"{well} of {len(mine)}" if effect is not Effect.OTHER else f"{len(mine)}"
        role = Role.GOOD if well == len(mine) else Role.MAJOR
        runs = [
            Run(name),
            pad(width - cells(name)),
            Run(tally, role if effect is not Effect.OTHER else Role.QUIET),
            pad(_TALLY - len(tally)),
            Run(", ".join(_taken(mine, options)), Role.QUIET),
        ]
        yield from wrap(runs, options.wrap, _INDENT, _INDENT + width + _TALLY)


def _taken(outcomes: Iterable[Outcome], options: RenderOptions) -> Iterator[str]:
    """As what they were taken, the worst first: ``critical polarity ×3``."""
    counted = Counter((-one.severity, _as_what(one)) for one in outcomes)
    for (_, what), number in sorted(counted.items()):
        yield f"{what} {options.glyphs.times}{number}" if number > 1 else what


def _as_what(outcome: Outcome) -> str:
    if not outcome.found:
        return "not found"
    kinds = " + ".join(kind.value for kind in outcome.kinds)
    if outcome.accepted and not kinds:
        return "accepted"
    return f"{figures.severity(outcome.severity)} {kinds}".rstrip()


def _mutant(outcome: Outcome, options: RenderOptions) -> Iterator[Line]:
    mutant = outcome.mutant
    bad = outcome.verdict in FAILING
    role = Role.MAJOR if bad else SEVERITY_ROLES[outcome.severity]
    verdict = outcome.verdict.value
    why = f": {_WHY.get(outcome.verdict, _as_what(outcome))}"
    runs = [
        Run(shown(mutant.quote), Role.STRONG),
        Run(f"  {mutant.operation}  "),
        Run(verdict.upper() if bad else verdict, role),
        Run(why + (f" ({', '.join(outcome.rules)})" if outcome.rules else ""), Role.QUIET),
    ]
    yield from wrap(runs, options.wrap, 0, _INDENT)
    yield from wrap([Run(shown(mutant.text))], options.wrap, _INDENT * 2)
    yield from wrap([Run(shown(mutant.change), Role.QUIET)], options.wrap, _INDENT * 2)


def _counts(result: SelfTest, options: RenderOptions) -> list[Run]:
    quotes = figures.count(result.quotes, "quote")
    parts = [f"{figures.count(len(result.outcomes), 'mutant')} of {quotes}"]
    for effect, verdict in _GOOD.items():
        mine = [one for one in result.outcomes if one.mutant.effect is effect]
        of = f" of {len(mine):,}" if effect is not Effect.OTHER else ""
        parts.append(f"{_count(mine, verdict):,}{of} {verdict.value}")
    accepted = _count(result.outcomes, Verdict.ACCEPTED)
    parts += [f"{accepted:,} accepted"] if accepted else []
    runs: list[Run] = []
    for part in [*parts, f"exit {result.exit_status}"]:
        dot = [Run(f" {options.glyphs.dot}", Role.QUIET, whole=True), Run(" ")] if runs else []
        runs += [*dot, Run(part, Role.STRONG, whole=True)]
    return runs


def _count(outcomes: Iterable[Outcome], verdict: Verdict) -> int:
    return sum(one.verdict is verdict for one in outcomes)

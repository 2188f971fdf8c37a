"""All rules by code, by kind, and in order. A rule joins with its file and one line here.

Refuses: to import rules before one is asked for; the command line lists and explains them
without paying for the rest.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

_FILES = (
    "qc101",  # content-word-changed
    "qc102",  # function-word-changed
    "qc103",  # polarity-changed
    "qc104",  # quantity-or-name-changed
    "qc105",  # modality-changed
    "qc106",  # silent-omission
    "qc107",  # elision-removes-meaning
    "qc108",  # truncation-drops-qualifier
    "qc109",  # splice
    "qc110",  # reordered
    "qc111",  # unmarked-insertion
    "qc112",  # spelling-variant
    "qc113",  # typography
    "qc114",  # inflection-changed
    "qc115",  # cleanup-or-misspelling
    "qc116",  # case-changed
    "qc117",  # editorial
    "qc120",  # sources-disagree
    "qc301",  # quote-not-found
    "qc302",  # absent-from-required-source
    "qc303",  # stale-acceptance
    "qc304",  # near-duplicate-quotes
    "qc305",  # idle-remark
    "qc901",  # source-unreadable
    "qc902",  # nothing-to-compare
)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    modules = [import_module(f"quotecheck.rules.{name}") for name in _FILES]
    return tuple(replace(module.RULE, page=(module.__doc__ or "").strip()) for module in modules)


def rule(code: str) -> Rule | None:
    """The rule with this code ("QC103") or name ("polarity-changed"), in any case."""
    wanted = code.strip().casefold()
    found = (one for one in rules() if wanted in (one.code.casefold(), one.name))
    return next(found, None)


def serving(kind: Kind) -> Rule:
    """The one rule that reports edits of this kind."""
    return _by_kind()[kind]


@cache
def _by_kind() -> dict[Kind, Rule]:
    return {kind: one for one in rules() for kind in one.kinds}

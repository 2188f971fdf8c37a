"""A rule's docstring as its manual page: plain for a terminal, Markdown for the docs.

A page opens with one sentence, goes on in paragraphs, and closes with the headings "Example" and
"Instead", whose text is indented. Refuses: to say anything that the rule's own file does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from quotecheck.errors import Problem, UsageError
from quotecheck.rules.catalogue import rule, rules
from quotecheck.rules.rule import Rule

_HEADINGS = ("Example", "Instead")


def required(code: str) -> Rule:
    """The rule with this code or name; UsageError, with the nearest, when there is none."""
    if found := rule(code):
        return found
    known = [name for one in rules() for name in (one.code, one.name)]
    spelled = {name.casefold(): name for name in known}
    near = [spelled[name] for name in get_close_matches(code.casefold(), spelled, n=1)]
    hint = f"did you mean {near[0]}?" if near else "`quotecheck rules` lists them"
    raise UsageError(Problem(None, None, None, f"there is no rule {code!r}; {hint}"))


def manual(one: Rule) -> str:
    """The page for a terminal, ended by a newline."""
    return f"{one.code} {one.name} ({one.severity})\n\n{one.page}\n"


def markdown(one: Rule) -> str:
    """The page for the docs, ended by a newline."""
    kinds = ", ".join(sorted(kind.value for kind in one.kinds))
    facts = f"Severity: {one.severity}." + (f" Kinds: {kinds}." if kinds else "")
    return "\n".join([f"# {one.code} {one.name}", "", facts, "", *_body(one.page)]) + "\n"


def _body(page: str) -> Iterator[str]:
    heading = None
    for line in page.splitlines():
        if line in _HEADINGS:
            heading = line
            yield from (f"## {line}", "")
        else:
            # An example stays indented, which Markdown shows as it stands; advice is prose.
            yield line.removeprefix("    ") if heading == "Instead" else line

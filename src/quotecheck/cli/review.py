"""``quotecheck review``: go through the variants that nobody has accepted yet.

Without a terminal, and wherever CI is set, it decides nothing and writes nothing: it prints the
commands that would.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from quotecheck.cli import options
from quotecheck.cli.configured import Flags, request
from quotecheck.cli.emit import complain, emit
from quotecheck.cli.terminal import Color, can_ask, render_options
from quotecheck.errors import Problem, QuotecheckError, UsageError
from quotecheck.text.display import display

if TYPE_CHECKING:
    from quotecheck.cli.walk import View
    from quotecheck.pipeline.accepting import Pending
    from quotecheck.reporters import RenderOptions

_AcceptAll = Annotated[
    bool, typer.Option("--accept-all", help="Accept all that is pending; needs --reason.")
]
_Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Why all of it is sound.")
]


def review(
    paths: options.Paths = None,
    accept_all: _AcceptAll = False,
    reason: _Reason = None,
    by: options.By = None,
    registry: options.Registry = None,
    quote: options.Quotes = None,
    fail_on: options.FailOnOption = None,
    max_drift: options.MaxDrift = None,
    min_words: options.MinWords = None,
    exhaustive: options.Exhaustive = False,
    include: options.Include = None,
    exclude: options.Exclude = None,
    skip_unreadable: options.SkipUnreadable = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    color: options.ColorOption = Color.AUTO,
) -> int:
    """Go through the variants that nobody has accepted: accept, reject or skip each.

    Accepted ones are written into the registry at the end, all in one step. Without a terminal,
    and where CI is set, prints the commands that would accept them, and changes nothing. Exits 0,
    or 2 when it could not be done.
    """
    from quotecheck import pipeline
    from quotecheck.pipeline import accepting

    if reason is not None and not accept_all:
        raise UsageError(Problem(None, None, None, "--reason is for --accept-all"))
    flags = Flags(
        registry=registry,
        paths=paths,
        include=include,
        exclude=exclude,
        max_drift=max_drift,
        min_words=min_words,
        fail_on=fail_on,
        exhaustive=exhaustive,
        quotes=quote,
        skip_unreadable=skip_unreadable,
        jobs=jobs,
        no_cache=no_cache,
    )
    asked = request(flags)
    report = pipeline.verify(asked)
    if report.errors:
        raise QuotecheckError(report.errors)
    items = accepting.pending(report)
    if not items:
        return emit("nothing is pending\n", 0)
    hindrance = _hindrance()
    if hindrance is not None:
        complain(_nothing_changed(hindrance, len(items)))
        lines = (shlex.join(words) for words in _commands(items, flags, reason or "", by))
        return emit("".join(f"{display(line)}\n" for line in lines), 2 if accept_all else 0)
    if accept_all:
        if not (reason and reason.strip()):
            raise UsageError(Problem(None, None, None, "--accept-all needs --reason TEXT"))
        return _write(asked.registry, [(item, reason) for item in items], by)
    return _ask(asked.registry, items, by, render_options(color))


def _nothing_changed(hindrance: str, pending: int) -> str:
    return (
        f"{hindrance}: nothing was changed. {pending} pending; each of these commands "
        "accepts one, with a reason (an empty one is refused)"
    )


def _hindrance() -> str | None:
    """Why nothing may be decided here, if nothing may."""
    if os.environ.get("CI"):
        return "CI is set, and nobody decides there"
    return None if can_ask() else "there is no terminal to ask at"


def _commands(
    items: Sequence[Pending], flags: Flags, reason: str, by: str | None
) -> Iterator[list[str]]:
    """``quotecheck accept ...`` for each, over the same sources by the same measures."""
    shared: list[str] = []
    for name, values in (
        ("--by", (by,) if by else ()),
        ("--registry", (flags.registry,) if flags.registry else ()),
        ("--corpus", flags.paths),
        ("--include", flags.include),
        ("--exclude", flags.exclude),
    ):
        for value in values or ():
            shared += [name, value]
    if flags.max_drift is not None:
        shared += ["--max-drift", f"{flags.max_drift!r}"]
    if flags.min_words is not None:
        shared += ["--min-words", f"{flags.min_words}"]
    shared += ["--exhaustive"] if flags.exhaustive else []
    shared += ["--skip-unreadable"] if flags.skip_unreadable else []
    for item in items:
        yield [
            "quotecheck",
            "accept",
            item.quote.id,
            item.variant.label,
            "--reason",
            reason,
            *shared,
        ]


def _ask(registry: str, items: Sequence[Pending], by: str | None, look: RenderOptions) -> int:
    from quotecheck.cli.walk import walk

    decided = walk(items, _Terminal(look))
    for item in decided.rejected:
        for one in item.open:
            place = f"{one.source}:{one.position.line}:{one.position.column}"
            emit(display(f"to mend: {place}  {item.quote.id} {item.variant.label}") + "\n", 0)
    return _write(registry, decided.accepted, by)


def _write(registry: str, accepted: Sequence[tuple[Pending, str]], by: str | None) -> int:
    from quotecheck.pipeline import accepting
    from quotecheck.registry.decisions import record

    if not accepted:
        return emit("nothing was accepted\n", 0)
    made = [
        (item.quote, accepting.acceptance(item, accepting.Terms(reason, by)))
        for item, reason in accepted
    ]
    record(registry, made)
    names = ", ".join(f"{item.quote.id} {item.variant.label}" for item, _ in accepted)
    return emit(display(f"{registry}: accepted {names}") + "\n", 0)


class _Terminal:
    """Questions on stdout, answers from stdin."""

    def __init__(self, look: RenderOptions) -> None:
        self._look = look

    def ask(self, question: str) -> str | None:
        """One line; None at the end of input."""
        emit(question, 0)
        line = sys.stdin.buffer.readline().decode(sys.stdin.encoding or "utf-8", "replace")
        return line.rstrip("\r\n") if line else None

    def say(self, text: str) -> None:
        """Print lines of our own."""
        emit(f"{text}\n", 0)

    def show(self, item: Pending, view: View) -> None:
        """Print a variant as ``diff`` does, with its places, and for info with every change."""
        from quotecheck.cli.walk import View
        from quotecheck.reporters import Style
        from quotecheck.reporters.diff import render_variant_pair

        style = Style.SIDE_BY_SIDE if view is View.DIFF else Style.INLINE
        label = item.variant.label
        emit(render_variant_pair(item.collation, "registered", label, self._look, style), 0)
        if view is View.INFO:
            for edit in item.variant.edits:
                change = f'"{edit.registered}" is printed "{edit.found}"'
                note = f" ({edit.note})" if edit.note else ""
                self.say(display(f"  {edit.severity.label} {edit.kind.value}: {change}{note}"))
        for one in item.open:
            place = f"{one.source}:{one.position.line}:{one.position.column}"
            self.say(display(f"  {place}"))

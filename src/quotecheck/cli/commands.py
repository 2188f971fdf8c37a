"""The commands by name, each imported when it is the one that runs; and what typer spends on them.

``quotecheck --help`` needs a line of each command, and a run needs one command. Refuses: to know
options. A command's own file has them, and the docstring there begins with its line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from importlib import import_module
from typing import Any, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

SUMMARIES = {
    "verify": "Find where the quotes are printed, and say what differs.",
    "diff": "Show how the sources word one quote.",
    "accept": "Record in the registry that a variant is sound, and why.",
    "review": "Go through the variants that nobody has accepted: accept, reject or skip each.",
    "explain": "Say what a rule reports, why it is bad, and what to do instead.",
    "rules": "List the rules: code, name, severity.",
    "schema": "Print a JSON Schema of quotes.yaml, with which an editor completes and checks it.",
    "init": "Begin a registry, and put the schema for editors beside it. Replaces nothing.",
    "selftest": "Change each quote in small ways, and show what would be caught.",
    "watch": "Verify again whenever a file changes, until interrupted.",
    "cache": 'Show where the cache is and what is in it; "clear" empties it.',
}
"""Each command with the first line of its help, in the order in which they are listed."""


class _Converter:
    """Hands on what is of the wanted type already; everything else, and every error, is typer's."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """``value`` as the command wants it; typer's own usage error when it cannot be."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        wanted = param.type_descriptor.annotation
        if _is(value, wanted):
            return value
        if isinstance(wanted, type) and issubclass(wanted, Enum):
            for member in wanted:
                if member.value == value:
                    return member
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


class _Sparing:
    """Converts what needs it.

    Typer of late has pydantic convert every option, given or not, which costs a run 150 ms. It
    keeps the converter of an option in ``_runtime_param``; a version that looks elsewhere converts
    as it ever did.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, as typer has them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if getattr(param, "_runtime_param", None) is None:
                param._runtime_param = _Converter()
        return params


class Commands(_Sparing, TyperGroup):
    """A group that holds a line of help for each command, and the command once it is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        """The command that ``args`` begins with, whole; typer's usage error when there is none."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, _whole(name) if name in SUMMARIES else command, rest


class _Command(_Sparing, TyperCommand):
    """One command of them."""


def _whole(name: str) -> TyperCommand:
    """A command with its options, from the function of its name in the file of its name."""
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    one.command(cls=_Command)(getattr(import_module(f"quotecheck.cli.{name}"), name))
    made = typer.main.get_command(one)
    assert isinstance(made, TyperCommand)
    return made


def _is(value: Any, wanted: Any) -> bool:
    if get_origin(wanted) is list:
        (item,) = get_args(wanted)
        several = isinstance(value, Sequence) and not isinstance(value, str)
        return several and all(_is(one, item) for one in value)
    return isinstance(wanted, type) and isinstance(value, wanted)

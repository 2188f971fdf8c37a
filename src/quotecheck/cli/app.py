"""The commands put together, and the options of quotecheck itself: --help and --version.

Refuses: to do anything. Typer's markup and its own exceptions are off: a quotation may contain
brackets, and a traceback is no answer.
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotecheck import __version__
from quotecheck.cli.commands import SUMMARIES, Commands
from quotecheck.cli.emit import emit

app = typer.Typer(
    name="quotecheck",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)


def _unread() -> None:
    """Stands for a command in the list of them; ``Commands`` puts the command there that runs."""


for _name, _summary in SUMMARIES.items():
    app.command(_name, help=_summary)(_unread)


def _version(wanted: bool) -> None:
    if wanted:
        raise typer.Exit(emit(f"quotecheck {__version__}\n", 0))


@app.callback(
    epilog="Exit status: 0 nothing at or above --fail-on; 1 findings; 2 it could not be checked."
)
def quotecheck(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", is_eager=True, callback=_version, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Check that quotations are the words that were registered."""

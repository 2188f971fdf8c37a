"""The commands put together, and the options of quotecheck itself: --help and --version.

Refuses: to do anything. Typer's markup and its own exceptions are off: a quotation may contain
brackets, and a traceback is no answer.
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotecheck import __version__
from quotecheck.cli.accept import accept
from quotecheck.cli.diff import diff
from quotecheck.cli.emit import emit
from quotecheck.cli.explain import explain
from quotecheck.cli.init import init
from quotecheck.cli.review import review
from quotecheck.cli.rules import rules
from quotecheck.cli.schema import schema
from quotecheck.cli.selftest import selftest
from quotecheck.cli.verify import verify
from quotecheck.cli.watch import watch

app = typer.Typer(
    name="quotecheck",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
app.command()(verify)
app.command()(diff)
app.command()(accept)
app.command()(review)
app.command()(explain)
app.command()(rules)
app.command()(schema)
app.command()(init)
app.command()(selftest)
app.command()(watch)


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

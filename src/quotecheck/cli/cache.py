"""``quotecheck cache``: where the cache is, how much is in it, and how to be rid of it."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from quotecheck.cli.emit import complain, emit
from quotecheck.errors import Problem, UsageError
from quotecheck.text.display import display


class Action(StrEnum):
    """What is to be done with the cache."""

    CLEAR = "clear"


_Action = Annotated[
    Action | None, typer.Argument(metavar="[clear]", show_default=False, help="Empty it.")
]


def cache(action: _Action = None) -> int:
    """Show where the cache is and what is in it; "clear" empties it.

    Exits 0, or 2 when it could not be emptied.
    """
    from quotecheck.cache import VARIABLE, cache_folder, forms
    from quotecheck.cache.store import LIMIT, Store, clear, path_in

    folder = cache_folder(os.environ)
    if folder is None:
        message = f"there is no home folder to have a cache in; {VARIABLE} names another"
        raise UsageError(Problem(None, None, None, message))
    path = path_in(folder)
    if action is Action.CLEAR:
        try:
            gone = forms.clear(folder) | clear(folder)
        except OSError as error:
            raise UsageError(
                Problem(str(path), None, None, error.strerror or str(error))
            ) from error
        return emit(f"{'emptied' if gone else 'there is no cache'}: {display(str(path))}\n", 0)
    beside = forms.size(folder)
    large = f"{beside / 1e6:,.1f} MB of large registries\n" if beside else ""
    if not os.path.lexists(path):
        nothing = "there is nothing in it yet\n"
        return emit(f"{display(str(path))}\n{large or nothing}", 0)
    store = Store(folder, complain)
    figures = store.figures()
    store.close()
    if figures is None:
        return emit(f"{display(str(path))}\nit cannot be used\n", 0)
    held = (
        f"{figures.contents:,} sources, {figures.size / 1e6:,.1f} MB of at most {LIMIT / 1e6:,.0f}"
    )
    return emit(f"{display(str(path))}\n{held}\n{large}", 0)

"""``quotecheck init``: a first registry, and the schema that lets an editor help with it.

Refuses: to replace anything. What is there already is somebody's work.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from quotecheck.cli.emit import emit
from quotecheck.errors import Problem, UsageError
from quotecheck.text.display import display

_SCHEMA = "quotes.schema.json"
_REGISTRY = f"""\
# yaml-language-server: $schema={_SCHEMA}
version: 1

# Who speaks, and the other names they go by in print.
speakers:
  the harbour master: {{aliases: [the port's director]}}

quotes:
  - id: first-quote
    speaker: the harbour master
    text: >-
      Put the words here, as they were said; the marks around them are left out
    mode: spoken # or written, or translated
    # said: 2025-05-03
    # source: where this wording is from
    # require: ["corpus/*.txt"]
    # accept:
    #   - text: another wording that may pass
    #     reason: why it may
"""


def init(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The registry to begin.")
    ] = "quotes.yaml",
) -> int:
    """Begin a registry, and put the schema for editors beside it. Replaces nothing."""
    from quotecheck.atomic import replace_file
    from quotecheck.registry.schema import schema
    from quotecheck.reporters.json import dumps

    wanted = {
        Path(file): _REGISTRY,
        Path(file).parent / _SCHEMA: dumps(schema(), indent=2) + "\n",
    }
    there = [
        path for path, text in wanted.items() if os.path.lexists(path) and _differs(path, text)
    ]
    if there:
        message = "this exists, and is not replaced"
        raise UsageError(Problem(path.as_posix(), None, None, message) for path in there)
    for path, text in wanted.items():
        try:
            replace_file(path, text.encode("utf-8"))
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}"
            raise UsageError(Problem(path.as_posix(), None, None, message)) from error
    return emit("".join(f"made {display(path.as_posix())}\n" for path in wanted), 0)


def _differs(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() != text.encode("utf-8")
    except OSError:
        return True

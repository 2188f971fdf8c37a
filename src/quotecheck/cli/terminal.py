"""What can be known of the terminal: width, colour, and which signs its encoding can carry.

Refuses: to be asked twice. It is looked at once, and reporters get a ``RenderOptions``.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import astuple
from enum import StrEnum

from quotecheck.reporters.options import UNICODE, RenderOptions, Verbosity


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def render_options(color: Color, verbosity: Verbosity = Verbosity.NORMAL) -> RenderOptions:
    """How a report for stdout is to look."""
    return RenderOptions(
        width=shutil.get_terminal_size().columns if is_terminal() else None,
        color=wants_color(color),
        ascii=not _carries("".join(astuple(UNICODE))),
        verbosity=verbosity,
    )


def wants_color(color: Color) -> bool:
    """Whether to colour: an option outranks the environment, which outranks the terminal.

    NO_COLOR and FORCE_COLOR count when they are not empty; FORCE_COLOR=0 means off.
    """
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced.casefold() not in {"0", "false", "no"}
    return is_terminal() and os.environ.get("TERM") != "dumb"


def is_terminal() -> bool:
    """Whether stdout is one."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:  # closed
        return False


def can_ask() -> bool:
    """Whether a person can be asked: stdin and stdout are both a terminal."""
    try:
        return is_terminal() and sys.stdin is not None and sys.stdin.isatty()
    except ValueError:  # closed
        return False


def _carries(signs: str) -> bool:
    try:
        signs.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

"""Reporters: a Report as text, one file per format, imported when it is asked for.

Refuses: to print, to choose a format by a file's name, and to judge. Whatever a reporter shows
is in the Report already.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from quotecheck.errors import Problem, UsageError
from quotecheck.model import Report
from quotecheck.reporters.options import RenderOptions, Style, Verbosity

Renderer = Callable[[Report, RenderOptions], str]

# A format joins with its file, and with its line here.
_MODULES = {
    "full": "quotecheck.reporters.full",
    "concise": "quotecheck.reporters.concise",
    "json": "quotecheck.reporters.json",
    "jsonl": "quotecheck.reporters.jsonl",
    "sarif": "quotecheck.reporters.sarif",
    "junit": "quotecheck.reporters.junit",
    "github": "quotecheck.reporters.github",
    "gitlab": "quotecheck.reporters.gitlab",
    "markdown": "quotecheck.reporters.markdown",
    "csv": "quotecheck.reporters.csv",
    "tei": "quotecheck.reporters.tei",
}
FORMATS: tuple[str, ...] = tuple(_MODULES)

__all__ = ["FORMATS", "RenderOptions", "Style", "Verbosity", "render"]


def render(format: str, report: Report, options: RenderOptions) -> str:
    """The report in one of ``FORMATS``, ended by a newline. UsageError for any other name."""
    if format not in _MODULES:
        known = ", ".join(FORMATS)
        raise UsageError(Problem(None, None, None, f"no format {format!r}; known are {known}"))
    module = import_module(_MODULES[format])
    return cast(Renderer, module.render)(report, options)

"""Reporters: a Report as text, one file per format, imported when it is asked for.

Refuses: to print, to choose a format by a file's name, and to judge. Whatever a reporter shows
is in the Report already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import ModuleType
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
_SIZE = 1 << 18  # characters
FORMATS: tuple[str, ...] = tuple(_MODULES)

__all__ = ["FORMATS", "RenderOptions", "Style", "Verbosity", "pieces", "render"]


def render(format: str, report: Report, options: RenderOptions) -> str:
    """The report in one of ``FORMATS``, ended by a newline. UsageError for any other name."""
    return cast(Renderer, _module(format).render)(report, options)


def pieces(format: str, report: Report, options: RenderOptions) -> Iterator[str]:
    """What ``render`` gives in pieces of some size, made when they are asked for.

    So a large report is never held as text, where its format can be written as it is made.
    """
    module = _module(format)
    parts = getattr(module, "pieces", None)
    return (
        iter((module.render(report, options),)) if parts is None else _some(parts(report, options))
    )


def _some(parts: Iterable[str]) -> Iterator[str]:
    """The parts, as many together as are worth writing at once."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _SIZE:
            yield "".join(held)
            held.clear()
            size = 0
    yield "".join(held)


def _module(format: str) -> ModuleType:
    if format not in _MODULES:
        known = ", ".join(FORMATS)
        raise UsageError(Problem(None, None, None, f"no format {format!r}; known are {known}"))
    return import_module(_MODULES[format])

"""One JSON object a line, for streams and for tools that read line by line.

Refuses: to repeat what ``json`` decides. The objects are the contract's own, each with a
``type`` before its keys: run, source, quote, finding, error, and the summary last.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotecheck.model import Report
from quotecheck.reporters import json
from quotecheck.reporters.options import RenderOptions


def render(report: Report, options: RenderOptions) -> str:
    """The report's objects in the order of the contract; a cut stream shows: it has no summary."""
    return "".join(pieces(report, options))


def pieces(report: Report, options: RenderOptions) -> Iterator[str]:
    """What ``render`` gives, line by line."""
    return (f"{json.dumps(line)}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[json.Json]:
    document = dict(json.fields(report))
    run = {key: document[key] for key in ("schema_version", "tool", "registry", "settings")}
    yield {"type": "run"} | run
    for name in ("sources", "quotes", "findings", "errors"):
        yield from ({"type": name.removesuffix("s")} | each for each in document[name])
    yield {"type": "summary"} | document["summary"] | {"exit_code": document["exit_code"]}

"""``--baseline`` and ``--update-baseline``: findings that are known, and what became of them.

Refuses: to write a baseline after a run that could not check everything it was asked to.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotecheck.cli.emit import complain
from quotecheck.errors import BaselineError, Problem, UsageError
from quotecheck.model import Report

if TYPE_CHECKING:
    from quotecheck.pipeline.baseline import Entry

_NAMED = 10  # entries that are gone and told one by one; of more, the number


def check(path: str | None, *, update: bool) -> None:
    """UsageError when there is a baseline to update, and none was named."""
    if update and path is None:
        message = "--update-baseline needs --baseline FILE"
        raise UsageError(Problem(None, None, None, message))


def marked(report: Report, *, update: bool) -> Report:
    """The report with its known findings marked; all are, once the baseline is updated.

    A baseline that cannot be read or written is an error of the report.
    """
    path = report.settings.baseline
    if path is None:
        return report
    try:
        return _marked(report, path, update=update)
    except BaselineError as error:
        return replace(report, errors=(*report.errors, *error.problems))


def _marked(report: Report, path: str, *, update: bool) -> Report:
    from quotecheck.pipeline import baseline

    fresh = update and not os.path.lexists(path)
    entries = () if fresh else baseline.read(path)
    gone = baseline.gone(report, entries) if not report.errors else ()
    if not update:
        if gone:
            _tell_gone(path, gone)
        return baseline.compared(report, entries)
    if report.errors:
        complain(f"{path}: not updated, because not everything could be checked")
        return baseline.compared(report, entries)
    renewed = baseline.updated(report, entries)
    baseline.write(path, renewed)
    new = len({one.fingerprint for one in renewed} - {one.fingerprint for one in entries})
    complain(f"{path}: {len(renewed)} known, {new} of them new, {len(gone)} gone")
    return baseline.compared(report, renewed)


def _tell_gone(path: str, gone: Sequence[Entry]) -> None:
    for one in gone[:_NAMED]:
        complain(f"{path}: gone: {one.rule} {one.severity} [{one.quote}] in {one.source}")
    beyond = len(gone) - _NAMED
    more = f"and {beyond} more; " if beyond > 0 else ""
    complain(f"{path}: {more}--update-baseline drops what is gone")

"""What a run leaves behind besides stdout: the reports asked for, and a runner's job summary.

Every report is written whole beside its final name and then takes it in one step, so whoever
looks finds the old report or the new one. Refuses: to write over what the run reads, and over
what is no file. Nothing here raises; the status says when a report could not be written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from quotecheck.cli.emit import complain
from quotecheck.errors import Problem, UsageError
from quotecheck.model import Report
from quotecheck.records import dataclass
from quotecheck.reporters import FORMATS, RenderOptions, Verbosity, pieces, render

SUMMARY = "GITHUB_STEP_SUMMARY"
SUMMARY_LIMIT = 1 << 20
"""The bytes that GitHub takes of one step; it drops a larger summary altogether."""

_CUT = "\n(cut here: a summary holds 1 MiB)\n"


@dataclass(frozen=True, slots=True)
class Artefact:
    """A report to be written: its format, and the path as it was given."""

    format: str
    path: str


def artefacts(given: Iterable[str]) -> tuple[Artefact, ...]:
    """Each ``FORMAT=PATH`` taken apart. UsageError with all that are none, or name a path twice."""
    found: list[Artefact] = []
    problems: list[str] = []
    for text in given:
        format, equals, path = text.partition("=")
        if not equals or not path:
            problems.append(f'"{text}" is no report; write FORMAT=PATH, as in sarif=report.sarif')
        elif format not in FORMATS:
            problems.append(f'no format "{format}"; known are {", ".join(FORMATS)}')
        elif os.path.realpath(path) in {os.path.realpath(each.path) for each in found}:
            problems.append(f'"{path}" is to hold two reports; give each a path of its own')
        else:
            found.append(Artefact(format, path))
    if problems:
        raise UsageError(Problem(None, None, None, f"--report: {each}") for each in problems)
    return tuple(found)


def guard(wanted: Sequence[Artefact], registry: str, paths: Iterable[str]) -> None:
    """UsageError for a report that would be written over the registry or a source."""
    given = [os.path.realpath(path) for path in paths]
    read = {os.path.realpath(registry), *given}
    problems = []
    for one in wanted:
        path = os.path.realpath(one.path)
        if path in read or (any(_below(path, each) for each in given) and _a_source(path)):
            message = f"--report: {one.path} holds what is read, and would be replaced"
            problems.append(Problem(None, None, None, f"{message}; choose another path"))
    if problems:
        raise UsageError(problems)


def _below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def _a_source(path: str) -> bool:
    """Whether an existing file looks like a source, and not like a report of an earlier run."""
    from quotecheck.readers.formats import format_of
    from quotecheck.reporters.markdown import HEAD

    if format_of(path) is None:
        return False
    try:
        with open(path, "rb") as file:
            return not file.read(len(HEAD)).startswith(HEAD.encode())
    except OSError:
        return False


def write(report: Report, wanted: Sequence[Artefact], verbosity: Verbosity) -> bool:
    """Write every report; whether all are there now. What went wrong is on stderr."""
    from quotecheck.atomic import replace_file

    complete = True
    for one in wanted:
        made = pieces(one.format, report, RenderOptions(verbosity=verbosity))
        try:
            replace_file(one.path, (each.encode("utf-8", "backslashreplace") for each in made))
        except OSError as error:
            complain(f"cannot write the {one.format} report to {one.path}: {_reason(error)}")
            complete = False
    return complete


def summarise(report: Report, formats: Iterable[str]) -> None:
    """Add the markdown report to the job's summary, where there is one and GitHub is meant.

    The summary may hold something already, from this step; it is kept, and counts. That it could
    not be written is told and changes no verdict: nobody asked for it by name.
    """
    path = os.environ.get(SUMMARY)
    if not path or "github" not in formats:
        return
    data = render("markdown", report, RenderOptions()).encode("utf-8", "backslashreplace")
    try:
        with open(path, "ab") as file:
            file.write(_fitted(data, SUMMARY_LIMIT - file.tell()))
    except OSError as error:
        complain(f"cannot write the job's summary to {path}: {_reason(error)}")


def _fitted(data: bytes, room: int) -> bytes:
    """``data``, or as many of its lines as fit together with a line that says so."""
    if len(data) <= room:
        return data
    cut = _CUT.encode()
    end = data.rfind(b"\n", 0, max(0, room - len(cut)) + 1) + 1
    return data[:end] + cut if end and len(cut) < room else b""


def _reason(error: OSError) -> str:
    return error.strerror or str(error)

"""From what was typed to what a run is asked: flags, environment and configuration put together.

Refuses: defaults of its own. They stand in ``config``, and a flag that was not given is None.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from quotecheck.cli.inputs import STDIN, listed, standard_input
from quotecheck.records import dataclass
from quotecheck.text.display import display

if TYPE_CHECKING:
    from quotecheck.config import Resolved, Setting
    from quotecheck.pipeline import Request


@dataclass(frozen=True, slots=True)
class Flags:
    """The options that commands which compare sources share, as they were typed."""

    registry: str | None = None
    paths: Sequence[str] | None = None
    include: Sequence[str] | None = None
    exclude: Sequence[str] | None = None
    max_drift: float | None = None
    min_words: int | None = None
    fail_on: StrEnum | None = None
    exhaustive: bool = False
    quotes: Sequence[str] | None = None
    skip_unreadable: bool = False
    since: str | None = None
    baseline: str | None = None
    remarks: bool | None = None
    files_from: str | None = None
    stdin_filename: str | None = None
    jobs: str | None = None
    no_cache: bool = False


def resolved(flags: Flags) -> Resolved:
    """The settings that hold. ConfigurationError with all that is wrong in them.

    UsageError for a list of paths that cannot be used.
    """
    from quotecheck.config import resolve

    return resolve(
        {
            "registry": flags.registry,
            "paths": listed(flags.files_from, flags.paths or ()),
            "include": tuple(flags.include or ()),
            "exclude": tuple(flags.exclude or ()),
            "max_drift": flags.max_drift,
            "min_words": flags.min_words,
            "jobs": flags.jobs,
            "remarks": flags.remarks,
            "fail_on": None if flags.fail_on is None else flags.fail_on.value,
        }
    )


def request(flags: Flags, settings: Resolved | None = None) -> Request:
    """What the pipeline is asked. QuotecheckError as above, unless ``settings`` are given.

    A path "-" is the text on standard input; SourceError when it cannot be used.
    """
    from quotecheck.cache import cache_folder
    from quotecheck.cli.watching import Watching
    from quotecheck.pipeline import Request

    chosen = resolved(flags) if settings is None else settings
    text = (standard_input(flags.stdin_filename),) if STDIN in chosen.paths else ()
    return Request(
        registry=chosen.registry,
        paths=tuple(path for path in chosen.paths if path != STDIN),
        sources=text,
        settings=replace(
            chosen.judgement,
            exhaustive=flags.exhaustive,
            quotes=tuple(flags.quotes or ()),
            skip_unreadable=flags.skip_unreadable,
            since=flags.since,
            baseline=flags.baseline,
        ),
        include=chosen.include,
        exclude=chosen.exclude,
        never=() if flags.baseline is None else (flags.baseline,),
        jobs=chosen.jobs,
        cache=None if flags.no_cache else cache_folder(os.environ),
        watch=Watching(line=False),
    )


def settings_shown(settings: Resolved) -> str:
    """Every setting on a line: key, value, and where it comes from."""
    rows = [(name, _value(name, one), one.origin) for name, one in settings.settings.items()]
    width = max(len(name) for name, _, _ in rows)
    room = max(len(value) for _, value, _ in rows)
    lines = [f"{name:<{width}}  {value:<{room}}  {origin}" for name, value, origin in rows]
    file = f"configuration: {settings.file or 'no file'}"
    return "".join(f"{display(line)}\n" for line in [*lines, file])


def _value(name: str, setting: Setting) -> str:
    value = setting.value
    if name == "severity":
        return ", ".join(f"{kind}={level.label}" for kind, level in value.items()) or "-"
    if name == "jobs":
        return str(value or "auto")
    if name == "fail_on":
        return "never" if value is None else str(value.label)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return " ".join(value) or "-"
    return f"{value:g}" if isinstance(value, float) else str(value)

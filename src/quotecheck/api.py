"""The library: a registry and some texts in, a report out.

    from quotecheck import verify

    report = verify("quotes.yaml", {"answer": "She said: “We will close the old line.”"})

Refuses: to print, to exit, and to read a setting from the environment or a file. What is given
is all there is. A run that compared nothing, or not everything, is never a clean one: what makes
it impossible is raised, and what could not be read stands in the report, whose ``exit_status``
is then 2.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from quotecheck import model
from quotecheck.errors import Problem, UsageError
from quotecheck.model import Registry, Settings, Severity, Source
from quotecheck.records import dataclass

__all__ = ["Report", "load_registry", "verify"]

Path = str | os.PathLike[str]
Sources = Path | Source | Mapping[str, str] | Iterable[Path | Source]

_DEFAULTS = Settings()
_NEVER = "never"


@dataclass(frozen=True, slots=True)
class Report(model.Report):
    """The result of one run, and ways to show it.

    ``findings`` are sorted by place; ``quotes`` hold every variant with its occurrences;
    ``errors`` is what could not be checked. ``exit_status`` is the command's: 0 nothing at or
    above ``settings.fail_on``, 1 something is, 2 it could not be checked.
    """

    def to_dict(self) -> dict[str, Any]:
        """What ``--format json`` gives, as plain dicts, lists, strings, numbers and None."""
        from quotecheck.reporters import json

        return json.document(self)

    def render(self, format: str = "full") -> str:
        """The report in any format of the command, uncoloured; UsageError for an unknown one."""
        from quotecheck.reporters import RenderOptions, render

        return render(format, self, RenderOptions())

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from quotecheck.reporters import fragment

        return fragment.render(self)


def load_registry(path: Path) -> Registry:
    """The registry at ``path``; RegistryError carries every problem in it, with its place."""
    from quotecheck import registry

    return registry.load(os.fspath(path))


def verify(
    registry: Path | Registry,
    sources: Sources,
    *,
    max_drift: float = _DEFAULTS.max_drift,
    min_words: int = _DEFAULTS.min_words,
    evidence: float = _DEFAULTS.evidence,
    fail_on: Severity | str | None = _DEFAULTS.fail_on,
    exhaustive: bool = False,
    quotes: Iterable[str] = (),
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    skip_unreadable: bool = False,
) -> Report:
    """Compare sources with a registry.

    ``sources`` are a path or several (a folder gives every file of a known format in it), or
    texts in memory: a mapping from the names that the report is to use to the texts, or
    ``model.Source``. ``registry`` is a path, or what ``load_registry`` gave. ``fail_on`` is a
    severity or its name, and None or "never" for never. The other settings are the command's.

    Raises QuotecheckError, with every problem, where there is nothing to report on: a registry
    that cannot be used, an unknown quote, a path that is not there, two sources of one name.
    ValueError for a setting out of its bounds.
    """
    from quotecheck import pipeline

    loaded = registry if isinstance(registry, Registry) else load_registry(registry)
    texts, paths = _parted(sources)
    report = pipeline.compare(
        pipeline.Request(
            registry=loaded.path,
            loaded=loaded,
            paths=tuple(paths),
            sources=tuple(texts),
            settings=Settings(
                max_drift=_share("max_drift", max_drift),
                min_words=_count("min_words", min_words),
                evidence=evidence,
                fail_on=_severity(fail_on),
                exhaustive=exhaustive,
                quotes=_names("quotes", quotes),
                skip_unreadable=skip_unreadable,
            ),
            include=_names("include", include),
            exclude=_names("exclude", exclude),
        )
    )
    return Report(**{field.name: getattr(report, field.name) for field in fields(report)})


def _parted(sources: Sources) -> tuple[list[Source], list[str]]:
    """Texts in memory and paths. UsageError where two of the texts have one name."""
    from quotecheck.readers import from_text

    texts: list[Source] = []
    paths: list[str] = []
    for one in _each(sources):
        if isinstance(one, tuple):
            texts.append(from_text(*one))
        elif isinstance(one, Source):
            texts.append(one)
        else:
            paths.append(os.fspath(one))
    names = [text.path for text in texts]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(Problem(name, None, None, "two sources have this name") for name in twice)
    return texts, paths


def _each(sources: Sources) -> Iterator[tuple[str, str] | Source | Path]:
    if isinstance(sources, Mapping):
        yield from sources.items()
    elif isinstance(sources, str | os.PathLike | Source):
        yield sources
    else:
        yield from sources


def _severity(given: Severity | str | None) -> Severity | None:
    if given is None or given == _NEVER:
        return None
    try:
        return given if isinstance(given, Severity) else Severity.parse(given)
    except ValueError:
        known = ", ".join([*(each.label for each in Severity), _NEVER])
        raise ValueError(f"fail_on is {given!r}; it may be {known}") from None


def _share(name: str, value: float) -> float:
    if not 0 <= value <= 1:
        raise ValueError(f"{name} is {value!r}; it is a share, from 0 to 1")
    return value


def _count(name: str, value: int) -> int:
    if value < 1:
        raise ValueError(f"{name} is {value!r}; it is at least 1")
    return value


def _names(name: str, given: Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        raise TypeError(f"{name} takes several: write [{given!r}]")
    return tuple(given)

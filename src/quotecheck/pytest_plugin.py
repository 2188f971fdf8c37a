"""The pytest plugin: every quotes.yaml is a file of tests, and every quote in it is one test.

    pytest --quotecheck          # or in the configuration of pytest: quotecheck = true

Refuses: to do anything unless it is asked, and to import more of quotecheck than this before a
registry is collected, because pytest loads it wherever quotecheck is installed. What could not be
checked is an error of the collection, never a test that passes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from quotecheck.errors import Problem
    from quotecheck.model import Finding, QuoteReport, Report
    from quotecheck.pipeline import Request

_NAME = "quotes.yaml"
_CORPUS = "corpus"
_WHOLE = "(all sources)"  # no quote can be called so
_HELP = "test every quote of each quotes.yaml against its sources"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--quotecheck``, and ``quotecheck`` in pytest's own configuration."""
    parser.getgroup("quotecheck").addoption("--quotecheck", action="store_true", help=_HELP)
    parser.addini("quotecheck", _HELP, type="bool", default=False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RegistryFile | None:
    """A registry, where registries are asked for."""
    config = parent.config
    if file_path.name != _NAME or not (
        config.getoption("quotecheck") or config.getini("quotecheck")
    ):
        return None
    file: RegistryFile = RegistryFile.from_parent(parent, path=file_path)
    return file


class RegistryFile(pytest.File):
    """One quotes.yaml. Its sources are those of ``quotecheck verify``, from the same settings."""

    def collect(self) -> Iterator[QuoteItem]:
        """A test for each quote, and one for findings that are no quote's, where there are any.

        CollectError with everything for which the command would exit with 2.
        """
        report = self._checked()
        for quote in report.quotes:
            yield QuoteItem.from_parent(
                self, name=quote.collation.quote.id, report=report, quote=quote
            )
        if any(finding.quote is None for finding in report.findings):
            yield QuoteItem.from_parent(self, name=_WHOLE, report=report, quote=None)

    def _checked(self) -> Report:
        from quotecheck import pipeline
        from quotecheck.errors import QuotecheckError

        try:
            report = pipeline.verify(_request(self.path))
        except QuotecheckError as error:
            raise self.CollectError(_told(error.problems)) from error
        if report.errors:
            raise self.CollectError(_told(report.errors))
        return report


class QuoteItem(pytest.Item):
    """One quote: it fails when a finding of it counts, and is at or above ``fail_on``."""

    def __init__(self, *, report: Report, quote: QuoteReport | None, **others: Any) -> None:
        super().__init__(**others)
        own = None if quote is None else quote.collation.quote.id
        self._line = 0 if quote is None else quote.collation.quote.position.line - 1
        self._report = replace(
            report,
            quotes=() if quote is None else (quote,),
            findings=tuple(finding for finding in report.findings if finding.quote == own),
            skipped=(),
        )

    def runtest(self) -> None:
        """DriftError when the quote does not pass."""
        if self._report.exit_status:
            raise DriftError(self._report.findings)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What the command reports of this quote; pytest's own account of anything unexpected."""
        if not isinstance(excinfo.value, DriftError):
            return super().repr_failure(excinfo, style)
        from quotecheck.reporters import RenderOptions, render

        width = shutil.get_terminal_size().columns
        return render("full", self._report, RenderOptions(width=width)).rstrip("\n")

    def reportinfo(self) -> tuple[os.PathLike[str], int, str]:
        """The registry, and the line of it (from 0) where the quote stands."""
        return self.path, self._line, f"quote {self.name}"


class DriftError(AssertionError):
    """A quote is printed in other words than may pass, or is not there."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))


def _request(path: Path) -> Request:
    """What ``quotecheck verify --registry path`` would be asked; its default is beside the file."""
    from quotecheck.config import resolve
    from quotecheck.config.files import shown_as
    from quotecheck.pipeline import Request

    chosen = resolve({"registry": shown_as(path)})
    beside = chosen.settings["paths"].origin == "default"
    return Request(
        registry=chosen.registry,
        paths=(shown_as(path.parent / _CORPUS),) if beside else chosen.paths,
        settings=chosen.judgement,
        include=chosen.include,
        exclude=chosen.exclude,
    )


def _told(problems: tuple[Problem, ...]) -> str:
    from quotecheck.text.display import display

    return "\n".join(display(str(problem)) for problem in problems)

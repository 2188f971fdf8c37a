"""The sample report that every reporter is shown, and the golden files they are held to.

The report is made by hand (tests/support) from the model's dataclasses and holds every status,
every kind of edit, every rule, what was skipped, what went wrong, and text that means to break
things.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quotecheck.errors import Problem
from quotecheck.model import Report, Settings, Skipped, SourceSummary
from quotecheck.text.tokens import wording

# Tests are no package (importmode=importlib); what they share lies in one folder on the path.
sys.path.insert(0, str(Path(__file__).parent / "support"))

from sample_building import HOSTILE, SOURCES
from sample_findings import findings
from sample_quotes import every_quote

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew (never in CI)"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is refused where CI is set")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUOTECHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """``golden(name, text)``: it must equal golden/``name`` beside the test to the byte."""

    def check(name: str, text: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert text == path.read_bytes().decode("utf-8"), f"differs from golden/{name}"

    return check


@pytest.fixture
def sample_report() -> Report:
    """Every status, kind, rule and mishap in one report; it could not be checked, so exit 2."""
    return Report(
        registry="quotes.yaml",
        settings=Settings(),
        sources=tuple(
            SourceSummary(path, "text", "utf-8", len(wording(text)), f"{row:064x}", "2025-01-02")
            for row, (path, text) in enumerate(SOURCES.items())
        ),
        skipped=(
            Skipped("corpus/chart.png", "no known format"),
            Skipped("corpus/damaged.txt", "not valid UTF-8 at byte 17", fatal=True),
            Skipped("corpus/\udcff::warning::.txt", "empty"),
        ),
        quotes=every_quote(),
        findings=findings(),
        errors=(
            Problem("corpus/damaged.txt", None, None, "not valid UTF-8 at byte 17"),
            Problem("quotes.yaml", 34, 9, f"what is this: {HOSTILE}"),
            Problem(None, None, None, "::error::no place to name"),
        ),
        checks=22,
        timings={"search": 0.25},
    )


@pytest.fixture
def checked_report(sample_report: Report) -> Report:
    """The sample without what could not be checked: exit 1."""
    return replace(
        sample_report,
        skipped=sample_report.skipped[:1],
        quotes=sample_report.quotes[:-1],
        findings=tuple(each for each in sample_report.findings if each.rule < "QC9"),
        errors=(),
        checks=20,
    )

"""The same report, to the byte, whatever the order in which the sources are given."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.pipeline import Request, verify
from quotecheck.reporters import RenderOptions, render

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cli" / "cases"
SOURCES = sorted(
    path.as_posix()
    for folder in (ROOT / "corpus", *CASES.glob("*/corpus"))
    for path in folder.glob("*.txt")
    if path.stat().st_size
)[:12]


def report(paths: list[str]) -> str:
    request = Request(str(ROOT / "quotes.yaml"), tuple(paths))
    return render("json", verify(request), RenderOptions())


def test_there_is_something_to_put_in_another_order() -> None:
    assert len(SOURCES) > 5
    assert '"label": "B"' in report(SOURCES)


@settings(max_examples=6, deadline=None)
@given(st.permutations(SOURCES))
def test_the_order_of_sources_changes_nothing(paths: list[str]) -> None:
    assert report(paths) == report(SOURCES)

"""What holds for all formats: nothing raw gets out, and an unknown one names the known."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotecheck import reporters
from quotecheck.errors import Problem, UsageError
from quotecheck.model import Report, Skipped
from quotecheck.reporters import FORMATS, RenderOptions, pieces, render

RAW = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
COMMAND = re.compile(r"^\s*::|##[A-Za-z]*\[", re.MULTILINE)
# The one format whose lines are commands: they are ours, one line each, and end where they say.
OURS = re.compile(r"^::(?:error|warning|notice) (?:[a-zA-Z]+=[^:,\n]+,?)+::", re.MULTILINE)
hostile = st.text(
    st.sampled_from("a :#[]/<>|`\\\n\r\t\x1b\x0c\u202e\u200b\udcff\x7f=é"), max_size=40
)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("width", [None, 40])
def test_the_sample_lets_nothing_raw_out(
    sample_report: Report, format: str, width: int | None
) -> None:
    text = render(format, sample_report, RenderOptions(width=width))
    assert not RAW.search(text)
    assert not COMMAND.search(text if format != "github" else OURS.sub("", text))
    assert text.endswith("\n")


@given(text=hostile, format=st.sampled_from(FORMATS), width=st.sampled_from([None, 20, 33, 80]))
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_nothing_from_outside_acts(
    checked_report: Report, text: str, format: str, width: int | None
) -> None:
    quote = checked_report.quotes[-1]
    entry = replace(quote.collation.quote, id=text, speaker=text, text=text)
    report = replace(
        checked_report,
        quotes=(replace(quote, collation=replace(quote.collation, quote=entry)),),
        findings=(replace(checked_report.findings[0], message=text, source=text, quote=text),),
        skipped=(Skipped(text, text),),
        errors=(Problem(text, 1, 1, text),),
    )
    shown = render(format, report, RenderOptions(width=width))
    assert not RAW.search(shown)
    assert not COMMAND.search(shown if format != "github" else OURS.sub("", shown))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("size", [1, 1000, 1 << 20])
def test_in_pieces_it_is_the_same(
    sample_report: Report, monkeypatch: pytest.MonkeyPatch, format: str, size: int
) -> None:
    monkeypatch.setattr(reporters, "_SIZE", size)
    parts = list(pieces(format, sample_report, RenderOptions()))
    assert "".join(parts) == render(format, sample_report, RenderOptions())
    assert len(parts) > 9 or size > 1 or format not in ("json", "jsonl")


def test_an_unknown_format_names_the_known_ones(sample_report: Report) -> None:
    with pytest.raises(UsageError, match="full, concise, json"):
        render("xml", sample_report, RenderOptions())


def test_a_format_pays_only_for_itself() -> None:
    code = (
        "import sys; import quotecheck.reporters as r; assert 'rich' not in sys.modules; "
        "assert 'quotecheck.reporters.full' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

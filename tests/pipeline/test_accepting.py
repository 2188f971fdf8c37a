"""What waits for a decision, and which decisions can be made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quotecheck import pipeline
from quotecheck.collate.variants import key, wording_key
from quotecheck.errors import UsageError
from quotecheck.model import Collation, Report, Settings, Severity
from quotecheck.pipeline.accepting import Pending, Terms, acceptance, chosen, pending

REGISTERED = "The northern bridge is inviolable and the town council will keep it standing"
PRINTED = {
    "a.txt": REGISTERED,
    "b.txt": REGISTERED.replace("will keep", "keeps"),
    "c.txt": REGISTERED.replace("is inviolable", "is not inviolable"),
    "d.txt": REGISTERED.replace("northern", "southern").replace("it", "i\x01t"),
    "e.txt": REGISTERED.replace("it standing", "it … standing [sic]"),
}
TODAY = date(2025, 6, 15)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    return verified(tmp_path, monkeypatch, Severity.MAJOR)


def verified(folder: Path, patch: pytest.MonkeyPatch, fail_on: Severity | None) -> Report:
    patch.chdir(folder)
    Path("quotes.yaml").write_text(
        f"quotes:\n  - {{id: bridge, speaker: Ada Quist, text: {REGISTERED}}}\n"
    )
    Path("corpus").mkdir(exist_ok=True)
    for path, words in PRINTED.items():
        Path("corpus", path).write_text(f'"{words}," Quist said.\n')
    return pipeline.verify(
        pipeline.Request("quotes.yaml", ("corpus",), Settings(fail_on=fail_on)), TODAY
    )


def collation(report: Report) -> Collation:
    assert report.errors == ()
    return report.quotes[0].collation


def test_pending_is_what_drifts_the_worst_first(report: Report) -> None:
    found = pending(report)
    severities = [one.variant.severity for one in found]
    assert severities == sorted(severities, reverse=True)
    assert severities[0] is Severity.CRITICAL
    assert severities[-1] >= Severity.MINOR
    assert "A" not in {one.variant.label for one in found}


def test_what_fails_on_info_is_pending_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = len(pending(verified(tmp_path, monkeypatch, None)))
    assert len(pending(verified(tmp_path, monkeypatch, Severity.INFO))) > few


def test_every_acceptance_says_the_whole_wording(report: Report) -> None:
    assert any("\x01" in one.variant.text for one in pending(report))
    for item in pending(report):
        told = acceptance(item, Terms(" checked "), TODAY)
        assert wording_key(told.text) == key(item.variant.alignment)
        assert told.text.isprintable()  # what a registry refuses has become blanks
        assert told.reason == "checked"


def test_a_label_may_be_typed_small_and_must_exist(report: Report) -> None:
    assert chosen(collation(report), "b").variant.label == "B"
    with pytest.raises(UsageError, match=r'"bridge" has no variant X; its variants are A, B'):
        chosen(collation(report), "X")


@pytest.mark.parametrize(
    ("label", "terms", "told"),
    [
        ("A", Terms("checked"), "worded as registered"),
        ("C", Terms("  "), "needs a reason"),
        ("C", Terms("checked", until="2025-02-30"), "no such date"),
        ("C", Terms("checked", until="20250630"), "no such date"),
        ("C", Terms("checked", until="2025-06-14"), "is past"),
        ("C", Terms("checked", sources=("a.txt", "x/*")), "none of the sources that print it: c"),
    ],
)
def test_what_would_accept_nothing_is_refused(
    report: Report, label: str, terms: Terms, told: str
) -> None:
    with pytest.raises(UsageError, match=told.replace("it: c", "it: corpus/c.txt")):
        acceptance(chosen(collation(report), label), terms, TODAY)


@pytest.mark.parametrize(
    "terms",
    [
        Terms("checked", until="2025-06-15"),
        Terms("checked", sources=("c.txt",)),
        Terms("checked", by="Desk", sources=("corpus/*",)),
    ],
)
def test_what_would_accept_something_is_not(report: Report, terms: Terms) -> None:
    told = acceptance(chosen(collation(report), "C"), terms, TODAY)
    assert (told.by, told.until, told.sources) == (terms.by, terms.until, terms.sources)


def test_the_places_that_are_open(report: Report) -> None:
    item = chosen(collation(report), "C")
    assert isinstance(item, Pending)
    assert [one.source for one in item.open] == ["corpus/c.txt"]

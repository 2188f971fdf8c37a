"""What is known, what is new or worse, what is gone; and a file that is whole or refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from quotecheck.errors import BaselineError, Problem
from quotecheck.model import Finding, Report, Settings, Severity, SourceSummary
from quotecheck.pipeline import baseline
from quotecheck.pipeline.baseline import Entry


def finding(name: str, severity: Severity = Severity.MAJOR, path: str = "a.txt") -> Finding:
    mark = f"{name.encode().hex():0>16}"
    return Finding("QC101", "x", severity, "words", "bridge", "B", path, 1, 1, mark)


def report(*findings: Finding, read: Sequence[str] = ("a.txt",), **settings: object) -> Report:
    sources = tuple(SourceSummary(path, "text", "utf-8", 9, "0" * 64) for path in read)
    chosen = Settings(**settings)  # type: ignore[arg-type]
    return Report("quotes.yaml", chosen, sources=sources, findings=findings)


def entries(*findings: Finding) -> tuple[Entry, ...]:
    return tuple(map(Entry.of, findings))


def test_what_is_known_does_not_count_and_stays() -> None:
    found = report(finding("one"), finding("two", Severity.MINOR))
    assert found.exit_status == 1
    known = baseline.compared(found, entries(finding("one")))
    assert [one.known for one in known.findings] == [True, False]
    assert (known.exit_status, known.known, known.worst) == (0, 1, Severity.MINOR)
    assert known.counts == found.counts


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        (Severity.MAJOR, Severity.MAJOR, 0),
        (Severity.MAJOR, Severity.CRITICAL, 1),
        (Severity.MINOR, Severity.MAJOR, 1),
        (Severity.CRITICAL, Severity.MAJOR, 0),
    ],
)
def test_what_became_worse_is_new(before: Severity, now: Severity, status: int) -> None:
    known = entries(finding("one", before))
    assert baseline.compared(report(finding("one", now)), known).exit_status == status


def test_new_beside_known_fails() -> None:
    found = report(finding("one"), finding("two"))
    assert baseline.compared(found, entries(finding("one"))).exit_status == 1


def test_errors_outrank_what_is_known() -> None:
    found = replace(report(finding("one")), errors=(Problem(None, None, None, "broken"),))
    assert baseline.compared(found, entries(finding("one"))).exit_status == 2


def test_gone_is_what_was_looked_for_and_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here.txt").write_text("x")
    told = entries(
        finding("met"),
        finding("gone"),
        finding("elsewhere", path="here.txt"),  # was not read in this run
        finding("deleted", path="deleted.txt"),
        finding("registered", path="quotes.yaml"),
    )
    found = report(finding("met"))
    assert baseline.gone(found, told) == (told[1], told[3], told[4])
    assert baseline.updated(found, told) == (told[0], told[2])
    Path("quotes.yaml").write_text("x")
    partial = report(finding("met"), since="HEAD")
    assert baseline.gone(partial, told) == (told[1], told[3])
    assert baseline.gone(report(finding("met"), quotes=("other",)), told) == ()


def test_it_is_sorted_an_entry_a_line_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    found = report(finding("b", path="z.txt"), finding("c"), finding("a", path="é\udcff.txt"))
    told = baseline.updated(found, ())
    baseline.write(str(path), told)
    assert baseline.read(str(path)) == told
    text = path.read_text("ascii")
    assert [json.loads(line.rstrip(","))["source"] for line in text.splitlines()[3:-2]] == [
        "a.txt",
        "z.txt",
        "é\udcff.txt",
    ]
    shuffled = replace(found, findings=found.findings[::-1])
    baseline.write(str(path), baseline.updated(shuffled, told))
    assert path.read_text("ascii") == text
    baseline.write(str(path), ())
    assert baseline.read(str(path)) == ()


GOOD = {"source": "a", "quote": None, "rule": "QC101", "severity": "major", "fingerprint": "0" * 16}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Expecting value"),
        (b"{", "1:2"),
        (b"\xff", "utf-8"),
        (b"[" * 100_000, ""),
        (b"[]", "expected"),
        (b'{"version": 1}', "expected"),
        (b'{"version": 2, "findings": []}', "version 2"),
        (b'{"version": 1, "findings": [3]}', "finding 1: expected the keys"),
    ],
)
def test_a_damaged_file_is_refused(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(content)
    with pytest.raises(BaselineError) as caught:
        baseline.read(str(path))
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"severity": "bad"}, "unknown severity"),
        ({"severity": 3}, "severity is not a text"),
        ({"fingerprint": "0" * 15}, "16 hexadecimal"),
        ({"fingerprint": "g" * 16}, "16 hexadecimal"),
        ({"rule": None}, "rule is not a text"),
        ({"more": "x"}, "expected the keys"),
    ],
)
def test_a_damaged_entry_is_refused(change: dict[str, object], told: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"version": 1, "findings": [{**GOOD, **change}]}))
    with pytest.raises(BaselineError, match=told):
        baseline.read(str(path))
    path.write_text(json.dumps({"version": 1, "findings": [GOOD]}))
    assert len(baseline.read(str(path))) == 1
    path.write_text(json.dumps({"version": 1, "findings": [GOOD, GOOD]}))
    with pytest.raises(BaselineError, match="twice"):
        baseline.read(str(path))


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="--update-baseline"):
        baseline.read(str(tmp_path / "none.json"))
    with pytest.raises(BaselineError, match="cannot write"):
        baseline.write(str(tmp_path / "no" / "none.json"), ())

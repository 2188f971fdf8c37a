"""docs/kinds.md against the code: every kind, its severity, its rule, and its example."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quotecheck.drift.rate import DEFAULT
from quotecheck.model import Edit, Kind
from quotecheck.rules.catalogue import serving

PAGE = Path(__file__).parent.parent.parent / "docs" / "kinds.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text("utf-8").splitlines()
    if re.match(r"\| [a-z]", line) and not line.startswith("| kind ")
]


def test_every_kind_has_its_row_and_no_other_has() -> None:
    assert sorted(row[0] for row in ROWS) == sorted(kind.value for kind in Kind)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_says_what_the_code_does(
    row: list[str], told: Callable[..., tuple[Edit, ...]]
) -> None:
    name, _, registered, printed, severity, rule = row
    kind = Kind(name)
    assert severity == DEFAULT[kind].label
    assert rule == serving(kind).code
    edits = told(registered, printed)
    assert (kind, severity) in {(edit.kind, edit.severity.label) for edit in edits}, edits
    assert max(edit.severity for edit in edits).label == severity, edits

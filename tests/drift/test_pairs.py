"""The table of pairs that a copy editor could extend, and that it is as large as promised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quotecheck.model import Edit, Kind, Severity

_TABLE = Path(__file__).with_name("pairs.tsv")
_PAIRS = [
    [
        column.replace("\\r", "\r").replace("\\n", "\n").replace("\\u200b", "\u200b")
        for column in line.split("\t")
    ]
    for line in _TABLE.read_text("utf-8").split("\n")
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(
    ("registered", "printed", "language", "mode", "kind", "severity"),
    _PAIRS,
    ids=[f"{kind}-{number}" for number, (*_, kind, _) in enumerate(_PAIRS)],
)
def test_the_worst_difference_is_named_as_a_copy_editor_would(
    told: Callable[..., tuple[Edit, ...]],
    registered: str,
    printed: str,
    language: str,
    mode: str,
    kind: str,
    severity: str,
) -> None:
    edits = told(registered, printed, language, mode)
    worst = max(edits, key=lambda edit: edit.severity, default=None)
    found = (worst.kind.value, worst.severity.label) if worst else ("none", "none")
    assert found == (kind, severity), edits


def test_the_table_is_as_large_as_promised() -> None:
    severities = [Severity.parse(severity) for *_, severity in _PAIRS]
    assert len(_PAIRS) >= 150
    assert sum(severity < Severity.MINOR for severity in severities) >= 40
    assert {language for _, _, language, *_ in _PAIRS} >= {"en", "es", "fr", "de"}


def test_every_kind_that_words_can_show_is_in_the_table() -> None:
    # A move needs more words than fit a line of the table; see test_losses.
    assert {kind for *_, kind, _ in _PAIRS} - {"none"} == {*map(str, Kind)} - {str(Kind.REORDER)}

"""What dates, shared changes and shared cuts allow to be said of who could have copied whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotecheck.collate.descent import earlier
from quotecheck.errors import QuotecheckError
from quotecheck.model.history import History, Inference
from quotecheck.pipeline import Request
from quotecheck.pipeline.history import history
from quotecheck.reporters.history import render
from quotecheck.reporters.options import RenderOptions

WHOLE = (
    "We will not sell the old harbour, and no more than 40 boats will ever leave for Ireland. "
    "The island lives on its ferry"
)
REGISTRY = f"""\
version: 1
quotes:
  - id: harbour
    speaker: The harbour master
    text: {WHOLE}
"""
CUT = WHOLE.partition(" The island")[0].rstrip(".")
ANCIENT = WHOLE.replace("old", "ancient")


def made(folder: Path, *texts: tuple[str | None, str]) -> History:
    """The history of texts with their dates, in files a, b, c, ..."""
    (folder / "quotes.yaml").write_text(REGISTRY, "utf-8")
    (folder / "corpus").mkdir()
    for name, (day, text) in zip("abcdef", texts, strict=False):
        head = f"Date: {day}\n\n" if day else ""
        (folder / "corpus" / f"{name}.txt").write_text(f"{head}He said: “{text}”\n", "utf-8")
    request = Request(str(folder / "quotes.yaml"), (str(folder / "corpus"),))
    return history(request, "harbour")


def the_only(told: History) -> Inference:
    (inference,) = told.inferences
    return inference


def test_a_shared_change_and_a_shared_cut(tmp_path: Path) -> None:
    told = made(
        tmp_path,
        ("2025-05-04", CUT.replace("old", "ancient")),
        ("2025-05-05", CUT.replace("old", "ancient").replace("boats", "ships")),
    )
    inference = the_only(told)
    assert (inference.label, inference.parent, inference.possible) == ("B", "A", True)
    assert [edit.found for edit in inference.errors] == ["ancient"]
    assert [edit.registered for edit in inference.cuts] == ["The island lives on its ferry"]
    text = render(told, RenderOptions())
    assert "B could have come from A (2025-05-04, before 2025-05-05)" in text
    assert 'both print "ancient" for "old"' in text


def test_who_has_what_the_other_lost_did_not_come_from_it_alone(tmp_path: Path) -> None:
    told = made(tmp_path, ("2025-05-04", CUT.replace("old", "ancient")), ("2025-05-05", ANCIENT))
    inference = the_only(told)
    assert not inference.possible
    assert [edit.registered for edit in inference.against] == ["The island lives on its ferry"]
    text = render(told, RenderOptions())
    assert "did not come from it alone" in text
    assert 'but only A leaves out "The island lives on its ferry"' in text


@pytest.mark.parametrize("day", [None, "2025-05", "2025-05-04"])
def test_without_an_order_in_time_there_is_no_direction(tmp_path: Path, day: str | None) -> None:
    told = made(tmp_path, ("2025-05-04", ANCIENT), (day, ANCIENT.replace("boats", "ships")))
    assert [one.dated for one in told.inferences] == [False, False]
    assert "no dates tell which way" in render(told, RenderOptions())


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("harbour", "harbor"),
        WHOLE.replace("on its", "in its"),
        WHOLE.replace("old", "venerable"),
    ],
    ids=["the same spelling", "the same small word", "another change"],
)
def test_what_proves_no_kinship(tmp_path: Path, text: str) -> None:
    first = WHOLE.replace("harbour", "harbor").replace("on its", "in its")
    told = made(tmp_path, ("2025-05-04", first), ("2025-05-05", text))
    assert told.inferences == ()


def test_a_third_wording_may_have_come_by_way_of_the_second(tmp_path: Path) -> None:
    told = made(
        tmp_path,
        ("2025-05-04", CUT.replace("old", "ancient")),
        ("2025-05-05", CUT.replace("old", "antique")),
    )
    assert the_only(told).possible


def test_variants_stand_in_time(tmp_path: Path) -> None:
    told = made(
        tmp_path, (None, WHOLE), ("2025-05-05", ANCIENT), ("3 May 2025", CUT), ("2025", CUT + ".")
    )
    assert [(one.label, one.published) for one in told.appearances] == [
        ("C", "2025"), ("B", "2025-05-05"), ("A", None)
    ]  # fmt: skip


def test_no_dates_at_all_are_said(tmp_path: Path) -> None:
    text = render(made(tmp_path, (None, ANCIENT), (None, CUT)), RenderOptions(width=80))
    assert "nothing tells which way a change went" in " ".join(text.split())


def test_an_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(QuotecheckError):
        history(Request(str(tmp_path / "none.yaml"), ()), "harbour")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-05-03", "2025-05-04", True),
        ("2025-05-03", "2025-05-03", False),
        ("2025-05", "2025-05-03", False),
        ("2025-04", "2025-05-03", True),
        ("2024", "2025-05-03", True),
        (None, "2025-05-03", False),
        ("2025-05-03", None, False),
    ],
)
def test_earlier(one: str | None, other: str | None, expected: bool) -> None:
    assert earlier(one, other) is expected

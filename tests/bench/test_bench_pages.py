"""Measured figures come into a page as they were kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts import check_docs

PAGE = "# Page\n\n<!-- from: runs/a.md # Cost -->\n{}<!-- end -->\n\nAfter it.\n"
RUN = "# Run\n\n## Cost\n\nOne line.\n\n### 10 quotes\n\n| a |\n\n## Found\n\nNothing.\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(check_docs, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "a.md").write_text(RUN, "utf-8")
    path = tmp_path / "docs" / "page.md"
    path.write_text(PAGE.format("An older figure.\n"), "utf-8")
    return path


def test_a_section_is_copied_whole_and_alone(page: Path) -> None:
    assert list(check_docs.sections(write=False)) == [
        "docs/page.md: differs from what the program says"
    ]
    assert not list(check_docs.sections(write=True))
    shown = "\nOne line.\n\n### 10 quotes\n\n| a |\n\n"
    assert page.read_text("utf-8") == PAGE.format(shown)
    assert not list(check_docs.sections(write=False))


@pytest.mark.parametrize("wrong", ["runs/b.md # Cost", "runs/a.md # Costs"])
def test_what_is_not_there_is_told_and_nothing_is_written(page: Path, wrong: str) -> None:
    text = page.read_text("utf-8").replace("runs/a.md # Cost", wrong)
    page.write_text(text, "utf-8")
    assert list(check_docs.sections(write=True)) == [f"docs/page.md: there is no {wrong}"]
    assert page.read_text("utf-8") == text

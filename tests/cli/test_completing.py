"""A shell is offered the ids of quotes where one is meant, and nothing where none can be known."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REGISTRY = """\
version: 1
quotes:
  - {id: ferry, speaker: The harbour master, text: We will not close the old ferry line}
  - {id: fence, speaker: A farmer, text: The fence was there before any of us}
  - {id: school, speaker: A teacher, text: Every child walks to the same school}
"""


def offered(folder: Path, *words: str) -> list[str]:
    """What bash is given after these words, the last of which is being typed."""
    program = "import sys; from quotecheck.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={
            **os.environ,
            "COMP_WORDS": " ".join(("quotecheck", *words)),
            "COMP_CWORD": str(len(words)),
            "_QUOTECHECK_COMPLETE": "complete_bash",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("diff", ""), ["ferry", "fence", "school"]),
        (("diff", "fe"), ["ferry", "fence"]),
        (("accept", "s"), ["school"]),
        (("verify", "--quote", "fer"), ["ferry"]),
        (("diff", "--registry", "other.yaml", ""), ["quay"]),
        (("diff", "x"), []),
    ],
)
def test_ids_of_the_registry(tmp_path: Path, words: tuple[str, ...], ids: list[str]) -> None:
    (tmp_path / "quotes.yaml").write_text(REGISTRY, "utf-8")
    other = REGISTRY.partition("  - {id: fence")[0].replace("ferry,", "quay,")
    (tmp_path / "other.yaml").write_text(other, "utf-8")
    assert offered(tmp_path, *words) == ids


@pytest.mark.parametrize(
    "registry", [None, REGISTRY.replace("speaker", "speeker"), REGISTRY + "#" * 3_000_000]
)
def test_no_registry_to_read_is_no_complaint(tmp_path: Path, registry: str | None) -> None:
    if registry is not None:
        (tmp_path / "quotes.yaml").write_text(registry, "utf-8")
    assert offered(tmp_path, "diff", "") == []


def test_other_words_are_left_to_the_command(tmp_path: Path) -> None:
    (tmp_path / "quotes.yaml").write_text(REGISTRY, "utf-8")
    assert offered(tmp_path, "sel") == ["selftest"]

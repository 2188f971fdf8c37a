"""Asking for the version or for help must not pay for what neither needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numpy", "yaml", "rapidfuzz", "rich", "pathspec", "chardet", "hypothesis"}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["verify", "--help"], ["rules"]])
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from quotecheck.cli import main\n"
        f"status = main({arguments!r})\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not HEAVY & set(done.stderr.split())

"""What is kept of a measurement: when and on what, as JSON for programs and Markdown for readers.

Refuses: to name the machine or a path of it.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

from quotecheck.search import native

ROOT = Path(__file__).resolve().parent.parent
RUNS = ROOT / "bench" / "runs"


def machine() -> dict[str, str | int | None]:
    """The day, the commit, and what a figure depends on."""
    described = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    commit = subprocess.run(described, capture_output=True, text=True, check=False).stdout.strip()
    return {
        "date": datetime.now().date().isoformat(),
        "commit": commit,
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "loops": "compiled" if native.BUILT else "numpy",
    }


def about(of: dict[str, Any]) -> str:
    """One line for the head of a table."""
    line = "{date}, commit {commit}, Python {python}, {system} {machine}, {cores} cores"
    return f"{line}, {{loops}} loops.".format(**of)


def keep(out: Path, name: str, result: dict[str, Any], markdown: str) -> Path:
    """Write both into ``out``, named after the time; the path of the Markdown."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{datetime.now():%Y-%m-%dT%H%M}-{name}.md"
    path.with_suffix(".json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    path.write_text(markdown, "utf-8")
    return path

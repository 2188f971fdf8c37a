"""What one process costs: CPU of itself and its children, wall time, peak memory.

Refuses: to run anything in this process. A small parent matters, because Linux starts a child's
peak at what its parent held.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU (user and system), seconds of the clock, peak in MB, and the exit status."""

    cpu: float
    wall: float
    peak: float
    status: int


def run(arguments: list[str], stdout: Path | None = None) -> Cost:
    """Run a command to its end. Its stdout goes to a file, or nowhere; stderr is ours."""
    began = time.perf_counter()
    with open(stdout or os.devnull, "wb") as out:
        process = subprocess.Popen(arguments, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(
        usage.ru_utime + usage.ru_stime,
        time.perf_counter() - began,
        usage.ru_maxrss * unit / 1e6,
        process.returncode,
    )

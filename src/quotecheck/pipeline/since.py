"""Which sources are as they were at a revision, by git's word.

Only what git tracks and calls unchanged may be left out: untracked files, ignored ones and those
of a repository within are looked at, because git says nothing of them. Refuses: to guess. No git,
no repository and no such revision are errors.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from quotecheck.errors import Problem, UsageError

_PATIENCE = 120  # seconds that git may take
# A hook runs with these set for its own folder; from another one they would lead astray.
_STRAY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def unchanged(files: Iterable[Path], given: Sequence[str], revision: str) -> frozenset[Path]:
    """Those of ``files`` that are as they were at ``revision``.

    ``given`` are the paths of the run; each must lie in a repository that knows the revision.
    UsageError otherwise.
    """
    alike: set[str] = set()
    for top in sorted({_top(path, revision) for path in given}):
        alike |= _alike(top, revision)
    return frozenset(path for path in files if alike.issuperset(_ways(path)))


def _ways(path: Path) -> tuple[str, str]:
    """A file as it is named and as it is found: a link can change, and so can what it leads to."""
    folder = os.path.realpath(path.parent)
    return os.path.join(folder, path.name), os.path.realpath(path)


def _top(path: str, revision: str) -> str:
    """The top folder of the repository that a path lies in."""
    real = os.path.realpath(path)
    folder = real if os.path.isdir(real) else os.path.dirname(real)
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        message = f"--since {revision}: this is not in a git repository"
        raise UsageError(Problem(path, None, None, message))
    return os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n")))


def _alike(top: str, revision: str) -> set[str]:
    """The tracked files of a repository that do not differ from ``revision``."""
    named = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = _git(top, *named)
    commit = found.stdout.decode("ascii", "replace").strip()
    if found.returncode or not commit:
        message = (
            f'--since: "{revision}" is no revision of the repository; fetch it, or name another'
        )
        raise UsageError(Problem(None, None, None, message))
    options = ("--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-relative")
    differing = _names(top, "diff", *options, "--ignore-submodules=none", commit, "--")
    return _names(top, "ls-files", "-z", "--cached", "--full-name") - differing


def _names(top: str, *arguments: str) -> set[str]:
    done = _git(top, *arguments)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip() or "no reason given"
        raise UsageError(Problem(None, None, None, f"git {arguments[0]} failed: {told}"))
    return {
        os.path.normpath(os.path.join(top, os.fsdecode(name)))
        for name in done.stdout.split(b"\0")
        if name
    }


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """One run of git, which may not ask, lock or take for ever."""
    environment = {key: value for key, value in os.environ.items() if key not in _STRAY}
    try:
        return subprocess.run(
            ["git", "-C", folder, *arguments],
            env={**environment, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        message = "--since needs git, and there is none"
        raise UsageError(Problem(None, None, None, message)) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(Problem(None, None, None, f"git could not be run: {error}")) from error

"""Where the cache lies: in the user's folder for such things, never among the sources.

Refuses: to make or to look into a folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "QUOTECHECK_CACHE_DIR"
"""Names the folder, where the platform's is not wanted."""

_OURS = "quotecheck"


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The folder of the cache; None where there is no home to have it in.

    A relative XDG_CACHE_HOME does not count, as its specification demands.
    """
    if named := environment.get(VARIABLE):
        return Path(named)
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local, _OURS, "Cache") if local else None
    home = environment.get("HOME")
    if platform == "darwin":
        return Path(home, "Library", "Caches", _OURS) if home else None
    shared = environment.get("XDG_CACHE_HOME", "")
    if os.path.isabs(shared):
        return Path(shared, _OURS)
    return Path(home, ".cache", _OURS) if home else None

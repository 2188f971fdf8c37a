"""Where the cache lies, by platform and by what the environment says."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotecheck.cache import cache_folder


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"HOME": "/home/me"}, "linux", "/home/me/.cache/quotecheck"),
        ({"HOME": "/home/me", "XDG_CACHE_HOME": "/big"}, "linux", "/big/quotecheck"),
        ({"HOME": "/home/me", "XDG_CACHE_HOME": "here"}, "linux", "/home/me/.cache/quotecheck"),
        ({"HOME": "/home/me", "QUOTECHECK_CACHE_DIR": "there"}, "linux", "there"),
        ({"HOME": "/Users/me"}, "darwin", "/Users/me/Library/Caches/quotecheck"),
        ({"LOCALAPPDATA": "/local", "HOME": "/home/me"}, "win32", "/local/quotecheck/Cache"),
        ({}, "linux", None),
        ({}, "darwin", None),
        ({}, "win32", None),
    ],
)
def test_the_folder(environment: dict[str, str], platform: str, folder: str | None) -> None:
    assert cache_folder(environment, platform) == (None if folder is None else Path(folder))

"""The program as a key: what it found is worth nothing to one that might find something else.

A number that somebody has to raise by hand would be forgotten once; so it is the code itself, with
the versions of what it stands on. Refuses: to tell changes that matter from others.
"""

from __future__ import annotations

import platform
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_STANDS_ON = ("chardet", "numpy", "rapidfuzz")


@cache
def program_key() -> str:
    """A digest of every file of the package, of Python, and of the libraries that search.

    OSError where the package is not in files.
    """
    digest = blake2b(platform.python_version().encode(), digest_size=16)
    for name in _STANDS_ON:
        digest.update(f"\0{name} {_version(name)}".encode())
    package = Path(__file__).parent.parent
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    if not files:
        raise FileNotFoundError(str(package))
    for path in sorted(files):
        data = path.read_bytes()
        name = path.relative_to(package).as_posix()
        digest.update(f"\0{name} {len(data)}\0".encode() + data)
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"

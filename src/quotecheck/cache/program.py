"""The program as a key: what it found is worth nothing to one that might find something else.

A number that somebody has to raise by hand would be forgotten once; so it is the code itself, with
the versions of what it stands on. Refuses: to tell changes that matter from others.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec

_STANDS_ON = ("chardet", "numpy", "rapidfuzz")


@cache
def program_key() -> str:
    """A digest of every file of the package, of Python, and of the libraries that search.

    OSError where they are not in files.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    for name in _STANDS_ON:
        digest.update(f"\0{_version(name)}".encode())
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for path in sorted(_files(package)):
        with open(path, "rb") as file:
            data = file.read()
        digest.update(f"\0{path[len(package) :]} {len(data)}\0".encode() + data)
    return digest.hexdigest()


def _files(package: str) -> Iterator[str]:
    """What the package consists of. FileNotFoundError when that is no file."""
    if not os.path.isdir(package):
        raise FileNotFoundError(f"{package} is no folder")
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in names)


def _version(name: str) -> str:
    """The name of a library with its version, as its installer wrote it beside the library.

    ``importlib.metadata`` would tell it in 20 ms, which is as long as a small search takes.
    """
    spec = find_spec(name)
    folder = os.path.dirname(os.path.dirname(spec.origin)) if spec and spec.origin else ""
    for beside in sorted(os.listdir(folder)) if folder else ():
        if beside.lower().startswith(f"{name}-") and beside.endswith("-info"):
            return beside
    raise FileNotFoundError(f"the version of {name} cannot be told")

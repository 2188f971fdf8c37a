"""What a compiler makes, if there is one: the inner loops of the search, and of writing JSON.

Where there is none the installation goes on without them, and Python does the same, more slowly.
"""

import os
from glob import glob

from setuptools import Extension, setup

# sums must round as numpy's do
_FLAGS = ["/std:c11"] if os.name == "nt" else ["-std=c11", "-O3", "-ffp-contract=off"]


def _extension(name: str, sources: str, **given: list[str]) -> Extension:
    return Extension(
        name,
        sorted(glob(sources)),
        define_macros=[("Py_LIMITED_API", "0x030B0000")],
        extra_compile_args=_FLAGS,
        py_limited_api=True,
        optional=True,
        **given,
    )


setup(
    ext_modules=[
        _extension(
            "quotecheck.search._native", "native/*.c", depends=["native/native.h", "native/bits.h"]
        ),
        _extension("quotecheck.reporters._native", "native/reporters/*.c"),
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)

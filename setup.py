"""The one part that a compiler makes: the inner loops of the search, if there is a compiler.

Where there is none the installation goes on without them, and numpy does the same, more slowly.
"""

import os
from glob import glob

from setuptools import Extension, setup

# sums must round as numpy's do
_FLAGS = ["/std:c11"] if os.name == "nt" else ["-std=c11", "-O3", "-ffp-contract=off"]

setup(
    ext_modules=[
        Extension(
            "quotecheck.search._native",
            sorted(glob("native/*.c")),
            depends=["native/native.h"],
            define_macros=[("Py_LIMITED_API", "0x030B0000")],
            extra_compile_args=_FLAGS,
            py_limited_api=True,
            optional=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)

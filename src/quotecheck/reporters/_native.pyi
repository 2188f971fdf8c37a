"""What ``native/reporters/`` compiles."""

from collections.abc import Callable
from typing import Any

INTERFACE: int

def indented(value: Any, indent: int, newline: str, rest: Callable[[Any, int, str], str], /) -> str:
    """``value`` as JSON; ``rest`` writes what is rare, and refuses what JSON has not."""

"""Settings from flags, the environment and a file: one value each, and where it came from.

Refuses: to guess. An unknown key, in the file or in the environment, is an error with its place
and with what was probably meant; and nothing here looks at a registry or a source.
"""

from quotecheck.config.keys import KEYS, Key
from quotecheck.config.resolve import Resolved, Setting, resolve

__all__ = ["KEYS", "Key", "Resolved", "Setting", "resolve"]

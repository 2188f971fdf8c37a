"""The cache: what was found in a content before, so that it need not be searched again.

It says nothing that a search would not say: an entry is of one content, one quote, the settings
and the program that searched. Refuses: to be a reason for anything. A cache that is damaged,
locked, of another kind or not to be written is done without, and that is noted.

Nothing here imports the database before a `Store` is made.
"""

from quotecheck.cache.places import VARIABLE, cache_folder

__all__ = ["VARIABLE", "cache_folder"]

"""quotecheck: are the quotations in these sources the words that were registered?

The package is a command and a library. Import what you need from the room that owns it;
nothing heavy is imported here, because ``quotecheck --version`` must not pay for numpy.
"""

__version__ = "0.1.0"

"""``python -m quotecheck``: the same as the ``quotecheck`` command."""

from quotecheck.cli import process

if __name__ == "__main__":
    process()

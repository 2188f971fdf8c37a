"""Speech was tidied, or a word was mistyped.

A contraction opened or closed, an "um" removed, "gonna" made "going to": many houses allow it,
some forbid it, and it changes how the speaker sounds. A misspelling that leaves the word
recognisable is filed here as well.

Example
    registered   we're gonna win
    printed      we are going to win

Instead
    Follow your house style. Correct misspellings of your own; mark the speaker's with [sic].
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC115",
    name="cleanup-or-misspelling",
    severity="minor",
    kinds=frozenset({Kind.CLEANUP, Kind.MISSPELLING}),
)

"""A content word stands where another was registered.

Nouns, verbs, adjectives and adverbs carry what was said. A near-synonym is still a word that
the speaker did not say, and the reader has no means of knowing.

Example
    registered   our territory is inviolable
    printed      our territory is inalienable

Instead
    Print the speaker's word. Where the wording is your own, paraphrase outside the quotation
    marks. Where two translations of one original are both sound, accept the other one in the
    registry and say why. With `mode: translated` this ranks one step lower.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC101",
    name="content-word-changed",
    severity="major; critical for an opposite",
    kinds=frozenset({Kind.CONTENT_WORD}),
)

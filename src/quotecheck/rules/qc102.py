"""An article, preposition, pronoun or conjunction was exchanged, lost or added.

Most of these are slips of the ear, and small. Some are not: "and" for "or", "on" for "off",
"he" for "they" change who did what, and rank as major.

Example
    registered   the presence of the United States Army on our territory
    printed      the presence of the United States Army in our territory

Instead
    Print what was said; small words are the easiest to check and the first to be blamed.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC102",
    name="function-word-changed",
    severity="minor; major where the word carries meaning",
    kinds=frozenset({Kind.FUNCTION_WORD}),
)

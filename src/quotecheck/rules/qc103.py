"""A negation was lost, added or moved into a word.

"Not", "no", "never", "n't", "without", "hardly", or a prefix such as "un-" that is the only
difference between two words: one short word turns a statement into its opposite, and no measure
of likeness notices. The message shows what was lost or added. It is evidence, not a verdict: two
negations can cancel out, so look at the sentence.

Example
    registered   Our sovereignty is not negotiable
    printed      Our sovereignty is negotiable

Instead
    Restore the word, and correct what was published.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC103",
    name="polarity-changed",
    severity="critical",
    kinds=frozenset({Kind.POLARITY}),
)

"""How certain, how binding or how general a statement is has changed.

"Will" and "may", "must" and "can", "all" and "some", a lost "perhaps" or "allegedly", a question
printed as a statement: the words around it are the same, the commitment is not.

Example
    registered   We may withdraw
    printed      We will withdraw

Instead
    Keep the speaker's hedges and promises exactly. They are what others will hold them to.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC105",
    name="modality-changed",
    severity="major",
    kinds=frozenset({Kind.MODALITY}),
)

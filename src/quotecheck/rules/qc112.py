"""The same word, in another accepted spelling.

Speech has no spelling, so for spoken and translated quotes this is only noted; each house has
its style. A document has the spelling that it has: with `mode: written` it is minor. A number in
figures for the same number in words counts as spelling, too.

Example
    registered   we would be honored to go in
    printed      we would be honoured to go in

Instead
    Nothing needs doing for speech. Keep the spelling of a written original.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC112",
    name="spelling-variant",
    severity="info; minor where the original was written",
    kinds=frozenset({Kind.SPELLING}),
)

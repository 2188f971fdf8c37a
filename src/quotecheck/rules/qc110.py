"""Parts of the quotation stand in another order than they were said.

Order carries cause and emphasis: what comes last is heard as the conclusion.

Example
    registered   They are brave, and they are late
    printed      They are late, and they are brave

Instead
    Print the parts in the order in which they were said, each in marks of its own if need be.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC110",
    name="reordered",
    severity="major",
    kinds=frozenset({Kind.REORDER}),
)

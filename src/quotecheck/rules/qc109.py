"""Words from two places stand in one pair of quotation marks, and nothing marks the joint.

Each half may be word for word. The sentence they make together was never said.

Example
    registered   I met him once. He was late. We never signed anything with that company.
    printed      "I met him once with that company."

Instead
    Close the quotation after the first part and open another for the second, or mark the joint
    with an ellipsis if the parts follow each other in one utterance.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC109",
    name="splice",
    severity="major; critical when joined from two utterances",
    kinds=frozenset({Kind.SPLICE}),
)

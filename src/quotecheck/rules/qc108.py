"""The quotation starts late or stops early.

Starting or stopping where a clause does is everyday practice, and is noted only. It is major
when the cut falls inside a clause, or drops a negation, a hedge, a number, a name, a condition
or a contrast that qualifies what is kept.

Example
    registered   It was a good meeting, but only if they keep their word
    printed      It was a good meeting

Instead
    Keep the qualification, or say in your own words that there was one.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC108",
    name="truncation-drops-qualifier",
    severity="info; major in mid-clause or where a qualifier is cut",
    kinds=frozenset({Kind.TRUNCATION, Kind.TRUNCATION_OF_MEANING}),
)

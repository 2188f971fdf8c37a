"""Words inside the quotation are left out, and nothing says so.

A reader takes the words between two quotation marks for what was said without a break. A cut in
the middle that is not marked makes a sentence that nobody spoke.

Example
    registered   We can work together, but with you in your territory and us in ours
    printed      We can work together and us in ours

Instead
    Mark the cut with an ellipsis, or close the quotation and open it again. A marked cut that
    takes no meaning with it is not counted as drift.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC106",
    name="silent-omission",
    severity="major; critical where a negation, number or name is lost",
    kinds=frozenset({Kind.OMISSION}),
)

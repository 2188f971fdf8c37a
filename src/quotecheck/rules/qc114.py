"""The same word in another form: singular for plural, present for past.

It is often a slip, and often an attempt to fit the quotation into a sentence around it. It can
also move an event in time.

Example
    registered   the cartels are trying
    printed      the cartels were trying

Instead
    Fit your sentence to the quotation. Use brackets where the form must change: "tr[ied]".
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC114",
    name="inflection-changed",
    severity="minor",
    kinds=frozenset({Kind.INFLECTION}),
)

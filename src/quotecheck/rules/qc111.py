"""Words stand inside the quotation marks that were not said.

An explanation that helps the reader is welcome, in square brackets. Without them it is put into
the speaker's mouth.

Example
    registered   We will negotiate with them
    printed      We will gladly negotiate with them

Instead
    Put the editor's words in [square brackets], or outside the marks.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC111",
    name="unmarked-insertion",
    severity="major; critical where it adds a negation, number or name",
    kinds=frozenset({Kind.INSERTION}),
)

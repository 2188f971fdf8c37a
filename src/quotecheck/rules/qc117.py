"""Words in square brackets: the editor's, and shown to be.

Brackets are the honest way to explain, and are only noted. They are major when what they add is
a negation, a number or a name that changes who or how much is meant.

Example
    registered   they are trying to destroy our country
    printed      [the cartels] are trying to destroy our country

Instead
    Keep brackets short and neutral; what needs arguing belongs outside the marks.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC117",
    name="editorial",
    severity="info; major where the brackets change who or how much is meant",
    kinds=frozenset({Kind.EDITORIAL}),
)

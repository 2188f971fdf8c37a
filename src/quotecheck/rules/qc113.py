"""Marks differ and words do not: a dash, an ellipsis sign, a comma before the closing mark.

House style decides these. One case is not style and ranks as minor: letters of another script
that look alike, or hidden characters inside a word. They defeat search, and may be meant to.

Example
    registered   our territory, and us in ours
    printed      our territory; and us in ours

Instead
    Usually nothing. Type look-alike letters again.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC113",
    name="typography",
    severity="info; minor for letters of another script",
    kinds=frozenset({Kind.TYPOGRAPHY, Kind.LOOK_ALIKE}),
)

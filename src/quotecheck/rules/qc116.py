"""A capital letter was gained or lost.

At the start of a quotation, or after a cut, that is usual and only noted. In mid-sentence, or
where the word becomes another one ("us" and "US", "may" and "May"), it is minor.

Example
    registered   but we will never accept
    printed      We will never accept

Instead
    Where your style asks for it, show the change: "[W]e will never accept".
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC116",
    name="case-changed",
    severity="info; minor in mid-sentence and where it makes another word",
    kinds=frozenset({Kind.CASE}),
)

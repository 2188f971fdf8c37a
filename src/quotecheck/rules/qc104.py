"""A number, date, unit, currency, person, place or organisation differs.

These are the facts of a quotation. "10,000" and "1,000" are nearly the same string and not
nearly the same statement. The same value in words or in figures is spelling (QC112).

Example
    registered   We lost 10,000 people
    printed      We lost 1,000 people

Instead
    Check the figure or the name against a recording or a transcript. To explain whom the speaker
    meant, use square brackets.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC104",
    name="quantity-or-name-changed",
    severity="critical",
    kinds=frozenset({Kind.QUANTITY, Kind.NAME}),
)

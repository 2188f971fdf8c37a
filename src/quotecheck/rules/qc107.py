"""An ellipsis stands for words of the registered wording.

A marked cut is honest, and is noted only. It is major when the words it stands for held a
negation, a hedge, a number or a name, or ran to more than a sentence: then the parts that are
left may say what the whole did not. The words that were removed are in the message.

Example
    registered   The plan is, as we all know, not negotiable
    printed      The plan is ... negotiable

Instead
    Leave out less, or paraphrase. An ellipsis may shorten a quotation and not change it.
"""

from quotecheck.model import Kind
from quotecheck.rules.rule import Rule

RULE = Rule(
    code="QC107",
    name="elision-removes-meaning",
    severity="info; major where meaning goes with the words",
    kinds=frozenset({Kind.ELISION, Kind.ELISION_OF_MEANING}),
)

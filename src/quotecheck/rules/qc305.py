"""A remark in a source that is to silence a rule silences nothing, or cannot be followed.

`quotecheck: ignore[QC106] reason` passes over a rule where it stands. One that is left behind
when the wording was mended excuses nothing today and perhaps something tomorrow. One without a
rule or a reason, with a rule that there is not, or a block that is not closed, is not followed.

Example
    <!-- quotecheck: ignore[QC106] cut by the editor, with consent -->
    stands beside a quotation from which nothing is cut any more.

Instead
    Delete the remark, or give it the rule and the reason that it lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotecheck.model import Finding, Remark, Severity
from quotecheck.rules.findings import Ledger
from quotecheck.rules.phrases import quoted
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC305", name="idle-remark", severity="minor")


def check(idle: Iterable[tuple[str, Remark, str]], ledger: Ledger) -> Iterator[Finding]:
    """A finding at each remark: its path, itself, and what is wrong with it."""
    for path, remark, why in idle:
        yield ledger.finding(
            RULE,
            Severity.MINOR,
            f"{remark.kind} {quoted(', '.join(remark.rules))}: {why}",
            Place(path, remark.position.line, remark.position.column),
            wording=" ".join((remark.kind, *remark.rules)),
        )

"""There was nothing to compare: no source, or no quote.

A check that compares nothing passes always, and looks like a check. So it does not pass: the run
exits 2, whatever --fail-on says.

Example
    quotecheck verify corpus/ in a folder where corpus/ holds pictures only.

Instead
    Name the folder or the files that hold the sources. `quotecheck verify -v` lists what was
    skipped and why.
"""

from __future__ import annotations

from quotecheck.model import Finding, Severity
from quotecheck.rules.findings import Ledger
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC902", name="nothing-to-compare", severity="critical; exit 2")


def nothing_to_compare(message: str, path: str) -> Finding:
    """The finding for a run over ``path`` that compared nothing; ``message`` says why."""
    return Ledger().finding(RULE, Severity.CRITICAL, message, Place(path), wording=message)

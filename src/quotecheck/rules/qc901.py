"""A source could not be read, so nothing is known about what it prints.

It vanished, its encoding could not be told, it is damaged or locked, or it has content and no
text. "Not found" would be a false comfort here: the run exits 2, whatever --fail-on says.

Example
    corpus/old.txt is not valid in any encoding that it could be in.

Instead
    Mend or remove the file, leave it out with --exclude, or pass --skip-unreadable to list it as
    skipped and go on.
"""

from __future__ import annotations

from quotecheck.model import Finding, Severity, Skipped
from quotecheck.rules.findings import Ledger
from quotecheck.rules.rule import Place, Rule

RULE = Rule(code="QC901", name="source-unreadable", severity="critical; exit 2")


def source_unreadable(skipped: Skipped) -> Finding:
    """The finding for a source that was to be compared and could not be."""
    return Ledger().finding(
        RULE,
        Severity.CRITICAL,
        f"could not be read, and was not compared: {skipped.reason}",
        Place(skipped.path),
        wording=skipped.reason,
    )

"""Findings that carry a fingerprint: the one place where a ``Finding`` is made.

A fingerprint says "this is the same trouble as last time", so it must not change when lines
move: it is taken over the rule, the quote, the wording, the path, and which of several equal
ones in that path this is. Refuses: to decide what is a finding.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from hashlib import sha256

from quotecheck.model import Finding, Severity
from quotecheck.records import dataclass
from quotecheck.rules.rule import Place, Rule
from quotecheck.text.display import display


@dataclass(slots=True)
class Ledger:
    """Makes findings, of one quote or of all; those of one path in the order of their places."""

    _seen: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def finding(
        self,
        rule: Rule,
        severity: Severity,
        message: str,
        place: Place,
        *,
        quote: str | None = None,
        variant: str | None = None,
        wording: str = "",
    ) -> Finding:
        """A finding, its message made safe to show. ``wording`` is what was compared."""
        key = (rule.code, quote or "", wording, place.path)
        ordinal = self._seen[key]
        self._seen[key] += 1
        return Finding(
            rule=rule.code,
            name=rule.name,
            severity=severity,
            message=display(" ".join(message.split())),
            quote=quote,
            variant=variant,
            source=place.path,
            line=place.line,
            column=place.column,
            fingerprint=fingerprint(*key, str(ordinal)),
            end_line=place.end_line,
            end_column=place.end_column,
        )


def fingerprint(*parts: str) -> str:
    """16 hex digits over the parts. Each is preceded by its length, so none can pose as two."""
    # A path that is no valid Unicode holds lone surrogates.
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return sha256(b"".join([b"%d:%b" % (len(part), part) for part in encoded])).hexdigest()[:16]

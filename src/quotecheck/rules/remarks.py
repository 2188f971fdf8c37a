"""Findings that a source asks to pass over: marked with the reason, and what asks in vain.

Refuses: to drop a finding. One that is passed over stays in the report and says why; it only
does not count. What stands in the registry, and what could not be checked, cannot be passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotecheck.model import Finding, Remark, SourceSummary
from quotecheck.rules import qc305
from quotecheck.rules.catalogue import rule
from quotecheck.rules.findings import Ledger
from quotecheck.text.display import display

_NEVER = ("QC9", qc305.RULE.code)


def passed_over(
    findings: Iterable[Finding], sources: Sequence[SourceSummary], *, complete: bool
) -> tuple[Finding, ...]:
    """The findings, those that a remark covers marked, and one for each remark that is idle.

    Not ``complete``: only some quotes were looked for, so nothing can be said of idle ones.
    """
    if not any(source.remarks for source in sources):
        return tuple(findings)
    troubles = [(source.path, one, _trouble(one)) for source in sources for one in source.remarks]
    sound: dict[str, list[Remark]] = {}
    for path, one, why in troubles:
        if not why:
            sound.setdefault(path, []).append(one)
    used: set[tuple[str, Remark]] = set()
    told = [_marked(one, sound.get(one.source or "", ()), used) for one in findings]
    idle = [
        (path, one, why or "nothing here to pass over")
        for path, one, why in troubles
        if why or (complete and (path, one) not in used)
    ]
    return (*told, *qc305.check(idle, Ledger()))


def _trouble(remark: Remark) -> str:
    """Why a remark cannot be followed, if it cannot."""
    unknown = [name for name in remark.rules if rule(name) is None or name.startswith(_NEVER)]
    if remark.kind == "ignore-end":
        return "there is no open ignore-start of these rules above"
    if not remark.rules:
        return "it names no rule; write ignore[QC106] and why"
    if unknown:
        return f"{', '.join(unknown)} cannot be passed over"
    if not remark.reason:
        return "it gives no reason"
    return "" if remark.last is not None else "there is no ignore-end below"


def _marked(finding: Finding, remarks: Iterable[Remark], used: set[tuple[str, Remark]]) -> Finding:
    for one in remarks:
        named = {found.code for name in one.rules if (found := rule(name)) is not None}
        if finding.rule in named and _covers(one, finding):
            used.add((finding.source or "", one))
            return replace(finding, ignored=display(one.reason))
    return finding


def _covers(remark: Remark, finding: Finding) -> bool:
    """Whether a remark's lines and those of a finding meet."""
    first = finding.line or 1
    last = finding.end_line or first
    return remark.last is not None and remark.first <= last and first <= remark.last

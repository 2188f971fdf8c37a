"""Findings and the Report: everything a reporter may show, already decided.

Refuses: to render, and to recompute. The exit status is one expression over the Report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from quotecheck.errors import Problem
from quotecheck.model.kinds import Kind, Severity, Status
from quotecheck.model.variant import Collation
from quotecheck.model.wording import Remark, Skipped
from quotecheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What can change a result. ``fail_on`` is None for "never". ``evidence`` is in bits.

    ``severity`` is that of kinds which are not to have their default one; a quote's own goes
    before it. ``since`` is the revision after which sources must have changed to be compared,
    ``baseline`` the path of the findings that are known. ``remarks``: those in sources are
    followed.
    """

    max_drift: float = 0.35
    min_words: int = 5
    evidence: float = 55.0
    fail_on: Severity | None = Severity.MAJOR
    exhaustive: bool = False
    quotes: tuple[str, ...] = ()
    skip_unreadable: bool = False
    severity: Mapping[Kind, Severity] = field(default_factory=dict)
    since: str | None = None
    baseline: str | None = None
    remarks: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the user, with a place; the rule that raised it.

    ``known``: it is in the baseline. ``ignored`` is the reason for which its source asks to pass
    it over. Neither counts for the exit status.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    quote: str | None
    variant: str | None
    source: str | None
    line: int | None
    column: int | None
    fingerprint: str
    end_line: int | None = None
    end_column: int | None = None
    known: bool = False
    ignored: str | None = None

    @property
    def aside(self) -> str:
        """Why it does not count: "known", "ignored: ..."; empty when it does."""
        if self.ignored is not None:
            return f"ignored: {self.ignored}"
        return "known" if self.known else ""

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """The one order of findings: path, line, column, rule, quote, fingerprint."""
        return (
            self.source or "",
            self.line or 0,
            self.column or 0,
            self.rule,
            self.quote or "",
            self.fingerprint,
        )


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What a report keeps of a source that was read."""

    path: str
    format: str
    encoding: str
    words: int
    sha256: str
    published: str | None = None
    title: str | None = None
    guessed: bool = False
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class LongSource:
    """A source whose text is never held as a whole; of ``length`` code points.

    ``summary`` lacks only the number of words. ``stretches`` reads the text once more each time, in
    order; SourceError when it is no longer what it was.
    """

    summary: SourceSummary
    length: int
    stretches: Callable[[], Iterator[str]]

    @property
    def path(self) -> str:
        """What reports call it."""
        return self.summary.path


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """What is to be said of one quote."""

    status: Status
    severity: Severity
    collation: Collation
    absent_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of one run. ``checks`` counts quote x source pairs really compared."""

    registry: str
    settings: Settings
    sources: tuple[SourceSummary, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    quotes: tuple[QuoteReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Problem, ...] = ()
    checks: int = 0
    timings: Mapping[str, float] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    @property
    def worst(self) -> Severity:
        """The worst severity of the findings that count: not known, and not passed over."""
        counting = (finding.severity for finding in self.findings if not finding.aside)
        return max(counting, default=Severity.NONE)

    @property
    def known(self) -> int:
        """How many findings are in the baseline."""
        return sum(finding.aside == "known" for finding in self.findings)

    @property
    def ignored(self) -> int:
        """How many findings their source asks to pass over."""
        return sum(finding.ignored is not None for finding in self.findings)

    @property
    def exit_status(self) -> int:
        """0 nothing at or above ``fail_on``, 1 something is, 2 it could not be checked."""
        if self.errors:
            return 2
        fail_on = self.settings.fail_on
        return int(fail_on is not None and self.worst >= fail_on)

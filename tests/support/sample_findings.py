"""The findings of the sample report: at least one for every rule."""

from __future__ import annotations

from itertools import count

from sample_building import HOSTILE

from quotecheck.model import Finding, Severity

# One finding for every rule: code, name, severity, message.
RULES = (
    ("QC101", "content-word-changed", Severity.MAJOR, '"invaluable" is printed "priceless"'),
    ("QC102", "function-word-changed", Severity.MINOR, 'lost: "our"'),
    ("QC103", "polarity-changed", Severity.CRITICAL, 'lost: "not"'),
    ("QC104", "quantity-or-name-changed", Severity.CRITICAL, '"Ten" is printed "Nine"'),
    ("QC105", "modality-changed", Severity.MAJOR, '"will" is printed "may"'),
    ("QC106", "silent-omission", Severity.MAJOR, 'left out unmarked: "old ferry"'),
    ("QC107", "elision-removes-meaning", Severity.MAJOR, 'left out at the ellipsis: "not"'),
    ("QC108", "truncation-drops-qualifier", Severity.MAJOR, 'cut at the end: "below storm force"'),
    ("QC109", "splice", Severity.MAJOR, "joined from two sentences"),
    ("QC110", "reordered", Severity.MAJOR, 'moved: "our island is home"'),
    ("QC111", "unmarked-insertion", Severity.MAJOR, 'added unmarked: "in the town"'),
    ("QC112", "spelling-variant", Severity.INFO, '"honour" is printed "honor"'),
    ("QC113", "typography", Severity.INFO, "a dash for a comma"),
    ("QC114", "inflection-changed", Severity.MINOR, '"live" is printed "lives"'),
    ("QC115", "cleanup-or-misspelling", Severity.MINOR, '"island" is printed "iland"'),
    ("QC116", "case-changed", Severity.INFO, '"We" is printed "we"'),
    ("QC117", "editorial", Severity.INFO, 'in brackets: "in the town"'),
    ("QC120", "sources-disagree", Severity.MAJOR, 'B has "priceless" where C has nothing'),
    ("QC201", "attributed-to-another-speaker", Severity.CRITICAL, "said by the mayor, not by he"),
)


def findings() -> tuple[Finding, ...]:
    """One for every rule, in the sources; what is about the registry stands at its line there."""
    numbers = count(1)

    def finding(
        rule: str, name: str, severity: Severity, message: str, *where: str | int | None
    ) -> Finding:
        return Finding(rule, name, severity, message, *where, f"{next(numbers):016x}")  # type: ignore[arg-type]

    made = [
        finding(*rule, "ferry-line", "BCDE"[row % 4], f"corpus/{'bc'[row % 2]}.txt", 3, row + 1)
        for row, rule in enumerate(RULES)
    ]
    registry = ("quotes.yaml", 30, 9)
    made += [
        finding("QC301", "quote-not-found", Severity.MAJOR, "found in none of 4 sources",
                "lighthouse", None, *registry),
        finding("QC302", "absent-from-required-source", Severity.MAJOR, "not in corpus/a.txt",
                "lighthouse", None, *registry),
        finding("QC303", "stale-acceptance", Severity.MINOR, "no source prints this any more",
                "crossings", None, "quotes.yaml", 8, 9),
        finding("QC304", "near-duplicate-quotes", Severity.MINOR, "much like harbour-open",
                "lighthouse", None, *registry),
        finding("QC111", "unmarked-insertion", Severity.MAJOR, f"added unmarked: {HOSTILE}",
                "gate-[/foo]", "A", "corpus/hostile :: name.txt", 1, 11),
        finding("QC901", "source-unreadable", Severity.CRITICAL, "not valid UTF-8 at byte 17",
                None, None, "corpus/damaged.txt", None, None),
        finding("QC902", "nothing-to-compare", Severity.CRITICAL, "::error::nothing to compare",
                None, None, None, None, None),
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda each: each.order))

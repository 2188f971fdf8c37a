"""GitHub's commands: as a runner reads them, worst first, no more than it shows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from quotecheck.model import Finding, Report, Severity
from quotecheck.reporters import RenderOptions, render
from quotecheck.reporters.github import SHOWN


class Command(NamedTuple):
    level: str
    properties: dict[str, str]
    message: str


def unescaped(text: str, *, data: bool) -> str:
    if not data:
        text = text.replace("%3A", ":").replace("%2C", ",")
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def read_back(text: str) -> tuple[list[Command], list[str]]:
    """What a runner makes of a step's output: commands, and lines of the log."""
    commands, lines = [], []
    for line in text.splitlines():
        found = re.match(r"\s*::(\w+)(?: (.*?))?::(.*)", line)
        if found is None:
            assert not re.search(r"##\w*\[", line)
            lines.append(line)
            continue
        pairs = [pair.partition("=") for pair in found[2].split(",")]
        properties = {name: unescaped(value, data=False) for name, _, value in pairs}
        commands.append(Command(found[1], properties, unescaped(found[3], data=True)))
    return commands, lines


def shown_for(report: Report) -> tuple[list[Command], list[str]]:
    return read_back(render("github", report, RenderOptions()))


def test_a_finding_is_an_annotation_at_its_place(checked_report: Report) -> None:
    finding = replace(checked_report.findings[0], line=3, column=5, end_line=3, end_column=9)
    (command,), lines = shown_for(replace(checked_report, findings=(finding,), skipped=()))
    assert command.level == "error"
    assert command.properties == {
        "file": "corpus/b.txt",
        "line": "3",
        "endLine": "3",
        "col": "5",
        "endColumn": "9",
        "title": "QC101 content-word-changed",
    }
    assert command.message == 'ferry-line B: "invaluable" is printed "priceless"'
    assert lines == []


def test_columns_only_on_one_line(checked_report: Report) -> None:
    finding = replace(checked_report.findings[0], line=3, column=5, end_line=4, end_column=9)
    (command,), _ = shown_for(replace(checked_report, findings=(finding,), skipped=()))
    assert (command.properties["line"], command.properties["endLine"]) == ("3", "4")
    assert not {"col", "endColumn"} & set(command.properties)


def test_what_is_written_is_what_is_read(checked_report: Report) -> None:
    path = "a,b:c%3A 100%.txt"
    finding = replace(checked_report.findings[0], source=path, message="50%: a, %0A ::error::x")
    (command,), _ = shown_for(replace(checked_report, findings=(finding,), skipped=()))
    assert command.properties["file"] == path
    assert command.message == "ferry-line B: 50%: a, %0A ::error::x"


def test_nothing_from_outside_is_a_command(sample_report: Report) -> None:
    commands, _ = shown_for(sample_report)
    told = len(sample_report.errors) + len(sample_report.findings)
    beyond = next(one for one in commands if "more annotation" in one.message)
    assert len(commands) - 1 + int(beyond.message.split()[0]) == told
    assert {one.level for one in commands} == {"error", "warning", "notice"}


def many(one: Finding, severity: Severity, number: int) -> tuple[Finding, ...]:
    return tuple(
        replace(one, severity=severity, line=row + 1, fingerprint=f"{severity}{row}")
        for row in range(number)
    )


def test_the_worst_come_first_and_the_rest_is_counted(checked_report: Report) -> None:
    one = checked_report.findings[0]
    findings = (
        *many(one, Severity.INFO, 12),
        *many(one, Severity.MINOR, 12),
        *many(one, Severity.MAJOR, 12),
        replace(one, severity=Severity.CRITICAL, source="z.txt"),
    )
    report = replace(checked_report, findings=findings, skipped=())
    commands, lines = shown_for(report)
    levels = [command.level for command in commands]
    assert levels.count("error") == levels.count("warning") == levels.count("notice") == SHOWN
    assert commands[0].properties["file"] == "z.txt"
    assert commands[-1].level == "notice"
    # What is not shown stands in the log.
    assert commands[-1].message == f"{len(lines)} more annotations in the log of this step"
    assert len(lines) == len(findings) - (3 * SHOWN - 1)


def test_what_fits_is_not_counted(checked_report: Report) -> None:
    findings = many(checked_report.findings[0], Severity.INFO, SHOWN - 1)
    commands, lines = shown_for(replace(checked_report, findings=findings, skipped=()))
    assert len(commands) == SHOWN - 1
    assert lines == []
    assert not any("more" in command.message for command in commands)


def test_nothing_to_tell_is_nothing(checked_report: Report) -> None:
    assert render("github", replace(checked_report, findings=(), skipped=()), RenderOptions()) == ""


def test_errors_come_before_findings(sample_report: Report) -> None:
    commands, lines = shown_for(sample_report)
    assert commands[0].properties == {
        "file": "corpus/damaged.txt",
        "title": "could not be checked",
    }
    assert commands[1].properties["line"] == "34"
    assert "corpus/chart.png: skipped: no known format" in lines

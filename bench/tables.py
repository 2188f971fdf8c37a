"""Scores as figures, and figures as tables for a reader.

Refuses: to judge what is good enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.score import Score

MARKS = ("plain", "marked")
"""Without and within quotation marks."""


def table(result: Score) -> dict[str, dict[str, dict[str, float | int]]]:
    """Figures by row, then by ``plain`` and ``marked``."""
    return {
        name: {
            marks: result.tallies[name, marks].figures()
            for marks in MARKS
            if (name, marks) in result.tallies
        }
        for name in sorted({row for row, _ in result.tallies}, key=order)
    }


def order(row: str) -> tuple[bool, str]:
    """Kinds before kinds by length."""
    return "," in row, row


def head(names: Sequence[str]) -> tuple[str, str]:
    """The first two lines of a table; all columns but the first are figures."""
    return f"| {' | '.join(names)} |", "|---|" + "---:|" * (len(names) - 1)


def as_markdown(figures: dict[str, dict[str, dict[str, Any]]]) -> str:
    """The table for a reader. Shares in per cent; ``as one``: an overlap of 0.8 or more."""
    heads = [f"{marks}: n | recall | as one | ends within 4" for marks in MARKS]
    lines = [f"| | {' | '.join(heads)} |", "|---|" + "---:|" * 8]
    for name, cells in figures.items():
        row = [name]
        for marks in MARKS:
            cell = cells.get(marks)
            row += (
                [
                    str(cell["plants"]),
                    *(f"{cell[key]:.1%}" for key in ("recall", "as_one")),
                    f"{cell['near']:.1%}" if cell["recall"] else "–",
                ]
                if cell
                else ["0", "", "", ""]
            )
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)

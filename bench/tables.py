"""Scores as figures, and figures as tables for a reader.

Refuses: to judge what is good enough.
"""

from __future__ import annotations

from typing import Any

from bench.score import Score


def table(result: Score) -> dict[str, dict[str, dict[str, float | int]]]:
    """Figures by row, then by ``plain`` and ``marked``."""
    names = sorted({row for row, _ in result.tallies}, key=lambda row: ("," in row, row))
    return {
        name: {
            marks: result.tallies[name, marks].figures()
            for marks in ("plain", "marked")
            if (name, marks) in result.tallies
        }
        for name in names
    }


def as_markdown(figures: dict[str, dict[str, dict[str, Any]]]) -> str:
    """The table for a reader. Shares in per cent; ``as one``: an overlap of 0.8 or more."""
    heads = "n | recall | as one | ends within 4"
    lines = [f"| | plain: {heads} | marked: {heads} |", "|---|" + "---:|" * 8]
    for name, cells in figures.items():
        row = [name]
        for marks in ("plain", "marked"):
            cell = cells.get(marks)
            row += (
                [str(cell["plants"]), *(f"{cell[key]:.1%}" for key in ("recall", "as_one", "near"))]
                if cell
                else ["0", "", "", ""]
            )
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)

"""What is a remark, whom it is meant for, and what only looks like one."""

from __future__ import annotations

import pytest

from quotecheck.text.directives import MOST, remarks


def told(text: str) -> list[tuple[str, tuple[str, ...], str, int, int | None]]:
    return [(one.kind, one.rules, one.reason, one.first, one.last) for one in remarks(text)]


@pytest.mark.parametrize(
    ("line", "rules", "reason"),
    [
        ("quotecheck: ignore[QC106] house style", ("QC106",), "house style"),
        ("  # quotecheck: ignore[QC106] why", ("QC106",), "why"),
        (
            "<!-- quotecheck: ignore[QC106, case-changed] why not -->",
            ("QC106", "case-changed"),
            "why not",
        ),
        ("words <!--quotecheck:ignore[QC106] a - b--> more words", ("QC106",), "a - b"),
        ("[//]: # (quotecheck: ignore[QC106] in (this) way)", ("QC106",), "in (this) way"),
        ("/* quotecheck: ignore[QC106]: why */", ("QC106",), "why"),
        ("{# quotecheck: ignore[QC106] — why #}", ("QC106",), "why"),
        ("% quotecheck: ignore[QC106]", ("QC106",), ""),
        ("// quotecheck: ignore no rule", (), "no rule"),
        ("# quotecheck: ignore[] why", (), "why"),
        ("# quotecheck: ignore[QC106 why", (), "[QC106 why"),
    ],
)
def test_a_remark_in_a_comment_or_on_a_line_of_its_own(
    line: str, rules: tuple[str, ...], reason: str
) -> None:
    assert told(f"one\n{line}\nthree") == [("ignore", rules, reason, 2, 2)]


@pytest.mark.parametrize(
    "line",
    [
        'He wrote "quotecheck: ignore[QC106] why" on the wall',
        "Say quotecheck: ignore[QC106] why, and it is passed over",
        "# Quotecheck: ignore[QC106] why",
        "# quotecheck ignore[QC106] why",
        "# quotecheck: forget[QC106] why",
        "# the quotecheck: ignore[QC106] why",
        " " * 40 + "quotecheck: ignore[QC106] why",
    ],
)
def test_what_is_no_remark(line: str) -> None:
    assert told(f"one\n{line}\n") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whom_it_is_meant_for(end: str) -> None:
    text = end.join(
        [
            "# quotecheck: ignore-file[QC101] a",
            "# quotecheck: ignore-next-line[QC102] b",
            "# quotecheck: ignore-start[QC103] c",
            "# quotecheck: ignore-start[QC104] d",
            "# quotecheck: ignore-end[QC103]",
            "# quotecheck: ignore-end",
            "# quotecheck: ignore-start[QC105] e",
            "# quotecheck: ignore-end[QC106]",
        ]
    )
    assert told(text) == [
        ("ignore-file", ("QC101",), "a", 1, 8),
        ("ignore-next-line", ("QC102",), "b", 3, 3),
        ("ignore-start", ("QC103",), "c", 3, 5),
        ("ignore-start", ("QC104",), "d", 4, 6),
        ("ignore-start", ("QC105",), "e", 7, None),
        ("ignore-end", ("QC106",), "", 8, 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# quotecheck: ignore[QC106] x\n" * 200_000,
        "# quotecheck: ignore-start[QC106] x\n" * 200_000,
        "# quotecheck: ignore-end[QC106]\n" * 200_000,
        "quotecheck:" * 400_000,
        "quotecheck:" + " " * 4_000_000,
        "# quotecheck: ignore[" + "x," * 2_000_000,
        "# quotecheck: ignore[QC106]" + ")" * 4_000_000,
        "# quotecheck: ignore[QC106]" + " -" * 2_000_000,
    ],
)
def test_a_hostile_text_does_not_waste_time(text: str) -> None:
    # read in more than one pass for each mark, it would take hours
    assert len(remarks(text)) <= MOST

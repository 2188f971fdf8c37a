"""The default screen, as golden files and by what it promises."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from quotecheck.model import Position, Report, Skipped
from quotecheck.reporters import RenderOptions, Verbosity, render
from quotecheck.reporters.canvas import cells

PLACE = re.compile(r"(?:corpus|quotes)[^\s:]*(?: :: name\.txt)?:\d+:\d+")


@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("width", [80, 120, 200, None])
def test_golden(
    sample_report: Report, golden: Callable[[str, str], None], width: int | None, color: bool
) -> None:
    text = render("full", sample_report, RenderOptions(width=width, color=color))
    golden(f"full-{width or 'piped'}{'-colour' if color else ''}.txt", text)


def test_golden_ascii_and_verbose(
    sample_report: Report, checked_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("full-40-ascii.txt", render("full", sample_report, RenderOptions(width=40, ascii=True)))
    verbose = RenderOptions(width=80, verbosity=Verbosity.VERBOSE)
    golden("full-80-verbose.txt", render("full", checked_report, verbose))
    quiet = RenderOptions(width=80, verbosity=Verbosity.QUIET)
    golden("full-80-quiet.txt", render("full", checked_report, quiet))


def words(text: str) -> list[str]:
    return sorted(re.sub(r"[\s·]+", " ", text).split())


def test_a_narrow_terminal_loses_no_word(sample_report: Report) -> None:
    narrow = render("full", sample_report, RenderOptions(width=40))
    piped = render("full", sample_report, RenderOptions())
    # A runner's command is broken only where a line begins with it.
    assert words(narrow.replace("\\::", "::")) == words(piped.replace("\\::", "::"))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal_but_for_a_place(
    sample_report: Report, width: int
) -> None:
    text = render("full", sample_report, RenderOptions(width=width))
    # The backslash that breaks a runner's command may stand out by one.
    lines = text.replace("#\\#", "##").splitlines()
    assert [line for line in lines if cells(line) > width and " :: " not in line] == []


def test_every_place_stands_in_one_piece_at_any_width(sample_report: Report) -> None:
    expected = sorted(PLACE.findall(render("full", sample_report, RenderOptions())))
    assert len(expected) > 20
    for width in (20, 40, 80, 200):
        text = render("full", sample_report, RenderOptions(width=width))
        assert sorted(PLACE.findall(text)) == expected


def test_our_own_signs_have_a_plain_form(checked_report: Report) -> None:
    quotes = tuple(
        quote for quote in checked_report.quotes if "gate" not in quote.collation.quote.id
    )
    text = render("full", replace(checked_report, quotes=quotes), RenderOptions(80, ascii=True))
    assert set(re.findall(r"[^\x00-\x7f]", text)) <= {"…"}  # that one is the source's own
    assert "{invaluable -> priceless}" in text


def test_a_consistent_quote_is_one_line_unless_more_was_asked_for(sample_report: Report) -> None:
    lines = render("full", sample_report, RenderOptions(width=80)).splitlines()
    assert sum("harbour-open " in line and "corpus" not in line for line in lines) == 1
    assert "corpus/b.txt:1:2" not in "\n".join(lines)
    verbose = RenderOptions(width=80, verbosity=Verbosity.VERBOSE)
    assert "corpus/b.txt:1:2" in render("full", sample_report, verbose)


def test_the_worst_comes_first_and_the_reason_last(checked_report: Report) -> None:
    text = render("full", checked_report, RenderOptions(width=80))
    assert text.startswith("ferry-line")
    assert text.index("lighthouse ") < text.index("harbour-open ") < text.index("QC101")
    assert text.endswith("exit 1 (fails on major)\n")


def test_errors_stand_after_findings_and_before_the_counts(sample_report: Report) -> None:
    text = render("full", sample_report, RenderOptions(width=80))
    assert text.index("QC304") < text.index("error: not valid UTF-8") < text.index("exit 2")
    assert text.count("corpus/damaged.txt") == 1  # an error; not a skip or a finding as well


def test_info_is_counted_and_told_only_on_request(checked_report: Report) -> None:
    assert "QC113" not in render("full", checked_report, RenderOptions())
    assert "4 info" in render("full", checked_report, RenderOptions())
    verbose = RenderOptions(verbosity=Verbosity.VERBOSE)
    assert "QC113" in render("full", checked_report, verbose)


def test_many_sources_skipped_for_one_reason_take_one_line(checked_report: Report) -> None:
    skipped = tuple(Skipped(f"corpus/{number}.png", "no known format") for number in range(9))
    report = replace(checked_report, skipped=skipped)
    text = render("full", report, RenderOptions())
    assert "skipped  9 sources: no known format (corpus/0.png, corpus/1.png, " in text
    assert "corpus/8.png" not in text
    assert "corpus/8.png" in render("full", report, RenderOptions(verbosity=Verbosity.VERBOSE))


def test_an_empty_report_is_its_counts() -> None:
    from quotecheck.model import Settings

    text = render("full", Report("quotes.yaml", Settings()), RenderOptions())
    assert text == "no findings · 0 quotes × 0 sources · exit 0 (fails on major)\n"


def many_places(report: Report, times: int) -> Report:
    """The quotes that differ, each wording printed ``times`` as often, at lines of its own."""
    quotes = []
    for quote in report.quotes:
        variants = tuple(
            replace(
                variant,
                occurrences=tuple(
                    replace(spot, position=Position(1000 * number + spot.position.line, 1))
                    for number in range(times)
                    for spot in variant.occurrences
                ),
            )
            for variant in quote.collation.variants
        )
        quotes.append(replace(quote, collation=replace(quote.collation, variants=variants)))
    return replace(report, quotes=tuple(quotes))


def test_many_places_of_what_is_as_registered_are_counted_and_all_of_what_differs_shown(
    checked_report: Report,
) -> None:
    report = many_places(checked_report, 30)
    (one,) = (
        variant.as_registered
        for quote in report.quotes
        if quote.collation.quote.id == "ferry-line"
        for variant in quote.collation.variants
        if variant.as_registered
    )
    assert one
    text = render("full", report, RenderOptions(width=80))
    assert "and 26 more (all with -v)" in text
    drifted = [
        spot
        for quote in report.quotes
        for variant in quote.collation.variants
        if not variant.as_registered
        for spot in variant.occurrences
    ]
    assert all(f"{spot.source}:{spot.position.line}:1" in text for spot in drifted)
    verbose = RenderOptions(width=80, verbosity=Verbosity.VERBOSE)
    assert "more (all with -v)" not in render("full", report, verbose)


def test_a_line_too_narrow_for_how_often_says_less_before_it_wraps(sample_report: Report) -> None:
    header = [
        next(
            line
            for line in render("full", sample_report, RenderOptions(width=width)).splitlines()
            if line.startswith("harbour-open")
        )
        for width in (80, 56)
    ]
    assert header[0].endswith("as registered 2× in 2 of 4 sources")
    assert header[1].endswith("as registered 2×")

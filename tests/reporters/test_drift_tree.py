"""The drift tree, drawn and exported: every wording is in it, once, and where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from quotecheck.model import Collation, Report
from quotecheck.reporters import RenderOptions, drift_tree, drift_tree_svg
from quotecheck.reporters.canvas import cells

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def ferry(sample_report: Report) -> Collation:
    return sample_report.quotes[2].collation


@pytest.mark.parametrize("width", [40, 80, 120, None])
def test_golden(ferry: Collation, golden: Callable[[str, str], None], width: int | None) -> None:
    text = drift_tree.render(ferry, RenderOptions(width=width))
    golden(f"tree-{width or 'piped'}.txt", text)


def test_golden_colour_ascii_and_exports(
    ferry: Collation, golden: Callable[[str, str], None]
) -> None:
    golden("tree-80-colour.txt", drift_tree.render(ferry, RenderOptions(width=80, color=True)))
    golden("tree-80-ascii.txt", drift_tree.render(ferry, RenderOptions(width=80, ascii=True)))
    golden("tree.newick", drift_tree.render_newick(ferry))
    golden("tree.svg", drift_tree_svg.render(ferry))


def test_it_claims_no_descent(ferry: Collation) -> None:
    text = drift_tree.render(ferry, RenderOptions())
    assert "a tree of drift" in text
    assert "stemma" not in text


def test_every_quote_is_drawn_with_each_variant_once(sample_report: Report) -> None:
    for quote in sample_report.quotes:
        collation = quote.collation
        labels = sorted(variant.label for variant in collation.variants)
        lines = drift_tree.render(collation, RenderOptions()).splitlines()
        drawn = [line.split("─ ")[1].split()[0] for line in lines if "─ " in line]
        assert sorted(drawn) == labels
        root = ElementTree.fromstring(drift_tree_svg.render(collation))
        texts = [element.text or "" for element in root.iter(f"{SVG}text")]
        shown = [text.split()[0] for text in texts if text.split()[0] in labels]
        assert sorted(shown) == labels


def test_in_ascii_our_own_signs_are(ferry: Collation) -> None:
    text = drift_tree.render(ferry, RenderOptions(width=80, ascii=True))
    assert text.isascii()


@pytest.mark.parametrize("width", [30, 40, 80])
def test_it_is_not_wider_than_the_terminal(ferry: Collation, width: int) -> None:
    for line in drift_tree.render(ferry, RenderOptions(width=width)).splitlines():
        assert cells(line) <= max(width, 36)


def test_a_hostile_quote_draws_harmless_xml(sample_report: Report) -> None:
    text = drift_tree_svg.render(sample_report.quotes[3].collation)
    assert "\x1b" not in text
    assert ElementTree.fromstring(text).tag == f"{SVG}svg"
    assert not {"script", "style", "image", "a"} & {
        element.tag.removeprefix(SVG) for element in ElementTree.fromstring(text).iter()
    }

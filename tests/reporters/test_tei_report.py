"""TEI: well-formed, every pointer leads somewhere, and every wording can be read out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from quotecheck.errors import Problem
from quotecheck.model import Op, Report, Settings, Variant
from quotecheck.reporters import RenderOptions, render
from quotecheck.text.tokens import wording

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def parsed(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring(render("tei", report, RenderOptions()))


def read(block: ElementTree.Element, witness: str) -> str:
    """The text of one witness: what stands outside every app, and its reading inside each."""
    text = block.text or ""
    for app in block:
        assert app.tag == f"{TEI}app"
        for reading in app:
            if f"#{witness}" in reading.get("wit", "").split():
                text += "".join(reading.itertext())
        text += app.tail or ""
    return text


def norms(text: str) -> list[str]:
    return [token.norm for token in wording(text).tokens]


def divisions(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return root.iter(f"{TEI}div")


def test_the_parts_stand_in_the_order_that_tei_asks_for(sample_report: Report) -> None:
    root = parsed(sample_report)
    assert root.tag == f"{TEI}TEI"
    assert [child.tag for child in root] == [f"{TEI}teiHeader", f"{TEI}text"]
    description = root.find(f"{TEI}teiHeader/{TEI}fileDesc")
    assert description is not None
    order = ["titleStmt", "publicationStmt", "notesStmt", "sourceDesc"]
    assert [child.tag.removeprefix(TEI) for child in description] == order
    method = root.find(f".//{TEI}variantEncoding")
    assert method is not None
    assert method.attrib == {"method": "parallel-segmentation", "location": "internal"}


def test_ids_are_unique_and_every_pointer_leads_to_a_witness(sample_report: Report) -> None:
    root = parsed(sample_report)
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    witnesses = {one.get(ID) for one in root.iter(f"{TEI}witness")}
    for name in ("wit", "corresp"):
        for element in root.iter():
            for pointer in element.get(name, "").split():
                assert pointer.removeprefix("#") in witnesses


def test_an_app_has_one_lemma_first_and_then_readings(sample_report: Report) -> None:
    apps = list(parsed(sample_report).iter(f"{TEI}app"))
    assert len(apps) > 4
    for app in apps:
        tags = [child.tag.removeprefix(TEI) for child in app]
        assert tags[0] == "lem"
        assert set(tags[1:]) == {"rdg"}
        named = [pointer for child in app for pointer in child.get("wit", "").split()]
        assert len(named) == len(set(named))


def test_the_registered_wording_can_be_read(sample_report: Report) -> None:
    for division, quote in zip(divisions(parsed(sample_report)), sample_report.quotes, strict=True):
        block = division.find(f"{TEI}ab")
        assert block is not None
        assert norms(read(block, "registered")) == [
            token.norm for token in quote.collation.quote.wording.tokens
        ]


def test_every_whole_wording_can_be_read(sample_report: Report) -> None:
    def whole(variant: Variant) -> bool:
        steps = variant.alignment.steps
        return all(step.op is not Op.MOVE and step.cut is None for step in steps)

    seen = 0
    for division, quote in zip(divisions(parsed(sample_report)), sample_report.quotes, strict=True):
        block = division.find(f"{TEI}ab")
        assert block is not None
        for variant in filter(whole, quote.collation.variants):
            seen += 1
            text = read(block, f"{division.get(ID)}{variant.label}")
            printed = [token.norm for token in variant.alignment.printed.tokens]
            if quote.collation.quote.id != "gate-[/foo]":  # [sic] is read as no word
                assert norms(text) == printed
    assert seen >= 4


def test_a_reading_says_what_it_is(sample_report: Report) -> None:
    found = {
        (reading.get("type"), "".join(reading.itertext()))
        for reading in parsed(sample_report).iter(f"{TEI}rdg")
    }
    assert ("polarity", "") in found
    assert ("polarity", "never not") in found
    assert ("quantity", "Nine") in found
    assert ("spelling", "honor") in found


def test_a_marked_omission_is_a_gap(sample_report: Report) -> None:
    gaps = list(parsed(sample_report).iter(f"{TEI}gap"))
    assert [gap.attrib for gap in gaps] == [{"reason": "ellipsis"}]


def test_no_blank_is_made_inside_a_wording(sample_report: Report) -> None:
    text = render("tei", sample_report, RenderOptions())
    assert "<ab>The harbour stays open all winter</ab>" in text
    blocks = [line for line in text.splitlines() if line.strip().startswith("<ab>")]
    assert all(line.endswith("</ab>") for line in blocks)


def test_attributions_between_two_parts_are_no_wording(sample_report: Report) -> None:
    quote = sample_report.quotes[1]
    accepted = quote.collation.variants[1]
    tokens = accepted.alignment.printed.tokens
    first = replace(tokens[0], gap=",” she said, “")
    printed = replace(accepted.alignment.printed, tokens=(first, *tokens[1:]))
    alignment = replace(accepted.alignment, printed=printed, resumes=(0,))
    collation = replace(quote.collation, variants=(replace(accepted, alignment=alignment),))
    report = replace(sample_report, quotes=(replace(quote, collation=collation),))
    assert "she said" not in render("tei", report, RenderOptions())


def test_nothing_compared_is_still_a_document() -> None:
    report = Report("q.yaml", Settings(), errors=(Problem("q.yaml", 1, 1, "no quotes"),))
    root = parsed(report)
    assert [note.get("type") for note in root.iter(f"{TEI}note")] == ["verdict", "error"]
    assert root.find(f".//{TEI}body/{TEI}p") is not None

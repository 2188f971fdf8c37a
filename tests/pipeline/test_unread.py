"""What could not be read might hold any quote: one that is found nowhere else is not missing."""

from __future__ import annotations

from pathlib import Path

from quotecheck.model import Settings, Status
from quotecheck.pipeline import Request, verify

REGISTRY = """\
version: 1
quotes:
  - {id: nowhere, speaker: A, text: nobody has ever printed these seven words}
"""


def test_a_quote_is_unchecked_where_a_source_could_not_be_read(tmp_path: Path) -> None:
    registry, corpus = tmp_path / "quotes.yaml", tmp_path / "corpus"
    registry.write_text(REGISTRY, "utf-8")
    corpus.mkdir()
    (corpus / "sound.md").write_text("Something else was printed here.", "utf-8")
    request = Request(str(registry), (str(corpus),), Settings())
    (missing,) = verify(request).quotes
    assert missing.status is Status.MISSING
    (corpus / "broken.txt").write_bytes(b"ab\xff\xfe\x00c")
    report = verify(request)
    assert [one.status for one in report.quotes] == [Status.UNCHECKED]
    assert [one.rule for one in report.findings] == ["QC901"]

"""A finding is passed over where its source asks for it with a reason, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quotecheck import pipeline
from quotecheck.model import Report, Settings
from quotecheck.reporters import RenderOptions, render

WORDS = "We will keep the old harbour open all winter because the island lives on its ferry"
BAD = f'"{WORDS.replace("old harbour", "new harbour")}," he said.'

Run = Callable[..., Report]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("quotes.yaml").write_text(
        f"quotes:\n  - {{id: ferry, speaker: Ada, text: {WORDS}}}\n"
        "  - {id: other, speaker: Ada, text: words that nobody has printed anywhere}\n"
    )

    def verified(text: str, **settings: object) -> Report:
        Path("a.md").write_text(text)
        chosen = Settings(**{"quotes": ("ferry",), **settings})  # type: ignore[arg-type]
        report = pipeline.verify(pipeline.Request("quotes.yaml", ("a.md",), chosen))
        assert report.errors == ()
        return report

    return verified


def told(report: Report) -> list[tuple[str, int | None, str]]:
    return [(one.rule, one.line, one.aside) for one in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        BAD + " <!-- quotecheck: ignore[QC101] it was so -->\n",
        f"<!-- quotecheck: ignore-next-line[content-word-changed] it was so -->\n{BAD}\n",
        f"# quotecheck: ignore-start[QC101] it was so\n\n{BAD}\n\n# quotecheck: ignore-end\n",
        f"{BAD}\n\n[//]: # (quotecheck: ignore-file[QC103, QC101] it was so)\n",
        BAD.replace("winter because", "winter\nbecause")
        .replace("new harbour", "old harbour")
        .replace("island", "islet")
        + " <!-- quotecheck: ignore[QC101] it was so -->",
    ],
)
def test_it_is_passed_over_and_stays(text: str, run: Run) -> None:
    report = run(text)
    ((rule, _, aside),) = told(report)
    assert (rule, aside) == ("QC101", "ignored: it was so")
    assert (report.exit_status, report.ignored) == (0, 1)
    assert run(text, remarks=False).exit_status == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BAD + " <!-- quotecheck: ignore[QC103] it was so -->", "nothing here to pass over"),
        (BAD + "\n\n# quotecheck: ignore[QC101] it was so", "nothing here to pass over"),
        (BAD + " <!-- quotecheck: ignore[QC101] -->", "gives no reason"),
        (BAD + " <!-- quotecheck: ignore it was so -->", "names no rule"),
        (BAD + " <!-- quotecheck: ignore[QC999] it was so -->", "QC999 cannot be passed over"),
        (BAD + " <!-- quotecheck: ignore[QC101, QC902] it was so -->", "QC902 cannot be passed"),
        (f"# quotecheck: ignore-start[QC101] it was so\n{BAD}", "no ignore-end below"),
        (f"{BAD} <!-- quotecheck: ignore-end[QC101] -->", "no open ignore-start"),
    ],
)
def test_what_asks_in_vain_is_told_and_silences_nothing(text: str, why: str, run: Run) -> None:
    report = run(text, quotes=())
    rules = {one.rule: one for one in report.findings if one.source == "a.md"}
    assert set(rules) == {"QC101", "QC305"}
    assert rules["QC101"].aside == ""
    assert why in rules["QC305"].message
    assert report.exit_status == 1


def test_of_some_quotes_only_nothing_is_said_of_the_rest(run: Run) -> None:
    text = f"{BAD}\n\n# quotecheck: ignore[QC106] about another quote\n"
    assert [one.rule for one in run(text).findings] == ["QC101"]
    assert "QC305" in [one.rule for one in run(text, quotes=()).findings]


def test_a_source_without_remarks_is_as_it_was(run: Run) -> None:
    assert told(run(BAD)) == [("QC101", 1, "")]


@pytest.mark.parametrize("format", ["full", "concise", "markdown", "csv", "gitlab"])
def test_every_format_gives_the_reason(format: str, run: Run) -> None:
    report = run(BAD + " <!-- quotecheck: ignore[QC101] so it was \x1b[31m -->")
    shown = render(format, report, RenderOptions())
    assert "ignored: so it was" in shown
    assert "\x1b" not in shown


def test_machines_get_it_in_their_own_way(run: Run) -> None:
    report = run(BAD + " <!-- quotecheck: ignore[QC101] so it was -->")
    options = RenderOptions()
    assert json.loads(render("json", report, options))["findings"][0]["ignored"] == "so it was"
    ((result,),) = (one["results"] for one in json.loads(render("sarif", report, options))["runs"])
    assert result["suppressions"] == [{"kind": "inSource", "justification": "so it was"}]
    assert ElementTree.fromstring(render("junit", report, options)).get("failures") == "0"
    assert render("github", report, options).startswith("::notice ")

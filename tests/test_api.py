"""The library as others use it: light to import, silent, typed, and never clean by accident."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import typing
from dataclasses import replace
from pathlib import Path

import pytest

import quotecheck
from quotecheck import Report, api, load_registry, verify
from quotecheck.cli import main
from quotecheck.errors import QuotecheckError, RegistryError, SourceError, UsageError
from quotecheck.model import Severity, Source, Status
from quotecheck.reporters import FORMATS, fragment

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "tests" / "cli" / "cases" / "changed-word"
TEXT = (
    "The harbour master said: “We will keep the old harbour open all winter, because the island "
    "lives on its ferry, and the ferry does not wait.”"
)
RAW = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_says_what_the_command_says(capsys: pytest.CaptureFixture[str]) -> None:
    report = verify("quotes.yaml", "corpus")
    assert capsys.readouterr() == ("", "")
    assert main(["verify", "--format", "json"]) == report.exit_status == 1
    assert json.loads(capsys.readouterr().out) == report.to_dict()


def test_to_dict_is_plain() -> None:
    document = verify(Path("quotes.yaml"), [Path("corpus")]).to_dict()
    assert json.loads(json.dumps(document)) == document


def test_a_text_in_memory_is_a_source() -> None:
    good = verify("quotes.yaml", {"answer": TEXT})
    assert (good.exit_status, good.findings) == (0, ())
    assert [one.path for one in good.sources] == ["answer"]
    bad = verify("quotes.yaml", {"answer": TEXT.replace("harbour open", "marina open")})
    assert bad.exit_status == 1
    (finding,) = bad.findings
    assert (finding.rule, finding.source, finding.line) == ("QC101", "answer", 1)
    (variant,) = bad.quotes[0].collation.variants
    (spot,) = variant.occurrences
    assert TEXT.replace("harbour open", "marina open")[spot.start : spot.end] == spot.text


def test_files_and_texts_together_stand_in_one_order() -> None:
    loaded = load_registry("quotes.yaml")
    texts = [Source("corpus/aa.txt", TEXT), Source("z", TEXT), Source("0", TEXT)]
    one = verify(loaded, ["corpus", *texts])
    other = verify(loaded, [*reversed(texts), Path("corpus")])
    assert one.to_dict() == other.to_dict()
    names = [source.path for source in one.sources]
    assert names == ["0", "corpus/a.txt", "corpus/aa.txt", "corpus/b.txt", "z"]


@pytest.mark.parametrize("text", ["", " \n\t", "… — !"])
def test_a_text_without_words_is_never_a_pass(text: str) -> None:
    report = verify("quotes.yaml", {"answer": text})
    assert report.exit_status == 2
    assert report.errors
    assert report.worst is Severity.CRITICAL


def test_an_empty_text_among_others_is_a_listed_skip() -> None:
    report = verify("quotes.yaml", {"answer": TEXT, "none": ""})
    assert report.exit_status == 0
    assert [(one.path, one.reason) for one in report.skipped] == [("none", "empty")]


def test_no_sources_is_never_a_pass() -> None:
    assert verify("quotes.yaml", []).exit_status == 2


def test_what_cannot_be_done_is_raised(folder: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        verify("quotes.yaml", "nowhere")
    with pytest.raises(UsageError, match="ferri"):
        verify("quotes.yaml", "corpus", quotes=["ferri"])
    with pytest.raises(UsageError, match="a: two sources have this name"):
        verify("quotes.yaml", [Source("a", TEXT), Source("a", TEXT)])
    (folder / "quotes.yaml").write_text("quotes: no\n", "utf-8")
    with pytest.raises(RegistryError):
        load_registry("quotes.yaml")
    with pytest.raises(QuotecheckError):
        verify("quotes.yaml", "corpus")


@pytest.mark.parametrize(
    "settings",
    [{"max_drift": 1.1}, {"max_drift": float("nan")}, {"min_words": 0}, {"fail_on": "grave"}],
)
def test_settings_have_bounds(settings: dict[str, typing.Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(settings))):
        verify("quotes.yaml", "corpus", **settings)


@pytest.mark.parametrize("name", ["quotes", "include", "exclude"])
def test_one_text_is_no_list(name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} takes several"):
        verify("quotes.yaml", "corpus", **{name: "ferry"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [("critical", 0), (Severity.MAJOR, 1), ("minor", 1), (None, 0), ("never", 0)],
)
def test_fail_on(fail_on: Severity | str | None, status: int) -> None:
    assert verify("quotes.yaml", "corpus", fail_on=fail_on).exit_status == status


def test_files_are_chosen() -> None:
    report = verify("quotes.yaml", "corpus", include=["b.*"])
    assert [source.path for source in report.sources] == ["corpus/b.txt"]
    assert report.quotes[0].status is Status.CONSISTENT


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_can_be_had(format: str) -> None:
    assert verify("quotes.yaml", "corpus").render(format).endswith("\n")


def test_a_notebook_shows_tables_and_nothing_acts(sample_report: Report) -> None:
    report = verify("quotes.yaml", "corpus")
    page = report._repr_html_()
    assert "{<del>harbour</del> → <ins>marina</ins>}" in page
    assert "QC101" in page
    hostile = fragment.render(sample_report)
    assert not RAW.search(hostile)
    assert "</script>" not in hostile
    tags = set(re.findall(r"<(/?[a-z]+)", hostile))
    assert tags <= {
        f"{end}{tag}"
        for end in ("", "/")
        for tag in ("div", "p", "strong", "ul", "li", "table", "tr", "th", "td", "del", "ins", "br")
    }


def test_a_long_report_is_cut_in_a_notebook_and_says_so(sample_report: Report) -> None:
    many = replace(sample_report, findings=sample_report.findings * 9)
    beyond = len(many.findings) - fragment.MOST
    assert f"<p>and {beyond} more</p>" in fragment.render(many)
    assert "more</p>" not in fragment.render(sample_report)


def test_the_package_is_light_and_lazy() -> None:
    program = (
        "import sys, quotecheck\n"
        "assert not {'numpy', 'yaml', 'rapidfuzz', 'quotecheck.api'} & set(sys.modules)\n"
        "assert {'verify', 'load_registry', 'Report'} <= set(dir(quotecheck))\n"
        "from quotecheck import Report, load_registry, verify\n"
        "assert not {'numpy', 'yaml', 'rapidfuzz', 'rich', 'typer'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_only_what_is_promised_is_there() -> None:
    assert quotecheck.verify is api.verify
    with pytest.raises(AttributeError, match="no attribute 'verfy'"):
        quotecheck.verfy  # noqa: B018


def test_its_types_can_be_resolved() -> None:
    hints = typing.get_type_hints(verify)
    assert hints["return"] is Report
    assert hints["fail_on"] == Severity | str | None


def test_the_documentation_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(folder / "corpus")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copy(ROOT / "quotes.yaml", folder)
    for name in ("README.md", "docs/api.md"):
        blocks = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
        assert blocks
        names: dict[str, object] = {}
        for block in blocks:
            exec(compile(block, name, "exec"), names)
    assert "answer:1:" in capsys.readouterr().out

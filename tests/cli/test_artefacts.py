"""Reports as files: several from one run, whole or not at all, and never over what is read."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quotecheck import pipeline
from quotecheck.cli import artefacts, main
from quotecheck.model import Report, Settings
from quotecheck.reporters import FORMATS

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory in which one word was changed; no summary is asked for."""
    shutil.copytree(CASES / "changed-word", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(artefacts.SUMMARY, raising=False)
    return tmp_path


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_several_from_one_run(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = left(changed)
    given = [f"--report={name}=out.{name}" for name in FORMATS]
    assert main(["verify", *given]) == 1
    assert capsys.readouterr().out.startswith("ferry")
    assert left(changed) == before | {f"out.{name}" for name in FORMATS}
    assert json.loads((changed / "out.json").read_text("utf-8"))["exit_code"] == 1
    assert json.loads((changed / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse(changed / "out.junit").getroot().get("failures") == "1"


def test_a_file_holds_what_stdout_gives(
    changed: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name in ("json", "csv", "tei"):
        assert main(["verify", "--format", name, "--report", f"{name}=out"]) == 1
        assert (changed / "out").read_bytes() == capfdbinary.readouterr().out


def test_a_run_that_could_not_check_leaves_reports_that_say_so(changed: Path) -> None:
    (changed / "quotes.yaml").write_text("quotes: []\n", "utf-8")
    assert main(["verify", "--report", "sarif=s", "--report", "junit=j"]) == 2
    (run,) = json.loads((changed / "s").read_text("utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert ElementTree.parse(changed / "j").getroot().get("errors") == "1"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("sarif", '"sarif" is no report; write FORMAT=PATH'),
        ("=x", 'no format ""'),
        ("sarif=", "is no report"),
        ("xml=a", 'no format "xml"; known are full, concise'),
    ],
)
def test_what_is_no_report_is_told_before_the_run(
    changed: Path, capsys: pytest.CaptureFixture[str], given: str, told: str
) -> None:
    assert main(["verify", "--report", given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


def test_one_path_holds_one_report(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--report", "json=a", "--report", "csv=./a"]) == 2
    assert "give each a path of its own" in capsys.readouterr().err
    assert "a" not in left(changed)


@pytest.mark.parametrize("path", ["quotes.yaml", "corpus/a.txt", "./corpus/../corpus/b.txt"])
def test_nothing_that_is_read_is_replaced(
    changed: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    before = (changed / path).read_bytes()
    assert main(["verify", "--report", f"full={path}"]) == 2
    assert "choose another path" in capsys.readouterr().err
    assert (changed / path).read_bytes() == before


def test_a_report_among_the_sources_is_no_source(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["verify", ".", "--format", "json", "--report", "markdown=corpus/report.md"]
    assert main(arguments) == 1
    first = capsys.readouterr().out
    assert (changed / "corpus" / "report.md").read_text("utf-8").startswith("## quotecheck")
    assert main(arguments) == 1
    assert capsys.readouterr().out == first


@pytest.mark.parametrize("path", ["none/a.sarif", "folder"])
def test_a_report_that_cannot_be_written_could_not_be_checked(
    changed: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    (changed / "folder").mkdir()
    before = left(changed)
    assert main(["verify", "--report", f"sarif={path}", "--report", "junit=j.xml"]) == 2
    out, err = capsys.readouterr()
    assert "cannot write the sarif report" in err
    assert out.startswith("ferry")
    # The others are written all the same.
    assert left(changed) == before | {"j.xml"}
    assert left(changed / "folder") == set()


@pytest.mark.skipif(os.name != "posix", reason="mode bits")
def test_an_old_report_keeps_its_mode_and_a_link_stays_a_link(changed: Path) -> None:
    old = changed / "old.json"
    old.write_text("{}", "utf-8")
    old.chmod(0o604)
    (changed / "link.json").symlink_to(old)
    assert main(["verify", "--report", "json=link.json"]) == 1
    assert (changed / "link.json").is_symlink()
    assert stat.S_IMODE(old.stat().st_mode) == 0o604
    assert json.loads(old.read_text("utf-8"))["exit_code"] == 1


def test_an_interrupted_run_leaves_the_old_report_and_nothing_else(
    changed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (changed / "r.json").write_text("old", "utf-8")
    before = left(changed)

    def interrupted(source: object, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    assert main(["verify", "--report", "json=r.json"]) == 130
    assert left(changed) == before
    assert (changed / "r.json").read_text("utf-8") == "old"


def test_an_interrupt_before_the_end_writes_nothing(
    changed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = left(changed)

    def interrupted(request: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "verify", interrupted)
    assert main(["verify", "--report", "json=r.json"]) == 130
    assert left(changed) == before


def test_a_job_gets_its_summary_after_what_is_there(
    changed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = changed / "summary.md"
    summary.write_text("# before\n", "utf-8")
    monkeypatch.setenv(artefacts.SUMMARY, str(summary))
    assert main(["verify", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=corpus/a.txt,line=1,")
    told = summary.read_text("utf-8")
    assert told.startswith("# before\n## quotecheck: exit 1")
    assert main(["verify", "--report", "github=g.txt"]) == 1
    assert summary.read_text("utf-8").count("## quotecheck") == 2


def test_only_github_has_a_summary(changed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(artefacts.SUMMARY, str(changed / "summary.md"))
    assert main(["verify", "--format", "json"]) == 1
    assert not (changed / "summary.md").exists()


def test_a_summary_that_cannot_be_written_changes_no_verdict(
    changed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(artefacts.SUMMARY, str(changed / "none" / "summary.md"))
    assert main(["verify", "--format", "github"]) == 1
    assert "cannot write the job's summary" in capsys.readouterr().err


@pytest.mark.parametrize("held", [0, 200, 399, 400, 600])
def test_a_summary_never_outgrows_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int, sample_report: Report
) -> None:
    summary = tmp_path / "s.md"
    summary.write_bytes(b"x" * held)
    monkeypatch.setenv(artefacts.SUMMARY, str(summary))
    monkeypatch.setattr(artefacts, "SUMMARY_LIMIT", 400)
    artefacts.summarise(sample_report, ["github"])
    data = summary.read_bytes()
    assert len(data) <= max(400, held)
    assert data.startswith(b"x" * held)
    if held <= 200:
        assert data.endswith(b"(cut here: a summary holds 1 MiB)\n")
        data.decode("utf-8")


def test_a_summary_that_fits_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "s.md"
    monkeypatch.setenv(artefacts.SUMMARY, str(summary))
    artefacts.summarise(Report("quotes.yaml", Settings()), ["github"])
    assert b"cut here" not in summary.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
def test_a_signal_leaves_no_partial_report(changed: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from quotecheck import cli\n"
        "def struck(descriptor):\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "os.fsync = struck\n"
        "sys.exit(cli.main(['verify', '--report', 'json=r.json']))\n"
    )
    before = left(changed)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=changed, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 143, done.stderr
    assert left(changed) == before

"""The plugin in a pytest of its own: silent until asked, one test a quote, errors as errors."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Loaded before pytester takes its snapshots of what is imported: numpy can be loaded only once.
from quotecheck import pipeline, reporters

assert pipeline
assert reporters

pytest_plugins = ["pytester"]

REGISTRY = """\
version: 1
quotes:
  - id: ferry
    speaker: The harbour master
    text: >-
      We will not close the old ferry line this winter, because the island lives on it
  - id: school
    speaker: A teacher
    text: >-
      Every child on the island walks to the same school, and nobody has asked for another
"""
FERRY = "“We will not close the old ferry line this winter, because the island lives on it.”\n"
SCHOOL = "“Every child on the island walks to the same school, and nobody has asked for another.”\n"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def lay_out(pytester: pytest.Pytester, *texts: str, registry: str = REGISTRY) -> None:
    (pytester.path / "quotes.yaml").write_text(registry, "utf-8")
    corpus = pytester.mkdir("corpus")
    for number, text in enumerate(texts):
        (corpus / f"{number}.txt").write_text(text, "utf-8")


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """With ours alone of all plugins: others take seconds to load anew each time."""
    return pytester.runpytest("-p", "quotecheck.pytest_plugin", *arguments)


def test_nothing_is_collected_unless_asked(pytester: pytest.Pytester) -> None:
    lay_out(pytester, FERRY.replace("not ", ""))
    result = run(pytester)
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED


@pytest.mark.parametrize("ini", [False, True])
def test_one_test_a_quote(pytester: pytest.Pytester, ini: bool) -> None:
    lay_out(pytester, FERRY, SCHOOL)
    if ini:
        pytester.makeini("[pytest]\nquotecheck = true\n")
    result = run(pytester, "-v", *([] if ini else ["--quotecheck"]))
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["quotes.yaml::ferry PASSED*", "quotes.yaml::school PASSED*"])


def test_a_failure_shows_the_entry_of_its_quote(pytester: pytest.Pytester) -> None:
    lay_out(pytester, FERRY.replace("not ", ""), SCHOOL)
    result = run(pytester, "--quotecheck")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "* quote ferry *",
            "ferry  *CRITICAL",
            "*We will {not* →} close*",
            "*corpus/0.txt:1:2*",
            "corpus/0.txt:1:*QC103 critical  ferry*",
            "FAILED quotes.yaml::ferry*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*Every child*")


def test_a_quote_found_nowhere_fails(pytester: pytest.Pytester) -> None:
    lay_out(pytester, FERRY)
    result = run(pytester, "--quotecheck")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*QC301 major*"])


def test_the_nearest_configuration_holds(pytester: pytest.Pytester) -> None:
    """Its sources are read, and not corpus/; what it lets pass passes."""
    lay_out(pytester, FERRY, SCHOOL)
    press = pytester.mkdir("press") / "a.txt"
    press.write_text(FERRY.replace("not ", ""), "utf-8")
    settings = pytester.path / "quotecheck.toml"
    settings.write_text('paths = ["press"]\n', "utf-8")
    run(pytester, "--quotecheck").assert_outcomes(failed=2)
    settings.write_text('paths = ["press"]\nfail_on = "never"\n', "utf-8")
    run(pytester, "--quotecheck").assert_outcomes(passed=2)


def test_the_corpus_is_beside_the_registry(pytester: pytest.Pytester) -> None:
    lay_out(pytester, FERRY, SCHOOL)
    folder = pytester.mkdir("archive")
    for name in ("quotes.yaml", "corpus"):
        (pytester.path / name).rename(folder / name)
    run(pytester, "--quotecheck").assert_outcomes(passed=2)


def test_findings_of_no_quote_are_a_test(pytester: pytest.Pytester) -> None:
    """An idle remark in a source fails where minor does, and only there."""
    idle = "<!-- quotecheck: ignore-file[QC106] the proofs were read -->\n"
    lay_out(pytester, FERRY, SCHOOL, idle + "Nothing of it here.\n")
    settings = pytester.path / "quotecheck.toml"
    settings.write_text('fail_on = "minor"\n', "utf-8")
    result = run(pytester, "--quotecheck")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*QC305 minor*"])
    settings.write_text('fail_on = "major"\n', "utf-8")
    run(pytester, "--quotecheck").assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("registry", "texts", "settings", "told"),
    [
        (REGISTRY.replace("speaker", "speeker"), (FERRY,), "", "*speeker*"),
        (REGISTRY, (), "", "*nothing to compare*"),
        (REGISTRY, (FERRY, "…\n"), "", "*corpus/1.txt*no text in it*"),
        (REGISTRY, (FERRY,), 'fail_onn = "minor"\n', "*fail_on*"),
    ],
)
def test_what_cannot_be_checked_is_an_error_of_the_collection(
    pytester: pytest.Pytester, registry: str, texts: tuple[str, ...], settings: str, told: str
) -> None:
    lay_out(pytester, *texts, registry=registry)
    (pytester.path / "quotecheck.toml").write_text(settings, "utf-8")
    result = run(pytester, "--quotecheck")
    result.assert_outcomes(errors=1)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["*ERROR collecting quotes.yaml*", told])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_nothing_is_imported_at_start_up(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is installed: pytest finds the entry point, and loads one module of ours."""
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    lay_out(pytester, FERRY, SCHOOL)
    pytester.makepyfile(
        """
        import sys

        def test_rooms():
            rooms = {name for name in sys.modules if name.partition(".")[0] == "quotecheck"}
            assert rooms == {"quotecheck", "quotecheck.pytest_plugin"}
            assert "numpy" not in sys.modules
        """
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"],
        cwd=pytester.path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout

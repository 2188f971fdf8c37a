"""A flag wins over the environment, that over the file, that over defaults; typos are errors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from quotecheck.config import KEYS, Resolved, resolve
from quotecheck.errors import ConfigurationError
from quotecheck.model import Kind, Severity

FULL = """\
registry = "texts/quotes.yaml"
paths = ["texts", "more"]
include = ["*.md"]
exclude = ["drafts/"]
max_drift = 0.2
min_words = 4
evidence = 50
fail_on = "never"
jobs = 2
remarks = false
[severity]
spelling = "minor"
typography = "none"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "top" / "work"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def written(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)


def values(found: Resolved) -> dict[str, Any]:
    return {name: one.value for name, one in found.settings.items()}


def problems(flags: dict[str, Any] | None = None, env: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        resolve(flags or {}, env or {})
    return [str(one) for one in caught.value.problems]


def test_nothing_said_is_every_default() -> None:
    found = resolve({}, {})
    assert values(found) == {name: key.default for name, key in KEYS.items()}
    assert {one.origin for one in found.settings.values()} == {"default"}
    assert found.file is None


@pytest.mark.parametrize("shared", [True, False])
def test_every_key_can_stand_in_a_file(shared: bool) -> None:
    if shared:
        text = "[project]\nname = 'x'\n\n[tool.quotecheck]\n" + FULL
        written("pyproject.toml", text.replace("[severity]", "[tool.quotecheck.severity]"))
    else:
        written("quotecheck.toml", FULL)
    found = resolve({}, {})
    assert set(FULL.replace("[severity]", "severity =").split()) >= set(KEYS)
    assert (found.registry, found.paths) == ("texts/quotes.yaml", ("texts", "more"))
    assert (found.include, found.exclude) == (("*.md",), ("drafts/",))
    assert (found.max_drift, found.min_words, found.evidence) == (0.2, 4, 50.0)
    assert found.fail_on is None
    assert found.jobs == 2
    assert found.remarks is False
    assert found.severity == {Kind.SPELLING: Severity.MINOR, Kind.TYPOGRAPHY: Severity.NONE}
    line = 9 if shared else 5
    name = "pyproject.toml" if shared else "quotecheck.toml"
    assert found.settings["max_drift"].origin == f"{name}:{line}"
    assert found.settings["severity"].origin == f"{name}:{line + 6}"
    assert found.file == name


def test_every_key_can_stand_in_the_environment() -> None:
    found = resolve(
        {},
        {
            "QUOTECHECK_REGISTRY": "r.yaml",
            "QUOTECHECK_PATHS": os.pathsep.join(["a", "b c"]),
            "QUOTECHECK_INCLUDE": "*.md",
            "QUOTECHECK_EXCLUDE": "x",
            "QUOTECHECK_MAX_DRIFT": "0.1",
            "QUOTECHECK_MIN_WORDS": "7",
            "QUOTECHECK_EVIDENCE": "40.5",
            "QUOTECHECK_FAIL_ON": "minor",
            "QUOTECHECK_JOBS": "auto",
            "QUOTECHECK_REMARKS": "False",
            "QUOTECHECK_SEVERITY": "spelling=major, case=none",
        },
    )
    assert found.registry == "r.yaml"
    assert found.paths == ("a", "b c")
    assert (found.max_drift, found.min_words, found.evidence) == (0.1, 7, 40.5)
    assert found.jobs == 0
    assert found.fail_on is Severity.MINOR
    assert found.severity == {Kind.SPELLING: Severity.MAJOR, Kind.CASE: Severity.NONE}
    assert {one.origin for name, one in found.settings.items()} == {
        key.variable for key in KEYS.values()
    }


def test_flag_over_environment_over_file_over_default() -> None:
    written("quotecheck.toml", "min_words = 4\nmax_drift = 0.2\nfail_on = 'minor'\n")
    env = {"QUOTECHECK_MIN_WORDS": "6", "QUOTECHECK_MAX_DRIFT": "0.3", "QUOTECHECK_PATHS": ""}
    found = resolve({"min_words": 8, "max_drift": None, "paths": ()}, env)
    told = {name: (one.value, one.origin) for name, one in found.settings.items()}
    assert told["min_words"] == (8, "--min-words")
    assert told["max_drift"] == (0.3, "QUOTECHECK_MAX_DRIFT")
    assert told["fail_on"] == (Severity.MINOR, "quotecheck.toml:3")
    assert told["paths"] == (("corpus",), "default")


def test_a_flag_may_say_never() -> None:
    assert resolve({"fail_on": "never"}, {"QUOTECHECK_FAIL_ON": "info"}).fail_on is None


def test_a_zero_is_given() -> None:
    assert resolve({"max_drift": 0.0}, {"QUOTECHECK_MAX_DRIFT": "0.3"}).max_drift == 0.0


def test_it_is_looked_for_from_the_registrys_folder_upwards() -> None:
    written("../quotecheck.toml", "min_words = 3\npaths = ['press']\n")
    written("sub/pyproject.toml", "[tool.other]\nquotecheck = 1\n")
    found = resolve({"registry": "sub/quotes.yaml"}, {})
    assert found.file == "../quotecheck.toml"
    assert (found.min_words, found.paths) == (3, ("../press",))
    written("sub/pyproject.toml", "[tool.quotecheck]\nmin_words = 4\npaths = ['press']\n")
    found = resolve({"registry": "sub/quotes.yaml"}, {})
    assert (found.min_words, found.paths) == (4, ("sub/press",))
    assert resolve({}, {"QUOTECHECK_REGISTRY": "sub/quotes.yaml"}).min_words == 4
    assert resolve({}, {}).min_words == 3


def test_of_two_files_in_one_folder_our_own_holds_and_nothing_is_merged() -> None:
    written("quotecheck.toml", "min_words = 3\n")
    written("pyproject.toml", "[tool.quotecheck]\nmin_words = 4\nmax_drift = 0.1\n")
    found = resolve({}, {})
    assert (found.min_words, found.max_drift) == (3, 0.35)


def test_all_that_is_wrong_is_told_with_its_line() -> None:
    written(
        "pyproject.toml",
        "[project]\nmin_words = 'not ours'\n[tool.quotecheck]\n# failon = 1\nfailon = 'major'\n"
        "min-words = 5\nnonsense = 1\nmax_drift = '0.2'\ninclude = '*.md'\n"
        "[tool.quotecheck.severity]\nspeling = 'minor'\n",
    )
    assert problems() == [
        'pyproject.toml:5:1: unknown key "failon"; did you mean "fail_on"?',
        'pyproject.toml:6:1: unknown key "min-words"; did you mean "min_words"?',
        f'pyproject.toml:7:1: unknown key "nonsense"; known are {", ".join(KEYS)}',
        "pyproject.toml:8:1: max_drift: expected a number from 0 to 1",
        'pyproject.toml:9:1: include: expected a list of texts, as in ["a", "b"]',
        'pyproject.toml:10:1: severity: unknown kind "speling"; did you mean "spelling"?',
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("registry = ''", "a text"),
        ("registry = 3", "a text"),
        ("paths = ['a', 3]", "a list of texts"),
        ("max_drift = 1.5", "from 0 to 1"),
        ("max_drift = nan", "from 0 to 1"),
        ("max_drift = true", "from 0 to 1"),
        ("min_words = 0", "whole number"),
        ("min_words = 2.0", "whole number"),
        ("min_words = true", "whole number"),
        ("evidence = -1", "bits"),
        ("evidence = inf", "bits"),
        ("remarks = 'no'", "true or false"),
        ("remarks = 1", "true or false"),
        ("fail_on = 'none'", "info, minor, major, critical, never"),
        ("fail_on = 3", "info, minor, major, critical, never"),
        ("fail_on = ['major']", "info, minor, major, critical, never"),
        ("severity = 3", "a table"),
        ("severity = {spelling = 'bad'}", "none, info"),
        ("severity = {spelling = 3}", "none, info"),
    ],
)
def test_a_value_of_another_type_is_refused(line: str, expected: str) -> None:
    written("quotecheck.toml", f"{line}\n")
    (told,) = problems()
    assert told.startswith(f"quotecheck.toml:1:1: {line.split(maxsplit=1)[0]}: ")
    assert expected in told


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MAX_DRIFT", "much"),
        ("MIN_WORDS", "-1"),
        ("MIN_WORDS", "9" * 5000),
        ("EVIDENCE", "nan"),
        ("FAIL_ON", "loud"),
        ("REMARKS", "maybe"),
        ("SEVERITY", "spelling"),
        ("REGISTRY", " "),
    ],
)
def test_a_wrong_variable_is_refused(variable: str, value: str) -> None:
    (told,) = problems(env={f"QUOTECHECK_{variable}": value})
    assert told.startswith(f"QUOTECHECK_{variable}: expected")


def test_a_misspelt_variable_is_refused_and_a_strange_one_is_not_ours() -> None:
    (told,) = problems(env={"QUOTECHECK_FAILON": "info"})
    assert told == "QUOTECHECK_FAILON is no setting; did you mean QUOTECHECK_FAIL_ON?"
    assert resolve({}, {"QUOTECHECK_VERSION": "1.2", "QUOTECHECK_TRACEBACK": "1"}).min_words == 5


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"min_words = = 3\n", "quotecheck.toml:1:13: not valid TOML: Invalid value"),
        (b"min_words = '\xff'\n", "quotecheck.toml: not valid UTF-8 at byte 13"),
        (b"a = " + b"[" * 100_000, "quotecheck.toml: not valid TOML"),
    ],
)
def test_what_is_no_toml_is_refused(content: bytes, told: str) -> None:
    Path("quotecheck.toml").write_bytes(content)
    (problem,) = problems()
    assert problem.startswith(told)


def test_a_byte_order_mark_and_crlf_are_no_trouble() -> None:
    Path("quotecheck.toml").write_bytes(b"\xef\xbb\xbfmin_words = 3\r\nmax_drift = 0.1\r\n")
    assert resolve({}, {}).settings["max_drift"].origin == "quotecheck.toml:2"

"""Every way in which a registry can be wrong: one message each, at its place."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotecheck.errors import Problem, RegistryError
from quotecheck.registry import load
from quotecheck.registry.contents import MAX_BYTES
from quotecheck.registry.parse import DEPTH
from quotecheck.registry.problems import LIMIT

GOOD = "  - {id: good, speaker: Ada, text: The engine weaves patterns.}\n"
SIX = """\
version: 1
quotes:
  - id: one
    speker: Ada
    text: The engine weaves.
    mode: spokn
  - id: one
    speaker: Ada
    text: "…"
    said: 1843-13-01
    tags: lone
"""


def problems(folder: Path, content: str | bytes) -> tuple[Problem, ...]:
    path = folder / "quotes.yaml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    with pytest.raises(RegistryError) as raised:
        load(path)
    assert all(problem.path == path.as_posix() for problem in raised.value.problems)
    return raised.value.problems


def only(folder: Path, content: str | bytes) -> tuple[int | None, int | None, str]:
    found = problems(folder, content)
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0].line, found[0].column, found[0].message


def test_six_mistakes_are_six_problems_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems(tmp_path, SIX)
    assert [(problem.line, problem.column) for problem in found] == [
        (4, 5),
        (6, 11),
        (7, 9),
        (9, 11),
        (10, 11),
        (11, 11),
    ]
    assert 'did you mean "speaker"?' in found[0].message
    assert 'did you mean "spoken"?' in found[1].message
    assert "line 3" in found[2].message
    assert "no word" in found[3].message
    assert "no such date" in found[4].message
    assert 'write ["lone"]' in found[5].message


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("", (1, 1), "empty"),
        ("# only a comment\n", (1, 1), "empty"),
        ("---\n", (2, 1), "null"),
        ("~\n", (1, 1), "null"),
        ("- a\n", (1, 1), "found a list"),
        ("words\n", (1, 1), "found text"),
        ("{}\n", (1, 1), "no quotes"),
        ("version: 1\n", (1, 1), "no quotes"),
        ("quotes: []\n", (1, 9), "no quotes"),
        ("quotes:\n", (1, 8), "found nothing"),
        ("quotes: {one: two}\n", (1, 9), "found a mapping"),
        ("version: 2\nquotes:\n" + GOOD, (1, 10), 'version "2"'),
        ("version: [1]\nquotes:\n" + GOOD, (1, 10), "found a list"),
        ("verson: 1\nquotes:\n" + GOOD, (1, 1), 'did you mean "version"?'),
        ("quote:\n" + GOOD, (1, 1), 'did you mean "quotes"?'),
        ("zzz: 1\nquotes:\n" + GOOD, (1, 1), "its keys are version, speakers, quotes"),
        ("quotes:\n" + GOOD + "quotes:\n" + GOOD, (3, 1), "line 1 already"),
        ("quotes:\n" + GOOD + "---\na: b\n", (3, 1), "second document"),
        ("quotes:\n" + GOOD + "? [a]\n: b\n", (3, 3), "expected a key, found a list"),
        ("quotes: &a\n" + GOOD, (1, 9), "anchors"),
        ("quotes: !!seq\n" + GOOD, (1, 9), "tags"),
        ("quotes:\n" + GOOD + "  - nope\n", (3, 5), "found text"),
    ],
)
def test_the_file(tmp_path: Path, content: str, place: tuple[int, int], words: str) -> None:
    line, column, message = only(tmp_path, content)
    assert ((line, column), words in message) == (place, True), (line, column, message)


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("mode: spokn", 11, 'did you mean "spoken"?'),
        ("mode: zzzz", 11, "spoken, written, translated"),
        ("language: English", 15, "pt-BR"),
        ("said: yesterday", 11, "YYYY"),
        ("said: 2025-02-30", 11, "no such date"),
        ("said: 20250503", 11, "YYYY"),
        ("context:", 13, "found nothing"),
        ("context: ''", 14, "empty text"),
        ("context: [a]", 14, "expected text, found a list"),
        ("notes: ~", 12, "found nothing"),
        ("tags: lone", 11, '["lone"]'),
        ("tags: [a, [b]]", 15, "expected text, found a list"),
        ("tags: {a: b}", 11, "found a mapping"),
        ("require:", 13, "found nothing"),
        ("max_drift: 1", 16, "not including, 1"),
        ("max_drift: -0.1", 16, "not including, 1"),
        ("max_drift: nan", 16, "not including, 1"),
        ("max_drift: 35%", 16, "0.35 for 35 %"),
        ("maxdrift: 0.3", 5, 'did you mean "max_drift"?'),
        ("max-drift: 0.3", 5, 'did you mean "max_drift"?'),
        ("severity: major", 15, "{spelling: minor}"),
        ("severity: {speling: minor}", 16, 'did you mean "spelling"?'),
        ("severity: {spelling: mayor}", 26, 'did you mean "major"?'),
        ("severity: {? : minor}", 18, "key is missing"),
        ("severity: {spelling: }", 26, "found nothing"),
        ("accept: {text: a, reason: b}", 13, "write each as"),
        ("accept: [a wording]", 14, "write each as"),
        ("accept: [{text: a b}]", 14, 'acceptance 1 has no "reason"'),
        ("accept: [{reason: a b}]", 14, 'acceptance 1 has no "text"'),
        ("accept: [{text: '...', reason: b}]", 21, "no word"),
        ("accept: [{text: a, reason: b, until: 2027}]", 42, "YYYY-MM-DD"),
        ("accept: [{text: a, reason: b, untl: 2027-01-01}]", 35, 'did you mean "until"?'),
        ("accept: [{text: a, reason: b, sources: a.txt}]", 44, '["a.txt"]'),
        ("notes: *other", 12, "aliases"),
        ("notes: &other a", 12, "anchors"),
        ("notes: !!str a", 12, "tags"),
        ("notes: ! a", 12, "tags"),
        ("<<: {notes: a}", 5, "merge keys"),
        ('notes: "a\\u0000b"', 12, "U+0000"),
        ('notes: "a\\e[31mb"', 12, "U+001B"),
        ("id: other", 5, "duplicate key"),
    ],
)
def test_a_quote(tmp_path: Path, line: str, column: int, words: str) -> None:
    content = f"quotes:\n  - id: one\n    speaker: Ada\n    text: It weaves.\n    {line}\n"
    found = only(tmp_path, content)
    assert (found[:2], words in found[2]) == ((5, column), True), found


@pytest.mark.parametrize(
    "line",
    [
        "mode: written",
        "language: es",
        "said: 2025",
        "said: 2024-02-29",
        "context: no",
        "tags: []",
        "tags: [null-ish, 'null']",
        "max_drift: 0",
        "max_drift: .5",
        "severity: {}",
        "severity: {spelling: none}",
        "accept: []",
        "accept: [{text: a, reason: b, until: 2027-01-01}]",
        "notes: 'a: b # c'",
    ],
)
def test_a_quote_without_a_problem(tmp_path: Path, line: str) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text(f"quotes:\n  - id: one\n    speaker: Ada\n    text: It weaves.\n    {line}\n")
    assert load(path).quotes[0].id == "one"


@pytest.mark.parametrize("key", ["id", "speaker", "text"])
def test_what_is_missing_names_the_quote_and_its_place(tmp_path: Path, key: str) -> None:
    keys = {"id": "one", "speaker": "Ada", "text": "It weaves."}
    del keys[key]
    entry = ", ".join(f"{name}: {value}" for name, value in keys.items())
    line, column, message = only(tmp_path, f"quotes:\n{GOOD}  - {{{entry}}}\n")
    assert (line, column) == (3, 5)
    assert (
        message
        == f'quote {"number 2" if key == "id" else chr(34) + "one" + chr(34)} has no "{key}"'
    )


@pytest.mark.parametrize("word", ["a b", "-a", ".a", "é", "a/b", "a:b", "'a\n\n  b'"])
def test_an_id_is_made_of_plain_letters(tmp_path: Path, word: str) -> None:
    line, _, message = only(tmp_path, f"quotes:\n  - id: {word}\n    speaker: A\n    text: b\n")
    assert line == 2
    assert "cannot be an id" in message


def test_a_misspelt_key_is_read_as_what_was_meant(tmp_path: Path) -> None:
    content = "quotes:\n  - {id: one, speaker: Ada, txt: '...'}\n"
    messages = [problem.message for problem in problems(tmp_path, content)]
    assert len(messages) == 2
    assert 'did you mean "text"?' in messages[0]
    assert "no word" in messages[1]


def test_a_misspelt_key_beside_the_right_one_is_only_unknown(tmp_path: Path) -> None:
    content = "quotes:\n  - {id: one, speaker: Ada, txt: '...', text: It weaves.}\n"
    assert 'unknown key "txt"' in only(tmp_path, content)[2]


@pytest.mark.parametrize(
    ("speakers", "place", "words"),
    [
        ("[Ada]", (1, 11), "{Name: {aliases: [Other Name]}}"),
        ("{Ada: }", (1, 17), "found nothing"),
        ("{Ada: [Countess]}", (1, 17), "{aliases: [Other Name]}"),
        ("{Ada: {alias: [Countess]}}", (1, 18), 'did you mean "aliases"?'),
        ("{Ada: {aliases: Countess}}", (1, 27), '["Countess"]'),
        ("{Ada: {aliases: [A, B]}, Mary: {aliases: [b]}}", (1, 52), 'name of "Ada" already'),
        ("{Ada: {aliases: [Mary]}, Mary: {}}", (1, 36), 'name of "Ada" already'),
        ("{Ada: {}, ADA: {}}", (1, 21), 'name of "Ada" already'),
        ("{Ada: {aliases: ['?']}}", (1, 27), "no word"),
    ],
)
def test_speakers(tmp_path: Path, speakers: str, place: tuple[int, int], words: str) -> None:
    found = only(tmp_path, f"speakers: {speakers}\nquotes:\n{GOOD}")
    assert (found[:2], words in found[2]) == (place, True), found


def test_speakers_without_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    path.write_text(f"speakers: {{Ada: {{aliases: [ada, A, a]}}, Bea: {{}}}}\nquotes:\n{GOOD}")
    assert load(path).speakers == {"Ada": ("ada", "A", "a"), "Bea": ()}


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("quotes:\n  - id: one\n    text: a: b\n", (3, 12), "needs quotes"),
        ("quotes:\n  - id: 'one\n    text: a\n", (2, 9), "never closed"),
        ("quotes:\n  - id: one\n\ttext: a\n", (3, 1), "indent with spaces"),
        ("quotes: [}", (1, 10), "not valid YAML"),
    ],
)
def test_bad_yaml_has_a_place_and_advice(
    tmp_path: Path, content: str, place: tuple[int, int], words: str
) -> None:
    found = only(tmp_path, content)
    assert (found[:2], words in found[2]) == (place, True), found


def test_what_was_wrong_before_bad_yaml_is_told_too(tmp_path: Path) -> None:
    content = "quotes:\n  - {id: one, speaker: Ada}\n  - {id: two, ]\n"
    assert [problem.line for problem in problems(tmp_path, content)] == [2, 3]


def test_bytes_that_are_no_text_have_a_place(tmp_path: Path) -> None:
    content = b"quotes:\n  - {id: one, speaker: A\x85a, text: caf\xe9 \x00 b\xc2\x85c}\n"
    found = problems(tmp_path, content)
    assert [(problem.line, problem.column) for problem in found] == [
        (2, 25),
        (2, 38),
        (2, 40),
        (2, 43),
    ]
    assert "0x85 is not UTF-8" in found[0].message
    assert "U+0000" in found[2].message
    assert "U+0085" in found[3].message


def test_utf_16_is_named(tmp_path: Path) -> None:
    assert "UTF-16" in only(tmp_path, "quotes: []".encode("utf-16"))[2]


def test_a_binary_file_is_given_up_early(tmp_path: Path) -> None:
    assert len(problems(tmp_path, bytes(range(256)) * 40)) < 30


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_capped_before_anything_is_built(tmp_path: Path, opening: str) -> None:
    content = "quotes:\n  - id: one\n    notes:\n      " + opening * 900
    assert f"limit of {DEPTH}" in problems(tmp_path, content)[0].message


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert any("aliases" in problem.message for problem in problems(tmp_path, bomb))


def test_endless_mistakes_end(tmp_path: Path) -> None:
    content = "quotes:\n" + "  - x\n" * (LIMIT + 5)
    found = problems(tmp_path, content)
    assert len(found) == LIMIT + 1
    assert "gave up" in found[-1].message


def test_what_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, words in [
        ("absent.yaml", "No such file"),
        (".", "directory"),
        ("pipe.yaml", "not a regular file"),
        ("nul\0.yaml", "null"),
    ]:
        with pytest.raises(RegistryError, match=words) as raised:
            load(tmp_path / name)
        assert "--registry" in str(raised.value)
        assert raised.value.problems[0].line is None


def test_a_registry_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr("quotecheck.registry.contents.os.open", refuse)
    with pytest.raises(RegistryError, match="Permission denied"):
        load(tmp_path / "quotes.yaml")


def test_a_registry_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(RegistryError, match="limit of 32 MB"):
        load(path)


YAML_LIKE = st.lists(
    st.sampled_from(
        ["quotes:", "\n", "  ", "- ", "id: a", "text: b", "{", "}", "[", "]", "'", '"', "&a ",
         "*a", "!!x ", "|", ">-", "#", ": ", "? ", "---", "\t", "%", "\u2028", "\x85", "é", "<<",
         "version: 1", "speakers:", "accept:", "\\ud800", "~", "0"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=YAML_LIKE.map(str.encode) | st.binary(max_size=200))
def test_nothing_but_our_own_error_comes_out(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(content)
    try:
        assert load(path).quotes
    except RegistryError as error:
        places = [(problem.line, problem.column) for problem in error.problems]
        assert places == sorted(places)
        assert all(line >= 1 and column >= 1 for line, column in places)

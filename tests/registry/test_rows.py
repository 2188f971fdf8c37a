"""What is read from the parser's events at once is what is read from nodes, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.errors import Problem, RegistryError
from quotecheck.model import Registry
from quotecheck.registry import loads, parse
from quotecheck.text.lines import Lines

IDS = st.sampled_from(
    ["one", "two", " one ", "'a.b'", '"a b"', "é", "~", "", "&a one", "*a", "[x]"]
)
TEXTS = st.sampled_from(
    [
        "The engine weaves",
        '"The \\"engine\\""',
        "'…'",
        '"… words"',
        '""',
        "~",
        "null",
        '"null"',
        "",
        '"words with \\0"',
        '"ZWJ \\u200d, NBSP\u00a0"',
        "!!str tagged",
        "{a: b}",
        "[a, b]",
        ">-\n      Two lines\n      of one",
        '"runs\n      on"',
        "unfinished: value",
        '"never closed',
    ]
)
OTHERS = st.sampled_from(
    [
        "mode: written",
        "mode: spokn",
        "said: 1843-13",
        "notes: 'Zoë 😀'",
        "tags: [a, b]",
        "accept:\n    - {text: Other words, reason: none}",
        "severity: {spelling: minor}",
        "txt: words",
        "zzz: 1",
        "<<: 1",
        "'<<': 1",
        ": 1",
        "? [a]\n    : b",
        "text: A second",
        "source: The letters",
    ]
)


@st.composite
def quotes(draw: st.DrawFn) -> str:
    keys = [f"id: {draw(IDS)}", "speaker: Ada", f"text: {draw(TEXTS)}"]
    keys += draw(st.lists(OTHERS, max_size=2))
    chosen = draw(st.permutations(keys))[: draw(st.sampled_from([5, 5, 2]))]
    return "  - " + "\n    ".join(chosen) + "\n"


def outcome(content: str) -> Registry | tuple[Problem, ...]:
    try:
        return loads(content.encode(), "quotes.yaml")
    except RegistryError as error:
        return error.problems


@settings(max_examples=300, deadline=None)
@given(st.lists(quotes(), min_size=1, max_size=3), st.sampled_from(["\n", "\r\n", "\r"]))
def test_rows_are_read_as_mappings_are(written: list[str], end: str) -> None:
    content = ("quotes:\n" + "".join(written)).replace("\n", end)
    quick = outcome(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "_WIDE", 0)
        assert outcome(content) == quick


def test_no_row_is_too_wide_to_be_a_quote() -> None:
    others = "".join(f", k{number}: v" for number in range(30))
    found = outcome(f"quotes: [{{id: one, speaker: Ada, text: Words{others}}}]")
    assert isinstance(found, tuple)
    assert len(found) == 30


@settings(max_examples=100, deadline=None)
@given(
    st.text("aé😀\ufeff\u2028\u2029 ", max_size=9),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_a_quote_stands_where_its_id_stands(others: str, end: str, flow: bool) -> None:
    lines = ["# " + others, "quotes:"]
    if flow:
        lines += [f'  - {{speaker: "{others}.", id: here, text: "{others}words"}}']
    else:
        lines += [f'  - speaker: "{others}.', '      and more"', "    text: words", "    id: here"]
    content = end.join(lines)
    found = outcome(content)
    assert isinstance(found, Registry)
    assert found.quotes[0].position == Lines(content).position(content.index("here"))

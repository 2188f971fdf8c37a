"""Every rule is whole, and every kind of edit has exactly one rule."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from quotecheck import rules as room
from quotecheck.errors import UsageError
from quotecheck.model import Kind
from quotecheck.rules.catalogue import serving

RULES = room.rules()


def test_every_kind_has_exactly_one_rule() -> None:
    served = Counter(kind for rule in RULES for kind in rule.kinds)
    assert served == Counter(Kind)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.CONTENT_WORD, "QC101"),
        (Kind.NAME, "QC104"),
        (Kind.QUANTITY, "QC104"),
        (Kind.ELISION, "QC107"),
        (Kind.TRUNCATION, "QC108"),
        (Kind.LOOK_ALIKE, "QC113"),
        (Kind.MISSPELLING, "QC115"),
    ],
)
def test_kinds_go_where_the_design_has_them(kind: Kind, code: str) -> None:
    assert serving(kind).code == code


def test_every_rule_file_is_listed_under_its_own_code() -> None:
    files = sorted(path.stem for path in Path(room.__file__).parent.glob("qc*.py"))
    assert files == [rule.code.lower() for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_says_what_why_an_example_and_what_to_do(rule: room.Rule) -> None:
    first, _, rest = rule.page.partition("\n\n")
    assert first.endswith(".")
    assert "\n" not in first
    why, example, instead = re.split(r"\n\n(?:Example|Instead)\n", rest)
    assert all(len(part.split()) > 5 for part in (why, example, instead))
    assert max(len(line) for line in rule.page.splitlines()) <= 100


@pytest.mark.parametrize("typed", ["QC103", "qc103", "polarity-changed", " Polarity-Changed "])
def test_a_rule_is_found_by_code_and_name(typed: str) -> None:
    assert room.required(typed).code == "QC103"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("polarty-changed", "did you mean polarity-changed?"), ("xyz", "`quotecheck rules` lists")],
)
def test_an_unknown_rule_names_the_way_out(typed: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        room.required(typed)
    assert hint in str(caught.value)


def test_the_page_is_the_same_text_everywhere() -> None:
    rule = room.required("QC103")
    assert rule.page in room.manual(rule)
    markdown = room.markdown(rule)
    assert markdown.startswith("# QC103 polarity-changed\n\nSeverity: critical. Kinds: polarity.\n")
    assert "\n    printed      Our sovereignty is negotiable\n" in markdown
    assert "\n## Instead\n\nRestore the word" in markdown

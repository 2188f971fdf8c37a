"""Cuts at an edge and marked ones: what is plain, and what takes meaning with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotecheck.model import Edit, Kind, Severity

Told = Callable[..., tuple[Edit, ...]]

NEVER_ACCEPT = "We can share information, but we will never accept the presence of it"


def kinds(edits: tuple[Edit, ...]) -> list[tuple[str, str]]:
    """Kind and note of each cut."""
    return [(edit.kind.value, edit.note) for edit in edits if not edit.found]


@pytest.mark.parametrize(
    ("registered", "printed"),
    [
        (NEVER_ACCEPT, "We will never accept the presence of it"),
        (NEVER_ACCEPT, "We can share information"),
        (NEVER_ACCEPT, "but we will never accept the presence of it"),
        ("I told him, No, our land is ours", "No, our land is ours"),
        ("our land is ours, our sovereignty is not for sale", "our land is ours"),
        ("We saw it. Only they did not come.", "We saw it"),
        ("I think we can win, but we need them", "we need them"),
    ],
)
def test_a_cut_at_a_clause_is_plain(told: Told, registered: str, printed: str) -> None:
    assert kinds(told(registered, printed)) == [("truncation", "")]


@pytest.mark.parametrize(
    ("registered", "printed", "note"),
    [
        ("We will sign it, but only if they pay", "We will sign it", 'cut: "but only if"'),
        ("We will sign it. But only if they pay", "We will sign it", 'cut: "But only if"'),
        ("It was good, which I imagine it was", "It was good", 'cut: "which I imagine it was"'),
        ("If they pay, we will sign it", "we will sign it", 'cut: "If"'),
        ("We will sign it, not today", "We will sign it", 'cut: "not"'),
        ("We will sign it with them today", "We will sign it", "cut in mid-clause"),
        ("We can never sign it", "sign it", 'cut in mid-clause; cut: "can", "never"'),
        ("He said, frankly, that they lied", "that they lied", "cut in mid-clause"),
        ("Mexico will pay for it", "pay for it", 'cut in mid-clause; cut: "Mexico", "will"'),
        ("It is ours; if they come, we fight", "It is ours", 'cut: "if"'),
    ],
)  # fmt: skip
def test_a_cut_that_takes_a_qualifier_or_half_a_clause(
    told: Told, registered: str, printed: str, note: str
) -> None:
    assert kinds(told(registered, printed)) == [("truncation-of-meaning", note)]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [("“We will sign it …”", "truncation"), ("“We will sign it”", "truncation-of-meaning")],
)
def test_a_cut_in_mid_clause_that_is_shown(told: Told, printed: str, kind: str) -> None:
    edits = told("We will sign it with them", printed)
    assert [edit.kind.value for edit in edits] == [kind]


@pytest.mark.parametrize(
    ("registered", "printed", "kind", "note"),
    [
        ("we sign it, as they asked, with joy", "we sign it … with joy", "elision", ""),
        ("it is not for sale here", "it is … for sale here", "elision-of-meaning", 'cut: "not"'),
        ("men of Mexico came home", "men … came home", "elision-of-meaning", 'cut: "Mexico"'),
        ("we saw ten men come home", "we saw … men come home", "elision-of-meaning", 'cut: "ten"'),
        ("it was perhaps an error", "it was … an error", "elision-of-meaning", 'cut: "perhaps"'),
        ("We saw it. They ran. We came. They hid. It ended.", "We saw it. … It ended.",
         "elision-of-meaning", "cut: more than a sentence"),
        ("We saw it there. They ran home. It ended there.", "We saw it there. … It ended there.",
         "elision", ""),
    ],
)  # fmt: skip
def test_marked_elisions(told: Told, registered: str, printed: str, kind: str, note: str) -> None:
    assert kinds(told(registered, printed)) == [(kind, note)]


def test_a_marked_and_an_unmarked_cut_of_the_same_words_differ(told: Told) -> None:
    text = "They destroy the beautiful country of ours"
    marked = told(text, "They destroy the … country of ours")
    silent = told(text, "They destroy the country of ours")
    assert [(edit.kind, edit.severity) for edit in marked] == [(Kind.ELISION, Severity.INFO)]
    assert [(edit.kind, edit.severity) for edit in silent] == [(Kind.OMISSION, Severity.MAJOR)]

"""The self-test catches what the settings let through, and says so in its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotecheck.model import Kind, Settings, Severity
from quotecheck.model.selftest import Effect, Mutant, Outcome, SelfTest, Verdict
from quotecheck.pipeline import Request
from quotecheck.pipeline.selftest import selftest
from quotecheck.reporters.options import RenderOptions, Verbosity
from quotecheck.reporters.selftest import render, render_json

ROOT = Path(__file__).parent.parent.parent

REGISTRY = """\
version: 1
quotes:
  - id: harbour
    speaker: The harbour master
    text: >-
      We will not sell the old harbour, and no more than 40 boats will ever leave for
      Ireland. The island lives on its ferry and on nobody's charity
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> SelfTest:
    path = tmp_path_factory.mktemp("selftest") / "quotes.yaml"
    path.write_text(REGISTRY, "utf-8")
    return selftest(Request(str(path), ()))


def by_operation(result: SelfTest, operation: str) -> list[Outcome]:
    return [one for one in result.outcomes if one.mutant.operation == operation]


def test_our_own_registry() -> None:
    """Every change of meaning is major or worse, and no change of form is more than info."""
    result = selftest(Request(str(ROOT / "quotes.yaml"), ()))
    assert [(one.mutant.quote, one.mutant.operation) for one in result.failures] == []
    assert len(result.outcomes) > 200


def test_a_registry_of_ordinary_quotes_passes(harbour: SelfTest) -> None:
    assert [(one.mutant.operation, one.mutant.text) for one in harbour.failures] == []
    assert harbour.exit_status == 0


@pytest.mark.parametrize(
    ("operation", "severity", "kind"),
    [
        ("drop-denial", Severity.CRITICAL, Kind.POLARITY),
        ("never-in-front", Severity.CRITICAL, Kind.POLARITY),
        ("change-number", Severity.CRITICAL, Kind.QUANTITY),
        ("swap-and-or", Severity.MAJOR, Kind.FUNCTION_WORD),
        ("change-modal", Severity.MAJOR, Kind.MODALITY),
        ("cut-end-in-mid-clause", Severity.MAJOR, Kind.TRUNCATION_OF_MEANING),
    ],
)
def test_it_is_caught_as_what_it_is(
    harbour: SelfTest, operation: str, severity: Severity, kind: Kind
) -> None:
    outcomes = by_operation(harbour, operation)
    assert outcomes
    assert all(one.severity >= severity for one in outcomes)
    assert any(kind in one.kinds for one in outcomes)
    assert all(one.rules for one in outcomes)


def test_form_stays_quiet(harbour: SelfTest) -> None:
    form = [one for one in harbour.outcomes if one.mutant.effect is Effect.FORM]
    assert len(form) > 15
    assert {one.verdict for one in form} == {Verdict.QUIET}


def test_the_settings_at_hand_are_tested(tmp_path: Path) -> None:
    """What the registry plays down is missed, and what it plays up is loud."""
    path = tmp_path / "quotes.yaml"
    path.write_text(REGISTRY + "    severity: {polarity: minor, spelling: major}\n", "utf-8")
    result = selftest(Request(str(path), ()))
    verdicts = {(one.mutant.operation, one.verdict) for one in result.failures}
    assert ("drop-denial", Verdict.MISSED) in verdicts
    assert ("regional-spelling", Verdict.LOUD) in verdicts
    assert result.exit_status == 1


def test_what_the_registry_accepts_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "quotes.yaml"
    accepted = (
        "We will sell the old harbour, and no more than 40 boats will ever leave for Ireland. "
        "The island lives on its ferry and on nobody's charity"
    )
    entry = f"    accept:\n      - text: {json.dumps(accepted)}\n        reason: a test\n"
    path.write_text(REGISTRY + entry, "utf-8")
    result = selftest(Request(str(path), ()))
    dropped = {one.mutant.change: one.verdict for one in by_operation(result, "drop-denial")}
    assert dropped["lost: not"] is Verdict.ACCEPTED
    assert dropped["lost: no"] is Verdict.CAUGHT
    assert result.exit_status == 0


def test_an_unknown_quote_and_a_missing_registry_are_exit_2(tmp_path: Path) -> None:
    assert selftest(Request(str(tmp_path / "none.yaml"), ())).exit_status == 2
    path = tmp_path / "quotes.yaml"
    path.write_text(REGISTRY, "utf-8")
    result = selftest(Request(str(path), (), Settings(quotes=("harbor",))))
    assert result.exit_status == 2
    assert "harbour" in result.errors[0].message


def outcome(effect: Effect, severity: Severity, *, found: bool = True) -> Outcome:
    bound = Severity.INFO if effect is Effect.FORM else Severity.MAJOR
    mutant = Mutant("q", "drop-denial", effect, "lost: [bold]not", "a ::error:: b", "", bound)
    return Outcome(mutant, found, severity, (Kind.POLARITY,) if severity else (), ("QC103",))


@pytest.mark.parametrize(
    ("told", "verdict", "status"),
    [
        (outcome(Effect.MEANING, Severity.CRITICAL), Verdict.CAUGHT, 0),
        (outcome(Effect.MEANING, Severity.MINOR), Verdict.MISSED, 1),
        (outcome(Effect.MEANING, Severity.NONE, found=False), Verdict.LOST, 1),
        (outcome(Effect.FORM, Severity.INFO), Verdict.QUIET, 0),
        (outcome(Effect.FORM, Severity.MINOR), Verdict.LOUD, 1),
        (outcome(Effect.FORM, Severity.NONE, found=False), Verdict.LOST, 1),
        (outcome(Effect.OTHER, Severity.NONE, found=False), Verdict.NOTED, 0),
    ],
)
def test_verdicts(told: Outcome, verdict: Verdict, status: int) -> None:
    result = SelfTest("quotes.yaml", Settings(), 1, (told,))
    assert told.verdict is verdict
    assert result.exit_status == status
    text = render(result, RenderOptions(width=80))
    assert f"exit {status}" in text
    assert (verdict.value.upper() in text) is bool(status)
    loaded = json.loads(render_json(result))
    assert loaded["exit_code"] == status
    assert loaded["summary"][verdict.value] == 1


def test_the_text_is_harmless_and_fits(harbour: SelfTest) -> None:
    hostile = SelfTest("q", Settings(), 1, (outcome(Effect.MEANING, Severity.MINOR),))
    text = render(hostile, RenderOptions(width=80, verbosity=Verbosity.VERBOSE))
    assert "[bold]not" in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    for width in (60, 80, 120):
        lines = render(harbour, RenderOptions(width=width)).splitlines()
        assert max(map(len, lines)) <= width

"""A record is told from a dataclass of the standard library by nothing but how long it takes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck import records

_VALUES = st.tuples(st.integers(0, 3), st.sampled_from(["", "a", "b"]))


class _Fields:
    """What both kinds are made of; each takes its annotations from here."""

    def shout(self) -> str:
        """A method of the class."""
        return f"{self}!"


def _made(decorate: Any) -> Any:
    space = {
        "__annotations__": {"size": "int", "name": "str", "tags": "list[str]", "by": "object"},
        "__doc__": "A thing.",
        "__module__": __name__,
        "__qualname__": "Thing",
        "name": "n",
        "tags": field(default_factory=list),
        "by": field(default=None, compare=False, repr=False),
        "shout": _Fields.shout,
    }
    return decorate(type("Thing", (), space))


Thing = _made(records.dataclass(frozen=True, slots=True, order=True))
Theirs = _made(dataclass(frozen=True, slots=True, order=True))


@given(_VALUES, _VALUES)
def test_it_compares_and_shows_itself_as_a_dataclass_does(
    one: tuple[int, str], other: tuple[int, str]
) -> None:
    ours, theirs = ([kind(*values) for values in (one, other)] for kind in (Thing, Theirs))
    for sign in ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"):
        answers = [getattr(first, sign)(second) for first, second in (ours, theirs)]
        assert answers[0] == answers[1]
    assert repr(ours[0]) == repr(theirs[0])
    assert ours[0].shout() == theirs[0].shout()


def test_it_is_a_dataclass() -> None:
    assert dataclasses.is_dataclass(Thing)
    assert [(one.name, one.compare) for one in fields(Thing)] == [
        (one.name, one.compare) for one in fields(Theirs)
    ]
    assert Thing.__slots__ == Theirs.__slots__
    assert Thing.__match_args__ == Theirs.__match_args__
    assert (Thing.__name__, Thing.__qualname__, Thing.__doc__) == ("Thing", "Thing", "A thing.")
    assert replace(Thing(1), name="other") == Thing(1, "other")
    assert dataclasses.asdict(Thing(1)) == dataclasses.asdict(Theirs(1))


def test_defaults_are_made_anew_and_what_is_not_compared_is_not() -> None:
    assert Thing(1).tags is not Thing(1).tags
    assert Thing(1, by=2) == Thing(1, by=3)
    assert Thing(1) != Theirs(1)
    with pytest.raises(TypeError, match="size"):
        Thing()
    with pytest.raises(TypeError, match="unhashable"):
        hash(Thing(1))


def test_it_hashes_by_its_values() -> None:
    assert hash(Plain(1, 2)) == hash(Plain(1, 2))
    assert len({Plain(1, 2), Plain(1, 2), Plain(2, 1)}) == 2


def test_a_method_of_the_class_stays_whatever_is_compiled_beside_it() -> None:
    assert Own(1) == Own(1)
    assert hash(Own(1)) == 7
    assert pickle.loads(pickle.dumps(Own(2))) == Own(2) != Own(1)


def test_methods_taken_before_they_were_compiled_do_what_the_compiled_do() -> None:
    late = Below.__eq__, Below.__hash__
    for _ in range(2):
        assert late[0](Below(1, 2), Below(1, 2)) is True
        assert late[0](Below(1, 2), Below(1, 3)) is False
        assert late[0](Below(1, 2), 1) is NotImplemented
        assert late[1](Below(1, 2)) == hash(Below(1, 2))


def test_it_is_frozen_and_holds_nothing_else() -> None:
    one: Any = Plain(1, 2)
    with pytest.raises(FrozenInstanceError, match="first"):
        one.first = 2
    with pytest.raises(FrozenInstanceError, match="first"):
        del one.first
    with pytest.raises(FrozenInstanceError, match="third"):
        one.third = 3
    assert not hasattr(one, "__dict__")


def test_one_that_is_not_frozen_changes_and_is_not_hashed() -> None:
    one: Any = Open(1)
    one.value, one.others = 2, [*one.others, "x"]
    assert one == Open(2, ["x"]) != Open(2)
    assert repr(one) == "Open(value=2, others=['x'])"
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
    with pytest.raises(AttributeError, match="third"):
        one.third = 3


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_it_can_be_sent_to_another_process(protocol: int) -> None:
    for one in (Plain(1, [2]), Below(1, 2, 3), Empty(), Open(1)):
        assert pickle.loads(pickle.dumps(one, protocol)) == one
        assert copy.deepcopy(one) == one == copy.copy(one)


def test_one_may_have_all_that_another_has() -> None:
    assert Below.__slots__ == ("third",)
    assert (Below(1, 2).first, Below(1, 2).third) == (1, 3)
    assert Below(1, 2) != Plain(1, 2)


@records.dataclass(frozen=True, slots=True)
class Plain:
    """Two values."""

    first: int
    second: object


@records.dataclass(frozen=True, slots=True)
class Below(Plain):
    """And a third."""

    third: int = 3


@records.dataclass(slots=True)
class Open:
    """Values that may change."""

    value: int
    others: list[str] = field(default_factory=list)


@records.dataclass(frozen=True, slots=True)
class Own:
    """A value, and a method that every record has."""

    value: int

    def __hash__(self) -> int:
        return 7


@records.dataclass(frozen=True, slots=True)
class Empty:
    """None."""


@pytest.mark.parametrize("told", [{"init": False}, {"kw_only": True}, {"hash": False}])
def test_what_only_dataclasses_can_make_is_refused(told: dict[str, bool]) -> None:
    space = {"__annotations__": {"size": "int"}, "size": field(default=1, **told)}
    with pytest.raises(TypeError, match="only dataclasses"):
        records.dataclass(frozen=True, slots=True)(type("Made", (), space))

"""Records: dataclasses with slots, quickly made.

``dataclasses`` compiles each method of a class by itself, up to Python 3.12, which takes a
millisecond a class; a run makes some hundred of them before it reads anything. Here the methods
that differ are compiled when they are first called, and the others are shared. A record is a
dataclass to type checkers, to ``replace`` and to ``fields``, and does what one does. Refuses:
whatever has no slots, and ``__post_init__``; for these there is ``dataclasses``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

__all__ = ["dataclass"]

_T = TypeVar("_T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, slots: Literal[True], frozen: bool = False, order: bool = False
    ) -> Callable[[_T], _T]:
        """What ``dataclasses.dataclass`` makes of a class with these arguments."""
        shared = _FROZEN if frozen else _OPEN
        return lambda cls: _record(cls, shared, order)


def _record(cls: Any, shared: Mapping[str, Any], order: bool) -> Any:
    known = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(known)
    if not all(field.init and field.hash is None and not field.kw_only for field in fields):
        raise TypeError(f"{cls.__name__} has a field that only dataclasses can make")
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    own = [field.name for field in fields if field.name not in inherited]
    space = dict(vars(known))
    for name in ("__dict__", "__weakref__", *own):
        space.pop(name, None)
    scope: dict[str, Any] = {"_MISSING": MISSING}
    late = {
        **_late(("__init__",), partial(_init, fields, scope), scope),
        **_late(
            ("__hash__", "__reduce__", *_comparisons(order)), partial(_others, fields, order), scope
        ),
    }
    made = type(cls)(
        cls.__name__,
        cls.__bases__,
        {**late, **shared, **space, "__slots__": tuple(own)},
    )
    made.__qualname__ = cls.__qualname__
    scope["_made"] = made
    for field in fields:  # each slot is filled by itself, in half the time of object.__setattr__
        scope[f"_put_{field.name}"] = getattr(made, field.name).__set__
    return made


def _compiled(lines: Iterable[str], scope: dict[str, Any]) -> dict[str, Any]:
    """The methods of these lines; ``scope`` is where they look for names."""
    methods: dict[str, Any] = {}
    exec("\n".join(lines), scope, methods)
    return methods


def _init(fields: Sequence[Field[Any]], scope: dict[str, Any]) -> Iterator[str]:
    yield f"def __init__({', '.join(['self', *_parameters(fields, scope)])}):"
    for field in fields:
        value = field.name
        if field.default_factory is not MISSING:
            scope[f"_{value}_made"] = field.default_factory
            value = f"_{value}_made() if {value} is _MISSING else {value}"
        yield f"  _put_{field.name}(self, {value})"
    if not fields:
        yield "  pass"


def _others(fields: Sequence[Field[Any]], order: bool) -> Iterator[str]:
    own, others = (
        f"({''.join(f'{owner}.{field.name}, ' for field in fields if field.compare)})"
        for owner in ("self", "other")
    )
    yield f"def __hash__(self): return hash({own})"
    values = "".join(f"self.{field.name}, " for field in fields)
    yield f"def __reduce__(self): return self.__class__, ({values})"
    for name, sign in _comparisons(order).items():
        same = f"{own} {sign} {others} if other.__class__ is self.__class__ else NotImplemented"
        yield f"def {name}(self, other): return {same}"


def _late(
    names: Iterable[str], lines: Callable[[], Iterable[str]], scope: dict[str, Any]
) -> dict[str, Any]:
    """Methods that are compiled, all together, when the first of them is called.

    Many records are not made in a run, and most are neither compared nor sent to another process.
    """

    def method(name: str) -> Callable[..., Any]:
        def first(self: object, *given: object, **named: object) -> Any:
            space = vars(scope["_made"])
            if space[name] is first:
                for each, compiled in _compiled(lines(), scope).items():
                    if space[each] is late[each]:  # and not the class's own
                        setattr(scope["_made"], each, compiled)
            return space[name](self, *given, **named)

        return first

    late = {name: method(name) for name in names}
    return late


def _comparisons(order: bool) -> dict[str, str]:
    return {"__eq__": "==", **(_ORDER if order else {})}


_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _parameters(fields: Sequence[Field[Any]], scope: dict[str, Any]) -> Iterator[str]:
    """The parameters of ``__init__``; their defaults go to ``scope``."""
    for field in fields:
        if field.default is not MISSING:
            scope[f"_{field.name}"] = field.default
            yield f"{field.name}=_{field.name}"
        elif field.default_factory is not MISSING:
            yield f"{field.name}=_MISSING"
        else:
            yield field.name


def _shown(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({inner})"


def _refused_value(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refused_loss(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_OPEN = {"__repr__": _shown, "__hash__": None}
_FROZEN = {"__repr__": _shown, "__setattr__": _refused_value, "__delattr__": _refused_loss}

"""The model as JSON and back, without loss: decimals and fractions as strings, dates as ISO 8601."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
_TAG = "type"


def to_json(value: object) -> Any:
    """The value as dictionaries, lists, strings, integers, booleans and None.

    Raises TypeError for a value that is not part of the model.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (Decimal, Fraction)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    names = _names(kind)
    if names is not None:
        return {_TAG: kind.__name__, **{name: to_json(getattr(value, name)) for name in names}}
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    raise TypeError(f"{type(value).__name__} is not part of the model")


def from_json(kind: type[_T], data: Any) -> _T:
    """The value of the given type that ``to_json`` wrote.

    Raises ValueError, naming the path, where the data does not fit the type.
    """
    value: _T = _read(kind, data, kind.__name__)
    return value


def _read(kind: Any, data: Any, path: str) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return _read_union(get_args(kind), data, path)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), data, path)
    if isinstance(kind, type) and _names(kind) is not None:
        return _read_record(kind, data, path)
    try:
        return _read_scalar(kind, data)
    except (ValueError, ArithmeticError, TypeError) as error:
        raise ValueError(f"{path}: {data!r} is no {getattr(kind, '__name__', kind)}") from error


def _read_scalar(kind: Any, data: Any) -> Any:
    if kind in (int, bool, str):
        if type(data) is not kind:
            raise TypeError
        return data
    if kind in (Decimal, Fraction, date):
        value = date.fromisoformat(data) if kind is date else kind(data)
        is_number = not isinstance(value, Decimal) or value.is_finite()
        if to_json(value) != data or not is_number:  # 1 for "1", "1_000", "2003-W44-5", "NaN"
            raise ValueError
        return value
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    raise TypeError


def _read_union(options: tuple[Any, ...], data: Any, path: str) -> Any:
    if data is None and type(None) in options:
        return None
    rest = [option for option in options if option is not type(None)]
    if len(rest) == 1:
        return _read(rest[0], data, path)
    tag = data.get(_TAG) if isinstance(data, Mapping) else None
    for option in rest:
        if option.__name__ == tag:
            return _read(option, data, path)
    raise ValueError(f"{path}: {tag!r} is none of {', '.join(option.__name__ for option in rest)}")


def _read_tuple(of: tuple[Any, ...], data: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ValueError(f"{path}: {data!r} is no list")
    kinds = [of[0]] * len(data) if len(of) == 2 and of[1] is Ellipsis else list(of)
    if len(kinds) != len(data):
        raise ValueError(f"{path}: {len(data)} items instead of {len(kinds)}")
    return tuple(
        _read(kind, item, f"{path}[{index}]") for index, (kind, item) in enumerate(zip(kinds, data, strict=True))
    )


def _read_record(kind: type, data: Any, path: str) -> Any:
    if not isinstance(data, Mapping):
        raise ValueError(f"{path}: {data!r} is no object")
    if data.get(_TAG) != kind.__name__:
        raise ValueError(f"{path}: {data.get(_TAG)!r} is not {kind.__name__}")
    hints = _hints(kind)
    if set(data) - {_TAG} != set(hints):
        raise ValueError(f"{path}: the keys {sorted(set(data) ^ {_TAG, *hints})} do not fit")
    return kind(**{name: _read(hint, data[name], f"{path}.{name}") for name, hint in hints.items()})


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in _names(kind) or ()}


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The names of what a dataclass or a named tuple holds; None for any other type."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return getattr(kind, "_fields", None)

"""A `Paper` to JSON and back: what an issued document keeps, so that what is drawn later is what it said that day."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from carnet.catalogue.vat import VatRate, rate_of
from carnet.sales.paper.content import Paper


def freeze(paper: Paper) -> dict[str, Any]:
    """Texts, lists and dicts alone; amounts as texts, so that no cent is lost."""
    plain: dict[str, Any] = _plain(paper)
    return plain


def thaw(data: Mapping[str, Any]) -> Paper:
    """The inverse, also of what an older version froze: what it did not know takes its default."""
    paper: Paper = _read(Paper, data)
    return paper


def _plain(value: Any) -> Any:
    if isinstance(value, VatRate):
        return value.code
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal | date) else value


def _read(kind: Any, data: Any) -> Any:
    if get_origin(kind) in {types.UnionType, Union}:
        return None if data is None else _read(next(one for one in get_args(kind) if one is not types.NoneType), data)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), data)
    if kind is VatRate:
        return rate_of(data)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: _read(hint, data[name]) for name, hint in _hints(kind).items() if name in data})
    return date.fromisoformat(data) if kind is date else data if kind in {str, bool, int} else kind(data)


def _tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_read(kinds[0], one) for one in data)
    return tuple(_read(kind, one) for kind, one in zip(kinds, data, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}

"""A document of any kind, small or as Hypothesis likes it, worked out from the model itself."""

from __future__ import annotations

import types
import typing
from datetime import date, datetime, timedelta, timezone
from typing import Any

from builders import AT
from hypothesis import strategies as st
from msgspec import Struct, structs

from buurt_tui.domain.model import KINDS, Document, Kind

ALL_KINDS = list(KINDS)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    int: st.integers(0, 2**53),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(
        min_value=datetime(1000, 1, 3), max_value=datetime(9999, 12, 29), timezones=ZONES
    ),
    Any: JSON,
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field with this type may have."""
    hint = getattr(hint, "__supertype__", hint)  # a NewType
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if hint is types.NoneType:
        return st.none()
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(st.text(max_size=6), JSON, max_size=3)
    if origin is types.UnionType or origin is typing.Union:
        return st.one_of([values_of(argument) for argument in arguments])
    if isinstance(hint, type) and issubclass(hint, Struct):
        return structs_of(hint)
    return st.sampled_from(hint)  # an enum


def structs_of(kind: type[Struct], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind)
    required = {name: values_of(hints[name]) for name in kind.__struct_fields__}
    return st.builds(kind, **{**required, **fields})


def documents_of(kind: type[Document]) -> st.SearchStrategy[Any]:
    """Any document of this kind, unknown fields included."""
    names = st.text(max_size=8).filter(lambda name: name not in kind.__struct_fields__)
    return structs_of(kind, extra=st.dictionaries(names, JSON, max_size=3))


def a_small(kind: type[Document], id_: str, text: str = "") -> Document:
    """The smallest document of this kind; with `text` in one of its fields."""
    hints = typing.get_type_hints(kind)
    smallest = {
        str: "",
        int: 0,
        bool: False,
        Kind: Kind.INTEREST,
        date: AT.date(),
        datetime: AT,
        tuple: (),
    }
    required: dict[str, Any] = {"id": id_}
    for field in structs.fields(kind):
        if field.required and field.name != "id":
            hint = getattr(hints[field.name], "__supertype__", hints[field.name])
            required[field.name] = smallest[typing.get_origin(hint) or hint]
    return kind(**required, by=text)

"""The user's own keys: `[keys]` of config.toml, read against the tables of `keys`.

Whatever cannot be is said, and the program's own key stays: a slip in a file keeps nobody from
logging, and nothing written there can take the way out, undo or help from anybody. Textual itself
would drop whichever action had the key before, and say nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from buurt_tui.domain.text import N_, clean
from buurt_tui.settings.mistake import Mistake, nearest
from buurt_tui.ui.keys import APP, FORM, SCREENS, Key, every_key, spelled
from buurt_tui.ui.typed_keys import TYPED_NOWHERE

SIGNS = {
    "hyphen_minus": "minus",
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "plus_sign": "plus",
    "low_line": "underscore",
    "commercial_at": "at",
}
"""Signs that Textual calls otherwise than Unicode does."""
NAMED = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "escape", "tab", "space", "backspace", "delete", "insert"),
        *(f"f{number}" for number in range(1, 25)),
        *("comma", "full_stop", "semicolon", "colon", "question_mark", "exclamation_mark"),
        *("apostrophe", "quotation_mark", "left_parenthesis", "right_parenthesis", "asterisk"),
        *("less_than_sign", "greater_than_sign", "equals_sign", "number_sign", "dollar_sign"),
        *("percent_sign", "ampersand", "tilde", "vertical_line", "circumflex_accent"),
        *("grave_accent", "left_square_bracket", "right_square_bracket"),
        *("left_curly_bracket", "right_curly_bracket", *SIGNS.values()),
    }
)
OTHERWISE = {
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "spatie": "space",
    "hash": "number_sign",
    "period": "full_stop",
    "dot": "full_stop",
}
"""Other names that people give a key."""
OF_LISTS = frozenset({"up", "down", "home", "end", "pageup", "pagedown", "enter", "escape", "tab"})
"""What a list, a field or a dialog does with these is the same everywhere."""
OF_FIELDS = OF_LISTS | {
    *("left", "right", "backspace", "delete", "insert", "space", "shift+tab"),
    *("ctrl+z", "ctrl+y", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w"),
    *(f"{way}+{key}" for way in ("shift", "ctrl") for key in ("left", "right", "home", "end")),
}
"""What somebody needs while typing."""
SAME_BYTE = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+j": "enter"}
"""What a terminal cannot tell apart; and Ctrl+C is for leaving a program that hangs."""

Said = Mapping[str, object]
"""What stands in the file below `[keys]`."""


def read_keymap(said: Said) -> tuple[dict[str, str], list[Mistake]]:
    """The keys for each id, as `keys.remap` takes them, and what could not be."""
    known = {key.id: key for key in every_key()}
    keymap: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for id_, value in _flat(said):
        key = known.get(id_)
        if key is None:
            mistakes.append(_unknown(id_, known))
            continue
        keys, wrong = _read_keys(key, value)
        mistakes += wrong
        if keys and not wrong:
            keymap[id_] = ",".join(keys)
    return _without_clashes(keymap, mistakes), mistakes


def _flat(said: Said, before: str = "") -> Iterable[tuple[str, object]]:
    """`follow_up.later = "l"` without quotes is a table in a table to TOML."""
    for name, value in said.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _unknown(id_: str, known: Iterable[str]) -> Mistake:
    near = nearest(id_, known)
    if near:
        message = N_("{id} is no key id; did you mean {near}?")
        return Mistake(message, {"id": clean(id_), "near": near}, key=f"keys.{id_}")
    message = N_("{id} is no key id; buurt config keys shows all")
    return Mistake(message, {"id": clean(id_)}, key=f"keys.{id_}")


def _read_keys(key: Key, value: object) -> tuple[list[str], list[Mistake]]:
    def wrong(message: str, **values: object) -> tuple[list[str], list[Mistake]]:
        return [], [Mistake(message, {"id": key.id, **values}, key=f"keys.{key.id}")]

    if isinstance(value, str):
        parts = [","] if value.strip() == "," else value.split(",")
    elif isinstance(value, list) and all(isinstance(part, str) for part in value):
        parts = value
    else:
        return wrong(N_('{id} wants a key, as "l" or "l,f5"'))
    written = [part.strip() or part for part in parts if part]
    if not any(part.strip() for part in written):
        return wrong(N_("{id} needs at least one key: nothing may be out of reach"))
    keys = []
    for part in written:
        name = read_key(part)
        if name is None:
            near = nearest(part.lower().rpartition("+")[2], NAMED)
            if near:
                return wrong(
                    N_("{key} is no key; did you mean {near}?"), key=clean(part), near=near
                )
            return wrong(N_("{key} is no key"), key=clean(part))
        if name in SAME_BYTE:
            same = SAME_BYTE[name]
            return wrong(N_("a terminal takes {key} for {same}"), key=clean(part), same=same)
        if name == "ctrl+c" or _is_taken(name, key):
            return wrong(
                N_("{key} is needed for typing and walking; {id} cannot have it"), key=part
            )
        keys.append(name)
    return list(dict.fromkeys(keys)), []


def _is_taken(name: str, key: Key) -> bool:
    """Whether lists and fields need this key themselves."""
    if name in key.key.split(","):
        return False
    if not key.priority and key not in FORM:
        return name in OF_LISTS
    types_a_character = "+" not in name and not (name.startswith("f") and name[1:].isdigit())
    return name in OF_FIELDS or (types_a_character and name not in TYPED_NOWHERE)


def read_key(written: str) -> str | None:
    """A key as somebody writes it, by the name that Textual has for it; None if it is none."""
    if len(written) == 1:
        return _of_character(written)
    text = written.lower().replace("control+", "ctrl+").replace("c-", "ctrl+", 1)
    if text.startswith("^") and len(text) == 2:
        text = f"ctrl+{text[1]}"
    *ways, name = text.split("+") if not text.endswith("++") else [*text[:-2].split("+"), "+"]
    name = OTHERWISE.get(name, name)
    if len(name) == 1:
        if ways == ["shift"]:
            return _of_character(written[-1].upper()) if name.isalpha() else None
        name = _of_character(name) or ""
    elif name not in NAMED and name not in TYPED_NOWHERE:
        return None
    ordered = [way for way in ("alt", "ctrl", "shift") if way in ways]
    if not name or len(ordered) != len(ways):
        return None
    return "+".join((*ordered, name))


def _of_character(char: str) -> str | None:
    if char.isalnum():
        return char
    if char == " ":
        return "space"
    try:
        name = unicodedata.name(char).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return None
    return SIGNS.get(name, name)


def _without_clashes(keymap: dict[str, str], mistakes: list[Mistake]) -> dict[str, str]:
    """Only what leaves every key with one meaning on each screen; the later of two goes."""
    while clash := _first_clash(keymap):
        loser, other, key = clash
        mistakes.append(
            Mistake(
                N_("{key} would be {id} and {other} at once; {id} keeps its own key"),
                {"key": spelled(key), "id": loser, "other": other},
                key=f"keys.{loser}",
            )
        )
        del keymap[loser]
    return keymap


def _first_clash(keymap: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Whose own choice clashes (the later one in the file), with what, and on which key."""
    order = {id_: place for place, id_ in enumerate(keymap)}
    while_typing = tuple(key for key in APP if key.priority)
    for table in (*((*APP, *table) for table in SCREENS.values()), (*while_typing, *FORM)):
        holder: dict[str, str] = {}
        for each in table:
            for key in keymap.get(each.id, each.key).split(","):
                other = holder.setdefault(key, each.id)
                if other == each.id:
                    continue
                chosen = [id_ for id_ in (each.id, other) if id_ in order]
                if not chosen:  # the help of a form has the key of all help
                    continue
                loser = max(chosen, key=order.__getitem__)
                return loser, other if loser == each.id else each.id, key
    return None

"""Every key of the program, once. Footer, help, row menu and palette read these tables.

Letters act on the list, digits switch screens, F keys and Ctrl work while typing too. Where a
terminal may take a key for itself there is a second one. Nothing here deletes what undo does not
bring back. An id is for users: they remap keys by it (`keymap`). Imports no Textual: commands read
these tables too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.ui.typed_keys import MAC_DIGITS

if TYPE_CHECKING:
    from textual.binding import BindingType

ROW = "row"
"""Marks what can be done with the chosen row: its menu lists these."""


class Key(Struct, frozen=True):
    """What can be done with one key, or with any of several."""

    id: str
    key: str
    """As the program comes, with commas between: see `pressed` for what the user made of it."""
    action: str
    description: str
    """What the footer says, marked for translation."""
    tooltip: str
    """What it does, marked for translation."""
    show: bool = False
    """Whether the footer may show it."""
    priority: bool = False
    """Whether it works while typing too."""
    group: str = ""


def _key(id_: str, keys: str, action: str, says: str, short: str = "") -> Key:
    """`short` is what the footer says; without it the footer leaves the key out."""
    return Key(id_, keys, action, short or says, says, show=bool(short))


def _row(id_: str, keys: str, action: str, says: str, short: str = "") -> Key:
    return Key(id_, keys, action, short or says, says, show=bool(short), group=ROW)


def _anywhere(id_: str, keys: str, action: str, says: str) -> Key:
    return Key(id_, keys, action, says, says, priority=True)


def _screen(number: int, name: str, says: str) -> list[Key]:
    """The digit, and what reaches the screen while typing too."""
    always = f"alt+{number},{MAC_DIGITS[number]}"
    if number > 1:  # F1 is help
        always = f"f{number},{always}"
    return [
        _key(f"go.{name}", str(number), f"app.go('{name}')", says),
        _anywhere(f"go.{name}.typing", always, f"app.go('{name}')", says),
    ]


APP: list[Key] = [
    _key("write", "n", "app.write", N_("Log an encounter")),
    *_screen(1, "log", N_("Go to logging")),
    *_screen(2, "follow_ups", N_("Go to coming back")),
    *_screen(3, "residents", N_("Go to residents")),
    *_screen(4, "hooks", N_("Go to hooks")),
    *_screen(8, "review", N_("Go to the weekly review")),
    _key("search", "slash", "app.search", N_("Search everything")),
    _anywhere("search.typing", "ctrl+f", "app.search", N_("Search everything")),
    _key("help", "question_mark", "app.help", N_("Explain this screen")),
    _anywhere("help.typing", "f1", "app.help", N_("Explain this screen")),
    _anywhere("palette", "ctrl+p", "app.palette", N_("Find any action by its name")),
    _key("undo", "ctrl+z", "app.undo", N_("Undo")),
    _key("redo", "ctrl+y", "app.redo", N_("Do again")),
    _anywhere("hide", "f12,ctrl+t", "app.hide", N_("Hide names (shared screen), or show them")),
    _anywhere("lock", "ctrl+r,f11", "app.lock", N_("Lock the screen")),
    _anywhere("quit", "ctrl+q", "app.leave", N_("Stop; everything is kept")),
]

SKIP_STOP = "ctrl+x"
"""On to the next stop of the tour; a key only while there is one."""

LOG: list[Key] = [
    _key("log.round", "r", "round", N_("Set the round"), N_("round")),
    _anywhere("log.round.typing", "f9", "round", N_("Set the round")),
    _key("log.opened", "plus,equals_sign", "door(True)", N_("A door opened"), N_("door open")),
    _key("log.closed", "minus", "door(False)", N_("A door stayed closed"), N_("not home")),
    _anywhere("log.form", "f10,ctrl+o", "form", N_("Fill in as a form")),
    _anywhere("log.someone_new", "ctrl+n", "toggle_new", N_("Someone or something new, or known")),
    _anywhere("log.that_was_it", "ctrl+g", "that_was_it", N_("That was what we came back for")),
    _anywhere("log.readers.typing", "ctrl+l", "readers", N_("Who may read this")),
    _row("log.readers", "d", "readers", N_("Who may read this")),
    _row("log.that_was_it.row", "g", "that_was_it", N_("That was what we came back for")),
    _row("log.card", "b", "card", N_("Open the resident's card")),
    _row("log.tag", "h", "tag", N_("Add hooks")),
    _row("log.edit", "e", "edit", N_("Change this encounter")),
    _row("log.edit_round", "R", "edit_round", N_("Change its round: day, doors, remark")),
    _row("log.take_back", "x", "take_back", N_("Take this encounter back")),
]

FOLLOW_UPS: list[Key] = [
    _row("follow_up.done", "g", "done", N_("Done: log what came of it"), N_("done")),
    _row("follow_up.later", "l", "later", N_("Later"), N_("later")),
    _row("follow_up.not_home", "a", "not_home", N_("Not found at home; it stays"), N_("not home")),
    _row("follow_up.seen", "s", "seen", N_("Seen since: that was it")),
    _row("follow_up.dropped", "h", "settle('dropped')", N_("Not needed any more")),
    _row("follow_up.prefers_not", "x", "settle('prefers_not')", N_("Would rather not")),
    _row("follow_up.handed_over", "o", "settle('handed_over')", N_("Handed over")),
    _row("follow_up.turn", "t", "turn", N_("Whose turn it is")),
    _row("follow_up.asked_by", "v", "asked_by", N_("Who asked for it")),
    _row("follow_up.walker", "greater_than_sign", "walker", N_("Who goes")),
    _row("follow_up.readers", "d", "readers", N_("Who may read what it is about")),
    _row("follow_up.edit", "e", "edit", N_("Change it: when, why, who goes")),
    _row("follow_up.promise", "p", "promise", N_("Promise to come back"), N_("come back")),
    _row("follow_up.card", "b", "card", N_("Open the resident's card")),
    _key("follow_up.walk_list", "w", "walk_list", N_("Walk list"), N_("walk list")),
    _key("follow_up.filter", "f", "filter", N_("Filter: all, mine, this week, a street")),
]

RESIDENTS: list[Key] = [
    _key("resident.find", "f", "find", N_("Find somebody on the list")),
    _row("resident.log", "g", "ask('log')", N_("Log an encounter with them"), N_("log")),
    _row("resident.promise", "t", "ask('promise')", N_("Promise to come back"), N_("come back")),
    _row("resident.edit", "e", "edit", N_("Change what is written down here")),
    _row("resident.name", "w", "ask('rename')", N_("Change the name")),
    _row("resident.alias", "a", "ask('alias')", N_("Add a name they go by")),
    _row("resident.place", "s", "ask('place')", N_("Where to find them")),
    _row(
        "resident.consent", "j", "consent", N_("They say: you may write this down"), N_("may write")
    ),
    _row("resident.no_consent", "k", "ask('forget')", N_("They say: do not write this down")),
    _row("resident.prefers_not", "x", "prefers_not", N_("Would rather not, or does not mind")),
    _row("resident.hooks", "h", "ask('hooks')", N_("Ask whether their hooks still hold")),
    _row("resident.merge", "m", "ask('merge')", N_("Merge with the same person"), N_("merge")),
    _row("resident.about", "p", "ask('about')", N_("All that we hold about them, on one page")),
    _key("resident.readers", "d", "readers", N_("Who may read this note")),
    _key("resident.read", "right", "read", N_("Read the card")),
    _key("resident.list", "left,down", "people", N_("Back to the list")),
]

HOOKS: list[Key] = [
    _key("hooks.type", "enter", "type", N_("Go on with the hooks of this note"), N_("type hooks")),
    _key("hooks.previous", "b,pageup", "previous", N_("The one before"), N_("previous")),
    _key("hooks.next", "s,pagedown", "skip", N_("Leave for another time"), N_("leave")),
    _key("hooks.card", "c", "card", N_("Open the resident's card")),
    _key("hooks.topics", "o", "topics", N_("To the topics"), N_("topics")),
    _key(
        "hooks.still_so", "k", "ask('still')", N_("Does this still hold? Old hooks"), N_("still?")
    ),
    _key("hooks.back", "left", "back", N_("Back to the notes")),
    _row("topic.rename", "e", "topic('rename')", N_("Call it otherwise"), N_("rename")),
    _row("topic.merge", "m", "topic('merge')", N_("Merge with the same topic"), N_("merge")),
    _row("topic.below", "p", "topic('below')", N_("Put it below a wider topic")),
    _row("topic.synonym", "a", "topic('synonym')", N_("Add another word for it")),
    _row("topic.no_synonym", "w", "topic('no_synonym')", N_("Take a word for it away")),
    _row("topic.sharers", "right", "further", N_("Who shares it")),
    _row("topic.remove", "x", "topic('remove')", N_("Take it away, if nobody has a hook on it")),
    _key("topic.alike", "l", "ask('alike')", N_("Topics that look alike")),
    _key("topic.add", "t", "ask('add')", N_("Add a topic")),
]

REVIEW: list[Key] = [
    _key("review.keep", "enter", "decide('enter')", N_("It stays so; begin, go on, close")),
    _key("review.done", "g", "decide('g')", N_("Done")),
    _key("review.later", "l", "decide('l')", N_("Later: come back on another day")),
    _key("review.goes", "greater_than_sign", "decide('>')", N_("Who goes")),
    _key("review.allow", "j", "decide('j')", N_("They say: you may write this down")),
    _key("review.words", "t", "decide('t')", N_("Type what we learned")),
    _key("review.skip", "s", "skip", N_("Skip; it comes again")),
    _key("review.back", "b,pageup", "back", N_("The one before")),
    _key("review.stop", "q", "stop", N_("Stop the review; go on another time")),
    _key("review.take_over", "o", "take_over", N_("Take over the keys of the review")),
    _key("review.present", "a", "present", N_("Who is there")),
    _key("review.filter", "f", "filter", N_("Only one street or topic")),
    _key("review.minutes", "m", "minutes", N_("Minutes of earlier reviews")),
    _key("review.remark", "plus,equals_sign", "remark", N_("Put something on the agenda")),
]

FORM: list[Key] = [
    _key("form.save", "ctrl+s,f5,ctrl+enter", "save", N_("Save")),
    _key("form.leave", "escape,f10,ctrl+o", "leave", N_("Back, with all that was typed")),
    _key("form.help", "f1", "help", N_("How a form works")),
]
"""The keys of a form, beside those that type."""

SCREENS: dict[str, list[Key]] = {
    "log": LOG,
    "follow_ups": FOLLOW_UPS,
    "residents": RESIDENTS,
    "hooks": HOOKS,
    "review": REVIEW,
}
"""The keys of each screen, beside `APP`."""

SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "greater_than_sign": ">",
    "enter": "⏎",
    "escape": "Esc",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "right": "→",
    "left": "←",
}


_chosen: dict[str, str] = {}


def remap(keymap: Mapping[str, str]) -> None:
    """From here on these ids have these keys, and all others their own."""
    _chosen.clear()
    for id_, keys in keymap.items():
        _chosen[id_] = keys


def said(text: str, screen: str) -> str:
    """`text` as it is said on this screen to somebody with keys of their own."""
    if not _chosen:
        return text
    from buurt_tui.ui.own_keys import in_own_keys

    return in_own_keys(text, screen)


def pressed(key: Key) -> tuple[str, ...]:
    """The keys that do this, the first of them shown to the user."""
    return tuple(_chosen.get(key.id, key.key).split(","))


def bindings(table: Sequence[Key]) -> list[BindingType]:
    """The table as Textual takes it, with the keys that the program comes with."""
    from textual.binding import Binding

    return [
        Binding(
            key.key,
            key.action,
            key.description,
            id=key.id,
            show=key.show,
            priority=key.priority,
            tooltip=key.tooltip,
        )
        for key in table
    ]


def shown(key: Key) -> str:
    """The first key that does this, as people write it."""
    return spelled(pressed(key)[0])


def spelled(key: str) -> str:
    """A key as people write it: `^P`, `F5`, `→`."""
    if key.startswith("ctrl+"):
        return f"^{spelled(key[5:]).upper()}"
    if key.startswith("alt+"):
        return f"Alt+{spelled(key[4:])}"
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return SHOWN.get(key, key)


def rows(name: str) -> list[Key]:
    """What can be done with the chosen row of this screen."""
    return [key for key in SCREENS[name] if key.group is ROW]


def of_screen(name: str) -> Iterator[Key]:
    """The keys of this screen, its own first; each action once."""
    told = set()
    for key in (*SCREENS[name], *APP):
        if key.action not in told:
            told.add(key.action)
            yield key


def called(id_: str) -> Key:
    """The key with this id."""
    return next(key for key in every_key() if key.id == id_)


def every_key() -> Iterator[Key]:
    """All of them, those that work on every screen first."""
    yield from APP
    for table in SCREENS.values():
        yield from table
    yield from FORM

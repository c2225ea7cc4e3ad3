"""What can follow on a command line: commands, options, their values, and names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from buurt_tui.cli.commands import COMMANDS, EVERYWHERE
from buurt_tui.cli.context import Context
from buurt_tui.cli.nouns import NOUNS
from buurt_tui.cli.options import Command, Option
from buurt_tui.domain.model import Buurt, FollowUp
from buurt_tui.domain.reading import writer_of
from buurt_tui.domain.text import clean, fold
from buurt_tui.domain.topics import standing_topics
from buurt_tui.privacy.veil import OPEN


class Word(Struct, frozen=True):
    """Something that can follow."""

    text: str
    says: str = ""
    """What it is, marked for translation if it is ours."""


FILES: list[Word] = [Word("files")]
"""Names of files, which the shell knows better."""
MOST_NAMES = 500
"""A shell that gets more asks whether to show them."""

_CHOICES = {"lang": ("nl", "en"), "today": ("today", "yesterday"), "yes-erase": ()}
_OPTION_NAMES = {
    **dict.fromkeys(("as", "walker"), "members"),
    **dict.fromkeys(("street", "place"), "places"),
    "yes-erase": "residents",
}
_OPTION_FILES = frozenset({"store", "write", "o", "repair"})
_ARGUMENTS = {
    **dict.fromkeys(("about", "erase", "residents", "proposals", "hook"), "residents"),
    "settle": "follow_ups",
    "interest": "topics",
}
_FILE_ARGUMENTS = frozenset({"log", "restore", "import", "backup"})
_WORDS = {
    "config": ("show", "check", "keys", "path", "init"),
    "completion": ("bash", "zsh", "fish"),
    "vocabulary": ("take",),
}


def following(words: Sequence[str], current: str, context: Context) -> list[Word]:
    """What can stand in the place of `current`, behind `words`. Raises `StoreError`."""
    options = {each.name: each for command in COMMANDS for each in command.options}
    options |= {each.name: each for each in EVERYWHERE}
    plain: list[str] = []
    given: dict[str, str] = {}
    wants: Option | None = None
    only_words = False
    for word in words:
        if wants is not None:
            given[wants.name], wants = word, None
        elif only_words or not word.startswith("-") or word == "-":
            plain.append(word)
        elif word == "--":
            only_words = True
        else:
            name, equals, value = word.removeprefix("--").partition("=")
            option = options.get(name)
            if equals:
                given[name] = value
            elif option is not None and option.value:
                wants = option
    names = Names(context, given)
    if wants is not None:
        return _of_option(wants.name, current, names)
    if current.startswith("-") and not only_words:
        name, equals, value = current.removeprefix("--").partition("=")
        if equals:
            found = _of_option(name, value, names)
            return found if found is FILES else [Word(f"--{name}={w.text}", w.says) for w in found]
        return _options(plain, current)
    found = _arguments(plain, current, names)
    if only_words or found is FILES:
        return found
    # behind a `--` such a name is a name; here it would be read as an option
    return [word for word in found if not word.text.startswith("-")]


def _options(plain: Sequence[str], current: str) -> list[Word]:
    command = _command(plain)
    own = command.options if command else ()
    return _beginning(current, [Word(f"--{o.name}", o.says) for o in (*own, *EVERYWHERE)])


def _of_option(name: str, current: str, names: Names) -> list[Word]:
    if name in _OPTION_FILES:
        return FILES
    if name in _OPTION_NAMES:
        return names.beginning(current, _OPTION_NAMES[name])
    return _beginning(current, map(Word, _CHOICES.get(name, ())))


def _arguments(plain: Sequence[str], current: str, names: Names) -> list[Word]:
    if not plain:
        return _beginning(current, [Word(c.name, c.says) for c in COMMANDS if c.name])
    name = plain[0]
    if name in NOUNS:
        return _of_noun(plain, current, names)
    if name in _FILE_ARGUMENTS:
        return FILES
    if name in _WORDS and len(plain) == 1:
        return _beginning(current, map(Word, _WORDS[name]))
    if name == "settle" and len(plain) == 2:
        from buurt_tui.cli.settle import OUTCOMES

        return _beginning(current, map(Word, OUTCOMES))
    if name == "help":
        return _beginning(current, [Word(c.name, c.says) for c in COMMANDS if c.name])
    if name in _ARGUMENTS and len(plain) == 1:
        return names.beginning(current, _ARGUMENTS[name])
    return []


def _of_noun(plain: Sequence[str], current: str, names: Names) -> list[Word]:
    noun = NOUNS[plain[0]]
    if len(plain) == 1:
        return names.beginning(current, noun.which)
    if len(plain) == 2:
        return _beginning(current, [Word(each.name, each.says) for each in noun.actions])
    action = next((each for each in noun.actions if each.name == plain[2]), None)
    if action is None or len(plain) > 3:
        return []
    found = _beginning(current, map(Word, action.choices))
    return [*found, *names.beginning(current, action.names)] if action.names else found


def _command(plain: Sequence[str]) -> Command | None:
    name = plain[0] if plain else ""
    return next((command for command in COMMANDS if command.name == name), None)


def _beginning(current: str, words: Iterable[Word]) -> list[Word]:
    return [word for word in words if word.text.startswith(current)]


class Names:
    """The names in the store, read when somebody wants one."""

    def __init__(self, context: Context, given: dict[str, str]) -> None:
        self._context = context
        self._given = given

    def beginning(self, current: str, what: str) -> list[Word]:
        """Names that begin with what is typed; if none does, those with a word that does."""
        buurt = self._buurt()
        words = [word for word in _OF[what](buurt) if word.text]
        sought = fold(current)
        found = [word for word in words if fold(word.text).startswith(sought)]
        if not found:
            found = [word for word in words if f" {sought}" in f" {fold(word.text)}"]
        unique = {word.text: word for word in sorted(found, key=lambda word: fold(word.text))}
        return list(unique.values())[:MOST_NAMES]

    def _buurt(self) -> Buurt:
        from buurt_tui.session import Session

        context = self._context
        context.options |= {name: self._given[name] for name in ("store",) if name in self._given}
        session = Session(context.store(), context.clock)
        session.close()
        return session.buurt


def _residents(buurt: Buurt) -> Iterator[Word]:
    for resident in buurt.residents.values():
        if not resident.merged_into:
            yield Word(clean(resident.name or resident.description))
            for alias in resident.aliases:
                yield Word(clean(alias), clean(resident.name))


def _follow_ups(buurt: Buurt) -> Iterator[Word]:
    from buurt_tui.domain.follow_up import open_follow_ups

    for follow_up in open_follow_ups(buurt):
        resident = buurt.resident(follow_up.resident)
        if resident is not None:
            name, reason = clean(resident.name or resident.description), _reason(buurt, follow_up)
            yield Word(follow_up.id[:8], f"{name} {reason}".rstrip())
            yield Word(name, reason)


def _reason(buurt: Buurt, follow_up: FollowUp) -> str:
    """As far as anybody in the team may read it: a shell does not say who is asking."""
    return clean(OPEN.said(follow_up.reason, follow_up.readers, writer_of(buurt, follow_up)))


def _encounters(buurt: Buurt) -> Iterator[Word]:
    yield Word("last")
    for encounter in buurt.encounters.values():
        yield Word(encounter.id[:8], f"{encounter.on}")


def _rounds(buurt: Buurt) -> Iterator[Word]:
    yield Word("last")
    for round_ in buurt.rounds.values():
        yield Word(f"{round_.on}", round_.id[:8])


def _members(buurt: Buurt) -> Iterator[Word]:
    for member in buurt.members.values():
        if member.retired_on is None:
            yield Word(clean(member.name))


def _places(buurt: Buurt) -> Iterator[Word]:
    for place in buurt.places.values():
        yield Word(clean(place.name))


def _topics(buurt: Buurt) -> Iterator[Word]:
    for topic in standing_topics(buurt):
        yield Word(clean(topic.name))


_OF: dict[str, Callable[[Buurt], Iterator[Word]]] = {
    "residents": _residents,
    "follow_ups": _follow_ups,
    "encounters": _encounters,
    "rounds": _rounds,
    "members": _members,
    "places": _places,
    "topics": _topics,
}

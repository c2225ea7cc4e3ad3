"""Every command and option, in the order in which help shows them."""

from __future__ import annotations

from buurt_tui.cli.nouns import NOUNS
from buurt_tui.cli.options import Command, Option
from buurt_tui.domain.text import N_

EVERYWHERE = (
    Option("store", N_("where the neighbourhood is kept (BUURT_STORE)"), "PATH|URL"),
    Option("lang", N_("the language: nl or en (BUURT_LANG)"), "nl|en"),
    Option("as", N_("who is writing (BUURT_AS); somebody new joins the team"), "NAME"),
    Option("today", N_("as if it were that day"), "DATE"),
    Option("read-only", N_("only look: nothing is saved, whatever state the files are in")),
    Option("version", N_("which version this is")),
    Option("help", N_("explain the program, or one command")),
)
"""They may stand before or after any command."""

_JSON = Option("json", N_("one JSON array in UTF-8"))
_PLAIN = Option("plain", N_("short labelled lines, for a screen reader or a braille line"))
_LIST = (_JSON, _PLAIN)
_ERASES = Option("yes-erase", N_("the name of whom to forget, instead of asking for it"), "NAME")

_NOUNS = {
    "resident": N_("somebody's card, and what changes on it"),
    "follow-up": N_("one promise: settle it, or say something else of it"),
    "encounter": N_("one meeting: add hooks, or take it back"),
    "round": N_("one afternoon: streets, walkers, doors; by its day, its id, or last"),
    "member": N_("somebody in the team: add, rename, retire"),
    "place": N_("a street or place: add, rename"),
    "interest": N_("who shares a topic; rename, merge, give it another word, a wider topic"),
}
"""What can be done with one thing; the actions stand in `nouns`."""

COMMANDS = (
    Command("", N_("open the app"), "app"),
    Command(
        "demo",
        N_("an invented neighbourhood, in the app or written to a store"),
        "demo",
        options=(
            Option("tour", N_("be shown around, in three minutes")),
            Option("write", N_("write it to a new store"), "PATH"),
        ),
    ),
    Command(
        "log",
        N_("each line of a file or of standard input is one encounter; without, it asks"),
        "log",
        "[FILE|-]",
        most=1,
        options=(
            Option("ids", N_("show the id of each encounter as soon as it is kept")),
            Option("date", N_("the day of the round"), "DATE"),
            Option("place", N_("where the round is; may be repeated"), "PLACE", repeats=True),
            Option("walker", N_("who walks along; may be repeated"), "NAME", repeats=True),
        ),
        does=("write", "resident.log", "log.round"),
    ),
    Command("encounters", N_("all encounters, newest first"), "encounters", options=_LIST),
    Command(
        "untagged",
        N_("notes that have no hook yet"),
        "untagged",
        options=_LIST,
        does=("go.hooks", "hooks.type"),
    ),
    Command(
        "follow-ups",
        N_("residents to come back to, a street at a time"),
        "follow_ups",
        options=(
            Option("street", N_("only those of this street"), "PLACE"),
            Option("mine", N_("only those that you go to or logged")),
            Option("walk", N_("as a list to take along on paper")),
            Option("all", N_("those that were settled, too")),
            *_LIST,
        ),
    ),
    Command("quiet", N_("who fell silent"), "quiet", options=_LIST),
    Command(
        "residents",
        N_("residents, the best match first; a letter or two may be wrong"),
        "residents",
        "[SEARCH]",
        most=20,
        options=_LIST,
    ),
    Command(
        "search",
        N_("people, topics, streets and what was said; several words must all be there"),
        "search",
        "WORDS",
        least=1,
        most=20,
        options=_LIST,
    ),
    Command(
        "interests",
        N_("the topics that hooks hang on"),
        "interests",
        options=(Option("alike", N_("those that may be the same topic")), *_LIST),
        does=("topic.alike", "topic.sharers"),
    ),
    Command(
        "vocabulary",
        N_("a first list of topics: show or take it"),
        "vocabulary",
        "[take]",
        most=1,
        options=_LIST,
        does=("topics.first",),
    ),
    Command(
        "hooks",
        N_("hooks that nobody heard of for half a year, the oldest first"),
        "hooks",
        options=(Option("all", N_("all hooks")), *_LIST),
        does=("hooks.still_so",),
    ),
    Command(
        "hook",
        N_("whether a hook still holds: still, gone"),
        "hook",
        "RESIDENT TOPIC ANSWER",
        least=3,
        most=3,
        options=(Option("kind", N_("of which kind: interest, wish, offer, question"), "KIND"),),
        does=("resident.hooks",),
    ),
    Command("rounds", N_("all rounds, newest first"), "rounds", options=_LIST),
    Command(
        "settle",
        N_("end a follow-up: done, attempt, later[=DATE], dropped, prefers_not, handed_over"),
        "settle",
        "ID OUTCOME",
        least=2,
        most=20,
        options=(Option("around", N_("with later: around which day"), "DATE"),),
    ),
    *(
        Command(
            name,
            says,
            "doing",
            "WHICH [ACTION [VALUE]]",
            least=1,
            most=200,
            options=(*_LIST, _ERASES) if name == "resident" else _LIST,
            does=tuple(id_ for action in NOUNS[name].actions for id_ in action.does),
        )
        for name, says in _NOUNS.items()
    ),
    Command("team", N_("who is in the team"), "team", options=_LIST),
    Command("places", N_("the streets and places"), "places", options=_LIST),
    Command(
        "neighbourhood",
        N_("what this neighbourhood is called, or is called from here on"),
        "neighbourhood",
        "[NAME]",
        most=20,
        does=("neighbourhood",),
    ),
    Command(
        "about",
        N_("everything that is held about somebody, on one page, to give to them"),
        "about",
        "RESIDENT",
        least=1,
        most=20,
        options=(_JSON,),
        does=("log.card", "follow_up.card", "hooks.card", "resident.read", "resident.about"),
    ),
    Command(
        "erase",
        N_("forget somebody; asks for the name, and nothing brings it back"),
        "erase",
        "RESIDENT",
        least=1,
        most=20,
        options=(_ERASES,),
        does=("erase", "resident.no_consent"),
    ),
    Command(
        "agenda",
        N_("what the next weekly review would talk about"),
        "agenda",
        options=(Option("street", N_("only what has to do with this street"), "PLACE"), *_LIST),
    ),
    Command(
        "remark",
        N_("put something on the agenda of the next review, from a file or standard input"),
        "remark",
        "[FILE|-]",
        most=1,
        options=(Option("shareable", N_("it may stand on the shared screen")),),
        does=("agenda.remark", "review.remark"),
    ),
    Command(
        "reviews",
        N_("the weekly reviews; with words, those whose minutes say them"),
        "reviews",
        "[SEARCH]",
        most=20,
        options=_LIST,
    ),
    Command(
        "minutes",
        N_("the minutes of a review, the last one if none is named"),
        "minutes",
        "[ID]",
        most=1,
        options=(
            Option("format", N_("text, or md for Markdown"), "text|md"),
            Option("names", N_("with the true names of residents; asks in a terminal")),
            Option("output", N_("write it to this new file; -o for short"), "FILE"),
        ),
        does=("minutes", "review.minutes"),
    ),
    Command("undo", N_("take back what you did last"), "undo"),
    Command("redo", N_("do again what you took back last"), "undo"),
    Command(
        "config",
        N_("the settings: show, check, keys, path, init"),
        "config",
        "[show|check|keys|path|init]",
        most=1,
        options=_LIST,
        does=("theme", "team.switch"),
        judges_settings=True,
    ),
    Command(
        "completion",
        N_("the script that lets a shell complete commands and names"),
        "completion",
        "bash|zsh|fish",
        most=1,
        judges_settings=True,
    ),
    Command(
        "check",
        N_("whether the store is sound, and what can be saved of one that is not"),
        "check",
        "[PATH]",
        most=1,
        options=(Option("repair", N_("write what can be read to a new store"), "COPY"),),
    ),
    Command(
        "doctor",
        N_("where the store is, who can read it, and whether all is well with it"),
        "doctor",
        options=(_JSON,),
    ),
    Command(
        "backup",
        N_("make a backup now, beside the store or in a new file"),
        "backup",
        "[FILE]",
        most=1,
    ),
    Command("backups", N_("all backups, newest first"), "backups", options=(_JSON,)),
    Command(
        "restore",
        N_("go back to a backup, after showing what would change; undo takes it back"),
        "restore",
        "FILE|DATE",
        least=1,
        most=1,
        options=(
            Option("dry-run", N_("only show what would change")),
            Option("yes", N_("do not ask")),
        ),
    ),
    Command("checkpoint", N_("fold the journal into the TinyDB file"), "checkpoint"),
)

"""Every command and option, in the order in which help shows them."""

from __future__ import annotations

from buurt_tui.cli.options import Command, Option
from buurt_tui.domain.text import N_

EVERYWHERE = (
    Option("store", N_("where the neighbourhood is kept (BUURT_STORE)"), "PATH|URL"),
    Option("lang", N_("the language: nl or en (BUURT_LANG)"), "nl|en"),
    Option("as", N_("who is writing (BUURT_AS); somebody new joins the team"), "NAME"),
    Option("today", N_("as if it were that day"), "DATE"),
    Option("version", N_("which version this is")),
    Option("help", N_("explain the program, or one command")),
)
"""They may stand before or after any command."""

_JSON = Option("json", N_("one JSON array in UTF-8"))

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
    ),
    Command("encounters", N_("all encounters, newest first"), "encounters", options=(_JSON,)),
    Command(
        "follow-ups",
        N_("residents to come back to, a street at a time"),
        "follow_ups",
        options=(
            Option("street", N_("only those of this street"), "PLACE"),
            Option("mine", N_("only those that you go to or logged")),
            Option("walk", N_("as a list to take along on paper")),
            Option("all", N_("those that were settled, too")),
            _JSON,
        ),
    ),
    Command("quiet", N_("who fell silent"), "quiet", options=(_JSON,)),
    Command(
        "residents",
        N_("residents, the best match first; a letter or two may be wrong"),
        "residents",
        "[SEARCH]",
        most=20,
        options=(_JSON,),
    ),
    Command("interests", N_("the topics that hooks hang on"), "interests", options=(_JSON,)),
    Command("rounds", N_("all rounds, newest first"), "rounds", options=(_JSON,)),
    Command(
        "settle",
        N_("end a follow-up: done, attempt, later[=DATE], dropped, prefers_not, handed_over"),
        "settle",
        "ID OUTCOME",
        least=2,
        most=20,
        options=(Option("around", N_("with later: around which day"), "DATE"),),
    ),
    Command("undo", N_("take back what you did last"), "undo"),
    Command("redo", N_("do again what you took back last"), "undo"),
    Command(
        "config",
        N_("the settings: show, check, keys, path, init"),
        "config",
        "[show|check|keys|path|init]",
        most=1,
        options=(_JSON,),
        judges_settings=True,
    ),
    Command("checkpoint", N_("fold the journal into the TinyDB file"), "checkpoint"),
)

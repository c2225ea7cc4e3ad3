"""What can be done with one thing: `buurt NOUN WHICH ACTION [VALUE]`, every action of every noun.

Light on purpose: help, completion and the check that no key is without a command read this table;
what does it is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from buurt_tui.domain.text import N_


class Action(Struct, frozen=True):
    """One thing to do."""

    name: str
    says: str
    """What it does, marked for translation."""
    value: str = ""
    """What it takes, as help shows it; in brackets if it may be left out."""
    spellings: tuple[str, ...] = ()
    """How else it may be written."""
    does: tuple[str, ...] = ()
    """The ids of the keys, and of the palette's commands, that do the same."""
    choices: tuple[str, ...] = ()
    """What the value can be, if that is a few words; for completion."""
    names: str = ""
    """Of what the value is a name, as `names` knows it: residents, places, members, topics."""


class Noun(Struct, frozen=True):
    """What something is done with."""

    module: str
    """In `buurt_tui.cli`: has ACTIONS, by name, and `show`."""
    which: str
    """Of what it is a name or an id: residents, follow_ups, encounters, rounds, members, places."""
    actions: tuple[Action, ...]


def _readers(says: str, *does: str) -> Action:
    words = ("team", "writer", "shareable")
    return Action("readers", says, "|".join(words), ("lezers",), does, words)


NOUNS: Mapping[str, Noun] = {
    "resident": Noun(
        "do_resident",
        "residents",
        (
            Action(
                "rename",
                N_("another name; the old one stays as one they go by"),
                "NAME",
                ("heet",),
                ("resident.name", "resident.edit"),
            ),
            Action("alias", N_("one more name they go by"), "NAME", ("ook",), ("resident.alias",)),
            Action("unalias", N_("they do not go by that name"), "NAME", ("niet-ook",)),
            Action(
                "place",
                N_("where to find them; as-met: where we met them last"),
                "PLACE|as-met",
                ("plek", "straat"),
                ("resident.place",),
                ("as-met",),
                "places",
            ),
            Action(
                "consent",
                N_("may we write this down? no forgets them, and asks for the name first"),
                "yes|ask|no",
                ("toestemming",),
                ("resident.consent", "resident.no_consent"),
                ("yes", "ask", "no"),
            ),
            Action(
                "prefers-not",
                N_("would rather not: on no list; no: does not mind any more"),
                "[yes|no]",
                ("liever-niet", "would-rather-not"),
                ("resident.prefers_not",),
                ("yes", "no"),
            ),
            Action(
                "merge",
                N_("somebody else is the same person, and comes on this card"),
                "OTHER",
                ("samenvoegen",),
                ("resident.merge",),
                names="residents",
            ),
            Action(
                "promise",
                N_("come back to them, as !fri call >Karim; !! if they asked for it"),
                "WHEN WHAT-FOR",
                ("terugkomen",),
                ("resident.promise", "follow_up.promise"),
            ),
        ),
    ),
    "follow-up": Noun(
        "do_follow_up",
        "follow_ups",
        (
            Action("done", N_("it is done"), spellings=("gedaan",), does=("follow_up.done",)),
            Action(
                "seen",
                N_("the meeting since was what it was about"),
                spellings=("dat-was-het", "that-was-it"),
                does=("follow_up.seen", "log.that_was_it", "log.that_was_it.row"),
            ),
            Action(
                "attempt",
                N_("nobody at home; it stays"),
                spellings=("not-home", "niet-thuis", "poging"),
                does=("follow_up.not_home",),
            ),
            Action(
                "later",
                N_("around another day; without one: when it suits"),
                "[WHEN]",
                does=("follow_up.later",),
            ),
            Action(
                "dropped",
                N_("not needed any more"),
                spellings=("not-needed", "hoeft-niet-meer", "vervallen"),
                does=("follow_up.dropped",),
            ),
            Action(
                "prefers-not",
                N_("they would rather not"),
                spellings=("would-rather-not", "liever-niet"),
                does=("follow_up.prefers_not",),
            ),
            Action(
                "handed-over",
                N_("somebody else goes on with it"),
                spellings=("overgedragen",),
                does=("follow_up.handed_over",),
            ),
            Action("reopen", N_("it was not settled after all"), spellings=("heropen",)),
            Action(
                "turn",
                N_("whose turn it is"),
                "resident|team",
                ("aan-zet",),
                ("follow_up.turn",),
                ("resident", "team"),
            ),
            Action(
                "asked-by",
                N_("who asked for it"),
                "resident|team",
                ("gevraagd-door",),
                ("follow_up.asked_by",),
                ("resident", "team"),
            ),
            Action(
                "walker",
                N_("who of us goes"),
                "NAME|nobody",
                ("wie-gaat",),
                ("follow_up.walker",),
                ("nobody",),
                "members",
            ),
            Action("reason", N_("what it is about"), "TEXT", ("waarom",), ("follow_up.edit",)),
            _readers(N_("who may read what it is about"), "follow_up.readers"),
        ),
    ),
    "encounter": Noun(
        "do_encounter",
        "encounters",
        (
            Action("tag", N_("add hooks, as #cooking +sewing"), "HOOKS", ("haakje",), ("log.tag",)),
            Action(
                "take-back",
                N_("take it away, with the promises made in it"),
                spellings=("terugnemen",),
                does=("log.take_back",),
            ),
            Action("looked-at", N_("there is no hook in its note"), spellings=("geen-haakje",)),
            _readers(
                N_("who may read the note"),
                *("log.readers", "log.readers.typing", "resident.readers"),
            ),
            Action("note", N_("what its note says"), "TEXT", ("notitie",), ("log.edit",)),
            Action("date", N_("which day it was"), "DATE", ("datum",)),
            Action("place", N_("where it was"), "PLACE", ("waar",), names="places"),
            Action("contact", N_("how it went: chat, wave, not-home …"), "HOW", ("hoe",)),
        ),
    ),
    "round": Noun(
        "do_round",
        "rounds",
        (
            Action(
                "places",
                N_("the streets, with commas between; a day without a round gets one"),
                "PLACE, PLACE",
                ("straten", "plekken"),
                ("log.round", "log.round.typing"),
                names="places",
            ),
            Action("walkers", N_("who walks, with commas between"), "NAME, NAME", ("jutters",)),
            Action("date", N_("which day it was"), "DATE", ("datum",), ("log.edit_round",)),
            Action("remark", N_("what there is to say of it"), "TEXT", ("opmerking",)),
            Action(
                "opened",
                N_("doors that opened, on its last street"),
                "[NUMBER]",
                ("open", "deur-open"),
                ("log.opened",),
            ),
            Action(
                "closed",
                N_("doors that stayed closed, on its last street"),
                "[NUMBER]",
                ("dicht", "deur-dicht"),
                ("log.closed",),
            ),
        ),
    ),
    "member": Noun(
        "do_team",
        "members",
        (
            Action("add", N_("joins the team, or comes back to it"), does=("team.add",)),
            Action("rename", N_("is called otherwise"), "NAME", ("heet",), ("team.rename",)),
            Action(
                "retire",
                N_("leaves the team; what they logged stays"),
                spellings=("weg",),
                does=("team.retire",),
            ),
        ),
    ),
    "place": Noun(
        "do_place",
        "places",
        (
            Action("add", N_("a street or place that the team walks"), does=("place.add",)),
            Action("rename", N_("is called otherwise"), "NAME", ("heet",), ("place.rename",)),
        ),
    ),
    "interest": Noun(
        "do_interest",
        "topics",
        (
            Action("add", N_("a topic before anybody has a hook on it"), does=("topic.add",)),
            Action(
                "rename",
                N_("a better word; the old one still leads there"),
                "NAME",
                ("heet",),
                ("topic.rename",),
            ),
            Action("synonym", N_("another word for it"), "WORD", ("ook",), ("topic.synonym",)),
            Action("no-synonym", N_("no word for it"), "WORD", does=("topic.no_synonym",)),
            Action(
                "parent",
                N_("the wider topic that it is a part of"),
                "TOPIC",
                ("below", "onder"),
                ("topic.below",),
                names="topics",
            ),
            Action("no-parent", N_("it stands on its own"), spellings=("alone", "los")),
            Action(
                "merge",
                N_("another topic is the same, and comes on this one"),
                "TOPIC",
                ("samenvoegen",),
                ("topic.merge",),
                names="topics",
            ),
            Action(
                "not-same",
                N_("another topic looks like it and is not the same"),
                "TOPIC",
                ("niet-hetzelfde",),
                names="topics",
            ),
            Action(
                "remove",
                N_("take it away, if nobody has a hook on it"),
                spellings=("weg",),
                does=("topic.remove",),
            ),
        ),
    ),
}
"""By the word that stands behind `buurt`."""

"""Every action by its name, and the ones that belong to no screen: the team, the first run."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from buurt_tui.domain.model import MemberId, PlaceId, RoundId, Step, new_id
from buurt_tui.domain.team_edits import (
    AddMember,
    AddPlace,
    NameNeighbourhood,
    SetRound,
    member_called,
    member_id,
    place_id,
    team,
)
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _
from buurt_tui.quicklog.listed import split_names
from buurt_tui.ui import keys, team_dialogs
from buurt_tui.ui.dialogs import Ask, Option, Picker
from buurt_tui.ui.messages import EditRequested, RoundChosen

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp
    from buurt_tui.ui.screen import BuurtScreen


class Command(NamedTuple):
    """An action without a key of its own."""

    id: str
    says: str
    run: Callable[[BuurtApp], None]


def open_palette(app: BuurtApp, screen: BuurtScreen) -> None:
    """Find an action of this screen, of the app, or without a key, and run it."""
    bindings = {b.id or b.action: b for b in keys.of_screen(screen.NAME) if allowed(b, screen)}
    commands = {command.id: command for command in COMMANDS}
    options = [Option(id_, f"{_(b.tooltip)}  {keys.shown(b)}") for id_, b in bindings.items()]
    without_key = [Option(command.id, _(command.says)) for command in COMMANDS]
    # as long as nobody said who is logging, that question stands first
    options = [*options, *without_key] if app.now.me else [*without_key, *options]

    async def chosen(id_: str | None) -> None:
        if id_ in commands:
            commands[id_].run(app)
        elif id_ is not None:
            action = bindings[id_].action
            await (app if action.startswith("app.") else screen).run_action(action)

    app.push_screen(Picker(_("What do you want to do?"), options, filters=True), chosen)


def allowed(binding: keys.Key, screen: BuurtScreen) -> bool:
    """Whether this action can be done as things stand."""
    return binding.action.startswith("app.") or screen.may(binding)


# -- who we are -----------------------------------------------------------------------------


def first_run(app: BuurtApp) -> None:
    """Three questions, each of which may be left empty; then the quick line."""

    def streets_told(answer: str | None) -> None:
        names = [name.text for name in split_names(answer or "")]
        places = [AddPlace(place_id(app.now.buurt, name), name) for name in dict.fromkeys(names)]
        for place in places:
            app.post_message(EditRequested(place))
        if places:
            _begin_round(app, tuple(place.id for place in places))
        _offer_topics(app)

    def name_told(answer: str | None) -> None:
        if clean(answer or ""):
            _become(app, answer or "")
        streets = Ask(
            _("Which streets do you walk today?"),
            explain=_("One or two, with a comma between. The last one is where you are."),
            ends=_("⏎ on   Esc skip"),
        )
        if app.now.buurt.places:
            streets_told(None)
        else:
            app.push_screen(streets, streets_told)

    def neighbourhood_told(answer: str | None) -> None:
        if clean(answer or ""):
            app.post_message(EditRequested(NameNeighbourhood(answer or "")))
        _who_are_you(app, name_told)

    if app.now.buurt.neighbourhood is None:
        question = Ask(
            _("Welcome to Buurt. What is your neighbourhood called?"),
            explain=_("Three short questions, then you can begin. Enter goes on."),
            ends=_("⏎ on   Esc skip"),
        )
        app.push_screen(question, neighbourhood_told)
    else:
        _who_are_you(app, name_told)


def _offer_topics(app: BuurtApp) -> None:
    from buurt_tui.ui.taking_topics import offer

    offer(app)


def _begin_round(app: BuurtApp, places: tuple[PlaceId, ...]) -> None:
    walkers = (app.now.me,) if app.now.me else ()
    round_ = SetRound(id=RoundId(new_id()), on=app.now.today, places=places, walkers=walkers)
    app.post_message(EditRequested(round_))
    app.post_message(RoundChosen(round_.id))


def _who_are_you(app: BuurtApp, told: Callable[[str | None], None]) -> None:
    members = team(app.now.buurt)
    if not members:
        explain, ends = _("Your first name will do."), _("⏎ on   Esc skip")
        app.push_screen(Ask(_("What is your name?"), explain=explain, ends=ends), told)
        return

    def chosen(key: str | None) -> None:
        if key == "":
            app.push_screen(Ask(_("What is your name?")), told)
        else:
            member = app.now.buurt.members.get(MemberId(key or ""))
            told(member.name if member else None)

    options = [Option(m.id, m.name) for m in members]
    options.append(Option("", _("Somebody else")))
    app.push_screen(Picker(_("Who are you?"), options, filters=True), chosen)


def _become(app: BuurtApp, name: str) -> None:
    known = member_called(app.now.buurt, clean(name))
    if known is None or known.retired_on:
        id_ = member_id(app.now.buurt, name)
        app.post_message(EditRequested(AddMember(id_, name)))
    else:
        id_ = MemberId(known.id)
    app.become(id_)


def _switch(app: BuurtApp) -> None:
    def told(name: str | None) -> None:
        if clean(name or ""):
            _become(app, name or "")
            app.said = _("{name} is logging.", name=clean(name or ""))

    _who_are_you(app, told)


def _theme(app: BuurtApp) -> None:
    def chosen(key: str | None) -> None:
        if key is not None:
            app.theme = key
            app.remember_theme(key)

    options = [Option("licht", _("Light")), Option("donker", _("Dark"))]
    options.append(Option("contrast", _("High contrast")))
    app.push_screen(Picker(_("Which colours?"), options), chosen)


def _lately(module: str, name: str) -> Callable[[BuurtApp], None]:
    """The function of this name, whose module is imported when somebody wants it."""

    def run(app: BuurtApp) -> None:
        getattr(import_module(f"buurt_tui.ui.{module}"), name)(app)

    return run


COMMANDS = (
    Command(
        "agenda.remark",
        N_("Put something on the agenda of the review"),
        _lately("review.dialogs", "put_on_agenda"),
    ),
    Command(
        "minutes",
        N_("Read the minutes of earlier reviews"),
        _lately("review.minutes_dialog", "choose_minutes"),
    ),
    Command("team.switch", N_("Switch who is logging"), _switch),
    Command("team.add", N_("Add somebody to the team"), team_dialogs.add_member),
    Command("team.rename", N_("Change a name in the team"), team_dialogs.rename_member),
    Command("team.retire", N_("Somebody leaves the team"), team_dialogs.retire_member),
    Command(
        "neighbourhood", N_("Change the neighbourhood's name"), team_dialogs.rename_neighbourhood
    ),
    Command("place.add", N_("Add a street or place"), team_dialogs.add_place),
    Command("place.rename", N_("Change the name of a street or place"), team_dialogs.rename_place),
    Command(
        "topics.first", N_("Take over a first list of topics"), _lately("taking_topics", "take")
    ),
    Command("theme", N_("Change the colours"), _theme),
    Command(
        "passphrase",
        N_("Set a passphrase for the lock, or take it away"),
        _lately("passphrases", "choose"),
    ),
    Command("erase", N_("Forget a resident (cannot be undone)"), _lately("erasing", "begin")),
)
"""What can be done beside the keys."""


def ask_to_show_names(app: BuurtApp) -> None:
    """Leaving the shared screen asks, so that no single key gives a name away."""

    def chosen(key: str | None) -> None:
        if key == "show":
            app.show_names()

    options = [Option("keep", _("Keep names hidden"), "h"), Option("show", _("Show names"), "t")]
    app.push_screen(Picker(_("Can everybody who sees this screen read names?"), options), chosen)


SAID_OF_STEPS = {
    "LogEncounter": (N_("The encounter is taken back."), N_("The encounter is there again.")),
    "Settle": (N_("The follow-up is open again."), N_("The follow-up is settled again.")),
    "SettleAsSeen": (N_("The follow-up is open again."), N_("The follow-up is settled again.")),
    "Merge": (N_("They are two again."), N_("They are one again.")),
    "MergeTopics": (N_("They are two topics again."), N_("They are one topic again.")),
    "TakeTopics": (N_("The list of topics is gone."), N_("The list of topics is there again.")),
    "AnswerHook": (N_("The answer is taken back."), N_("The answer is there again.")),
    "Tag": (N_("The hooks are taken back."), N_("The hooks are there again.")),
    "Decide": (N_("The decision is taken back."), N_("It is decided again.")),
    "CloseReview": (N_("The review goes on where it was."), N_("The review is closed again.")),
    "CountDoor": (N_("The door is not counted."), N_("The door is counted again.")),
}


def said_of_step(step: Step, *, redone: bool) -> str:
    """What was taken back or done again; without names, for any screen."""
    undone, again = SAID_OF_STEPS.get(step.edit, (N_("Taken back."), N_("Done again.")))
    return _(again if redone else undone)

"""Opening the app on a store, and what is said once it has left the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurt_tui.config import Config
from buurt_tui.domain.model import MemberId
from buurt_tui.lang import _
from buurt_tui.privacy.passphrase import Passphrase
from buurt_tui.session import Session
from buurt_tui.store import Store, StoreError
from buurt_tui.ui import garbage, keys, startup
from buurt_tui.ui.drafts import Drafts

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp
    from buurt_tui.ui.tour import Tour

FIRST_KEYS = (
    "buurt_tui.quicklog.parse",
    "buurt_tui.quicklog.complete",
    "buurt_tui.quicklog.overrides",
    "buurt_tui.ui.log_edits",
    "buurt_tui.ui.palette",
    "buurt_tui.domain.steps",
)
"""What the first keys need and the first screen does without."""
LEFT_BEHIND = "\x1b[?1049l\x1b[?1000l\x1b[?1003l\x1b[?2004l\x1b[0m\x1b[H\x1b[2J\x1b[3J"
"""Leaves the second screen, and the mouse and pastes to the shell; empties the first one and its
memory of lines that went by: where there is no second screen, names stand in that."""


class Left(NamedTuple):
    """How the app was left."""

    exit_code: int
    """0, or 1 if it broke."""
    has_text: bool
    """Whether something was typed and not saved."""
    may_be_lost: bool
    """Whether that could not be kept either."""


def run(
    store: Store,
    *,
    clock: Callable[[], datetime],
    me: MemberId | None,
    drafts_directory: Path | None,
    state_directory: Path | None,
    config: Config,
    keymap: Mapping[str, str],
    told: str,
    remember: Callable[[MemberId], None],
    remember_theme: Callable[[str], None],
    shows_around: bool = False,
) -> Left:
    """Show the app until the user leaves. Raises `StoreError` at the start.

    `keymap`: the user's own keys; `told`: what to say once the first screen is there."""
    startup.prepare()
    keys.remap(keymap)
    from buurt_tui.ui.app import BuurtApp

    session = Session(store, clock)
    session.me = me if me in session.buurt.members else None
    drafts = Drafts(drafts_directory, _terminal())
    try:
        app = BuurtApp(
            session,
            clock,
            drafts,
            theme=config.theme,
            quiet_weeks=config.quiet_weeks,
            remember=remember,
        )
        app.set_keymap(dict(keymap))
        app.remember_theme = remember_theme
        _put_a_lock_on(app, config, state_directory)
        told = _clean_up() if drafts.was_cut_off else told
        app.when_painted = lambda: _begin(app, session, told)
        app.tour = _tour(app) if shows_around else None
        app.run()
    finally:
        drafts.close()
        _fold_as_the_last(store)
        session.close()
    return Left(_outcome(app), has_text=drafts.has_text, may_be_lost=drafts.may_be_lost)


def _outcome(app: BuurtApp) -> int:
    if app.coming.error is not None:
        raise app.coming.error
    return app.return_code or 0


def _clean_up() -> str:
    """Take away what a program that was killed left on the screen; what to say of it."""
    sys.stdout.write(LEFT_BEHIND)
    sys.stdout.flush()
    return _("Buurt was cut off the last time. What was saved is kept, and the screen is clean.")


def _put_a_lock_on(app: BuurtApp, config: Config, state_directory: Path | None) -> None:
    app.lock_minutes = (config.lock_minutes, config.lock_minutes_shared)
    app.passphrase = Passphrase(state_directory, config.store)


def _tour(app: BuurtApp) -> Tour:
    from buurt_tui.ui.tour import Tour

    return Tour(app)


def _begin(app: BuurtApp, session: Session, told: str) -> None:
    """The first screen is there."""
    startup.settle(FIRST_KEYS)
    from buurt_tui.ui.coming import make_ready
    from buurt_tui.ui.daily_backup import DailyBackup

    backup = DailyBackup(session, lambda: app.clock().date())
    app.look, session.before_closing = backup.look, backup.leave
    if told:
        app.said = told
    app.run_worker(make_ready(app), group="ready", exit_on_error=True)
    app.set_interval(garbage.LOOK_EVERY, garbage.Garbage().look)
    if app.tour is not None:
        app.tour.begin()


def _fold_as_the_last(store: Store) -> None:
    """The last one out folds the journal, so that other programs find all in the TinyDB file."""
    is_last_user = getattr(store, "is_last_user", None)
    if is_last_user is not None:
        with suppress(StoreError):  # nothing is lost: the journal has it all
            if is_last_user():
                store.checkpoint()  # type: ignore[attr-defined]  # what has the one has the other


def _terminal() -> str:
    """The name of this terminal, as `pts-3`; empty if there is none."""
    try:
        return os.ttyname(sys.stdin.fileno()).removeprefix("/dev/")
    except (OSError, ValueError):
        return ""

"""`buurt`: opens the app, the only thing here that needs a screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from buurt_tui.cli.context import Context
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import tell
from buurt_tui.cli.seen import remember as remember_how_far
from buurt_tui.config import remember_member, remember_theme, state_directory
from buurt_tui.domain.model import MemberId
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.store import Store

if TYPE_CHECKING:
    from buurt_tui.ui.run import Left


def run(context: Context) -> int:
    """Open the app on the neighbourhood."""
    _needs_terminal()
    session = context.session(joins=True, tells=False)
    session.close()
    if session.me is not None:
        remember_member(context.config.store, session.me)
    store = context.store()
    store.notices[:0] = session.take_notices()  # the app tells them: here nobody would see them
    return open_app(context, store, me=session.me, remembers=True)


def open_app(
    context: Context,
    store: Store,
    *,
    me: MemberId | None,
    remembers: bool = False,
    shows_around: bool = False,
) -> int:
    """Show the app on this store until the user leaves; with `remembers`, keep who is writing."""
    _needs_terminal()
    from buurt_tui.ui.run import run as show

    def remember(member: MemberId) -> None:
        if remembers:
            remember_member(context.config.store, member)

    keymap, told = _keymap(context)
    left = show(
        store,
        clock=context.clock,
        me=me,
        drafts_directory=_drafts(context.config.store, store) if remembers else None,
        state_directory=state_directory() if remembers else None,
        config=context.config,
        keymap=keymap,
        told=told,
        remember=remember,
        remember_theme=remember_theme if remembers else lambda _theme: None,
        shows_around=shows_around,
    )
    remember_how_far(context.config.store, store)
    if left.exit_code == 0:
        tell(_goodbye(store, left, remembers=remembers))
    return left.exit_code


def _keymap(context: Context) -> tuple[dict[str, str], str]:
    """The user's own keys, and what to say of the settings once the app is there."""
    config = context.config
    keymap: dict[str, str] = {}
    mistakes = list(config.mistakes)
    if config.keys:
        from buurt_tui.ui.keymap import read_keymap

        keymap, wrong = read_keymap(config.keys)
        mistakes += wrong
    if not mistakes:
        return keymap, ""
    from buurt_tui.ui.setting_words import told

    said = _("{mistake} (buurt config check says more)", mistake=told(mistakes[0], short=True))
    return keymap, said


def _goodbye(store: Store, left: Left, *, remembers: bool) -> str:
    if left.may_be_lost:
        return _("What was saved is kept. What was still being typed could not be kept.")
    if left.has_text and remembers:
        return _("What was saved is kept. What was not will be in the field the next time.")
    if store.is_read_only:
        return _("Nothing was changed.")
    return _("Everything is kept.") if remembers else _("That was the invented neighbourhood.")


def _drafts(name: str, store: Store) -> Path | None:
    """Where half typed lines are kept: among the store's own files, if those may be touched."""
    if ":" in name:
        return None
    path = Path(name).expanduser().resolve()
    if store.is_read_only:
        return state_directory() / "drafts" / path.name
    return path.with_name(f"{path.name}.d") / "drafts"


def _needs_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse(N_("the app needs a terminal; buurt --help shows what works without"))

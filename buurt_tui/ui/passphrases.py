"""Setting the passphrase of the lock: typed twice, shown nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.lang import _
from buurt_tui.ui.dialogs import Ask

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

SHORTEST = 8


def choose(app: BuurtApp) -> None:
    """Ask for the one there is, then twice for the new one; nothing takes it away."""
    if not app.passphrase.is_set:
        _ask_new(app)
        return

    def told(typed: str | None) -> None:
        if typed is not None:
            _ask_new(app)

    def judge(typed: str) -> str:
        return "" if app.passphrase.fits(typed) else _("That is not it.")

    app.push_screen(Ask(_("What is the passphrase?"), judge=judge, is_secret=True), told)


def _ask_new(app: BuurtApp) -> None:
    explain = _(
        "A few words that you remember. They open the locked screen; they do not lock the file."
        " Leave it empty for none."
    )

    def judge(typed: str) -> str:
        too_short = typed and len(typed) < SHORTEST
        return _("At least eight characters.") if too_short else ""

    def told(typed: str | None) -> None:
        if typed:
            _ask_again(app, typed)
        elif typed == "":
            _keep(app, "", _("Enter alone opens the locked screen."))

    title = _("Which passphrase opens the lock?")
    app.push_screen(Ask(title, explain=explain, judge=judge, is_secret=True), told)


def _ask_again(app: BuurtApp, first: str) -> None:
    def judge(typed: str) -> str:
        return "" if typed == first else _("That is not the same.")

    def told(typed: str | None) -> None:
        if typed is not None:
            _keep(app, first, _("The passphrase is set. Ctrl+R locks the screen."))

    app.push_screen(Ask(_("The same once more, please."), judge=judge, is_secret=True), told)


def _keep(app: BuurtApp, passphrase: str, says: str) -> None:
    try:
        app.passphrase.set(passphrase)
    except OSError as error:
        app.said = _("This could not be kept: {problem}", problem=error.strerror or str(error))
    else:
        app.said = says

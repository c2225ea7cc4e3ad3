"""Two changed the same: whoever comes second chooses, field by field, with both before them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from buurt_tui.domain.amending import Answer, Clash, Clashed
from buurt_tui.lang import _
from buurt_tui.ui.dialogs import Option, Picker
from buurt_tui.ui.field_words import field_name, value

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

THEIRS, MINE = "theirs", "mine"


def ask(
    app: BuurtApp,
    clashed: Clashed,
    then: Callable[[tuple[Answer, ...]], None],
    left: Callable[[], None],
) -> None:
    """Ask about each field in turn; `left` if somebody goes back without an answer."""
    _ask_next(app, list(clashed.clashes), clashed.name, (), then, left)


def _ask_next(
    app: BuurtApp,
    clashes: list[Clash],
    name: str,
    answers: tuple[Answer, ...],
    then: Callable[[tuple[Answer, ...]], None],
    left: Callable[[], None],
) -> None:
    if not clashes:
        then(answers)
        return
    clash, *others = clashes

    def chosen(key: str | None) -> None:
        if key is None:
            left()
            return
        answer = Answer(clash.document.id, clash.field, clash.theirs, key == MINE)
        _ask_next(app, others, name, (*answers, answer), then, left)

    app.push_screen(_question(app, clash, name), chosen)


def _question(app: BuurtApp, clash: Clash, name: str) -> Picker:
    field = field_name(clash.field)
    theirs, mine = (value(app.now, clash.field, each) for each in (clash.theirs, clash.mine))
    if name:
        title = _("{name} changed this just now too: {field}", name=name, field=field)
        options = [Option(THEIRS, _("keep what {name} wrote", name=name), "1")]
        explain = [_("{name} wrote: {text}", name=name, text=theirs)]
    else:
        title = _("Somebody changed this just now too: {field}", field=field)
        options = [Option(THEIRS, _("keep what stands there"), "1")]
        explain = [_("There stands: {text}", text=theirs)]
    options.append(Option(MINE, _("keep what you wrote"), "2"))
    explain.append(_("You wrote: {text}", text=mine))
    return Picker(title, options, explain=explain)

"""Screen 3, residents: who we met, found by a part of a name, and the card of one of them."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Input, Static

from buurt_tui.domain.model import Consent, ResidentId
from buurt_tui.domain.resident_edits import AllowNotes, PreferNot
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import erasing, keys, merging, resident_card, resident_rows, text
from buurt_tui.ui import resident_dialogs as dialogs
from buurt_tui.ui.messages import SettlingChosen
from buurt_tui.ui.promising import promise
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.text import MUTED
from buurt_tui.ui.widgets.frame import FootKey
from buurt_tui.ui.widgets.plain_input import PlainInput
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.ui.writing import write_about
from buurt_tui.views.card import ResidentCard, card
from buurt_tui.views.now import Now
from buurt_tui.views.residents import found_residents, resident_row

WIDE = 100
"""Columns from which the card stands beside the list."""
NARROW, LOW = 72, 22
"""Columns and lines below which list and card take turns."""

ABOUT_ONE = {b.action for b in keys.RESIDENTS if isinstance(b, Binding) and b.group is keys.ROW}
"""What needs somebody on the list."""


class ResidentsScreen(BuurtScreen):
    """Everybody we met, by name; beside or below it all that is known of one."""

    NAME = "residents"
    BINDINGS = keys.RESIDENTS

    def __init__(self) -> None:
        super().__init__()
        self._asked: ResidentId | None = None
        """Whose card was asked for; on the list whatever is looked for."""
        self._shown: ResidentCard | None = None
        """The card that is shown."""

    def body(self) -> ComposeResult:
        with Horizontal(id="looking"):
            hint = _("/ search: a letter wrong does not matter")
            yield PlainInput(placeholder=hint, compact=True)
            yield Static(id="count")
        with Container(id="both"):
            yield RowList(resident_rows.WIDE, id="people")
            yield RowList(resident_card.COLUMNS, id="card", below="cursor", cursor_when_away=False)

    def on_mount(self) -> None:
        """Letters act on the list at once."""
        self._list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """The card beside the list, below it, or each in its turn."""
        width, height = event.size
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width < NARROW or (height < LOW and width < WIDE), "-turns")
        alone = resident_rows.NARROW if width < NARROW else resident_rows.WIDE
        self._list.columns = resident_rows.BESIDE if width >= WIDE else alone

    def show(self, now: Now) -> None:
        search = self.query_one(Input)
        self.set_class(now.veil.is_down, "-veiled")
        if now.veil.is_down:
            search.value = ""
            if search.has_focus:
                self._list.focus()
        found = found_residents(now, search.value)
        asked = now.buurt.resident(self._asked) if self._asked else None
        if asked is not None and asked not in found:
            found.insert(0, asked)
        counted = ngettext("{n} resident", "{n} residents", len(found))
        self.query_one("#count", Static).update(text.plain(counted, MUTED))
        nobody, nobody_yet = _("Nobody is called that. Esc: everybody."), _("Nobody yet. n: write.")
        self._list.empty = nobody if search.value else nobody_yet
        self._list.show(
            found,
            key=lambda resident: resident.id,
            draw=lambda resident: resident_rows.row(resident_row(now, resident), now),
        )
        self._show_card()

    @on(RowList.Highlighted)
    def _other_row(self, event: RowList.Highlighted) -> None:
        if event.list_id == "people":
            self._show_card()

    def _show_card(self) -> None:
        before = self._shown
        self._shown = card(self.now, ResidentId(self._list.key)) if self._list.key else None
        lines = resident_card.card_lines(self._shown, self.now.today) if self._shown else []
        self._card.show(lines, key=lambda line: line.key, draw=lambda line: line.row)
        if before is None or self._shown is None or before.id != self._shown.id:
            self._card.action_end(1)
        self.refresh_footer()

    @property
    def _list(self) -> RowList:
        return self.query_one("#people", RowList)

    @property
    def _card(self) -> RowList:
        return self.query_one("#card", RowList)

    # -- where to look ----------------------------------------------------------------------

    def choose(self, resident: ResidentId) -> None:
        """Show this card, whoever is looked for."""
        found = self.now.buurt.resident(resident)
        if found is None:
            return
        self._asked = ResidentId(found.id)
        self.show(self.now)
        self._list.move_to(found.id)
        self._list.focus()
        if self.has_class("-turns"):
            self.action_read()

    def search(self) -> None:
        """Begin to type a name."""
        if not self.hides_names():
            self.remove_class("-reading")
            self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.query_one(Input).value:
            self._asked = None
        self.show(self.now)
        self._list.action_end(1)

    @on(Input.Submitted)
    def action_people(self) -> None:
        """To the list."""
        self.remove_class("-reading")  # before it: what is hidden cannot get the focus
        self._list.focus()

    def action_read(self) -> None:
        """To the card; where it is small it gets the whole screen."""
        if self._shown is not None:
            self.add_class("-reading")
            self._card.focus()

    def action_out(self) -> None:
        """Esc: to the list, then to everybody."""
        if self._list.has_focus:
            self.query_one(Input).value = ""
        self.action_people()

    @on(RowList.Chosen)
    def _menu(self, event: RowList.Chosen) -> None:
        if event.list_id == "people" and self.has_class("-turns"):
            self.action_read()
        else:
            self.action_row_menu()

    def row_title(self) -> str:
        return self._shown.resident.name if self._shown else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without anybody on the list there is nothing to do with them."""
        if action in ABOUT_ONE:
            return self._shown is not None
        return super().check_action(action, parameters)

    def foot_keys(self) -> Iterable[FootKey]:
        if self.query_one(Input).has_focus:
            return [FootKey("⏎", _("to the list"), "screen.people")]
        asks = self._shown is not None and self._shown.consent_to_ask
        shown = [k for k in super().foot_keys() if asks or k.action != "screen.consent"]
        if self.has_class("-turns") and self._list.has_focus:
            shown[-1] = FootKey("⏎", _("card"), "screen.read")
        return shown

    def on_descendant_focus(self) -> None:
        """Other keys matter while typing; the card that is read gets more room."""
        self.set_class(self._card.has_focus, "-reading")
        self.refresh_footer()

    # -- keys -------------------------------------------------------------------------------

    @property
    def _open(self) -> ResidentCard | None:
        """The card that is shown, unless names are hidden; then it says so."""
        return None if self._shown is None or self.hides_names() else self._shown

    def action_log(self) -> None:
        """Log an encounter with them."""
        if (who := self._open) is not None:
            self.app.post_message(SettlingChosen(None))
            write_about(self.app, who.id)

    def action_promise(self) -> None:
        """Promise to come back."""
        if (who := self._open) is not None:
            promise(self.app, who.id)

    def action_rename(self) -> None:
        """Change the name."""
        if (who := self._open) is not None:
            dialogs.rename(self.app, who)

    def action_alias(self) -> None:
        """Add a name that they go by."""
        if (who := self._open) is not None:
            dialogs.add_alias(self.app, who)

    def action_place(self) -> None:
        """Say where to find them."""
        if (who := self._open) is not None:
            dialogs.choose_place(self.app, who)

    def action_no_consent(self) -> None:
        """They say: do not write this down; then they are forgotten."""
        if (who := self._open) is not None:
            erasing.ask(self.app, who.id)

    def action_merge(self) -> None:
        """Two that are the same person."""
        if (who := self._open) is not None:
            merging.choose_other(self.app, who, self._keep_in_sight)

    def _keep_in_sight(self, resident: ResidentId) -> None:
        self._asked = resident

    def action_consent(self) -> None:
        """They say that this may be written down; a second time: it is to be asked after all."""
        if self._shown is not None:
            allowed = self._shown.consent is Consent.YES
            answer = Consent.TO_ASK if allowed else Consent.YES
            edit = AllowNotes(resident=self._shown.id, consent=answer, on=self.now.today)
            says = _("To be asked again.") if allowed else _("Good: this may be written down.")
            self.request(edit, says)

    def action_prefers_not(self) -> None:
        """They would rather not; a second time: they do not mind any more."""
        if self._shown is not None:
            self._asked = self._shown.id
            minds = self._shown.prefers_not_on is None
            edit = PreferNot(resident=self._shown.id, on=self.now.today if minds else None)
            says = (
                _("Would rather not: on no list from here on. x again undoes it.")
                if minds
                else _("Does not mind any more: on the lists again.")
            )
            self.request(edit, says)

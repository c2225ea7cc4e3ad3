"""Screen 3, residents: who we met, found by a part of a name, and the card of one of them."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Static

from buurt_tui.domain.model import Resident, ResidentId
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import keys, resident_card, resident_rows, text
from buurt_tui.ui import resident_edits as edits
from buurt_tui.ui.let_read import let_read
from buurt_tui.ui.resident_dialogs import ASKED
from buurt_tui.ui.rows import Row
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.text import MUTED
from buurt_tui.ui.widgets.frame import FootKey
from buurt_tui.ui.widgets.plain_input import PlainInput
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.views.card import ResidentCard, card
from buurt_tui.views.now import Now
from buurt_tui.views.residents import found_ids, resident_row

WIDE = 100
"""Columns from which the card stands beside the list."""
NARROW, LOW = 72, 22
"""Columns and lines below which list and card take turns."""


class ResidentsScreen(BuurtScreen):
    """Everybody we met, by name; beside or below it all that is known of one."""

    NAME = "residents"
    BINDINGS = keys.bindings(keys.RESIDENTS)
    DEFAULT_CSS = """
    ResidentsScreen {
        #looking { height: 2; padding: 1 1 0 1; }
        #looking Input { width: 1fr; border: none; background: $panel; padding: 0 1; }
        #count { width: 20; padding: 0 1; text-align: right; }
        #both { layout: vertical; margin-top: 1; }
        #people { height: 2fr; }
        #card { height: 3fr; border-top: solid $rule; }
        &.-reading #people { height: 4; }
        &.-wide #both { layout: horizontal; }
        &.-wide #people { width: 2fr; height: 1fr; }
        &.-wide #card { width: 3fr; height: 1fr; border-top: none; border-left: solid $rule; }
        &.-turns #card { display: none; }
        &.-turns.-reading #card { display: block; border-top: none; }
        &.-turns.-reading #people { display: none; }
        &.-turns.-reading #looking { display: none; }
        &.-veiled #looking { display: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: ResidentId | None = None
        """Whose card was asked for; on the list whatever is looked for."""
        self._shown: ResidentCard | None = None
        """The card that is shown."""
        self._shown_of: tuple[Now, str | None] | None = None
        """When it was worked out, and of whom."""
        self._rows: dict[ResidentId, Row] = {}
        self._rows_of: Now | None = None
        """When these were drawn."""

    def body(self) -> ComposeResult:
        with Horizontal(id="looking"):
            hint = _("f find: a wrong letter is fine")
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
        self._fill(now)
        self._show_card()

    def _fill(self, now: Now) -> None:
        """Who is looked for, on the list."""
        search = self.query_one(PlainInput)
        if now.veil.is_down and not self.has_class("-veiled"):
            self._hide_names()
        self.set_class(now.veil.is_down, "-veiled")
        found = found_ids(now, search.value)
        asked = now.buurt.resident(self._asked) if self._asked else None
        if asked is not None and asked.id not in found:
            found = [ResidentId(asked.id), *found]
        counted = ngettext("{n} resident", "{n} residents", len(found))
        self.query_one("#count", Static).update(text.plain(counted, MUTED), layout=False)
        nobody, nobody_yet = _("Nobody is called that. Esc: everybody."), _("Nobody yet. n: write.")
        self._list.empty = keys.said(nobody if search.value else nobody_yet, self.NAME)
        self._list.show(
            found,
            key=str,
            draw=self._row,
        )

    def _row(self, id_: ResidentId) -> Row:
        """One row, the same as long as nothing changes: whoever types sees many of them again."""
        now = self.now
        if self._rows_of is not now:
            self._rows_of, self._rows = now, {}
        if id_ not in self._rows:
            row = resident_row(now, now.buurt.residents[id_])
            self._rows[id_] = resident_rows.row(row, now)
        return self._rows[id_]

    def _hide_names(self) -> None:
        """Nothing of whom was looked for or read about stays on the screen."""
        self.query_one(PlainInput).value = ""
        self._asked = None
        self._list.show([], key=str, draw=lambda _nobody: Row(()))
        self.action_people()

    @on(RowList.Highlighted)
    def _other_row(self, event: RowList.Highlighted) -> None:
        if event.list_id == "people":
            self._show_card()

    def _show_card(self) -> None:
        if self._shown_of == (self.now, self._list.key):
            return
        self._shown_of = (self.now, self._list.key)
        before = self._shown
        self._shown = card(self.now, ResidentId(self._list.key)) if self._list.key else None
        lines = resident_card.card_lines(self._shown, self.now) if self._shown else []
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

    def choose(self, resident: ResidentId, step: str | None = None) -> None:
        """Show this card, whoever is looked for, and on it what happened then."""
        found = self.now.buurt.resident(resident)
        if found is None:
            return
        self._asked = ResidentId(found.id)
        self.show(self.now)
        self._list.move_to(found.id)
        self._show_card()
        self._list.focus()
        key = resident_card.step_key(self._shown, step) if self._shown and step else None
        if key or self.has_class("-turns"):
            self.action_read()
        if key:
            self._card.move_to(key)

    def action_find(self) -> None:
        """Begin to type a name."""
        if not self.hides_names():
            self.remove_class("-reading")
            self.query_one(PlainInput).focus()

    @on(PlainInput.Changed)
    def _typed(self) -> None:
        if not self.query_one(PlainInput).value:
            self.show(self.now)
            return
        self._asked = None
        self._fill(self.now)
        self._list.action_end(1)
        self._show_card()

    @on(PlainInput.Submitted)
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
            self.query_one(PlainInput).value = ""
        self.action_people()

    @on(RowList.Chosen)
    def _menu(self, event: RowList.Chosen) -> None:
        if event.list_id == "people" and self.has_class("-turns"):
            self.action_read()
        else:
            self.action_row_menu()

    def row_title(self) -> str:
        return self._shown.resident.name if self._shown else ""

    def may(self, binding: keys.Key) -> bool:
        if self.now.veil.is_down and (
            binding.action == "edit" or binding.action.startswith("ask(")
        ):
            return False
        return self._shown is not None if binding.group is keys.ROW else super().may(binding)

    def foot_keys(self) -> Iterable[FootKey]:
        if self.query_one(PlainInput).has_focus:
            return [FootKey("⏎", _("to the list"), "screen.people")]
        asks = self._shown is not None and self._shown.consent_to_ask
        shown = [k for k in super().foot_keys() if asks or k.action != "screen.consent"]
        if self.has_class("-turns") and self._list.has_focus and self._shown:
            shown[-1] = FootKey("⏎", _("card"), "screen.read")
        return shown

    def on_descendant_focus(self) -> None:
        """Other keys matter while typing; the card that is read gets more room."""
        self.set_class(self._card.has_focus, "-reading")
        self.refresh_footer()

    # -- keys -------------------------------------------------------------------------------

    def _wanted(self) -> ResidentCard | None:
        """Whose card is shown; without anybody it says so."""
        if self._shown is None:
            self.app.said = self._list.empty
        return self._shown

    def _saw(self, who: ResidentCard) -> Resident | None:
        return self.now.buurt.residents.get(who.id)

    def action_edit(self) -> None:
        """Change what is chosen on the card, or else who they are."""
        who = self._wanted()
        if who is None or self.hides_names():
            return
        from buurt_tui.ui.forms.opening import change

        buurt, line = self.now.buurt, self._card.key if self._card.has_focus else None
        document = resident_card.written_at(buurt, who, line) or buurt.residents.get(who.id)
        if document is not None:
            change(self.app, document)

    def action_ask(self, what: str) -> None:
        """Ask something about them, one of `ASKED`; names are typed in it or shown."""
        if (who := self._wanted()) and not self.hides_names():
            ASKED[what](self.app, who)

    def action_readers(self) -> None:
        """Who may read the note or reason of the chosen line of the card."""
        if shown := self._wanted():
            let_read(self, resident_card.written_at(self.now.buurt, shown, self._card.key))

    def action_consent(self) -> None:
        """They say that this may be written down, or it is to be asked after all."""
        if who := self._wanted():
            self.request(*edits.consent(who, self._saw(who), self.now.today))

    def action_prefers_not(self) -> None:
        """They would rather not, or do not mind any more."""
        if who := self._wanted():
            self._asked = who.id
            self.request(*edits.prefers_not(who, self._saw(who), self.now.today))

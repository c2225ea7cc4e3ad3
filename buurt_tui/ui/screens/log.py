"""Screen 1, logging: the round so far, and the quick line below it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from buurt_tui.domain.model import Encounter, EncounterId, ResidentId
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import NO_OVERRIDES, Draft, Overrides
from buurt_tui.ui import keys, log_rows, text, words
from buurt_tui.ui.looking_back import LookingBack
from buurt_tui.ui.messages import RoundChosen, SettlingChosen, TaggingWanted
from buurt_tui.ui.screens.log_writing import WritingScreen
from buurt_tui.ui.widgets.frame import FootKey, answer_keys
from buurt_tui.ui.widgets.quick_line import QuickLine
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.views.called import words_of
from buurt_tui.views.current_round import current_round, logging_date
from buurt_tui.views.encounters import encounter_row
from buurt_tui.views.now import Now
from buurt_tui.views.rounds import round_tally


def _read(line: str, now: Now, answers: Overrides) -> Draft:
    if not line:
        return Draft(line="", on=logging_date(now))
    from buurt_tui.quicklog.parse import parse

    return parse(line, now.buurt, logging_date(now), answers)


class LogScreen(WritingScreen, LookingBack):
    """Log an encounter with one line, and see the round grow."""

    NAME = "log"
    BINDINGS = keys.bindings(keys.LOG)
    AUTO_FOCUS = "QuickField"

    def body(self) -> ComposeResult:
        yield Static(id="tally")
        yield RowList(
            log_rows.COLUMNS,
            cursor_when_away=False,
            below="cursor",
            empty=_("Nothing logged yet. Write below whom you met."),
        )
        veiled = keys.said(_("● Names are hidden. F12 shows them again."), self.NAME)
        yield Static(text.plain(veiled), id="veiled")
        yield QuickLine(
            self.now,
            title=_("Write it down"),
            placeholder=_("@who #what !when"),
            read=_read,
            invites=True,
        )

    def on_mount(self) -> None:
        """Begin with the field ready, and with what was half typed before a crash."""
        self.begin_writing()

    def show(self, now: Now) -> None:
        rows = log_rows.with_headings(self.listed(now), now)
        self.query_one("#tally", Static).update(log_rows.tally(round_tally(now), now))
        listed = self.query_one(RowList)
        listed.show(
            rows,
            key=lambda encounter: encounter.id,
            draw=lambda encounter: log_rows.row(encounter_row(now, encounter)),
        )
        if self.is_writing:  # nobody walks the list: the newest, a colleague's too, stays in sight
            listed.action_end(1)
        self.query_one(QuickLine).show(now, self._settling(now))
        self.find_kept()
        self.set_class(now.veil.is_down, "-veiled")
        if now.veil.is_down:
            self.query_one(RowList).focus()

    def write(self, line: str, answers: Overrides = NO_OVERRIDES) -> None:
        """Begin to type, with this in the field unless it is empty."""
        self.back_to_newest()
        quick_line = self.query_one(QuickLine)
        if self.now.veil.is_down:
            self.app.said = _("Names are hidden. Show them first (F12).")
            return
        if line:
            quick_line.take(line, answers)
        quick_line.focus_field()

    def foot_keys(self) -> Iterable[FootKey]:
        if self.is_asking:
            yield from answer_keys()
            return
        if not self.query_one(QuickLine).is_writing:
            if not self.now.veil.is_down:
                yield FootKey(keys.shown(keys.called("write")), _("write"), "app.write")
            yield from (key for key in super().foot_keys() if key.key != "n")
            return
        yield FootKey("⏎", _("save"), "")
        if current_round(self.now) is None:
            yield FootKey(keys.shown(keys.called("log.round.typing")), _("round"), "screen.round")
        else:
            yield FootKey(
                keys.shown(keys.called("log.someone_new")), _("new or known"), "screen.toggle_new"
            )
        yield FootKey(keys.shown(keys.called("log.form")), _("form"), "screen.form")
        yield FootKey("Esc", _("list"), "screen.out")

    def may(self, binding: keys.Key) -> bool:
        return binding.group is not keys.ROW or self._encounter() is not None

    def on_descendant_focus(self) -> None:
        """Other keys matter while typing."""
        self.refresh_footer()

    @on(QuickLine.HelpWanted)
    def _help(self) -> None:
        self.app.action_help()

    # -- keys -------------------------------------------------------------------------------

    @on(QuickLine.Left)
    def action_out(self) -> None:
        """Out of the field, to the list; then letters are commands."""
        if self.back_to_newest():
            return
        if self.now.settles and not self.query_one(QuickLine).is_writing:
            self.app.post_message(SettlingChosen(None))
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_row_menu()

    def row_title(self) -> str:
        encounter = self._encounter()
        if encounter is None:
            return ""
        names = [self.now.veil.name(r) for r in self._residents(encounter)]
        return ", ".join(names) or words.day(encounter.on)

    def action_round(self) -> None:
        """Set the date, the streets and the walkers of the round."""
        from buurt_tui.ui.round_dialog import RoundDialog, RoundSet

        def told(answer: RoundSet | None) -> None:
            if answer is None:
                return
            for edit in answer.edits[:-1]:
                self.request(edit)
            self.app.save(answer.edits[-1], answer.says, again=lambda: begin(answer.typed))
            self.app.post_message(RoundChosen(answer.round))

        def begin(typed: tuple[str, str, str] | None = None) -> None:
            self.app.push_screen(RoundDialog(self.now, typed), told)

        begin()

    def action_door(self, opened: bool) -> None:
        """Count a door of the street where the round is."""
        from buurt_tui.ui.log_edits import door

        if edit := door(self.now, opened=opened):
            self.request(edit, _("A door opened.") if opened else _("A door stayed closed."))
        else:
            self.app.said = _("First set the round: press r.")

    def action_toggle_new(self) -> None:
        """The mark at the cursor is someone or something new, or known after all."""
        if not self.query_one(QuickLine).toggle_new():
            self.app.said = _("Put the cursor on a name or a word with a mark first.")

    def action_that_was_it(self) -> None:
        """This meeting is what came of the follow-up."""
        from buurt_tui.ui.log_edits import settled_by

        writing = self.query_one(QuickLine).is_writing
        encounter_id = self._last if writing else self.query_one(RowList).key
        settling = list(settled_by(self.app.now, EncounterId(encounter_id or "")))
        for edit in settling:
            self.request(edit, _("Done. That follow-up is settled."))
        if not settling:
            self.app.said = _("No open follow-up goes with this encounter.")

    def action_card(self) -> None:
        """Read about the resident of this encounter."""
        encounter = self._encounter()
        if encounter is not None and (residents := self._residents(encounter)):
            self.open_card(ResidentId(residents[0].id))
        else:
            self.app.said = _("Nobody is named in this encounter.")

    def action_tag(self) -> None:
        """Add hooks to this encounter."""
        encounter = self._encounter()
        if encounter is not None:
            self.app.post_message(TaggingWanted(EncounterId(encounter.id)))

    def action_readers(self) -> None:
        """Who may read this: in the field a mark in the line, on the list the one that is saved."""
        from buurt_tui.ui.let_read import turn_readers

        turn_readers(self, self.query_one(QuickLine), self._encounter())

    def action_edit(self) -> None:
        """Change this encounter, field by field."""
        if (encounter := self._encounter()) is not None:
            from buurt_tui.ui.forms.opening import change

            change(self.app, encounter)

    def action_edit_round(self) -> None:
        """Change the round of this encounter: its day, its doors, a remark."""
        encounter = self._encounter()
        id_ = encounter.round if encounter is not None else self.now.round
        round_ = self.now.buurt.rounds.get(id_) if id_ else None
        if round_ is None:
            self.app.said = _("This encounter belongs to no round.")
            return
        from buurt_tui.ui.forms.opening import change

        change(self.app, round_)

    def action_take_back(self) -> None:
        """Take this encounter out; undo brings it back."""
        encounter = self._encounter()
        if encounter is not None:
            from buurt_tui.ui.log_edits import taken_back

            edit = taken_back(EncounterId(encounter.id))
            self.request(edit, _("Taken back. Ctrl+Z brings it back."))

    # -- what is meant ----------------------------------------------------------------------

    def _encounter(self) -> Encounter | None:
        return self.now.buurt.encounters.get(EncounterId(self.query_one(RowList).key or ""))

    def _residents(self, encounter: Encounter) -> list:  # type: ignore[type-arg]
        found = (self.now.buurt.resident(id_) for id_ in encounter.residents)
        return [resident for resident in found if resident is not None]

    def _settling(self, now: Now) -> str:
        follow_up = now.buurt.follow_ups.get(now.settles) if now.settles else None
        if follow_up is None:
            return ""
        resident = now.buurt.resident(follow_up.resident)
        name = now.veil.name(resident) if resident else ""
        return ": ".join(part for part in (name, words_of(now, follow_up).text) if part)

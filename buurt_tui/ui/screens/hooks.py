"""Screen 4, hooks: the notes that have none yet, one at a time; beside them the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from buurt_tui.domain.encounter_edits import Tag
from buurt_tui.domain.model import EncounterId, ResidentId, new_id
from buurt_tui.lang import _, ngettext
from buurt_tui.quicklog.draft import Draft, Overrides
from buurt_tui.quicklog.entry import new_hooks
from buurt_tui.quicklog.parse import parse
from buurt_tui.ui import keys, text, triage_rows
from buurt_tui.ui.messages import EditDone, EditFailed, UndoRequested
from buurt_tui.ui.note_turns import NoteTurns
from buurt_tui.ui.screens import way_to
from buurt_tui.ui.text import MUTED, STRONG
from buurt_tui.ui.topics_half import TopicsHalf
from buurt_tui.ui.widgets.frame import FootKey, answer_keys
from buurt_tui.ui.widgets.quick_field import QuickField
from buurt_tui.ui.widgets.quick_line import QuickLine
from buurt_tui.ui.widgets.vocabulary import Vocabulary
from buurt_tui.views.now import Now
from buurt_tui.views.triage import Suggestion, suggestions

WIDE = 100
"""Columns from which the vocabulary stands beside the notes."""
SHORT = 22
"""Lines below which no line stays empty, so that the note and what it may ask for are in sight."""


class HooksScreen(TopicsHalf):
    """What do they like, want, can do or ask? One note, a few suggestions, one line."""

    NAME = "hooks"
    BINDINGS = keys.bindings(keys.HOOKS)
    DEFAULT_CSS = """
    HooksScreen {
        #waiting { padding: 1 1 0 1; height: 2; }
        VerticalScroll { padding: 1 3; }
        #note { margin-top: 1; max-width: 90; }
        #suggestions { margin-top: 1; }
        QuickLine Reading { height: 3; }
        #notes { height: 1fr; }
        Vocabulary { height: 1fr; display: none; }
        &.-nothing {
            #notes { height: auto; }
            VerticalScroll { height: auto; padding: 0 1; }
            QuickLine, #suggestions, #waiting, #note { display: none; }
            Vocabulary { display: block; }
        }
        &.-topics {
            #notes { display: none; }
            Vocabulary { display: block; }
        }
        &.-short {
            #waiting { padding: 0 1; height: 1; }
            VerticalScroll { padding: 0 3; }
            #note, #suggestions { margin-top: 0; }
            QuickLine Reading { height: 1; }
        }
        &.-wide {
            #both { layout: horizontal; }
            #notes { display: block; width: 3fr; height: 1fr; }
            Vocabulary { display: block; width: 2fr; border-left: solid $rule; }
        }
    }
    """
    AUTO_FOCUS = ""
    """The field is hidden when there is nothing to tag, and must not be typed into then."""

    def __init__(self) -> None:
        super().__init__()
        self._turns = NoteTurns()
        self._suggestions: tuple[Suggestion, ...] = ()

    def body(self) -> ComposeResult:
        with Container(id="both"):
            with Vertical(id="notes"):
                yield Static(id="waiting")
                with VerticalScroll(can_focus=False):
                    yield Static(id="encounter")
                    yield Static(id="note")
                    yield Static(id="suggestions")
                yield QuickLine(
                    self.now,
                    title=_("Hooks"),
                    placeholder=_("1 2 or # * + ? and a word · Enter alone: no hook"),
                    read=self._read,
                    empty_is_ready=True,
                    judge=self._wrong_with,
                )
            yield Vocabulary(self.now)

    def on_mount(self) -> None:
        """Ready to type at once."""
        self.begin()

    def on_resize(self, event: events.Resize) -> None:
        """The vocabulary beside the notes, or each in its turn; no line for nothing."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < SHORT, "-short")

    def show(self, now: Now) -> None:
        row = self._turns.current(now)
        waiting = self._turns.count(now)
        told = ngettext("{n} encounter without a hook", "{n} encounters without a hook", waiting)
        heading = text.joined((_("Still to tag"), STRONG), (f"   {told}", MUTED))
        self.query_one("#waiting", Static).update(heading)
        self._suggestions = tuple(suggestions(now, row)) if row and not now.veil.is_down else ()
        had_nothing = self.has_class("-nothing")
        self.set_class(row is None or now.veil.is_down, "-nothing")
        self.query_one("#encounter", Static).update(triage_rows.about(now, row))
        self.query_one("#note", Static).update(triage_rows.note(now, row))
        self.query_one("#suggestions", Static).update(triage_rows.offered(self._suggestions, now))
        self.query_one(QuickLine).show(now)
        self.vocabulary.show(now)
        if self.has_class("-nothing") != had_nothing and not self.has_class("-topics"):
            self.begin()

    def begin(self) -> None:
        """Ready to type; if there is nothing to tag, among the topics."""
        if self.has_class("-nothing"):
            self.action_topics()  # nobody may type into what is hidden
        else:
            self.remove_class("-topics")
            self.query_one(QuickLine).focus_field()

    def choose(self, encounter: EncounterId) -> None:
        """Tag this one first."""
        self._turns.chosen = encounter
        self.query_one(QuickLine).next_line()
        self.show(self.now)
        self.begin()

    def foot_keys(self) -> Iterable[FootKey]:
        if self.is_asking:
            yield from answer_keys()
            return
        if not self.query_one(QuickLine).is_writing:
            yield from self._foot_of_lists()
            return
        yield FootKey("1–9", _("take"), "")
        yield FootKey("⏎", _("done, next"), "")
        yield FootKey("Esc", _("other keys"), "screen.out")

    def _foot_of_lists(self) -> Iterable[FootKey]:
        if self.vocabulary.sharers.has_focus:
            return [FootKey("⏎", _("card"), "screen.card")]
        if self.is_among_topics and self.vocabulary.chosen:
            return [key for key in super().foot_keys() if key.action != "screen.topics"]
        n = FootKey(keys.shown(keys.called("write")), _("write"), "app.write")
        write = [] if self.now.veil.is_down else [n]
        return [*write, *list(super().foot_keys())[:-1]]

    def may(self, binding: keys.Key) -> bool:
        if binding.group is keys.ROW:
            return self.vocabulary.chosen is not None
        if binding.action in ("type", "previous", "skip", "card"):
            is_here = binding.action != "previous" or bool(self._turns.left)
            return is_here and not (self.has_class("-nothing") or self.is_among_topics)
        return super().may(binding)

    def on_descendant_focus(self) -> None:
        """Other keys matter while typing."""
        self.refresh_footer()

    def on_descendant_blur(self) -> None:
        """Letters are keys again."""
        self.refresh_footer()

    # -- tagging ----------------------------------------------------------------------------

    @on(QuickLine.Ready)
    def _tag(self, event: QuickLine.Ready) -> None:
        self.query_one(QuickLine).took_over()
        encounter = self._turns.current(self.now)
        if encounter is None:
            return
        if wrong := self._wrong_with(event.draft):  # an answer may say who, only now
            self.app.said = wrong
            self.query_one(QuickLine).take(event.draft.line)
            return
        id_ = EncounterId(encounter.id)
        edit = Tag(encounter=id_, hooks=new_hooks(event.draft, mint=new_id), on=self.now.today)
        self._turns.chosen = None
        self._turns.saving[id_] = event.draft.line
        self.request(edit, _("Tagged.") if edit.hooks else _("No hook in that one."))
        self.show(self.now)  # the next line may be on its way, and is about the next note

    @on(EditDone)
    def _saved(self, event: EditDone) -> None:
        if isinstance(event.edit, Tag):
            self._turns.saving.pop(event.edit.encounter, None)

    @on(EditFailed)
    def _not_saved(self, event: EditFailed) -> None:
        if isinstance(event.edit, Tag):
            self._turns.chosen = event.edit.encounter
            self.show(self.now)
            self.query_one(QuickLine).take(self._turns.saving.pop(event.edit.encounter, ""))

    @on(QuickLine.Left)
    def action_out(self) -> None:
        """Out of the field or the topics; then letters are keys."""
        if self.vocabulary.sharers.has_focus:
            self.vocabulary.topics.focus()
        elif not self.has_class("-nothing"):
            self.remove_class("-topics")
            self.set_focus(None)
            self.refresh_footer()

    @on(QuickLine.HelpWanted)
    def _help(self) -> None:
        self.app.action_help()

    @on(QuickField.UndoWanted)
    def _undo(self, event: QuickField.UndoWanted) -> None:
        self.app.post_message(UndoRequested(redo=event.redo))

    @on(QuickLine.Typed)
    def _typed(self, event: QuickLine.Typed) -> None:
        """A digit without a suggestion is that of a screen, to whoever typed it."""
        is_one = event.line.isdecimal() and int(event.line) <= len(self._suggestions)
        if not is_one and (says := way_to(event.line)):
            self.app.said = says

    @on(QuickLine.HeldBack)
    def _held_back(self) -> None:
        self.app.said = self._wrong_with(self.query_one(QuickLine).draft)

    def action_type(self) -> None:
        """Back into the field."""
        self.begin()

    def action_skip(self) -> None:
        """Leave this one for another time."""
        encounter = self._turns.current(self.now)
        if encounter is not None and not self.is_among_topics:
            self._turns.leave(encounter)
            self._turn()

    def action_previous(self) -> None:
        """Back to the one that was left last."""
        if self._turns.take_back():
            self._turn()
        else:
            self.app.said = _("There is none before this one.")

    def action_card(self) -> None:
        """Read about the resident of this encounter, or the one who shares the topic."""
        if self.is_among_topics:
            if sharer := self.vocabulary.sharers.key:
                self.open_card(ResidentId(sharer))
            return
        encounter = self._turns.current(self.now)
        residents = (
            [r for r in encounter.residents if self.now.buurt.resident(r)] if encounter else []
        )
        if residents:
            self.open_card(residents[0])
        else:
            self.app.said = _("Nobody is named in this encounter.")

    def _turn(self) -> None:
        self.show(self.now)
        self.begin()

    # -- what is typed ----------------------------------------------------------------------

    def _read(self, line: str, now: Now, answers: Overrides) -> Draft:
        """A digit at the start of a word takes that suggestion; marks are the rest."""
        taken = triage_rows.with_taken(line, self._suggestions, now)
        return parse(taken, now.buurt, now.today, answers)

    def _wrong_with(self, draft: Draft) -> str:
        """Hooks alone belong here, and whose they are: nothing else is to be typed for nothing."""
        if triage_rows.is_hooks_alone(draft, self._turns.current(self.now)):
            return ""
        return _("Hooks only here: put # * + or ? before each word.")

"""Screen 4, hooks: the notes that have none yet, one at a time."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from buurt_tui.domain.encounter_edits import Tag
from buurt_tui.domain.model import EncounterId, InterestId, new_id
from buurt_tui.lang import _, ngettext
from buurt_tui.quicklog.draft import Draft, Overrides
from buurt_tui.quicklog.entry import new_hooks
from buurt_tui.quicklog.parse import parse
from buurt_tui.ui import keys, text, words
from buurt_tui.ui.messages import EditDone, EditFailed, UndoRequested
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.text import HOOK_STYLES, MUTED, STRONG
from buurt_tui.ui.widgets.frame import FootKey, answer_keys
from buurt_tui.ui.widgets.quick_field import QuickField
from buurt_tui.ui.widgets.quick_line import QuickLine
from buurt_tui.views.encounters import encounter_row, untagged_for
from buurt_tui.views.now import Now
from buurt_tui.views.triage import Suggestion, suggestions


class HooksScreen(BuurtScreen):
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
        &.-nothing QuickLine { display: none; }
        &.-nothing #suggestions { display: none; }
    }
    """
    AUTO_FOCUS = ""
    """The field is hidden when there is nothing to tag, and must not be typed into then."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: EncounterId | None = None
        """Asked for by another screen, with hooks or not; else the first one that waits."""
        self._left: dict[EncounterId, None] = {}
        """Left for another time, in that order; they come after the others."""
        self._suggestions: tuple[Suggestion, ...] = ()
        self._saving: dict[EncounterId, str] = {}
        """Lines on their way to the store."""

    def body(self) -> ComposeResult:
        yield Static(id="waiting")
        with VerticalScroll(can_focus=False):
            yield Static(id="encounter")
            yield Static(id="note")
            yield Static(id="suggestions")
        yield QuickLine(
            self.now,
            title=_("Hooks"),
            placeholder=_("1 2 or # * + ? and a word · Enter without words: there is none"),
            read=self._read,
            empty_is_ready=True,
            judge=self._wrong_with,
        )

    def on_mount(self) -> None:
        """Ready to type at once."""
        self._begin()

    def show(self, now: Now) -> None:
        encounter = self._encounter(now)
        waiting = len(self._waiting(now))
        told = ngettext("{n} encounter without a hook", "{n} encounters without a hook", waiting)
        heading = text.joined((_("Still to tag"), STRONG), (f"   {told}", MUTED))
        self.query_one("#waiting", Static).update(heading)
        row = now.buurt.encounters.get(encounter) if encounter else None
        self._suggestions = tuple(suggestions(now, row)) if row and not now.veil.is_down else ()
        had_nothing = self.has_class("-nothing")
        self.set_class(row is None or now.veil.is_down, "-nothing")
        self.query_one("#encounter", Static).update(self._about(now, encounter))
        self.query_one("#note", Static).update(self._note(now, encounter))
        self.query_one("#suggestions", Static).update(self._offered(now))
        self.query_one(QuickLine).show(now)
        if self.has_class("-nothing"):
            self.set_focus(None)  # nobody may type into what is hidden
        elif had_nothing:
            self._begin()

    def _begin(self) -> None:
        """Ready to type, if there is something to tag."""
        if not self.has_class("-nothing"):
            self.query_one(QuickLine).focus_field()

    def choose(self, encounter: EncounterId) -> None:
        """Tag this one first."""
        self._chosen = encounter
        self.query_one(QuickLine).next_line()
        self.show(self.now)
        self._begin()

    def foot_keys(self) -> Iterable[FootKey]:
        if self.is_asking:
            yield from answer_keys()
            return
        if not self.query_one(QuickLine).is_writing:
            if not self.now.veil.is_down:
                yield FootKey(keys.shown(keys.called("write")), _("write"), "app.write")
            yield from list(super().foot_keys())[:-1]
            return
        yield FootKey("1–9", _("take"), "")
        yield FootKey("⏎", _("done, next"), "")
        yield FootKey("Esc", _("other keys"), "screen.out")

    def may(self, binding: keys.Key) -> bool:
        if binding.action == "previous":
            return bool(self._left)
        return not self.has_class("-nothing")

    def on_descendant_focus(self) -> None:
        """Other keys matter while typing."""
        self.refresh_footer()

    def on_descendant_blur(self) -> None:
        """Letters are keys again."""
        self.refresh_footer()

    # -- tagging ----------------------------------------------------------------------------

    @on(QuickLine.Ready)
    def _tag(self, event: QuickLine.Ready) -> None:
        encounter = self._encounter(self.now)
        if encounter is None:
            return
        if wrong := self._wrong_with(event.draft):  # an answer may say who, only now
            self.app.said = wrong
            self.query_one(QuickLine).take(event.draft.line)
            return
        edit = Tag(
            encounter=encounter, hooks=new_hooks(event.draft, mint=new_id), on=self.now.today
        )
        self._chosen = None
        self._saving[encounter] = event.draft.line
        self.request(edit, _("Tagged.") if edit.hooks else _("No hook in that one."))
        self.show(self.now)  # the next line may be on its way, and is about the next note

    @on(EditDone)
    def _saved(self, event: EditDone) -> None:
        if isinstance(event.edit, Tag):
            self._saving.pop(event.edit.encounter, None)

    @on(EditFailed)
    def _not_saved(self, event: EditFailed) -> None:
        if isinstance(event.edit, Tag):
            self._chosen = event.edit.encounter
            self.show(self.now)
            self.query_one(QuickLine).take(self._saving.pop(event.edit.encounter, ""))

    @on(QuickLine.Left)
    def action_out(self) -> None:
        """Out of the field; then letters are keys."""
        self.set_focus(None)
        self.refresh_footer()

    @on(QuickLine.HelpWanted)
    def _help(self) -> None:
        self.app.action_help()

    @on(QuickField.UndoWanted)
    def _undo(self, event: QuickField.UndoWanted) -> None:
        self.app.post_message(UndoRequested(redo=event.redo))

    @on(QuickLine.HeldBack)
    def _held_back(self) -> None:
        self.app.said = self._wrong_with(self.query_one(QuickLine).draft)

    def action_type(self) -> None:
        """Back into the field."""
        self._begin()

    def action_skip(self) -> None:
        """Leave this one for another time."""
        encounter = self._encounter(self.now)
        if encounter is not None:
            self._left.pop(encounter, None)
            self._left[encounter] = None
            self._turn()

    def action_previous(self) -> None:
        """Back to the one that was left last."""
        if self._left:
            self._chosen, _none = self._left.popitem()
            self._turn(keep=True)
        else:
            self.app.said = _("There is none before this one.")

    def action_card(self) -> None:
        """Read about the resident of this encounter."""
        encounter = self.now.buurt.encounters.get(self._encounter(self.now) or EncounterId(""))
        residents = (
            [r for r in encounter.residents if self.now.buurt.resident(r)] if encounter else []
        )
        if residents:
            self.open_card(residents[0])
        else:
            self.app.said = _("Nobody is named in this encounter.")

    def _turn(self, *, keep: bool = False) -> None:
        if not keep:
            self._chosen = None
        self.show(self.now)
        self._begin()

    # -- what is shown ----------------------------------------------------------------------

    def _waiting(self, now: Now) -> list[EncounterId]:
        ids = (EncounterId(encounter.id) for encounter in untagged_for(now))
        return [id_ for id_ in ids if id_ not in self._saving]

    def _encounter(self, now: Now) -> EncounterId | None:
        """The one to tag: chosen, else the newest that waits, those that were left last."""
        if self._chosen in now.buurt.encounters:
            return self._chosen
        waiting = self._waiting(now)
        fresh = [id_ for id_ in waiting if id_ not in self._left]
        again = [id_ for id_ in self._left if id_ in waiting]
        return next(iter((*fresh, *again)), None)

    def _read(self, line: str, now: Now, answers: Overrides) -> Draft:
        """A digit at the start of a word takes that suggestion; marks are the rest."""
        taken = [self._taken(word, now) for word in line.split(" ")]
        return parse(" ".join(taken), now.buurt, now.today, answers)

    def _wrong_with(self, draft: Draft) -> str:
        """Hooks alone belong here, and whose they are: nothing else is to be typed for nothing."""
        encounter = self.now.buurt.encounters.get(self._encounter(self.now) or EncounterId(""))
        there = encounter.residents if encounter else ()
        others = [who for who in draft.who if who.resident not in there and not who.candidates]
        if others or draft.follow_ups or draft.place or draft.contact or draft.note:
            return _("Hooks only here: put # * + or ? before each word.")
        return ""

    def _taken(self, word: str, now: Now) -> str:
        if not word.isdecimal() or not 1 <= int(word) <= len(self._suggestions):
            return word
        return _spelled(self._suggestions[int(word) - 1], now)

    def _about(self, now: Now, id_: EncounterId | None) -> Content:
        encounter = now.buurt.encounters.get(id_) if id_ else None
        if encounter is None:
            return text.plain(_("Every note has been looked at. n: log an encounter."))
        row = encounter_row(now, encounter)
        told = [words.day(row.on, now.today), ", ".join(each.name for each in row.who) or "—"]
        told += [row.place] if row.place else []
        return text.plain(" · ".join(told), STRONG)

    def _note(self, now: Now, id_: EncounterId | None) -> Content:
        encounter = now.buurt.encounters.get(id_) if id_ else None
        if encounter is None:
            return Content("")
        row = encounter_row(now, encounter)
        note = text.plain(f"“{row.note}”") if row.note else text.plain(_("(hidden)"), MUTED)
        hooks = [
            text.plain(words.hook(hook.kind, hook.name), HOOK_STYLES[hook.kind])
            for hook in row.hooks
        ]
        return text.stacked(note, Content("  ").join(hooks)) if hooks else note

    def _offered(self, now: Now) -> Content:
        offered = []
        for number, each in enumerate(self._suggestions, 1):
            shown = words.hook(each.kind, _topic(each, now))
            style = HOOK_STYLES[each.kind]
            new = "" if each.interest else f" {_('new')}"
            offered.append(text.joined((f"{number} ", MUTED), (shown, style), (new, MUTED)))
        return Content("    ").join(offered)


def _topic(suggestion: Suggestion, now: Now) -> str:
    known = now.buurt.interests.get(suggestion.interest or InterestId(""))
    return known.name if known else suggestion.name


def _spelled(suggestion: Suggestion, now: Now) -> str:
    return f"{words.SIGILS[suggestion.kind]}{_topic(suggestion, now).replace(' ', '_')}"

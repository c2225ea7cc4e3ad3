"""Screen 8, the weekly review: one thing at a time, large and calm, on a screen for everybody."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from buurt_tui.domain.model import MemberId, ReviewId, new_id
from buurt_tui.domain.review_edits import (
    CloseReview,
    GoTo,
    SayWhoIsThere,
    StopReview,
)
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import keys, text
from buurt_tui.ui.review import board, dialogs
from buurt_tui.ui.review.asking import ask_for, decided
from buurt_tui.ui.review.beginning import Counting, begin, scope_words
from buurt_tui.ui.review.held import HeldReview
from buurt_tui.ui.review.parts import Answer, Card, Choice, card_of
from buurt_tui.ui.widgets.foot_rows import FootRows
from buurt_tui.ui.widgets.frame import FootKey
from buurt_tui.views.agenda import Scope
from buurt_tui.views.now import Now
from buurt_tui.views.review import Stage, standing

CLOSED = N_("The review is closed. m: the minutes. F12 shows names again.")
REST = 1.0
"""Seconds."""


class ReviewScreen(HeldReview):
    """The team around one screen; several terminals may follow."""

    NAME = "review"
    BINDINGS = keys.bindings(keys.REVIEW)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]
    DEFAULT_CSS = """
    ReviewScreen {
        #top { display: none; height: 2; padding: 0 1; border-bottom: solid $rule; }
        #card { padding: 1 3; height: 1fr; }
        #part { display: none; height: 2; }
        #follows { display: none; height: 1; padding: 0 3; color: $text-accent; }
        FootRows { display: none; }
        &.-going Header, &.-going Footer { display: none; }
        &.-going #top, &.-going #part, &.-going FootRows { display: block; }
        &.-following #follows { display: block; }
        &.-wide #card { padding: 2 0 0 20; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._scope: Scope = (None, None)
        self._shown: Card | None = None
        self._is_just_closed = False
        """A moment ago: Enter may be one too many, or held down, and begins no other review."""
        self._counting = Counting(self, lambda: self.show(self.now))

    def body(self) -> ComposeResult:
        yield Static(id="top")
        with Vertical(id="card"):
            yield Static(id="part")
            yield Static(id="item")
        yield Static(id="follows")
        yield FootRows()

    # -- what is shown ----------------------------------------------------------------------

    def show(self, now: Now) -> None:
        stands = standing(now, self.terminal, self.app.clock())
        if stands.is_going_on and not self._stands.is_going_on and not now.veil.is_down:
            self._stands = stands
            self.app.hide_names()  # which shows us again
            return
        self._stands = stands
        item = stands.item
        self._shown = card_of(now, item, stands.review) if item and stands.review else None
        self.set_class(stands.is_going_on, "-going")
        self.set_class(stands.stage is Stage.FOLLOWING, "-following")
        if not stands.is_going_on:
            counts = self._counting.of(now, self.app.clock(), self._scope)
            about = board.landing(now, stands, counts, scope_words(now, self._scope))
            self.query_one("#item", Static).update(about)
        else:
            self.query_one("#item", Static).update(board.card(now, stands, self._shown))
            self._show_top()
            self.query_one("#part", Static).update(board.title(stands))
            self.query_one("#follows", Static).update(text.plain(board.follows(stands)))
            rows = [board.keys_of(stands, self._shown), board.moving_keys(stands)]
            self.query_one(FootRows).show(rows)

    def _show_top(self) -> None:
        line = board.top(self.now, self._stands, max(20, self.size.width - 2))
        self.query_one("#top", Static).update(line, layout=False)

    def foot_keys(self) -> Iterable[FootKey]:
        return board.landing_keys(self._stands)

    # -- deciding ---------------------------------------------------------------------------

    def action_decide(self, key: str) -> None:
        """What this key says of the item; Enter also begins, goes on and closes."""
        stands = self._stands
        if key == "enter" and self._is_just_closed:
            self.app.said = _(CLOSED)
        elif key == "enter" and stands.stage is Stage.NONE:
            begin(self, self.terminal, self._scope)
        elif key == "enter" and stands.stage is Stage.STOPPED:
            self._take_lead("")
        elif self._leads():
            self._decide(key)

    def _decide(self, key: str) -> None:
        stands = self._stands
        if stands.number is None:
            if key == "enter":
                self._close()
            return
        if key == "enter" and stands.decision is not None:
            self._go_to(None)  # back to where it was; what was decided stays so
            return
        choices = self._shown.choices if self._shown else (board.ON,)
        choice = next((each for each in choices if each.key == key), None)
        if choice is None:
            self.app.said = _("That key says nothing about this. The keys are below.")
            return
        number, who = stands.number, self._shown.lines[0] if self._shown else ""
        ask_for(self.app, choice, who, lambda answer: self._carry_out(choice, number, answer))

    def _carry_out(self, choice: Choice, number: int, answer: Answer) -> None:
        stands = self._stands
        if stands.review is None or number != stands.number:
            self.app.said = _("The review has gone on meanwhile.")
            return
        self.request(decided(self.app.now, stands, choice, answer, self.terminal))

    def action_skip(self) -> None:
        """Not today: it is not reviewed, and comes again. At the end: what was skipped."""
        stands = self._stands
        if not self._leads():
            return
        if stands.decision is not None:
            self._go_to(None)
        elif stands.number is not None:
            self._carry_out(board.SKIP, stands.number, Answer(at=self.app.clock()))
        elif stands.skipped:
            self._go_to(stands.skipped[0])

    def action_back(self) -> None:
        """To the one before."""
        stands = self._stands
        if self._leads():
            at = stands.total if stands.number is None else stands.number
            if at == 0:
                self.app.said = _("There is none before this one.")
            else:
                self._go_to(at - 1)

    def _go_to(self, number: int | None) -> None:
        self.request(GoTo(review=self._review, terminal=self.terminal, number=number))

    def action_stop(self) -> None:
        """Enough for today."""
        if self._leads():
            edit = StopReview(review=self._review, terminal=self.terminal)
            self.request(edit, _("Stopped. Next time it goes on here. F12 shows names again."))

    def _close(self) -> None:
        at, here, seed = self.app.clock(), self.terminal, new_id()
        edit = CloseReview(review=self._review, at=at, terminal=here, seed=seed)
        self._is_just_closed = True
        self.set_timer(REST, self._rested)
        self.request(edit, _(CLOSED))

    def _rested(self) -> None:
        self._is_just_closed = False

    # -- around it --------------------------------------------------------------------------

    def action_present(self) -> None:
        """Who is there, once more."""

        def told(present: tuple[MemberId, ...]) -> None:
            edit = SayWhoIsThere(review=self._review, present=present)
            self.request(edit, _("Written down."))

        if self._leads() and (review := self._stands.review):
            dialogs.ask_who_is_there(self.app, review.present, told)

    def action_filter(self) -> None:
        """Only a street, or a topic."""
        if self._stands.review is not None:
            self.app.said = _("The agenda is fixed while a review goes on.")
            return

        def told(scope: Scope) -> None:
            self._scope = scope
            self.show(self.app.now)

        dialogs.ask_scope(self.app, told)

    def action_remark(self) -> None:
        """Something to talk about next time."""
        dialogs.put_on_agenda(self.app)

    def read(self, id_: ReviewId) -> None:
        """Show the minutes of this review."""
        from buurt_tui.ui.review.minutes_dialog import read_minutes

        if review := self.now.buurt.reviews.get(id_):
            read_minutes(self.app, review)

    def action_minutes(self) -> None:
        """Read the minutes of an earlier review."""
        from buurt_tui.ui.review.minutes_dialog import choose_minutes

        choose_minutes(self.app)

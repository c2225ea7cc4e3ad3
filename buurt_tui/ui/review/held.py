"""A review that several terminals follow: which of them has the keys, and keys in their turn."""

from __future__ import annotations

from abc import abstractmethod

from textual import events, on

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import ReviewId, new_id
from buurt_tui.domain.review_edits import SignOfLife, StopReview, TakeLead
from buurt_tui.lang import _
from buurt_tui.ui.messages import EditDone, EditFailed
from buurt_tui.ui.review import board, dialogs
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.widgets.keys_in_turn import KeysInTurn
from buurt_tui.views.review import Stage, Standing, standing

SIGN_EVERY = 10.0
"""Seconds between signs of life of the terminal that has the keys."""


class HeldReview(BuurtScreen):
    """A screen whose keys count on one terminal at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.terminal = new_id()
        """What this terminal is called in the lead of a review."""
        self._stands = Standing(stage=Stage.NONE, decisions={})
        self._underway: Edit | None = None
        """What was asked for and is not answered yet."""
        self._typed = KeysInTurn(self, self._obey)

    def on_mount(self) -> None:
        """The clock goes on, and others see that we are still here."""
        self.set_interval(SIGN_EVERY, self._live)
        self.app.last_edit = self._on_leaving

    @abstractmethod
    def _show_top(self) -> None:
        """The clock, and how far we are."""

    # -- keys, one after another ------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Each key is about what the one before it led to, however fast they are typed."""
        active = self.active_bindings.get(event.key)
        is_ours = active is not None and active.node is self
        if is_ours or self._typed.is_busy or not self.is_current:
            event.stop()
            self._typed.take(event)
        elif not self._stands.is_going_on:
            super().on_key(event)

    async def _obey(self, key: str) -> None:
        if active := self.active_bindings.get(key):
            await self.run_action(active.binding.action)

    def request(self, edit: Edit, says: str = "") -> None:
        if not isinstance(edit, SignOfLife):
            self._underway = edit
            self._typed.wait()
        super().request(edit, says)

    @on(EditDone)
    @on(EditFailed)
    def _answered(self, event: EditDone | EditFailed) -> None:
        """On with the keys typed meanwhile; those behind what failed counted on it."""
        if event.edit is self._underway:
            self._underway = None
            self._typed.go_on(drop=isinstance(event, EditFailed))

    # -- who has the keys -------------------------------------------------------------------

    @property
    def _review(self) -> ReviewId:
        assert self._stands.review is not None
        return ReviewId(self._stands.review.id)

    def _live(self) -> None:
        """A sign of life; and the clock."""
        stands = standing(self.now, self.terminal, self.app.clock())
        if stands.stage is Stage.LEADING and stands.review:
            id_, at = ReviewId(stands.review.id), self.app.clock()
            self.request(SignOfLife(review=id_, terminal=self.terminal, at=at))
        elif self.is_current and stands.stage is not self._stands.stage:
            self.show(self.now)
            self.refresh_footer()
        elif self.is_current and stands.is_going_on:
            self._stands = stands
            self._show_top()

    def _on_leaving(self) -> Edit | None:
        """Whoever quits lets go of the keys."""
        stands = standing(self.app.now, self.terminal, self.app.clock())
        if stands.stage is not Stage.LEADING or stands.review is None:
            return None
        return StopReview(review=ReviewId(stands.review.id), terminal=self.terminal)

    def _leads(self) -> bool:
        """Whether the keys here count; if not it says whose do."""
        if self._stands.stage is Stage.FOLLOWING:
            self.app.said = board.how_to_take_over(self._stands)
        elif not self._stands.is_going_on:
            self.app.said = _("Nobody sits down yet. Enter begins.")
        return self._stands.stage is Stage.LEADING

    def action_take_over(self) -> None:
        """The keys of this terminal count from here on."""
        stands = self._stands
        if stands.stage is Stage.FOLLOWING and stands.lead is not None:
            over, leader = stands.lead.terminal, stands.leader or _("Somebody")
            dialogs.ask_to_take_over(self.app, leader, lambda: self._take_lead(over))
        elif stands.stage is Stage.STOPPED:
            self._take_lead("")
        elif self._leads():
            self.app.said = _("The keys are at this terminal already.")

    def _take_lead(self, over: str) -> None:
        at, me, here = self.app.clock(), self.app.now.me, self.terminal
        self.request(TakeLead(review=self._review, terminal=here, at=at, member=me, over=over))

"""What stands around every screen: header with tabs above, one answer and the keys below."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.widget import Widget

from buurt_tui.domain.model import MemberId
from buurt_tui.lang import _
from buurt_tui.ui import keys, text, words
from buurt_tui.ui.screens import SCREENS
from buurt_tui.views.counts import screen_counts
from buurt_tui.views.now import Now


class FootKey(Struct, frozen=True):
    """One key of the footer."""

    key: str
    says: str
    action: str


def answer_keys() -> Iterator[FootKey]:
    """The keys while a question about a line is open."""
    yield FootKey("⏎", _("choose"), "")
    yield FootKey("1–9", _("choose"), "")
    yield FootKey("Esc", _("back"), "")


class Header(Widget):
    """The neighbourhood and the round on one line, the tabs on the next."""

    DEFAULT_CSS = """
    Header { height: 3; padding: 0 1; border-bottom: solid $border-blurred; }
    """

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current
        self._now: Now | None = None

    def show(self, now: Now) -> None:
        """Show the round of `now` and the counts beside the tabs."""
        self._now = now
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """A tab goes to its screen."""
        if event.y != 1:
            return
        x = event.x - 1
        for name, label in self._labels(self.size.width):
            if 0 <= x < text.cell_len(label):
                await self.app.action_go(name)  # type: ignore[attr-defined]
                return
            x -= text.cell_len(label) + 2

    def render(self) -> Content:
        now = self._now
        if now is None:
            now = self._now = self.app.now  # type: ignore[attr-defined]
        width = self.size.width
        assert now is not None
        return Content("\n").join([self._title(now, width), self._tabs(width)])

    def _title(self, now: Now, width: int) -> Content:
        name = now.buurt.neighbourhood.name if now.buurt.neighbourhood else ""
        left = text.cut("Buurt" + (f" · {name}" if name else ""), width)
        right = _("● names hidden") if now.veil.is_down else round_words(now)
        if now.read_only:
            right = f"{_('● only to read')} · {right}"
        room = width - text.cell_len(left) - 2
        right = text.cut(right, max(0, room))
        gap = " " * max(2, width - text.cell_len(left) - text.cell_len(right))
        return text.joined((left, text.STRONG), gap, (right, text.MUTED))

    def _tabs(self, width: int) -> Content:
        pieces = []
        for name, label in self._labels(width):
            style = "bold underline $text-accent" if name == self._current else text.MUTED
            pieces.append(text.plain(label, style))
        return Content("  ").join(pieces)

    def _labels(self, width: int) -> list[tuple[str, str]]:
        """The tabs, shortened alike until they fit."""
        assert self._now is not None
        counts = screen_counts(self._now)
        for longest in (99, 10, 8, 6, 4, 3, 0):
            labels = []
            for entry in SCREENS:
                title = _(entry.title)
                short = title if len(title) <= longest else title[: max(0, longest - 1)] + "…"
                count = f" {counts[entry.name]}" if counts.get(entry.name) else ""
                bare = f"{entry.number} {short}" if longest else str(entry.number)
                labels.append((entry.name, bare + count))
            if sum(text.cell_len(label) + 2 for _name, label in labels) - 2 <= width:
                break
        return labels


def round_words(now: Now) -> str:
    """The round that encounters are logged in: streets, day, walkers."""
    round_ = now.buurt.rounds.get(now.round) if now.round else None
    if round_ is None:
        said = [_("no round yet · {day}", day=words.day(now.today))]
        me = now.buurt.members.get(now.me) if now.me else None
        return " · ".join([*said, me.name] if me else said)
    places = [now.buurt.places[p].name for p in round_.places if p in now.buurt.places]
    walkers = [
        now.buurt.members[MemberId(m)].name for m in round_.walkers if m in now.buurt.members
    ]
    said = [_("round {places}", places=", ".join(places)) if places else _("round")]
    said.append(words.day(round_.on, now.today))
    if walkers:
        said.append(", ".join(walkers))
    return " · ".join(said)


class Said(Widget):
    """The last answer to the user, until the next key; a long one has two lines."""

    DEFAULT_CSS = """
    Said { height: auto; min-height: 1; max-height: 2; padding: 0 1; color: $text-accent; }
    """

    def on_mount(self) -> None:
        self.watch(self.app, "said", self._said_anew)

    def _said_anew(self) -> None:
        needs_more = text.cell_len(self._said) > self.size.width
        self.refresh(layout=needs_more or self.size.height > 1)

    @property
    def _said(self) -> str:
        said: str = self.app.said  # type: ignore[attr-defined]
        return keys.said(said, self.screen.NAME) if said else ""  # type: ignore[attr-defined]

    def render(self) -> Content:
        if not self._said:
            return text.plain("")
        # cut a little early: words are wrapped whole
        room = self.size.width * 2 - 8
        return text.plain(text.cut(self._said, max(0, room)))


class Footer(Widget):
    """One line: the keys that matter now, then help and stop."""

    DEFAULT_CSS = """
    Footer { height: 1; dock: bottom; padding: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[FootKey] = []
        self._help_key = "?"

    def show(self, foot_keys: list[FootKey], help_key: str) -> None:
        """Show these; the last ones give way first when there is no room."""
        if (foot_keys, help_key) != (self._keys, self._help_key):
            self._keys, self._help_key = foot_keys, help_key
            self.refresh()

    def render(self) -> Content:
        pieces = []
        for key in self._fitting():
            pieces.append(text.joined((key.key, "bold $text-accent"), f" {key.says}"))
        return Content("   ").join(pieces)

    async def on_click(self, event: events.Click) -> None:
        """A key that is clicked does what it does when it is pressed."""
        x = event.x - 1
        for key in self._fitting():
            width = text.cell_len(f"{key.key} {key.says}")
            if 0 <= x < width and key.action:
                await self.screen.run_action(key.action)
                return
            x -= width + 3

    def _fitting(self) -> list[FootKey]:
        fixed = [
            FootKey(self._help_key, _("help"), "app.help"),
            FootKey(keys.shown(keys.called("quit")), _("stop"), "app.leave"),
        ]
        width = self.size.width
        own = list(self._keys)
        while own and sum(text.cell_len(f"{k.key} {k.says}") + 3 for k in own + fixed) - 3 > width:
            own.pop(-2 if len(own) > 1 and own[-1].key == "⏎" else -1)
        return own + fixed

"""Dialogs: choose from a list, answer in one line, say yes, read the help. They only answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from buurt_tui.domain.text import fold
from buurt_tui.lang import _
from buurt_tui.ui import keys, text
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.help import HELP
from buurt_tui.ui.own_keys import in_own_keys, own_keys_line
from buurt_tui.ui.rows import Column, Row
from buurt_tui.ui.text import ACCENT, MUTED, STRONG
from buurt_tui.ui.widgets.plain_input import PlainInput
from buurt_tui.ui.widgets.row_list import RowList

MOST_ROWS = 12


class Option(NamedTuple):
    """One line of a `Picker`."""

    key: str
    label: str
    letter: str = ""
    """Chooses it at once, in a picker without a filter."""
    also: str = ""
    """What finds it too, in a picker with a filter."""


class Picker(Dialog[str | None]):
    """Choose one of `options`; answers its key, or None. With `filters`, type to find it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        explain: str | Sequence[str] = (),
        filters: bool = False,
    ) -> None:
        """`explain`: what to know before choosing, one line under another."""
        super().__init__()
        self._title = title
        self._explain = [explain] if isinstance(explain, str) else explain
        self._options = options
        self._filters = filters

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(text.plain(self._title, STRONG), classes="dialog-title")
            for line in filter(None, self._explain):
                yield Static(text.plain(line), classes="dialog-text")
            if self._filters:
                yield PlainInput(placeholder=_("type to find"), compact=True)
            yield RowList(
                (Column(0 if self._filters else 4), Column(20, grows=1)),
                empty=_("Nothing is called that."),
            )
            yield Static(text.plain(_("⏎ choose   Esc back"), MUTED))

    def on_mount(self) -> None:
        self._fill("")
        self.query_one(Input if self._filters else RowList).focus()

    def on_key(self, event: events.Key) -> None:
        if self._filters:
            self._move(event)
            return
        pressed = (event.character, keys.spelled(event.key))
        for option in self._options:
            if option.letter and option.letter in pressed:
                event.stop()
                self.dismiss(option.key)

    def _move(self, event: events.Key) -> None:
        rows = self.query_one(RowList)
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            event.stop()
            rows.action_step(step)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        chosen = self.query_one(RowList).key
        if chosen is not None:
            self.dismiss(chosen)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)

    def action_leave(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)

    def _fill(self, sought: str) -> None:
        words = fold(sought).split()
        fitting = [o for o in self._options if all(w in fold(f"{o.label} {o.also}") for w in words)]
        rows = self.query_one(RowList)
        rows.styles.height = max(2, min(MOST_ROWS, len(fitting)))
        rows.show(fitting, key=lambda option: option.key, draw=_option_row)


def _option_row(option: Option) -> Row:
    return Row(cells=([(option.letter, ACCENT)], [(option.label, "")]))


class Ask(Dialog[str | None]):
    """Answer one question in one line; None: never mind.

    `judge` says in one sentence what is wrong with an answer, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        title: str,
        *,
        explain: str = "",
        value: str = "",
        judge: Callable[[str], str] = lambda _value: "",
        ends: str = "",
        is_secret: bool = False,
        is_kept: bool = True,
    ) -> None:
        """`ends`: what Enter and Esc do, where that is more than done and back. `is_secret`: what
        is typed is not shown. `is_kept`: it will stand somewhere as it was typed."""
        super().__init__()
        self._is_kept = is_kept and not is_secret
        self._is_secret = is_secret
        self._ends = ends
        self._title = title
        self._explain = explain
        self._value = value
        self._judge = judge

    def with_value(self, value: str) -> Ask:
        """The same question once more, with this in the field."""
        return Ask(
            self._title,
            explain=self._explain,
            value=value,
            judge=self._judge,
            ends=self._ends,
            is_kept=self._is_kept,
        )

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(text.plain(self._title, STRONG), classes="dialog-title")
            if self._explain:
                yield Static(text.plain(self._explain), classes="dialog-text")
            yield PlainInput(
                value=self._value, compact=True, select_on_focus=False, password=self._is_secret
            )
            yield Static("", id="judged")
            yield Static(text.plain(self._ends or _("⏎ done   Esc back"), MUTED))

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        wrong = self._judge(event.value)
        if self._is_kept and self.app.now.veil.gives_away(event.value):
            wrong = says_a_name()
        if wrong:
            self.query_one("#judged", Static).update(text.plain(wrong, "$text-warning"))
        else:
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """No answer."""
        self.dismiss(None)


def says_a_name() -> str:
    """Why a name of a resident cannot be written down where everybody looks along."""
    return _("A resident is called that. Show names first (F12), or use another word.")


def needs_a_letter(answer: str) -> str:
    """What is wrong with this as a name, or nothing."""
    is_name = any(char.isalpha() for char in answer)
    return "" if is_name else _("A name needs at least one letter.")


class Help(Dialog[None]):
    """This screen in at most ten lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q,space", "leave", show=False)
    ]

    def __init__(self, screen_name: str) -> None:
        super().__init__()
        self._screen_name = screen_name

    def compose(self) -> ComposeResult:
        title, body = HELP[self._screen_name]
        with Vertical(classes="dialog"):
            yield Static(text.plain(_(title), STRONG), classes="dialog-title")
            for line in in_own_keys(_(body), self._screen_name).split("\n"):
                yield Static(text.plain(line))
            if theirs := own_keys_line(self._screen_name):
                yield Static(text.plain(theirs))
            yield Static(text.plain(_("Esc back"), MUTED), classes="dialog-end")

    def action_leave(self) -> None:
        """Back to the screen."""
        self.dismiss(None)

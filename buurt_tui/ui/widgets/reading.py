"""The quick line as it reads: what Enter would save, shown while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.widget import Widget

from buurt_tui.domain.model import (
    Contact,
    InterestId,
    MemberId,
    PlaceId,
    Readers,
    ResidentId,
    Side,
)
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import ComingBack, Draft, Status, Topic, Where, Who
from buurt_tui.ui import keys, text, words
from buurt_tui.ui.text import ACCENT, MUTED, STRONG, Piece
from buurt_tui.views.current_round import current_place
from buurt_tui.views.now import Now

LABEL_WIDTH = 12
ASKING = "$text-warning"
SIGN_STYLES = {sign: text.HOOK_STYLES[kind] for kind, sign in words.SIGILS.items()}

Judge = Callable[[Draft], str]
"""Says in one sentence why a line cannot be saved as it is, or nothing."""


class Reading(Widget):
    """Who, hooks, coming back, where, note and hints; one line each, those that there are."""

    DEFAULT_CSS = """
    Reading { height: 5; padding: 0 2; }
    """

    def __init__(self, *, invites: bool, judge: Judge) -> None:
        """`invites`: without a line an example stands here. `judge`: what keeps a line back."""
        super().__init__()
        self._invites = invites
        self._judge = judge
        self._draft: Draft | None = None
        self._now: Now | None = None
        self._settling = ""

    def show(self, draft: Draft, now: Now, settling: str = "") -> None:
        """Show `draft` as it reads in `now`; `settling` is what it would be the end of."""
        self._draft, self._now, self._settling = draft, now, settling
        self.refresh()

    def render(self) -> Content:
        draft, now = self._draft, self._now
        if draft is None or now is None or now.veil.is_down:
            return Content("")
        if not draft.line.strip() and not self._settling:
            return self._invitation() if self._invites else Content("")
        width, height = max(10, self.size.width), max(1, self.size.height)
        hints = [*self._hints(draft)]
        # the note is in the field too: where there is no room for all, hints come first
        room = max(1, height - len(hints))
        lines = [*[*self._facts(draft, now)][:room], *hints][:height]
        return text.stacked(*(text.joined(*text.fit(line, width)) for line in lines))

    def _invitation(self) -> Content:
        asks = _("Whom did you meet? For example:")
        example = _("@Fatima #cooking bench by the flat")
        marks = _("@who  #likes  *wants  +can  ?asks  !come-back  /where").split("  ")
        pieces = [text.plain(mark, SIGN_STYLES.get(mark[:1], ACCENT)) for mark in marks]
        return text.stacked(
            text.joined((asks, MUTED), "  ", (example, ACCENT)),
            Content("  ").join(pieces),
            text.plain(_("All else is the note. ? and Enter: more about it."), MUTED),
        )

    def _facts(self, draft: Draft, now: Now) -> Iterator[list[Piece]]:
        if self._settling:
            yield _line(_("settles"), [(self._settling, ACCENT)])
        if draft.who:
            yield _line(_("who"), _spread([_who(who, now) for who in draft.who], " · "))
        elif self._invites and draft.contact is not Contact.NOT_HOME:
            yield _line(_("who"), [(_("—  a name begins with @"), MUTED)])
        if draft.hooks:
            yield _line(_("hooks"), _spread([_hook(h, draft, now) for h in draft.hooks], "  "))
        for back in draft.follow_ups:
            yield _line(_("come back"), _back(back, draft, now))
        if self._invites or draft.place:
            yield _line(_("where"), [(_where(draft.place, draft.contact, now), "")])
        if draft.readers is not Readers.TEAM:
            yield _line(_("for"), [(_(words.READERS[draft.readers]), ACCENT)])
        if draft.note:
            yield _line(_("note"), [(draft.note, "")])

    def _hints(self, draft: Draft) -> Iterator[list[Piece]]:
        from buurt_tui.ui import hint_words  # an empty line needs none of them

        if wrong := self._judge(draft):
            yield _line("", [(f"~ {wrong}", ASKING)])
        names: dict[str, str] = {who.resident: who.name for who in draft.who if who.resident}
        for sentence in hint_words.sentences(draft, names):
            yield _line("", [(f"~ {sentence}", ASKING)])


def _line(label: str, pieces: list[Piece]) -> list[Piece]:
    return [(f"{label:<{LABEL_WIDTH}}", MUTED), *pieces]


def _spread(groups: list[list[Piece]], between: str) -> list[Piece]:
    pieces: list[Piece] = []
    for group in groups:
        pieces += [(between, ""), *group] if pieces else group
    return pieces


def _who(who: Who, now: Now) -> list[Piece]:
    if who.status is Status.QUESTION:
        return [(who.name, STRONG), (" " + _("which one? ⏎"), ASKING)]
    if who.status is Status.KNOWN:
        return [(who.name, STRONG)]
    shown = f"({who.name})" if who.status is Status.DESCRIBED else who.name
    said = _("new")
    if who.lookalikes:
        resident = now.buurt.resident(ResidentId(who.lookalikes[0]))
        if resident is not None:
            said = _("new · looks like {name}", name=now.veil.name(resident))
    return [(shown, STRONG), (f" {said}", MUTED)]


def _hook(hook: Topic, draft: Draft, now: Now) -> list[Piece]:
    pieces = [(words.hook(hook.kind, hook.name), text.HOOK_STYLES[hook.kind])]
    if len(draft.who) > 1 and hook.whose:
        whose = ", ".join(draft.who[index].name for index in hook.whose)
        pieces.append((f" ({whose})", MUTED))
    if hook.status is Status.QUESTION:
        pieces.append((" " + _("which one? ⏎"), ASKING))
    elif hook.status is Status.NEW:
        near = now.buurt.interests.get(InterestId(hook.nearest or ""))
        said = _("new · looks like {name}", name=near.name) if near else _("new")
        pieces.append((f" {said}", MUTED))
    return pieces


def _back(back: ComingBack, draft: Draft, now: Now) -> list[Piece]:
    said = words.around(back.around, now.today)
    if back.around is not None:
        said += f", {words.distance((back.around - now.today).days)}"
    rest = [back.reason] if back.reason else []
    if back.asked_by is Side.RESIDENT:
        rest.append(_("the resident asked"))
    if back.walker is not None:
        member = now.buurt.members.get(back.walker.member or MemberId(""))
        rest.append(_("{name} goes", name=member.name) if member else _("who goes? ⏎"))
    if len(draft.who) > 1 and back.whose:
        rest.append(", ".join(draft.who[index].name for index in back.whose))
    tail: list[Piece] = [("".join(f" · {piece}" for piece in rest), "")]
    if back.offered is not None and back.around is None:
        day = words.around(back.offered.on, now.today)
        tail.append((" · " + keys.said(_("{day}? Ctrl+N", day=day), "log"), ASKING))
    return [(said, STRONG), *tail]


def _where(where: Where | None, contact: Contact | None, now: Now) -> str:
    if where is None:
        place = now.buurt.places.get(current_place(now) or PlaceId(""))
        said = _("{place} (round)", place=place.name) if place else "—"
    elif where.status is Status.QUESTION:
        said = f"{where.name} " + _("which one? ⏎")
    elif where.status is Status.NEW:
        said = f"{where.name} " + _("new")
    else:
        said = where.name
    return f"{said} · {_(words.CONTACTS[contact])}" if contact is not None else said

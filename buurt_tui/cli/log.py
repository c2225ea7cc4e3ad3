"""`buurt log`: each line is one encounter, kept as soon as it is read.

A line that cannot be placed goes back: why on standard error, the line itself, byte for byte, on
standard output (with --ids on standard error too)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic

from buurt_tui.cli.context import Context, read_day
from buurt_tui.cli.output import said, tell, write
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import EncounterId, Round, RoundId, new_id
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import Draft
from buurt_tui.quicklog.entry import log_encounter
from buurt_tui.quicklog.parse import parse
from buurt_tui.session import Session
from buurt_tui.store import Conflict, StoreError

BOM = b"\xef\xbb\xbf"
ANOTHER_TRY = 0.5
"""Seconds after a failure. Lines that come faster belong together, and go back together."""


def run(context: Context) -> int:
    """Log what is given; 1 if a line went back or could not be kept."""
    said = context.call.value("date")
    on = context.today if said is None else read_day(said, context.today)
    lines = _lines(context)
    logging = Logging(context, on, answers=_asks(context))
    try:
        logging.begin()
        for number, line in enumerate(lines, 1):
            logging.take(number, line)
    finally:
        logging.end()
    if logging.unheard is not None:
        raise logging.unheard
    return 1 if logging.handed_back else 0


class Logging:
    """The lines of one `buurt log`, one after another."""

    def __init__(self, context: Context, on: date, *, answers: bool = False) -> None:
        """`answers`: somebody is typing, who hears of each line what became of it."""
        self.handed_back = 0
        self.unheard: OSError | None = None
        """Why standard output takes nothing any more."""
        self._answers = answers
        self._context = context
        self._on = on
        self._shows_ids = context.call.has("ids")
        self._session: Session | None = None
        self._round: Round | None = None
        self._is_begun = False
        self._failed: StoreError | None = None
        self._failed_at = 0.0

    def begin(self) -> None:
        """Open the neighbourhood. If that fails every line goes back: none may be lost."""
        try:
            if self._session is None:
                self._session = self._context.session(joins=True)
            self._round = _round(self._context, self._session, self._on)
            self._is_begun = True
        except StoreError as error:
            self._fail(error)

    def end(self) -> None:
        """Let go of the store."""
        if self._session is not None:
            self._session.close()

    def take(self, number: int, line: bytes) -> None:
        """Keep this line, or hand it back. An empty one is neither."""
        body = line.rstrip(b"\r\n").removeprefix(BOM if number == 1 else b"")
        if not body.strip():
            return
        try:
            encounter = self._keep(body.decode())
        except UnicodeDecodeError:
            self._hand_back(number, body, _("this is not UTF-8 text"))
        except Refused as refused:
            self._hand_back(number, body, _(refused.message, **refused.values))
        except Conflict as clash:  # of this line alone
            self._hand_back(number, body, said(clash))
        except StoreError as error:
            self._fail(error)
            self._hand_back(number, body, said(error))
        else:
            if encounter and self._answers:
                tell(_("Saved."))
            if encounter and self._shows_ids:
                self._put(f"{encounter}\n".encode())

    def _keep(self, line: str) -> EncounterId | None:
        """The encounter that `line` became; None if it says nothing."""
        self._try_again()
        if self._failed is not None or (session := self._session) is None:
            # what failed goes on failing, and lines are not to be kept out of their order.
            raise self._failed or AssertionError("not begun")
        draft = parse(line, session.refresh(), self._on)
        if draft.questions:
            raise _unclear(draft, session)
        if draft.is_empty:
            return None
        id_ = EncounterId(new_id())
        session.apply(
            log_encounter(
                draft,
                id=id_,
                at=self._context.clock(),
                mint=new_id,
                logged_by=session.me,
                place=self._round.places[-1] if self._round and self._round.places else None,
                round=RoundId(self._round.id) if self._round else None,
            )
        )
        return id_

    def _fail(self, error: StoreError) -> None:
        self._failed, self._failed_at = error, monotonic()

    def _try_again(self) -> None:
        """Go on after a failure, if the cause may be gone: the next line was not in one go."""
        if self._failed is None or monotonic() < self._failed_at + ANOTHER_TRY:
            return
        self._failed = None
        if not self._is_begun:
            self.begin()

    def _hand_back(self, number: int, line: bytes, reason: str) -> None:
        self.handed_back += 1
        tell(f"{number}: {reason}")
        as_text = clean(line.decode(errors="replace"))
        put = f"{as_text}\n".encode() if sys.stdout.isatty() else line + b"\n"
        if self._shows_ids or not self._put(put):
            tell(as_text)

    def _put(self, data: bytes) -> bool:
        """Write to standard output; False when nobody takes it, which is no reason to stop.

        Whoever reads our output may have enough of it: the lines that are still to come are kept
        all the same."""
        if self.unheard is None:
            try:
                write(data)
            except OSError as error:
                self.unheard = error
        return self.unheard is None


def _round(context: Context, session: Session, on: date) -> Round | None:
    """The round that the options set, if they set one; made at its first use."""
    call = context.call
    if not any(map(call.has, ("date", "place", "walker"))):
        return None
    from buurt_tui.cli.log_round import round_of

    return round_of(session, on, places=call.values("place"), walkers=call.values("walker"))


def _unclear(draft: Draft, session: Session) -> Refused:
    from buurt_tui.cli.log_round import names_of

    question = draft.questions[0]
    names = names_of(question, session.buurt)
    if not names:
        return Refused(
            N_("who is {text}? Write the whole name, with a capital"), text=question.text
        )
    if len(names) == 1:
        return Refused(
            N_("is {text} {name}, or somebody or something new? Write it out"),
            text=question.text,
            name=names[0],
        )
    choices = ", ".join(names)
    return Refused(
        N_("{text} can be {choices}; write more of it"), text=question.text, choices=choices
    )


def _lines(context: Context) -> Iterable[bytes]:
    """The lines of a file or of standard input; somebody at a terminal is asked for them."""
    name = next(iter(context.call.arguments), "-")
    if name != "-":
        return Path(name).open("rb")
    return _asked_lines() if _asks(context) else sys.stdin.buffer


def _asks(context: Context) -> bool:
    """Whether somebody at a terminal is asked for the lines."""
    return next(iter(context.call.arguments), "-") == "-" and sys.stdin.isatty()


def _asked_lines() -> Iterator[bytes]:
    """What somebody types, until an empty line or Ctrl+D."""
    tell(_("Whom did you meet? One line each, as @Fatima +cooking; an empty line ends."))
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = sys.stdin.buffer.readline()
        if not line.strip():
            return
        yield line

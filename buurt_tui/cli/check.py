"""`buurt check [PATH] [--repair COPY]`: what there is to say of a store, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from buurt_tui.cli.context import Context
from buurt_tui.cli.output import said, tell, write_lines
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _, ngettext
from buurt_tui.store.check import Examined, examine, repair
from buurt_tui.store.opening import file_of
from buurt_tui.store.refusals import plainly
from buurt_tui.store.salvage import Lost

KINDS = {
    "neighbourhoods": N_("neighbourhoods"),
    "members": N_("members of the team"),
    "places": N_("streets and places"),
    "interests": N_("topics"),
    "residents": N_("residents"),
    "rounds": N_("rounds"),
    "encounters": N_("encounters"),
    "follow_ups": N_("follow-ups"),
    "steps": N_("steps that can be undone"),
}
"""What the documents of each table are called."""

_SHOWN = 200
"""Pieces; of more, those are enough to see what happened. --repair keeps them all."""
_READABLE = 100
"""Characters of what was lost that are shown."""


def run(context: Context) -> int:
    """Say what was found; 0 if the store is sound, else 1."""
    path = file_of(next(iter(context.call.arguments), context.config.store))
    with plainly(path):
        examined = examine(path)
    write_lines(_lines(examined))
    copy = context.call.value("repair")
    if copy is not None:
        _repair(examined, file_of(copy))
    elif not examined.is_sound and examined.documents:
        tell(
            _(
                "buurt check {path} --repair COPY saves what can be read to a new store;"
                " this one stays as it is",
                path=path,
            )
        )
    if copy is None and not examined.is_sound and examined.newest_backup is not None:
        day = examined.newest_backup.isoformat()
        tell(
            _(
                "`buurt restore {day}` goes back to the newest backup; first it shows what changes",
                day=day,
            )
        )
    return 0 if examined.is_sound else 1


def _lines(examined: Examined) -> Iterator[str]:
    yield _("Sound.") if examined.is_sound else _("Not sound.")
    for finding in examined.found.findings:
        mark = "!" if finding.is_bad else "·"
        yield f" {mark} {said(finding)}"
    if examined.documents:
        yield ""
        yield from counted(examined.documents)
    if examined.found.lost:
        yield ""
        lost = examined.found.lost
        yield ngettext(
            "What cannot be used: one piece", "What cannot be used: {n} pieces", len(lost)
        )
        yield from map(_lost, lost[:_SHOWN])
        if len(lost) > _SHOWN:
            yield "  …"


def counted(documents: Mapping[str, int]) -> Iterator[str]:
    """How many there are of each kind, a line each."""
    width = max(len(str(number)) for number in documents.values())
    for table, number in documents.items():
        yield f"  {number:>{width}}  {_(KINDS.get(table, table))}"


def _lost(lost: Lost) -> str:
    what = " ".join(filter(None, (lost.table, lost.id)))
    readable = clean(lost.data.decode(errors="replace"), _READABLE)
    where = _("{path}, line {line}", path=lost.path.name, line=lost.line)
    return "  " + " · ".join(filter(None, (where, _(lost.why), what, readable)))


def _repair(examined: Examined, copy: Path) -> None:
    with plainly(copy):
        made = repair(examined, copy)
    tell(_("what could be read is in the new store {path}", path=made))
    if examined.found.lost:
        tell(
            _(
                "what could not be used is kept in {directory}",
                directory=made.with_name(f"{made.name}.d") / "quarantine",
            )
        )

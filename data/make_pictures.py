"""The pictures in the README: the program's own screens, on the invented neighbourhood.

    python data/make_pictures.py        # or: make pictures

Each is what the real app draws, at a fixed hour, so that making them again without a change to a
screen changes nothing. What Textual writes names a place on the web to fetch letters from; a
picture of ours fetches nothing, so that is taken out."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
CLOCK = datetime(2026, 11, 23, 16, 42, tzinfo=timezone(timedelta(hours=1)))
_SIZE = (80, 24)
_FETCHED = re.compile(r",?\s*url\([^)]*\)\s*(?:format\([^)]*\))?")
_CREATED = re.compile(r"<!--.*?-->\s*", re.DOTALL)


class Picture(NamedTuple):
    """One picture: its file's name, the theme, and the keys that lead to it."""

    name: str
    theme: str
    pressed: Sequence[str]


PICTURED = (
    Picture("noteren", "donker", ("@fatima #koken +naaien bankje voor de flat !vr bellen",)),
    Picture("terugkomen", "donker", ("escape", "2", "down")),
    Picture("bewoners", "licht", ("escape", "3", "down", "down")),
    Picture("haakjes", "donker", ("escape", "4")),
)


async def draw(picture: Picture) -> str:
    """The SVG of one picture."""
    from buurt_tui import lang
    from buurt_tui.demo import demo_documents
    from buurt_tui.domain.model import Revision
    from buurt_tui.domain.team_edits import member_called
    from buurt_tui.session import Session
    from buurt_tui.store.memory import MemoryStore
    from buurt_tui.ui.app import BuurtApp
    from buurt_tui.ui.drafts import Drafts

    lang.choose("nl")
    store = MemoryStore()
    store.commit(demo_documents(CLOCK.date()), base=Revision(0))
    session = Session(store, lambda: CLOCK)
    karim = member_called(session.buurt, "Karim")
    session.me = karim.id if karim else None  # type: ignore[assignment]
    app = BuurtApp(session, lambda: CLOCK, Drafts(), theme=picture.theme)
    async with app.run_test(size=_SIZE) as pilot:
        for pressed in picture.pressed:
            await pilot.pause()
            await pilot.press(*([pressed] if _is_a_key(pressed) else _letters(pressed)))
        app.said = ""
        await pilot.pause()
        return _fetching_nothing(app.export_screenshot(title="Buurt"))


def _is_a_key(pressed: str) -> bool:
    return " " not in pressed


def _letters(typed: str) -> list[str]:
    from textual.keys import _character_to_key

    return [_character_to_key(letter) for letter in typed]


def _fetching_nothing(svg: str) -> str:
    return _CREATED.sub("", _FETCHED.sub("", svg))


def main() -> None:
    """Draw them all."""
    os.environ.pop("NO_COLOR", None)
    PICTURES.mkdir(exist_ok=True)
    for picture in PICTURED:
        svg = asyncio.run(draw(picture))
        (PICTURES / f"{picture.name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()

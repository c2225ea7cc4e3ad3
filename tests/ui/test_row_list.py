from dataclasses import dataclass
from time import perf_counter

import pytest
from textual.app import App, ComposeResult

from buurt_tui.ui.rows import Column, Heading, Row
from buurt_tui.ui.text import MUTED, STRONG
from buurt_tui.ui.themes import FALLBACK, THEMES
from buurt_tui.ui.widgets.row_list import RowList

from .hostile import HOSTILE


@dataclass(frozen=True)
class Someone:
    id: str
    name: str
    fresh: bool = False


def row_of(someone: Someone) -> Row:
    name = [(someone.name, STRONG)]
    return Row(
        cells=(name, [(someone.id, MUTED)]),
        below=[("vroeg " + someone.id, MUTED)],
        fresh=someone.fresh,
    )


def people(*names: str) -> list[Someone | Heading]:
    return [Heading(n[1:]) if n.startswith("#") else Someone(n.lower(), n) for n in names]


class ListApp(App[None]):
    def __init__(self, below="never", **options):
        super().__init__()
        self.posted: list[object] = []
        columns = (Column(20, grows=1), Column(8, right=True))
        self.rows = RowList(columns, below=below, empty="Nog niemand.", **options)
        self.drawn: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return FALLBACK

    def compose(self) -> ComposeResult:
        yield self.rows

    def show(self, items) -> None:
        def draw(someone: Someone) -> Row:
            self.drawn.append(someone.id)
            return row_of(someone)

        self.rows.show(items, key=lambda someone: someone.id, draw=draw)

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.posted.append(("highlighted", event.key))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.posted.append(("chosen", event.key))


async def test_a_list_without_rows_says_what_it_is():
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.show([])
        await pilot.press("down", "enter", "pagedown", "end")
        assert app.lines()[1] == "   Nog niemand."
        assert app.posted == []
        assert app.rows.key is None


async def test_the_cursor_has_a_mark_and_a_ground_and_skips_headings():
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(people("#Plein", "Anja", "Karim", "#Laan", "Omar"))
        await pilot.press("down", "down")
        lines = app.lines()
        assert lines[0].startswith("  Plein ───")
        assert lines[1].startswith("   Anja") and lines[5].startswith(" ▸ Omar")
        assert app.rows.key == "omar"
        strip = app.screen._compositor.render_strips()[5]
        grounds = {segment.style.bgcolor for segment in strip if "Omar" in segment.text}
        other = app.screen._compositor.render_strips()[1]
        assert grounds.isdisjoint({segment.style.bgcolor for segment in other})
        await pilot.press("down")
        assert app.rows.key == "omar"


async def test_it_tells_what_is_highlighted_and_chosen():
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(people("Anja", "#Laan", "Karim"))
        await pilot.press("down", "enter", "home")
        assert app.posted == [
            ("highlighted", "anja"),
            ("highlighted", "karim"),
            ("chosen", "karim"),
            ("highlighted", "anja"),
        ]


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go():
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(people("Anja", "Karim", "Omar"))
        await pilot.press("down")
        app.show(people("Zoë", "Mia", "#Laan", "Anja", "Karim"))
        assert app.rows.key == "karim"
        app.show(people("Zoë", "Anja"))
        assert app.rows.key == "anja"
        await pilot.pause()
        assert ("highlighted", "anja") in app.posted


async def test_the_row_under_the_cursor_stays_where_it_is_on_the_screen():
    app = ListApp()
    many = people(*(f"P{n:03}" for n in range(100)))
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(many)
        app.rows.move_to("p050")
        await pilot.press("up", "up")
        before = [line[:2] for line in app.lines()].index(" ▸")
        app.show(people("New1", "New2", "New3") + many)
        await pilot.pause()
        assert [line[:2] for line in app.lines()].index(" ▸") == before


@pytest.mark.parametrize("below", ["never", "cursor", "always"])
async def test_going_through_a_long_list_and_back_shows_the_cursor_all_the_way(below):
    app = ListApp(below)
    names = [f"#S{n}" if n % 6 == 0 else f"P{n:03}" for n in range(90)]
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(people(*names))
        for key in ["pagedown", "down", "pagedown", "pageup", "up", "end", "pageup", "home"]:
            await pilot.press(key)
            marked = [line for line in app.lines() if line.startswith(" ▸")]
            assert len(marked) == 1, key
            assert app.rows.key in marked[0]
        assert app.lines()[0].startswith("  S0")


async def test_the_row_under_the_cursor_opens():
    app = ListApp("cursor")
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(people("Anja", "Karim", "Omar"))
        await pilot.press("down")
        shown = [line.split("  ")[0].strip() or line.strip() for line in app.lines()[:4]]
        assert [line.strip().split()[:2] for line in app.lines()[1:3]] == [
            ["▸", "Karim"],
            ["vroeg", "karim"],
        ]
        assert app.lines()[3].strip().startswith("Omar"), shown


async def test_clicks_move_and_choose():
    app = ListApp("cursor")
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(people("Anja", "#Laan", "Karim", "Omar"))
        await pilot.pause()
        await pilot.click(offset=(5, 5))  # Anja is open, so all below her stands one lower
        assert app.rows.key == "omar"
        await pilot.click(offset=(5, 2))  # a heading
        assert app.rows.key == "omar"
        await pilot.click(offset=(5, 0), times=2)
        assert ("chosen", "anja") in app.posted


async def test_what_has_just_changed_is_marked():
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.show([Someone("a", "Anja"), Someone("k", "Karim", fresh=True)])
        await pilot.pause()
        assert app.lines()[1].startswith("•  Karim")


@pytest.mark.parametrize("width", [20, 60, 80, 120])
async def test_hostile_text_stays_text_in_its_column(width):
    app = ListApp("always")
    items = [Someone(str(n), text) for n, text in enumerate(HOSTILE.values())]
    async with app.run_test(size=(width, 48)) as pilot:
        app.show([*items, *(Heading(text, text) for text in HOSTILE.values())])
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {width}
        shown = "".join(strip.text for strip in strips)
        assert not set(shown) & set("\x1b\x07\x00\x9b\u202e\u200b\ufeff\n\r\t")
        await pilot.click(offset=(4, 2))
        assert app.is_running


async def test_it_can_be_read_without_colour_and_after_a_change_of_theme(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        for theme in THEMES.values():
            app.register_theme(theme)
        app.show(people("Anja", "Karim"))
        for name in THEMES:
            app.theme = name
            await pilot.pause()
            assert app.lines()[0].startswith(" ▸ Anja")


async def test_ten_thousand_rows_are_shown_at_once_and_drawn_only_in_sight():
    app = ListApp("cursor")
    many = [Someone(str(n), f"Bewoner {n}") for n in range(10_000)]
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(many)
        await pilot.pause()
        app.drawn.clear()
        showing = _fastest(lambda: app.show(many))
        await pilot.pause()
        assert len(app.drawn) < 200
        paging = _fastest(lambda: _page(app))
        # far above what it takes, so that only a change of kind fails on a busy machine.
        assert showing < 0.025
        assert paging < 0.04


def _page(app: ListApp) -> None:
    app.rows.action_page(1)
    app.screen._compositor.render_update(full=True).render_segments(app.console)


def _fastest(act) -> float:
    times = []
    for _ in range(7):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return min(times)

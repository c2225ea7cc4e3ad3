"""What was half typed when the program was killed, or when its disk was full."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from textual import events
from ui.person import an_app, opened

from buurt_tui.domain.model import EncounterId
from buurt_tui.ui.drafts import Drafts
from buurt_tui.ui.form_draft import FormDraft
from buurt_tui.ui.widgets.quick_field import QuickField
from buurt_tui.ui.widgets.quick_line import QuickLine


@contextmanager
def files_of_at_most(length: int) -> Iterator[None]:
    """No file may grow beyond that: a write that would is a short one first, and then an error."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def as_the_kernel_does(drafts):
    """Close the file of a program that was killed, and write nothing in it."""
    drafts._files.close(drafts._handle)


def test_a_line_on_its_way_is_offered_once_if_it_was_not_saved_and_not_if_it_was(tmp_path):
    drafts = Drafts(tmp_path, "pts-1")
    drafts.keep("zat op het bankje", ("en nog een",))
    drafts.begin_saving(EncounterId("e"), "zat op het bankje", "en nog een")
    as_the_kernel_does(drafts)
    again = Drafts(tmp_path, "pts-1")
    assert again.left_behind({"e"}) == ["en nog een"]
    assert again.left_behind(set()) == ["zat op het bankje", "en nog een"]


async def test_what_is_typed_is_kept_before_anybody_sees_it(tmp_path):
    async with opened(an_app(drafts=tmp_path)) as person:
        field = person.app.screen.query_one(QuickField)
        for typed in ("zat", " op het bankje"):
            field.on_paste(events.Paste(typed))
        assert person.app.drafts.kept.line == "zat op het bankje"


async def test_what_was_typed_before_takes_nothing_back(tmp_path):
    async with opened(an_app(drafts=tmp_path)) as person:
        screen = person.app.screen
        for typed in ("zat", " op het bankje"):
            screen.query_one(QuickField).on_paste(events.Paste(typed))
        screen._typed(QuickLine.Typed("zat", ()))  # it waited in a queue
        assert person.app.drafts.kept.line == "zat op het bankje"


async def test_a_line_that_was_handed_over_stays_kept_and_what_is_typed_behind_it_too(tmp_path):
    async with opened(an_app(drafts=tmp_path)) as person:
        line, drafts = person.app.screen.query_one(QuickLine), person.app.drafts
        field = line.query_one(QuickField)
        field.on_paste(events.Paste("zat"))
        line._read(completing=False)
        line._ready()
        field.on_paste(events.Paste("en nu dit"))
        assert drafts.left_behind(set()) == ["zat", "en nu dit"]
        await person.settle()
        assert person.notes == ["zat"]
        assert drafts.left_behind({*person.app.now.buurt.encounters}) == ["en nu dit"]


def test_a_form_on_its_way_is_not_opened_again_either(tmp_path):
    drafts = Drafts(tmp_path, "pts-1")
    drafts.keep("zat", ())
    drafts.keep_form(FormDraft(kind="line", texts={"note": "zat op het bankje"}))
    drafts.begin_saving(EncounterId("e"), "zat op het bankje", of_form=True)
    as_the_kernel_does(drafts)
    again = Drafts(tmp_path, "pts-1")
    assert again.left_behind(set()) == ["zat op het bankje"]
    assert again.kept.form is None


def test_a_disk_that_becomes_full_leaves_what_was_kept_and_takes_more_once_there_is_room(tmp_path):
    drafts = Drafts(tmp_path, "pts-1")
    drafts.keep("nog niet", ())
    assert not drafts.may_be_lost
    with files_of_at_most(6000):
        drafts.keep("nog niet af", ())
        assert not drafts.may_be_lost
        drafts.keep("la" * 4000, ())
        assert drafts.may_be_lost
        (was,) = tmp_path.iterdir()
        assert msgspec.json.decode(was.read_bytes())["line"] == "nog niet af"
    drafts.keep("la" * 4001, ())
    assert not drafts.may_be_lost
    as_the_kernel_does(drafts)
    assert Drafts(tmp_path, "pts-2").kept.line == "la" * 4001


def test_the_last_bit_of_room_is_used(tmp_path):
    with files_of_at_most(2000):
        drafts = Drafts(tmp_path, "pts-1")
        drafts.keep("la" * 500, ())
        assert not drafts.may_be_lost
    as_the_kernel_does(drafts)
    assert Drafts(tmp_path, "pts-2").kept.line == "la" * 500


def test_a_draft_that_found_no_place_at_first_gets_one_later(tmp_path):
    (tmp_path / "there").write_text("in the way")
    drafts = Drafts(tmp_path / "there" / "drafts", "pts-1")
    drafts.keep("nog niet", ())
    assert drafts.may_be_lost
    (tmp_path / "there").unlink()
    drafts.keep("nog niet af", ())
    assert not drafts.may_be_lost
    as_the_kernel_does(drafts)
    assert Drafts(tmp_path / "there" / "drafts", "pts-1").kept.line == "nog niet af"


async def test_ctrl_q_asks_once_before_what_was_typed_is_lost(tmp_path):
    (tmp_path / "in the way").write_text("")
    async with opened(an_app(drafts=tmp_path / "in the way" / "drafts")) as person:
        await person.type("half getypt", "ctrl+q")
        assert "Ctrl+Q" in person.text
        assert person.app.is_running
        await person.type(" en nog wat", "ctrl+q")
        assert person.app.is_running
        person.send("ctrl+q")
        await person.until(lambda: person.app._exit)

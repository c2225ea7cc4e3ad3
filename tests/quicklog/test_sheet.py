"""The form and the line are two views of one draft: going there and back changes nothing."""

from __future__ import annotations

import pytest
from builders import MONDAY
from hypothesis import given, settings
from hypothesis import strategies as st
from quicklog.reading import EXAMPLE, STREET, read
from quicklog.test_properties import lines

from buurt_tui.domain.model import Contact, Readers, Side
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.sheet import Choices, sheet_of
from buurt_tui.quicklog.sheet_line import says, written
from buurt_tui.quicklog.sheet_reading import read_sheet

CHOICES = Choices(
    contacts=(
        ("praatje", Contact.TALK),
        ("gesprek", Contact.CONVERSATION),
        ("zwaai", Contact.WAVE),
        ("niet thuis", Contact.NOT_HOME),
        ("liever niet", Contact.PREFERS_NOT),
    ),
    sides=(("bewoner", Side.RESIDENT), ("wij", Side.TEAM)),
    readers=(
        ("het team", Readers.TEAM),
        ("alleen jij", Readers.WRITER),
        ("mag gedeeld", Readers.SHAREABLE),
    ),
    someday="als het uitkomt",
)


def filled(line, buurt=EXAMPLE):
    return sheet_of(read(line, buurt), CHOICES, buurt)


def reading(sheet, buurt=EXAMPLE):
    return read_sheet(sheet, CHOICES, buurt, MONDAY)


def back_again(line, buurt):
    """The line that the form makes of a line, read."""
    sheet = filled(line, buurt)
    found = reading(sheet, buurt)
    wrote = written(sheet, found, buurt)
    return parse(wrote.line, buurt, MONDAY, wrote.answers), found


SPEC = (
    "bankje voor de flat @fatim #tui #kok #sch !1w",
    "@fatim #tui !1w bankje voor de flat",
    "@fati #koken",
    "@Fatima Yilmaz zoekt werk",
    "@Fatima Zij kookt graag",
    "@Jan #schaken",
    "@fatma",
    "@Mw. De Vries zoekt iemand *wandelen !vr bellen; had haast",
    "@mw. jansen",
    "@mevr Jansen",
    "@Rachid ben ik vergeten te vragen",
    "@Omar ben Said +kleding-repareren /Kwakersstraat =gesprek",
    "@Fatima +koken @Omar, @Fatih Kaya *koken !morgen",
    "@vrouw_met_teckel #honden.",
    "=niet-thuis /kwa",
    "/Kwakersstraat had haast",
    "kwam niet uit C# of en/of, 50+ @fatima",
    "belt op +31612345678",
    "@fatima !",
    "leuk mens !",
    "@fatima !!over twee weken samen naar de tuin >Karim",
    "@fatima !zo snel mogelijk bellen",
    "",
    "@fatima ! @Omar !",
    "@fatima !bellen vrijdag",
    "@fatima =voor-mij iets geheims",
    "@fatima =deelb #koken !vr =zwaai",
    "#koken",
    "@Fatima !vr bellen; (\\#x) >Karim",
    "@Jan, @Piet en @Klaas #schaken @Mien *koken !volgende week do samen eten >kar",
)


@pytest.mark.parametrize("line", SPEC)
def test_an_example_comes_back_as_it_was(line):
    draft, found = back_again(line, EXAMPLE)
    assert says(found.draft) == says(read(line))
    assert says(draft) == says(read(line))


@settings(max_examples=600, deadline=None)
@given(lines)
def test_line_form_line_reads_the_same(line):
    before = read(line, STREET)
    draft, found = back_again(line, STREET)
    assert says(found.draft) == says(before)
    assert says(draft) == says(before)


MARKS = (
    *("@Fatima", "@Fatima el Amrani,", "@Omar", "@Omar,", "@jan", "@fati", "@vrouw_met_hoed", "en"),
    *("@mw. de Vries", "@Piet Snoek", "@Wil", "@Nieuw Iemand", "#koken", "#ko", "*nieuw-ding"),
    *(
        "+fiets",
        "?brief",
        "#ka",
        "!vr",
        "!!morgen",
        "!",
        "!!",
        "!bellen vrijdag",
        "!27 nov vr",
        ";",
    ),
    *(
        "bellen over de soep",
        ">Karim",
        ">kar",
        ">Anja",
        "/Kwakersstraat",
        "/burg",
        "/Nieuwe Straat",
    ),
    *(
        "=praatje",
        "=niet-thuis",
        "=voor-mij",
        "=deelbaar",
        "had haast",
        "Zij",
        "Was",
        "met",
        "50+",
        "\\@thuis",
        "(ja)",
        "2 weken",
    ),
    *("morgen", "de 3e", "van den", "El", "...", "-", "“", "06-12345678"),
)


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=10).map(" ".join))
def test_any_mixture_of_marks_reads_the_same(line):
    before = read(line, STREET)
    draft, found = back_again(line, STREET)
    assert says(found.draft) == says(before)
    assert says(draft) == says(before)

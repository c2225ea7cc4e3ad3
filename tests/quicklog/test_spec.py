"""The examples that the quick line was specified with, word for word."""

from __future__ import annotations

import pytest
from quicklog.reading import read, said

EXAMPLES = {
    "bankje voor de flat @fatim #tui #kok #sch !1w": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#tuinieren", "#koken", "#schaken"],
        "back": ["30-11-2026"],
        "note": "bankje voor de flat",
    },
    "@fatim #tui !1w bankje voor de flat": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#tuinieren"],
        "back": ["30-11-2026 bankje voor de flat"],
    },
    "@fati #koken": {"who": ["?Fatih Kaya | Fatima el Amrani"], "hooks": ["#koken"]},
    "@Fatima Yilmaz zoekt werk": {
        "who": ["Fatima Yilmaz! ~ Fatima el Amrani"],
        "note": "zoekt werk",
    },
    "@Fatima Zij kookt graag": {"who": ["Fatima el Amrani"], "note": "Zij kookt graag"},
    "@Jan #schaken": {"who": ["Jan!"], "hooks": ["#schaken"]},
    "@fatma": {"who": ["?Fatima el Amrani"]},
    "@Mw. De Vries zoekt iemand *wandelen !vr bellen; had haast": {
        "who": ["Mw. De Vries"],
        "hooks": ["*wandelen"],
        "back": ["27-11-2026 bellen"],
        "note": "zoekt iemand had haast",
    },
    "@mw. jansen": {"who": ["?"], "note": "jansen", "problems": ["title_alone"]},
    "@mevr Jansen": {"who": ["mevr Jansen!"]},
    "@Rachid ben ik vergeten te vragen": {
        "who": ["Rachid!"],
        "note": "ben ik vergeten te vragen",
    },
    "@Omar ben Said +kleding-repareren /Kwakersstraat =gesprek": {
        "who": ["Omar ben Said!"],
        "hooks": ["+kleding repareren!"],
        "where": "Kwakersstraat",
        "how": "conversation",
    },
    "@Fatima +koken @Omar, @Fatih Kaya *koken !morgen": {
        "who": ["Fatima el Amrani", "Omar!", "Fatih Kaya"],
        "hooks": ["Fatima el Amrani: +koken", "Omar+Fatih Kaya: *koken"],
        "back": ["Omar+Fatih Kaya: 24-11-2026"],
    },
    "@vrouw_met_teckel #honden.": {"who": ["(vrouw met teckel)!"], "hooks": ["#honden!"]},
    "=niet-thuis /kwa": {"where": "Kwakersstraat", "how": "not_home"},
    "/Kwakersstraat had haast": {"where": "Kwakersstraat", "note": "had haast"},
    "kwam niet uit C# of en/of, 50+ @fatima": {
        "who": ["Fatima el Amrani"],
        "note": "kwam niet uit C# of en/of, 50+",
    },
    "belt op +31612345678": {"note": "belt op +31612345678", "hints": ["phone"]},
    "@fatima !": {"who": ["Fatima el Amrani"], "back": ["someday"]},
    "leuk mens !": {"note": "leuk mens !"},
    "@fatima !!over twee weken samen naar de tuin >Karim": {
        "who": ["Fatima el Amrani"],
        "back": ["!! 07-12-2026 samen naar de tuin >Karim"],
    },
    "@fatima !zo snel mogelijk bellen": {
        "who": ["Fatima el Amrani"],
        "back": ["someday zo snel mogelijk bellen"],
    },
    "": {},
    "@Fatima, over #koken.": {"who": ["Fatima el Amrani"], "hooks": ["#koken"], "note": "over"},
    "+31612345678 #14 >65 jaar, 2x /week =)": {
        "note": "+31612345678 #14 >65 jaar, 2x /week =)",
        "hints": ["phone"],
    },
    "als het uitkomt @fatima !!": {
        "who": ["Fatima el Amrani"],
        "back": ["!! someday"],
        "note": "als het uitkomt",
    },
}


@pytest.mark.parametrize(("line", "reading"), EXAMPLES.items(), ids=EXAMPLES)
def test_the_example_reads_as_specified(line, reading):
    draft = read(line)
    assert said(draft) == reading
    assert "".join(map(draft.text, draft.parts)) == line


def test_an_empty_line_says_nothing():
    assert read("").is_empty
    assert read("   ").is_empty
    assert read("...").is_empty


def test_a_title_before_a_lower_case_name_asks_about_someone_new():
    (question,) = read("@mw. jansen").questions
    assert (question.text, question.candidates, question.may_be_new) == ("mw.", (), True)

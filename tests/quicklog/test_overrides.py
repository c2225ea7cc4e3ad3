"""Answers to questions, and the key that turns a mark from known to new and back."""

from __future__ import annotations

from builders import a_buurt, a_resident, an_interest
from quicklog.reading import EXAMPLE, STREET, read, said

from buurt_tui.quicklog.draft import NEW, MarkKey, Status
from buurt_tui.quicklog.overrides import accepted, answered, mark_at, toggled


def who(draft):
    return said(draft, STREET)["who"]


def test_an_answer_settles_the_question():
    draft = read("@fati #koken")
    (question,) = draft.questions
    chosen = question.candidates[1]
    settled = read(draft.line, overrides=answered(draft, question, chosen))
    assert settled.who[0].resident == chosen
    assert settled.questions == ()


def test_an_answer_may_be_someone_new():
    draft = read("@fati")
    settled = read(draft.line, overrides=answered(draft, draft.questions[0], NEW))
    assert said(settled)["who"] == ["fati! ~ Fatih Kaya, Fatima el Amrani"]


def test_questions_are_in_the_order_of_the_line():
    draft = read("/burg !vr >kar #fo @fati @jan", STREET)
    assert [question.text for question in draft.questions] == ["burg", "kar", "fo", "fati", "jan"]


def test_a_team_member_is_never_new():
    (question,) = read("@Fatima !vr >kar", STREET).questions
    assert not question.may_be_new


def test_each_question_is_answered_for_itself():
    draft = read("@fati en @fati")
    first, second = draft.questions
    overrides = answered(draft, first, first.candidates[0])
    draft = read(draft.line, overrides=overrides)
    assert [who.status for who in draft.who] == [Status.KNOWN, Status.QUESTION]
    draft = read(draft.line, overrides=answered(draft, second, second.candidates[1]))
    assert said(draft)["who"] == ["Fatih Kaya", "Fatima el Amrani"]


def test_an_answer_stays_while_another_word_is_typed():
    draft = read("@fati")
    overrides = answered(draft, draft.questions[0], NEW)
    assert read("soep met @fati #koken", overrides=overrides).questions == ()


def test_an_answer_falls_away_when_its_mark_is_edited():
    draft = read("@fati")
    overrides = answered(draft, draft.questions[0], NEW)
    edited = read("@fatih", overrides=overrides)
    assert said(edited)["who"] == ["Fatih Kaya"]
    assert edited.overrides == {}
    assert read("@fati", overrides=edited.overrides).questions


def test_an_answer_that_names_nobody_is_not_taken():
    assert read("@fati", overrides={MarkKey("@fati"): "erased-meanwhile"}).questions


def test_one_key_turns_somebody_known_into_someone_new_and_back():
    draft = read("@Fatima #koken")
    turned = read(draft.line, overrides=toggled(draft, 3))
    assert said(turned)["who"] == ["Fatima! ~ Fatima el Amrani"]
    assert said(read(draft.line, overrides=toggled(turned, 3)))["who"] == ["Fatima el Amrani"]


def test_one_key_turns_a_known_topic_into_a_new_one_and_back():
    draft = read("@Fatima #tuin")
    turned = read(draft.line, overrides=toggled(draft, len(draft.line)))
    assert said(turned)["hooks"] == ["#tuin! ~ tuinieren"]
    back = read(draft.line, overrides=toggled(turned, len(draft.line)))
    assert said(back)["hooks"] == ["#tuinieren"]


def test_one_key_turns_someone_new_into_who_they_look_like_and_back():
    draft = read("@Fatima Yilmaz")
    turned = read(draft.line, overrides=toggled(draft, 0))
    assert said(turned)["who"] == ["Fatima el Amrani"]
    again = read(draft.line, overrides=toggled(turned, 0))
    assert said(again)["who"] == ["Fatima Yilmaz! ~ Fatima el Amrani"]
    third = read(draft.line, overrides=toggled(again, 0))
    assert said(third)["who"] == ["Fatima el Amrani"]


def test_a_description_that_is_known_may_be_of_someone_else():
    draft = read("@vrouw_met_teckel", STREET)
    turned = read(draft.line, STREET, toggled(draft, 5))
    assert who(turned) == ["(vrouw met teckel)! ~ (vrouw met teckel)"]


def test_the_key_turns_the_last_mark_before_the_cursor():
    draft = read("@Fatima zoekt #koken nog iets")
    assert mark_at(draft, len(draft.line)) == draft.hooks[0]
    assert mark_at(draft, 10) == draft.who[0]
    assert mark_at(read("geen"), 2) is None


def test_without_a_mark_the_key_changes_nothing():
    assert toggled(read("leuk gesprek"), 4) == {}
    assert toggled(read("@Rachid"), 4) == {}
    assert toggled(read("@Fatima !vr"), 11) == {}


def test_an_offered_date_counts_once_it_is_accepted():
    draft = read("@Fatima !bellen over soep vr 27 nov")
    (back,) = draft.follow_ups
    assert (back.around, draft.line[back.offered.start : back.offered.end]) == (None, "vr 27 nov")
    taken = read(draft.line, overrides=accepted(draft, back))
    assert said(taken)["back"] == ["27-11-2026 bellen over soep vr 27 nov"]
    edited = read("@Fatima !bellen over soep vr 4 dec", overrides=taken.overrides)
    assert said(edited)["back"] == ["someday bellen over soep vr 4 dec"]


def test_nothing_offered_is_nothing_to_accept():
    draft = read("@Fatima !bellen")
    assert accepted(draft, draft.follow_ups[0]) == {}


def test_two_with_the_same_name_are_always_asked_about():
    one, other = a_resident("Jan de Boer"), a_resident("Jan de Boer")
    draft = read("@Jan de Boer", a_buurt(one, other))
    assert set(draft.questions[0].candidates) == {one.id, other.id}


def test_a_name_and_a_longer_name_are_asked_about():
    short, long = a_resident("Fatima"), a_resident("Fatima el Amrani")
    buurt = a_buurt(short, long)
    assert set(read("@Fatima", buurt).questions[0].candidates) == {short.id, long.id}
    assert read("@fatima", buurt).who[0].resident == short.id
    assert read("@Fatima el Amrani", buurt).who[0].resident == long.id


def test_who_was_merged_resolves_to_whom_they_are():
    real = a_resident("Mohamed Ouali")
    old = a_resident("Simo uit de flat", merged_into=real.id)
    buurt = a_buurt(real, old)
    assert read("@Simo", buurt).who[0].resident == real.id
    assert read("@simo", buurt).who[0].name == "Mohamed Ouali"


def test_a_plural_is_not_a_prefix_of_something_else():
    buurt = a_buurt(an_interest("kat"), an_interest("katten fokken"))
    assert said(read("#katten", buurt), buurt)["hooks"] == ["#kat"]


def test_a_beginning_of_two_topics_is_a_question():
    buurt = a_buurt(an_interest("koken"), an_interest("koffie"))
    assert said(read("#ko", buurt), buurt)["hooks"] == ["#?koffie | koken"]


def test_more_marks_than_an_encounter_has_are_note():
    draft = read("#koken " * 150)
    assert len(draft.hooks) == 100
    assert draft.note == " ".join(["#koken"] * 50)
    assert [problem.kind.value for problem in draft.problems] == ["too_many_marks"]


def test_the_example_has_its_marks_where_they_stand():
    draft = read("@Fatima +koken !vr bellen >Karim", EXAMPLE)
    marks = [draft.who[0], *draft.hooks, *draft.follow_ups, draft.follow_ups[0].walker]
    texts = [draft.line[mark.start : mark.end] for mark in marks]
    assert texts == ["@Fatima", "+koken", "!vr", ">Karim"]
    assert [mark.key.text for mark in marks] == texts


def test_a_beginning_may_end_in_half_an_ij():
    buurt = a_buurt(an_interest("schrijven"), a_resident("Rijk de Wit"))
    assert said(read("#schri", buurt), buurt)["hooks"] == ["#schrijven"]
    assert said(read("@rijk #schrij", buurt), buurt)["who"] == ["Rijk de Wit"]

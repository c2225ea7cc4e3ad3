import pytest
from builders import MONDAY, a_buurt, a_place, a_resident

from buurt_tui.privacy.veil import Veil
from buurt_tui.views.lookalikes import lookalikes
from buurt_tui.views.now import Now


def alike(one, *others, veil=None) -> list[str]:
    now = Now(a_buurt(one, *others), MONDAY, **({"veil": veil} if veil else {}))
    return [other.name for other in lookalikes(now, one.id)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Fatima el Amrani", "Fatima"),
        ("Fatima", "Fatima el Amrani"),
        ("Fatima el Amrani", "Fatma el Amrani"),
        ("Mw. De Vries", "Annie de Vries"),
        ("Wijnand Bos", "Wynand Bos"),
    ],
)
def test_names_that_are_alike_come_first(name: str, other: str) -> None:
    assert alike(a_resident(name), a_resident("Aad"), a_resident(other))[0] == other


def test_another_name_they_go_by_counts_too() -> None:
    one = a_resident("Fatima el Amrani", aliases=("buurvrouw Tuin",))
    assert alike(one, a_resident("Aad"), a_resident("Tuin"))[0] == "Tuin"


def test_of_those_who_are_not_alike_who_lives_near_comes_first() -> None:
    street = a_place()
    one = a_resident("Fatima", place=street.id)
    near = a_resident("Zeynep", place=street.id)
    assert alike(one, street, a_resident("Aad"), near) == ["Zeynep", "Aad"]


def test_nobody_is_the_same_as_themselves_or_as_somebody_merged() -> None:
    one = a_resident()
    merged = a_resident("Fatma", merged_into=one.id)
    assert alike(one, merged, a_resident("Omar")) == ["Omar"]


def test_with_the_veil_down_names_are_made_up() -> None:
    assert "Omar" not in alike(a_resident(), a_resident("Omar"), veil=Veil(is_down=True))


def test_nobody_is_like_somebody_who_was_forgotten() -> None:
    assert lookalikes(Now(a_buurt(a_resident()), MONDAY), "gone") == []  # type: ignore[arg-type]

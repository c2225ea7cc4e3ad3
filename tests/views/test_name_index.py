"""Who is found among thousands is who would be found by looking at everybody."""

from functools import partial

from builders import MONDAY, a_buurt, a_resident, an_encounter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurt_tui.domain.follow_up import is_silenced
from buurt_tui.domain.history import encounters_with
from buurt_tui.domain.model import Buurt, Delete, Put, Resident, ResidentId, Revision
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.views.name_index import MOST_FRESH
from buurt_tui.views.now import Now
from buurt_tui.views.residents import found_residents
from buurt_tui.views.search import Fit, rank, spelled

WORDS = (
    *("Fatima", "Fatma", "Fatih", "el", "Amrani", "Anne-Marie", "Annemarie", "van", "der", "Meer"),
    *("Dijk", "Dyk", "Yılmaz", "Yilmaz", "Mw.", "Bos", "Boskamp", "O'Neill", "meneer", "ß", "Jan"),
)
NAMES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
SOUGHT = st.one_of(
    NAMES,
    NAMES.flatmap(lambda name: st.integers(0, len(name)).map(lambda end: name[:end])),
    NAMES.flatmap(lambda name: st.permutations(name.split())).map(" ".join),
    NAMES.flatmap(
        lambda name: st.tuples(st.integers(0, len(name)), st.sampled_from(["", "x", "a"])).map(
            lambda spot: name[: spot[0]] + spot[1] + name[spot[0] + 1 :]
        )
    ),
    st.text("faetim dyj-", max_size=6),
)
RESIDENTS = st.builds(
    Resident,
    id=st.sampled_from("abcdefgh"),
    name=NAMES,
    description=NAMES,
    aliases=st.lists(NAMES, max_size=2).map(tuple),
    prefers_not_on=st.sampled_from((None, None, MONDAY)),
    merged_into=st.sampled_from((None, None, None, "a", "b", "z")),
)
ENCOUNTERS = st.builds(
    lambda id_, residents, day: an_encounter(
        id=id_, on=MONDAY.replace(day=day), residents=tuple(residents)
    ),
    st.sampled_from("12345"),
    st.lists(st.sampled_from("abcdefgh"), max_size=2),
    st.integers(1, 4),
)
TOUCHED = st.one_of(
    RESIDENTS.map(Put),
    ENCOUNTERS.map(Put),
    st.sampled_from("abcdefgh").map(partial(Delete, Resident)),
)


PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Other work on the machine is no mistake."""


def looked_at_one_by_one(buurt: Buurt, search: str) -> list[str]:
    """The slow way."""
    everybody = [resident for resident in buurt.residents.values() if not resident.merged_into]

    def last_seen(resident: Resident) -> int:
        met = encounters_with(buurt, ResidentId(resident.id))
        return met[0].on.toordinal() if met else 0

    if not spelled(search):
        kept = [resident for resident in everybody if not is_silenced(resident)]
        return [
            r.id
            for r in sorted(
                kept, key=lambda r: (not r.name, spelled(r.name or r.description), r.id)
            )
        ]
    found = []
    for resident in everybody:
        names = [spelled(each) for each in (resident.name, resident.description, *resident.aliases)]
        fits = [fit for way in beginnings(spelled(search)) if (fit := rank(way, names)) is not None]
        if fits and (min(fits)[0] <= Fit.WORDS or not is_silenced(resident)):
            found.append((min(fits), -last_seen(resident), resident.id))
    return [id_ for *_, id_ in sorted(found)]


@PATIENT
@given(
    st.lists(st.lists(TOUCHED, max_size=6), max_size=4), st.lists(SOUGHT, min_size=1, max_size=4)
)
def test_found_by_the_index_is_found_one_by_one(turns, searches):
    buurt = Buurt()
    for turn in (*turns, ()):
        for search in ("", *searches):
            found = found_residents(Now(buurt, MONDAY), search)
            fresh = Buurt({name: buurt.table(name) for name in ("residents", "encounters")})
            assert [resident.id for resident in found] == looked_at_one_by_one(fresh, search)
        buurt = buurt.apply(turn, Revision(1))


def test_after_many_changes_the_index_is_made_anew():
    buurt = a_buurt(a_resident("Fatima"))
    assert len(found_residents(Now(buurt, MONDAY), "fatima")) == 1
    for number in range(MOST_FRESH // 10 + 5):
        more = [Put(a_resident(f"Fatima {number} {each}")) for each in range(10)]
        buurt = buurt.apply(more, Revision(number))
        assert len(found_residents(Now(buurt, MONDAY), "fatima")) == number * 10 + 11


def test_a_name_that_goes_on_with_ij_is_found_at_its_i():
    buurt = a_buurt(a_resident("Ria van Dijk"))
    assert [r.name for r in found_residents(Now(buurt, MONDAY), "van di")] == ["Ria van Dijk"]

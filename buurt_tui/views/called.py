"""What to call residents, members, places and topics: looked up once, the same in every row."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from buurt_tui.domain.history import place_of
from buurt_tui.domain.model import (
    Consent,
    Encounter,
    FollowUp,
    InterestId,
    MemberId,
    PlaceId,
    Readers,
    Resident,
    ResidentId,
)
from buurt_tui.domain.reading import Written, writer_of
from buurt_tui.views.now import Now


class Called(Struct, frozen=True):
    """A resident as whoever is looking may read them."""

    id: ResidentId
    name: str
    """By name, by description in brackets, or made up; fit to show."""
    description: str = ""
    """How to know somebody whose name nobody knows; empty if they have one or it is hidden."""


def called(now: Now, resident: Resident) -> Called:
    """What to call this resident."""
    hides = now.veil.is_down or resident.name
    description = "" if hides else resident.description
    return Called(ResidentId(resident.id), now.veil.name(resident), description)


def all_called(now: Now, ids: Iterable[ResidentId]) -> tuple[Called, ...]:
    """What to call each of these, once; leaves out who was erased."""
    found = {resident.id: resident for id_ in ids if (resident := now.buurt.resident(id_))}
    return tuple(called(now, resident) for resident in found.values())


def true_ids(now: Now, ids: Iterable[ResidentId]) -> tuple[ResidentId, ...]:
    """The residents behind these ids, through merges, each once; leaves out who was erased."""
    found = (now.buurt.resident(id_) for id_ in ids)
    return tuple(dict.fromkeys(ResidentId(resident.id) for resident in found if resident))


def member_name(now: Now, member: MemberId | None) -> str | None:
    """What this member is called; None for nobody."""
    found = now.buurt.members.get(member) if member else None
    return found.name if found else None


def place_name(now: Now, place: PlaceId | None) -> str | None:
    """What this place is called; None if nobody said which."""
    found = now.buurt.places.get(place) if place else None
    return found.name if found else None


def place_shown(now: Now, place: PlaceId | None) -> PlaceId | None:
    """Where somebody is found or was met, as far as whoever is looking may know it.

    None on a shared screen for a place with so few residents that it would tell who it is."""
    if place is None or not now.veil.is_down:
        return place
    from buurt_tui.privacy.rare import rare_places

    return None if place in rare_places(now.buurt) else place


def count_shown(now: Now, count: int) -> int | None:
    """A number about residents; None on a shared screen for one that would tell who they are."""
    if not now.veil.is_down:
        return count
    from buurt_tui.privacy.rare import FEWEST

    return count if count == 0 or count >= FEWEST else None


def interest_name(now: Now, interest: InterestId) -> str | None:
    """What this topic is called; None if it is gone."""
    found = now.buurt.interest(interest)
    return found.name if found else None


class Words(Struct, frozen=True):
    """What somebody wrote, as whoever is looking may read it."""

    text: str
    readers: Readers
    kept_by: str | None = None
    """Whose it is alone, when that is why it cannot be read."""


def may_read(now: Now, written: Written) -> bool:
    """Whether whoever is looking may read what was written in this document."""
    return now.veil.may_read(written.readers, writer_of(now.buurt, written), now.me)


def words_of(now: Now, written: Written) -> Words:
    """The note, reason or remark in this document, through the veil."""
    writer, readers = writer_of(now.buurt, written), written.readers
    text = now.veil.said(_text(written), readers, writer, now.me)
    kept = readers is Readers.WRITER and not now.veil.may_read(readers, writer, now.me)
    is_kept = kept and bool(_text(written)) and not now.veil.is_down
    return Words(text, readers, member_name(now, writer) if is_kept else None)


def _text(written: Written) -> str:
    match written:
        case Encounter():
            return written.note
        case FollowUp():
            return written.reason
    return written.words


def place_to_find(now: Now, resident: ResidentId) -> PlaceId | None:
    """Where to find this resident; None if nobody knows."""
    found = now.buurt.resident(resident)
    return place_of(now.buurt, found) if found else None


def is_name_to_ask(resident: Resident) -> bool:
    """Whether nobody asked yet if the name may be written down."""
    return bool(resident.name) and resident.consent is Consent.TO_ASK

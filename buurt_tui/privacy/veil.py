"""The only judge of who may read a name, or what somebody wrote.

With the veil down (a shared screen) a resident is called by a made-up name, and what people said
is hidden unless its writer let it be shared. Views ask the veil for every text about a resident;
what they return can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.domain.model import Buurt, MemberId, Readers, Resident, Review, new_id
from buurt_tui.domain.text import N_

if TYPE_CHECKING:
    from buurt_tui.privacy.made_up import MadeUpNames

HIDDEN = N_("hidden")


class Veil:
    """Whether names and notes are hidden, and the made-up names if so."""

    __slots__ = ("_buurt", "_made_up", "is_down")

    def __init__(
        self,
        *,
        is_down: bool = False,
        made_up: MadeUpNames | None = None,
        buurt: Buurt | None = None,
    ) -> None:
        """`made_up`: under which names residents go; `buurt`: whose names no text may give away."""
        self.is_down = is_down
        self._made_up = made_up
        self._buurt = buurt or Buurt()

    def name(self, resident: Resident) -> str:
        """What to call this resident: by name, by description in brackets, or made up."""
        if self.is_down:
            return self._pseudonym(resident.id)
        return resident.name or f"({resident.description})"

    def other_names(self, resident: Resident) -> tuple[str, ...]:
        """The further names they go by; none with the veil down."""
        return () if self.is_down else resident.aliases

    def said(
        self,
        text: str,
        readers: Readers = Readers.TEAM,
        writer: MemberId | None = None,
        me: MemberId | None = None,
    ) -> str:
        """A note, a reason, a remark: what people said, as far as `me` may read it; else empty.

        On a shared screen only what is shareable, and in that no name of a resident."""
        if not self.may_read(readers, writer, me):
            return ""
        if self.is_down:
            from buurt_tui.privacy.mentions import without_residents

            return without_residents(text, self._buurt)
        return text

    def typed(self, text: str) -> str:
        """What is being typed, as a field may show it; as long as it is."""
        if self.is_down:
            from buurt_tui.privacy.mentions import while_typed

            return while_typed(text, self._buurt)
        return text

    def gives_away(self, text: str) -> bool:
        """Whether this may not be shown, as a resident is called so."""
        if self.is_down:
            from buurt_tui.privacy.mentions import names_anybody

            return names_anybody(text, self._buurt)
        return False

    def may_read(
        self, readers: Readers, writer: MemberId | None = None, me: MemberId | None = None
    ) -> bool:
        """Whether `me` may read here what `writer` wrote for these readers.

        What nobody is known to have written cannot be kept for its writer: the team may read it."""
        if self.is_down:
            return readers is Readers.SHAREABLE
        return readers is not Readers.WRITER or writer in (None, me)

    def _pseudonym(self, id_: str) -> str:
        if self._made_up is None:
            from buurt_tui.privacy.made_up import MadeUpNames

            self._made_up = MadeUpNames(new_id())
        return self._made_up[id_]


OPEN = Veil()
"""Everything may be read: the team among themselves."""


class Veils:
    """The veils of one terminal. During a review its names are those of every other terminal."""

    def __init__(self) -> None:
        self._own = new_id()
        self._review = ("", "")
        self._made_up: MadeUpNames | None = None
        self._veil = OPEN
        self._seen: Buurt | None = None

    def down_over(self, buurt: Buurt) -> Veil:
        """The veil over this neighbourhood; the very same one as before if nothing has changed."""
        from buurt_tui.domain.review import open_review

        if self._seen is not buurt:
            made_up = self._names(open_review(buurt))
            made_up.meet(buurt)
            self._veil = Veil(is_down=True, made_up=made_up, buurt=buurt)
            self._seen = buurt
        return self._veil

    def _names(self, review: Review | None) -> MadeUpNames:
        from buurt_tui.privacy.made_up import MadeUpNames

        key = (review.id, review.seed) if review else ("", self._own)
        if self._made_up is None or self._review != key:
            self._review = key
            given, begun_at = (review.made_up, review.begun_at) if review else ((), None)
            self._made_up = MadeUpNames(key[1], given, begun_at)
        return self._made_up

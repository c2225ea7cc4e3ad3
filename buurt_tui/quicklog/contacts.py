"""How an encounter went, as it is typed behind `=`."""

from __future__ import annotations

from buurt_tui.domain.model import Contact
from buurt_tui.domain.text import fold

CONTACT_WORDS = {
    "praatje": Contact.TALK,
    "gesprek": Contact.CONVERSATION,
    "zwaai": Contact.WAVE,
    "niet-thuis": Contact.NOT_HOME,
    "liever-niet": Contact.PREFERS_NOT,
}
CONTACT_WORDS_EN = {
    "talk": Contact.TALK,
    "chat": Contact.TALK,
    "conversation": Contact.CONVERSATION,
    "wave": Contact.WAVE,
    "not-home": Contact.NOT_HOME,
    "prefers-not": Contact.PREFERS_NOT,
}


def read_contact(text: str) -> Contact | None:
    """The contact that `text` spells or begins; a Dutch beginning goes before an English one."""
    typed = _squeezed(text)
    for table in (CONTACT_WORDS, CONTACT_WORDS_EN):
        fits = {contact for word, contact in table.items() if _squeezed(word).startswith(typed)}
        if typed and len(fits) == 1:
            return fits.pop()
    return None


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")

"""`buurt hook RESIDENT TOPIC still|gone`: whether a hook still holds, as somebody said."""

from __future__ import annotations

from buurt_tui.cli.chosen import chosen
from buurt_tui.cli.context import Context
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import tell
from buurt_tui.cli.which import Several, listed, the_resident, the_topic
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.hook_edits import AnswerHook
from buurt_tui.domain.known_hooks import hooks_of
from buurt_tui.domain.model import HookAnswerId, Interest, InterestId, Kind, ResidentId, new_id
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _
from buurt_tui.session import Session
from buurt_tui.ui import words
from buurt_tui.views.now import Now

ANSWERS = {
    True: ("still", "holds", "yes", "klopt", "ja", "nog"),
    False: ("gone", "ended", "no", "nee", "niet-meer"),
}
KINDS = {
    Kind.INTEREST: ("interest", "interesse"),
    Kind.WISH: ("wish", "wens"),
    Kind.OFFER: ("offer", "bijdrage"),
    Kind.QUESTION: ("question", "vraag"),
}


def run(context: Context) -> int:
    """Write the answer down."""
    who, topic, said = context.call.arguments
    holds = chosen(said, ANSWERS)
    if holds is None:
        raise Misuse(N_("{answer} is no answer; there are still and gone"), answer=clean(said))
    session = context.session(joins=True)
    try:
        resident = the_resident(who, Now(session.buurt, context.today))
        sigil = next((kind for kind, sign in words.SIGILS.items() if topic.startswith(sign)), None)
        interest = the_topic(topic[1:] if sigil else topic, session.buurt)
        edit = AnswerHook(
            id=HookAnswerId(new_id()),
            resident=resident,
            kind=_kind(context, session, resident, interest, sigil),
            interest=InterestId(interest.id),
            on=context.today,
            at=context.clock(),
            holds=holds,
        )
        session.apply(edit)
    except Several as several:
        for line in listed(several):
            tell(line)
        raise
    finally:
        session.close()
    tell(_("it still holds") if holds else _("it holds no longer; it is on no list from here on"))
    return 0


def _kind(
    context: Context,
    session: Session,
    resident: ResidentId,
    interest: Interest,
    sigil: Kind | None,
) -> Kind:
    """The kind that was asked for, else the only one there is."""
    said = context.call.value("kind")
    asked = chosen(said, KINDS) if said else sigil
    if said and asked is None:
        kinds = ", ".join(Kind)
        raise Misuse(N_("{kind} is no kind; there are {choices}"), kind=said, choices=kinds)
    hooks = hooks_of(session.buurt, resident)
    kinds_there = [hook.kind for hook in hooks if hook.interest == interest.id]
    fits = [kind for kind in kinds_there if asked in (None, kind)]
    if not fits:
        raise Refused(N_("they have no such hook on {topic}"), topic=interest.name)
    if len(fits) > 1:
        listed = ", ".join(fits)
        raise Refused(
            N_("they have several hooks on {topic}; say which: --kind {choices}"),
            topic=interest.name,
            choices=listed,
        )
    return fits[0]

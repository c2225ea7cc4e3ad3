"""Made-up names for residents: trees and birds, the same for as long as their secret is.

Whoever the agenda of a review is about has a short one, written down with the review. Everybody
else's follows from the secret and their id alone, so that every terminal comes to the same. Nobody
is called what a resident, a member of the team or a street is called."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from functools import cache
from hashlib import blake2b
from itertools import islice
from operator import is_

from buurt_tui.domain.history import encounters_by_resident
from buurt_tui.domain.model import Buurt, MadeUpName, Resident, ResidentId
from buurt_tui.domain.text import fold

TREES = (
    *("Wilg", "Berk", "Esdoorn", "Beuk", "Populier", "Hazelaar", "Meidoorn", "Vlier", "Sering"),
    *("Lijsterbes", "Kastanje", "Plataan", "Acacia", "Lariks", "Ceder", "Taxus", "Hulst", "Peppel"),
    *("Moerbei", "Perenboom", "Kersenboom", "Kweeboom", "Mispel", "Walnoot", "Amandelboom", "Iep"),
    *("Vijgenboom", "Olijfboom", "Sequoia", "Tamarisk", "Sneeuwbal", "Duindoorn", "Sleedoorn"),
    *("Abeel", "Haagbeuk", "Vleugelnoot", "Tulpenboom", "Catalpa", "Magnolia", "Ginkgo", "Cipres"),
    *("Jeneverbes", "Zilverspar", "Kornoelje", "Vuilboom", "Liguster", "Krentenboom", "Sierappel"),
    *("Appelboom", "Pruimenboom", "Abrikoos", "Goudenregen", "Hopbeuk", "Honingboom", "Zomereik"),
    *("Amberboom", "Mammoetboom", "Dadelpalm", "Mandarijn", "Granaatappel", "Kurkeik"),
    *("Wegedoorn", "Vuurdoorn", "Boksdoorn", "Trilpopulier", "Zuurbes", "Perzikboom", "Pijnboom"),
)
"""Trees and shrubs."""

BIRDS = (
    *("Merel", "Spreeuw", "Koolmees", "Pimpelmees", "Roodborst", "Heggenmus", "Ringmus", "Putter"),
    *("Boomklever", "Boomkruiper", "Groenling", "Goudvink", "Appelvink", "Lijster", "Kramsvogel"),
    *("Koperwiek", "Nachtegaal", "Tapuit", "Kwikstaart", "Graspieper", "Leeuwerik", "Gierzwaluw"),
    *(
        "Kievit",
        "Grutto",
        "Tureluur",
        "Scholekster",
        "Plevier",
        "Kemphaan",
        "Watersnip",
        "Meerkoet",
    ),
    *("Waterhoen", "Fuut", "Dodaars", "Aalscholver", "Reiger", "Lepelaar", "Ooievaar", "Roerdomp"),
    *(
        "Smient",
        "Slobeend",
        "Krakeend",
        "Wintertaling",
        "Eidereend",
        "Zaagbek",
        "Kolgans",
        "Rotgans",
    ),
    *("Sperwer", "Buizerd", "Havik", "Torenvalk", "Kiekendief", "Visarend", "Kerkuil", "Steenuil"),
    *("Ransuil", "Ekster", "Kauw", "Wielewaal", "Koekoek", "Houtduif", "Bijeneter", "Draaihals"),
    *("Karekiet", "Rietzanger", "Fitis", "Tjiftjaf", "Zwartkop", "Goudhaan", "Staartmees", "Stern"),
    *("Kuifmees", "Baardman", "Klapekster", "Visdief", "Zeekoet", "Papegaaiduiker", "Flamingo"),
)

_ALL = frozenset((*TREES, *BIRDS))

PAIRS_TRIED, TRIPLES_TRIED = 2, 60
"""How many are tried for somebody before their name gets longer."""
STRIDE = 7919
"""A prime, so that neighbours in trying do not sound alike."""
SHORTEST_INSIDE = 4
"""Letters of a name that would be known inside another word."""


class MadeUpNames:
    """Who is called what under one secret. Names, once given, stay."""

    def __init__(
        self, seed: str, given: Iterable[MadeUpName] = (), begun_at: datetime | None = None
    ) -> None:
        """`given` were written down; whoever was met first after `begun_at` gives way to others."""
        self._secret = _Secret(seed)
        self._given = tuple(given)
        self._begun_at = begun_at
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._free = _ALL
        self._met: tuple[object, ...] = ()

    def meet(self, buurt: Buurt) -> None:
        """Give everybody here a name who has none, or whose name is somebody's by now."""
        tables = tuple(buurt.table(name) for name in ("residents", "members", "places"))
        if len(self._met) == len(tables) and all(map(is_, tables, self._met)):
            return
        later = self._who_came_later(buurt) if self._begun_at else set()
        if later and not self._met:  # as whoever was here from the beginning has named them
            here = [each for each in buurt.residents.values() if each.id not in later]
            self._name_all(buurt, here, later, _free_of(here, buurt))
        self._met = tables
        self._name_all(buurt, buurt.residents.values(), later, free_words(buurt))

    def meet_given(self, buurt: Buurt) -> None:
        """Only those whose names were written down; anybody else gets one when asked for.

        Enough for a review that is over: nobody else's name has to be the same anywhere."""
        self._name_all(buurt, (), (), free_words(buurt))

    def _name_all(
        self,
        buurt: Buurt,
        residents: Iterable[Resident],
        later: Container[str],
        free: frozenset[str],
    ) -> None:
        """Name these with words that are free; who came later gives way to who was here."""
        self._free = free
        for id_, name in list(self._names.items()):
            if not is_free(name, free):
                self._taken.remove(self._names.pop(id_))
        for each in self._given:
            who = buurt.resident(each.resident)
            if who and who.id not in self._names and is_free(each.name, free):
                self._give(who.id, each.name)
        nameless = [resident.id for resident in residents if resident.id not in self._names]
        for id_ in sorted(nameless, key=lambda id_: (id_ in later, self._secret.number(id_))):
            self._name(id_)

    def _who_came_later(self, buurt: Buurt) -> set[str]:
        """Those whom nobody had met when it began."""
        met = encounters_by_resident(buurt)
        return {
            id_
            for id_ in buurt.residents
            if (theirs := met.get(id_)) and self._begun_at and theirs[-1].at > self._begun_at
        }

    def __getitem__(self, id_: str) -> str:
        """What to call the resident with this id."""
        return self._names.get(id_) or self._name(id_)

    def _name(self, id_: str) -> str:
        candidates = self._secret.candidates(id_, self._free)
        name = next(name for name in candidates if name not in self._taken)
        self._give(id_, name)
        return name

    def _give(self, id_: str, name: str) -> None:
        self._names[id_] = name
        self._taken.add(name)


def names_to_give(buurt: Buurt, seed: str, residents: Iterable[ResidentId]) -> list[MadeUpName]:
    """Names for these, in their order: one word each, as long as there are."""
    secret, free = _Secret(seed), free_words(buurt)
    names = dict.fromkeys(sorted(free, key=secret.number))
    wanted = list(dict.fromkeys(residents))
    for id_ in wanted[len(names) :]:
        candidates = secret.candidates(id_, free)
        names[next(name for name in candidates if name not in names)] = None
    return [MadeUpName(id_, name) for id_, name in zip(wanted, names, strict=False)]


class _Secret:
    """What only those know who hold the review: which number goes with which text."""

    def __init__(self, seed: str) -> None:
        self._key = seed.encode()[:64]

    def number(self, text: str) -> int:
        hashed = blake2b(text.encode(), key=self._key, digest_size=8)
        return int.from_bytes(hashed.digest(), "big")

    def candidates(self, id_: str, free: frozenset[str]) -> Iterator[str]:
        """Names for somebody, without an end: one word, two, three, and then any sounds.

        Counted in all words, the free and the others: who comes later changes nobody's number."""
        number = self.number(id_)
        for lists, tries in ((_SINGLES, 1), (_PAIRS, PAIRS_TRIED), (_TRIPLES, TRIPLES_TRIED)):
            for words in islice(_joined(number, lists), tries):
                if free.issuperset(words):
                    yield "-".join(words)
        while True:
            number = self.number(f"{id_}{number}")
            yield _sounds(number)


_SINGLES = ((*TREES, *BIRDS),)
_PAIRS = (TREES, BIRDS)
_TRIPLES = (TREES, BIRDS, TREES)


def _joined(number: int, lists: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    """A word of each list; all of these in turn, beginning anywhere."""
    while True:
        at, words = number, []
        for of_one in lists:
            at, index = divmod(at, len(of_one))
            words.append(of_one[index])
        yield tuple(words)
        number += STRIDE


def _sounds(number: int) -> str:
    """Six letters that can be said."""
    letters = []
    for _syllable in range(3):
        number, consonant = divmod(number, len("bdfgklmnprstvz"))
        number, vowel = divmod(number, len("aeiou"))
        letters += ["bdfgklmnprstvz"[consonant], "aeiou"[vowel]]
    return "".join(letters).capitalize()


def free_words(buurt: Buurt) -> frozenset[str]:
    """The trees and birds that are in no name here, and that no name here is in."""
    return buurt.derive(_free_words)


def _free_words(buurt: Buurt) -> frozenset[str]:
    return _free_of(buurt.residents.values(), buurt)


def _free_of(residents: Iterable[Resident], buurt: Buurt) -> frozenset[str]:
    """The same, with these residents alone."""
    names = (name for r in residents for name in (r.name, *r.aliases))
    members = (member.name for member in buurt.members.values())
    places = (place.name for place in buurt.places.values())
    text = "\n".join(map(fold, (*names, *members, *places)))
    words = {word for word in text.split() if len(word) >= SHORTEST_INSIDE}
    return frozenset(
        word
        for word in (*TREES, *BIRDS)
        if (folded := fold(word)) not in text and words.isdisjoint(_insides(folded))
    )


@cache
def _insides(word: str) -> frozenset[str]:
    """All that stands in `word` and is long enough to be a name."""
    shortest = SHORTEST_INSIDE
    ends = ((start, end) for start in range(len(word)) for end in range(start, len(word) + 1))
    return frozenset(word[start:end] for start, end in ends if end - start >= shortest)


def is_free(name: str, free: frozenset[str]) -> bool:
    """Whether every word of this made-up name is free; mere sounds are nobody's."""
    return all(word in free or word not in _ALL for word in name.split("-"))

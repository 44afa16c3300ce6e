"""Who a name or a role in the minutes of one meeting is: the one person that the meeting's own sources leave.

Sources in the order in which they are believed: the attendance, the text itself, the pages of the council's members.
Two candidates are none. docs/decisions/people.md says what each source is trusted with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.extract.names import Party, leading, one
from indexer.extract.names import bare as untitled
from indexer.extract.patterns import ATTENDING
from indexer.records import Attendance, Findings, Meeting, Member
from indexer.search.naming import without_honours

AWAY = frozenset({"apologies", "absent"})
"""What an attendance says of those who cannot have spoken."""

MEMBERSHIP = "membership"

CHAIRS = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "chairmen": "chair"}
PLAIN_TITLES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx"))

CHAIRING = frozenset(("chair", "vice", "deputy", "president", "presiding", "mayor", "convener", "convenor"))
"""Words of roles that another may take for a meeting: who took them that day a list of members does not say."""

ANYBODY = frozenset(
    (
        "member", "members", "councillor", "officer", "officers", "applicant", "agent", "objector", "supporter",
        "resident", "petitioner", "parishioner", "questioner", "speaker", "public", "representative", "tenant",
        "landlord", "witness", "of", "for", "local", "council", "committee",
    )
)  # fmt: skip
"""Words of roles that several have at one meeting, so that one who is named with them says nothing of the next."""


@dataclass(frozen=True)
class Person:
    """One person: the name without titles ("Ada Plum"), and what it rests on: attendance, text or membership.

    ``role`` is the one that the person was named by, None where that was a name.
    """

    name: str
    basis: str
    role: str | None = None


@dataclass(frozen=True)
class _Named:
    name: str
    roles: tuple[str, ...]


_Sources = tuple[tuple[str, tuple[_Named, ...]], ...]
"""Each source by its name, in the order in which they are believed."""


class Roll:
    """Everybody who is named at one meeting, to resolve names and roles as they are written in its minutes."""

    def __init__(self, meeting: Meeting, findings: Iterable[Findings], members: Sequence[Member] = ()) -> None:
        present = (row for row in meeting.attendance if row.presence not in AWAY)
        away = (row for row in meeting.attendance if row.presence in AWAY)
        texts = (item.text for item in meeting.items)
        listed = (MEMBERSHIP, _together(map(_party_of, members)))
        self._sources: _Sources = (
            ("attendance", _together(map(_party_of, present))),
            ("text", _together([*_found(findings), *_attending(texts)])),
            listed,
        )
        self._absent: _Sources = (("attendance", _together(map(_party_of, away))), listed)

    def resolve(self, written: str) -> Person | None:
        """The person that ``written``, a name or a role, leaves; None where it leaves nobody or more than one."""
        party = one(written)
        if party is None:
            return None
        return _by_name(party.name, self._sources) if party.name else self._by_role(party.role or "")

    def called(self, written: str) -> str:
        """The name of the person that ``written``, a name in a list of names, leaves; else ``written`` itself."""
        known = self.resolve(written) or _by_name(written, self._sources)
        return known.name if known else written

    def absent(self, written: str) -> str:
        """The same for one who was not there: of two Smiths, the one who came is not the one who sent apologies."""
        known = _by_name(written, self._absent)
        return known.name if known else written

    def _by_role(self, role: str) -> Person | None:
        wanted = _plain(role)
        if ANYBODY.issuperset(wanted):
            return None
        for basis, people in self._sources:
            if basis == MEMBERSHIP and not CHAIRING.isdisjoint(wanted):
                return None
            held = [(person.name, [_plain(one) for one in person.roles]) for person in people]
            for like in (_is_same, _is_of_the_council, _is_short_for):
                names = [name for name, roles in held if any(like(wanted, one) for one in roles)]
                if len(names) == 1 and _is_full(names[0]):
                    return Person(_bare(names[0]), basis, role.removeprefix("The ").removeprefix("the "))
                if names:
                    return None
        return None


def _by_name(name: str, sources: _Sources) -> Person | None:
    for basis, people in sources:
        fitting = [person.name for person in people if _is_full(person.name) and _fits(name, person.name)]
        if basis == MEMBERSHIP:
            fitting = [full for full in fitting if _is_styled_alike(name, full)]
        if len(fitting) == 1:
            return Person(_bare(fitting[0]), basis)
        if fitting:
            return None
    return None


def _party_of(person: Attendance | Member) -> Party:
    """Attendance and membership give name and role apart."""
    return Party(person.name, person.role)


def _found(findings: Iterable[Findings]) -> Iterator[Party]:
    """Those whom the text of any item names as speaking, moving or seconding."""
    for found in findings:
        for speech in found.speeches:
            party = one(speech.speaker)
            if party and party.name:
                yield Party(party.name, speech.role or party.role)
        for resolution in found.resolutions:
            for words in (resolution.mover, resolution.seconder):
                party = one(words) if words else None
                if party and party.name:
                    yield party


def _attending(texts: Iterable[str]) -> Iterator[Party]:
    """Those whom the text of any item names as present."""
    for text in texts:
        for match in ATTENDING.finditer(text):
            yield from (party for party in leading(match.group("who") or match.group("present")) if party.name)


def _together(parties: Iterable[Party]) -> tuple[_Named, ...]:
    """Each person once, under the fullest form of the name, with every role; forms that fit two persons are left."""
    forms: dict[str, dict[str, None]] = {}
    for party in parties:
        if party.name:
            roles = forms.setdefault(" ".join(party.name.split()), {})
            roles.update({party.role: None} if party.role else {})
    people: dict[str, dict[str, None]] = {}
    for name in sorted(forms, key=lambda form: (-len(_bare(form).replace(".", "")), form)):
        fuller = [other for other in people if _fits(name, other)]
        if len(fuller) == 1:
            people[fuller[0]].update(forms[name])
        elif not fuller:
            people[name] = dict(forms[name])
    return tuple(_Named(name, tuple(roles)) for name, roles in people.items())


def _fits(written: str, full: str) -> bool:
    """Whether a name as written may be a fuller one: "Cllr J. Smith" John Smith, "Ms de Souza" Maria de Souza."""
    mine, theirs = _bare(written).lower().split(), _bare(full).lower().split()
    titles = {word for name in (written, full) for word in name.split() if word in PLAIN_TITLES}
    if len(titles) > 1:
        return False
    return theirs[-len(mine) :] == mine or (mine[-1:] == theirs[-1:] and all(map(_agree, mine[:-1], theirs[:-1])))


def _is_styled_alike(written: str, listed: str) -> bool:
    """Whether a name may be a listed member's by its title: where members are councillors, "Mr Gough" is none."""
    return not (_is_plain_title(written) and not _is_plain_title(listed))


def _is_plain_title(name: str) -> bool:
    return name.partition(" ")[0].rstrip(".") in PLAIN_TITLES


def _agree(one: str, other: str) -> bool:
    """Whether two first names agree as far as both are given."""
    one, other = one.strip("."), other.strip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


@lru_cache(4_096)
def _bare(name: str) -> str:
    """A name without titles and without the letters after it."""
    return without_honours(untitled(name))


def _is_full(name: str) -> bool:
    """Whether a name has more than a surname."""
    return " " in _bare(name)


@lru_cache(2_048)
def _plain(role: str) -> tuple[str, ...]:
    """A role's words without articles and case, one word for every chairman."""
    words = role.casefold().replace("&", " and ").replace("-", " ").replace("’", "'").replace(",", " ").split()
    return tuple(CHAIRS.get(word, word) for word in words if word not in ("the", "a", "an", "our"))


def _is_same(wanted: tuple[str, ...], role: tuple[str, ...]) -> bool:
    return wanted == role


def _is_of_the_council(wanted: tuple[str, ...], role: tuple[str, ...]) -> bool:
    """ "The Leader" is the Leader of the Council, before any other Leader."""
    return role in ((*wanted, "of", "council"), (*wanted, "of", "committee"), (*wanted, "of", "meeting"))


def _is_short_for(wanted: tuple[str, ...], role: tuple[str, ...]) -> bool:
    """ "The Cabinet Member" is the Cabinet Member for Highways."""
    return role[: len(wanted)] == wanted

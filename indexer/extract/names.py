"""People and roles as minutes write them: one subject into its parties, one list of names into names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from indexer.extract import patterns as p
from indexer.extract.prose import squeeze

MOST_STOPS = 14  # places where a list of parties may stop, tried from the last
REMEMBERED = 2048  # subjects and names whose reading is kept, as a text says them again and again
NO_MORE = -1  # where a role would begin that has ended, as the name stands behind it
MASK = "\x01"  # stands for text in brackets while a subject is taken apart


@dataclass(frozen=True)
class Party:
    """One who speaks or moves: a name, a role, or a name with its role."""

    name: str | None
    role: str | None = None

    @property
    def label(self) -> str:
        """The name as written, or the role with a capital first letter ("The Leader", "A member of the public")."""
        return self.name or capital(self.role or "")


@dataclass(frozen=True)
class _Segment:
    joint: str  # "", "comma", "and" or "dash": what stands before it
    words: str
    end: int
    bracket: str | None
    whole_role: bool = False


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@lru_cache(REMEMBERED)
def parties(phrase: str) -> tuple[Party, ...]:
    """Who a subject names, in order: "Ann Lee, the Chair, and Mr Orr (Clerk)" are two. Empty if it is nobody."""
    closed = phrase.rstrip()[-1:] == ","
    phrase = squeeze(phrase).strip(' ,:–—-“"')
    if not phrase or len(phrase) > 500:
        return ()
    if "(" in phrase:
        phrase = p.BRACKETED_TITLE.sub(r"\1", phrase)
    found: list[Party] = []
    plural = ""
    role_from = 0  # where in the phrase the last party's role began
    for segment in _merged(phrase, list(_segments(phrase))):
        opened = p.PLURAL_TITLE.match(segment.words)
        if opened:
            plural = singular(opened.group(0))
        read = _read(segment, plural)
        last = found[-1] if found else None
        if read is None:
            if last is None or p.MANY.fullmatch(segment.words):
                return ()
            if p.ADJUNCT.match(segment.words) or (segment.joint == "comma" and p.CLAUSE.match(segment.words)):
                break
            role = _more_role(phrase, segment, last, role_from, closed)
            if role is None:
                return ()
            found[-1] = replace(last, role=role)
            continue
        start = segment.end - len(segment.words)
        if last and read.name and not last.name and (segment.joint != "and" or _is_second_office(segment, read)):
            found[-1] = Party(read.name, _office_of(last, read, segment))
            role_from = NO_MORE if last.role else start
        elif last and not read.name and last.name and _is_apposition(segment, last):
            role_from = start if last.role is None else role_from
            found[-1] = replace(last, role=_plain(_role_to(phrase, segment, last, role_from)))
        elif last and not read.name and not last.name and not _is_led(segment.words):
            found[-1] = replace(last, role=phrase[role_from : segment.end])
        else:
            found.append(read)
            role_from = start
    return tuple(found) if all(party.name or _stands_alone(party.role or "") for party in found) else ()


def _more_role(phrase: str, segment: _Segment, last: Party, role_from: int, closed: bool) -> str | None:
    """The role of the last party with a segment that is no party: more of it, or where one is from; None if neither."""
    if closed and segment.end == len(phrase) and _is_affiliation(segment, last):
        return segment.words
    if last.role is None or not _is_short(segment.words) or p.NO_ROLE.search(segment.words):
        return None
    return _role_to(phrase, segment, last, role_from)


def _role_to(phrase: str, segment: _Segment, last: Party, role_from: int) -> str:
    """The role that begins at ``role_from``, up to the end of a segment; as it was, where it has ended."""
    return last.role or "" if role_from == NO_MORE else phrase[role_from : segment.end]


def one(phrase: str) -> Party | None:
    """The first party that a phrase names, None if it names none."""
    found = parties(phrase)
    return found[0] if found else None


def _is_second_office(segment: _Segment, read: Party) -> bool:
    """Whether words go on with another office of the same person: "and Monitoring Officer (Ann Poe)"."""
    return bool(read.role and p.ROLE.match(segment.words) and not _is_led(segment.words))


def _office_of(last: Party, read: Party, segment: _Segment) -> str | None:
    """The office of one whose name stands behind it; both where there are two."""
    office = _plain(last.role or "")
    return f"{office} and {read.role}" if segment.joint == "and" else office or read.role


def leading(words: str) -> tuple[Party, ...]:
    """The parties that words begin with, whatever follows them: the longest beginning that is a subject."""
    stops = [len(words), *(match.start() for match in p.PARTY_STOP.finditer(words))]
    for stop in sorted(set(stops), reverse=True)[:MOST_STOPS]:
        who = parties(words[:stop].rstrip(" .,:"))
        if who:
            return who
    return ()


def author_of(title: str) -> Party | None:
    """The one person whom the title of an item names as its author: "Hedges – Ann Poe"."""
    named = p.TITLE_AUTHOR.search(title)
    who = parties(named.group("who").strip()) if named else ()
    return who[0] if len(who) == 1 and who[0].name else None


def singular(title: str) -> str:
    """The title of one of those that a plural title names: "Councillors" is "Councillor", "Cllrs." "Cllr"."""
    match = p.PLURAL_TITLE.match(title)
    if not match:
        return title
    if match.group("stem") == "Cynghor":
        return "Cynghorydd"
    return match.group("stem") or ("Mr" if title.startswith("M") else "Alderman")


def surname(name: str) -> str:
    """The last word of a name, lower case: what two forms of one person share."""
    return bare(name).rsplit(" ", 1)[-1].lower()


@lru_cache(REMEMBERED)
def bare(name: str) -> str:
    """A name without its titles, on one spelling of the apostrophe."""
    words = name.replace("’", "'").split()
    while len(words) > 1 and p.TITLE.fullmatch(words[0]):
        words = words[1:]
    return " ".join(words)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names with one surname may be one person: first names agree as far as both are given."""
    mine, theirs = bare(one).lower().split()[:-1], bare(other).lower().split()[:-1]
    titles = {word for name in (one, other) for word in name.split() if word in ("Mr", "Mrs", "Ms", "Miss")}
    return surname(one) == surname(other) and len(titles) <= 1 and all(map(_agree, mine, theirs))


def _agree(one: str, other: str) -> bool:
    one, other = one.strip("."), other.strip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def is_person(words: str) -> bool:
    """Whether the words are a first name and surname and nothing else ("Derek Bell", not "Public Health")."""
    return bool(p.BARE_NAME.fullmatch(words)) and not p.NOT_A_NAME.search(words) and not p.ROLE.match(words)


def is_office(words: str) -> bool:
    """Whether the words are an office and nothing else ("Assistant Chief Fire Officer", not "Clerk to the")."""
    last = words.rsplit(" ", 1)[-1]
    ending = p.ROLE.match(last)
    return bool(ending and ending.end() == len(last) and p.ROLE.match(words))


def _segments(phrase: str) -> Iterator[_Segment]:
    masked = p.BRACKET.sub(lambda match: MASK * len(match.group(0)), phrase)
    at, joint = 0, ""
    for match in [*p.JOINT.finditer(masked), None]:
        end = match.start() if match else len(masked)
        yield from _segment(phrase, masked, at, end, joint)
        if match:
            at, joint = match.end(), match.lastgroup or ""


def _merged(phrase: str, segments: list[_Segment]) -> Iterator[_Segment]:
    """Segments, with a role that was parted at its own "and" put together: "the Licensing and Parking Officer"."""
    at = 0
    while at < len(segments):
        first, after = segments[at], segments[at + 1] if at + 1 < len(segments) else None
        start = first.end - len(first.words)
        named = at > 0 and first.joint in ("comma", "dash")
        if (
            after
            and after.joint in ("and", "comma")
            and (named or p.LED.match(first.words))
            and _is_unread(first)
            and _is_unled_role(after.words)
        ):
            yield _Segment(first.joint, phrase[start : after.end], after.end, after.bracket, whole_role=True)
            at += 1
        else:
            yield first
        at += 1


def _is_unread(segment: _Segment) -> bool:
    return _read(segment, "") is None and not p.ADJUNCT.match(segment.words)


def _is_unled_role(words: str) -> bool:
    match = p.ROLE.match(words)
    return bool(match and not match.group("lead"))


def _segment(phrase: str, masked: str, start: int, end: int, joint: str) -> Iterator[_Segment]:
    words = masked[start:end]
    hidden = words.find(MASK)
    inside = p.BRACKET.search(phrase, start + hidden) if hidden >= 0 else None
    bracket = inside.group(1) if inside else None
    plain = words[:hidden].strip() if hidden >= 0 else words.strip()
    if plain:
        yield _Segment(joint, plain, start + words.index(plain) + len(plain), bracket)
        tail = words.rstrip(MASK + " ")[len(words[: words.rfind(MASK) + 1]) :].strip() if hidden >= 0 else ""
        if tail:
            yield _Segment("dash", tail, end, None)


def _read(segment: _Segment, plural: str) -> Party | None:
    """The party that a segment names by itself, None where it only goes on with the one before."""
    words = segment.words
    if segment.whole_role:
        return Party(None, words)
    opened = p.PLURAL_TITLE.match(words)
    if opened:
        words = words[opened.end() :].strip()
    elif titled := p.TITLED_NAME.match(words):
        return _with_rest(titled, words[titled.end() :].strip(), segment.bracket)
    return None if p.HONOUR.fullmatch(words) else _read_untitled(words, segment, plural)


def _read_untitled(words: str, segment: _Segment, plural: str) -> Party | None:
    if plural and p.LISTED_NAME.fullmatch(words) and not p.ROLE.match(words):
        return Party(f"{plural} {words}", _role_in(segment.bracket))
    inner = p.TITLED_NAME.search(words)
    if inner and inner.end() == len(words) and p.ROLE.match(words[: inner.start()].strip()):
        return Party(_name(inner), _plain(words[: inner.start()].strip()))
    if is_person(words):
        return Party(p.HONOURS_BEHIND.sub("", words), _role_in(segment.bracket))
    if ranked := _ranked(words):
        return ranked
    if (of := p.NAME_OF.match(words)) and is_person(of.group("name")):
        return Party(of.group("name"), _role_in(segment.bracket))
    return _read_role(words, segment.bracket)


def _ranked(words: str) -> Party | None:
    """A person behind a rank or office without a comma: "Area Manager Colm Orr", "Mayor Lund"."""
    parts = words.split()
    for length in (2, 3):
        office, name = " ".join(parts[:-length]), " ".join(parts[-length:])
        if is_person(name) and is_office(office) and not p.INDEFINITE.match(office):
            return Party(name, _plain(office))
    ranked = p.RANKED_NAME.fullmatch(words)
    if ranked and not p.NOT_A_NAME.search(parts[-1]) and not p.ROLE.match(parts[-1]):
        return Party(ranked.group("name"))
    return None


def _read_role(words: str, bracket: str | None) -> Party | None:
    words = p.ROLE_STOP.sub("", words)
    if not p.ROLE.match(words) or p.NO_ROLE.search(words):
        return None
    for name in parties(bracket) if bracket else ():
        if name.name:
            return Party(name.name, _plain(words))
    subject = f" ({bracket})" if bracket and p.SUBJECT.fullmatch(bracket) else ""
    return Party(None, words + subject)


def _with_rest(titled: re.Match[str], rest: str, bracket: str | None) -> Party | None:
    rest = rest.removeprefix("as ").removeprefix("in his role ").removeprefix("in her role ")
    if rest and p.ROLE.match(rest):
        return Party(_name(titled), _plain(rest))
    if rest and not (p.ADJUNCT.match(rest) or p.HONOUR.fullmatch(rest)):
        return None
    return Party(_name(titled), _role_in(bracket))


def _name(titled: re.Match[str]) -> str:
    return p.HONOURS_BEHIND.sub("", squeeze(titled.group(0)))


def _role_in(bracket: str | None) -> str | None:
    """The role that brackets beside a name give; a party, a ward or initials are none."""
    if not bracket:
        return None
    words = _plain(bracket)
    return words if p.ROLE.search(words) and not p.ADJUNCT.match(words) else None


def _plain(role: str) -> str:
    """A role without "the": as it stands beside a name."""
    return p.ARTICLE.sub("", role, count=1).strip(" ,;")


def _is_led(words: str) -> bool:
    return bool(p.LED.match(words))


def _is_apposition(segment: _Segment, last: Party) -> bool:
    """Whether a role after a name is that person's ("Ann Lee, the Chair"), not another's ("Ann Lee and the Chair")."""
    if _is_led(segment.words):
        return segment.joint in ("comma", "dash") and last.role is None
    return last.role is not None or segment.joint != "and"


def _is_affiliation(segment: _Segment, last: Party) -> bool:
    """Whether words between commas tell where a person comes from: "Mr Orr, Friends of the Mill, said"."""
    if last.name is None or last.role or segment.joint != "comma" or p.NO_ROLE.search(segment.words):
        return False
    many_words = len(segment.words.split()) > 1 or segment.words.islower()
    return many_words and _is_short(segment.words) and not p.NO_AFFILIATION.search(segment.words)


def _is_short(words: str) -> bool:
    return len(words.split()) <= 8


def _stands_alone(role: str) -> bool:
    return bool(p.LED.match(role) or p.BARE_ROLE.fullmatch(role))

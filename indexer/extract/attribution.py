"""The speakers of one sentence: before the verb, behind it, or inside it; or that it is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from indexer.extract import patterns as p
from indexer.extract.names import Party, leading, parties
from indexer.extract.prose import mentions

REMEMBERED = 256  # sentences whose reading is kept: decisions ask for it before speeches do
MOST_VERBS = 12  # verbs looked at in one sentence before giving up
TITLE_BEHIND_DASH = 60  # characters after a dash that may still be the role: "The Service Director – Finance said"
BEFORE = 64  # characters before a verb in which "also took the opportunity to" stands
MOST_CLAUSES = 8  # clause starts looked at for one verb
MOST_ACTS = 4  # verbs that may be the first of a sentence, where none of them is of saying
FAR_WELSH = 160  # characters in which a Welsh verb must stand
WELSH_PASTS = ("odd ", "oedd ", "ai ")  # the endings of verbs in the past
FAR_SIDE = 130  # characters in which a name and "in support" or "’s answer" must stand
SIDES = ("objecti", "oppos", "support", "favour", "against", "speaking", "behalf")
FAR_ACT = 300  # characters in which that verb must stand


@dataclass(frozen=True)
class Turn:
    """A change of speaker inside a sentence, at ``at``; no parties means that from here on nobody is named.

    ``by`` is the pattern that shows who speaks; ``meant`` are those who do something else, and whom "She said" means.
    """

    who: tuple[Party, ...]
    at: int
    by: re.Pattern[str] | None = None
    meant: tuple[Party, ...] = ()


@lru_cache(REMEMBERED)
def read_sentence(text: str, start: int, end: int) -> tuple[Turn, ...]:
    """The speakers of one sentence, in order; one ``Turn`` of nobody where it is nobody's; nothing if it is silent."""
    note = p.NOTE.match(text, start, end)
    if note is None:
        return tuple(_read(text, start, end))
    turns = _read(text, note.end(), end)
    return tuple(replace(turn, at=start) if turn.at == note.end() else turn for turn in turns)


def _read(text: str, start: int, end: int) -> Iterator[Turn]:
    if p.PRONOUN.match(text, start, end):
        return
    if (asked := p.ASKED_BY.match(text, start, end)) and (who := parties(asked.group("who") or asked.group("who2"))):
        yield Turn(who, start, p.ASKED_BY)
        start = asked.end()
    first = None if p.IT_WAS_SAID.match(text, start, end) else _first_speaker(text, start, end)
    if first is None:
        yield from _without_saying(text, start, end)
        return
    turn, after = first
    yield turn
    yield from _later_speakers(text, after, end)


def _without_saying(text: str, start: int, end: int) -> Iterator[Turn]:
    """The turns of a sentence whose subject has no verb of saying."""
    impersonal = p.IMPERSONAL.match(text, start, end)
    acting = None if impersonal else _acting(text, start, end)
    turn = acting if acting and acting.who else _spoken_by(text, start, end) or acting
    if turn is None and (impersonal or _is_nobodys(text, start, end)):
        turn = Turn((), start)
    if turn:
        yield turn
        if turn.who or not turn.meant:
            yield from _later_speakers(text, turn.at if turn.who else start, end)


def moved_by(text: str, start: int, end: int) -> tuple[Party, ...]:
    """The one who moves something in a sentence, and may go on with "He said"; empty where nobody does."""
    verb = p.MOVES.search(text, start, end)
    return _subject(text, start, verb.start()) if verb else ()


def _is_nobodys(text: str, start: int, end: int) -> bool:
    return any(pattern.match(text, start, end) for pattern in (p.OPENED_BY_NOBODY, p.GROUP)) or bool(
        (procedure := p.PROCEDURE.match(text, start, end)) and _names_somebody(procedure.group(0))
    )


def _names_somebody(words: str) -> bool:
    return bool(p.TITLED_NAME.search(words) or p.ROLE.search(words))


def _first_speaker(text: str, start: int, end: int) -> tuple[Turn, int] | None:
    colon = None if p.FORM_WORD.match(text, start, end) else p.SPEAKER_COLON.match(text, start, end)
    who = parties(colon.group("who") + ",") if colon and colon.end() < end else ()
    if colon and who and (who[0].name or not p.FORM_LINE.match(text, start, end)):
        verb = p.SAY.search(text, colon.end(), min(end, colon.end() + TITLE_BEHIND_DASH))
        whole = parties(text[start : verb.start()]) if verb else ()
        return Turn(whole or who, start, p.SPEAKER_COLON), colon.end()
    if welsh := _welsh(text, start, end):
        return welsh
    for count, verb in enumerate(p.SAY.finditer(text, start, end)):
        if count >= MOST_VERBS:
            break
        if not _is_speech(text, verb.start(), verb.end(), end) or p.RELATIVE.search(
            text, max(start, verb.start() - 16), verb.start()
        ):
            continue
        who = _subject(text, start, verb.start())
        if who and not (p.INVITED.match(verb.group(0)) and p.CHAIR.match(who[0].role or who[0].label)):
            return Turn(who, start, p.SAY), verb.end()
    return None


def _welsh(text: str, start: int, end: int) -> tuple[Turn, int] | None:
    """The speaker of a Welsh sentence, whose verb comes first."""
    if not mentions(text, WELSH_PASTS, start, min(end, start + FAR_WELSH)):
        return None
    said = p.WELSH_SAID.match(text, start, end)
    if said is None or (p.WELSH_WAS.match(said.group("verb")) and not p.WELSH_FELT.match(text, said.end(), end)):
        return None
    who = parties(said.group("who")) or (Party(None, said.group("who")),)
    if said.group("named") and who[0].name is None:
        who = (Party(said.group("named"), said.group("who")),)
    return Turn(who, start, p.WELSH_SAID), said.end()


def _acting(text: str, start: int, end: int) -> Turn | None:
    """What a person does in a sentence without a verb of saying: speech, unless the verb is one of doing."""
    if (wrote := p.WROTE.search(text, start, min(end, start + FAR_ACT))) and (who := _head(text, start, wrote.start())):
        return Turn(who, start, p.WROTE)
    for verb in islice(p.ACT.finditer(text, start, min(end, start + FAR_ACT)), MOST_ACTS):
        who = _head(text, start, verb.start())
        if who and _also_says(text, verb.end(), end, who):
            return Turn(who, start, p.AND_SAY)
        if who:
            return None if _is_told(text, verb.start(), end, who) else _act(text, start, verb.start(), end, who)
    return None


def _is_told(text: str, verb: int, end: int, who: tuple[Party, ...]) -> bool:
    """Whether a verb tells of what somebody did elsewhere, as in another's speech: "Mr X had served for ten years"."""
    told = p.AUXILIARY.search(text, max(0, verb - 12), verb) or p.LIFE.match(text, verb, end)
    office_was = p.WAS.match(text, verb, end) and p.NO_SPEECH.match(text, verb, end) and not who[0].name
    return bool(told or office_was) or not _is_of_meeting(who)


def _act(text: str, start: int, verb: int, end: int, who: tuple[Party, ...]) -> Turn:
    """The turn of one who does something at a meeting; nobody's, but one that "She said" may mean, where it is silent.

    A verb of saying that comes here was read before, and found to say nothing ("made a declaration").
    """
    chairs = p.CHAIR.match(who[0].role or who[0].label) and p.CHAIRS.match(text, verb, end)
    silent = chairs or p.SAY.match(text, verb, end) or p.NO_SPEECH.match(text, verb, end)
    return Turn((), start, meant=who) if silent else Turn(who, start, p.ACT)


def _head(text: str, start: int, verb: int) -> tuple[Party, ...]:
    """The parties that a sentence, or what comes behind its opening phrase, begins with, right before a verb."""
    before = p.BEFORE_VERB.search(text, max(start, verb - BEFORE), verb - 1)
    stop = before.start() if before else verb
    opener = p.OPENER.match(text, start, stop)
    who = parties(text[opener.end() : stop]) if opener else ()
    return who or parties(text[start:stop])


def _is_of_meeting(who: tuple[Party, ...]) -> bool:
    """Whether all are people with a title or the holders of an office, who do at a meeting what they are said to do."""
    return all(
        p.TITLE.match(party.name) or party.role
        if party.name
        else not (p.INDEFINITE.match(party.label) or p.OUTSIDER.search(party.label))
        for party in who
    )


def _also_says(text: str, start: int, end: int, who: tuple[Party, ...]) -> bool:
    """Whether the one who does something goes on to speak: "Mr X was present for this item and said …"."""
    said = p.AND_SAY.search(text, start, end)
    if said is None or not _is_speech(text, said.start("verb"), said.end(), end):
        return False
    return not (p.INVITED.match(said.group("verb")) and p.CHAIR.match(who[0].role or who[0].label))


def _is_speech(text: str, start: int, stop: int, end: int) -> bool:
    if text[stop - 1] == "s" and p.NOUN_NOT_VERB.match(text, start, end):
        return False
    if p.CONSIDERS.match(text, start, end) or p.HAS_DECIDED.match(text, max(0, start - len("has ")), end):
        return False
    if text.startswith("agreed", start) and p.AGREED_ORDER.match(text, stop, end):
        return False
    return not (p.LIGHT_VERB.match(text, start, stop) and p.NOT_SPEECH_AFTER.match(text, stop, end))


def _subject(text: str, start: int, verb: int) -> tuple[Party, ...]:
    """The parties that end right before a verb: the longest clause that is a subject and nothing else."""
    before = p.BEFORE_VERB.search(text, max(start, verb - BEFORE), verb - 1)
    stop = before.start() if before else verb
    starts = [start] if stop - start <= 400 else []
    starts += [match.end() for match in p.CLAUSE_START.finditer(text, max(start, stop - 400), stop)][:MOST_CLAUSES]
    if p.PREPOSITION.match(text, start):
        starts += [match.start() for match in p.LATE_SUBJECT.finditer(text, max(start, stop - 120), stop)][-2:]
    for at in starts:
        who = parties(text[at:stop])
        if who:
            return who
    return ()


def _spoken_by(text: str, start: int, end: int) -> Turn | None:
    if (listing := p.SPEAKERS_LISTED.search(text, start, end)) and listing.group("who"):
        who = parties(listing.group("who"))
        if who:
            return Turn(who, start, p.SPEAKERS_LISTED)
    for pattern, needed in ((p.SAID_OF, ("’", "'")), (p.ON_A_SIDE, SIDES)):
        if not mentions(text, needed, start, min(end, start + FAR_SIDE)):
            continue
        if (of := pattern.match(text, start, end)) and (who := parties(of.group("who") + ",")) and _is_of_meeting(who):
            return Turn(who, start, pattern)
    for pattern in (p.STATEMENT_OF, p.SPOKEN_BY, p.PUT_BY, p.HEARD_FROM, p.SAID_AFTER, p.SAID_INSIDE):
        match = pattern.search(text, start, end)
        if match and not (pattern is p.HEARD_FROM and p.NOT_HEARD.search(text, start, end)):
            who = leading(match.group("who"))
            if who:
                return Turn(who, start, pattern)
    return None


def _later_speakers(text: str, start: int, end: int) -> list[Turn]:
    """Speakers that take over inside a sentence, in order: "…, and the Director replied that …", "…, as did Mr X"."""
    found = [*_taking_over(text, start, end), *_without_verb(text, start, end)]
    return sorted(found, key=lambda turn: turn.at) if len(found) > 1 else found


def _taking_over(text: str, start: int, end: int) -> Iterator[Turn]:
    for match in islice(p.TURN.finditer(text, start, end), MOST_VERBS):
        verb = p.SAY.search(text, match.end(), min(end, match.end() + 200))
        if not verb or verb.start() <= match.end():
            continue
        who = parties(p.ALSO.sub("", text[match.end() : verb.start()].strip()))
        if who and _takes_over(text, match, verb, end, who):
            yield Turn(who, match.end(), p.TURN)


def _takes_over(text: str, joint: re.Match[str], verb: re.Match[str], end: int, who: tuple[Party, ...]) -> bool:
    """Whether a party and a verb of saying behind a joint are a second speaker, and no part of what the first says."""
    parted = joint.group(0)[0] in ";,"
    if not parted and who[0].name and p.NAME_BEFORE.search(text, max(0, joint.start() - 30), joint.start()):
        return False
    if p.TURN_VERB.match(text, verb.start(), verb.end()) and (parted or p.TURN_THAT.match(text, verb.end(), end)):
        return True
    return _is_of_meeting(who) and _is_speech(text, verb.start(), verb.end(), end)


def _without_verb(text: str, start: int, end: int) -> Iterator[Turn]:
    """Second speakers without a full verb of their own."""
    for pattern in (p.AS_DID, p.GAP, p.RESPONDING, p.TOLD_BY):
        if pattern is p.AS_DID and not mentions(text, ("did ",), start, end):
            continue
        if match := pattern.search(text, start, end):
            who = leading(match.group("who")) if pattern is p.AS_DID else parties(match.group("who"))
            if who and pattern is p.TOLD_BY:
                yield Turn(who, match.start(), pattern)
            elif who and (_is_of_meeting(who) or pattern is p.AS_DID or any(party.name for party in who)):
                yield Turn(who, match.start("who"), pattern)

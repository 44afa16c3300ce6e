"""The speakers of one sentence: before the verb, behind it, or inside it; or that it is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.names import Party, leading, parties

MOST_VERBS = 12  # verbs looked at in one sentence before giving up
TITLE_BEHIND_DASH = 60  # characters after a dash that may still be the role: "The Service Director – Finance said"
MOST_CLAUSES = 8  # clause starts looked at for one verb


@dataclass(frozen=True)
class Turn:
    """A change of speaker inside a sentence, at ``at``; no parties means that from here on nobody is named.

    ``by`` is the pattern that shows who speaks.
    """

    who: tuple[Party, ...]
    at: int
    by: re.Pattern[str] | None = None


def read_sentence(text: str, start: int, end: int) -> Iterator[Turn]:
    """The speakers of one sentence, in order; one ``Turn`` of nobody where it is nobody's; nothing if it is silent."""
    if p.PRONOUN.match(text, start, end):
        return
    if (asked := p.ASKED_BY.match(text, start, end)) and (who := parties(asked.group("who") or asked.group("who2"))):
        yield Turn(who, start, p.ASKED_BY)
        start = asked.end()
    first = _first_speaker(text, start, end)
    if first is None:
        if turn := _spoken_by(text, start, end):
            yield turn
        elif _is_nobodys(text, start, end):
            yield Turn((), start)
            yield from _later_speakers(text, start, end)
        return
    turn, after = first
    yield turn
    yield from _later_speakers(text, after, end)


def moved_by(text: str, start: int, end: int) -> tuple[Party, ...]:
    """The one who moves something in a sentence, and may go on with "He said"; empty where nobody does."""
    verb = p.MOVES.search(text, start, end)
    return _subject(text, start, verb.start()) if verb else ()


def _is_nobodys(text: str, start: int, end: int) -> bool:
    return any(pattern.match(text, start, end) for pattern in (p.IMPERSONAL, p.OPENED_BY_NOBODY, p.GROUP)) or bool(
        (procedure := p.PROCEDURE.match(text, start, end)) and _names_somebody(procedure.group(0))
    )


def _names_somebody(words: str) -> bool:
    return bool(p.TITLED_NAME.search(words) or p.ROLE.search(words))


def _first_speaker(text: str, start: int, end: int) -> tuple[Turn, int] | None:
    colon = p.SPEAKER_COLON.match(text, start, end)
    if colon and colon.end() < end and (who := parties(colon.group("who"))):
        verb = p.SAY.search(text, colon.end(), min(end, colon.end() + TITLE_BEHIND_DASH))
        whole = parties(text[start : verb.start()]) if verb else ()
        return Turn(whole or who, start, p.SPEAKER_COLON), colon.end()
    if welsh := p.WELSH_SAID.match(text, start, end):
        who = parties(welsh.group("who")) or (Party(None, welsh.group("who")),)
        if welsh.group("named") and who[0].name is None:
            who = (Party(welsh.group("named"), welsh.group("who")),)
        return Turn(who, start, p.WELSH_SAID), welsh.end()
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
    return _behind_another_verb(text, start, end)


def _behind_another_verb(text: str, start: int, end: int) -> tuple[Turn, int] | None:
    """The speaker of "Mr X was present for this item and said …": the subject with which the sentence begins."""
    opened = p.TITLED_NAME.match(text, start, end) or p.ROLE.match(text, start, end)
    said = p.AND_SAY.search(text, opened.end(), end) if opened else None
    if said is None or not _is_speech(text, said.start("verb"), said.end(), end):
        return None
    who = leading(text[start : min(said.start(), start + 300)])
    if not who or (p.INVITED.match(said.group("verb")) and p.CHAIR.match(who[0].label)):
        return None
    return Turn(who, start, p.AND_SAY), said.end()


def _is_speech(text: str, start: int, stop: int, end: int) -> bool:
    if text.startswith("agreed", start) and p.AGREED_ORDER.match(text, stop, end):
        return False
    return not (p.LIGHT_VERB.match(text, start, stop) and p.NOT_SPEECH_AFTER.match(text, stop, end))


def _subject(text: str, start: int, verb: int) -> tuple[Party, ...]:
    """The parties that end right before a verb: the longest clause that is a subject and nothing else."""
    before = p.BEFORE_VERB.search(text, max(start, verb - 120), verb - 1)
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
    for pattern in (p.SPOKEN_BY, p.HEARD_FROM, p.SAID_AFTER):
        if pattern is p.HEARD_FROM and p.NOT_HEARD.search(text, start, end):
            continue
        if match := pattern.search(text, start, end):
            who = leading(match.group("who"))
            if who:
                return Turn(who, start, pattern)
    return None


def _later_speakers(text: str, start: int, end: int) -> Iterator[Turn]:
    """Speakers that take over inside a sentence: "…, and the Director replied that …"."""
    for count, match in enumerate(p.TURN.finditer(text, start, end)):
        if count >= MOST_VERBS:
            return
        verb = p.SAY.search(text, match.end(), min(end, match.end() + 200))
        if verb and verb.start() > match.end() and p.TURN_VERB.match(text, verb.start(), verb.end()):
            phrase = text[match.end() : verb.start()].strip()
            who = parties(p.ALSO.sub("", phrase))
            if who and (match.group(0)[0] in ";," or p.TURN_THAT.match(text, verb.end(), end)):
                yield Turn(who, match.end(), p.TURN)

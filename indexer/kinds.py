"""What kind of item it is: decision, motion, question, petition, declaration or standing business.

Standing business is told by its title: it says nothing but the words that agendas use for it, whatever the council.
What a council repeats at its meetings beside that is told by ``repetition``.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.records import Findings
from indexer.search.words import tokens

KINDS = ("decision", "motion", "question", "petition", "declaration", "routine")
"""Every kind, in the order in which an item's are given."""

Words = frozenset[str]


def _words(text: str) -> Words:
    return frozenset(text.split())


@dataclass(frozen=True)
class Standing:
    """One piece of standing business: a title is of it that has a word of each of ``needs``.

    ``alone`` has to be the whole title: what follows "Urgent business –" is the business.
    """

    needs: tuple[Words, ...]
    alone: bool = False


INTERESTS = Standing(
    (
        _words("declaration declarations declare disclosure disclosures datgan datganiadau datganiad"),
        _words("interest interests buddiant fuddiant buddiannau fuddiannau cysylltiad"),
    )
)
STANDING = (
    INTERESTS,
    Standing((_words("pecuniary disclosable prejudicial registrable"), INTERESTS.needs[1])),
    Standing((_words("apologies apology ymddiheuriadau ymddiheuriad"),)),
    Standing((_words("minutes minute cofnodion"),)),
    Standing((_words("exclusion exclude gwahardd eithrio"), _words("public press exempt cyhoedd wasg"))),
    Standing(
        (
            _words("urgent other late brys arall eraill"),
            _words("business item items matters matter materion busnes"),
        ),
        alone=True,
    ),
    Standing((_words("next future dyddiad"), _words("meeting meetings cyfarfod"))),
    Standing((_words("announcements announcement cyhoeddiadau cyhoeddiadaur"),)),
    Standing((_words("communications"), _words("chair chairman chairmans chairs mayor mayors leader leaders provost"))),
    Standing((_words("work forward"), _words("programme programmes plan"))),
    Standing((_words("arising"), _words("matters"))),
    Standing((_words("actions action"), _words("log list tracker arising previous outstanding"))),
    Standing((_words("welcome prayers prayer introductions quorum webcasting filming housekeeping croeso gweddi"),)),
    Standing((_words("order variation"), _words("business agenda"))),
    Standing((_words("roll"), _words("call"))),
    Standing((_words("close closure adjournment"), _words("meeting"))),
    Standing((_words("substitutes substitutions substitute"), _words("members membership notification appointment"))),
    Standing((_words("exempt confidential"), _words("items information business"))),
)  # fmt: skip

CALENDAR = _words(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
COMMON = CALENDAR | _words(
    # the little words, and the bodies and people of a council
    "a about all am an and any are as asked at be by for from has have held if in into is it its may no not o of "
    "on or our out s should that the their there these they this those to under was were which who will with y yr "
    "r ar ac committee committees subcommittee sub council councils cabinet board panel executive joint forum "
    "group assembly chair chairs chairman chairmans chairperson chairpersons mayor mayors lord leader leaders "
    "provost convener convenor vice deputy member members councillor councillors officer officers chief head paid "
    "service civic cadeirydd maer "
    # how the titles of standing business go on
    "absence absent attendance absenoldeb receive received receipt note consider considered considers considering "
    "accept notify notified notification changes change named temporary replacement membership appointment give "
    "given welcome introduction opening remarks evacuation procedure fire safety notice notices webcast broadcast "
    "recording pecuniary disclosable personal prejudicial significant registrable non registered register "
    "financial affecting dispensation dispensations code conduct gifts hospitality lobbying whip party "
    "predetermination existence nature respect relation relating agenda items item matter matters business "
    "interests interest required requirements last previous prior preceding meeting meetings ordinary special "
    "annual extraordinary general approve approval approved confirm confirmed confirmation correct accurate "
    "accuracy true record sign signed signing agree agreed adopt adoption draft part one two three i ii iii open "
    "closed public private progress report reports update updates review press media exempt information "
    "confidential likely disclosure disclosed resolution access rules local government act section 100a 100b 12a "
    "schedule paragraph paragraphs during consideration reason reasons pursuant accordance additional opinion "
    "decides decided urgency circumstances specified discretion authorised previously transact transacted person "
    "presiding deemed such raised brought forward date dates time times venue day place current programme "
    "programmes standing orders scrutiny overview municipal year unrhyw blaenorol gynhaliwyd cyfarfod nesaf "
    "cofnodion cywir am pm st nd rd th "
)
SAID = COMMON.union(*(words for standing in STANDING for words in standing.needs))

BREAKS = (" - ", " – ", " — ", ": ", " (", "\n", ". ", "; ")
"""What ends the head of a title, and begins what is said about it."""

BY_TITLE = {
    "motion": _words("motion motions cynnig cynigion"),
    "question": _words("question questions cwestiwn cwestiynau"),
    "petition": _words("petition petitions deputation deputations deiseb deisebau"),
}
QUESTION_TIMES = ("public participation", "public speaking", "public forum", "open forum", "public address")
MOVED = ("following motion", "following notice of motion", "following motions")
"""What the text of a motion says of it where its title does not."""


def kinds_of(title: str, text: str, found: Findings) -> tuple[str, ...]:
    """The kinds of an item, in the order of KINDS, by its title, its text and what was found in it; none, or several.

    A decision is an item with a resolution. Standing business is never that, nor a motion, a question or a petition.
    """
    standing = _is_standing(title)
    held = {"routine"} if standing else set(_kinds_of_business(title, text, found))
    if not held and found.apologies and not found.speeches:
        held.add("routine")
    if found.interests or (standing and _is(INTERESTS, set(_split(title)))):
        held.add("declaration")
    return in_order(held)


def in_order(kinds: set[str]) -> tuple[str, ...]:
    """The kinds in the order of KINDS."""
    return tuple(kind for kind in KINDS if kind in kinds)


def _kinds_of_business(title: str, text: str, found: Findings) -> list[str]:
    named = set(_split(title))
    kinds = [kind for kind, words in BY_TITLE.items() if words & named]
    told = {
        "motion": _says(text, MOVED),
        "question": _says(title, QUESTION_TIMES),
        "decision": bool(found.resolutions),
    }
    return [*kinds, *(kind for kind, is_so in told.items() if is_so)]


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    spaced = f" {' '.join(_split(text))} "
    return any(f" {phrase} " in spaced for phrase in phrases)


def _is_standing(title: str) -> bool:
    """Whether the title, or its head where that says what the business is, has the words of standing business alone."""
    whole, head = _split(title), _split(_head(title))
    if whole[:2] in (["minutes", "of"], ["minutes", "from"]):
        return True
    return any(
        _is(each, set(words))
        for words in (whole, head)
        if _says_no_more(words)
        for each in STANDING
        if words == whole or not each.alone
    )


def _is(standing: Standing, words: set[str]) -> bool:
    return all(needed & words for needed in standing.needs)


def _says_no_more(words: list[str]) -> bool:
    return all(word in SAID or word.isdigit() or word[:-2].isdigit() for word in words)


def _head(title: str) -> str:
    ends = [place for each in BREAKS if (place := title.find(each)) > 0]
    return title[: min(ends, default=len(title))]


def _split(text: str) -> list[str]:
    return [token.text for token in tokens(text) if not token.position % 2]

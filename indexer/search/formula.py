"""The words in which councils decide whatever it is: what is left of a resolution without them is its matter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from indexer.search.stemmer import stem
from indexer.search.words import Token, tokens

SHORTEST = 3
"""How many letters a word has at the least that says something of the matter."""

_LITTLE = """
    a about above after again against all also an and any are as at be because been before being below between both but
    by can could did do does during each either etc for from further had has have having he her here hers him his how
    however if in into is it its itself may might more most must no nor not of off on once only or other our out over
    own per same shall she should so some such than that the their them then there therefore these they this those
    through thus to too under until up upon us very via was we were what when where whether which while who whom whose
    why will with within without would yes you your less least
"""
_BODIES_AND_PEOPLE = """
    council councils cabinet committee committees subcommittee sub panel board executive assembly forum commission
    authority group member members councillor councillors cllr cllrs chair chairs chairman chairmen chairperson
    chairwoman vice deputy leader mayor lord provost convener portfolio holder holders lead officer officers director
    directors head heads chief assistant monitoring section service services corporate strategic manager clerk
    solicitor borough county city district town parish mr mrs ms miss dr
"""
_DECIDING = """
    resolve resolved resolves resolution resolutions recommend recommended recommends recommendation recommendations
    agree agreed agrees agreement approve approved approves approval adopt adopted adoption note noted notes noting
    receive received receives accept accepted accepts endorse endorsed endorses endorsement support supported confirm
    confirmed decide decided decision decisions delegate delegated delegates delegation authority authorise authorised
    authorises consult consultation consulting conjunction refer referred refers referral defer deferred deferral
    refuse refused refusal reject rejected grant granted permit permission subject move moved moving mover propose
    proposed proposer second seconded seconder carried lost put vote votes voted voting unanimously amend amended
    amendment amendments motion motions consider considered considering consideration ask asked asks request requested
    requests instruct instructed invite invited thank thanked thanks welcome welcomed determine determined ratify
    ratified withdraw withdrawn
"""
_PAPERS = """
    report reports reported reporting paper papers appendix appendices annex attached circulated set paragraph
    paragraphs section sections item items agenda minute minutes update updates updated verbal oral presentation
    content contents detail details detailed outlined contained information comment comments document documents
    schedule accordance pursuant following follows above appropriate necessary required respect regard regarding
    relating relation behalf proceed implement implementation carry action actions take taken make made given give
    year years annual quarter quarterly meeting meetings next future date forthcoming current final finalise
    accordingly reason reasons including included relevant
"""
_TIMES = """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday
"""
_COUNTING = """
    one two three four five six seven eight nine ten eleven twelve first fourth fifth sixth seventh eighth ninth tenth
    twice month months monthly week weeks weekly day days half number total per cent percent per annum
"""
_WELSH = """
    penderfynwyd penderfynodd bod fod bodr yr ar ac ei eu gan gyda cyngor pwyllgor adroddiad nodi nodir cymeradwyo
    cymeradwyor argymhelliad argymhellion aelod aelodau cyfarfod cofnodion
"""

TIMES = frozenset(_TIMES.split())
"""What a date is written with; Saturdays and Sundays, on which no council meets, are a matter of their own."""
WORDS = frozenset(
    word
    for words in (_LITTLE, _BODIES_AND_PEOPLE, _DECIDING, _PAPERS, _TIMES, _COUNTING, _WELSH)
    for word in words.split()
)
STEMS = frozenset(map(stem, WORDS))


def distinctive(text: str) -> Iterator[Token]:
    """The words of ``text`` that say what it is about: no number, no little word, none that every decision has."""
    for token in tokens(text):
        if not token.position % 2 and is_distinctive(token.text):
            yield token


@lru_cache(maxsize=200_000)
def is_distinctive(word: str) -> bool:
    """Whether a folded word says something of the matter: "20mph" and "s106" do, "1.5m" and "2nd" do not."""
    letters = sum(map(str.isalpha, word))
    if len(word) < SHORTEST or word in WORDS or (word[0].isdigit() and letters < SHORTEST):
        return False
    return stem(word) not in STEMS

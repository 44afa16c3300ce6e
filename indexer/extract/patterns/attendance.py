"""Declarations of interest and apologies."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _TITLE, ANY_CASE

# without one of these nobody declared an interest
INTEREST = re.compile(r"declar|disclos|interest|buddiant", ANY_CASE)
# "Declarations of Interest", "Disclosure of Interests", "Members' Interests"
INTERESTS_TITLE = re.compile(
    (
        r"\b(?:declar|disclos|register)\w*\b.{0,60}\binterest|\binterests?\b.{0,40}\b(?:declar|disclos)"
        r"|buddiant"
    ),
    ANY_CASE,
)
# "The following declarations were made:", "Declarations of interest were made as follows"
INTERESTS_OPEN = re.compile(
    (
        r"\b(?:declarations?|disclosures?|interests?)\b[^.;]{0,120}\b(?:made|received|declared|follow\w*"
        r"|noted|announc\w*)\b[^.;]{0,80}:"
    ),
    ANY_CASE,
)
# a line of such a list: "Councillor Dean – Item 5 –", "Mr Lund (agenda item 6)", "Cllr Poe: member of"
DECLARER_LINE = re.compile(
    rf"(?P<who>{_TITLE}\s[^.:;(–—\n\t]{{2,120}}?)(?=\s?[:(–—\t|]|\s-\s|\s(?:had|was|is|as|in|item"
    rf"|Item|Agenda|agenda)\b|,\s(?:item|Item|agenda|Agenda|as)\b)"
)
# "declared an interest", "declared that she was", "disclosed a pecuniary interest", "made a declaration"
DECLARED = re.compile(
    r"\b(?:declared|disclosed|registered)\s(?:(?:that\s)(?:he|she|they|his|her|their)\b(?!\s(?:had"
    r"|has|did not have)\sno\b)|(?:[\w‘’'/()-]{1,30},?\s){0,9}?(?i:interests?)\b)(?<!\bno "
    r"interest)(?<!\bno interests)"
    r"|\bmade (?:an?|the following|voluntary)\s(?:\w{1,20}\s){0,3}(?:declarations?"
    r"|announcements?)\b(?=[^.]{0,80}(?:interest|item|that))|\bwished to declare\b"
    r"|\bdatgan(?:odd)?\sbuddiant"
)
# "Councillor Lund did likewise", "Mrs Bell made a similar declaration", right behind a declaration
LIKEWISE = re.compile(
    r"(?P<who>[A-Z][^.;:]{3,120}?)\s(?:did\s(?:likewise|so too|the same|so as well)|(?:made|gave)\s(?:the same"
    r"|a similar|a like|an identical)\s(?:declaration|disclosure))\b"
)
# "Datganodd y Cynghorydd Huw Rhys fuddiant": the verb, the name, the interest
WELSH_DECLARED = re.compile(r"\b[Dd]atgan(?:odd|wyd)\s(?P<who>(?:y|yr)?\s?[^.;:]{3,120}?)\s[fb]udd?iann?(?:t|au)\b")
# "Declarations of interest were received from Councillor Dean", "An interest was declared by Mrs Lund"
DECLARED_BY = re.compile(
    (
        r"\b(?:declarations?|interests?|disclosures?)\b[^.;]{0,120}?\s(?:were|was|had been"
        r"|has been)?\s?(?:made|declared|received|submitted|noted|given|disclosed)?\s?(?:by"
        r"|from)\s(?P<who>(?:Councill|Cllr|Mr|Mrs|Ms|Miss|Dr|Alder|Sir|Dame|the\s(?:Chair|Leader"
        r"|Mayor))[^.;:]{2,300})"
    ),
    ANY_CASE,
)
# where the declarer may begin in a clause: "It was noted that Councillor Dean declared"
DECLARER_CLAUSE = re.compile(r"[,;:)]\s(?:and\s)?|\bthat\s|\band\s|\d[.)]\s?")
# "apologies", "apology", "ymddiheuriadau"
APOLOGY = re.compile(r"\bapolog(?:y|ies)\b|\bapologised for (?:his|her|their) absence|ymddiheuriad", ANY_CASE)
# "There were no apologies", "No apologies had been received", "apologies for lateness", "a letter of apology"
NO_APOLOGY = re.compile(
    (
        r"\b(?:no|nil)\sapolog|\bapologies[^.;]{0,40}\b(?:were|was)\s(?:none|not)\b"
        r"|\bapolog\w{1,5} for (?:the )?(?:late|any|earl|delay|error|confusion|incon)"
        r"|\bletters? of apology\b|\b(?:an?|the|full|formal|written|public) apology\b"
    ),
    ANY_CASE,
)
# "Apologies were received from A, B and C", "reported apologies from", "Apologies: Councillor A",
# "on behalf of Councillors"
APOLOGIES_FROM = re.compile(
    r"\b(?:[Aa]polog(?:y|ies)|Ymddiheuriadau|ymddiheuriadau|APOLOGIES)\b(?:(?!\bfrom\b|\bby\b"
    r"|\bbehalf\b)[^;:\n]){0,160}?(?:\b(?:from|by|on behalf of|gan|ar ran)\b:?|:"
    r"|\sfor\s(?=(?:Councill|Cllr|Mr|Mrs|Ms|Miss|Dr|Alder)))\s{0,3}(?P<who>(?:[^:(]"
    r"|\([^()]{0,120}\)?){2,3000})"
)
# "Councillors A and B sent apologies", "Councillor A had given apologies for absence"
SENT_APOLOGIES = re.compile(
    r"(?P<who>[A-Z][^.;:]{2,200}?)\s(?:had\s|have\s|has\s)?(?:sent|gave|given|submitted|tendered"
    r"|offered|apologised|conveyed|made)\b"
)
# "Apologies for Absence"
APOLOGIES_TITLE = re.compile(r"\bapolog|ymddiheuriad", ANY_CASE)
# a line that is names and no sentence: "Councillors Ahmed, Brown", "Cllr Poe (Labour)"
NAME_LINE = re.compile(rf"(?:{_TITLE}\s)[^.;:]{{1,200}}\.?$")
# from here on a list of apologies tells of others: "with Councillor B substituting", "Councillor C attended",
# "for whom"
SUBSTITUTES = re.compile(
    r"(?:,\s|\s)?(?:\bwith\s|\bfor whom\b|\bwho\b|\bsubstitut\w*|\bCouncillors? [^,.;]{2,60} (?:was"
    r"|were|attended|substituted|acted)\b|\bin (?:his|her|their) place|\bas\b|\bdue to\b|\bowing to\b"
    r"|\bbecause\b|\bwhich\b|\bTheir\b|\bHis\b|\bHer\b|\bThe\s(?!Lord|Mayor)|\bIt was\b"
    r"|(?<=[a-z]{2})\.\s(?=[A-Z][a-z]{3,}\s[a-z])|\band (?:for|apologies)\b|\bwere (?:received|noted"
    r"|accepted)\b)"
)
# "(Labour)", "(substitute: Councillor Poe)"
BRACKETED = re.compile(r"\([^()]{0,120}\)")

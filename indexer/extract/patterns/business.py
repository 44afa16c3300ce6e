"""What happens to business besides being decided: taken in private, deferred, withdrawn, sent to another body."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _NAME_WORD, _TITLE, ANY_CASE

# --- substitutes

_PERSON = rf"(?:{_TITLE}\s){{1,3}}{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}}"
_PEOPLE = (
    rf"{_PERSON}(?:(?:,\s|\s(?:and|&)\s){_PERSON}|(?:,\s|\s(?:and|&)\s){_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}}){{0,9}}"
)
# without one of these nobody came in another's place
SUBSTITUTION = ("substitut", "deputis", "place of", "for whom", "s place", "replaced by", "dirprwy")
# "Councillor Ash (substitute for Councillor Bell)", "Councillor Ash attended as a substitute for Councillor Bell",
# "Councillor Ash in place of Councillor Bell", "Councillors Ash and Cole substituted for Councillors Bell and Dunn"
SUBSTITUTE_FOR = re.compile(
    rf"(?P<name>{_PEOPLE})\s?(?:\([A-Z][^()]{{0,40}}\)\s?)?(?:[,(–-]\s?)?"
    r"(?:(?:was|were|had|attended|attending|acted|acting|sat|present|is|will|would|be|been|who|the|a|an?|as|named"
    r"|appointed|duly)\s){0,6}"
    r"(?:[Ss]ubstitut(?:e|ed|es|ing)(?:\s[Mm]embers?)?\s(?:for|on behalf of|in place of)|[Dd]eputis(?:ed|ing)\sfor"
    r"|in\s(?:the\s)?place\sof|(?:took|taking)\sthe\splace\sof|in\ssubstitution\sfor)"
    rf"\s(?P<absent>{_PEOPLE})"
)
# "Councillor Bell (substitute: Councillor Ash)", "Councillor Bell – substitute Councillor Ash", "Councillor Bell, for
# whom
# Councillor Ash substituted", "Councillor Bell with Councillor Ash substituting"
SUBSTITUTED_BY = re.compile(
    rf"(?P<absent>{_PEOPLE})\s?(?:\([A-Z][^()]{{0,40}}\)\s?)?(?:"
    rf"[,(–;-]?\s?(?:[Ss]ubstitutes?(?:d\sby)?|was substituted by|replaced by)\s?[:–-]?\s?(?P<one>{_PEOPLE})"
    rf"|[,(;]?\s?(?:for whom|with|and|,)?\s?(?P<two>{_PERSON})\s(?:was\s|had\s|attended\s|attending\s|as\s|is\s"
    rf"|the\s|a\s){{0,4}}"
    r"[Ss]ubstitut(?:ed|ing|e)\b(?!\s(?:for|on)\b))"
)
# "Councillor Ash attended as a substitute": in whose place is not said
SUBSTITUTE_ALONE = re.compile(
    rf"(?P<name>{_PERSON})\s(?:was|attended|acted|sat)\s(?:present\s|in attendance\s)?as\s(?:a\s|the\s)?[Ss]ubstitute\b"
)

# "Substitutes: Mr Ash", "Substitute Members – Mrs Poe": behind it stand pairs
SUBSTITUTES_HEAD = re.compile(r"\b[Ss]ubstitutes?(?:\s[Mm]embers?)?\s?[:–-]\s")
# "Councillor Ash for Councillor Bell": a pair in such a list
SUBSTITUTE_PAIR = re.compile(rf"(?P<name>{_PERSON})\s(?:\([^()\n]{{1,40}}\)\s)?for\s(?P<absent>{_PERSON})")
# "y Cynghorydd Puw yn dirprwyo ar ran y Cynghorydd Rees": one in another's place
WELSH_SUBSTITUTE = re.compile(
    rf"(?P<name>{_PERSON})\s(?:yn\s)?d?dirprwy\w{{0,4}}\s(?:ar\sran|dros|i)\s(?:y\s)?(?P<absent>{_PERSON})"
)

# --- exempt business

# without one of these nothing is exempt
EXEMPT = ("exempt info", "schedule 12", "schedule 7", "not for publication", "eithri")
# "paragraph 3", "paragraphs 1, 2 and 3", "Paras 3 & 5", "paragraph(s) 3", "Category 4", "paragraphs 1 to 3"
PARAGRAPHS = re.compile(
    r"\b(?:paragraph|para|category|categorie|paragraff|baragraff)(?:\(?s?\)?)\.?\s(?:numbers?\s|nos?\.?\s)?"
    r"(?P<list>\d{1,2}(?:\(\w\))?"
    r"(?:(?:,\s?|\s?(?:and|&|a|or|to|/|-|–)\s?|,\sand\s)\d{1,2}(?:\(\w\))?){0,9})(?!\.\d|\w)",
    ANY_CASE,
)
# "1 to 3", "12-14": all between them
PARAGRAPH_RANGE = re.compile(r"(\d{1,2})\s?(?:to|-|–)\s?(\d{1,2})")
# "3", "12": one number of them
PARAGRAPH = re.compile(r"\d{1,2}")
# "of Part 1 of Schedule 12A", "Schedule 7A of the Local Government (Scotland) Act"
SCHEDULE = re.compile(r"\b(?:schedule|atodlen)\s(?P<schedule>12\s?A|7\s?A)\b", ANY_CASE)
# "exempt information", "Not for publication", "the public be excluded": paragraphs beside it are those relied on
EXEMPT_WORDS = re.compile(
    r"\bexempt(?:ion)?\s(?:information|items?|reports?|under|by)\b|\bnot for publication\b"
    r"|\bexclu\w{2,6}\s(?:the\s)?(?:press"
    r"|public)|\b(?:press|public)\b[^.;]{0,60}\bexclu|\bschedule\s(?:12|7)\s?A|\beithri|\bgwahardd",
    ANY_CASE,
)

# --- deferred and withdrawn

# without one of these nothing waits
WAITING = ("held over", "defer", "postpone", "withdrawn", "withdrew", "withdraw", "adjourn", "gohiri")
_BUSINESS = (
    r"(?:items?|applications?|reports?|motions?|amendments?|questions?|petitions?|matters?|consideration"
    r"|decisions?|business"
    r"|determination|agenda|appointments?|elections?|nominations?|proposals?|recommendations?|discussion"
    r"|approval|minutes"
    r"|presentations?|updates?|review|call-?in|election|policy|scheme|hearing|plan)"
)
# "consideration of the report was deferred", "the application be DEFERRED", "items 7 and 8 had been withdrawn"
WAS_DEFERRED = re.compile(
    rf"\b(?:{_BUSINESS}|it|this|these|both|which)\b(?:[^.;:\n]|(?<=\d)\.(?=\d)){{0,240}}?\s(?:be|been|was|were"
    rf"|is|are|being)\s(?:(?:now|again|therefore|also|further"
    r"|formally|hereby|accordingly|unanimously|subsequently)\s){0,2}"
    r"(?P<fate>deferred|postponed|withdrawn|adjourned|held over)\b"
    r"(?!\sfrom\s(?:the\s(?:last|previous)|an earlier|its|\d))",
    ANY_CASE,
)
# "agreed to defer the item", "the Committee deferred consideration of the report", "Mr Ash withdrew the motion"
DEFERS = re.compile(
    rf"(?:\bto\s|{_TITLE}\s[^.;:]{{2,60}}?\s|\b(?:committee|panel|cabinet|council|board|members|executive"
    rf"|chair(?:man)?|applicant"
    r"|mover|proposer|leader)\s(?:unanimously\s|has\s|had\s)?)(?P<fate>defer(?:red)?|postponed?|withdr(?:aw|ew"
    r"|awn)|adjourn(?:ed)?)\s"
    rf"(?:the|this|these|an?|his|her|their|its|making|consideration|determination|both|any"
    rf"|further)\b[^.;:\n]{{0,60}}?\b{_BUSINESS}\b",
    ANY_CASE,
)
# "DEFERRED.", "Deferred to the next meeting", "Item withdrawn.", "RESOLVED – deferred": at the start of a sentence
DEFERRED_ALONE = re.compile(
    r"(?:(?:decision|resolved|agreed|outcome|result)\s?[:–-]{0,2}\s?)?(?:(?:this\s)?(?:item|application"
    r"|report)\s(?:was\s)?)?"
    r"(?P<fate>deferred|withdrawn|postponed)\b(?=\s?(?:[.:–-]|$|to\b|until\b|pending\b|for\b|from the agenda"
    r"|at the|by the))",
    ANY_CASE,
)
# what is withdrawn or adjourned and is no business: "the offer was withdrawn", "the meeting was adjourned"
NOT_DEFERRED = re.compile(
    r"\b(?:meeting|funding|offer|objection|objections|support|service|services|labour|staff"
    r"|licen[cs]e)\s(?:[^.;:,]{0,40}\s)?(?:be|been"
    r"|was|were|had)\s(?:\w{3,12}\s)?(?:been\s)?(?:withdrawn|adjourned)\b|\bdeferred (?:payment|capital|income"
    r"|pension)",
    ANY_CASE,
)
# to when: "until the next meeting", "to the meeting on 4 March", "until after the site visit", "till May"
UNTIL = re.compile(
    r"(?<!prior )\b(?:until|till|to)\s(?P<until>(?:after\s)?(?:(?:the|an?|its|their|our|this)\s)?(?:(?:next|future"
    r"|later|subsequent|forthcoming"
    r"|following|July|special|further|March|April|May|June|August|September|October|November|December|January"
    r"|February)\b"
    r"|(?:meeting|site visit|date|\d{1,2}(?:st|nd|rd|th)?\s|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)"
    r"|(?:[\w’'-]{2,20}\s){1,6}?(?:meeting|cycle|year|committee|panel|cabinet|council|board)\b)(?:[^.;:,\n()]"
    r"|(?<=\d)[.:](?=\d)){0,80}?)"
    r"(?=,?\s(?:to|in order|so|pending|because|as|since|for|due|owing|following|while|whilst|and|when|with"
    r"|at the request|on the grounds)"
    r"\b|[.;:,()\n]|$)"
)
# why: " to allow a site visit", " pending legal advice", ", because it rained", " at the request of the applicant"
DEFERRED_WHY = re.compile(
    r"[^.;\n(]{0,60}?(?:,\s|\s|\()(?:in order\s)?(?P<reason>(?:to\s(?:allow|enable|permit|give|seek|obtain|ensure|await"
    r"|consider|receive|clarify|undertake)|pending|because|so that|in order that|due to|owing to|at the request of"
    r"|following|as|since|for(?=\s(?:a|further|more|consideration|clarification|the)\b)|awaiting)\s[^.;\n)]{3,300})",
    ANY_CASE,
)

# --- referred

_RANK = (
    r"(?:Committee|Sub-?\s?Committee|Panel|Board|Cabinet|Council|Executive|Commission|Forum|Group|Assembly|Authority"
    r"|Task Force|Working Party|Inspectorate|Ombudsman|Secretary of State|Service|Police|Trust|Meeting)"
)
# "the Planning and Highways Committee", "Full Council", "the Secretary of State for Transport"
_RECEIVER = (
    rf"(?:(?:[Tt]he|an?|its|this|[Ff]ull)\s)?(?:(?:[A-Z][\w’'&,-]{{0,30}}|and|of|for|the|&"
    rf"|meeting of)\s){{0,9}}?{_RANK}(?:s\b|\b)"
    r"(?:\s(?:[A-Z]|\d)\b)?(?:\sfor\s(?:[A-Z][\w’'-]{1,20}\s?){1,4})?"
)
# without this nothing is referred
REFERRING = ("refer", "remit")
# "be referred to the Audit Committee", "had been referred back by the Cabinet to this Panel", "referred from Council"
REFERRED_TO = re.compile(
    r"(?:\b(?i:be|been|was|were|is|are|being|stands?|stood|automatically|matter|motion|petition|item|report"
    r"|application|question)\s"
    r"|(?<=\n)|(?<=^)|\bRESOLVED\b[\s:–-]{1,4})(?:(?:now|therefore|then|also"
    r"|formally)\s){0,2}"
    r"(?:(?:approved|noted|received|agreed|endorsed|supported|welcomed|considered"
    r"|called in)(?:,|,?\sand)\s){0,2}(?i:referred|remitted)\s(?:back\s|on\s|up\s)?"
    r"(?:without\s(?:debate|discussion)\s)?"
    rf"(?:(?:to|TO)\s(?P<to>{_RECEIVER})(?:(?:,|\sand)?\s(?:by|from)\s(?P<by>{_RECEIVER}))?"
    rf"|(?:by|from)\s(?P<from>{_RECEIVER})(?:\s(?:back\s)?to\s(?P<to2>{_RECEIVER}))?)"
)
# "agreed to refer the matter to the Standards Board", "refers the motion back to Cabinet"
REFERS = re.compile(
    rf"\b(?:to\s(?i:refer)|(?i:refers?|referring))\s(?!to\b)[^.;:\n]{{2,160}}?\s(?:back\s)?to\s(?P<to>{_RECEIVER})"
)
# near one of these a body refers something
BODY_REFERRING = (" referred ", " remitted ")
# "Council on 4 May referred the motion to this Committee", "the Cabinet had referred it to the Audit Committee"
BODY_REFERRED = re.compile(
    rf"(?P<from>{_RECEIVER}),?\s(?:(?:on|at)\s[^.;:\n]{{3,60}}?\s)?(?:had\s|has\s)?(?:referred|remitted)\s"
    rf"(?:the|this|that|its|an?|it)\b[^.;:\n]{{0,100}}?\s(?:back\s)?to\s(?P<to>{_RECEIVER})"
)
# "the referral from the Scrutiny Committee", "a reference from Council"
REFERRAL_FROM = re.compile(
    rf"\b(?:[Rr]eferrals?|[Rr]eferences?)\s(?:back\s)?(?:from|by)\s(?P<from>{_RECEIVER})(?:\sto\s(?P<to>{_RECEIVER}))?"
)
# "referred to the Council’s plan": spoken of, and not sent
SPOKEN_OF = re.compile(r"[’']s?\s|[’']\s|\s(?:report|minutes|meeting held|decision|policy|resolution)\b")
# "asked whether it could be deferred", "if the item were deferred": not yet, or not at all
MIGHT = re.compile(
    r"\b(?:motion to|whether|if|could|would|should|might|may|not|suggested|asked|requested|proposed|moved|unless)\b",
    ANY_CASE,
)
# "moved by Mr Ash, and RESOLVED that", "it was agreed": what is moved is decided in the same sentence
SETTLES = re.compile(r"\b(?:RESOLVED|AGREED|resolved|agreed)\b")

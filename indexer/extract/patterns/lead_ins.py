"""The words that lead a decision: RESOLVED, AGREED, "It was agreed that", a heading."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _BODY, _HOW, ANY_CASE

# The grammar of a lead-in: a body or "it was", the word, then in any order how it was agreed and to whom it goes, then
# punctuation and "that" or "to:". Every part is bounded.
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|no|nil)"
_VOTES = (
    rf"{_NUMBER}(?:\s(?:votes?|members?))?(?:\s(?:in favour|for|cast))?"
    rf"(?:(?:,|,?\s(?:to|and|with|for)|,?\sand\swith)\s{_NUMBER}"
    r"(?:\s(?:votes?|members?|abstentions?|abstaining|abstained|against|in favour|for|not voting)){0,2}){0,4}"
)
_MANNER = (
    rf"(?:{_HOW}|[Nn]em\.?\s?(?:con|dis)\.?|NEM\.? CON\.?"
    rf"|(?:by|BY|with)\s(?:a\s(?:majority\s)?(?:vote\s)?of\s)?{_VOTES}"
    r"|(?:by|BY)\s(?:an?\s|A\s)?(?:(?:large|clear|narrow|simple|overwhelming|unanimous|general|common)\s){0,2}"
    r"(?:majority|MAJORITY|consensus|show of hands|vote|assent|consent|agreement)(?:\s(?:vote|decision))?"
    rf"(?:\s(?:of|by)\s{_VOTES})?"
    r"|on\s(?:the|a|his|her)\s(?:show of hands|vote|majority vote|Chair\w{0,6}[’']s\scasting\svote"
    r"|casting vote(?:\sof\sthe\s(?:Chair\w{0,6}|Mayor))?)|without\s(?:a\s)?(?:vote|dissent|division|discussion|debate)"
    r"|(?:on|upon|ON)\sthe\s(?:motion|proposition|proposal|MOTION)\s(?:of|by|OF)\s[^.:;\n]{3,160}?(?=,?\s(?:that|to)\b)"
    r"|(?:proposed|moved)\sby\s[^.:;\n]{3,160}?(?=,?\s(?:that|to)\b))"
)
_BRACKETED = (
    r"\s?\((?:[Uu]nanimous|UNANIMOUS|[Bb]y|BY|[Nn]em|NEM|[Ff]or|FOR|\d{1,2}\s|[Oo]n the|[Ww]ith|[Aa]s amended|[Cc]arr"
    r"ied|CARRIED|[Aa]greed|[Pp]roposed|[Mm]oved|[Mm]inute|[Cc]ouncillor|[Cc]llr|[Mm]ajority)[^()]{0,120}\)"
)
# "to the Fire and Rescue Authority", "to Full Council", "TO COUNCIL"
_RECIPIENT = (
    r"\s\(?(?:to|TO)\s(?:(?:the|The|THE)\s)?(?:[A-Z][\w’'&-]{1,30}(?:\s(?:(?:and|of|for|&)\s(?:the\s)?)?|,\s)){0,7}?"
    r"(?:Council|COUNCIL|Cabinet|CABINET|Committee|COMMITTEE|Executive|EXECUTIVE|Board|BOARD|Leader|Authority|Panel"
    r"|Mayor|Assembly|Trustees)(?![\w’'])\)?"
)
_TAIL = rf"(?:,?\s{_MANNER}|{_BRACKETED}){{0,3}}"
# the body that decides, named in front or behind: "The Strategic Planning Committee", "Cabinet"
_BODY_NAMED = (
    r"(?:[Tt]he\s|THE\s)?(?:[A-Z][\w’'&/-]{1,30},?\s(?:(?:and|&|of|for|in)\s(?:the\s)?)?){0,8}?"
    r"(?:[Ss]ub-?\s?)?(?:[Cc]ommittee|[Cc]abinet|[Cc]ouncil|[Pp]anel|[Bb]oard|(?<!Chief\s)[Ee]xecutive|[Ff]orum|[Aa]ssembly"
    r"|[Cc]ommission|[Aa]uthority|[Gg]roup|[Mm]embers|[Rr]epresentatives|[Cc]ouncillors|[Mm]eeting|[Tt]rustees|[Gg]overnors"
    r"|COMMITTEE|CABINET|COUNCIL|PANEL|BOARD|(?<!CHIEF\s)EXECUTIVE)"
)
_OPENS = (
    r"[ \t\u00a0]{0,6}[:;,.–—-]{0,3}[ \t\u00a0]{0,6}[–—-]{0,2}\s{0,6}(?:(?:that|THAT|That)(?![a-z]{2})"
    rf"(?:,?\s{_BODY_NAMED}(?=\s?[:–—-]{{0,3}}[ \t]{{0,3}}\n))?[ \t]{{0,3}}[:;,–—-]{{0,3}}[–—-]?"
    r"|(?:to|TO|To)[ \t]?[:–—]{1,2}-?)?"
)
# one who decides alone: "The Cabinet Member for Housing", "The Executive Councillor"
_DECIDER = (
    r"(?:[Tt]he\s)?(?:(?:Deputy|Assistant|Interim|Executive|Strategic|Corporate|Chief|Lead|Group)\s){0,2}(?:Leader|Mayor"
    r"|(?:Cabinet|Executive|Lead)?\s?Member|Portfolio\sHolder|Councillor|Director|Head|Executive|Officer|Commissioner)"
    r"(?:\s(?:for|of)\s[^.:;\n]{3,100}?)?"
)
# "RESOLVED that", "It was RESOLVED –", "RESOLVEDthat:-", "The Committee resolved",
# "Resolved (by 6 votes to 0) to", "and RESOLVED: That", "RESOLVED by 9 votes to 3 with 1 abstention: That",
# "it was resolved unanimously to", "RESOLVED, on the motion of Mr Ash, seconded by Mrs Bell, that"
LEAD_RESOLVED = re.compile(
    rf"(?<![A-Za-z])(?:(?P<before>(?:[Ii]t|IT)\s(?:was|is|WAS|IS)|(?:and\s)?{_BODY}(?:\s(?:was|had))?"
    rf"|was|and|be it)\s)?(?P<how>(?:{_HOW}\s){{0,2}})"
    rf"(?P<word>RESOLVED|Resolved|resolved|RESOLUTION(?=\s?[:–-])"
    rf"|Resolution(?=\s?[:–-]))(?![A-Z])(?!\s(?:ITEMS|MATTERS"
    rf"|BUSINESS)){_TAIL}{_OPENS}"
)
# " that", " to", ":", " under": what must follow the word for a resolution in small letters
RESOLVED_WHAT = re.compile(r"\bthat\b|\bto\b|:|\bunder\b", ANY_CASE)
# "RECOMMENDED to Council that", "AGREED –", "Decided:", "Noted.", "RECOMMENDED unanimously to the Fire Authority that:"
# "Agreed recommendation": at the start of a line or item only
LEAD_WORD = re.compile(
    rf"(?:(?:[Ii]t|IT)\s(?:was|WAS)\s|{_BODY_NAMED}\s(?=[A-Z]{{5}}))?(?:{_HOW}\s){{0,2}}(?P<word>RECOMMENDE"
    rf"D|RECOMMENDATIONS?|AGREED|NOTED|DECIDED|APPROVED|ENDORSED|ORDERED|RECEIVED|CONFIRMED|DEFERRED"
    rf"|REFUSED|REFERRED|WITHDRAWN|GRANTED|ADOPTED|REJECTED"
    r"|Recommended|Agreed|Noted|Decided|Approved|Endorsed|Deferred|Refused|Withdrawn|Referred|Granted"
    rf"|Received|Adopted)(?![A-Za-z])(?:\sRECOMMENDATIONS?)?{_TAIL}"
    rf"(?P<to>{_RECIPIENT})?(?:\sRECOMMENDATIONS?)?{_TAIL}{_OPENS}"
)
# "West Down: it was AGREED that", "the plan; the Panel AGREED – That": capitals in the middle of a paragraph
LEAD_INSIDE = re.compile(
    rf"(?<=[.;:),]\s)(?:(?:[Ii]t\swas|IT WAS|and|{_BODY_NAMED})\s)?(?:{_HOW}\s){{0,2}}"
    rf"(?P<word>AGREED|RECOMMENDED|DECIDED){_TAIL}(?P<to>{_RECIPIENT})?{_TAIL}"
    r"(?:\s?[:–—-]{1,3}\s{1,4}(?:[Tt]hat\b|THAT\b)?|\s(?:that|THAT)\b[:\s]{0,3}|\s(?=(?:to|TO)\s))"
)
# "AGREED", "RECOMMENDED": what leads in the middle of a paragraph
IN_CAPITALS = re.compile(r"\b(?:AGREED|RECOMMENDED|DECIDED)\b")
# "seconded by Mrs Bell and agreed that", "duly seconded, and carried nem. con. that", "seconded and it was decided to"
LEAD_MOVED = re.compile(
    rf"\bseconded\b(?:\sby\s[^.;:\n]{{3,100}}?)?,?\s(?:and\s)?(?P<lead>(?:it\swas\s)?(?:{_HOW}\s){{0,2}}"
    rf"(?:agreed|carried|decided|approved|determined|voted|AGREED|CARRIED|DECIDED){_TAIL}"
    r"(?:,?\s(?:that|THAT)\b[:–—-]{0,3}|(?=[ \t]*\n\s*\(?(?:[1aAi]|\d\.\d)[.)])|(?=,?\sto\b)"
    r"|\s?[:–—-]{1,2}\s?(?:[Tt]hat\b)?(?=\s)))"
)
# "The Cabinet Member has agreed to:", "The Leader of the Council decided to –": one who decides alone
LEAD_DECIDER = re.compile(
    rf"{_DECIDER}\s(?:(?:has|have|had|hereby)\s)?(?:agreed|decided|resolved|approved|determined)(?:\s(?:to|that))?"
    r"\s?[:–—-]{1,2}(?=\s|$)"
)
# "Recommendations agreed by Cabinet:", "RECOMMENDATIONS APPROVED:": a heading, too, where a list stands below it
_AGREED_BELOW = r"(?i:recommendations?\s(?:agreed|approved|adopted|made))(?:\s(?:by|to)\s[^.:;\n]{3,60}?)?[ \t]{0,2}:"
# "Decision: That", "DECISION – That", "Decision(s) made: To", "Recommendations agreed by Cabinet: 1. To": the heading
# of a decision
LEAD_HEADING = re.compile(
    rf"(?:{_AGREED_BELOW}\s{{1,6}}(?=\S)|"
    r"(?:Decision|DECISION|Resolution|RESOLUTION|Penderfyniad|PENDERFYNIAD|(?:Outcome|OUTCOME)(?=\s?:))(?:s|S|\(s\)|\(S\)"
    r"|iadau)?(?:\s(?:made|MADE|of the [\w\s]{3,40}))?[ \t]{0,3}[:–-]{0,2}\s{0,6}(?=\S))"
)
# "Decision", "Decision:", "Decision(s) made": a heading on its own line, whose decision is on the next
HEADING_ALONE = re.compile(
    rf"{_AGREED_BELOW}\s*$|"
    r"(?:Decision|DECISION|Resolution|RESOLUTION|Penderfyniad|PENDERFYNIAD)(?:s|S|\(s\)|\(S\)|iadau)?"
    r"(?:\s(?:made|MADE|of the [\w\s]{3,40}))?\s{0,2}[:–-]{0,2}\s*$"
)
# "The Committee", "The Cabinet Member:": who decides, on a line between the heading and what is decided
DECIDER_ALONE = re.compile(rf"(?:{_BODY_NAMED}|{_DECIDER})\s?[:–-]{{0,2}}\s*$")
# "Decision Maker: Councillor Ash", "Decision status: Recommendations Approved", "Decision: Recommendations Approved",
# "There were none.", "None": no words of a decision
NO_DECISION = re.compile(
    r"(?:(?:Decision|DECISION)\s(?:[Mm]aker|[Ss]tatus|[Tt]ype|[Tt]aken|[Dd]ue|[Dd]ate|[Nn]umber|[Rr]eference|MAKER|STATUS)\b"
    r"|(?:Decision:\s*)?(?:Recommendations?\s(?:Approved|approved|agreed|Agreed)|For\sDetermination|Implemented"
    r"|There\swere\sno(?:ne|\s)|None\b|N/A|Not\sapplicable|Nil\b)[^.\n]{0,40}\.?\s*$)"
)
# "RECOMMENDATION: that", "RECOMMENDATIONS –": what a report asks for, where something is decided below it
ONLY_RECOMMENDED = re.compile(r"RECOMMENDATIONS?\b(?!\s(?:TO|to)\b)")
# "The Sub-Committee’s decision is to grant", "The decision of the Panel was that"
DECISION_IS = re.compile(
    rf"(?:{_BODY_NAMED}[’']s?\s(?:unanimous\s)?[Dd]ecision|The\s(?:unanimous\s)?[Dd]ecision(?:\sof\sthe\s[\w\s-]{{3,60}}?)?)"
    r"\s(?:is|was)(?:\sthat\b|(?=\sto\b))[:\s]{0,3}"
)
# "the hall be let. RESOLVED.", "the plan; Resolved unanimously": alone behind what was moved, what became of it
RESOLVED_ALONE = re.compile(
    r"(?=R)(?:(?<=[.;]\s)|(?<=\n))(?P<fate>(?:RESOLVED|Resolved)(?:\s(?:unanimously|UNANIMOUSLY))?)\.?(?=\s*(?:\n|$))"
)
# "Cllr Bell seconded and all agreed.", "seconded by Cllr Bell, and it was unanimously agreed": what became of it
AND_AGREED = re.compile(
    r"\bseconded\b[^.;:\n]{0,120}?(?P<fate>(?:,|\sand|,\sand)\s(?:(?:it|this)\s)?"
    r"(?:(?:was|were|all|all\smembers|unanimously|duly|then)\s){1,3}(?:agreed|approved|carried|accepted)"
    r"(?:\s(?:unanimously|by\sall))?)(?=\.?\s*(?:\n|$))"
)
# "22/0123 – 4 High Street", "Application WD/2023/0456/FUL": where a council answers a consultation on planning
APPLICATION = re.compile(r"\d\d/\d{3,6}\b")
# "No objection.", "Object: too high", "Support.": its whole answer
ANSWER = re.compile(
    r"(?:No\s(?:objections?|comments?|observations?)(?:\sin\sprinciple)?(?:\swere\sraised|,?\ssubject\sto[^.]{3,160})?"
    r"|(?:Strong(?:ly)?\s)?(?:OBJECT(?:ION)?|Object(?:ion)?)s?(?:\s(?:on|to|as|due|because)\s[^.]{3,200}|\s?[:–-]\s[^.]{3,200})?"
    r"|(?:SUPPORT|Support)(?:ed|s)?(?:\s?[:–,-]\s[^.]{3,160})?)\.?\s*$"
)
# "PENDERFYNWYD – derbyn yr adroddiad", "Penderfynwyd: cymeradwyo"
LEAD_WELSH = re.compile(
    r"(?:PENDERFYNWYD|Penderfynwyd|PENDERFYNIAD|CYTUNWYD|Cytunwyd|ARGYMHELLWYD|Argymhellwyd|NODWYD"
    r"|Nodwyd|Penderfynodd\s(?:y|yr)\s(?:Pwyllgor|Cabinet|Cyngor|Bwrdd|Panel|Is-bwyllgor|Aelodau))"
    r"(?:\s(?:yn unfrydol|YN UNFRYDOL))?[ \t]{0,3}[:;,.–—-]{0,3}\s{0,6}"
)
# "Penderfynwyd cymeradwyo", "Cytunwyd i dderbyn": Welsh in small letters that decides; to note may be to remark
WELSH_DECIDES = re.compile(r"(?:Penderfyn\w+|Argymhellwyd|Cytunwyd(?=\s(?:i|y dylid)\b))")
# "The Committee: (i) NOTED the report": the body, then a list of what it did
LEAD_BODY = re.compile(
    rf"(?:{_BODY_NAMED}|{_DECIDER})\s?(?:(?:hereby|unanimously)\s?)?(?P<opens>[:–-]{{1,2}}\s?[–-]?)\s{{0,6}}(?=[•·-]?\s?\("
    rf"?[\w•·-]{{1,3}}[.)]"
    rf"?\s{{1,20}}(?i:to\s)?(?i:noted|agreed|approved|endorsed|received|recommended|resolved|adopted"
    rf"|deferred|considered|commended|thanked|requested|authorised|supported|asked)\b)"
)
# "The Committee agreed that the", "It was unanimously agreed to", "Members agreed:": a decision where no word leads
LEAD_AGREED = re.compile(
    rf"(?:(?:[^.;:\n]{{0,120}},\s|{_BODY_NAMED}\s[^.;:\n]{{0,240}}?\s(?=and\s)|[^.;:\n]{{0,240}}\s(?=and\s(?:it|this)\swas\s)"
    rf"|(?:On|In|At|Following|After|Having|Upon|With)\b[^.;:,\n]{{0,120}}"
    r"\s(?=it was|the\s(?:[A-Z]\w{1,20}\s)?(?:Council|Committee|Board|Panel)\b))?"
    rf"(?:(?:and\s)?(?:[Ii]t|this) was|{_BODY_NAMED}"
    rf"(?:,\s(?:having|after|following|on|upon|in|with|by)\b[^.;:\n]{{3,200}}?,)?(?:\s(?:has|had))?|and)\s(?:{_HOW}\s){{0,2}}"
    rf"(?P<word>(?i:agreed|decided|recommended|approved|determined)|(?:agree|resolve|recommend)s?(?=\s(?:that|to)\b)"
    rf"|voted unanimously|voted(?:\s{_NUMBER}\s?(?:to|[-–])\s?{_NUMBER})?){_TAIL}(?P<to>{_RECIPIENT})?{_TAIL})"
    r"(?P<that>(?:\sto)?\s?[:–-]{1,2}(?:\s|$)|,?\sthat\s|(?=,?\s(?:not\s)?to\b)|\s(?=(?:the|an?|all|its|their|this|these|both)\s|for\s[^.;:\n]{3,80}?\sto\s))[:–-]{0,2}"
)
# "The Group recommended that": where it opens no paragraph, a body that somebody tells of
WORKING_GROUP = re.compile(r"(?:The\s)?(?:[\w&-]{1,20}\s){0,5}?Group\b")
# "It was further RESOLVED": what was carried before is a decision of its own
FURTHER = re.compile(r"\bfurther\b", ANY_CASE)
# a lead-in that can only be followed by its own words: "AGREED:", "resolved to", "RESOLVED that:-"
LEAD_COLON = re.compile(r"[:–—-]\s*$|\b(?:that|to)\W{0,4}$", ANY_CASE)
# "RESOLVED", "AGREED:", "NOTED that": a lead-in that calls for words on the next line
CALLS_FOR_MORE = re.compile(r"resol|[:–—-]\s*$|\b(?:that|to)\W*$|^\s*recommend|penderf|cytun", ANY_CASE)
# "referred to the Audit Committee": where to is part of what was decided
REFERRED = re.compile(r"referred", ANY_CASE)
# "said that ", "since ", "which ": what a body resolved behind it was resolved another time
TOLD_OF = re.compile(r"\b(?:that|whether|when|where|which|what|because|since|after|until|before|as)\s$", ANY_CASE)
# "the Council had resolved": told of another time
HAD = re.compile(r"\bhad\s", ANY_CASE)
# "it was agreed that": nobody's opinion
IT_WAS = re.compile(r"\b[Ii]t was\b")
# "the road was dangerous", "there had been delays": what a body thinks, and not what shall be
OPINION = re.compile(
    r"(?![^.;]{0,300}\bbe\b|[^.;]{0,40}\bminutes\b)(?:(?!\b(?:be|should|would|will|shall|must|to)\b)[^.;:\n]){0,160}?\b(?:was|were|is|are|had|has|have)\b"
    r"(?!\s(?:to|now|therefore|been\s|being\s|hereby\s)?\s?(?:to|approved|agreed|noted|endorsed|deferred|accepted|adopted"
    r"|elected|appointed)\b)"
)
# without one of these stems no sentence says that something was agreed
DECIDING = ("agree", "deci", "recommend", "approv", "determin", "voted", "resolve")
# without this stem nothing is resolved
RESOLVING = ("resol",)

"""Decisions without a lead-in, where a decision ends, and its points."""

from __future__ import annotations

import re

from indexer.extract.patterns.lead_ins import _BODY_NAMED, _DECIDER
from indexer.extract.patterns.parts import _BODY, _HOW, _TITLE, ANY_CASE

# "The minutes … were approved as a correct record", "The minutes were agreed and signed"
MINUTES_AGREED = re.compile(
    r"(?:[^.;:]{0,160}\s)?[Mm]inutes\b[^.;:]{0,240}?\s(?:were|was|having been|are)\s(?:(?:then|duly"
    r"|unanimously|formally|taken as read(?:,? and)?|received(?:,? and)?|accepted and"
    r"|read and)\s){0,2}"
    r"(?i:agreed|approved|confirmed|accepted|adopted|signed|received|taken as read|noted)\b"
)
# "Confirmed as a true record and signed by the Chairman.", "Agreed as correct.": the minutes, by the item's title
CONFIRMED_ALONE = re.compile(
    r"(?:Confirmed|Approved|Agreed|Accepted|Signed|Adopted)(?:\s(?:and|,)\s?signed)?\sas\s(?:being\s)?(?:a|an)?\s?(?:true|correct"
    r"|accurate)\b[^.\n]{0,80}\.?\s*$"
)
# "To approve the minutes as a correct record.", "To note the report": a decision, where a text has no other words
TO_DECIDE = re.compile(
    r"To\s(?:approve|agree|note|endorse|adopt|confirm|recommend|delegate|authorise|grant|refuse|support|request|appoint"
    r"|refer|defer|accept|commend)\b"
)
# "There being no others, Cllr Ash was duly elected Chair", "Mrs Bell was appointed Vice-Chair for the year"
ELECTED_WHOLE = re.compile(
    rf"(?:[^.;:\n]{{0,140}},\s)?{_TITLE}\s[^.;:,\n]{{2,60}}?\s(?:was|were)\s(?:(?:duly|then|unanimously|therefore"
    r"|accordingly|declared|subsequently)\s){0,3}(?:re-?)?(?:elected|appointed)\s(?:as\s|to\sbe\s)?(?:the\s)?"
    r"(?:(?:Vice|Deputy|Acting)[- ]?)?(?i:chair|mayor|leader|convener|president)"
)
_SAME_CLAUSE = (
    r"(?:(?!\s(?:who|whether|because|asked|said|(?:noted|reported|advised|explained|stated|confirmed|added|told|informed"
    r"|reminded|heard|understood|recalled)\sthat"
    r"|was\s(?:introduced|presented))\b)[^.;:])"
)
# "The report was noted.", "The recommendations were agreed", "This item was deferred to",
# "Consideration … had been deferred"
PASSIVE_DECISION = re.compile(
    rf"(?=[A-Z“(])(?:{_SAME_CLAUSE}{{0,120}}?\s)?(?:[Rr]eports?|[Uu]pdates?|[Ii]tems?|[Aa]pplications?|[Pp]resentations?"
    r"|[Rr]ecommendations?|[Pp]roposals?|[Pp]lans?|[Aa]ccounts|[Bb]udget|[Pp]olic(?:y|ies)"
    r"|[Ss]trateg(?:y|ies)|[Mm]otions?|[Aa]mendments?"
    r"|[Pp]rogramme|[Ss]tatement|[Pp]ositions?|[Ii]nformation|[Cc]ontents?|[Pp]ayments?"
    r"|[Cc]onsideration|[Aa]ction|[Tt]erms of reference|[Aa]genda|[Pp]etitions?|[Ll]icen[cs]e"
    r"|[Mm]atter|[Dd]ecision|[Rr]equest|[Nn]ominations?|[Aa]ppointments?|[Ss]chedule|[Dd]raft)\b"
    rf"{_SAME_CLAUSE}{{0,160}}?\s(?:was|were|(?:had|has) been(?!\sreceived\b(?!\sand)))\s(?:(?:duly|unanimously"
    r"|formally|therefore|also|accordingly|then|received and|subsequently)\s){0,2}"
    r"(?i:noted|received|approved|agreed|deferred|withdrawn|refused|granted|accepted|adopted|endorsed"
    r"|adjourned|postponed|rejected|referred)\b(?!\s(?:that|by the (?:Planning Inspect|Secretary|Government)))"
)
# "The Committee noted the report", "Cabinet approved the plan", "Members received and noted the update",
# "The Committee approve the minutes", "Members thanked the officers and noted the report"
BODY_DECISION = re.compile(
    rf"(?:[^.;:]{{0,120}},\s)?(?:{_BODY_NAMED}|{_DECIDER}(?=\s(?:approve|endorse|agreed the)))\s(?:{_HOW}\s){{0,2}}"
    rf"(?:(?:considered|received|discussed|reviewed|thanked|welcomed|heard|commended)\b(?:[^.;:]{{0,100}}?\s|,\s)"
    rf"(?:and\s)?(?:then\s)?)?(?i:note[ds]?|receive[ds]?|approve[ds]?|endorse[ds]?|adopt(?:ed|s)?|accept(?:ed|s)?"
    rf"|defer(?:red|s)|refuse[ds]|grant(?:ed|s)|ratif(?:ied|y|ies)|confirmed|support(?:ed|s))\s"
    rf"(?!that\b|whether\b|how\b|with\b)"
    r"(?:(?:and|then)\s\w{5,12}\s)?(?:(?:the|this|an?|their|its|all|both|consideration|verbal"
    r"|progress|and|of|content|contents)\s){0,4}(?:[\w’'/-]{1,30}\s){0,8}?"
    r"(?i:reports?|updates?|minutes|position|contents?|information|presentation|recommendations?"
    r"|progress|programme|plan|accounts|statement|schedule|proposals?|application|item|decisions?"
    r"|policy|strategy|budget|list|figures|dates?|payments|actions?|work|terms|draft)\b"
)
# "The latest planning decisions were noted.", "The date of the next meeting was noted as 4 May", "This was agreed."
NOTED_WHOLE = re.compile(
    r"(?:(?:The|These|All|Both)\s(?![^.]{0,60}\b(?:apolog|declaration|comment|concern|point|interest|question|follow"
    r"|view|offer|invitation|explanation|answer|reply|suggestion|objection)\w*)"
    rf"{_SAME_CLAUSE}{{3,140}}?\s(?:was|were)\s"
    r"(?:(?:duly|unanimously|formally|then|also|accordingly|received and)\s){0,2}"
    r"(?:noted|approved|adopted|endorsed|agreed|ratified|received|confirmed)"
    r"(?:\s(?:unanimously|nem\.? con\.?|as\s[^.]{3,60}|by (?:all|Members|the (?:Committee|Council|Panel|Board))"
    r"|without\s\w+))?|This\swas\s(?:unanimously\s)?(?:agreed|approved|confirmed|supported)(?:\sby\s[^.;:,]{3,40}|\sunanimously)?)\.?\s*$"
)
# "The Panel noted the talk and agreed to invite the firm": two decisions in one sentence
ALSO_DECIDED = re.compile(
    rf"{_BODY_NAMED}\s(?:{_HOW}\s){{0,2}}(?:noted|received|endorsed|approved|accepted|adopted)\s(?!that\b)[^.;:\n]{{3,160}}?"
    r"\sand\s(?:\w{4,14}ly\s)?(?=agreed|decided|resolved|recommended|asked|requested|$)"
)
# "8.2", "12.10.": the number of a piece of business within an item
BUSINESS_NUMBER = re.compile(r"\d{1,3}\.\d{1,2}\.?")
# "The Committee noted that consideration of this item had been deferred"
NOTED_DEFERRAL = re.compile(
    rf"(?:{_BODY_NAMED}|[Ii]t)\s(?:was|were)?\s?(?:noted|advised|informed|reported|announced|agreed)\s(?:that\s)?"
    r"(?:[^.]{0,160}\s)?(?:item|report|application|matter|consideration|motion|question|paper|business|it)\b[^.]{0,100}"
    r"\b(?:deferred|withdrawn|adjourned|postponed)\b"
)
# "The applicant had withdrawn the application": all that became of it
WITHDREW = re.compile(
    r"(?:[^.;:]{0,160}\s)?(?i:applicants?|agents?|mover|petitioners?)\s(?:has|had|have)\s(?:now\s|since\s|subsequently\s)?"
    r"withdrawn\s(?:the|this|his|her|their)\s(?i:application|motion|request|petition|objection|question)\b"
)
# "All members were happy with this approach", "Members were in agreement with the suggestion", "All agreed to this":
# assent without a motion
ASSENT = re.compile(
    rf"(?:[^.;:]{{0,60}},\s)?(?:All|all|{_BODY})(?:\s(?:present|of\sthe|the|members|[Cc]ouncillors|trustees|governors))"
    r"{0,3}\s(?:(?:was|were|are)\s(?:all\s)?(?:happy|content|agreed|in (?:full |general )?(?:agreement|support|favour)"
    r"|satisfied)\s(?:with|to|of|on|for|that)|(?:were )?(?:all )?agreed\s(?:to|with))\s(?:adopt\s|follow\s)?(?:"
    r"this\.?$|(?:this|the|these|that|his|her|their)\s(?:\w{2,14}\s){0,2}(?:approach|suggestions?|proposals?|course|way"
    r"|arrangements?|changes?|ideas?|recommendations?|wording|timetable|dates?|amendments?|quot(?:e|ation)s?|request)\b)"
)
# "To approve the payments: Agreed.", "To receive the accounts – Noted": an agenda's wording and the answer to it
AGENDA_ANSWER = re.compile(
    r"To\s[a-z][^.;:]{5,240}?\s?[:–-]\s(?:All\s)?(?i:agreed|approved|resolved|noted|accepted|adopted|received)"
    r"(?:\sunanimously)?\.?\s*$"
)
# "Cllr Ash proposed accepting the quote, Cllr Bell seconded and all agreed."
MOVED_AND_AGREED = re.compile(
    r"[^.;:\n]{5,240}\b(?:seconded|proposed)\b[^.;:\n]{0,120}?(?:,|\sand|,\sand)\s(?:(?:it|this)\s)?"
    r"(?:(?:was|were|all|all\smembers|unanimously|duly|then)\s){0,3}(?:agreed|approved|carried|accepted)"
    r"(?:\s(?:unanimously|by\sall))?\.?\s*$"
)
# "That the report be noted": a bare decision
BARE_THAT = re.compile(r"[“\"]?(?:That|THAT)[\s,:]")
# "That Cabinet:", "That the Cabinet Member for Transport:" before a list of what is done
BARE_BODY = re.compile(r"[“\"]?(?:That|THAT)\s[^.;:\n]{3,100}?\s?[:–-]{1,2}\s*$")
# a paragraph in the words of a decision: "The cost be noted"
SUBJUNCTIVE = re.compile(
    r"[^.;]{3,300}?(?<!would )(?<!will )(?<!to )(?<!could )(?<!should )(?<!must )(?<!can )(?<!may "
    r")(?<!might )(?<!not )\bbe\s(?:\w{4,14}ly\s)?(?!able\b)\w{2,20}(?:ed|en|wn)\b"
)
# what makes a bare sentence a decision: "be noted", "is approved", "were adopted"
DECISION_VERB = re.compile(
    r"\b(?:be|is|are|was|were|shall)\s(?:\w{4,14}ly\s)?(?:approved|agreed|noted|received|adopted"
    r"|endorsed|accepted|granted|refused|deferred|referred|recommended|authorised|delegated|appointed"
    r"|elected|confirmed|signed|excluded"
    r"|supported|requested|asked|instructed|re-?elected|nominated|given|made|established|amended"
    r"|withdrawn|rejected|welcomed|thanked|submitted|brought|circulated|set|increased|reduced"
    r"|designated|invited)\b"
    r"|\b(?:approves?|agrees?|notes?|endorses?|adopts?|recommends?|authorises?|delegates?|resolves?"
    r"|supports?|accepts?|appoints?|receives?|defers?|refuses?)\b",
    ANY_CASE,
)
# what ends a decision: "Reasons for the decision", "Voting", "Note:", "(Councillor Dean left", "The meeting closed"
ENDS_DECISION = re.compile(
    r"[(\[]?(?:(?:(?:On|Upon|After|When)\s(?:it\s)?(?:being|was|having been)\s|[Bb]eing\s)?[Pp]ut\sto\s"
    r"(?:the|a)\s(?:vote|meeting)|On a (?:show|vote)|There voted|There was no second"
    r"|Reasons?\b(?!able)|REASONS?\b|Alternative|Other options|Options considered|Voting\b"
    r"|VOTING|Votes?\b|Recorded [Vv]ot|Note:|NOTE:|\*(?=[^\s*])|\*\*|For\s?[(:–-]|FOR\b|Against\s?[(:–-]"
    r"|In [Ff]avour\b|[Pp]rop\.\s(?=[A-Z])|[Pp]rop(?:osed|\.)?:?\s(?:by|and|C(?:llr|ouncillor)|M(?:r|s|rs)\b)|Proposed:"
    r"|Moved (?:by|and)|MOVED|Seconded"
    r"|Proposer|Mover|The meeting (?:closed|ended|finished|concluded|adjourned|started|was)"
    r"|Meeting (?:closed|ended)|Call-?[Ii]n|Action\b|ACTION\b|Contact\b|Background papers|Minutes:"
    r"|MINUTES\b(?!\sof)|Exempt|EXEMPT|Supporting documents|Additional documents"
    r"|Councillors? .{2,60} (?:left|joined|arrived|abstained|voted|asked|requested|returned|withdrew)"
    r"|(?:Motion|Amendment|Substantive) (?:carried|lost|motion)|CARRIED|LOST|Carried|Lost\b"
    r"|(?:The\s)?(?:Deputy\s)?(?:Clerk|RFO)\sto\saction|N\.?B\.?[\s:]|Notes:|Signed\b|Date of (?:the )?next|_{3}"
    r"|The\s(?:votes?|voting|motion|resolution|above|proposal|amendment)\s(?:was|were)\b|A\s(?:recorded|named)\svote"
    r"|Th(?:e|is)\s(?:decision|item|matter)\s(?:is|was)\s(?:not\s)?subject\sto\scall|\(?(?:Unanimous|UNANIMOUS)\b"
    r"|\(A\scopy\s|Post[- ]?meeting|At\sthis\s(?:point|juncture|stage)|Minute\sends|Key [Dd]ecision\b"
    r"|Declarations?\sof\b|Dissent|Conflicts?\sof\b"
    r"|Lead [Oo]fficer|Decision [Mm]aker|Wards? affected|Implementation|Eligible for)"
)
# an unmarked paragraph that goes on with a decision: "That the", "To approve", "Notes the report"
MORE_OPERATIVE = re.compile(
    r"(?:(?:R?\d{1,2}|[^\w\s“\"‘'£(\[|]{1,2})[ \t]{1,20})?"
    r"[“\"]?(?:(?:That|THAT|To|TO|And|AND|And that|Y dylid)\s|(?:Note|Approve|Agree|Endorse|Recommend|Delegate"
    r"|Authorise|Adopt|Receive|Refer|Confirm|Support|Request|Instruct|Appoint|Accept|Welcome|Ask)s?\s(?:the|that|to|an?|its|all|any"
    r"|this|these|of|with|authority|officers|[Cc]ouncil|[Cc]abinet)\b)"
)
# "the report be noted;", "the fee be paid; and": the end of a line that is a point of a list without markers
LINE_POINT = re.compile(r";(?:\s(?:and|or))?[ \t]*(?:\n\s*|$)")
# "that:", "to –", "; and", "the": a decision that goes on
GOES_ON = re.compile(r"(?:[:;,–—-]|\b(?:and|or|that|to|the|of|by|for|following)|[:;,.]\s?[-–—])\s*$", ANY_CASE)
# "resolves:", "that:-", "to –": a decision whose list is to come
LIST_TO_COME = re.compile(r"(?::|:\s?[-–—]|;|\b(?:that|to|THAT|TO)\s?[-–—:]?|[-–—])\s*$")
# "recommendations ", "options ", "paragraph ": a marker behind it is spoken of and opens nothing
REFERENCE = re.compile(
    r"(?:\b(?:recommendations?|paragraphs?|options?|clauses?|points?|items?|sections?|parts?|conditions?|resolutions?"
    r"|questions?|numbers?|nos?\.|actions?|policy|policies|schedules?|appendi\w{1,5}|limbs?|minutes?)\s"
    r"|[)\d]\s(?:and|or|to|&)\s|\([\divx]{1,4}\),\s)$",
    ANY_CASE,
)
# "for the following reasons:", "subject to the conditions below": the points behind it decide nothing of their own
REASONS = re.compile(
    r"\b(?:reasons?|conditions?|amendments?|grounds?)\b[^.;:]{0,60}:?\s?-?\s*$|\bsubject\sto[^.;:]{0,40}:\s*-?\s*$",
    ANY_CASE,
)
# "approved the application in 2015", "agreed its terms at its first meeting", "last year": told of another time
OTHER_TIME = re.compile(
    r"\bin\s(?:(?:early|late|January|February|March|April|May|June|July|August|September|October|November|December)\s)?"
    r"(?:19|20)\d\d\b|\bat\s(?:its|their|the)\s(?:last|previous|first|earlier)\s|\blast\s(?:year|month|week|time)\b"
    r"|\bpreviously\b|\byears?\sago\b|\bin\sthe\spast\b"
)
# "This Council resolves to", "calls on the Cabinet to": where the list decided upon begins, after what was noted
RESOLVES = re.compile(r"\b(?:resolve|agree|call|request|ask|instruct|commit)[sd]?\b[^.]{0,120}$", ANY_CASE)

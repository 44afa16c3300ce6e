"""Where decisions begin and end, and their points."""

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
    r"\s(?:to|TO)\s(?:(?:the|The|THE)\s)?(?:[A-Z][\w’'&-]{1,30}(?:\s(?:(?:and|of|for|&)\s(?:the\s)?)?|,\s)){0,7}?"
    r"(?:Council|COUNCIL|Cabinet|CABINET|Committee|COMMITTEE|Executive|EXECUTIVE|Board|BOARD|Leader|Authority|Panel"
    r"|Mayor|Assembly|Trustees)(?![\w’'])"
)
_TAIL = rf"(?:,?\s{_MANNER}|{_BRACKETED}){{0,3}}"
# the body that decides, named in front or behind: "The Strategic Planning Committee", "Cabinet"
_BODY_NAMED = (
    r"(?:[Tt]he\s|THE\s)?(?:[A-Z][\w’'&/-]{1,30},?\s(?:(?:and|&|of|for|in)\s(?:the\s)?)?){0,8}?"
    r"(?:[Ss]ub-?\s?)?(?:[Cc]ommittee|[Cc]abinet|[Cc]ouncil|[Pp]anel|[Bb]oard|[Ee]xecutive|[Ff]orum|[Aa]ssembly"
    r"|[Cc]ommission|[Aa]uthority|[Gg]roup|[Mm]embers|[Cc]ouncillors|[Mm]eeting|[Tt]rustees|[Gg]overnors"
    r"|COMMITTEE|CABINET|COUNCIL|PANEL|BOARD|EXECUTIVE)"
)
_OPENS = (
    r"[ \t\u00a0]{0,6}[:;,.–—-]{0,3}[ \t\u00a0]{0,6}[–—-]{0,2}\s{0,6}(?:(?:that|THAT|That)(?![a-z]{2})"
    rf"(?:,?\s{_BODY_NAMED}(?=\s?[:–—-]{{0,3}}[ \t]{{0,3}}\n))?[ \t]{{0,3}}[:;,–—-]{{0,3}}[–—-]?"
    r"|(?:to|TO|To)[ \t]?[:–—]{1,2}-?)?"
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
    rf"(?<=[.;:)]\s)(?:(?:[Ii]t\swas|IT WAS|and|{_BODY_NAMED})\s)?(?:{_HOW}\s){{0,2}}"
    rf"(?P<word>AGREED|RECOMMENDED|DECIDED){_TAIL}(?P<to>{_RECIPIENT})?{_TAIL}"
    r"(?:\s?[:–—-]{1,3}\s{1,4}(?:[Tt]hat\b|THAT\b)?|\s(?:that|THAT)\b[:\s]{0,3}|\s(?=(?:to|TO)\s))"
)
# "AGREED", "RECOMMENDED": what leads in the middle of a paragraph
IN_CAPITALS = re.compile(r"\b(?:AGREED|RECOMMENDED|DECIDED)\b")
# "seconded by Mrs Bell and agreed that", "duly seconded, and carried nem. con. that", "seconded and it was decided to"
LEAD_MOVED = re.compile(
    rf"\bseconded\b(?:\sby\s[^.;:\n]{{3,100}}?)?,?\s(?:and\s)?(?P<lead>(?:it\swas\s)?(?:{_HOW}\s){{0,2}}"
    rf"(?:agreed|carried|decided|approved|determined|voted|AGREED|CARRIED|DECIDED){_TAIL}"
    r"(?:,?\s(?:that|THAT)\b[:–—-]{0,3}|(?=,?\sto\b)|\s?[:–—-]{1,2}\s?(?:[Tt]hat\b)?(?=\s)))"
)
# "The Cabinet Member has agreed to:", "The Leader of the Council decided to –": one who decides alone
LEAD_DECIDER = re.compile(
    r"(?:[Tt]he\s)?(?:(?:Deputy|Assistant|Interim|Executive|Strategic|Corporate|Chief|Lead|Group)\s){0,2}(?:Leader|Mayor"
    r"|(?:Cabinet|Executive|Lead)?\s?Member|Portfolio\sHolder|Councillor|Director|Head|Executive|Officer|Commissioner)"
    r"(?:\s(?:for|of)\s[^.:;\n]{3,100}?)?\s(?:(?:has|have|had|hereby)\s)?(?:agreed|decided|resolved|approved|determined)"
    r"(?:\s(?:to|that))?\s?[:–—-]{1,2}(?=\s|$)"
)
# "Decision: That", "DECISION – That", "Decision(s) made: To": the heading of a decision
LEAD_HEADING = re.compile(
    r"(?:Decision|DECISION|Resolution|RESOLUTION|Penderfyniad|PENDERFYNIAD)(?:s|S|\(s\)|\(S\)"
    r"|iadau)?(?:\s(?:made|MADE|of the [\w\s]{3,40}))?[ \t]{0,3}[:–-]{0,2}\s{0,6}(?=\S)"
)
# "PENDERFYNWYD – derbyn yr adroddiad", "Penderfynwyd: cymeradwyo"
LEAD_WELSH = re.compile(
    r"(?:PENDERFYNWYD|Penderfynwyd|PENDERFYNIAD|CYTUNWYD|Cytunwyd|ARGYMHELLWYD|Argymhellwyd|NODWYD"
    r"|Nodwyd)(?:\s(?:yn unfrydol|YN UNFRYDOL))?[ \t]{0,3}[:;,.–—-]{0,3}\s{0,6}"
)
# "The Committee: (i) NOTED the report": the body, then a list of what it did
LEAD_BODY = re.compile(
    rf"{_BODY}\s?(?:(?:hereby|unanimously)\s?)?(?P<opens>[:–-]{{1,2}}\s?[–-]?)\s{{0,6}}(?=[•·-]?\s?\("
    rf"?[\w•·-]{{1,3}}[.)]"
    rf"?\s{{1,20}}(?i:to\s)?(?i:noted|agreed|approved|endorsed|received|recommended|resolved|adopted"
    rf"|deferred|considered|commended|thanked|requested|authorised|supported|asked)\b)"
)
# "The Committee agreed that the", "It was unanimously agreed to", "Members agreed:": a decision where no word leads
LEAD_AGREED = re.compile(
    rf"(?:(?:[^.;:\n]{{0,120}},\s|[^.;:\n]{{0,240}}\s(?=and\s)"
    rf"|(?:On|In|At|Following|After|Having|Upon|With)\b[^.;:,\n]{{0,120}}\s(?=it was))?"
    rf"(?:[Ii]t was|{_BODY_NAMED}(?:\s(?:has|had))?|and)\s(?:{_HOW}\s){{0,2}}"
    rf"(?P<word>(?i:agreed|decided|recommended|approved|determined)"
    rf"|voted unanimously|voted){_TAIL}(?P<to>{_RECIPIENT})?{_TAIL})"
    r"(?P<that>\s?[:–-]{1,2}(?:\s|$)|,?\sthat\s|(?=,?\s(?:not\s)?to\b)|\s(?=the\s|a\s|all\s))[:–-]{0,2}"
)
# a lead-in that can only be followed by its own words: "AGREED:", "resolved to", "RESOLVED that:-"
LEAD_COLON = re.compile(r"[:–—-]\s*$|\b(?:that|to)\W{0,4}$", ANY_CASE)
# "RESOLVED", "AGREED:", "NOTED that": a lead-in that calls for words on the next line
CALLS_FOR_MORE = re.compile(r"resol|[:–—-]\s*$|\b(?:that|to)\W*$|^\s*recommend|penderf|cytun", ANY_CASE)
# "referred to the Audit Committee": where to is part of what was decided
REFERRED = re.compile(r"referred", ANY_CASE)
# "The minutes … were approved as a correct record", "The minutes were agreed and signed"
MINUTES_AGREED = re.compile(
    r"(?:[^.;:]{0,160}\s)?[Mm]inutes\b[^.;:]{0,240}?\s(?:were|was|having been|are)\s(?:(?:then|duly"
    r"|unanimously|formally|taken as read(?:,? and)?|received(?:,? and)?|accepted and"
    r"|read and)\s){0,2}"
    r"(?i:agreed|approved|confirmed|accepted|adopted|signed|received|taken as read|noted)\b"
)
_SAME_CLAUSE = (
    r"(?:(?!\s(?:who|whether|because|asked|said|(?:noted|reported|advised|explained|stated|confirmed|added|told)\sthat"
    r"|was\s(?:introduced|presented))\b)[^.;:])"
)
# "The report was noted.", "The recommendations were agreed", "This item was deferred to",
# "Consideration … had been deferred"
PASSIVE_DECISION = re.compile(
    r"(?:[^.;:]{0,120}?\s)?(?:[Rr]eports?|[Uu]pdates?|[Ii]tems?|[Aa]pplications?|[Pp]resentations?"
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
# "The Committee noted the report", "Cabinet approved the plan", "Members received and noted the update"
BODY_DECISION = re.compile(
    rf"(?:[^.;:]{{0,120}},\s)?{_BODY}\s(?:{_HOW}\s){{0,2}}(?:(?:considered|received|discussed"
    rf"|reviewed)(?:,| and)\s(?:then\s)?)?(?i:noted|received|approved|endorsed|adopted|accepted"
    rf"|deferred|refused|granted|ratified|confirmed|supported)\s(?!that\b|whether\b|how\b|with\b)"
    r"(?:(?:and|then)\s\w{5,12}\s)?(?:(?:the|this|an?|their|its|all|both|consideration|verbal"
    r"|progress|and|of|content|contents)\s){0,4}(?:[\w’'/-]{1,30}\s){0,8}?"
    r"(?i:reports?|updates?|minutes|position|contents?|information|presentation|recommendations?"
    r"|progress|programme|plan|accounts|statement|schedule|proposals?|application|item|decisions?"
    r"|policy|strategy|budget|list|figures|dates?|payments|actions?|work|terms|draft)\b"
)
# "The Committee noted that consideration of this item had been deferred"
NOTED_DEFERRAL = re.compile(
    rf"{_BODY}\s(?:was|were)?\s?(?:noted|advised|informed"
    rf"|agreed)\s(?:that\s)?[^.]{{0,160}}\b(?:deferred|withdrawn|adjourned)\b"
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
# "That the report be noted": a bare decision
BARE_THAT = re.compile(r"[“\"]?(?:That|THAT)[\s,:]")
# "That Cabinet:" before a list of what it does
BARE_BODY = re.compile(rf"[“\"]?(?:That|THAT)\s{_BODY}\s?[:–-]{{1,2}}\s*$")
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
    r"|VOTING|Votes?\b|Recorded [Vv]ot|Note:|NOTE:|\*|For\s?[(:–-]|FOR\b|Against\s?[(:–-]"
    r"|In [Ff]avour\b|Proposed (?:by|and)|Proposed:|Moved (?:by|and)|MOVED|Seconded"
    r"|Proposer|Mover|The meeting (?:closed|ended|finished|concluded|adjourned|started|was)"
    r"|Meeting (?:closed|ended)|Call-?[Ii]n|Action\b|ACTION\b|Contact\b|Background papers|Minutes:"
    r"|MINUTES\b(?!\sof)|Exempt|EXEMPT|Supporting documents|Additional documents"
    r"|Councillors? .{2,60} (?:left|joined|arrived|abstained|voted|asked|requested|returned|withdrew)"
    r"|(?:Motion|Amendment|Substantive) (?:carried|lost|motion)|CARRIED|LOST|Carried|Lost\b"
    r"|Lead [Oo]fficer|Decision [Mm]aker|Wards? affected|Implementation|Eligible for)"
)
# an unmarked paragraph that goes on with a decision: "That the", "To approve"
MORE_OPERATIVE = re.compile(r"[“\"]?(?:That|THAT|To|TO|And|AND|And that|Y dylid)\s")
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
# "for the following reasons:" before a list that is no list of limbs
REASONS = re.compile(r"\breasons?(?: given| set out)?(?: below)?(?: as follows| follow)?\s?:?\s?-?\s*$", ANY_CASE)
# "This Council resolves to", "calls on the Cabinet to": where the list decided upon begins, after what was noted
RESOLVES = re.compile(r"\b(?:resolve|agree|call|request|ask|instruct|commit)[sd]?\b[^.]{0,120}$", ANY_CASE)
# without this stem nothing is resolved
RESOLVING = ("resol",)

"""Votes by number and by name."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _NAME_WORD, _TITLE, ANY_CASE

_NAME = rf"(?>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}})"
_NAMES = (
    rf"(?>{_TITLE}(?:\s{_TITLE}){{0,2}}\s{_NAME}(?:\s\([^()\n]{{1,40}}\))?"
    rf"(?:(?:,?\s(?:and|&|ac|a)\s|,\s)(?:the\s)?(?:{_TITLE}\s){{0,2}}{_NAME}){{0,60}})"
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
NUMBERS = (*_UNITS, *(f"{ten}-{unit}".removesuffix("-zero") for ten in _TENS for unit in _UNITS[:10]))
"""The words for 0 to 99, each at its number."""
_WORD_NUMBER = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))}|no(?:ne)?|nil)\b"
)
_NUMBER = rf"(?i:\d{{1,3}}\b|{_WORD_NUMBER})"
_CAST = r"(?:(?:voting|voted|votes?|pleidlais|pleidleisi\w{1,3})\s(?:(?:were|being|was)\s)?(?:cast\s)?)?"
_FOR = rf"(?i:{_CAST}(?:for|in favour|in support|o blaid)|ayes?|yes|yeas?)"
_AGAINST = (
    rf"(?i:{_CAST}(?:against|in opposition|opposed|yn erbyn)|noes|nays?|no(?=\s?[:=–—(]|\s-\s|\s{{3}})"
    r"|dissenting(?:\svotes?)?|dissentients?)"
)
_ABSTAIN = (
    r"(?i:(?:yn\s)?ymatal(?:iad(?:au)?|odd)?|abstain(?:ed|ing|ers|s)?|abstentions?|abstaining\svotes?|abs(?=[.:\s]))"
)
_SIDES = rf"(?:(?P<f>{_FOR})|(?P<a>{_AGAINST})|(?P<n>{_ABSTAIN}))"
_OF_WHAT = (
    r"(?:\s(?:of\s)?(?:the|this)\s(?:substantive\s|original\s|amended\s"
    r"|officer[’']?s?\s){0,2}(?:motion|amendment|proposal|recommendations?|resolution|application"
    r"|refusal|approval)(?:\sas amended)?"
    r"|\s\((?:approval|refusal|approve|refuse)\)|\sof\s[^.;:\n]{3,60}?(?=\s[–—-]\s))?"
)
_NO_UNIT = (
    r"(?!\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|years?|months?|days?|weeks?|%|st\b|th\b|nd\b|\.\d|/\d"
    r"|,\d))"
)
# "For (57)", "Against: 2", "In favour of refusal – 6", "Abstention: None", "NO – 9", "For: eight", "Yn erbyn: 12"
LABEL_NUMBER = re.compile(
    rf"(?<![\w-]){_SIDES}{_OF_WHAT}[\s:=–—.-]{{0,6}}(?:\((?:approval|refusal)\)\s?)?[\s(]{{0,3}}"
    rf"(?P<count>(?:\d{{1,3}}|(?i:none|nil))\b|(?<=[:=–—(-])(?i:{_WORD_NUMBER})|(?<=[:=–—-] )(?i:{_WORD_NUMBER}))"
    rf"(?:\s(?:votes?|[Mm]embers?|[Cc]ouncillors?))?\)?{_NO_UNIT}"
)
# "6 For", "4 votes against", "two abstentions", "three Members voted against", "12 Ayes", "31 o blaid",
# "8 votes were cast in favour"
NUMBER_LABEL = re.compile(
    rf"(?<![\w./-])(?P<count>{_NUMBER})\s(?:of\sthem\s)?(?:votes?\s|[Mm]embers?\s|[Cc]ouncillors?\s|[Pp]leidlais\s)?"
    rf"(?:(?:were|was|are|being|cast|had|having|have)\s){{0,2}}{_SIDES}(?!\w)"
)
_ABSTAINING = (
    rf"(?:[,;]?\s?\(?(?:with\s|and\s|there being\s)?(?P<%s>{_NUMBER})\s(?:members?\s|councillors?\s)?"
    r"(?i:abstentions?|abstaining|abstained))?"
)
_BY_MUCH = (
    r"(?:carried|lost|defeated|agreed|approved|adopted|rejected|passed|resolved|refused|majority|vote|voting|votes)"
)
# "by 6 votes to 0 with 2 abstentions", "6 votes to 4", "nine votes to two", "8 votes in favour to 2 against"
VOTES_TO = re.compile(
    rf"\b(?P<f>{_NUMBER})\s(?:votes?|members|councillors),?\s(?:(?:for|in favour|voting for)\s)?to\s(?P<a>{_NUMBER})"
    r"(?:\s(?:votes?|against|votes? against))?" + _ABSTAINING % "n"
)
# "carried by 9 to 4", "a majority of 9 to 4", "carried 9 to 4 with 2 abstentions": no word between the numbers
SCORED_TO = re.compile(
    rf"\b{_BY_MUCH}[,:]?\s(?:(?:was|were|then|unanimously|by|of|on|a|the|vote|majority|recorded)\s){{0,6}}\(?"
    rf"(?P<f>\d{{1,3}}|{_WORD_NUMBER})\s(?:for\s)?to\s(?P<a>{_NUMBER})"
    r"(?!\s(?:per cent|years?|months?|weeks?|days?)\b|\s?%)" + _ABSTAINING % "n",
    ANY_CASE,
)
# "carried by 9 votes with 4 against and 2 abstentions"
VOTES_WITH = re.compile(
    rf"\bby\s(?P<f>{_NUMBER})\svotes?,?\s(?:with|and)\s(?P<a>{_NUMBER})\s(?:votes?\s)?against" + _ABSTAINING % "n"
)
# "tied at 5 votes each", "The votes were equal, five each": as many on one side as on the other
VOTES_EACH = re.compile(
    rf"\b(?:tied?|equal(?:ity)?|even(?:ly)?)\b[^.;\d\n]{{0,40}}?\b(?P<each>\d{{1,3}}|{_WORD_NUMBER})"
    r"\s(?:votes?\s|members?\s)?(?:each|apiece|all)\b",
    ANY_CASE,
)
_PARTED = r"\s?(?P<by>[-–:/])\s?"
# "RESOLVED (4-0)", "CARRIED (5 – 4 – 1)", "lost by 3-6", "Voting: 12/3/1", "The vote was 7:2:0": a score behind
# what became of it
VOTE_SCORE = re.compile(
    r"\b(?:resolved|carried|lost|defeated|agreed|approved|refused|rejected|votes?|voting|equality of votes)\b[ ,:]{0,2}"
    r"(?:was|were|stood at|result)?[ :]{0,2}(?:\(|by\s\(?|(?<=[:sg]\s)|(?<=at\s))"
    rf"(?P<f>\d{{1,3}}){_PARTED}(?P<a>\d{{1,3}})(?:\s?(?P=by)\s?(?P<n>\d{{1,3}}))?"
    r"(?=[.),;:]|\s[–-]|\s?$|\swith\b)" + (_ABSTAINING % "n2"),
    ANY_CASE | re.MULTILINE,
)
# "approved as set out. (8-2-1)", "(12/3/1)": a score in brackets at the end of its line; no date
SCORE_ALONE = re.compile(
    r"(?<=[\w.;:,] )\((?P<f>\d{1,3})(?P<by>\s?[-–:/]\s?)(?P<a>\d{1,3})(?P=by)(?P<n>\d)\)\.?[ ]?$"
    r"|^\((?P<f2>\d{1,3})(?P<by2>\s?[-–:/]\s?)(?P<a2>\d{1,3})(?:(?P=by2)(?P<n2>\d))?\)\.?[ ]?$",
    re.MULTILINE,
)
_GRANT = r"(?:grant(?:ed)?|approv(?:e|al|ed)|permit(?:ted)?|accept)"
_REFUSE = r"(?:refus(?:e|al|ed)|reject(?:ed)?)"
_NUMBERED = r"\s?[:–—(-]\s?(?:\()?"
# "GRANT – 5 / REFUSE – 9 / ABSTAIN – 1", "Refuse: 6, Approve: 4": the sides are what would be done
CHOICE = re.compile(
    rf"\b(?:(?P<grant>{_GRANT}){_NUMBERED}(?P<g>\d{{1,3}})\)?[\s,;/]{{1,4}}{_REFUSE}{_NUMBERED}(?P<r>\d{{1,3}})"
    rf"|(?P<refuse>{_REFUSE}){_NUMBERED}(?P<r2>\d{{1,3}})\)?[\s,;/]{{1,4}}{_GRANT}{_NUMBERED}(?P<g2>\d{{1,3}}))"
    rf"(?:\)?[\s,;/]{{1,4}}abst\w{{3,7}}{_NUMBERED}(?P<n>\d{{1,3}}))?",
    ANY_CASE,
)
# without one of these stems nothing is put to the vote by what would be done
REFUSED = ("refus", "reject")
# "that the application be refused", "moved refusal", "against the grant of": what is put to the vote
REFUSING = re.compile(
    r"\b(?P<refuse>refus\w{1,3}|reject\w{0,3})\b|\b(?:grant\w{0,3}|approv\w{1,3}|permit\w{0,3})\b", ANY_CASE
)
# "was lost by", "defeated", "the amendment fell": the larger number was against; "carried", "agreed": it was for
LOST_OR_WON = re.compile(
    r"\b(?:(?P<lost>lost|defeated|fell|failed|not (?:carried|agreed|approved)|(?:amendment|motion)\s(?:was\s)?rejected)"
    r"|carried|agreed|approved|passed|resolved)\b",
    ANY_CASE,
)
# "the plan. ", "was lost; ": where a sentence ends before a score
SCORE_OPENS = re.compile(r"[.;]\s|\n\n|\n(?=[A-Z(])")
# ", with ", ", and o": goes on with the vote in the other order
WITH_ABSTENTIONS = re.compile(r",?\s(?:with|and)\s\w?$")
# what parts the cells of a table's row in clean text: "For | 4", read as "For 4", or as "For: 4" before names
CELL_END = "|"
# "For Against Abstained 6 1 0": a row of labels over a row of numbers
VOTE_TABLE = re.compile(
    r"\b(?:votes?\s)?For\s{1,6}(?:votes?\s)?Against\s{1,6}Abst\w{3,6}\s{1,8}(\d{1,3})\s{1,6}(\d{1,3})\s{1,6}(\d{1,3})\b",
    ANY_CASE,
)
# "put to the vote", "agreed with one against", "carried": near it a number of one side alone is a vote
VOTE_NEAR = re.compile(
    r"vot|carried|lost|defeated|majority|show of hands|unanim|pleidl|dissent"
    r"|\b(?:agreed|approved|resolved)\b[^.;\n]{0,20}\s(?:with|by)\s",
    ANY_CASE,
)
# the label of a recorded vote at the start of a line: "For (57)", "AGAINST: Councillors", "Abstained – None",
# "Dros / For: Councillors", "Voting for the motion:", "YES – 6", "For the amendment (12):",
# "Those who voted against were:"
VOTE_LABEL = re.compile(
    r"(?=[ \t(A-Z]|[avifoy])(?:(?<=^)|(?<=\n)|(?<=[.;:)\]]\s)|(?<=[.;:]\n)"
    r"|(?<=[,\w]\s)(?=[A-Z][\w ]{2,30}(?:\(\d{1,3}\)\s?)?[:–—]))[ \t(]{0,6}"
    r"(?:(?:The following\s|Those\s|There\s)?(?:(?:Members|Councillors)\s)?(?:(?:who|present)\s)?)"
    rf"(?:(?:Dros|Yn erbyn|Ymatal|For|Against|Abstain\w{{0,5}})\s?/\s?)?{_SIDES}"
    r"(?:\sfrom voting)?(?:\s(?:of\s)?(?:the|this|THE) (?:\w+ ?){1,4}?)?(?:\s?(?:were|was))?"
    r"\s?(?:\((?P<count>\d{1,3})(?:\s(?:votes?|[Mm]embers?|[Cc]ouncillors?))?\)|(?P<count2>\d{1,3}))?"
    r"(?:\s?[:–—-]{1,2}|(?=\n)|(?=\s(?:Councillors?|Cllrs?|Mr|Mrs|Ms)\b)|$)\s{0,4}"
    r"(?:\(?(?P<count3>\d{1,3})(?:\s(?:votes?|[Mm]embers?|[Cc]ouncillors?))?\)?(?:\s?[:–—-]{1,2}\s{0,2}|\s?\n\s{0,3}|\s{1,3}(?=[A-Z(])))?",
)
# "Against", "abstentions", "No": the label of a side, as the head of a column or between lists of names
SIDE_LABEL = re.compile(rf"(?:(?P<f>{_FOR})|(?P<a>{_AGAINST}|No|NO)|(?P<n>{_ABSTAIN}))")
# "✓", "X", "1", "Yes": a cell that says that the member of its row voted as its column says; a dash says no
TICKED = re.compile(r"[^\W_]{1,3}|[✓✔√☑×✗✘✕*•]")
# "Councillor Ash | For", "Cllr Bell – Against", "Mr Cole: Abstained", "Cllr Dean For": a line that is one member's vote
MEMBER_ROW = re.compile(
    rf"^(?P<who>{_TITLE}\s[^|:;,–—\d\n]{{2,60}}?|{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}}(?=\s?[|:–—]|\s-))"
    rf"\s?(?:[|:–—]|\s-?)\s?(?:voted\s)?{_SIDES}\.?[ |]{{0,3}}$",
    re.MULTILINE,
)
# what ends the names under a label: "Motion carried", "The motion", "RESOLVED", a bracketed count
NAMES_END = re.compile(
    r"(?:\b(?:[Ss]ubstantive [Mm]otion|Motion|MOTION|Amendment|AMENDMENT|RESOLVED|Resolved"
    r"|The\s(?:motion|amendment|vote|proposal|recommendation|Chair|result)|Total|Accordingly|It was"
    r"|Not (?:voting|present)|Absent|Did not vote)\b|\(\d{1,3}\)(?=\s*[A-Z(][a-z(]{4}|\s*\d)"
    r"|\n\s*\(?\d{1,3}[.)]|(?:\n\s*|(?<=\n))(?:Decision|DECISION|Resolution|RESOLUTION|Outcome|OUTCOME)\b|\n\n)"
)
# "Councillors: ": a colon between a title and the names it stands before
LISTING_COLON = re.compile(r"(?<=Councillors)\s?:|(?<=Cllrs)\s?:|(?<=Members)\s?:")
# "Councillor Ash’s": the ending of the one whose vote it was
GENITIVE = re.compile(r"(?:(?<=s)[’']|[’']s)$")
# "Councillor A Ash Councillor B Bell": one name of a list right behind another
NAME_THEN_TITLE = re.compile(
    r"(?P<one>\b(?:Councillor|Cllr\.?)(?:\s[A-Z][\w’'.-]{0,30}){1,4}?)\s(?=(?:Councillor|Cllr\.?)\s)"
)
# "(3)", "..... 3" behind a list of names
COUNT_BEHIND = re.compile(r"\s?(?:[(–-]|\.{3,300})\s?(\d{1,3})\s?\)?[.;,]?\s*$")
# "(1)": a count behind names that end before it
COUNT_AFTER = re.compile(r"\s?\((\d{1,3})\)\s*(?:\n|$)")
# "Councillor Ash", "Councillors Ash, Bell and Cole": those of whom a vote may be told behind their names
VOTERS = re.compile(rf"\b(?=[A-Zc]){_NAMES}")
_RECORDED = r"(?:recorded|noted|minuted|registered|entered|shown)"
# " voted against", " abstained", ", who had voted in favour", " dissenting", " were recorded as voting against":
# behind those who voted
THEY_VOTED = re.compile(
    rf",?\s(?:(?:(?:who|had|having|both|also|all|each|then|therefore|duly|accordingly)"
    rf"|(?:asked|wished|requested|was|were)\s(?:to\sbe\s)?{_RECORDED}\sas(?:\shaving)?)\s){{0,2}}"
    r"(?:(?P<n>abstain(?:ed|ing))|(?P<a2>dissent(?:ed|ing))"
    r"|(?P<a3>against)(?=[.;)]|\s?$|\sthe\s\w{1,14}\s(?:was|were)\srecorded)"
    r"|vot(?:ed|ing)\s(?:(?P<a>against)|(?P<f>for\b|in favour)))\b"
)
_MY_VOTE = (
    r"(?:(?P<n>abstain\w{0,3}|abstentions?)|(?P<a>vot\w{1,4}\s(?:\w{1,8}\s){0,2}against|dissent|opposition"
    r"|(?:he|she|they)\s(?:was|were|had\sbeen)\sagainst)"
    r"|(?P<f>vot\w{1,4}\s(?:\w{1,8}\s){0,2}(?:in favour|for)))\b"
)
# " asked that her vote against be recorded", " requested that his abstention be noted",
# ", under Rule 16, required it to be recorded that she abstained": behind those who asked
THEY_ASKED = re.compile(
    r"(?:,\s[^.;:\n]{3,80},)?\s(?:(?:also|both|all|then|had|have)\s)?(?:requested|asked|wished|required"
    r"|desired|demanded|insisted)\s(?:that|for|it|to|his|her|their)\b"
    rf"(?=[^.;]{{0,140}}\b(?:record|not(?:ed|ing)\b|minute|register))[^.;:]{{0,100}}?\b{_MY_VOTE}"
)
# "’s vote against was recorded", "’s abstention be noted": behind the one whose vote it was
THEIR_VOTE = re.compile(
    rf"(?:(?<=[’']s)|(?<=s[’'])|[’']s?)\s(?:\w{{1,9}}\s)?{_MY_VOTE}[^.;:\n]{{0,60}}?\s(?:was|were|be|being|is|are)\s(?:\w{{1,9}}\s)?{_RECORDED}"
)
# "the dissent of Councillor Ash was recorded", "abstentions from Councillors Ash and Bell", "One abstention (Mr Ash)",
# "2 votes against: Councillors Ash and Bell"
VOTE_BY = re.compile(
    rf"\b(?:(?P<n>abstentions?|Abstentions?)|(?P<a>dissent|(?:vot\w{{1,4}}|{_WORD_NUMBER}|\d{{1,2}})\s(?:voting\s)?against))"
    rf"(?:\sthe\s\w{{3,14}})?(?:\s(?:was|were|being|be|to be)\s(?:cast|{_RECORDED}))?"
    rf"(?:\s(?:by|from|of)\s|\s?[(:–-]\s?)(?P<who>{_NAMES})"
)
# "Ymataliodd y Cynghorydd Rees", "Pleidleisiodd y Cynghorydd Puw yn erbyn"
WELSH_VOTE = re.compile(
    rf"\b(?:(?P<n>[Yy]mataliodd)"
    rf"|[Pp]leidleisiodd(?=[^.;\n]{{3,80}}\s(?:(?P<a>yn erbyn)|(?P<f>o blaid))\b))\s(?:y\s)?(?P<who>{_NAMES})"
)
# nobody under a label: "None", "Nil", "0", "-"
NONE = re.compile(r"\s*(?:None|NONE|none|Nil|NIL|nil|0|N/A|[-–]\s*(?:$|\n))")
# "Voting: ", "(", "The vote was recorded as follows: ": what may stand before the numbers on a line of their own
VOTE_OPENS_LINE = re.compile(
    r"^[ ]{0,3}[\[(]?"
    r"(?:(?:The\s)?(?:result of the\s)?(?:votes?|voting|voted)\b(?:\s\w{1,12}){0,4}\s?[:–—-]?\s{0,3})?"
    r"(?:carried|lost)?[ :,(]{0,3}\Z",
    ANY_CASE | re.MULTILINE,
)
# ".", ")", " votes.": what may stand behind the numbers on a line of their own
VOTE_ENDS_LINE = re.compile(r"(?:\svotes?)?[\s.;)\]]{0,4}$", re.MULTILINE)
# "RESOLVED", "It was agreed that", "PENDERFYNWYD": where a decision is led in
DECIDES = re.compile(
    r"\b(?:RESOLVED|AGREED|DECIDED|PENDERFYNWYD|[Rr]esolved|(?:[Ii]t was|IT WAS)\s(?:agreed|decided))\b"
)
# without one of these stems nobody voted
VOTING = (
    *("against", "abst", "favour", "vot", "support", "for (", "for:", "for –", "for -", "for |", "for\n", "yes"),
    *("aye", "erbyn", "dissent", "refuse", "ymatal"),
)
# without one of these stems no vote of a single member is told
VOTED = ("abst", "voted", "voting", "dissent", "against", "record", "minuted", "ymatal", "pleidl")
# near one of these stems stand the numbers of a vote
COUNTED = ("against", "abst", "favour", "vot", "yes", "aye", "erbyn", "dissent", "noes", "opposed", "pleidl", "support")
# "carried by 9 to 4", "RESOLVED (4-0)", "(12/3/1)": numbers that may be a score
BY_NUMBER = re.compile(r"\d\s?(?:[-–:/]|to)\s?\d")

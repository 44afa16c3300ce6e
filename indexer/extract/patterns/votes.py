"""Votes by number and by name."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _IN_NAMES, _TITLE, ANY_CASE

_NUMBER = (
    r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|no|none|nil|zero|One|Two|Three|Four|Five"
    r"|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|None|Nil|No"
)
NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_FOR = (
    r"(?:(?:voting|voted|votes|Voting|Votes)\s)?(?:for|For|FOR|in favour|In favour|In Favour"
    r"|IN FAVOUR|in support)"
)
_AGAINST = r"(?:(?:voting|voted|votes|Voting|Votes)\s)?(?:against|Against|AGAINST)"
_ABSTAIN = (
    r"(?:abstain(?:ed|ing|s)?|Abstain(?:ed|ing)?|ABSTAIN(?:ED|ING)?|abstentions?|Abstentions?"
    r"|ABSTENTIONS?)"
)
_OF_WHAT = (
    r"(?:\s(?:of\s)?(?:the|this)\s(?:substantive\s|original\s|amended\s"
    r"|officer[’']?s?\s){0,2}(?:motion|amendment|proposal|recommendations?|resolution|application"
    r"|refusal|approval)"
    r"|\s\((?:approval|refusal|approve|refuse)\)|\sof\s[^.;:\n]{3,60}?(?=\s[–—-]\s))?"
)
# "For (57)", "Against: 2", "In favour of refusal – 6", "Abstention: None"
LABEL_NUMBER = re.compile(
    rf"(?<![\w-])(?:(?P<f>{_FOR})|(?P<a>{_AGAINST})"
    rf"|(?P<n>{_ABSTAIN})){_OF_WHAT}[\s:=–—.-]{{0,6}}(?:\((?:approval"
    rf"|refusal)\)\s?)?[\s(]{{0,3}}(?P<count>\d{{1,3}}|[Nn]one|[Nn]il|NIL|NONE)\b(?:\s(?:votes?"
    rf"|[Mm]embers?|[Cc]ouncillors?))?\)?(?!\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    rf"|years?|months?|days?|weeks?|%|st\b|th\b|nd\b|\.\d|/\d|,\d))"
)
# "6 For", "4 votes against", "two abstentions", "three Members voted against"
NUMBER_LABEL = re.compile(
    rf"(?<![\w./-])(?P<count>{_NUMBER})\s(?:votes?\s|[Mm]embers?\s|[Cc]ouncillors?\s)?(?:(?:were|was"
    rf"|cast|had|having)\s)?(?:(?P<f>{_FOR})|(?P<a>{_AGAINST})|(?P<n>{_ABSTAIN}))(?!\w)"
)
# "by 6 votes to 0 with 2 abstentions", "6 votes to 4", "nine votes to two"
VOTES_TO = re.compile(
    rf"\b(?P<f>{_NUMBER})\s(?:votes?\s|members\s)(?:for\s"
    rf"|in favour\s)?to\s(?P<a>{_NUMBER})(?:\s(?:votes?|against))?(?:,?\s(?:with"
    rf"|and)?\s?(?P<n>{_NUMBER})\s(?:abstentions?|abstaining|abstained|members abstaining))?"
    rf"|\bby\s(?P<f2>\d{{1,3}})\sto\s(?P<a2>\d{{1,3}})(?:,?\s(?:with"
    rf"|and)?\s?(?P<n2>{_NUMBER})\s(?:abstentions?|abstaining|abstained))?"
)
# "RESOLVED (4-0)", "CARRIED (5 – 4 – 1)", "lost by 3-6": a score behind what became of it
VOTE_SCORE = re.compile(
    r"\b(?:resolved|carried|lost|defeated|agreed)\b[ ,:]{0,2}(?:\(|by\s\(?)(?P<f>\d{1,3})"
    r"\s?[-–]\s?(?P<a>\d{1,3})(?:\s?[-–]\s?(?P<n>\d{1,3}))?(?=[).,;:]|\s[–-]|\s?$)",
    ANY_CASE | re.MULTILINE,
)
# ", with ", ", and o": goes on with the vote in the other order
WITH_ABSTENTIONS = re.compile(r",?\s(?:with|and)\s\w?$")
# what parts the cells of a table's row in clean text: "For | 4", read as "For 4", or as "For: 4" before names
CELL_END = "|"
# "For Against Abstained 6 1 0": a row of labels over a row of numbers
VOTE_TABLE = re.compile(
    r"\bFor\s{1,6}Against\s{1,6}Abst\w{3,6}\s{1,8}(\d{1,3})\s{1,6}(\d{1,3})\s{1,6}(\d{1,3})\b", ANY_CASE
)
# the label of a recorded vote at the start of a line: "For (57)", "AGAINST: Councillors", "Abstained – None",
# "Voting for the motion:"
VOTE_LABEL = re.compile(
    rf"(?=[ \t(A-Z]|[avif])(?:(?<=^)|(?<=\n)|(?<=[.;:)\]]\s)|(?<=[.;:]\n))[ \t(]{{0,6}}(?:Those\s|Members\s"
    rf"|Councillors\s)?(?:(?P<f>{_FOR})|(?P<a>{_AGAINST})|(?P<n>{_ABSTAIN}))(?:\s(?:of\s)?(?:the"
    rf"|this)\s(?:\w+\s?){{1,4}})?(?:\s?were)?\s?(?:\((?P<count>\d{{1,3}})\)"
    rf"|(?P<count2>\d{{1,3}}))?(?:\s?[:–—-]{{1,2}}|(?=\n)|(?=\s(?:Councillors?|Cllrs?|Mr|Mrs|Ms)\b)"
    rf"|$)\s{{0,4}}",
)
# what ends the names under a label: "Motion carried", "The motion", "RESOLVED", a bracketed count
NAMES_END = re.compile(
    r"(?:\b(?:[Ss]ubstantive [Mm]otion|Motion|MOTION|Amendment|AMENDMENT|RESOLVED|Resolved"
    r"|The\s(?:motion|amendment|vote|proposal|recommendation|Chair|result)|Total|Accordingly|It was"
    r"|Not (?:voting|present)|Absent|Did not vote)\b|\(\d{1,3}\)(?=\s*[A-Z(][a-z(]{4}|\s*\d)"
    r"|\n\s*\(?\d{1,3}[.)]|\n\n)"
)
# "(3)" behind a list of names
COUNT_BEHIND = re.compile(r"\s?[(–-]\s?(\d{1,3})\s?\)?\s*$")
# "Councillor Ash voted against", "Councillors Ash and Bell abstained", "Mr Ash voted in favour"
NAMED_VOTE = re.compile(
    rf"(?P<who>{_TITLE}\s{_IN_NAMES}{{2,200}}?)\s(?:(?:had|having|both|also|all)\s)?"
    r"(?:(?P<n>abstained)|vot(?:ed|ing)\s(?:(?P<a>against)|(?P<f>for\b|in favour)))\b"
)
# "Councillor Ash asked that her vote against be recorded", "Mr Ash requested that his abstention be noted"
ASKED_RECORD = re.compile(
    rf"(?P<who>{_TITLE}\s{_IN_NAMES}{{2,160}}?)\s(?:requested|asked|wished)\s(?:that|for|it"
    rf"|to)\b(?=[^.;]{{0,140}}\b(?:record|note|minute))"
    r"[^.;:]{0,100}?\b(?:(?P<n>abstain\w{0,3}|abstentions?)|(?P<a>against|dissent)|(?P<f>in favour))\b"
)
# nobody under a label: "None", "Nil", "0", "-"
NONE = re.compile(r"\s*(?:None|NONE|none|Nil|NIL|nil|0|N/A|[-–]\s*(?:$|\n))")
# without one of these stems nobody voted
VOTING = ("against", "abst", "favour", "vot", "support", "for (", "for:", "for –", "for -", "for |", "for\n", "yes")
# without one of these stems no vote of a single member is told
VOTED = ("abstain", "voted", "voting")
# without one of these stems nobody asked that a vote be recorded
ASKED = ("abst", "against", "dissent", "favour")
# "carried by 9 to 4", "RESOLVED (4-0)": numbers without a word of voting
BY_NUMBER = re.compile(r"\bby\s\(?\d|\(\d{1,3}\s?[-–]")

"""What a text refers to: minutes of other meetings, applications, reports; to whom it recommends; what is called in."""

from __future__ import annotations

import re

from indexer.extract.patterns.business import _RECEIVER
from indexer.extract.patterns.parts import ANY_CASE

# --- days and minutes

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
# "12 March 2019", "12th of March, 2019", "Tuesday 12 March 2019"
DAY_IN_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\.?,?\s(?P<year>\d{{4}})\b", ANY_CASE
)
# "12/03/2019", "12.3.19", "12-03-2019"
DAY_IN_FIGURES = re.compile(
    r"(?<![\w/.-])(?P<day>\d{1,2})(?P<by>[/.-])(?P<month>\d{1,2})(?P=by)(?P<year>\d{4}|\d{2})(?![\w/-])"
)

_MINUTE_NUMBER = r"(?:[A-Z]{1,6}[./ -]?)?\d{1,4}[A-Za-z]?(?:[/.-][A-Z0-9]{1,5}){0,3}(?:\(\w{1,4}\)){0,2}(?!\w)"
# "Minute 45", "Minute No. 23/18", "Minutes 45(2) and 46", "minute number CAB/12", "Min. 45"
MINUTES_CITED = re.compile(
    r"(?<![\d-]\s)\b(?:[Mm]inutes?|MINUTES?|Min\.)\s(?:(?:[Nn]umbers?|NO|[Nn]os?|[Rr]eferences?|[Rr]efs?)\b\.?:?\s?)?"
    rf"(?P<numbers>{_MINUTE_NUMBER}(?:(?:,\s|,?\s(?:and|&)\s){_MINUTE_NUMBER}){{0,7}})"
    r"(?!\s(?:minutes?|seconds?|hours?|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)"
)
# "45", "45(2)", "CAB/12": one number of them
MINUTE_NUMBER = re.compile(_MINUTE_NUMBER)
# "45(2)": the part of a minute is of that minute
MINUTE_PART = re.compile(r"\(\w{1,4}\)")

# "21/01234/FUL", "P/2019/0123", "APP/A1234/W/19/3212345", "19/00123"; what is a date or a year is left to the finder
APPLICATION_NUMBER = re.compile(r"(?<![\w/.@-])[A-Z0-9]{1,8}(?:[/-][A-Z0-9]{1,8}){0,3}/[A-Z0-9]{1,10}(?![\w/@]|[.-]\d)")
# "SI 2012/2089", "S.I. No. 2012/2089", "Regulations 2012/2089": a law is everybody's
LAW = re.compile(
    r"\b(?:S\.?I\.?|Statutory Instruments?|Regulations?|Directive|Order)\s(?:No\.?\s?)?(?=$|\d{4}/)", ANY_CASE
)
# "2019/20", "2019/2020", "12/03/2019", "2019-20/21": years and days
YEARS_OR_DAY = re.compile(r"(?:19|20)\d\d(?:[/-](?:(?:19|20)\d\d|\d\d)){1,3}|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})")

# "Report No. 45/2019", "report number CAB3123", "Report Ref: HS/19/4", "report CAB3123"
REPORT_CITED = re.compile(
    r"\b[Rr]eport\s(?:(?:[Nn]umber|[Nn]o|[Rr]ef(?:erence)?)\b\.?:?\s?(?P<number>[A-Z]{0,6}[ /-]?\d[A-Z0-9/-]{1,15})"
    r"|(?P<code>[A-Z]{2,6}[ /-]?\d{2,6}(?:[/-]\d{1,4})?))(?!\w)"
)

# "RECOMMENDED to Council that", "to recommend to the Cabinet", "recommendation to Council"
RECOMMENDED_TO = re.compile(
    rf"\b(?i:recommend(?:s|ed|ing)?\s(?:to\s)?|recommendations?\sto\s)(?P<to>{_RECEIVER})(?=\s|[,.:;–-]|$)"
)
# "That Council be recommended to", "the Cabinet is asked to approve", "Full Council be RECOMMENDED"
IS_RECOMMENDED = re.compile(rf"(?P<to>{_RECEIVER})\s(?:be|is|are|was|were)\s(?i:recommended|asked|requested|invited)\b")
# "Call-in", "called in", "Call In of a Decision", "calling-in"
CALL_IN = re.compile(r"\bcall(?:ed|ing)?[ -]?in\b(?!\s(?:centre|sick|to\b))", ANY_CASE)
# "Cabinet, 12 March 2019", "by the Planning Committee held on", "Full Council": a body that is named beside a number
BODY_NAMED = re.compile(rf"\b(?P<body>{_RECEIVER})(?!\s(?:Act|Tax|house|homes?|tenants?)\b)")

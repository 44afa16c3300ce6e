"""Paragraphs, list markers and sentences."""

from __future__ import annotations

import re

# "(a) the", "a) the", "1. The", "(iv) the", "12) the", "1.1 The", "• the", "- the", "A. Approve the plan",
# "B: Notes the plan": at the start of a line; group 1 is the marker without the space after
LINE_MARKER = re.compile(
    r"[ \t\u00a0]{0,20}("
    r"[•·▪●◦‣∙*\uf0b7\uf0a7]|[-–—](?=[ \t\u00a0])|o(?=[ \t\u00a0]{1,20}(?:[A-Z]|(?:the|that|to)\s))"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=[ \t\u00a0])"
    r"|\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivx]{1,5}|[IVX]{1,5})\)\.?"
    r"|(?:\d{1,3}\.?|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})\)"
    r"|\d{1,3}\.(?!\d)|(?:[a-z]|[ivx]{2,5})\.(?=[ \t\u00a0]|[A-Z])"
    r"|(?:[A-H]|[IVX]{1,4})\.(?=[ \t\u00a0]{1,4}(?:That|To|It|The|This|Officers|Councillors?|Cllr|[a-z]{3,14}"
    r"|[A-Z][a-z]{2,14}\s(?:that|the|an?|its|all|any|for|of|with"
    r"|this|these|delegated|authority|officers))\s)"
    r"|[A-H]:(?=[ \t\u00a0]{1,10}[A-Z][a-z]{2,13}s\s(?:that|the|an?|its|all|any|officers|delegated|authority)\s)"
    r")[ \t\u00a0]{0,40}(?:\|[ \t]{1,10})?"
)
# "...for this item.1.Mr Dean", "including:a)in", ";and(b)a report", "…place:•The",
# where a scraper lost the line break
GLUED_MARKER = re.compile(
    r"(?:(?<=[.;:,])[ ]?(?:and|or)[ ]?|(?<=[.;:,?!)”’\"])|(?<=[a-z])(?=[•(-])|(?<=[a-z])(?=\w{1,4}\))|(?<=[:\s][-–]))"
    r"(•|-(?=[A-Z][a-z])|\((?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})\)|(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})\)"
    r"|(?:\d{1,2}|[a-z]|[ivx]{2,4})\.)"
    r"(?=[ ]?[A-Za-z“‘(])"
)
# "item.1.Mr Dean", "; and a. the": what every glued marker with a full stop has
DOTTED_MARKER = re.compile(r"[.;:,?!)”’\"][ ]?(?:(?:and|or)[ ]?)?(?:\d{1,2}|[a-z]|[ivx]{2,4})\.")
# ":-The Board": a glued dash
DASH_MARKER = re.compile(r"-[A-Z][a-z]")
# "… be noted; and (b) that", "That (i) the": a list marker inside a sentence, spaces kept
INLINE_MARKER = re.compile(
    r"(?:(?<=^)|(?<=[\s;:,.–—-])|(?<=[\s;,]and)|(?<=[\s;,]or))(\((?:\d{1,2}|[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})\)\.?"
    r"|(?:\d{1,2}\.?|[a-hA-H]|[ivx]{1,4})\)|\d{1,2}\.(?=\s)"
    r"|(?:[a-h]|[ivx]{1,4})\.(?=\s+[A-Z]|[A-Z])|•)(?=[\s\u00a0]{0,10}[A-Za-z“‘£\d])"
)
# the full stop, and what closes with it, after which a sentence may end: ". The", '.” He', "?1."; glued: "item.The"
SENTENCE_END = re.compile(r"[.?!][\"”’)\]]{0,3}(?=\s|[A-Z“(][A-Za-z’]|$)")
# "Cllr", "No", "para", "s", "e.g", "St", "Mr J": the word a full stop stands after when it ends no sentence
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘/.])(?:[A-Z]|Cllrs?|Coun|Cr|Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Hon|Ald|Sir|Lt|Col|Capt|Sgt"
    r"|Supt|St|Nos?|[Pp]aras?|[Aa]pp"
    r"|[Aa]rt|[Ss]ect?|[Ss]s?|[Rr]efs?|[Pp]p?|[Ff]ig|[Vv]ol|vs?|e\.?g|i\.?e|approx|c|cf|viz|[Pp]rop|[Ss]ec"
    r"|Co|Bros|Dept|Govt|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|min|max|Cyng|Jr|Sr)$"
)
# a line broken in the middle of a sentence, or of a name at its hyphen, where the next goes on
WRAPPED_BREAK = re.compile(
    r"(?:[a-z,’][ \t]?\n(?=[a-z])|(?:[a-z]-|,|\b(?:Mrs?|Ms|Miss|Dr|Sir|Councillor|Cllr|the|of|and|to"
    r"|for))[ \t]?\n(?=[A-Z]))"
)
# a line that opens something of its own and so is never the rest of the line before: "RESOLVED", "For (57)",
# "Motion carried"
OPENS_LINE = re.compile(
    r"[“\"]?(?:RESOLVED|Resolved\b|RECOMMENDED|AGREED|NOTED|DECIDED|PENDERFYNWYD|For[ ]?[(:–-]"
    r"|Against[ ]?[(:–-]|Abst[a-z]{3,8}[ ]?[(:–-]"
    r"|Motion[ ](?:carried|lost)|Amendment[ ](?:carried|lost)|Substantive[ ]motion)"
)
# a sentence that leaves room for a list: "… made the following comments:"
OPENS_LIST = re.compile(r":[-–—]?\s*$")
# what parts the cells of a table's row in clean text
TABLE_ROW = " | "
# a line that is a heading: "EXEMPT ITEMS", "Part II"
HEADING = re.compile(
    r"(?:[A-Z][A-Z’'&/,() -]{3,80}|(?:[A-Z][\w’'-]*|of|and|the|to|for|\([a-z ]{3,40}\)"
    r"|[(&–-]){1,2}(?:\s(?:[A-Z][\w’'()-]*|of|and|the|to|for|in|on|\d{1,4}|[&–-])){0,9})[.:]?$"
)
# "1 That the", "R2 To note", "a – the plan", "3: Agree", "➢ Note the plan": a marker that no list is known by, which
# counts where all paragraphs of a decision have one
BARE_MARKER = re.compile(
    r"(?:R?\d{1,2}(?:[ \t]{0,2}[-–:])?|[a-zA-Z][ \t]{0,2}[-–:]|[^\w\s“\"‘'£(\[|]{1,2})[ \t\u00a0]{1,20}(?=[A-Za-z])"
)
# "report", "2024"
WORD = re.compile(r"\w+")
# "reasons: 1.", "subject to: (a)", "grounds: •": the marker at the end of what stands before a point
POINT = re.compile(r"\s\(?[\w•·–-]{1,4}[.):]?\s*$|\s•\s*$")

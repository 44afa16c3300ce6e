"""Motions and amendments: who moved, who seconded, what became of them."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _IN_NAMES, _NAME_WORD, _SAY, _TITLE, ANY_CASE

# without one of these stems nobody seconded
SECONDING = ("second", "eili", "sec.", "sec ", "sec:", "/cllr", "/ cllr", "/councillor")
# without one of these stems nobody moved anything
MOVING = (
    *("/cllr", "/ cllr", "/councillor", "moved", "second", "propos", "mover"),
    *("prop.", "prop ", "prop:", "sec."),
    *("nominated", "put forward", "motion of", "motion by", "cynigi"),
)
_PARTY = r"[^;:]{3,160}?"
_STOP = r"(?:(?<![\s.][A-Z])(?<!Cllr)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Rev)(?<!Coun)(?<!Ald)\.)"
_PARTY_END = (
    rf"(?=[,;:)\]“\n]|{_STOP}|\s(?:and|but|that|to|it|the|RESOLVED|was|on|in|with|for|who|is|as|THAT|That)\b"
    r"|\s?[–—]|\s-\s|$)"
)
_MOVED = r"(?:[Mm]oved|MOVED|[Pp]roposed|PROPOSED)"
_SECONDED = r"(?:[Ss]econded|SECONDED)"
# "moved by Mr Ash, seconded by Mrs Bell", "Proposed by Mr Ash and seconded by Mrs Bell",
# "MOVED by Mr Ash, SECONDED by Mrs Bell", "nominated as Chairman by Mr Ash and seconded by Mrs Bell",
# "standing in the name of Mr Ash and seconded by Mrs Bell"
MOVED_BY = re.compile(
    rf"\b(?:(?:{_MOVED}|[Pp]ut(?:\sforward)?|[Nn]ominated|[Ss]ubmitted|[Tt]abled|[Ii]ntroduced|[Pp]resented)"
    r"[ ]?(?:from the Chair\s|(?:as|for|to be|under|pursuant to|in accordance with)\s[^.,;:\n]{3,60}?\s)?(?:by|BY):?"
    rf"|in\sthe\sname\sof)\s(?P<mover>{_PARTY})(?:,|\.|;)?\s(?:and\s)?(?:was\s|being\s|duly\s|then\s|it was\s){{0,2}}"
    rf"{_SECONDED}\s(?:by|BY):?\s(?P<seconder>{_PARTY}){_PARTY_END}"
)
# "It was moved by Mr Ash" alone, "proposed by Mr Ash and"
MOVED_BY_ONE = re.compile(rf"\b(?:[Mm]oved|MOVED|[Pp]roposed|PROPOSED)\s(?:by|BY):?\s(?P<mover>{_PARTY}){_PARTY_END}")
# "On the motion of Mr Ash, seconded by Mrs Bell", "upon the proposition of Mr Ash and seconded by Mrs Bell"
MOTION_OF = re.compile(
    rf"\b(?:motion|MOTION|proposition|proposal)\s(?:of"
    rf"|by)\s(?P<mover>{_PARTY}),?\s(?:and\s)?(?:duly\s)?seconded "
    rf"by\s(?P<seconder>{_PARTY}){_PARTY_END}"
)
_MOVER_SHORT = r"(?:[Pp]rop(?:osed|oser|\.|(?=[\s:]))|PROP(?:OSED|OSER)|[Mm]oved|[Mm]over|MOVED|MOVER|Motion by)"
_SECONDER_SHORT = r"(?:[Ss]ec(?:onded|onder|\.|(?=[\s:]))|SECOND(?:ED|ER))"
_SHORT_SIGN = r"(?:\s(?:by|BY)\b)?\s?[:–(-]?\s?"
_NO_SHORT = r"(?!(?:Vote|Voting|Carried|Resolved|RESOLVED|All|Agreed|For|Unanimous\w{0,2}|Second\w{2,3}|Sec|In)\b)"
_SHORT_NAME = (
    rf"(?:(?:{_TITLE}\s)?{_NAME_WORD}(?:[ ]{_NO_SHORT}{_NAME_WORD}){{0,3}}(?:\s\([^()\n]{{1,40}}\))?"
    r"|[Tt]he\s[A-Z][\w ]{2,40}?)"
)
_SHORT_END = r"(?=\s?(?:[.,;:)\n]|and\b|all\b|[–-]\s|(?:Vote|Voting|Carried|All|Agreed|For|Unanim)|$))"
# "Proposed: Mr Ash, Seconded: Mrs Bell", "Proposer – Mr Ash; Seconder – Mrs Bell", "Mover: Mr Ash Seconder: Mrs Bell",
# "Prop. Cllr Ash, sec. Cllr Bell", "Prop Ash / Sec Bell", "Proposed Cllr Ash, seconded Cllr Bell",
# "proposed (Cllr Ash), seconded (Cllr Bell)"
MOVER_LABEL = re.compile(
    rf"\b{_MOVER_SHORT}{_SHORT_SIGN}(?P<mover>{_SHORT_NAME})\)?\s?[,;./]?\s{{0,3}}(?:and\s)?{_SECONDER_SHORT}{_SHORT_SIGN}"
    rf"(?P<seconder>{_SHORT_NAME}){_SHORT_END}"
)
# "Prop.", ", sec.": a short form at what seems the end of a sentence
MOVER_SHORTENED = re.compile(r"\b(?:[Pp]rop|[Ss]ec)\.$")
# "Proposed: Cllr Ash", "Mover – Mr Ash", "MOVED: Councillor Ash": a line or sentence that is no more
MOVER_LINE = re.compile(rf"(?:Motion\s)?{_MOVER_SHORT}{_SHORT_SIGN}(?P<mover>{_SHORT_NAME})\s?[.,;]?\s?$", re.MULTILINE)
# "Seconded: Cllr Bell", "Seconder – Mrs Bell", "Seconded Cllr Bell.", "Sec. Mr Bell": such a line, of the mover before
SECONDER_LINE = re.compile(
    rf"(?:Motion\s|(?:Duly|and)\s)?{_SECONDER_SHORT}{_SHORT_SIGN}(?P<seconder>{_SHORT_NAME}){_SHORT_END}"
)
# without one of these nobody both moved and seconded in one breath
BOTH_VERBS = ("and second", "and duly second")
# "proposed and seconded by Councillors Ash and Bell", "moved and seconded (Mr Ash and Mrs Bell)": both in one list
BOTH_BY = re.compile(
    rf"\b{_MOVED}\sand\s(?:duly\s)?{_SECONDED}(?:\sby)?[:(\s]{{1,3}}(?P<who>{_TITLE}\s[^.;:()\n]{{3,120}}?)"
    r"(?=\srespectively|\sand\s(?:it|RESOLVED)|,?\sthat\b|[.;:()\n]|$)"
)
# "Councillors Ash and Bell moved and seconded": both in one subject
BOTH_DO = re.compile(rf"(?P<who>{_TITLE}\s[^.;:()\n]{{3,120}}?)\s{_MOVED}\sand\s{_SECONDED}\b(?!\sby)")
# "That the plan be approved (Cllr Ash/Cllr Bell).": mover and seconder in brackets behind the decision
MOVER_PAIR = re.compile(
    rf"\((?P<mover>{_TITLE}\s{_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}})\s?/\s?"
    rf"(?P<seconder>{_TITLE}\s{_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}})\)"
)
# "Mr Ash, seconded by Mrs Bell, moved", "Mr Ash, duly seconded by Mrs Bell, proposed that"
SECONDED_FIRST = re.compile(
    rf"\b(?=[A-Zt])(?P<mover>{_IN_NAMES}{{3,120}}?),?\s(?:duly\s)?seconded "
    rf"by\s(?P<seconder>{_IN_NAMES}{{3,120}}?),?\s(?:moved|proposed)\b"
)
# "In moving the recommendation, Mr Ash said": a mover told of by his speech
IN_MOVING = re.compile(
    rf"In (?:moving|proposing|introducing and moving) (?:the|this|his|her)\s[^.,;:]{{3,80}},\s"
    rf"(?P<mover>{_IN_NAMES}{{3,120}}?)\s(?:{_SAY})\b"
)
# "Mrs Bell seconded Mr Ash’s motion"
SECONDED_HIS = re.compile(
    rf"(?P<seconder>[A-Z]{_IN_NAMES}{{2,80}}?)\sseconded\s(?P<mover>[A-Z]{_IN_NAMES}{{2,60}}?)[’']s?\s(?:proposal|motion"
    r"|amendment|recommendations?)\b"
)
# "Mr Ash’s proposal was seconded by Mrs Bell"
PROPOSAL_OF = re.compile(
    rf"(?P<mover>[A-Z][^.;:\n]{{2,60}}?)[’']s?\s(?:proposal|motion"
    rf"|amendment)\swas\s(?:duly\s)?seconded by\s(?P<seconder>{_PARTY}){_PARTY_END}"
)
# "Cynigiwyd gan y Cynghorydd Rees, eiliwyd gan y Cynghorydd Puw", "Cynigiodd y Cynghorydd Rees ac eiliodd Mr Puw"
WELSH_MOVED = re.compile(
    r"\b[Cc]ynigi(?:wyd|odd)\s(?:gan\s)?(?P<mover>(?:[^.;:\n]|(?<=[\s.][A-Z])\.){3,80}?),?\s(?:ac?\s)?eili(?:wyd|odd)\s(?:gan\s)?"
    r"(?P<seconder>(?:[^.;:\n]|(?<=[\s.][A-Z])\.){3,80}?)(?=[,.;:\n“]|\s(?:a|ac|y\sdylid|fod|bod|i)\b|$)"
)
# "This was seconded by Mrs Bell", "The motion was seconded by Mrs Bell", "Seconded by Mrs Bell": of the mover before
SECONDED_BY = re.compile(rf"(?:\b[Ss]econded|SECONDED)\s(?:by|BY):?\s(?P<seconder>{_PARTY}){_PARTY_END}")
# "Mr Ash proposed, and Mrs Bell seconded the motion that": the verbs
MOVES = re.compile(
    r"(?<!\bas\s)\b(?:moved|proposed|MOVED|PROPOSED|put forward (?:a|the) (?:motion|amendment))\b(?!\s(?:on to"
    r"|on\b|to the next|forward|into|by\b|changes|development))"
    rf"|\bnominated\s(?={_TITLE}\s)"
)
# "the report and ", "explained it and then formally ": the subject stands before both verbs
AND_MOVES = re.compile(r"(?:\band|,)\s(?:(?:then|also|formally|duly|therefore|accordingly|subsequently)\s){0,2}$")
# "He then moved that the plan be refused": a mover of whom the text spoke just before
HE_MOVES = re.compile(
    r"(?:[^.,;:]{0,80},\s)?(?:He|She|he|she)\s(?:(?:then|also|therefore|accordingly|formally|duly|subsequently)\s){0,2}"
    r"(?:moved|proposed|MOVED|PROPOSED)\b(?=(?:,?\sas\san\samendment,?)?\s(?:that|to|the|an?|this|accordingly|approval"
    r"|refusal|deferral|acceptance)\b)"
)
# where the name of one who seconds may begin: "…, and ", " and ", ", ", " which ", " with "
MOVER_CLAUSE = re.compile(r"[,;:]\s(?:and\s|with\s|which\s)?|\s(?:and|which|with)\s|\s[–—-]\s")
# ", and supported by Councillors Ash and Poe" behind a seconder
SUPPORTED = re.compile(
    r",?\s(?:and\s)?(?:was\s)?supported\sby\s(?P<who>[^.;:\n“]{3,300}?)"
    r"(?=,?\s(?:that|to)\s|,?\s(?:and\s)?(?:it\swas\s|and\s?)?\n|,?\sand\s(?:RESOLVED|it\swas)|[.;:\n“]|$)"
)
# "That Mr Ash be elected Chairman", "Councillor Poe was appointed": a post is filled
ELECTS = re.compile(r"\b(?:re-?)?(?:elected|appointed|nominated)\b|\bto (?:re-?)?(?:elect|appoint)\b", ANY_CASE)
# "Mrs Bell seconded the motion", "with Mrs Bell seconding": the seconder stands before the verb
SECONDED = re.compile(r"\b(?:seconded|SECONDED|seconding)\b(?!\s(?:by|BY))")
# what ends the words of a motion in its own sentence: ", seconded by Councillor Lee", ", which was agreed"
SECONDED_TAIL = re.compile(
    r",?\s(?:and\s|which was\s|this was\s)?(?:duly\s)?seconded\sby\b"
    r"|,\swhich\s(?:was|were)\s(?:duly\s|then\s)?(?:agreed|carried|lost|defeated)\b",
    ANY_CASE,
)
# "Councillor Mr Ash moved the recommendation and said": a mover who speaks
MOVES_AND_SAYS = re.compile(
    r"\b(?:moved|proposed|seconded)\b[^.;]{0,200}\band\s(?:(?:he|she|then|in doing so"
    r"|also)\s){0,2}(?:said|spoke|explained|stated|outlined|highlighted|thanked|commented|presented"
    r"|introduced|added|urged|stressed|asked|paid|referred|advised|drew)\b"
)
# what is moved: "the following amendment:", "the motion that", "an amendment to"
MOTION_WORD = re.compile(
    r"\b(?:(?:the|an?|this|following|further|second|first|closure|procedural|substantive|alternative"
    r"|original|his|her|their)\s){0,3}(?P<what>motion|amendment|proposal|Motion|Amendment|MOTION"
    r"|AMENDMENT)\b(?P<opens>(?:\s(?:standing in [^:,]{3,60}|to [^:.]{3,120}?|on [^:.]{3,120}?"
    r"|as follows))?,?\s?(?:(?:that|THAT)\b[\s:–-]{0,4}|:[\s–-]{0,4}|[–-]\s{0,3}(?:\n|$)|(?=[“\"])))?"
)
# "an amendment to the motion to add", "a motion to defer": what is moved opens with what it would do
MOTION_TO = re.compile(
    r"\b(?:motion|amendment|proposal)(?:\sto\s(?:the|this)\s\w{3,20})?\sto\s(?=(?:add|amend|approve|defer|delete|grant|insert"
    r"|omit|refer|refuse|remove|replace|substitute)\b)",
    ANY_CASE,
)
# "The motion was", "On the vote": a line that tells of a motion and is none of its words
OF_THE_MOTION = re.compile(
    r"(?:The|This|On)\s(?:\w{1,14}\s){0,4}?(?:motion|amendment|proposal|vote)\b(?!\s(?:that|to)\b)"
)
# " was", " had", " fell": what shows that a motion is spoken of and not opened
VERB_NEXT = re.compile(r"\s?(?:was|were|is|has|had|would|be|and|by|fell|in the name)\b")
# what is moved right behind the seconder: ", that the", ": That", ", to add the words", " as an amendment that"
MOVED_THAT = re.compile(
    r"[,:]?\s?[–-]?\s?(?=[“\"])|[,:]?\s{0,3}(?:as\san\samendment,?\s)?(?:(?:that|THAT|That)\b[\s:–-]{0,4}"
    r"|to\s(?=(?:add|amend|delete|insert|remove|replace|substitute|omit)\b"
    r"|[a-z]{4,12}\s(?:the|a|an|all|any|its|no|for|with|out|up|consideration|paragraphs?|words?|“|planning|permission|£|\d)"
    r"(?:\s|\b|(?<=£))))"
)
# " an amendment, ", " the following motion, which was ": what stands between the verb and the seconder, no words of it
NOUN_ALONE = re.compile(
    r"[\s,]{0,2}(?:(?:an?|the|this|following|further|second|procedural|alternative)\s){0,3}(?:motion|amendment|proposal)"
    r"(?:\sas\sfollows)?,?\s?(?:(?:and|which)\s)?(?:was\s|duly\s){0,2}$",
    ANY_CASE,
)
# "A motion to defer the item, moved by", "An amendment that the fees be frozen was moved by": the words, then the mover
MOVED_BEHIND = re.compile(
    rf"\b(?P<lead>(?:[Mm]otion|[Aa]mendment|[Pp]roposal|[Pp]roposition|[Rr]ecommendation)\s(?:that\s)?)(?P<words>(?:(?<=that\s)"
    rf"|(?=to\s(?!the\b|this\b|that\b)))[^.;\n]{{5,400}}?),?\s"
    rf"(?:which\s)?(?:(?:was|were|had been|being|then|duly)\s){{0,2}}"
    rf"(?:{_MOVED}|put forward|submitted)\s(?:by|and)\b"
)
# "moved refusal of the plan", "proposed deferral for", "proposed the deletion of": what is moved is a noun
MOVES_NOUN = re.compile(
    rf"\b{_MOVED}\s(?:the\s)?(?=(?:deferral|deferment|refusal|approval|deletion|adoption|rejection|acceptance|suspension"
    r"|adjournment|addition|removal|insertion|substitution|closure)\b)"
)
# " but failed to find a seconder", ", which was not seconded": what is moved goes no further
UNSECONDED = re.compile(
    r",?\s(?:(?:but|and|which|it|this)\s){0,2}(?:failed\sto\sfind\sa\sseconder|was\snot\sseconded|(?:had|found)\sno\sseconder)"
)
# "proposed accepting the quote, Cllr Bell seconded": what is moved stands between the verbs, and nothing opens it
MOVES_PLAINLY = re.compile(
    rf"\b{_MOVED}\s(?!by\b|that\b|and\b)(?P<words>[^.;:\n]{{8,300}}?),?\s(?:and\s|which\s(?:was\s)?|with\s)?"
    rf"(?:{_TITLE}\s(?:{_NAME_WORD}\s){{1,3}}(?:seconded|seconding)\b|(?:duly\s)?seconded\sby\b)"
)
# "“That", "That this", "To add words", "This Council": how the words of a motion on a line of their own begin
MOTION_BODY = re.compile(r"[“\"‘]|(?:That|THAT)\b|This (?:Council|Committee|Board|Authority)\b|To (?=[a-z]{3,12}\s)")
# "the fees be frozen. The motion was", ", was lost by", " but this was not seconded": no words of what is moved, but
# what became of it
MOTION_TAIL = re.compile(
    r"(?<=[.;”])\s(?:The|This|His|Her|It|On)\s(?:\w{1,14}\s){0,4}?(?:motion|amendment|proposal|proposition|vote)\b"
    r"|,?\s(?:and\s|but\s|which\s)?(?:(?:this|it|that|which)\s)?(?:was|were)\s(?:then\s|duly\s|put\sto\sthe\svote\sand\s){0,2}"
    r"(?:not\sseconded|lost|carried|defeated|rejected)\b|(?<=[.;”])\s(?:There\s(?:was|being)|With)\sno\sseconder\b"
    r"|\sas\san\samendment(?=[.,;]|$)",
)
# "Amendment 1, moved by Mr Ash and seconded by Mrs Bell:" – what is moved stands on the next line
MOVED_BELOW = re.compile(r"\s?:\s?[-–]?\s*$")
# ",", ".", "" at the end of a line: what is moved may stand on the next, if it begins as a motion does
MAY_BE_BELOW = re.compile(r"[\s.,;]{0,3}$")
# "proposed that", "moved, that", "seconded to": what is moved follows
PROPOSES_THAT = re.compile(
    r"\b(?:proposed|moved|seconded|propose)(?:\s?,)?\s(?:(?:as|by way of) an amendment,?\s)?(?:that\b|to\b)\s?:?\s?",
    ANY_CASE,
)
# "Proposal – “That", "Motion: that", at the start of a line or sentence
MOTION_HEAD = re.compile(r"(?:Proposal|Motion|Amendment|MOTION|AMENDMENT|PROPOSAL)\s?(?:\d{1,2}\s?)?[:–-]\s?(?=\S)")
# "I propose that we buy a mower", "and propose that the hall be let": moved in the words of the one who moves
I_PROPOSE = re.compile(r"\b(?:I|[Ww]e|and)\s(?:(?:would|therefore|formally|hereby|now|like|to)\s){0,4}propose\sthat\s")
# "“", "”": marks that open and close
CURLY = re.compile(r"[“”]")
# "frozen.”", "frozen”.": a mark that closes at the end of its line or sentence, and no apostrophe
QUOTE_CLOSES = re.compile(r"[”’\"](?=[.,;]?\s*(?:\n|$))|[”\"](?=\s)")
# "Motion carried", "This was CARRIED", "The amendment was lost", "the motion was put to the vote and declared CARRIED",
# "The proposal fell"
FATE = re.compile(
    r"\b(?P<what>(?:[Ss]ubstantive\s|SUBSTANTIVE\s|[Aa]mended\s|[Oo]riginal\s)?(?:[Mm]otion|MOTION"
    r"|[Aa]mendment|AMENDMENT|[Pp]roposal|[Rr]ecommendations?|[Pp]roposition|[Vv]ote|[Cc]hange"
    r"|[Nn]omination))(?:,?\s(?:as amended|(?:in|to|of|on|for)\s[^.;:,]{3,80}?"
    r"|as set out in[^.,;]{3,60}|[^.;:]{3,100}?,"
    r"|(?:moved\s|proposed\s)?by\s[^.;:\n]{3,240}?(?=,?\s(?:was|were)\s(?:then\s|duly\s|put\s|declared\s)?)))?"
    r"\s?,?(?:[:–-]\s?)?(?:\s?(?:was|were|being|is|then|therefore|duly|having been|on being|put|to|be"
    r"|the|vote|meeting|and|declared|by|it|a show of hands|subsequently|unanimously|not"
    r"|thereupon|which|accordingly|seconded)){0,14}?\s?,?"
    r"\b(?P<fate>carried|CARRIED|Carried|lost|LOST|Lost|defeated|DEFEATED|fell|FELL|not carried"
    r"|NOT CARRIED|withdrawn|agreed|AGREED|approved|rejected|not agreed|failed|lapsed|not seconded"
    r"|accepted(?=\sby\sthe\s(?:mover|proposer)))\b"
    r"|\b(?:(?:[Pp]ut|PUT)\sto\sthe\s(?:vote|meeting),?\s(?:this|it|which)\s(?:was|were)\s(?:duly\s|then\s|declared\s)?"
    r"(?=carried|CARRIED|lost|LOST|defeated|agreed(?!\sthat|\sto))"
    r"|(?:[Tt]his|[Ii]t|which)\swas\s(?=not\sseconded)"
    r"|(?:(?<=[.;:)”]\s)|(?<=\n)|^)(?:This|It)\swas\s(?:(?:duly|then|declared|unanimously|thereupon)\s){0,2}"
    r"(?=carried|CARRIED|lost\b|LOST|defeated)|[Tt]here\s(?:was|being)\s(?=no\sseconder)"
    r"|\b(?:(?=failed\sto\sfind\sa\sseconder)|(?:had|found)\s(?=no\sseconder)))"
    r"(?P<fate2>carried|CARRIED|lost|LOST|defeated|agreed|not\sseconded|failed\sto\sfind\sa\sseconder|no\sseconder(?![^.;\n]{0,20}\b(?:amendment|motion|proposal)\b))\b"
    r"|(?:[Ss]econded\sby\s[^.;:\n]{3,80}?),?\s(?P<fate3>(?:and,?\s)?(?:on\sbeing\s|(?:was|were)\s)?"
    r"(?:put\sto\sthe\s(?:vote|meeting),?\s)?(?:and\s)?(?:(?:was|were)\s)?(?:(?:duly|declared|then|unanimously)\s)?"
    r"(?:carried|CARRIED|agreed|lost|LOST|defeated))(?=[.;,\n]|$)"
)
# "recommendations of the Cabinet be approved": what shall be, in the words of a motion, and no fate of one
SHALL_BE = re.compile(r"(?<!to\s)\bbe\s(?:approved|agreed|accepted|rejected|withdrawn)$", ANY_CASE)
# "Agreed.", "All in favour.", "Agreed unanimously", "CARRIED": a fate on its own
FATE_ALONE = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[.;:”]\s)|(?<=,\s))(?P<fate>(?:AGREED|Agreed)(?=\.?\s*(?:\n|$))|(?:All"
    r"|all)\s(?:were\s)?(?:in favour|agreed)|Agreed unanimously|[Aa]greed\.|CARRIED\b|LOST\b"
    r"|Carried\b|Lost\b"
    r"|(?<=:\s)(?:carried|lost|defeated)(?=[,.;]|\sby\b)"
    r"|(?<=,\s)which\s(?:was|were)\s(?:duly\s|then\s)?(?:agreed|carried|lost|defeated)(?=[.;,\n]|\sby\b)"
    r"|[Uu]nanimous(?:ly)? (?:agreed|carried|approval|approved)"
    r"|(?<=,\s)(?:agreed|carried)(?=\.?\s*(?:\n|$))|and was carried|was agreed unanimously)"
)
# "lost", "was defeated", "fell", "not carried", "no seconder"
LOST = re.compile(
    r"lost|defeated|fell|not carried|rejected|not agreed|failed|lapsed|not seconded|no seconder", ANY_CASE
)
# "Amendment 1", "the amendment"
AMENDMENT = re.compile(r"amendment", ANY_CASE)
# "An amendment was moved by", "moved the following amendment", "by way of amendment"
AMENDS = re.compile(
    r"\b(?:an?|the|this|another|following|further|second|third|of)\s(?:\w{1,12}\s)?amendment\b", ANY_CASE
)
# "that the words “by May” be added": an amendment without the word
REWORDS = re.compile(
    r"\bthe words?\s[“\"‘'][^.;\n]{1,400}?\sbe\s(?:added|inserted|deleted|substituted|omitted|removed|replaced)\b",
    ANY_CASE,
)
# what is moved about the debate itself: "that the question be now put", "that the meeting be extended"
CLOSURE = re.compile(
    r"\b(?:question|motion|vote|matter) be (?:now )?(?:put|taken)\b|\bnext business\b|\bclosure motion\b"
    r"|\b(?:standing orders?|procedure rules?)\b[^.;]{0,80}\bsuspend|\bsuspen[ds]\w{0,4}\b[^.;]{0,60}"
    r"\b(?:standing orders?|procedure rules?)|\bmeeting (?:be )?(?:continue|extended|adjourned)",
    ANY_CASE,
)
# "as an amendment", "by way of amendment": what is moved is one
AS_AMENDMENT = re.compile(r"\b(?:as|by way of)\s(?:an\s)?amendment\b", ANY_CASE)
# a heading over an amendment: "Amendment 1", "First Amendment – Car parks"
AMENDMENT_HEADING = re.compile(r"\s*(?:(?:First|Second|Third|Further|Proposed)\s)?Amendment\b[^.\n]{0,80}\Z", ANY_CASE)
# "the plan. ": the end of a sentence that moves something, or of its line
MOVED_END = re.compile(r"\n|[.;][”\"]?(?=\s)|\Z")
# without one of these stems nothing is told of what became of a motion
FATED = (
    "carried",
    "lost",
    "defeat",
    "fell",
    "withdrawn",
    "agreed",
    "approved",
    "rejected",
    "failed",
    "accepted",
    "in favour",
    "lapsed",
    "not seconded",
    "no seconder",
)

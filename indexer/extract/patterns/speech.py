"""Who speaks, and what is nobody’s speech."""

from __future__ import annotations

import re

from indexer.extract.patterns.grouping import grouped
from indexer.extract.patterns.parts import _CAP, _IN_NAMES, _NAME_WORD, _SAY, _TITLE, ANY_CASE

# "said", "explained", "went through", "was concerned": the acts of speech that a subject may be followed by
SAY = re.compile(rf"\b(?:{_SAY})\b")
# "made", "gave", "paid", "raised": the acts after which what was made or given must itself be speech
LIGHT_VERB = re.compile(
    r"(?:made|gave|gives|had .*|paid|brought|handed|took.*|led|raised|put forward|wished|provided"
    r"|provides|drew|read|heard|offered|supported|wrote)$"
)
# " an apology", " way to", " the casting vote": what was made, given or had that is no speech
NOT_SPEECH_AFTER = re.compile(
    r"\s(?:(?:his|her|their|an?|the)\s)?(?:apolog(?:y|ies)|declarations?|up the chair|the chair\b"
    r"|way to|evidence of|rise to|by the Council|birth|notice of motion"
    r"|meeting be|chair\b|to leave|to withdraw|casting vote|the casting|second(?:er)?\b|decision to (?:grant"
    r"|refuse)|no part\b|part in the vote|and signed\b)",
    ANY_CASE,
)
# "considered a report on", "considered the application from": what is done with a paper, and no speech
CONSIDERS = re.compile(
    r"considere?d\s(?:an?|the|all|his|her)\s(?:\w+\s){0,3}(?:reports?|documents?|papers?|applications?|items?"
    r"|business"
    r"|recommendations?|representations?|options?)\b"
)
# "has agreed to:", "has approved": what one who decides alone has decided
HAS_DECIDED = re.compile(r"\bhas\s(?:agreed\s(?:to\s?:|that\b|the\b)|(?:approved|decided|noted|endorsed|considered)\b)")
# "agreed to take this item as urgent": how a meeting is run, and no speech
AGREED_ORDER = re.compile(
    r"\s(?:to|that)\s[^.;]{0,60}?\b(?:take|taken|accept|admit|admitted|vary|varied|bring|brought|consider|considered"
    r"|defer|deferred|allow)\b[^.;]{0,60}?\b(?:items?|business|agenda|order|urgent|meeting|matter)\b"
)
# a bullet or line that names its speaker first: "Councillor Dean: would", "The Clerk – the", "Mrs Lund - asked"
SPEAKER_COLON = re.compile(
    r"(?P<who>[^.;:\n]{3,120}?)(?:\s?:|\s[–—-])\s{1,10}(?=\S)(?!(?:[Aa]genda |[Mm]inute )?[Ii]tems?\b"
    r"|[Aa]genda\b|[Mm]inute\b|\d|[Ss]ubstitut)"
)
# "REASON FOR DECISION: to save", "Options considered: none", "Action: the Clerk": a heading, and nobody who speaks
FORM_WORD = re.compile(
    r"(?:reasons?|(?:other |alternative )?options?|alternatives?|background|implications?|recommendations?|decisions?"
    r"|actions?|contacts?|purpose|summary|consultation|risks?|voting|votes?|dates?|venue|present|absent|in attendance"
    r"|also present|apologies)\b",
    ANY_CASE,
)
# "Applicant: Mill Homes Ltd", "Case Officer: Ann Poe": a line of a form, which says who is what
FORM_LINE = re.compile(r"(?:[A-Z][\w’'-]{0,20}\s){0,3}[A-Z][\w’'-]{0,20}\s?:\s(?![^\n]{0,90}[.?!;]$)[^\n]{1,90}$")
# "The report was presented by Ann Bell", "comments were made by the Chair", "A question was asked by Mr Ash":
# the acts of speech that come before who did them
SPOKEN_BY = re.compile(
    r"\b(?:was|were|been|being)\s(?:(?:also|then|jointly|formally|briefly|subsequently|further"
    r"|verbally)\s)?(?:given a (?:presentation|briefing|verbal update|update)|introduced|presented"
    r"|read out"
    r"|addressed|updated|asked|made|given|raised|expressed|provided|delivered|welcomed|outlined"
    r"|summarised|thanked|informed|advised|reminded|assured|echoed|explained"
    r"|reported|highlighted|paid|voiced|posed|put|clarified|shown|taken through|led through|briefed"
    r"|told|queried|questioned|suggested|commented|noted|stated|said|confirmed|observed|remarked|mentioned"
    r"|pointed out|acknowledged|emphasi[sz]ed|stressed|requested|felt)"
    r"(?:\s[^.;:,]{1,100}?)??\sby\s(?P<who>[^;]{3,300})"
)
# "The Committee heard from Mr Ash, an objector", "received a presentation from the Director"
HEARD_FROM = re.compile(
    r"\b(?:(?:heard|received|considered|listened to|had)\s(?:[^.;:]{0,80}?\b(?:representations?"
    r"|presentations?|updates?|briefings?|statements?|deputations?|evidence|submissions?|petitions?"
    r"|address|speech"
    r"|speeches|overview|question|questions)\s[^.;:]{0,80}?\b)?|\b(?:[Aa]\s|[Rr]epresentations?"
    r"|[Ss]tatements?|[Qq]uestions?|[Cc]omments)\s[^.;:]{0,60}(?:was|were|had been)\s(?:heard"
    r"|received|taken)\s)from\s(?P<who>[^;]{3,300})"
)
# "a declaration", "apologies": what is received from people and is no speech
NOT_HEARD = re.compile(
    (
        r"\bapolog|\bdeclaration|\bymddiheuriad|\bnominations?\b|\bproxy|\bemails?\b|\bletters?\b"
        r"|\bcorrespondence\b"
    ),
    ANY_CASE,
)
# "Ms Lund’s answer was that", "In Councillor Dean’s view the": what is somebody’s to say
SAID_OF = re.compile(
    r"(?:[Ii]n\s)?(?P<who>[^,.;:]{3,90}?)[’'](?:s\s|\s)(?:(?:own|main|first|second|final|only|initial|further"
    r"|supplementary"
    r"|immediate)\s)?(?:answers?|reply|response|questions?|view|opinion|concerns?|point|advice|understanding|preference"
    r"|suggestion|comments?|argument|contention|judgement|experience|belief|feeling|impression|conclusion|request|worry"
    r"|fear|statement|explanation|recollection|objections?)\s(?!(?:to|that|on|about)\b)"
)
# "A statement from Councillor Dean was read out by the Clerk": whose it is, and not who read it
STATEMENT_OF = re.compile(
    r"\b(?:[Ss]tatements?|[Ss]ubmissions?|[Rr]epresentations?|[Qq]uestions?|[Cc]omments|[Oo]bjections?)\s(?:in \w+ )?"
    r"(?:from|by|of|on behalf of)\s(?P<who>[^;:]{3,160}?),?\s(?:was|were)\s(?:also\s|then\s)?(?:read|heard|tabled"
    r"|reported)\b"
)
# "Note: Mr Ash spoke", "(Mr Ash spoke", "Q1. Mr Ash asked", "Q. Mr Ash asked": what stands before a sentence and
# is no part of it
NOTE = re.compile(r"(?:[(\[]|(?i:notes?|n\.?b\.?)\s?\d?\s?[:–-]|[QA]\d{0,2}\s?[.:)–-])\s{0,3}(?=[A-Z])")
# "A further question, put by Councillor Lund, was whether", "A point raised by Mr Dean was": who put it
PUT_BY = re.compile(
    r"\b(?:question|query|point|concern|suggestion|comment|request|issue|matter|view"
    r"|argument)s?\b,?\s(?:[^.;:,]{0,60}\s)?"
    r"(?:put|raised|asked|made|posed|voiced|expressed|put forward)\sby\s(?P<who>[^;]{3,200}?),?\s(?:was|were"
    r"|concerned|related)\b"
)
# "Mr Ash, Objector, in objection to it.", "Mrs Lund – in support": a line that says no more than on which side
ON_A_SIDE = re.compile(
    r"(?P<who>[^.;:]{3,120}?)(?:,|\s[–—-])?\s\(?(?:in (?:objection|opposition|support|favour)|against|objecting"
    r"|supporting|opposing"
    r"|speaking (?:against|for|in)|on behalf of the (?:applicant|objectors?|residents))\b[^.;:]{0,100}\.?$"
)
# ", the Chair felt, ", ", Mr Ash said, ": who says so, in the middle of what is said
SAID_INSIDE = re.compile(
    r",\s(?P<who>[^,.;:]{3,80}?)\s(?:felt|thought|said|believed|argued|suggested|maintained|considered|explained"
    r"|replied"
    r"|added|noted|observed),\s"
)
# "”, said Councillor Dean", ", added the Leader": the speaker after what was said
SAID_AFTER = re.compile(
    r"[,”\"’?]\s(?:said|asked|added|replied|explained|responded|suggested"
    r"|stated)\s(?P<who>[^.;:]{3,120})"
)
# Welsh puts the verb first: "Dywedodd y Cynghorydd Huw Rhys fod", "Mewn ymateb, gofynnodd Cynghorydd ap Rees"
WELSH_SAID = re.compile(
    r"(?:[^.;:,]{1,120},\s)?(?P<verb>(?i:Dywed|Gofynn|Cyflwyn|Nod|Esboni|Eglur|Diolch|Ateb|Ychwaneg|Adrodd"
    r"|Cyfeiri|Croesaw|Cadarnha|Awgrym|Hol|Mynegi?|Hysbys|Ymateb|Siarad|Pwyslei?si|Amlinell|Tynn|Soni|Rhybuddi"
    r"|Cytun|Anghytun"
    r"|Gwrthwyneb|Cefnog|Canmol|Llongyfarch|Atgoff|Sicrha|Argymhell|Cwestiyn|Rhodd|Teiml|Cynghor|Crybwyll|Tanlinell)odd"
    r"|(?i:Roedd|Credai|Teimlai|Gobeithiai))\s"
    r"(?:y\s|yr\s|[’']r\s)?(?P<who>"
    rf"{_TITLE}\s{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}}"
    r"|Cadeirydd|Is-gadeirydd|Arweinydd|Dirprwy Arweinydd|Prif Weithredwr|Maer|Clerc|(?:Cyfarwyddwr|Swyddog"
    r"|Pennaeth|Rheolwr|Cyfreithiwr|Prif|Aelod|Uwch|Dirprwy)[^,.]{0,60}?(?=,|\s(?:fod|bod|i|y|yr|at|am|ar|na|nad"
    r"|â|a|yn|o)\s))"
    rf"(?:,\s(?P<named>{_CAP}[\w’'-]{{1,30}}(?:\s{_NAME_WORD}){{1,3}}),)?"
)
# "Roedd": says something only with what is thought or felt behind the name
WELSH_WAS = re.compile(r"(?i:roedd)$")
# what was thought or felt: " yn pryderu", " o’r farn", " am wybod"
WELSH_FELT = re.compile(
    r"\s(?:hefyd\s)?(?:yn (?:pryderu|credu|teimlo|meddwl|dymuno|gobeithio|falch|cefnogi|gwrthwynebu|cytuno"
    r"|anghytuno|siomedig"
    r"|bryderus|erbyn|ddiolchgar|awyddus|anhapus|fodlon|holi|gofyn)|o blaid|o[’']r farn|am (?:wybod|weld|ddiolch))"
)
# "He said", "She also", "They said", also behind an opening phrase: "In reply, she said"
PRONOUN = re.compile(
    r"(?:(?:In|Asked|Responding|Following|Finally|However|Further|Furthermore|Additionally"
    r"|Moreover)[^.,]{0,100},\s)?(?:He|She|They|he|she|they)\s"
)
# "He said", "In reply, she also explained", "In his view": one person who goes on in a new paragraph
GOES_ON_SAYING = re.compile(
    r"(?:[^.,;:]{0,100},\s|In (?:so )?(?:doing|moving|proposing|seconding|presenting|introducing|response|reply"
    r"|conclusion"
    r"|addition|summary)\b[^.,;:]{0,60}?\s)?"
    rf"(?:He|She|he|she)\s(?:(?:also|then|further|had|therefore|subsequently"
    rf"|again)\s){{0,2}}(?:{_SAY}|(?:could|did|would)(?:n[’']t| not))\b|In (?:his|her) (?:opinion|view|experience)\b"
)
# "I have looked at the hall", "My next task", "I’ve sent you": a report in the first person
FIRST_PERSON = re.compile(
    r"(?<![\w’'-])(?:I\s(?:(?:also|then|would|will|shall|have|had|do|did|can|could|should|now|still"
    r"|just)\s)?[a-z]{2,12}\b"
    r"|I[’'](?:m|ve|ll|d)\b|[Mm]y\s[a-z])"
)
# "(…) it was noted", "Concern was expressed", "Questions were asked": speech of nobody
IMPERSONAL = re.compile(
    r"(?:[^.;:]{0,160},\s)?(?:It|it|(?:[A-Za-z][\w’']{0,20}\s){0,3}(?:[Cc]oncerns?|[Qq]uestions?"
    r"|[Qq]uer(?:y|ies)|[Cc]omments?|[Cc]larification|[Rr]eference|[Aa]ssurances?|[Tt]hanks"
    r"|[Vv]iews?|[Dd]iscussions?|[Dd]isappointment|[Ss]upport|[Pp]oints?|[Ii]ssues?|[Mm]atters?"
    r"|[Aa]ttention|[Ss]uggestions?|[Rr]equests?|[Uu]pdates?|[Aa]ppreciation|[Cc]ongratulations"
    r"|[Ff]rustration|[Oo]pinions?|[Oo]bservations?|[Tt]ributes?|[Mm]otion|[Aa]mendment|[Pp]roposal"
    r"|[Rr]ecommendations?|[Ii]nformation|[Pp]resentation|[Rr]eport|[Ee]xplanation|[Dd]etails))"
    r"\s(?:was|were|had been|has been)\s(?:(?:also|then|further|therefore|subsequently|generally"
    r"|again|unanimously)\s)?"
    r"(?:noted|said|confirmed|suggested|agreed|reported|explained|stated|clarified|raised|expressed"
    r"|asked|made|discussed|acknowledged|highlighted|advised|considered"
    r"|commented|queried|questioned|emphasised|stressed|moved|proposed|requested|recommended|hoped"
    r"|felt|added|resolved|pointed out|observed|given|received|answered"
    r"|recogni[sz]ed|outlined|circulated|remarked|mentioned|accepted|thanked|informed|welcomed|sought"
    r"|put|held|invited|declared|read|presented|introduced|understood)\b"
)
# "It was commented by", "It was also noted": where no subject of the sentence speaks, whoever is named later
IT_WAS_SAID = re.compile(
    r"It (?:was|had been) (?:(?:also|then|further|generally) )?(?:[a-z]{2,15}ed|felt|said|put|thought|told)\b"
)
# "The following points were raised:", "Points raised included:", "There was a discussion", "A discussion took place"
OPENED_BY_NOBODY = re.compile(
    r"(?:[^.;]{0,160},\s)?(?:(?:[Tt]he|[Aa]mong(?:st)?)\s(?:following|main|key|principal|ensuing)\b"
    r"|[Tt]here followed\b|[Tt]here (?:was|were) (?:a |an |some |much |no |further |detailed "
    r"|lengthy |general )?(?:discussions?|debate|consensus|questions?|comments)\b|[Aa]\s(?:discussion"
    r"|debate|vote|question and answer|number of)"
    r"|(?:Comments|Points|Issues|Matters|Questions|Concerns|Discussion|Debate)\b"
    r"|[Dd]uring (?:the )?(?:discussion|debate)[^.]{0,60}(?:were|included|as follows))"
)
# "Members commented", "The Committee noted", "Officers confirmed": speech of many
GROUP = re.compile(
    r"(?:[^.;:]{0,160},\s)?(?:(?:The|the|Some|some|Several|several|Other|other|All|Many|Both|Two"
    r"|Three|A few|A number of|a number of|Individual|Panel|Committee|Board|Cabinet|Ward|Local"
    r"|Opposition"
    r"|Labour|Conservative|Parish|Senior|Council)\s){0,3}(?:Members|members|Committee|committee"
    r"|Sub-?[Cc]ommittee|Panel|panel|Board|Cabinet|Executive|Council|Councillors|councillors|Officers"
    r"|officers"
    r"|Forum|Group|Residents|residents|Trustees|Governors|Directors|Speakers|Commission"
    r"|Authority)(?:\sof\sthe\s[\w\s]{3,60}?)?"
    r"\s(?:(?:also|then|further|therefore|generally|briefly|subsequently|again|unanimously|duly"
    r"|particularly)\s){0,2}"
    rf"(?:{_SAY}|resolved|received|approved|adjourned|deferred|voted|had (?:the|an) opportunity"
    rf"|had before|were (?:informed|advised|reminded|asked|of the|told|invited|given|referred"
    rf"|provided|updated|pleased|concerned|supportive|in))\b"
)
# "The Chairman put the motion", "Mr Dean moved", "Mrs Bell left the meeting": procedure, and no speech
PROCEDURE = re.compile(
    r"[^.;:]{3,160}?\s(?:put (?:the|to)|invited|called (?:for|upon|on)|moved|proposed|seconded"
    r"|declared|voted|abstained|left (?:the|at)|arrived|joined the meeting|took the chair|vacated"
    r"|adjourned"
    r"|opened the|closed the|(?:was|were) (?:in attendance|present|elected|appointed|nominated"
    r"|not present)|withdrew|nominated|substituted|attended)\b"
)
# what may stand between the person and the verb: "also", "then further", "had", "wished to", "went on to"
BEFORE_VERB = re.compile(
    r"(?:,?\s(?:[a-z]{2,16}ly|"
    + grouped(
        r"also|then|further|furthermore|again|subsequently|therefore|additionally|accordingly|next|briefly"
        r"|suitably|first|firstly|finally|later|now|initially|both|all|each|in turn|formally|strongly"
        r"|particularly|specifically|verbally|kindly|duly|warmly|publicly|personally|clearly|fully|simply"
        r"|separately|similarly|however|too|respectively|jointly|has|have|had|would|did|wished to|wanted to"
        r"|wanted it|went on to|continued to|took the opportunity to|sought to|was able to|was keen to"
        r"|was pleased to|were pleased to|were able to|was asked to|was invited to|proceeded to|rose to"
        r"|began to|began by|started by|concluded by|opened by|ended by|closed by|responded by|continued by"
        r"|used the opportunity to|helped to"
    )
    + r"),?){0,4}$"
)
# where a subject may begin: after ", ", "; ", ": ", " – ", ") "
CLAUSE_START = re.compile(r"[,.?!][”\"’]\s|[,;:)]\s(?:and\s|but\s|that\s)?|\s[–—-]\s")
# "invited": speech of anybody but the chair
INVITED = re.compile(r"invited$")
# "With great sadness the Chairman": an opening without a comma
PREPOSITION = re.compile(
    r"(?:It was with|With|On|In|At|Following|During|After|As|Upon|For|Having|To|From|Under|By|Before|Prior|Whilst"
    r"|While|Although|Though"
    r"|Speaking|Responding|Replying|Referring|Turning|Representing|Continuing|Summing|Further)\b"
)
# " the Chairman", " Councillor Ash": where the subject may stand behind such an opening
LATE_SUBJECT = re.compile(rf"(?<=\s)(?:the\s(?=[A-Z])|(?={_TITLE}\s[A-Z]))")
# "… and said that", "… and asked": speech behind another verb of the same subject
AND_SAY = re.compile(
    rf"(?:\b(?:and|but|before|then)\s|;\s(?=he\s|she\s))(?:(?:also|then|further|briefly|subsequently|he|she"
    rf"|they)\s)?(?P<verb>{_SAY})\b"
)
# who spoke, as a list: "The following spoke:", "Speaking in favour were Councillors A and B", "Speakers:"
SPEAKERS_LISTED = re.compile(
    r"\b(?:spoke|[Ss]peaking|spoken|[Ss]peakers?|contributed|took part|addressed|asked questions|made statements"
    r"|[Rr]epresentations?|[Hh]eard from"
    r"|statements?(?= (?:was|were|from)))\b[^.;:]{0,160}(?::-?"
    rf"|\bwere\b|\bwas\b)(?:\s{{1,6}}(?P<who>{_IN_NAMES}{{3,400}}))?"
)
# "who ", "which ", "who had ": before a verb, that of a clause, and not of the sentence
RELATIVE = re.compile(r"\b(?:who|which|that|whom)\s(?:had\s|has\s|also\s)?$")
# "asked that his vote against be recorded", "required it to be minuted that": speech of one who has voted
ASKS_TO_RECORD = re.compile(
    r"\b(?:asked|requested|required|wished|wanted|insisted|desired)\s(?:for\s|that\s)?[^.;]{0,80}?\b(?:recorded"
    r"|minuted|noted"
    r"|record|shown|placed on record)\b"
)
# "had submitted a statement", "had sent a report, which said": what is written for a meeting, and speech
WROTE = re.compile(
    r"\b(?:submitted|sent|provided|lodged|supplied|forwarded)\s(?:in\s)?(?:an?|his|her|their|the)\s(?:further\s)?"
    r"(?:(?:written|short|brief|prepared|detailed|joint)\s){0,2}(?:statement|representations?|objections?|questions?"
    r"|comments|response|submission|petition|(?:report|message|letter|note|email)\b(?=[^.;]{0,60}\b(?:said|saying"
    r"|stated|stating"
    r"|explained|explaining|asked|asking|which was read)))"
)
# "The DCFO confirmed", "In reply, the RFO said": one who is named by the initials of an office
BY_INITIALS = re.compile(
    rf"(?:(?:[^.;:,]{{1,120}},\s)?[Tt]he|(?<=,)\sthe)\s(?P<short>[A-Z][A-Za-z]{{0,4}}[A-Z])\s"
    rf"(?:(?:also|then|further|briefly)\s)?(?:{_SAY})\b"
)
# " the DCFO said", " The RFO drew": initials that may be of an office
INITIALS = re.compile(r"he (?P<short>[A-Z][A-Za-z]{0,4}[A-Z])\s(?=[a-z])")
# offices that are known by their initials also where no text spells them out: the Police and Crime Commissioner ...
OFFICE_INITIALS = frozenset({"PCC", "CEO", "CFO", "DCFO", "ACFO", "RFO", "DPCC", "DPH", "DCS", "DASS", "SRO"})
# "comments:", "questions – none", "reports were": a noun, though it looks like a verb of saying
NOUN_NOT_VERB = re.compile(
    r"(?:comments|questions|requests|reports|queries|notes|updates|thanks|supports|debates|raises|refers)"
    r"(?=\s?:|\s[–—-]\s|\s?$|\s(?:were|was|had|from|of|by|are|raised|received|and)\b)"
)
# "Mrs Lund had objected", "The agent had already confirmed": what was said before, told in a speech that goes on
HAD_SAID = re.compile(rf"(?P<who>[^.;:,]{{3,120}}?),?\shad\s(?:(?:also|already|previously|since|not)\s)?(?:{_SAY})\b")

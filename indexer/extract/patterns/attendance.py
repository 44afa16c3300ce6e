"""Declarations of interest and apologies."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _NAME_WORD, _TITLE, ANY_CASE

# what may stand before "interest" and says of which kind it is
_KIND = (
    r"(?i:disclosable|non-disclosable|pecuniary|non-?\s?pecuniary|other|registrable|registerable|non-registrable"
    r"|non-registerable|personal|prejudicial|non-prejudicial|significant|financial|private|statutory|non-statutory"
    r"|voluntary|declarable|family)"
)
# without one of these nobody declared an interest
INTEREST = ("declar", "disclos", "interest", "uddian", "datgan", "diddordeb")
# "Declarations of Interest", "Disclosure of Interests", "Interests to be declared"
INTERESTS_TITLE = re.compile(
    (
        r"\b(?:declar|disclos|register)\w*\b.{0,60}\binterest|\binterests?\b.{0,40}\b(?:declar|disclos)"
        r"|[bf]uddian|\bdatgan\w*\b.{0,30}\bdd?iddordeb"
    ),
    ANY_CASE,
)
# "The following declarations were made:", "Declarations of interest were made as follows:"
INTERESTS_OPEN = re.compile(
    r"\b(?:declarations?|disclosures?|interests?)\b[^.;]{0,120}\b(?:made|received|declared|disclosed|registered|submitted"
    r"|follow\w*|noted|announc\w*)\b[^.;]{0,80}:"
    r"|\b(?:declarations?|disclosures?|interests?)\b[^.;:\n]{0,60}:[-–]?\s?$",
    ANY_CASE,
)
# a line of such a list: "Councillor Dean – Item 5 –", "Mr Lund (agenda item 6)", "Cllr Poe: member of",
# "Item 5 – Councillor Dean – lives near", "Pecuniary interests: Mr Lund, item 6", "Y Cynghorydd Rhys – eitem 5"
DECLARER_LINE = re.compile(
    r"(?:(?:[Aa]genda\s)?[Ii]tem\s[\w.()]{1,8}(?:\s?[–—:-]\s[^–—:\n]{3,80}?)?\s?[–—:|-]\s"
    rf"|[\w ,-]{{0,60}}(?:[Ii]nterests?|DPIs?)\s?[:–—]\s|[Yy]\s)?"
    rf"(?P<who>{_TITLE}\s(?:[^.:;(–—\n\t|]|(?<=[\s.][A-Z])\.){{2,120}}?)"
    r"(?=\s?[:(–—\t|]|\s-\s|\s(?:had|was|is|as|in|item|Item|Agenda|agenda)\b"
    r"|,\s(?:item|Item|agenda|Agenda|as|personal|pecuniary|prejudicial|eitem)\b)"
)
# "Ash - Member of the club", "M.J. Poe | 8.1 – Wind | Has land there": names without a title in such a list
BARE_DECLARER = re.compile(rf"(?P<who>{_NAME_WORD}(?:[ ]{_NAME_WORD}){{0,3}})\s{{1,3}}[|–—-]\s{{1,3}}(?=\S)")
# "declared interests as follows:", "Councillor | Minute | Nature of interest": what opens a list of them
BARE_OPEN = re.compile(
    r"\b(?:declared|disclosed|made)\b[^.;\n]{0,160}:[-–]?\s?$"
    r"|^(?:Councillors?|Names?|Members?|Cllr|Y Cynghorydd|Enw)\b[^|\n]{0,30}\|",
    re.MULTILINE,
)
# "had no interest to declare", "nothing to declare", "did not have an interest": what is no declaration
NO_INTEREST = re.compile(
    r"\b(?:no|not|nothing|nil|neither|none)\b[^.;]{0,60}\b(?:interests?|declar\w{1,5})\b|\bdeclared\s(?:that\s)?none\b",
    ANY_CASE,
)
_TOLD = (
    r"(?:stated|advised|said|reported|indicated|announced|confirmed|noted|explained|informed|notified|mentioned"
    r"|made a statement)(?:\s(?:to\s)?(?:the\s)?(?:[Cc]ommittee|[Mm]eeting|[Mm]embers|[Bb]oard|[Cc]ouncil|[Pp]anel"
    r"|[Cc]abinet|[Ss]ub-[Cc]ommittee|Chair\w{0,6}|Clerk|Monitoring Officer))?"
)
_AN_INTEREST = (
    rf"(?:an?|his|her|their)\s(?:(?:{_KIND}(?:,?\s(?:and|but|&)\s|,?\s)){{1,4}}(?i:interests?)\b|(?:DPI|ORI|NRI|OSI)\b"
    r"|(?i:interest)\b(?=(?:\sin\s(?:respect of\s|relation to\s)?(?:(?:agenda|minute|the|this|that|planning)\s)?"
    r"(?:[Ii]tem|[Aa]pplication|matter|minute|report|motion)\b)))"
)
# "declared an interest", "declared that she was", "disclosed a pecuniary interest", "made a declaration of interest",
# "advised the Committee that he had a personal interest", "gave notice of a pecuniary interest",
# "had an interest in item 5", "declared, for transparency, that she"
DECLARED = re.compile(
    r"\b(?:declared|disclosed|registered)(?:,\s[^,.;\n]{3,60},)?\s(?:(?:that\s)(?:he|she|they|his|her|their)\b(?!\s(?:had"
    r"|has|did not have)\sno\b)|(?:his|her|their)\s(?:membership|connection|involvement|role|position|employment"
    r"|ownership|friendship|association|acquaintance)\b|(?:[\w‘’'/()-]{1,30},?\s){0,9}?(?:(?i:interests?)|DPIs?|ORIs?|NRIs?)\b)"
    r"(?<!\bno interest)(?<!\bno interests)"
    r"|\b(?:made|submitted|gave) (?:an?|the following|voluntary)\s(?:\w{1,20}\s){0,3}(?:declarations?|disclosures?"
    r"|announcements?)\b(?=[^.]{0,80}(?:interest|item|that))|\bwished to declare\b"
    r"|\bdatgan(?:odd)?\sbuddiant"
    rf"|\b{_TOLD}\sthat\s(?:he|she|they)\s(?:[^.;\n]{{3,160}}?\sand\s(?:therefore|so|thus)\s)?(?:also\s)?(?:had|has|have)\s"
    rf"{_AN_INTEREST}"
    r"|\b(?:gave notice of|drew attention to|notified\s(?:the\s)?\w{3,14}\sof|indicated|reported|announced|expressed"
    rf"|raised|had|has)\s{_AN_INTEREST}"
)
# "stated that she was a member", "informed the Committee that he lived", "noted that his wife": a declaration where
# interests are declared
DECLARED_THERE = re.compile(
    rf"\b{_TOLD}\sthat\s(?:,?\s?as\s[^.;,]{{3,60}},?\s)?(?:he|she|they|his|her|their)\b(?!\s(?:had|has|have)\s(?:no|nothing)\b)"
    rf"|\bexpressed\s{_AN_INTEREST}"
)
# without this nobody acts who has declared before
HAVING_SAID = ("having ",)
# "Having declared an interest, Councillor Ash left": the declarer stands behind
HAVING_DECLARED = re.compile(
    r"(?:[Hh]aving)\s(?:previously\s|earlier\s|already\s)?(?:declared|disclosed)\s[^.;,]{0,80}?interests?\b[^.;,]{0,160},\s"
    rf"(?P<who>{_TITLE}\s[^.;:,\n]{{2,80}}?)\s(?=left|withdrew|took|retired|vacated|did|remained|stayed|was|spoke)"
)
# "Councillor Ash withdrew from the meeting, having declared an interest": the declarer stands before the other verb
THEN_HAVING = re.compile(
    rf"(?P<who>{_TITLE}\s[^.;:,\n]{{2,80}}?)\s(?:left|withdrew|took|retired|vacated|did|remained|stayed)\b[^.;]{{0,120}}?,?\s"
    r"having\s(?:previously\s|earlier\s|already\s)?(?:declared|disclosed)\s[^.;,]{0,80}?interests?\b"
)
# ", as did Councillor Bell", ", Councillor Cole in item 7", " and Councillor Cole in respect of item 7": one more in it
ALSO_IN = re.compile(
    rf",\sas\s(?:did|had)\s(?P<did>{_TITLE}\s[^.;:,\n]{{2,120}}?)(?=[.;,\n]|$)"
    rf"|(?:[,;]\s|[,;]?\sand\s)(?P<who>{_TITLE}\s[^.;:,\n]{{2,60}}?)\s(?:also\s)?in\s(?:respect of\s|relation to\s)?"
    r"(?=(?:agenda\s)?(?:[Ii]tems?|[Mm]inutes?|[Aa]pplications?|[Mm]otions?)\b)"
)
# "Councillor Lund did likewise", "Mrs Bell made a similar declaration", right behind a declaration
LIKEWISE = re.compile(
    r"(?P<who>[A-Z][^.;:]{3,120}?)\s(?:did\s(?:likewise|so too|the same|so as well)|(?:made|gave)\s(?:the same"
    r"|a similar|a like|an identical)\s(?:declaration|disclosure))\b"
)
# "Datganodd y Cynghorydd Huw Rhys fuddiant": the verb, the name, the interest
WELSH_DECLARED = re.compile(
    r"\b(?:[Dd]atgan(?:odd|wyd)|[Gg]wnaeth)\s(?P<who>(?:y|yr)?\s?(?:[^.;:]|(?<=[\s.][A-Z])\.){3,600}?)"
    r"\s(?:[fb]udd?iann?(?:t|au)|[gc]yswllt|[gc]ysylltiad(?:au)?|dd?iddordeb|ddatganiad\so\s(?:f[fu]ddiant|ddiddordeb))\b"
)
# "Datganwyd buddiannau gan y Cynghorydd Huw Rhys": the interest, then the name
WELSH_DECLARED_BY = re.compile(
    r"\b[Dd]atganwyd\s(?:y\s)?[fb]udd?iann?(?:t|au)\b[^.;:]{0,60}?\sgan\s(?:y\s)?(?P<who>[^.;:\n]{3,200})"
)
# "Puw a Huw": what joins two names in Welsh
WELSH_AND = re.compile(r"(?<=\w)\sa\s(?=[^\W\d_a-zà-ÿ])")
# "Declarations of interest were received from Councillor Dean", "An interest was declared by Mrs Lund"
DECLARED_BY = re.compile(
    (
        r"\b(?:declarations?|interests?|disclosures?)\b[^.;]{0,120}?\s(?:were|was|had been"
        r"|has been)?\s?(?:made|declared|received|submitted|noted|given|disclosed)?\s?(?:by"
        r"|from)\s(?P<who>(?:Councill|Cllr|Mr|Mrs|Ms|Miss|Dr|Alder|Sir|Dame|the\s(?:Chair|Leader"
        r"|Mayor))[^.;:]{2,300})"
    ),
    ANY_CASE,
)
# where the declarer may begin in a clause: "It was noted that Councillor Dean declared"
DECLARER_CLAUSE = re.compile(
    r"[,;:)]\s(?:and\s)?|\bthat\s|\band\s|\d[.)]\s?|\b[Bb]oth\s|\b[Tt]ransparency\s|\b[Oo]penness\s"
)
# "apologies", "apology", "ymddiheuriadau"
APOLOGY = re.compile(r"\bapolog(?:y|ies)\b|\bapologised for (?:his|her|their) absence|ymddiheur", ANY_CASE)
# without one of these stems nobody sent any
APOLOGISING = ("apolog", "ymddiheur")
# "There were no apologies", "No apologies had been received", "apologies for lateness", "a letter of apology"
NO_APOLOGY = re.compile(
    r"\b(?:no|nil|without)\sapolog|\bapologies[^.;]{0,40}\b(?:were|was)\s(?:none|not)\b"
    r"|\bapolog\w{1,5} for (?:the |his |her |their )?(?:late|any|earl|leav|delay|error|confusion|incon)"
    r"|\bletters? of apology\b|\b(?:an?|the|full|formal|written|public) apology\b(?!\sfor\s(?:(?:his|her|their)\s)?"
    r"(?:absence|non-attendance|inability)|\s(?:was|had been|has been)\s(?:also\s)?(?:received|submitted|reported"
    r"|tendered|sent|noted|given|recorded))",
    ANY_CASE,
)
# "Apologies were received from Mr Ash and Mrs Bell", "reported apologies from Mr Ash", "Apologies: Councillor Ash",
# "apologies on behalf of Councillor Ash"
APOLOGIES_FROM = re.compile(
    r"\b(?:[Aa]polog(?:y|ies)|Ymddiheuriadau|ymddiheuriadau|APOLOGIES)\b"
    r"(?:(?=\s(?:Councillors?|Cllrs?)\s)|\s?[–—-](?=\s(?:Councill|Cllr|Mr|Mrs|Ms|Miss|Dr|Alder))"
    r"|(?:(?!\bfrom\b|\bby\b|\bbehalf\b)[^;:\n]){0,160}?(?:\b(?:from|by|on behalf of|gan|ar ran)\b:?|:"
    r"|\sfor\s(?=(?:Councill|Cllr|Mr|Mrs|Ms|Miss|Dr|Alder))))\s{0,3}(?P<who>(?:[^:(]|\([^()]{0,120}\)?){2,3000})"
)
# "Councillors A and B sent apologies", "Councillor A had given apologies for absence"
SENT_APOLOGIES = re.compile(
    r"(?P<who>[A-Z](?:[^.;:]|(?<=[\s.][A-Z])\.){2,200}?)\s(?:(?:was|were)\s(?:unable|not able|absent)\b[^.;]{0,60}?\s)?"
    r"(?:had\s|have\s|has\s)?(?:also\s)?(?:sent|gave|given|submitted|tendered|offered|apologised|conveyed|made"
    r"|(?:was|were)\s(?:absent\s)?with(?=\s(?:his\s|her\s|their\s)?apolog))\b"
)
# "Received from Councillor Ash", "Submitted by Mr Bell", "Councillor Ash was unable to attend": under such a title
ABSENT_THERE = re.compile(
    rf"(?:(?:[Ww]ere\s)?(?:[Rr]eceived|[Ss]ubmitted|[Rr]eported|[Nn]oted)\s(?:from|by|for)\s(?P<from>{_TITLE}\s[^.;:]{{2,300}})"
    rf"|(?P<who>{_TITLE}\s[^.;:]{{2,200}}?)\s(?:was|were)\s(?:unable|not able)\sto\s(?:attend|be))"
)
# "Ymddiheurodd y Cynghorydd Huw Rhys am ei absenoldeb": the verb, then the name
WELSH_APOLOGISED = re.compile(r"\b[Yy]mddiheurodd\s(?:y\s)?(?P<who>[^.;:\n]{3,120}?)(?=\sam\b|[.;:\n]|$)")
# "Councillor Bell for Councillor Ash", "Mrs Poe substituting for Mr Orr": the absent one stands behind
IN_PLACE_OF = re.compile(
    rf"{_TITLE}\s[^.;:,\n]{{2,80}}?\s(?:(?:was|were)\s)?(?:substitut\w{{2,4}}\s|as\s(?:an?\s)?substitutes?\s)?"
    rf"(?:for|in place of)\s(?P<who>{_TITLE}\s[^.;:\n]{{2,80}})"
)
# "Ash, Bell and Cole.": surnames alone, two at least
SURNAMES = re.compile(
    rf"{_NAME_WORD}(?:[ ]{_NAME_WORD}){{0,3}}"
    rf"(?:(?:,\s|,?\sand\s|\s&\s){_NAME_WORD}(?:[ ]{_NAME_WORD}){{0,3}}){{1,40}}\.?"
)
# "the Cabinet Member for Adults, Councillor Ash": a role before the name of the one who has it
ROLE_OF_NEXT = re.compile(
    r"\b[Tt]he\s(?:[A-Z][\w’&-]{0,20}\s?|(?:of|for|and|the)\s){1,10},\s(?=(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\s)"
)
# "the Reverend Bell": an article before a title
THE_TITLE = re.compile(r"\b[Tt]he\s(?=(?:Rev(?:erend|d)?\.?|Hon\.?)\s[A-Z])")
# "Apologies for Absence"
APOLOGIES_TITLE = re.compile(r"\bapolog|ymddiheuriad", ANY_CASE)
# a line that is names and no sentence: "Councillors Ahmed, Brown", "Cllr Poe (Labour)"
NAME_LINE = re.compile(rf"(?:[Yy]\s)?(?:{_TITLE}\s)[^.;:]{{1,200}}\.?$")
# from here on a list of apologies tells of others: "with Councillor Bell substituting", "Councillor Cole attended",
# "for whom"
SUBSTITUTES = re.compile(
    r"(?:,\s|\s)?(?:\bwith\s|\bfor whom\b|\bwho\b|\bsubstitut\w*|\bCouncillors? [^,.;]{2,60} (?:was"
    r"|were|attended|substituted|acted)\b|\bin (?:his|her|their) place|\bas\b|\bdue to\b|\bowing to\b"
    r"|\bbecause\b|\bwhich\b|\bTheir\b|\bHis\b|\bHer\b|\bThe\s(?!Lord|Mayor)|\bIt was\b"
    r"|(?<=[a-z]{2})\.\s(?=[A-Z][a-z]{3,}\s[a-z])|\band (?:for|apologies)\b|\bwere (?:received|noted"
    r"|accepted)\b)"
)
# "(Labour)", "(substitute: Councillor Poe)"
BRACKETED = re.compile(r"\([^()]{0,120}\)")

# of which kind: "a disclosable pecuniary interest", "personal and prejudicial interests", "a DPI"
INTEREST_KIND = re.compile(
    rf"\b(?P<kind>{_KIND}(?:(?:,\s|\s)(?:(?:and|but|&)\s)?{_KIND}){{0,4}})\s(?i:interests?)\b|\b(?P<short>DPI|ORI|NRI|OSI)s?\b"
)
# the short forms: "DPI", "ORI"
KINDS = {
    "DPI": "disclosable pecuniary",
    "ORI": "other registrable",
    "NRI": "non-registrable",
    "OSI": "other significant",
}
# "fuddiant personol", "buddiant sy’n rhagfarnu": the kind behind the Welsh word for an interest
WELSH_KIND = re.compile(
    r"[bf]uddian(?:t|nau)\s(?P<kind>personol|ariannol)?(?:\s(?:ac|a)\s)?(?P<worse>\s?sy[’']n rhagfarnu)?"
)
# the item that is named: "agenda item 7 (Lease of Unit 4)", "minute 45", "application 21/0042/FUL"
NAMED_MATTER = re.compile(
    r"\b(?:(?i:agenda\s)?(?i:items?|minutes?|motions?|applications?|eitem)\s(?i:numbers?\s|nos?\.?\s|refs?\.?\s)?"
    r"(?:[A-Z]{1,6}/)?\d[\w./-]{0,20}(?:(?:,|\sand|\s&)\s\d[\w./-]{0,20}){0,6}(?<![./,])(?:\s?\([^()]{3,160}\)"
    r"|\s[–-]\s[A-Z][^.;()–]{3,120}?(?=\s[–-]\s|,|\sas\b|\sbecause\b|\.|;|$))?)"
)
# the matter behind the interest: "an interest in the lease of the mill", "an interest regarding the Market Fund as"
MATTER = re.compile(
    r"(?i:interests?|DPI|ORI)\s(?:(?:was|were)\s)?(?:in respect of|in relation to|in connection with|in regard to"
    r"|relating to|regarding|concerning|in|on|for|with)\s(?!that\b|accordance\b)"
    r"(?P<matter>(?:[^.;,()]|\([^()]{0,160}\)|(?<=\d)[.,](?=\d)){3,200}?)"
    r"(?=,?\s(?:as|because|since|due to|by virtue|being|in that|insofar|in so far|owing|on the (?:basis|grounds)|given"
    r"|which|and\s(?:he|she|they|left|withdrew|would|took|remained|did|stayed|spoke|was|is|therefore))\b|[.;,)]|$)"
)
# why: "as a governor of the school", "because she sat on the board", "in that her husband was employed"
WHY = re.compile(
    r"(?:\b(?:as|because|since|due to(?: the fact that)?|by virtue of|in that|insofar as|in so far as|owing to"
    r"|on the (?:basis|grounds) (?:that|of)|given that|gan)\s(?!well\b|follows\b)|\b(?=being\s))"
    r"(?P<reason>(?:[^.;()]|\([^()]{0,160}\)|(?<=\s[A-Z])\.|(?<=Mr)\.|(?<=Cllr)\.){3,400}?)"
    r"(?=,?\s(?:and|but)\s(?:he\s|she\s|they\s)?(?:therefore\s)?(?:left|withdrew|would|took|remained|did not|stayed)"
    r"|\sa gadawodd|[.;]|\)?$)"
)
# "declared that her sister was a governor": the reason is all that is declared
DECLARED_THAT = re.compile(r"(?:declared|disclosed|registered)\sthat\s(?P<reason>[^.;]{3,300})")
# "left the room", "and withdrew", "vacated the Chamber", "gadawodd y cyfarfod"
LEFT_ROOM = re.compile(
    r"\b(?:left|leave|leaving|withdrew|withdraw|withdrawing|vacated|vacate|retired|absented (?:him|her)self)(?:\sfrom)?"
    r"(?:\s(?:the\s)?(?:room|meeting|chamber|table|council chamber|virtual meeting|proceedings|hall|horseshoe|dais)\b"
    r"|(?=[,.;)\n]|\s(?:during|while|whilst|for|before|prior|when|and|at|as)\b|$))|\bg?adawodd\b",
    ANY_CASE,
)
# "remained in the meeting", "did not leave", "took part in the vote", "Ni adawodd"
STAYED = re.compile(
    r"\b(?:remain(?:ed|s|ing)?|stay(?:ed|s|ing)?)\b|\bnot\s(?:\w{2,12}\s(?:to\s)?){0,2}(?:leave|withdraw)\b"
    r"|\bno (?:need|requirement|reason) to (?:leave|withdraw)\b|\b(?:took|taking) (?:full )?part in\b"
    r"|\bparticipated in\b|\bspoke and voted\b|\bni (?:adawodd|adawsant)\b|\barhosodd\b",
    ANY_CASE,
)
# "Mr Ash, having", "Mrs Poe, who had", "Mr Ash and Mrs Poe each": what stands between the declarer and the verb
HAVING = re.compile(
    r",?\s(?:each|both|all|also|then|having|who\s(?:had|has|also)|whom)(?:\s(?:previously|earlier|already))?$"
)
# the words that lead to the next declarer of one sentence: ", and Councillor Bell"
NEXT_DECLARER = re.compile(r"(?:[,;]\s(?:and\s|while\s|whilst\s)?|\sand\s)[^,;]{3,100}$")
# what parts the columns and dashes of a line in a list of declarations: " – ", " | ", ": ", " - "
LINE_PART = re.compile(r"\s?[–—|:]\s?|\s-\s|\t")
# the verbs of a declaration that is nothing else; after "said that she had an interest" the sentence is no speech
PLAIN_DECLARING = ("declared", "disclosed", "registered", "made", "wished", "datgan")
# ", and Councillor Bell did likewise", " and Mr Cole did likewise" in the sentence of the declaration
ALSO_DECLARED = re.compile(
    r"(?:[,;]|\sand)\s(?:and\s)?(?P<who>(?=[A-Z])[^.;:,]{3,120}?\sdid\s(?:likewise|so too|the same))\b"
)
# what joins two declarations of one sentence: ", and "
JOINING = re.compile(r"[\s,;]{0,4}(?:(?:and|while|whilst)\s)?")
# "Ni adawodd y cyfarfod": a verb without a subject, of the one named before
WELSH_LEFT = re.compile(r"(?:Ni\sadaw|Gadaw|Arhos)\w{2,5}\b")
# a cell that is the number of the item and nothing else: "| 8 |"
NUMBER_ALONE = re.compile(r"\d{1,3}[a-z]?|\d{1,4}/\d{2,4}\S{0,10}")

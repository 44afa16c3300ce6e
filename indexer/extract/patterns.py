"""Every regular expression for prose, named, with an example of what it finds above it. Data, no logic.

House rules: every repetition is bounded, so that no text can make a search slow; ``_`` names are parts of others;
where two forms of one thing are read differently they are two patterns. Wordings are taken from how councils in
general write; no name of a council or a person stands here.
"""

from __future__ import annotations

import re

ANY_CASE = re.IGNORECASE

# --- paragraphs, list items, sentences -------------------------------------------------------------------------

# "(a)", "a)", "1.", "(iv)", "12)", "1.1", "•",
# "-" at the start of a line; group 1 is the marker without the space after
LINE_MARKER = re.compile(
    r"[ \t\u00a0]{0,20}("
    r"[•·▪●◦‣∙*\uf0b7\uf0a7]|[-–—](?=[ \t\u00a0])|o(?=[ \t\u00a0]{1,20}[A-Z])"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=[ \t\u00a0])"
    r"|\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivx]{1,5})\)"
    r"|(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5})\)"
    r"|\d{1,3}\.(?!\d)|(?:[a-z]|[ivx]{2,5})\.(?=[ \t\u00a0]|[A-Z])"
    r")[ \t\u00a0]{0,40}"
)

# "...for this item.1.Mr Dean", "including:a)in", ";and(b)a report", "…place:•The",
# where a scraper lost the line break
GLUED_MARKER = re.compile(
    r"(?:(?<=[.;:,])[ ]?(?:and|or)[ ]?|(?<=[.;:,?!)”’\"a-z])|(?<=[:\s][-–]))"
    r"(•|-(?=[A-Z][a-z])|\((?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})\)|(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})\)"
    r"|(?:\d{1,2}|[a-z]|[ivx]{2,4})\.)"
    r"(?=[ ]?[A-Za-z“‘(])"
)

# "… be noted; and (b) that", "That (i) the": a list marker inside a sentence, spaces kept
INLINE_MARKER = re.compile(
    r"(?:(?<=^)|(?<=[\s;:,.–—-])|(?<=[\s;,]and)|(?<=[\s;,]or))(\((?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})\)"
    r"|(?:\d{1,2}|[a-hA-H]|[ivx]{2,4})\)|\d{1,2}\.(?=\s)"
    r"|(?:[a-h]|[ivx]{1,4})\.(?=\s+[A-Z]|[A-Z])|•)(?=[\s\u00a0]{0,10}[A-Za-z“‘£\d])"
)

# the full stop, and what closes with it, after which a sentence may end: ". The", '.” He', "?1."; glued: "item.The"
SENTENCE_END = re.compile(r"[.?!][\"”’)\]]{0,3}(?=\s|[A-Z“(][A-Za-z’]|$)")

# the word a full stop stands after when it ends no sentence: "Cllr.", "No.", "para.", "s.", "e.g.", "St.", an initial
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘/.])(?:[A-Z]|Cllrs?|Coun|Cr|Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Hon|Ald|Sir|Lt|Col|Capt|Sgt"
    r"|Supt|St|Nos?|[Pp]aras?|[Aa]pp"
    r"|[Aa]rt|[Ss]ect?|[Ss]s?|[Rr]efs?|[Pp]p?|[Ff]ig|[Vv]ol|vs?|e\.?g|i\.?e|etc|approx|c|cf|viz|inc"
    r"|Ltd|plc|Co|Bros|Dept|Govt|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|min|max|Cyng|Jr|Sr)$"
)

# a line broken in the middle of a sentence: "the single year finance settlement for" / "local government",
# "Mr Barring-" / "King"
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

# --- people and roles ------------------------------------------------------------------------------------------

_CAP = r"[^\W\d_a-zà-ÿ]"  # a capital letter, accented or not
_TITLE = (
    r"(?:(?:County|District|Borough|Town|Parish|City|Community|Ward|Honorary|Hon\.?)\s)?"
    r"(?:Councill?ors?|Cllrs?\.?|Coun\.|Crs?\.?|Messrs\.?|Mrs?\.?|Ms\.?|Miss|Mx\.?|Dr\.?|Sir|Dame"
    r"|Baroness|Lady|Lord(?!\s(?:Mayor|Lieutenant))"
    r"|Alder(?:man|men|woman|women|person)|Ald\.|Prof(?:essor)?\.?|Rev(?:erend|d)?\.?|Canon|Father"
    r"|Rabbi|Imam|Bailie"
    r"|(?:Detective\s)?(?:Chief\s)?(?:Superintendent|Inspector|Constable)|Sergeant|PCSO|PC|Cynghorwyr"
    r"|[Cc]ynghorydd|Cyng\.?)"
)
_PARTICLE = r"(?:de|da|di|du|den|der|von|van|le|la|al|el|bin|ibn|ap|ab|ferch|y|Mac|Mc|St\.?)"
# "Smith", "O’Neil", "Barrington-\nKing", "J.", "R-M", "JB", "ap", "(Mrs)"
_NAME_WORD = (
    rf"(?:(?:{_CAP}\.){{2,4}}|{_CAP}[\w’']{{0,30}}(?:-\s?{_CAP}[\w’']{{0,30}}){{0,3}}\.?"
    rf"|{_PARTICLE}(?=\s))"
)
# "Councillor J Smith", "Mr Paul Barrington-King", "Cllr. Mrs A. de Vries", "Alderman Dr O'Hara": title(s),
# then the name
TITLED_NAME = re.compile(
    rf"\b(?P<title>{_TITLE}(?:\s{_TITLE}){{0,2}})\s(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}})(?:"
    rf"\s\([A-Z][a-z]?\)(?!\w))?"
)
# "Derek Bell", "Mary-Ann O’Neil", "J. P. Morgan": two to four capitalised words, to be checked against NOT_A_NAME
BARE_NAME = re.compile(rf"{_CAP}[\w’'.-]{{0,30}}(?:\s{_NAME_WORD}){{1,3}}")
# one name alone, titled or not, as an entry of a list: "Ahmed", "J Smith", "Mrs de Vries", "Smith (J)",
# "the Lord Mayor"
LISTED_NAME = re.compile(
    rf"(?:(?P<title>{_TITLE}(?:\s{_TITLE}){{0,2}})\s)?(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}}("
    rf"?:\s\([A-Z][a-z]?\)(?!\w))?)"
)
TITLE = re.compile(rf"{_TITLE}(?=\s|$)")
# the plural that stands before a list and belongs to each in it: "Councillors A, B and C", "Cllrs", "Messrs"
PLURAL_TITLE = re.compile(r"(?P<stem>Councill?or|Cllr|Cr|Alderman|Cynghor)(?:s\b\.?|wyr\b)|\bMessrs\.?|\bAldermen\b")
# what follows a name and is no part of it: "MBE", "OBE", "JP", "CC"
HONOUR = re.compile(r"(?:MBE|OBE|CBE|KBE|DBE|BEM|KC|QC|JP|MP|MS|AM|MSP|MLA|CC|DL|TD|RD|PhD|FRSA|KCB|CB|GBE|CH)\.?")

# a character of a clause of names: a stop only behind an initial or a short title
_IN_NAMES = r"(?:[^.;:\n]|(?<=[\s.][A-Z])\.|(?<=Cllr)\.|(?<=Mr)\.|(?<=Mrs)\.|(?<=Ms)\.|(?<=Dr)\.)"

# words that no person is called by: organisations, places, papers, subjects
NOT_A_NAME = re.compile(
    r"\b(?:Accounts?|Act|Adult|Adults|Affairs|Agency|Agenda|Annual|Area|Assembly|Assets?|Association"
    r"|Assurance|Audit|Authority|Board|Borough"
    r"|Britain|Brexit|Budget|Building|Buildings|Business|Cabinet|Capital|Care|Centre|Chamber|Chapter"
    r"|Charter|Child|Children|Circular"
    r"|City|Civic|Clause|Climate|Clinical|Club|Code|College|Commission|Committee|Commons|Communit(?:y"
    r"|ies)|Company|Conservation|Constitution"
    r"|Consultation|Control|Corporate|Council|Councils|County|Covid|Crime|Culture|Cultural|Customer"
    r"|Decision|Defence|Delivery|Democracy"
    r"|Avenue|Crescent|Lane|Option|Options|Phase|Plot|Road|Route|Street|Terrace|Zone"
    r"|Democratic|Department|Development|Digital|Disclosable|District|Draft|Drive|Early|Economic"
    r"|Economy|Education|Election|Electoral|Emergency"
    r"|Energy|Enforcement|England|English|Environment|Environmental|Equality|Estate|European|Events?"
    r"|Executive|Families|Family|February|Finance"
    r"|Financial|Food|Forum|Forward|Foundation|Framework|Freedom|Front|Full|Funding|Further|General"
    r"|Governance|Government|Green"
    r"|Ground|Group|Groups|Growth|Health|High|Highways?|Historic|Home|Homes|Hospital|Housing|However"
    r"|Human|Impact"
    r"|Improvement|Information|Infrastructure|Inspection|Integrated|Interim|Internal|International"
    r"|Investment|January|Joint|Justice|Kingdom"
    r"|Labour|League|Learning|Legal|Leisure|Liberal|Conservatives?|Democrats?|Libraries|Library"
    r"|Licensing|Limited|Ltd|Local|London"
    r"|Management|July|August|September|October|November|December|Members?|Ministry|Minute|Minutes"
    r"|Motion|Municipal"
    r"|Museum|National|Natural|Neighbourhoods?|NHS|No|Northern|Note|Offices?|Officers|Ofsted|Open"
    r"|Operations|Order|Outside|Overview"
    r"|Panel|Parish|Part|Partners|Partnership|People|Performance|Plan|Planning|Plans|Police|Policing"
    r"|Policy|Pensions|Population"
    r"|Press|Prevention|Procurement|Programme|Progress|Project|Projects|Property|Proposal|Proposed"
    r"|Protection|Provision|Public|Quality|Quarter"
    r"|Question|Questions|Recommendations?|Recovery|Recycling|Regeneration|Regional|Register"
    r"|Registration|Relations|Renewal|Report|Reports"
    r"|Residents?|Resources|Response|Review|Risk|River|Roads|Rural|Safety|Safeguarding|Schedule"
    r"|Scheme|School|Schools|Scotland|Scrutiny"
    r"|Section|Senior|Service|Services|Site|Skills|Social|Society|Solutions|Sounding|Southern|Special"
    r"|Sport|Sports|Square|Staff|Standards|Standing"
    r"|State|Station|Statutory|Strategic|Strategy|Sub|Summary|Support|Survey|Sustainab\w{4,6}|System"
    r"|Table|Task|Team|Technology|Tenants|Theatre"
    r"|Tourism|Town|Trade|Traded|Traffic|Training|Transformation|Transition|Transport|Treasury|Trust"
    r"|Union|Unit|United|University|Update|Urban|Village"
    r"|Virtual|Wales|Ward|Waste|Water|Welfare|Welsh|Western|Working|Workforce|World|Youth|Independent"
    r"|Deputy|Vice|Assistant|Principal|Chief"
    r"|The|This|That|These|Those|There|They|It|If|In|On|At|As|A|An|And|For|From|To|He|She|We|You|When"
    r"|While|Where|What|Who|How|Why|Which|With|Without|All"
    r"|Any|Some|Each|Every|Both|Following|Under|Over|After|Before|During|Since|Although|Also|Another"
    r"|Other|Others|Resolved|RESOLVED|Against|Abstain\w{0,5}"
    r"|Apologies|None|Nil|Total|Votes?|Item|Items|Friday|Monday|Tuesday|Wednesday|Thursday|Saturday"
    r"|Sunday|Question|Answer|Reply|Thank|Thanks|Welcome"
    r"|Y|Yr|Cyngor|Pwyllgor|Road|Fund|Key|Pension)\b"
    r"|\b(?:Church|Court|Green|Hall|Head|House|Lane|Law|March|April|May|June|Parks?|Place|Young|West"
    r"|North|South|East|New|Royal|Land|Work"
    r"|Street|Heritage|Market|Fire|Grant|Wood|Bridge|High)(?=\s)"
)

_ROLE_NOUN = (
    r"(?:(?:Vice|Deputy|Co|Acting)[ -])?Chair(?:man|woman|person)?|Convener|Convenor|Provost|Leader"
    r"|Mayor|Mayoress|Sheriff|Cabinet\sMember"
    r"|Portfolio\sHolder|Lead\sMember|Executive\sMember|Executive\sCouncillor|Ward\sMember"
    r"|Ward\sCouncillor|Local\sMember|Division(?:al)?\sMember"
    r"|Member|Councillor|Director|Manager|Officer|Head|Solicitor|Lawyer|Barrister|Counsel|Clerk"
    r"|Executive|Planner|Engineer|Auditor|Secretary"
    r"|Commissioner|Superintendent|Inspector|Surveyor|Accountant|Treasurer|Advis[eo]r|Consultant"
    r"|Architect|Applicant|Agent|Objector|Supporter"
    r"|Petitioner|Resident|Parishioner|Householder|Businessman|Businesswoman|Volunteer|Neighbour"
    r"|Questioner|Representative|Speaker|Spokes(?:man|woman|person)|Champion|Co-?ordinator"
    r"|Co-?opted\sMember|Governor"
    r"|Head\s?teacher|Teacher|Principal|Professor|Doctor|Nurse|Matron|Consultee|Chaplain|Bishop"
    r"|Constable|Lead|Analyst|Specialist|Assistant"
    r"|Administrator|Trustee|Landlord|Tenant|Parent|Pupil|Student|Apprentice|Delegate|Delegation"
    r"|Deputation|Ambassador|Ombudsman|Coroner|Registrar"
    r"|Archivist|Librarian|Practitioner|Partner|Associate|Author|Presenter|Developer|Landowner|Owner"
    r"|Operator|Licensee|Licence\sholder|Driver"
    r"|Business\sPartner|Controller|Actuary|Economist|Statistician|Ecologist|Examiner"
    r"|Legal\sRepresentative|Investigator|Facilitator|Guardian|Warden"
    r"|Sergeant|Commander|Carer|Person|Lieutenant|Organiser|Attendee|Proposer|Seconder|Witness"
    r"|Complainant|Appellant"
)
_ROLE_LEAD = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)"
_FUNCTION_WORD = (
    r"(?:the|of|for|to|by|that|this|and|was|were|in|on|said|with|from|as|had|a|an|be|is|are|it|which"
    r"|whether|at)\b"
)
# "the Independent Chair", "A member from outside the Cabinet", "Cabinet Member for Children and Families",
# "Director of Strategy"
ROLE = re.compile(
    rf"(?P<lead>{_ROLE_LEAD}\s)?(?:(?!{_FUNCTION_WORD})[\w’'&/.-]{{1,30}}\s){{0,6}}?"
    rf"(?i:{_ROLE_NOUN})(?!\w|[’']s|-\w)[’']?"
    r"(?=$|[,(;:\x01]|\s(?:of|for|from|with|in|at|to|on|and|&|[-–—(\x01/])|\s?[–—]|\s[A-Z]|\s(?:who"
    r"|whose|representing|responsible|behalf|present))"
)
# "the", "a", "one", "another" before a role
LED = re.compile(rf"{_ROLE_LEAD}\s")
# "A member", "One resident": two of them may be two people
INDEFINITE = re.compile(r"(?:An?|One|Another|[Aa] (?:second|third|further))\s")
# a role may stand on its own without "the" only when it is one of these: "Chair welcomed", "Clerk reported"
BARE_ROLE = re.compile(
    r"(?:Vice[- ])?Chair(?:man|woman|person)?|Clerk|Leader|Mayor|Officer|Applicant|Agent|Objector"
    r"|Supporter"
)

# "Director (Place)", "(Policy, Planning (and Strategy))": what stands in brackets beside a name or role
BRACKET = re.compile(r"\(([^()]{0,160}(?:\([^()]{0,80}\)[^()]{0,80})?)\)?")
# the joints of a subject: ", ", " and ", ", and ", " together with ", " – "
JOINT = re.compile(
    r"(?P<comma>\s*[,;]\s*(?!and\b|&))|\s*[,;]?\s+(?P<and>and|&|together with|along with|accompanied by"
    r"|assisted by|supported by)\s+|\s+(?P<dash>[–—-])\s+"
)
# a part of a subject that says something of the person and ends the list of them: "who lived nearby",
# "in response to a query"
ADJUNCT = re.compile(
    r"(?:who|whose|whom|in|on|at|as|speaking|representing|having|when|while|whilst|also|however|for"
    r"|from|with|by|being|to|after|before|under|following"
    r"|responding|referring|replying|summing|via|of|and)\b",
    ANY_CASE,
)
# what may stand between the person and the verb: "also", "then further", "had", "wished to", "went on to"
BEFORE_VERB = re.compile(
    r"(?:,?\s(?:also|then|further|furthermore|again|subsequently|therefore|additionally|accordingly"
    r"|next|briefly|suitably|first|firstly|finally|later|now"
    r"|initially|both|all|each|in turn|formally|strongly|particularly|specifically|verbally|kindly"
    r"|duly|warmly|publicly|personally|clearly|fully|simply"
    r"|separately|similarly|however|too|respectively|jointly|has|have|had|would|did|wished to"
    r"|wanted to|wanted it|went on to|continued to|took the opportunity to"
    r"|sought to|was able to|was keen to|was pleased to|were pleased to|were able to|was asked to"
    r"|was invited to|proceeded to|rose to|began to|began by|started by"
    r"|concluded by|opened by|ended by|closed by|responded by|continued by|used the opportunity to"
    r"|helped to),?){0,4}$",
    ANY_CASE,
)

# --- speech ----------------------------------------------------------------------------------------------------

_SAY = (
    r"accepted|acknowledged|added|addressed|called (?:it|this|that|them|the \w+ an?)\b|calculated"
    r"|did not (?:accept|agree|believe|consider|doubt|feel|object|see|support|think|understand)|disliked|doubted|doubts"
    r"|found (?:it|this|that|the|his|her|their)\b|predicted|ruled out|suspected|suspects|took the \w+ view|wanted|wants"
    r"|admitted|advis(?:ed|es)|advocated|affirmed|agreed|agrees"
    r"|alerted|alleged|alluded|announced|answered"
    r"|apologi[sz]ed(?! for (?:(?:his|her|their|the) )?(?:absence|non-attendance|being absent|not being able"
    r"|not attending))|appealed"
    r"|appreciated|argued|articulated|ascertained|asked|asks|asserted|assured|believed|believes"
    r"|briefed|brought|cautioned|challenged"
    r"|championed|cited|claimed|clarif(?:ied|ies)|commended|commented|comments|compared|complained"
    r"|complimented|conceded|concluded|concurred|condemned"
    r"|confessed|confirm(?:ed|s)|congratulated|considered|considers|contended|contested|contradicted"
    r"|contributed|corrected|countered|criticised|criticized"
    r"|debated|defended|demonstrated|denied|described|detailed|directed\s(?:members|the committee"
    r"|attention)|disagreed|discussed|displayed|disputed|drew|echoed"
    r"|elaborated|emphasi[sz]ed|encouraged|endorsed|enquired|enthused|envisaged|estimated|expanded"
    r"|extended (?:his|her|their|a|the|thanks|congratulations|condolences|sympathy|best wishes)"
    r"|invited|joined (?:the|in)|hailed|lauded|saluted|paused|explain(?:ed|s)|explored|expressed"
    r"|expresses|feared|felt|feels"
    r"|flagged|forewarned|gave|gives|guided|handed|had (?:a|an|no|some|several|concerns|questions"
    r"|quer)|heard|highlight(?:ed|s)|hoped|hopes|identified|illustrated"
    r"|imparted|implored|indicated|inform(?:ed|s)|inquired|insisted|instructed|interjected|introduced"
    r"|introduces|invited questions|issued a (?:reminder|plea|warning)"
    r"|joined in|justified|lamented|led|listed|looked forward|made|maintained|mentioned|narrated"
    r"|noted|notes|objected|observed|offered|opined|opposed|outlin(?:ed|es)"
    r"|paid|pleaded|pointed|pondered|posed|praised|preferred|presented|presents|pressed|proffered"
    r"|promised|prompted|pronounced|propounded|protested|provided|provides"
    r"|put forward|queried|queries|questioned|questions|quoted|raised|raises|read|reaffirmed|realised"
    r"|reasoned|reassured|recalled|recapped|recited|reckoned"
    r"|recogni[sz]ed|recognises|recollected|recommended|recounted|referenced|referred|refers"
    r"|reflected|refuted|regretted|reinforced|reiterated|rejected|related"
    r"|relayed|remarked|reminded|reminds|repeated|replied|replies|report(?:ed|s)|requested|requests"
    r"|respond(?:ed|s)|restated|retorted|revealed|reviewed|said|says"
    r"|set out|sets out|shared|showed|showcased|signalled|signposted|sought|speculated|spoke|speaks"
    r"|spelt out|spelled out|stated|states|stressed|stresses"
    r"|submitted that|suggest(?:ed|s)|summari[sz]ed|summed|supplemented|supported|supports|surmised"
    r"|sympathi[sz]ed|talked|tabled|testified|thanked|thanks"
    r"|thought|thinks|told|took (?:members|the|questions|issue)|touched|turned to|updated|updates"
    r"|undertook|undertakes|underlined|underscored|understood"
    r"|uttered|urged|ventured|verified|vocalised|voiced|volunteered|walked|warned|welcomed|welcomes"
    r"|went (?:through|over|on)|wondered|worried|wished|wrote"
    r"|was (?:pleased|delighted|concerned|disappointed|happy|unhappy|grateful|of the (?:view|opinion)"
    r"|keen|unsure|surprised|confident|satisfied|glad|sorry|sceptical"
    r"|supportive|aware|worried|thankful|proud|heartened|encouraged|adamant|mindful|minded|unclear"
    r"|curious|interested|frustrated|in favour|in agreement|opposed|against"
    r"|not (?:convinced|persuaded|happy|satisfied|aware|sure|in favour|clear|content|opposed|against|prepared to))"
    r"|were (?:pleased|delighted|concerned|disappointed|grateful|of the (?:view|opinion)|keen)"
)
# "said", "explained", "went through", "was concerned": the acts of speech that a subject may be followed by
SAY = re.compile(rf"\b(?:{_SAY})\b")
# the acts after which what was "made", "given", "paid" … must itself be speech: "made a statement", "gave an update"
LIGHT_VERB = re.compile(
    r"(?:made|gave|gives|had .*|paid|brought|handed|took.*|led|raised|put forward|wished|provided"
    r"|provides|drew|read|heard|offered|supported|wrote)$"
)
NOT_SPEECH_AFTER = re.compile(
    r"\s(?:(?:his|her|their|an?|the)\s)?(?:apolog(?:y|ies)|declarations?|up the chair|the chair\b"
    r"|way to|evidence of|rise to|by the Council|birth|notice of motion"
    r"|meeting be|to leave|to withdraw|casting vote|the casting|second(?:er)?\b|decision to (?:grant"
    r"|refuse)|no part\b|part in the vote)",
    ANY_CASE,
)
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
# the acts of speech that come before who did them: "was presented by", "were made by", "was asked by"
SPOKEN_BY = re.compile(
    r"\b(?:was|were|been|being)\s(?:(?:also|then|jointly|formally|briefly|subsequently|further"
    r"|verbally)\s)?(?:given a (?:presentation|briefing|verbal update|update)|introduced|presented"
    r"|read out"
    r"|addressed|updated|asked|made|given|raised|expressed|provided|delivered|welcomed|outlined"
    r"|summarised|thanked|informed|advised|reminded|assured|echoed|explained"
    r"|reported|highlighted|paid|voiced|posed|put|clarified|shown|taken through|led through|briefed"
    r"|told|queried|questioned|suggested)"
    r"(?:\s[^.;:,]{1,100}?)??\sby\s(?P<who>[^;]{3,300})"
)
# "heard from Mr X, an objector", "received a presentation from the Director", "a question from Councillor Dean"
HEARD_FROM = re.compile(
    r"\b(?:(?:heard|received|considered|listened to|had)\s(?:[^.;:]{0,80}?\b(?:representations?"
    r"|presentations?|updates?|briefings?|statements?|deputations?|evidence|submissions?|petitions?"
    r"|address|speech"
    r"|speeches|overview|question|questions)\s[^.;:]{0,80}?\b)?|\b(?:[Aa]\s|[Rr]epresentations?"
    r"|[Ss]tatements?|[Qq]uestions?|[Cc]omments)\s[^.;:]{0,60}(?:was|were|had been)\s(?:heard"
    r"|received|taken)\s)from\s(?P<who>[^;]{3,300})"
)
# "”, said Councillor Dean", ", added the Leader": the speaker after what was said
SAID_AFTER = re.compile(
    r"[,”\"’?]\s(?:said|asked|added|replied|explained|responded|suggested"
    r"|stated)\s(?P<who>[^.;:]{3,120})"
)
# Welsh puts the verb first: "Dywedodd y Cynghorydd Huw Rhys fod", "Gofynnodd Cynghorydd Rees"
WELSH_SAID = re.compile(
    r"(?:Dywedodd|Gofynnodd|Cyflwynodd|Nododd|Esboniodd|Eglurodd|Diolchodd|Atebodd|Ychwanegodd"
    r"|Adroddodd|Cyfeiriodd|Croesawodd|Cadarnhaodd|Awgrymodd|Holodd|Mynegodd"
    r"|Hysbysodd|Ymatebodd|Siaradodd|Pwysleisiodd)\s(?:y\s|yr\s|[’']r\s)?(?P<who>(?:[Cc]ynghorydd"
    r"|Cyng\.?|Mr|Mrs|Ms|Dr)\s[^\s,]{2,30}(?:\s[A-Z][^\s,.]{0,30}){0,3}"
    r"|Cadeirydd|Arweinydd|Prif Weithredwr|Maer|Clerc|(?:Cyfarwyddwr|Swyddog|Pennaeth|Rheolwr|Cyfreithiwr)[^,.]{0,60}?"
    r"(?=,|\s(?:fod|bod|i|y|yr|at|am|ar|na|nad|â|a)\s))(?:,\s(?P<named>[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){1,3}),)?"
)
# "Asked by Councillor Lund whether it was safe, …", "In reply to Mrs Lund, who asked why …, …": a question told in
# the sentence of its answer
ASKED_BY = re.compile(
    rf"(?:(?:When\s|On being\s)?[Aa]sked by\s(?P<who>{_IN_NAMES}{{3,120}}?),?\s(?:whether|how|why|when|what|which|where"
    rf"|who|if|about|for)\b|In (?:reply|response|answer) to\s(?P<who2>{_IN_NAMES}{{3,120}}?),?\swho\s(?:had\s|also\s)?"
    rf"(?:asked|enquired|queried|questioned|wondered|wanted|wished)\b){_IN_NAMES}{{3,300}}?,\s(?=(?:the\s)?[A-Z])"
)
# "He said", "She also", "They", also behind an opening phrase: "In reply, she"
PRONOUN = re.compile(
    r"(?:(?:In|Asked|Responding|Following|Finally|However|Further|Furthermore|Additionally"
    r"|Moreover)[^.,]{0,100},\s)?(?:He|She|They|he|she|they)\s"
)
# "He said", "In reply, she also explained": one person who goes on in a new paragraph
GOES_ON_SAYING = re.compile(
    rf"(?:[^.,;:]{{0,100}},\s)?(?:He|She|he|she)\s(?:(?:also|then|further|had|therefore|subsequently"
    rf"|again)\s){{0,2}}(?:{_SAY})\b"
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
# "The Chairman put the motion", "Mr Dean moved", "left the meeting": procedure, and no speech
PROCEDURE = re.compile(
    r"[^.;:]{3,160}?\s(?:put (?:the|to)|invited|called (?:for|upon|on)|moved|proposed|seconded"
    r"|declared|voted|abstained|left (?:the|at)|arrived|joined the meeting|took the chair|vacated"
    r"|adjourned"
    r"|opened the|closed the|(?:was|were) (?:in attendance|present|elected|appointed|nominated"
    r"|not present)|withdrew|nominated|substituted|attended)\b"
)
# "Question from Mr Dean to the Leader", "Question 3 – Councillor Lund", "Supplementary question"
QUESTION_FROM = re.compile(
    r"(?:Supplementary\s)?(?:Public\s)?(?:Question|QUESTION"
    r"|Q)\s?(?:No\.?\s?)?(?:\d{1,3}\s?)?(?:[-–:.]\s?)?(?:from|by|asked by|put by"
    r"|submitted by)\s(?P<who>[^:?\n]{3,160}?)(?:\s+to\s(?P<to>[^:?\n]{3,120})|(?=[:?\n]|$))",
    re.MULTILINE,
)
# "Question 2 – Mrs Lund to the Leader", "Q3: Mr Peck to Councillor Dean": a line and nothing else
QUESTION_LINE = re.compile(
    r"(?:Supplementary\s)?(?:Public\s)?(?:Question|QUESTION|Q)\s?(?:No\.?\s?)?\d{0,3}\s?[-–:.]\s?(?P<who>[^:?\n]{3,120}?)\s+to\s"
    r"(?P<to>[^:?\n]{3,120})$"
)
# "Response:", "Reply –" alone: of the one who was asked
ANSWER_ALONE = re.compile(r"(?:Supplementary\s)?(?:Response|Reply|Answer|RESPONSE|REPLY|ANSWER)\s?[-–:]{1,2}\s*$")
# "Response – Councillor Dean", "Reply from the Leader:", "Answer by Mrs Lund"
ANSWER_FROM = re.compile(
    (
        r"(?:Supplementary\s)?(?:Response|Reply|Answer|RESPONSE|REPLY|ANSWER)\s?(?:from|by|given by"
        r"|[-–:])\s?(?P<who>[^:?\n]{3,160})"
    ),
    re.MULTILINE,
)
# a sentence that leaves room for a list: "… made the following comments:"
OPENS_LIST = re.compile(r":[-–—]?\s*$")
# where a second speaker may begin in a sentence: ", and ", "; ", " and ", ", to which "
TURN = re.compile(r"(?:;|,)\s(?:and|but|while|whilst|whereas|to which|with)?\s?|\s(?:and|to which|while|whilst)\s")
# the verbs that answer, strong enough to mark a second speaker: "… and the Director replied that"
TURN_VERB = re.compile(
    r"(?:replied|responded|confirmed|advised|explained|answered|clarified|stated|said|asked|added"
    r"|suggested|queried|agreed|commented|thanked|undertook|noted|considered)$"
)

# --- lists of names --------------------------------------------------------------------------------------------

# "the Chair" -> "Chair"
ARTICLE = re.compile(r"^(?:the|a|an)\s", ANY_CASE)
# what parts the entries of a list of names: ", ", "; ", " and ", " & ", a line, a bullet, a full stop
LIST_JOINT = re.compile(
    r"\s*[,;•·]\s*(?:and\s)?|\s+(?:and|&|ac|a[’']r(?=\s)|a(?=\s[CM]))\s+|(?<!-)\s*\n\s*(?=[•(-]|(?:Councillor|Cllr)s?\b)"
    r"|\.\s{1,5}(?=Councillor|Cllr)|(?<=\S)\.$"
)
# what may stand before a name in a list and is no part of it: "and", "- ", "(1)", "both"
LIST_PREFIX = re.compile(r"^(?:and\s|[Yy]\s|[Yy]r\s|&\s|[-–•·*]\s?|\(?\d{1,2}[.)]\s|both\s|also\s|\s)*")
# a capitalised word that stands in lists and is no name: "None", "Nil", "Total", "The"
NOT_LISTED = re.compile(
    (
        r"(?:None|Nil|N/A|Total|Nobody|No\s|The\b|There\b|Members?\b|Votes?\b|Motion|Amendment|Item"
        r"|Minute|For\b|Against\b|Abst|Apolog|Substitut|Also\b|In\b|It\b|Present|Declar)"
    ),
    ANY_CASE,
)
# what may stand after a listed name: the end, brackets, a dash, a count, "who", "for", "as", "had"
ENTRY_END = re.compile(
    r"\s*(?:$|[(\[:.–—-]|\d|(?:MBE|OBE|CBE|BEM|JP|MP)\b|who\b|for\b|as\b|had\b|whom?\b|with\b|in\b"
    r"|due\b|substitut|was\b|were\b|being\b|to\b|on\b|from\b|of\b|at\b|declared\b|requested\b)"
)

# --- clauses ---------------------------------------------------------------------------------------------------

# where a subject may begin: after ", ", "; ", ": ", " – ", ") "
CLAUSE_START = re.compile(r"[,.?!][”\"’]\s|[,;:)]\s(?:and\s|but\s|that\s)?|\s[–—-]\s")
# where a list of parties may stop: "by Mr Dean for the", "by the Clerk, which", "by Mrs Lund that"
PARTY_STOP = re.compile(
    r"(?:,|\.|:|\(|\s[–—-])(?=\s|$)|\s(?=(?:attended|joined|arrived|was|were|moved|proposed|declared"
    r"|left|which|that|who|on|in|and|to|at|for|about|regarding|as|with|when|where|during|concerning"
    r"|relating|setting|outlining|detailing|it|he|she|they|after|before)\b)"
)
# "also", "then" behind a second speaker's name
ALSO = re.compile(r",?\s(?:also|then|further|subsequently|in turn|in response|in reply),?$")
# after the verb of a second speaker that no comma parts from the first: "and the Director replied that"
TURN_THAT = re.compile(r"\s(?:that|to|by|it|he|she|they|there|:)|[.:]|$")

# --- decisions: lead-ins ---------------------------------------------------------------------------------------

_BODY = (
    r"(?:[Tt]he\s)?(?:(?:County|City|Borough|District|Town|Parish|Full|Joint|Scrutiny|Planning"
    r"|Licensing|Audit|Cabinet|Select|Policy|Overview and Scrutiny|Standards|Pension|Pensions"
    r"|Executive|Personnel"
    r"|Governance and Audit|Policy and Resources|Health and Wellbeing|Development|Regulatory"
    r"|General Purposes)\s)?"
    r"(?:[Cc]ommittee|[Ss]ub-?\s?[Cc]ommittee|[Cc]abinet|[Cc]ouncil|[Pp]anel|[Bb]oard|[Ee]xecutive"
    r"|[Ff]orum|[Aa]ssembly|[Cc]ommission|[Aa]uthority|[Gg]roup|[Mm]embers|[Cc]ouncillors|[Mm]eeting"
    r"|[Tt]rustees|[Gg]overnors)"
)
_HOW = (
    r"(?:unanimously|Unanimously|UNANIMOUSLY|therefore|THEREFORE|accordingly|further|FURTHER|also"
    r"|ALSO|then|subsequently|duly|DULY|formally|nem\.? con\.?)"
)
_VOTED = (
    r"(?:\s?\((?:[Uu]nanimous|UNANIMOUS|[Bb]y|[Nn]em|[Ff]or|\d|[Oo]n the|[Ww]ith|[Aa]s amended"
    r"|[Cc]arried|[Aa]greed)[^()]{0,120}\)|,?\s(?:unanimously|UNANIMOUSLY|nem\.? con\.?"
    r"|by \d[^:;.]{0,60}?(?=\s(?:that|to)\b|:)))?"
)
_OPENS = (
    r"[ \t\u00a0]{0,6}[:;,.–—-]{0,3}[ \t\u00a0]{0,6}[–—-]{0,2}\s{0,6}(?:(?:that|THAT"
    r"|That)(?![a-z]{2})[ \t]{0,3}[:;,–—-]{0,3}[–—-]?)?"
)
# "RESOLVED that", "It was RESOLVED –", "RESOLVEDthat:-", "The Committee resolved",
# "Resolved (by 6 votes to 0) to", "and RESOLVED: That"
LEAD_RESOLVED = re.compile(
    rf"(?<![A-Za-z])(?:(?P<before>(?:[Ii]t|IT)\s(?:was|is|WAS|IS)|(?:and\s)?{_BODY}(?:\s(?:was|had))?"
    rf"|was|and|be it)\s)?(?P<how>(?:{_HOW}\s){{0,2}})"
    rf"(?P<word>RESOLVED|Resolved|resolved|RESOLUTION(?=\s?[:–-])"
    rf"|Resolution(?=\s?[:–-]))(?![A-Z])(?!\s(?:ITEMS|MATTERS"
    rf"|BUSINESS))(?:\s(?:{_HOW}))?{_VOTED}{_OPENS}"
)
# "RECOMMENDED to Council that", "AGREED –", "Decided:", "Noted.",
# "Agreed recommendation": at the start of a line or item only
LEAD_WORD = re.compile(
    rf"(?:(?:[Ii]t|IT)\s(?:was|WAS)\s|{_BODY}\s(?=[A-Z]{{5}}))?(?:{_HOW}\s){{0,2}}(?P<word>RECOMMENDE"
    rf"D|RECOMMENDATIONS?|AGREED|NOTED|DECIDED|APPROVED|ENDORSED|ORDERED|RECEIVED|CONFIRMED|DEFERRED"
    rf"|REFUSED|REFERRED|WITHDRAWN|GRANTED|ADOPTED|REJECTED"
    r"|Recommended|Agreed|Noted|Decided|Approved|Endorsed|Deferred|Refused|Withdrawn|Referred|Granted"
    r"|Received|Adopted)(?![A-Za-z])"
    rf"(?P<to>\s(?:to|TO)\s(?:the\s)?(?:[A-Z][\w’'&-]{{1,30}}(?:\s(?:and\s)?|,\s)){{0,6}}?(?:Council"
    rf"|COUNCIL|Cabinet|CABINET|Committee|COMMITTEE|Executive|EXECUTIVE|Board|BOARD"
    rf"|Leader))?(?:\sRECOMMENDATIONS?)?{_VOTED}{_OPENS}"
)
# the heading of a decision: "Decision:", "DECISION", "Decision(s) made", "Resolution"
LEAD_HEADING = re.compile(
    r"(?:Decision|DECISION|Resolution|RESOLUTION|Penderfyniad|PENDERFYNIAD)(?:s|S|\(s\)|\(S\)"
    r"|iadau)?(?:\s(?:made|MADE|of the [\w\s]{3,40}))?[ \t]{0,3}[:–-]{0,2}\s{0,6}(?=\S)"
)
# "PENDERFYNWYD – derbyn yr adroddiad", "Penderfynwyd: cymeradwyo"
LEAD_WELSH = re.compile(
    r"(?:PENDERFYNWYD|Penderfynwyd|PENDERFYNIAD|CYTUNWYD|Cytunwyd|ARGYMHELLWYD|Argymhellwyd|NODWYD"
    r"|Nodwyd)(?:\s(?:yn unfrydol|YN UNFRYDOL))?[ \t]{0,3}[:;,.–—-]{0,3}\s{0,6}"
)
# "the Committee agreed that", "It was unanimously agreed to", "Members agreed:": a decision where no word leads
LEAD_AGREED = re.compile(
    rf"(?:(?:[^.;:\n]{{0,120}},\s|[^.;:\n]{{0,240}}\s(?=and\s)"
    rf"|(?:On|In|At|Following|After|Having|Upon|With)\b[^.;:,\n]{{0,120}}\s(?=it was))?(?:[Ii]t was|{_BODY}"
    rf"|and)\s(?:{_HOW}\s){{0,2}}(?P<word>(?i:agreed|decided|recommended|approved|determined)"
    rf"|voted unanimously)(?:\s(?:{_HOW}))?"
    r"(?:\s(?P<to>to\s(?:the\s)?(?:Council|Cabinet|Full Council|County Council"
    r"|Executive)))?)(?P<that>\s?[:–-]{1,2}(?:\s|$)|\sthat\s|(?=\s(?:not\s)?to\b)|\s(?=the\s|a\s|all\s))[:–-]{0,2}"
)
# "The minutes … were approved as a correct record", "The minutes were agreed and signed"
MINUTES_AGREED = re.compile(
    r"(?:[^.;:]{0,160}\s)?[Mm]inutes\b[^.;:]{0,240}?\s(?:were|was|having been|are)\s(?:(?:then|duly"
    r"|unanimously|formally|taken as read(?:,? and)?|received(?:,? and)?|accepted and"
    r"|read and)\s){0,2}"
    r"(?i:agreed|approved|confirmed|accepted|adopted|signed|received|taken as read|noted)\b"
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
    r"[^.;:]{0,160}?\s(?:was|were|had been|has been)\s(?:(?:duly|unanimously|formally|therefore|also"
    r"|accordingly|then|received and|subsequently)\s){0,2}"
    r"(?i:noted|received|approved|agreed|deferred|withdrawn|refused|granted|accepted|adopted|endorsed"
    r"|adjourned|postponed|rejected|referred)\b(?!\s(?:that|by the (?:Planning Inspect|Secretary|Government)))"
)
# "The Committee noted the report", "Cabinet approved the", "Members received and noted the update"
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
# a marker that is spoken of and opens nothing: "recommendations (ii) and (iii)", "options 1 and 4"
REFERENCE = re.compile(
    r"(?:\b(?:recommendations?|paragraphs?|options?|clauses?|points?|items?|sections?|parts?|conditions?|resolutions?"
    r"|questions?|numbers?|nos?\.|actions?|policy|policies|schedules?|appendi\w{1,5}|limbs?|minutes?)\s"
    r"|[)\d]\s(?:and|or|to|&)\s|\([\divx]{1,4}\),\s)$",
    ANY_CASE,
)
# "The applicant had withdrawn the application": all that became of it
WITHDREW = re.compile(
    r"(?:[^.;:]{0,160}\s)?(?i:applicants?|agents?|mover|petitioners?)\s(?:has|had|have)\s(?:now\s|since\s|subsequently\s)?"
    r"withdrawn\s(?:the|this|his|her|their)\s(?i:application|motion|request|petition|objection|question)\b"
)
# a bare decision: "That the report be noted", "(1) That"
BARE_THAT = re.compile(r"[“\"]?(?:That|THAT)[\s,:]")
# "All members were happy with this approach", "Members were in agreement with the suggestion", "All agreed to this":
# assent without a motion
ASSENT = re.compile(
    rf"(?:[^.;:]{{0,60}},\s)?(?:All|all|{_BODY})(?:\s(?:present|of\sthe|the|members|[Cc]ouncillors|trustees|governors))"
    r"{0,3}\s(?:(?:was|were|are)\s(?:all\s)?(?:happy|content|agreed|in (?:full |general )?(?:agreement|support|favour)"
    r"|satisfied)\s(?:with|to|of|on|for|that)|(?:were )?(?:all )?agreed\s(?:to|with))\s(?:adopt\s|follow\s)?(?:"
    r"this\.?$|(?:this|the|these|that|his|her|their)\s(?:\w{2,14}\s){0,2}(?:approach|suggestions?|proposals?|course|way"
    r"|arrangements?|changes?|ideas?|recommendations?|wording|timetable|dates?|amendments?|quot(?:e|ation)s?|request)\b)"
)
# "Document Review – Ann Poe", "Report from Councillor Poe": the title that names the author of what stands below
TITLE_AUTHOR = re.compile(r"(?:\s[–—-]\s?|\b(?:by|from)\s)(?P<who>[^–—:]{3,60})$")
# "I have looked at the hall", "My next task", "I’ve sent you": a report in the first person
FIRST_PERSON = re.compile(
    r"(?<![\w’'-])(?:I\s(?:(?:also|then|would|will|shall|have|had|do|did|can|could|should|now|still|just)\s)?[a-z]{2,12}\b"
    r"|I[’'](?:m|ve|ll|d)\b|[Mm]y\s[a-z])"
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
# what parts the cells of a table's row in clean text
TABLE_ROW = " | "
# a line that is a heading: "EXEMPT ITEMS", "Part II"
HEADING = re.compile(
    r"(?:[A-Z][A-Z’'&/,() -]{3,80}|(?:[A-Z][\w’'-]*|of|and|the|to|for|\([a-z ]{3,40}\)"
    r"|[(&–-]){1,2}(?:\s(?:[A-Z][\w’'()-]*|of|and|the|to|for|in|on|\d{1,4}|[&–-])){0,9})[.:]?$"
)
# "and", "or" at the end of a limb
LIMB_END = re.compile(r"[\s;,]{1,4}(?:and|or|AND|OR)\s*$")
# a decision that goes on: "that:", "to –", "; and", "the Council"
GOES_ON = re.compile(r"(?:[:;,–—-]|\b(?:and|or|that|to|the|of|by|for|following)|[:;,.]\s?[-–—])\s*$", ANY_CASE)
# a decision whose list is to come: "resolves:", "that:-", "to –", "RESOLVED"
LIST_TO_COME = re.compile(r"(?::|:\s?[-–—]|;|\b(?:that|to|THAT|TO)\s?[-–—:]?|[-–—])\s*$")

# --- decisions: what became of them ----------------------------------------------------------------------------

_MAIN = r"(?:^|[;.:,)]\s*(?:and\s|or\s)?|\band\s|\bthat\s|\bto\s|\bTO\s|[“\"])"
_WHO = (
    rf"(?:(?:(?:this\s)?{_BODY}|[Hh]e|[Ss]he|[Tt]hey|it)\s(?:does\s|hereby\s|now\s)?)?(?:to\s"
    rf"|TO\s)?(?:(?:formally|unanimously|hereby|also|further|fully|strongly)\s)?"
)
_BE = (
    r"\b(?:be|is|are|was|were|been|being|BE|Be)\s?(?:(?:hereby|formally|now|duly|and|also|\w{4,14}ly"
    r"|re-?)\s?)?"
)


def _outcome(active: str, passive: str) -> re.Pattern[str]:
    return re.compile(
        (
            rf"{_MAIN}{_WHO}(?:{active})\b|{_BE}(?:(?:received|noted|approved|agreed|considered)(?:,"
            rf"| and)\s)?(?:{passive})\b"
        ),
        ANY_CASE | re.MULTILINE,
    )


# outcome -> the verbs of a decision that make it: "note the report", "be received and noted", "to approve"
OUTCOMES = {
    "approved": _outcome(
        r"approv(?:e|es|ed|ing)|agree(?:s|d)?(?! that the public)|adopt(?:s|ed)?|endorse(?:s|d)?"
        r"|accept(?:s|ed)?|confirm(?:s|ed)?|grant(?:s|ed)?|elect(?:s|ed)?|re-?elect(?:s|ed)?|appoint(?:s"
        r"|ed)?|re-?appoint(?:s|ed)?|authoris(?:e|es|ed)|authoriz(?:e|es|ed)"
        r"|delegat(?:e|es|ed)|support(?:s|ed)?|nominat(?:e|es|ed)|ratif(?:y|ies|ied)|sign|permit(?:s"
        r"|ted)?|establish(?:es|ed)?|award(?:s|ed)?|designat(?:e|es|ed)|implement|make the order"
        r"|allocate[sd]?|set(?:s)? (?:a|the)|commence|proceed|declares?",
        r"approved|agreed|adopted|endorsed|accepted|confirmed|granted|elected|appointed|authori[sz]ed"
        r"|delegated|supported|nominated|ratified|signed|permitted|established|awarded|designated"
        r"|implemented|allocated|correctly recorded|a (?:correct|true)|given|made|amended|declared"
        r"|carried|re-elected|re-appointed|co-opted|published|introduced|undertaken|commenced|set (?:up"
        r"|at)|taken as read",
    ),
    "noted": _outcome(
        r"not(?:e|es|ed)|receiv(?:e|es|ed)|take note", r"noted|be\s?noted|received|acknowledged|taken into account"
    ),
    "recommended": _outcome(r"recommend(?:s|ed)?(?! the applica)", r"recommended"),
    "referred": _outcome(r"refer(?:s|red)?", r"referred(?! to in| to as| to above)"),
    "deferred": _outcome(r"defer(?:s|red)?|adjourn(?:s|ed)?|postpone[sd]?", r"deferred|adjourned|postponed|deferral"),
    "refused": _outcome(
        r"refus(?:e|es|ed)|reject(?:s|ed)?|declin(?:e|es|ed)|minded to refuse"
        r"|not (?:to )?(?:proceed|approve|grant|support|agree|adopt|accept|endorse|pursue)",
        r"refused|rejected|declined|not (?:approved|agreed|accepted|granted|supported|endorsed|adopted)",
    ),
    "withdrawn": _outcome(r"withdraw(?:s|n)?(?! from the)", r"withdrawn(?! from the (?:meeting|room))"),
}
# what others may do by the decision, and what was done before it: "be authorised to refuse", ", as no objections had
# been received"; its verbs decide nothing
GOVERNED = re.compile(
    r"\b(?:(?:authori[sz]ed?|asked|requested|instructed|invited|empowered|required|directed|urged)\s"
    r"(?:[\w’',-]{1,30}\s){0,8}?|(?:delegat|author)\w{1,5}\s(?:[^.;,\n]{0,120}?\s)?)(?:to\s(?!(?:the|a|an|its|all)\s)\w{1,20}"
    r"(?:\s(?:and|or)\s\w{1,20}(?=\s(?:the|a|an|any|all)\s))?)"
    r"|,\s(?:as\s(?:no|the|there|it|they|he|she|this|all)|because|since|given that|which|who)\b[^.;,]{0,300}?"
    r"\b(?:had|has|have|was|were)\b[^.;,]{0,200}",
    ANY_CASE,
)
# "a plan to be agreed with the officers": what is still to be done
TO_BE = re.compile(r"\bto be\s(?:\w{4,14}ly\s)?\w{2,20}ed\b", ANY_CASE)
# "a report be submitted", "be set up": done, by whatever verb
BE_DONE = re.compile(
    r"(?<!not\s)\bbe\s(?:\w{4,14}ly\s)?(?:submitted|brought|set|prepared|made|increased|reduced|paid|held|added|formed"
    r"|renewed|reviewed|extended|funded|met|built|released|continued|included|provided|purchased|arranged|overruled)\b"
    r"|^(?:that\s)?(?:officers|the\s(?:officers|clerk|director|head))\b[^.;,]{0,60}?\s(?:prepare|bring|report|submit|write"
    r"|investigate|arrange|publish)\b",
    ANY_CASE,
)
# the words of a decision that go on with its lead-in: NOTED "and referred to"
GOES_WITH_LEAD = re.compile(r"(?:,\s)?and\b", ANY_CASE)
# another body of the council that is asked: "the Cabinet be asked to", "Council be advised that"
ASKS_OUR_BODY = re.compile(
    r"\b(?:Cabinet|Council|Executive|Leader of the Council)\sbe\s(?:asked|requested|advised|urged|invited)\b",
)
# decisions that are none of these: exclusion of the public, comment, a request to others
OTHER_DECISION = re.compile(
    r"\b(?:press and (?:the )?public|public and (?:the )?press|members of the public"
    r"|(?:the\s)?public)\b[^.;]{0,80}\bexclu|exclu\w{2,6}\s(?:the\s)?(?:press|public|members of)"
    r"|\bSection 100A?\b.{0,60}\bexclu|exclu[^.]{0,300}\bSchedule 12A|section 100A\(?4",
    ANY_CASE,
)
# what may be asked of others: "be invited to attend", "be requested to", "write to the Secretary of State",
# "thanks be"
REQUEST = re.compile(
    r"\b(?:be|is|are)\s(?:invited|requested|asked|thanked|congratulated|urged|written to"
    r"|called (?:up)?on)\b|\b(?:asked|requested|invited|urged)\s[A-Z\w’' ]{3,60}?\sto\s"
    r"|\bwrites?\s(?:a letter\s)?to\b|\b(?:requests?|calls? (?:up)?on|urges?"
    r"|invites?|asks|thanks)\s(?:that\s|on\s)?(?:the|all|our|on|for)\b|\b(?:thanks|appreciation"
    r"|congratulations|condolences)\b.{0,80}\bbe\s(?:passed|given|extended|recorded|conveyed|sent"
    r"|placed)",
    ANY_CASE,
)
# "gofyn i'r cwmni": a request to others
WELSH_REQUEST = re.compile(r"\b(?:gofyn|gofynnwyd) i\b", ANY_CASE)
# Welsh verbs of decisions
WELSH_OUTCOMES = {
    "noted": re.compile(r"\b(?:nodi|nodwyd|derbyn|derbyniwyd)\b", ANY_CASE),
    "approved": re.compile(
        (
            r"\b(?:cymeradwyo|cymeradwywyd|cytuno|cytunwyd|cadarnhau|mabwysiadu|ethol|penodi|awdurdodi"
            r"|caniatáu)\b"
        ),
        ANY_CASE,
    ),
    "deferred": re.compile(r"\b(?:gohirio|gohiriwyd)\b", ANY_CASE),
    "refused": re.compile(r"\b(?:gwrthod|gwrthodwyd)\b", ANY_CASE),
    "recommended": re.compile(r"\b(?:argymell|argymhellwyd)\b", ANY_CASE),
    "referred": re.compile(r"\b(?:cyfeirio at y|atgyfeirio)\b", ANY_CASE),
}

# --- motions, movers, fates ------------------------------------------------------------------------------------

_PARTY = r"[^;:]{3,160}?"
_STOP = r"(?:(?<![\s.][A-Z])(?<!Cllr)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Rev)(?<!Coun)(?<!Ald)\.)"
_PARTY_END = (
    rf"(?=[,;:)\]“\n]|{_STOP}|\s(?:and|that|to|it|the|RESOLVED|was|on|in|with|for|who|is|as|THAT|That)\b"
    r"|\s?[–—]|\s-\s|$)"
)
# "moved by X, seconded by Y", "Proposed by X and seconded by Y", "MOVED by X" / "SECONDED by Y"
MOVED_BY = re.compile(
    rf"\b(?:[Mm]oved|MOVED|[Pp]roposed|PROPOSED|[Pp]ut forward"
    rf"|[Nn]ominated)[ ]?(?:from the Chair\s)?(?:by|BY):?\s(?P<mover>{_PARTY})(?:,|\."
    rf"|;)?\s(?:and\s)?(?:was\s|duly\s|then\s|it was\s)?(?:[Ss]econded|SECONDED)\s(?:by"
    rf"|BY):?\s(?P<seconder>{_PARTY}){_PARTY_END}"
)
# "On the motion of X, seconded by Y", "upon the proposition of X and seconded by Y"
MOTION_OF = re.compile(
    rf"\b(?:motion|MOTION|proposition|proposal)\s(?:of"
    rf"|by)\s(?P<mover>{_PARTY}),?\s(?:and\s)?(?:duly\s)?seconded "
    rf"by\s(?P<seconder>{_PARTY}){_PARTY_END}"
)
# "Proposed: Cllr X" / "Seconded: Cllr Y", "Proposer – X; Seconder – Y", "Mover: X Seconder: Y"
MOVER_LABEL = re.compile(
    rf"\b(?:Proposed|Proposer|Moved|Mover|PROPOSED|PROPOSER|MOVED)(?:\s?[:–-]\s?"
    rf"|\s(?={_TITLE}\s))(?P<mover>{_PARTY})[,;.\s/]{{1,4}}(?:and\s)?(?:[Ss]econded|[Ss]econder"
    rf"|SECONDED|SECONDER)\s?(?:by\s?)?[:–-]?\s?(?P<seconder>{_PARTY})(?=[,;:)\n]|{_STOP}|$)"
)
# "X, seconded by Y, moved", "X, duly seconded by Y, proposed that"
SECONDED_FIRST = re.compile(
    rf"(?P<mover>{_IN_NAMES}{{3,120}}?),?\s(?:duly\s)?seconded "
    rf"by\s(?P<seconder>{_IN_NAMES}{{3,120}}?),?\s(?:moved|proposed)\b"
)
# "In moving the recommendation, X said": a mover told of by his speech
IN_MOVING = re.compile(
    rf"In (?:moving|proposing|introducing and moving) (?:the|this|his|her)\s[^.,;:]{{3,80}},\s"
    rf"(?P<mover>{_IN_NAMES}{{3,120}}?)\s(?:{_SAY})\b"
)
# "Y seconded X’s motion"
SECONDED_HIS = re.compile(
    rf"(?P<seconder>[A-Z]{_IN_NAMES}{{2,80}}?)\sseconded\s(?P<mover>[A-Z]{_IN_NAMES}{{2,60}}?)[’']s?\s(?:proposal|motion"
    r"|amendment|recommendations?)\b"
)
# "X’s proposal was seconded by Y"
PROPOSAL_OF = re.compile(
    rf"(?P<mover>[A-Z][^.;:\n]{{2,60}}?)[’']s?\s(?:proposal|motion"
    rf"|amendment)\swas\s(?:duly\s)?seconded by\s(?P<seconder>{_PARTY}){_PARTY_END}"
)
# "This was seconded by Y", "The motion was seconded by Y", "Seconded by Y": of the mover before
SECONDED_BY = re.compile(rf"(?:\b[Ss]econded|SECONDED)\s(?:by|BY):?\s(?P<seconder>{_PARTY}){_PARTY_END}")
# "X proposed, and Y seconded the motion that": the verbs
MOVES = re.compile(
    r"(?<!\bas\s)\b(?:moved|proposed|MOVED|PROPOSED|put forward (?:a|the) (?:motion|amendment))\b(?!\s(?:on to"
    r"|on\b|to the next|forward|into|by\b|changes|development))"
    rf"|\bnominated\s(?={_TITLE}\s)"
)
# "presented the report and moved", "explained it and then formally proposed": the subject stands before both verbs
AND_MOVES = re.compile(r"(?:\band|,)\s(?:(?:then|also|formally|duly|therefore|accordingly|subsequently)\s){0,2}$")
# "He then moved that the plan be refused": a mover of whom the text spoke just before
HE_MOVES = re.compile(
    r"(?:[^.,;:]{0,80},\s)?(?:He|She|he|she)\s(?:(?:then|also|therefore|accordingly|formally|duly|subsequently)\s){0,2}"
    r"(?:moved|proposed|MOVED|PROPOSED)\b(?=\s(?:that|to|the|an?|this|accordingly|approval|refusal|deferral|acceptance)\b)"
)
# ", and supported by Councillors Ash and Poe" behind a seconder
SUPPORTED = re.compile(
    r",?\s(?:and\s)?(?:was\s)?supported\sby\s(?P<who>[^.;:\n“]{3,300}?)"
    r"(?=,?\s(?:that|to)\s|,?\s(?:and\s)?(?:it\swas\s|and\s?)?\n|,?\sand\s(?:RESOLVED|it\swas)|[.;:\n“]|$)"
)
# "That Mr Ash be elected Chairman", "Councillor Poe was appointed": a post is filled
ELECTS = re.compile(r"\b(?:re-?)?(?:elected|appointed|nominated)\b|\bto (?:re-?)?(?:elect|appoint)\b", ANY_CASE)
# "Cynigiwyd gan y Cynghorydd Rees, eiliwyd gan y Cynghorydd Puw", "Cynigiodd y Cynghorydd Rees ac eiliodd Mr Puw"
WELSH_MOVED = re.compile(
    r"\b[Cc]ynigi(?:wyd|odd)\s(?:gan\s)?(?P<mover>[^.;:\n]{3,80}?),?\s(?:ac?\s)?eili(?:wyd|odd)\s(?:gan\s)?"
    r"(?P<seconder>[^.;:\n]{3,80}?)(?=[,.;:\n“]|\s(?:a|ac|y\sdylid|fod|bod|i)\b|$)"
)
SECONDED = re.compile(r"\b(?:seconded|SECONDED)\b(?!\s(?:by|BY))")
# what is moved: "the following amendment:", "the motion that", "an amendment to"
MOTION_WORD = re.compile(
    r"\b(?:(?:the|an?|this|following|further|second|first|closure|procedural|substantive|alternative"
    r"|original|his|her|their)\s){0,3}(?P<what>motion|amendment|proposal|Motion|Amendment|MOTION"
    r"|AMENDMENT)\b(?P<opens>(?:\s(?:standing in [^:,]{3,60}|to [^:.]{3,120}?|on [^:.]{3,120}?"
    r"|as follows))?,?\s?(?:(?:that|THAT)\b[\s:–-]{0,4}|:[\s–-]{0,4}|(?=[“\"])))?"
)
PROPOSES_THAT = re.compile(r"\b(?:proposed|moved|seconded|propose)(?:\s?,)?\s(?:that\b|to\b)\s?:?\s?", ANY_CASE)
# "Proposal – “That", "Motion: that", at the start of a line or sentence
MOTION_HEAD = re.compile(r"(?:Proposal|Motion|Amendment|MOTION|AMENDMENT|PROPOSAL)\s?(?:\d{1,2}\s?)?[:–-]\s?(?=\S)")
# "I propose that we buy a mower", "and propose that the hall be let": moved in the words of the one who moves
I_PROPOSE = re.compile(r"\b(?:I|[Ww]e|and)\s(?:(?:would|therefore|formally|hereby|now|like|to)\s){0,4}propose\sthat\s")
# "Motion carried", "The amendment was lost", "the motion … was declared CARRIED", "All were in favour",
# "The proposal fell"
FATE = re.compile(
    r"\b(?P<what>(?:[Ss]ubstantive\s|SUBSTANTIVE\s|[Aa]mended\s|[Oo]riginal\s)?(?:[Mm]otion|MOTION"
    r"|[Aa]mendment|AMENDMENT|[Pp]roposal|[Rr]ecommendations?|[Pp]roposition|[Vv]ote|[Cc]hange"
    r"|[Nn]omination))(?:,?\s(?:as amended|(?:in|to|of|on|for)\s[^.;:,]{3,80}?"
    r"|as set out in[^.,;]{3,60}|[^.;:]{3,100}?,))?"
    r"\s?,?(?:[:–-]\s?)?(?:\s?(?:was|were|being|is|then|therefore|duly|having been|on being|put|to|be"
    r"|the|vote|meeting|and|declared|by|it|a show of hands|subsequently|unanimously|not"
    r"|thereupon|which|accordingly)){0,14}?\s?,?"
    r"\b(?P<fate>carried|CARRIED|Carried|lost|LOST|Lost|defeated|DEFEATED|fell|FELL|not carried"
    r"|NOT CARRIED|withdrawn|agreed|AGREED|approved|rejected|not agreed|failed"
    r"|accepted(?=\sby\sthe\s(?:mover|proposer)))\b"
    r"|\b(?:[Pp]ut|PUT)\sto\sthe\s(?:vote|meeting),?\s(?P<it>(?:this|it|which)\s(?:was|were)\s(?:duly\s|then\s|declared\s)?"
    r"(?P<fate2>carried|CARRIED|lost|LOST|defeated|agreed(?!\sthat|\sto)))\b"
    r"|(?:[Ss]econded\sby\s[^.;:\n]{3,80}?)\s(?P<fate3>and\s(?:(?:was|were)\s)?(?:duly\s)?"
    r"(?:carried|agreed|lost|defeated))(?=[.;\n]|$)"
)
# "Agreed.", "All in favour.", "Agreed unanimously", "CARRIED": a fate on its own
FATE_ALONE = re.compile(
    r"(?:(?<=^)|(?<=\n)|(?<=[.;:”]\s)|(?<=,\s))(?P<fate>(?:AGREED|Agreed)(?=\.?\s*(?:\n|$))|(?:All"
    r"|all)\s(?:were\s)?(?:in favour|agreed)|Agreed unanimously|[Aa]greed\.|CARRIED\b|LOST\b"
    r"|Carried\b|Lost\b"
    r"|(?<=:\s)(?:carried|lost|defeated)(?=[,.;]|\sby\b)"
    r"|(?<=,\s)which\s(?:was|were)\s(?:duly\s|then\s)?(?:agreed|carried|lost|defeated)(?=[.;,\n]|\sby\b)"
    r"|Unanimously (?:agreed|carried)|and was carried|was agreed unanimously)"
)
LOST = re.compile(r"lost|defeated|fell|not carried|rejected|not agreed|failed", ANY_CASE)
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
# what is moved about the debate itself: "that the question be now put", "to extend the meeting"
CLOSURE = re.compile(
    r"\b(?:question|motion|vote|matter) be (?:now )?(?:put|taken)\b|\bnext business\b|\bclosure motion\b"
    r"|\b(?:standing orders?|procedure rules?)\b[^.;]{0,80}\bsuspend|\bsuspen[ds]\w{0,4}\b[^.;]{0,60}"
    r"\b(?:standing orders?|procedure rules?)|\bmeeting (?:be )?(?:continue|extended|adjourned)",
    ANY_CASE,
)
# a heading over an amendment: "Amendment 1", "First Amendment – Car parks"
AMENDMENT_HEADING = re.compile(r"\s*(?:(?:First|Second|Third|Further|Proposed)\s)?Amendment\b[^.\n]{0,80}\Z", ANY_CASE)
# the end of a sentence that moves something, or of its line
MOVED_END = re.compile(r"\n|[.;][”\"]?(?=\s)|\Z")

# --- votes -----------------------------------------------------------------------------------------------------

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
# "For (57)", "Against: 2", "In favour of refusal – 6", "Abstention: None", "For\n4"
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
# "…, with" before "one abstention": goes on with the vote in the other order
WITH_ABSTENTIONS = re.compile(r",?\s(?:with|and)\s\w?$")
# what parts the cells of a table's row in clean text: "For | 4", read as "For 4", or as "For: 4" before names
CELL_END = "|"
# a row of labels over a row of numbers: "For Against Abstained" / "6 1 0"
VOTE_TABLE = re.compile(
    r"\bFor\s{1,6}Against\s{1,6}Abst\w{3,6}\s{1,8}(\d{1,3})\s{1,6}(\d{1,3})\s{1,6}(\d{1,3})\b", ANY_CASE
)
# the label of a recorded vote at the start of a line: "For (57)", "AGAINST: Councillors", "Abstained – None",
# "Voting for the motion:"
VOTE_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=\n)|(?<=[.;:)\]]\s)|(?<=[.;:]\n))[ \t(]{{0,6}}(?:Those\s|Members\s"
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
# "Councillor X voted against", "Councillors X and Y abstained", "voted in favour"
NAMED_VOTE = re.compile(
    rf"(?P<who>{_TITLE}\s{_IN_NAMES}{{2,200}}?)\s(?:(?:had|having|both|also|all)\s)?"
    r"(?:(?P<n>abstained)|vot(?:ed|ing)\s(?:(?P<a>against)|(?P<f>for\b|in favour)))\b"
)
# "Councillor X asked that her vote against be recorded", "requested that his abstention be noted"
ASKED_RECORD = re.compile(
    rf"(?P<who>{_TITLE}\s{_IN_NAMES}{{2,160}}?)\s(?:requested|asked|wished)\s(?:that|for|it"
    rf"|to)\b(?=[^.;]{{0,140}}\b(?:record|note|minute))"
    r"[^.;:]{0,100}?\b(?:(?P<n>abstain\w{0,3}|abstentions?)|(?P<a>against|dissent)|(?P<f>in favour))\b"
)

# the lead-in's own word -> its outcome: "NOTED", "Deferred", "AGREED RECOMMENDATION"
LEAD_OUTCOMES = {
    "noted": "noted",
    "received": "noted",
    "nodwyd": "noted",
    "deferred": "deferred",
    "refused": "refused",
    "rejected": "refused",
    "withdrawn": "withdrawn",
    "referred": "referred",
    "approved": "approved",
    "agreed": "approved",
    "endorsed": "approved",
    "granted": "approved",
    "adopted": "approved",
    "confirmed": "approved",
    "cytunwyd": "approved",
    "argymhellwyd": "recommended",
}
# "that it be recommended to Council", "to RECOMMEND to Cabinet that", "Council be recommended to"
TO_RECOMMEND = re.compile(
    (
        r"(?:^|\bto\s|\band\s)(?:RECOMMEND|recommends?)(?:\sto\s(?:the\s)?[A-Z]|\sthat\b"
        r"|\s(?:the\s)?(?:Full\s)?(?:Council|Cabinet))|\bbe recommended\s(?:to|that|for)"
    ),
    ANY_CASE,
)
# the decision begins by approving: "the minutes be approved and", "to approve", "approves"
APPROVES_FIRST = re.compile(
    (
        r"^[^.;]{0,160}\b(?:approv\w{1,3}|agree[sd]?|adopt\w{0,2}|endorse[sd]?|grant\w{0,2}"
        r"|accept\w{0,2})\b"
    ),
    ANY_CASE,
)
# nobody under a label: "None", "Nil", "0", "-"
NONE = re.compile(r"\s*(?:None|NONE|none|Nil|NIL|nil|0|N/A|[-–]\s*(?:$|\n))")
# where the name of one who seconds may begin: "…, and ", " and ", ", "
MOVER_CLAUSE = re.compile(r"[,;:]\s(?:and\s|with\s)?|\sand\s|\s[–—-]\s")
# "It was moved by X" alone, "proposed by X and"
MOVED_BY_ONE = re.compile(rf"\b(?:[Mm]oved|MOVED|[Pp]roposed|PROPOSED)\s(?:by|BY):?\s(?P<mover>{_PARTY}){_PARTY_END}")
# an unmarked paragraph that goes on with a decision: "That the", "To approve"
MORE_OPERATIVE = re.compile(r"[“\"]?(?:That|THAT|To|TO|And|AND|And that|Y dylid)\s")

# --- interests and apologies -----------------------------------------------------------------------------------

# "Declarations of Interest", "Disclosure of Interests", "Members' Interests"
INTERESTS_TITLE = re.compile(
    (
        r"\b(?:declar|disclos|register)\w*\b.{0,60}\binterest|\binterests?\b.{0,40}\b(?:declar|disclos)"
        r"|buddiant"
    ),
    ANY_CASE,
)
# "The following declarations were made:", "Declarations of interest were made as follows"
INTERESTS_OPEN = re.compile(
    (
        r"\b(?:declarations?|disclosures?|interests?)\b[^.;]{0,120}\b(?:made|received|declared|follow\w*"
        r"|noted|announc\w*)\b[^.;]{0,80}:"
    ),
    ANY_CASE,
)
# a line of such a list: "Councillor Dean – Item 5 –", "Mr Lund (agenda item 6)", "Cllr Poe: member of"
DECLARER_LINE = re.compile(
    rf"(?P<who>{_TITLE}\s[^.:;(–—\n\t]{{2,120}}?)(?=\s?[:(–—\t|]|\s-\s|\s(?:had|was|is|as|in|item"
    rf"|Item|Agenda|agenda)\b|,\s(?:item|Item|agenda|Agenda|as)\b)"
)
# "declared an interest", "declared that she was", "disclosed a pecuniary interest", "made a declaration"
DECLARED = re.compile(
    r"\b(?:declared|disclosed|registered)\s(?:(?:that\s)(?:he|she|they|his|her|their)\b(?!\s(?:had"
    r"|has|did not have)\sno\b)|(?:[\w‘’'/()-]{1,30},?\s){0,9}?(?i:interests?)\b)(?<!\bno "
    r"interest)(?<!\bno interests)"
    r"|\bmade (?:an?|the following|voluntary)\s(?:\w{1,20}\s){0,3}(?:declarations?"
    r"|announcements?)\b(?=[^.]{0,80}(?:interest|item|that))|\bwished to declare\b"
    r"|\bdatgan(?:odd)?\sbuddiant"
)
# "Councillor Lund did likewise", "Mrs Bell made a similar declaration", right behind a declaration
LIKEWISE = re.compile(
    r"(?P<who>[A-Z][^.;:]{3,120}?)\s(?:did\s(?:likewise|so too|the same|so as well)|(?:made|gave)\s(?:the same"
    r"|a similar|a like|an identical)\s(?:declaration|disclosure))\b"
)
# "Datganodd y Cynghorydd Huw Rhys fuddiant": the verb, the name, the interest
WELSH_DECLARED = re.compile(r"\b[Dd]atgan(?:odd|wyd)\s(?P<who>(?:y|yr)?\s?[^.;:]{3,120}?)\s[fb]udd?iann?(?:t|au)\b")
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
DECLARER_CLAUSE = re.compile(r"[,;:)]\s(?:and\s)?|\bthat\s|\band\s|\d[.)]\s?")
# "apologies", "apology", "ymddiheuriadau"
APOLOGY = re.compile(r"\bapolog(?:y|ies)\b|\bapologised for (?:his|her|their) absence|ymddiheuriad", ANY_CASE)
# "There were no apologies", "No apologies had been received", "apologies for lateness", "a letter of apology"
NO_APOLOGY = re.compile(
    (
        r"\b(?:no|nil)\sapolog|\bapologies[^.;]{0,40}\b(?:were|was)\s(?:none|not)\b"
        r"|\bapolog\w{1,5} for (?:the )?(?:late|any|earl|delay|error|confusion|incon)"
        r"|\bletters? of apology\b|\b(?:an?|the|full|formal|written|public) apology\b"
    ),
    ANY_CASE,
)
# "Apologies were received from A, B and C", "reported apologies from", "Apologies: Councillor A",
# "on behalf of Councillors"
APOLOGIES_FROM = re.compile(
    r"\b(?:[Aa]polog(?:y|ies)|Ymddiheuriadau|ymddiheuriadau|APOLOGIES)\b(?:(?!\bfrom\b|\bby\b"
    r"|\bbehalf\b)[^;:\n]){0,160}?(?:\b(?:from|by|on behalf of|gan|ar ran)\b:?|:"
    r"|\sfor\s(?=(?:Councill|Cllr|Mr|Mrs|Ms|Miss|Dr|Alder)))\s{0,3}(?P<who>(?:[^:(]"
    r"|\([^()]{0,120}\)?){2,3000})"
)
# "Councillors A and B sent apologies", "Councillor A had given apologies for absence"
SENT_APOLOGIES = re.compile(
    r"(?P<who>[A-Z][^.;:]{2,200}?)\s(?:had\s|have\s|has\s)?(?:sent|gave|given|submitted|tendered"
    r"|offered|apologised|conveyed|made)\b"
)
# "Apologies for Absence"
APOLOGIES_TITLE = re.compile(r"\bapolog|ymddiheuriad", ANY_CASE)
# a line that is names and no sentence: "Councillors Ahmed, Brown", "Cllr Poe (Labour)"
NAME_LINE = re.compile(rf"(?:{_TITLE}\s)[^.;:]{{1,200}}\.?$")
# from here on a list of apologies tells of others: "with Councillor B substituting", "Councillor C attended",
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
# "Ann Lee (Clerk) and Mr Orr were in attendance", "Present for this item: Ann Lee, Director of"
ATTENDING = re.compile(
    r"(?:^|(?<=[.\n:])\s?)(?P<who>[A-Z][^\n.:;]{3,160}?(?:\n[^\n.:;]{3,160}?)?),?\s(?:was"
    r"|were)\s(?:also\s)?(?:in attendance|present|welcomed)\b|\b(?:Present"
    r"|In attendance)[^.:\n]{0,60}:\s?(?P<present>[A-Z][^\n]{3,300})"
)
# what shows that "the motion" is spoken of and not opened: "the motion was"
VERB_NEXT = re.compile(r"\s?(?:was|were|is|has|had|would|be|and|by|fell|in the name)\b")
# what is moved right behind the seconder: "seconded by Y, that the", "and seconded by Y: That", "seconded by Y, to add"
MOVED_THAT = re.compile(
    r"[,:]?\s{0,3}(?:(?:that|THAT|That)\b[\s:–-]{0,4}"
    r"|to\s(?=(?:add|amend|delete|insert|remove|replace|substitute|omit)\b))"
)
# "Amendment 1, moved by X and seconded by Y:" – what is moved stands on the next line
MOVED_BELOW = re.compile(r"\s?:\s?[-–]?\s*$")
# "The Committee:" / "(i) NOTED the report": the body, then a list of what it did
LEAD_BODY = re.compile(
    rf"{_BODY}\s?(?:(?:hereby|unanimously)\s?)?(?P<opens>[:–-]{{1,2}}\s?[–-]?)\s{{0,6}}(?=[•·-]?\s?\("
    rf"?[\w•·-]{{1,3}}[.)]"
    rf"?\s{{1,20}}(?i:to\s)?(?i:noted|agreed|approved|endorsed|received|recommended|resolved|adopted"
    rf"|deferred|considered|commended|thanked|requested|authorised|supported|asked)\b)"
)
# "for the following reasons:" before a list that is no list of limbs
REASONS = re.compile(r"\breasons?(?: given| set out)?(?: below)?(?: as follows| follow)?\s?:?\s?-?\s*$", ANY_CASE)
# "a declaration", "apologies": what is received from people and is no speech
NOT_HEARD = re.compile(
    (
        r"\bapolog|\bdeclaration|\bymddiheuriad|\bnominations?\b|\bproxy|\bemails?\b|\bletters?\b"
        r"|\bcorrespondence\b"
    ),
    ANY_CASE,
)
# what parts a speaker from the next in one sentence, and belongs to neither: ", and", " to which"
TURN_TAIL = re.compile(r"[\s,;]{0,4}(?:\b(?:and|but|while|whilst|whereas|to which|with))?\s*$")
# a role goes no further than this: "the resident who asked", "the Chairman invited"
ROLE_STOP = re.compile(r"\s(?:who|which|that|whose)\b.*$")
# what no role contains: a verb, a pronoun
NO_ROLE = re.compile(
    rf"\b(?:would|was|were|had|has|have|is|are|will|could|should|be|been|invited|put|called|attended"
    rf"|joined|arrived|left|moved|proposed|seconded|he|she|it|they|this|there|when|if|not|{_SAY})\b"
)
# many, whom no list of speakers may name: "the Leader and Cabinet"
MANY = re.compile(
    r"(?:the\s)?(?:Cabinet|[Mm]embers|Committee|[Oo]fficers|Council|[Cc]ouncillors|Panel|Board|others"
    r"|colleagues|residents|[Ss]taff)\b"
)
# what stands between commas and is no affiliation: "Mr Orr, however,", "Mr Orr, 12 May,", "Mr Orr, that day,"
NO_AFFILIATION = re.compile(
    r"\d|^(?:that|this|these|it|too|who|then|now|rightly|perhaps|again|moreover|nevertheless|therefore|though|although"
    r"|but|or|if|so|not|both|each|all|like|unlike|despite|because|since|until|having|without)\b|\b\w{3,}(?:ly|ing)\b",
    ANY_CASE,
)
# one who has the chair: whose "invited", "asked for" and "put" are procedure
CHAIR = re.compile(
    (
        r"(?:The\s)?(?:(?:Vice|Deputy|Acting)[- ])?(?:Chair|(?:Deputy\s)?(?:Lord\s)?Mayor\b|Convener"
        r"|Provost|Presiding)"
    ),
    ANY_CASE,
)
# "invited": speech of anybody but the chair
INVITED = re.compile(r"invited$")
# "with great sadness the Chairman": an opening without a comma
PREPOSITION = re.compile(
    r"(?:It was with|With|On|In|At|Following|During|After|As|Upon|For|Having|To|From|Under|By|Before|Prior)\b"
)
# where the subject may stand behind such an opening
LATE_SUBJECT = re.compile(rf"(?<=\s)(?:the\s(?=[A-Z])|(?={_TITLE}\s[A-Z]))")
# "… and said that", "… and asked": speech behind another verb of the same subject
AND_SAY = re.compile(
    rf"(?:\b(?:and|but|before|then)\s|;\s(?=he\s|she\s))(?:(?:also|then|further|briefly|subsequently|he|she"
    rf"|they)\s)?(?P<verb>{_SAY})\b"
)
# where a list of decisions begins, after a list of what was noted or believed
RESOLVES = re.compile(r"\b(?:resolve|agree|call|request|ask|instruct|commit)[sd]?\b[^.]{0,120}$", ANY_CASE)
# a lead-in that calls for words on the next line: "RESOLVED", "AGREED:", "NOTED that"; "NOTED." does not
CALLS_FOR_MORE = re.compile(r"resol|[:–—-]\s*$|\b(?:that|to)\W*$|^\s*recommend|penderf|cytun", ANY_CASE)
# without one of these nobody moved anything
MOVING = re.compile(r"\b(?:moved|second|propos|nominated|put forward|mover|motion (?:of|by)|cynigi)", ANY_CASE)
# without one of these nobody declared an interest
INTEREST = re.compile(r"declar|disclos|interest|buddiant", ANY_CASE)
# who spoke, as a list: "The following spoke:", "Speaking in favour were Councillors A and B", "Speakers:"
SPEAKERS_LISTED = re.compile(
    r"\b(?:spoke|[Ss]peaking|spoken|[Ss]peakers|contributed|took part|addressed)\b[^.;:]{0,160}(?::-?"
    r"|\bwere\b|\bwas\b)(?:\s{1,6}(?P<who>[^.;:\n]{3,400}))?"
)
# what ends the words of a motion in its own sentence: ", seconded by Councillor Lee", ", which was agreed"
SECONDED_TAIL = re.compile(
    r",?\s(?:and\s|which was\s|this was\s)?(?:duly\s)?seconded\sby\b"
    r"|,\swhich\s(?:was|were)\s(?:duly\s|then\s)?(?:agreed|carried|lost|defeated)\b",
    ANY_CASE,
)
# "referred to the Audit Committee": where to is part of what was decided
REFERRED = re.compile(r"referred", ANY_CASE)
# "That Cabinet:" before a list of what it does
BARE_BODY = re.compile(rf"[“\"]?(?:That|THAT)\s{_BODY}\s?[:–-]{{1,2}}\s*$")
# a paragraph in the words of a decision: "The cost be noted"
SUBJUNCTIVE = re.compile(
    r"[^.;]{3,300}?(?<!would )(?<!will )(?<!to )(?<!could )(?<!should )(?<!must )(?<!can )(?<!may "
    r")(?<!might )(?<!not )\bbe\s(?:\w{4,14}ly\s)?(?!able\b)\w{2,20}(?:ed|en|wn)\b"
)
# "who", "which" before a verb: the verb of a clause, and not of the sentence
RELATIVE = re.compile(r"\b(?:who|which|that|whom)\s(?:had\s|has\s|also\s)?$")
# "Councillor X moved the recommendation and said": a mover who speaks
MOVES_AND_SAYS = re.compile(
    r"\b(?:moved|proposed|seconded)\b[^.;]{0,200}\band\s(?:(?:he|she|then|in doing so"
    r"|also)\s){0,2}(?:said|spoke|explained|stated|outlined|highlighted|thanked|commented|presented"
    r"|introduced|added|urged|stressed|asked|paid|referred|advised|drew)\b"
)
# what must follow a "resolved" in small letters: "that", "to", ":", "under"
RESOLVED_WHAT = re.compile(r"\bthat\b|\bto\b|:|\bunder\b", ANY_CASE)
# a lead-in that can only be followed by its own words: "AGREED:", "resolved to", "RESOLVED that:-"
LEAD_COLON = re.compile(r"[:–—-]\s*$|\b(?:that|to)\W{0,4}$", ANY_CASE)
# a first name and surname with what they are of: "Ann Poe of Big Audit LLP", "Tom Day from the Trust"
NAME_OF = re.compile(r"(?P<name>[^,;]{3,60}?)\s(?:of|from|representing|on behalf of)\s")
# a role's subject in brackets: "(Finance)", "(Planning and Highways)"
SUBJECT = re.compile(r"[A-Z][\w &,’'-]{2,60}")

"""People and roles: names, titles, subjects, lists of names."""

from __future__ import annotations

import re

from indexer.extract.patterns.grouping import grouped
from indexer.extract.patterns.parts import _CAP, _NAME_WORD, _SAY, _TITLE, ANY_CASE

# "Councillor J Smith", "Mr Paul Barrington-King", "Cllr. Mrs A. de Vries", "Alderman Dr O'Hara": title(s),
# then the name
TITLED_NAME = re.compile(
    rf"\b(?P<title>{_TITLE}(?:\s{_TITLE}|\s\((?:Mrs?|Ms|Miss|Dr"
    rf"|Sir)\.?\)){{0,2}})\s(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}})(?:"
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
# "Councillor", "Mrs", "Alderman", "Cynghorydd"
TITLE = re.compile(rf"{_TITLE}(?=\s|$)")
# the plural that stands before a list and belongs to each in it: "Councillors A, B and C", "Cllrs", "Messrs"
PLURAL_TITLE = re.compile(r"(?P<stem>Councill?or|Cllr|Cr|Alderman|Cynghor)(?:s\b\.?|wyr\b)|\bMessrs\.?|\bAldermen\b")
# "Area Manager Orr", "Mayor Lund", "Inspector Poe": a rank and a surname, as one name
RANKED_NAME = re.compile(
    rf"(?:the\s)?(?P<name>(?:(?:Deputy|Lord|Acting|Metro|Assistant|Temporary|Chief|Executive|Area|Group|Station|Watch"
    rf"|Crew|Brigade|Borough|District|Police|Detective|Neighbourhood|Police and Crime)\s){{0,3}}(?:Mayor|Provost"
    rf"|Manager|Commander|Commissioner"
    rf"|Superintendent|Inspector|Constable|Sergeant|Officer|Governor|Sheriff|Bishop)\s{_NAME_WORD})"
)
# what follows a name and is no part of it: "MBE", "OBE", "JP", "CC"
HONOUR = re.compile(r"(?:MBE|OBE|CBE|KBE|DBE|BEM|KC|QC|JP|MP|MS|AM|MSP|MLA|CC|DL|TD|RD|PhD|FRSA|KCB|CB|GBE|CH)\.?")
# " MBE", ", JP": the same at the end of a name
HONOURS_BEHIND = re.compile(r"(?:,?\s(?:MBE|OBE|CBE|KBE|DBE|BEM|KC|QC|JP|MP|MSP|MLA|DL|TD|PhD|FRSA|KCB|GBE))+$")
# "Planning Committee", "Public Health": words that no person is called by: organisations, places, papers, subjects
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
_ROLE_NOUN = r"(?:(?:Vice|Deputy|Co|Acting)[ -])?Chair(?:man|woman|person)?|" + grouped(
    r"Convener|Convenor|Provost|Leader"
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
    r"|Complainant|Appellant|Occupi?er|Occupant|Farmer|Trader|Proprietor|Vicar|Rector|Founder|Captain|Editor|Publican"
    r"|Valuer|Scientist|Hydrologist|Archaeologist|Arboriculturist|Designer|Expert|Ranger|Whip|Researcher|Historian"
    r"|Contractor|Builder|Promoter|Paramedic|Midwife|Psychologist|Curator|Marshal|Mediator|Worker|Superintendant"
)
_ROLE_LEAD = r"(?:[Tt]he|THE|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)"
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
# "the ", "a ", "one ", "another ": before a role
LED = re.compile(rf"{_ROLE_LEAD}\s")
# "A member", "One resident": two of them may be two people
INDEFINITE = re.compile(r"(?:An?|One|Another|[Aa] (?:second|third|further))\s")
# "Chair", "Clerk", "Leader": a role may stand on its own without an article only when it is one of these
BARE_ROLE = re.compile(
    r"(?:Vice[- ])?Chair(?:man|woman|person)?|Clerk|Leader|Mayor|Officer|Applicant|Agent|Objector"
    r"|Supporter"
)
# "Director (Place)", "(Policy, Planning (and Strategy))": what stands in brackets beside a name or role
BRACKET = re.compile(r"\(([^()]{0,160}(?:\([^()]{0,80}\)[^()]{0,80})?)\)?")
# "Councillor (Mrs) Lund": a title in brackets, which is a title
BRACKETED_TITLE = re.compile(r"\((Mrs?|Ms|Miss|Mx|Dr|Sir)\.?\)(?=\s[A-Z])")
# the joints of a subject: ", ", " and ", ", and ", " together with ", " – "
JOINT = re.compile(
    r"(?P<comma>\s*[,;]\s*(?!and\b|&))|\s*[,;]?\s+(?P<and>and|&|together with|along with|accompanied by"
    r"|assisted by|supported by)\s+|\s+(?P<dash>[–—-])\s+"
)
# a part of a subject that says something of the person and ends the list of them: "who lived nearby",
# "in response to a query"
ADJUNCT = re.compile(
    r"(?:the (?:first|second|third|fourth|former|latter|other)$|aged|seconded|seconding|proposing|moving|who"
    r"|whose|whom|in|on|at|as|speaking"
    r"|representing|having|when|while|whilst|also|however|for"
    r"|from|with|by|being|to|after|before|under|following"
    r"|responding|referring|replying|summing|via|of|and)\b",
    ANY_CASE,
)
# "that the accounts", "which he": a clause between commas, which ends a subject
CLAUSE = re.compile(r"(?:that|which|it|he|she|they|there)\b")
# where a list of parties may stop: "by Mr Dean for the", "by the Clerk, which", "by Mrs Lund that"
PARTY_STOP = re.compile(
    r"(?:,|\.|:|\(|\s[–—-])(?=\s|$)|\s(?=(?:attended|joined|arrived|was|were|moved|proposed|declared"
    r"|left|which|that|who|if|whether|how|why|on|in|and|to|at|for|about|regarding|as|with|when|where|during|concerning"
    r"|relating|setting|outlining|detailing|it|he|she|they|after|before)\b)"
)
# "the Chair", "a Member": what stands before a role
ARTICLE = re.compile(r"^(?:the|a|an)\s", ANY_CASE)
# what parts the entries of a list of names: ", ", "; ", " and ", " & ", a line, a bullet, a full stop
LIST_JOINT = re.compile(
    r"\s*[,;•·]\s*(?:and\s)?|\s+(?:and|&|ac|a[’']r(?=\s)|a(?=\s[CM]))\s+|(?<!-)\s*\n\s*(?=[•(-]|(?:Councillor"
    r"|Cllr)s?\b)"
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
# " who asked", " which he", " for her work": a role goes no further than this
ROLE_STOP = re.compile(
    r"\s(?:who|which|that|whose)\b.*$"
    r"|\s(?:for|in|on|at|to|with|from|of|about)\s(?:his|her|their|its|this|that|these|those|it|them|him|what|how"
    r"|why)\b.*$"
)
# "would", "was", "said": what no role contains: a verb, a pronoun
NO_ROLE = re.compile(
    rf"\b(?:would|was|were|had|has|have|is|are|will|could|should|be|been|invited|put|called|attended"
    rf"|joined|arrived|left|moved|proposed|seconded|he|she|it|they|this|there|when|if|not|{_SAY})\b"
)
# many, whom no list of speakers may name: "the Leader and Cabinet"
MANY = re.compile(
    r"(?:the\s)?(?:Cabinet|[Mm]embers|Committee|[Oo]fficers|Council|[Cc]ouncillors|Panel|Board|others"
    r"|colleagues|residents|[Ss]taff)\b"
)
# " of the Council", " (Service Delivery)": what an office may be called without
OFFICE_REST = re.compile(r"(?:\s\([^()]{0,80}\)|\sof the (?:[Cc]ouncil|[Aa]uthority|[Cc]ommittee|[Mm]eeting))+$")
# "12 May", "that day", "speaking": what stands between commas and is no affiliation
NO_AFFILIATION = re.compile(
    r"\d|^(?:that|this|these|it|too|who|then|now|rightly|perhaps|again|moreover|nevertheless|therefore|though|although"
    r"|but|or|if|so|not|both|each|all|like|unlike|despite|because|since|until|having|without)\b"
    r"|(?-i:\b[a-z]{2,}(?:ly|ing)\b)",
    ANY_CASE,
)
# a first name and surname with what they are of: "Ann Poe of Big Audit LLP", "Tom Day from the Trust"
NAME_OF = re.compile(r"(?P<name>[^,;]{3,60}?)\s(?:of|from|representing|on behalf of)\s")
# a role's subject in brackets: "(Finance)", "(Planning and Highways)"
SUBJECT = re.compile(r"[A-Z][\w &,’'-]{2,60}")
# "Document Review – Ann Poe", "Report from Councillor Poe": the title that names the author of what stands below
TITLE_AUTHOR = re.compile(r"(?:\s[–—-]\s?|\b(?:by|from)\s)(?P<who>[^–—:]{3,60})$")
# "Ann Lee (Clerk) and Mr Orr were in attendance", "Present for this item: Ann Lee, Director of"
ATTENDING = re.compile(
    r"(?:^|(?<=[.\n:])\s?)(?P<who>[A-Z][^\n.:;]{3,160}?(?:\n[^\n.:;]{3,160}?)?),?\s(?:was"
    r"|were)\s(?:also\s)?(?:in attendance|present|welcomed)\b|\b(?:Present"
    r"|In attendance)[^.:\n]{0,60}:\s?(?P<present>[A-Z][^\n]{3,300})"
)
# "agent). Objectors: Mr", "Clerk, Mrs Poe": more than a role
MORE_THAN_ROLE = re.compile(rf"[.:;]\s|\b{_TITLE}(?!\w)")
# "The Chairman", "Deputy Lord Mayor": one who has the chair, whose invitations are procedure
CHAIR = re.compile(
    (
        r"(?:The\s)?(?:(?:Vice|Deputy|Acting)[- ])?(?:Chair|(?:Deputy\s)?(?:Lord\s)?Mayor\b|Convener"
        r"|Provost|Presiding)"
    ),
    ANY_CASE,
)
# without one of these stems the text names nobody as attending
PRESENT = ("attendance", "present", "welcomed")

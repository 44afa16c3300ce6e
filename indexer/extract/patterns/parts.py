"""Parts of patterns that several topics share: titles, names, verbs of saying, bodies."""

from __future__ import annotations

import re

from indexer.extract.patterns.grouping import grouped

ANY_CASE = re.IGNORECASE
_CAP = r"[^\W\d_a-zà-ÿ]"  # a capital letter, accented or not
_TITLE = (
    r"(?:(?:County|District|Borough|Town|Parish|City|Community|Ward|Honorary|Hon\.?|C(?:n?ty|o)\.?|Dist\.?"
    r"|Boro\.?|Par\.?)"
    r"\s|[BCDPT]/?(?=C(?:ouncill|ll)))?"
    r"(?:Councill?ors?|C(?:ou)?nc?llrs?\.?|Cllrs?\.?|Coun\.?(?=\s)|Crs?\.?|Messrs\.?|Mrs?\.?|Ms\.?|Miss|Mx\.?"
    r"|Dr\.?|Sir|Dame"
    r"|COUNCILLORS?|CLLRS?\.?|MRS?\.?|MS|MISS|DR|ALDERMAN"
    r"|Baroness|Lady|Lord(?!\s(?:Mayor|Lieutenant))"
    r"|Alder(?:man|men|woman|women|person)|Ald\.|Prof(?:essor)?\.?|Rev(?:erend|d)?\.?|Canon|Father"
    r"|Rabbi|Imam|Bailie|Pastor|Archdeacon|Ven(?:erable)?\.?|Captain|Capt\.|Colonel|Col\.|Sgt\.?|Insp\.|Supt\.?"
    r"|(?:Detective\s)?(?:Chief\s)?(?:Superintendent|Inspector|Constable)|Sergeant|PCSO|PC|Cynghorwyr"
    r"|[Cc]ynghorydd|Cyng\.?)"
)
_PARTICLE = r"(?:de|da|di|du|den|der|von|van|le|la|al|el|bin|ibn|ap|ab|ferch|y|Mac|Mc|St\.?)"
# "Smith", "O’Neil", "Barrington-\nKing", "J.", "R-M", "JB", "ap", "(Mrs)"
_NAME_WORD = (
    rf"(?:(?:{_CAP}\.){{2,4}}|(?:d[’'])?{_CAP}[\w’']{{0,30}}(?:-\s?{_CAP}[\w’']{{0,30}}){{0,3}}\.?"
    rf"|{_PARTICLE}(?=\s))"
)
# a character of a clause of names: a stop only behind an initial or a short title
_IN_NAMES = r"(?:[^.;:\n]|(?<=[\s.][A-Z])\.|(?<=Cllr)\.|(?<=Mr)\.|(?<=Mrs)\.|(?<=Ms)\.|(?<=Dr)\.)"
_SAY = grouped(
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
    r"|invited|joined (?:the (?:chair|mayor|leader|committee|others?|debate|discussion|tributes?)\b|in\b|with\b"
    r"|others|fellow)|hailed|lauded|saluted|paused|explain(?:ed|s)|explored|expressed"
    r"|expresses|feared|felt|feels"
    r"|flagged|forewarned|gave|gives|guided|handed|had (?:an?|no|some|several|two|three|many|great|serious|grave"
    r"|every|concerns|questions|quer\w+|doubts|reservations|misgivings|sympathy|difficulty)\b"
    r"|heard|highlight(?:ed|s)|hoped|hopes|identified|illustrated"
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
    r"|submitted (?:that|the following (?:\w+ )?(?:questions?|statements?|comments?))"
    r"|suggest(?:ed|s)|summari[sz]ed|summed|supplemented|supported|supports|surmised"
    r"|sympathi[sz]ed|talked|tabled|testified|thanked|thanks"
    r"|thought|thinks|told|took (?:members|the|questions|issue)|touched|turned to|updated|updates"
    r"|undertook|undertakes|underlined|underscored|understood"
    r"|uttered|urged|ventured|verified|vocalised|voiced|volunteered|walked|warned|welcomed|welcomes"
    r"|went (?:through|over|on)|wondered|worried|wished|wrote"
    r"|was (?:pleased|delighted|concerned|disappointed|happy|unhappy|grateful|of (?:the (?:same )?|a "
    r"|an? (?:different|similar) |like )(?:view|opinion|mind)"
    r"|keen|unsure|surprised|confident|satisfied|glad|sorry|sceptical"
    r"|supportive|aware|worried|thankful|proud|heartened|encouraged|adamant|mindful|minded|unclear"
    r"|curious|interested|frustrated|in favour|in agreement|opposed|against"
    r"|not (?:convinced|persuaded|happy|satisfied|aware|sure|in favour|clear|content|opposed|against|prepared to))"
    r"|were (?:pleased|delighted|concerned|disappointed|grateful|of the (?:view|opinion)|keen)"
)
_BODY = (
    r"(?:[Tt]he\s)?(?:(?:County|City|Borough|District|Town|Parish|Full|Joint|Scrutiny|Planning"
    r"|Licensing|Audit|Cabinet|Select|Policy|Overview and Scrutiny|Standards|Pension|Pensions"
    r"|Executive|Personnel"
    r"|Governance and Audit|Policy and Resources|Health and Wellbeing|Development|Regulatory"
    r"|General Purposes)\s)?"
    r"(?:[Cc]ommittee|[Ss]ub-?\s?[Cc]ommittee|[Cc]abinet|[Cc]ouncil|[Pp]anel|[Bb]oard|(?<!Chief\s)[Ee]xecutive"
    r"|[Ff]orum|[Aa]ssembly|[Cc]ommission|[Aa]uthority|[Gg]roup|[Mm]embers|[Cc]ouncillors|[Mm]eeting"
    r"|[Tt]rustees|[Gg]overnors)"
)
_HOW = (
    r"(?:unanimously|Unanimously|UNANIMOUSLY|therefore|THEREFORE|accordingly|further|FURTHER|also"
    r"|ALSO|then|subsequently|duly|DULY|formally|nem\.? con\.?)"
)

"""What people do at a meeting in so many verbs, and which of them are no speech."""

from __future__ import annotations

import re

from indexer.extract.patterns.grouping import grouped
from indexer.extract.patterns.parts import ANY_CASE

# "opened the debate", "could not support", "placed on record", "was of the same mind": a finite verb, whatever it says
ACT = re.compile(
    r"\b(?:(?:will|shall|is|are|to)(?=\s[a-z])|(?:could|did|would|does|had)(?:n[’']t| not)\s\w+|(?:was"
    r"|were)(?:n[’']t)?\b|[a-z]{2,20}[a-z]ed\b|"
    + grouped(
        r"became|began|bore|bought|broke|brought|built|came|caught|chose|clung|cut|dealt|did|drew|fell|felt"
        r"|forewent|forgot|fought|found|foresaw|forwent|gave|got|handed|held|kept|knew|laid|leaned|leant|led|left"
        r"|lent|lost|made|meant|met|overruled|paid|put|ran|rang|rose|sat|saw|sent|set|shook|shot|showed|spelt"
        r"|spent|split|spoke|stood|strove|struck|swore|threw|took|went|withdrew|won"
    )
    + r"\b)"
)
# "left the meeting", "seconded", "took the chair", "was elected": what a person does at a meeting that is no speech
NO_SPEECH = re.compile(
    r"(?:will|shall|is|are|to|(?:did|could|would|had)(?:n[’']t| not) (?:attend|vote|take part|participate|arrive"
    r"|been|be|yet|declare|speak"
    r"|return|sit)|"
    + grouped(
        r"was(?!n[’']t)(?! (?:(?:very|rather|somewhat|also|greatly|most|deeply|quite|particularly|equally"
        r"|extremely) )?(?:of the|of (?:like|one|a like|a different|two)|against|alarmed|appalled|bemused|baffled"
        r"|excited|amazed|astonished|cautious|critical|dismayed|dubious|disturbed|doubtful|enthusiastic|fearful"
        r"|hopeful|honoured|impressed|inclined|optimistic|pessimistic|puzzled|perplexed|reassured|relieved"
        r"|reluctant|saddened|shocked|struck|torn|tempted|thrilled|troubled|uneasy|uncomfortable|unconvinced"
        r"|unpersuaded|upset|wary|certain|sure|clear that|convinced|persuaded|prepared to|willing to|at a loss"
        r"|in (?:full |complete |broad |total |two |no |some )?(?:support|favour|agreement|minds|doubt|sympathy)"
        r"|not (?:(?:so|at all|yet|wholly|entirely|fully) )?(?:of the|against|impressed|inclined|reassured|certain"
        r"|comfortable|willing|opposed|in support|in agreement)))|wasn[’']t (?:present|there|in attendance|able)"
        r"|were|weren[’']t|has|abstained|accepted (?:the )?(?:office|nomination|appointment|position)|accompanied"
        r"|acted|adjourned|appeared|appointed|approved|arrived|assumed|attended|authorised|awarded|became|bought"
        r"|built|came|caught|cast|ceased|chaired|chose|circulated|closed|collected|commenced|completed|conducted"
        r"|considered (?:the|an?|all|his|her)|convened|decided|declared|delegated|deputised|did|drafted"
        r"|elected(?! to (?:speak|address))"
        r"|ended|entered|exited|exercised (?:his|her|their|the|a) (?:second|casting|right to vote)|fell|forwarded"
        r"|found|gained|got|held|hosted|installed|invested|issued|joined|kept|laid|left|lent|lived|lodged|lost"
        r"|made and signed|met|moved|nominated|occupied|opened (?:the (?:meeting|new|f[êe]te|event|session"
        r"|proceedings)|and closed)|operated|organised|oversaw|owned|paid the|participated|passed|planned|played"
        r"|presided|produced|proposed (?:by|and seconded)|purchased|ran|received|refrained|relinquished|remained"
        r"|removed|replaced"
        r"|represented|rescinded|resigned|resolved|resumed|retired|retook|returned|re-?joined|re-?entered"
        r"|re-?opened|reconvened|rose to (?:leave|vote)|sat|saw|seconded|sent|served|signed|started|stayed|stepped"
        r"|stood (?:down|for|in)|submitted|substituted|succeeded|suspended|switched|terminated|took (?:the chair"
        r"|no part|no further|over|up|his|her|their|part in the vote|place|office)|transferred|vacated|visited"
        r"|voted|waited|watched|went (?:to|into|out)|withdrew|won|worked"
    )
    + r")\b"
)
# "served as Chairman", "was first elected in": what is told of somebody’s life, in another’s speech
LIFE = re.compile(
    r"(?:served|represented|worked|lived|became|retired|died|passed away|played|won|gained|chaired"
    r"|joined the (?:council|army|navy|authority|fire|police|staff)"
    r"|was (?:also |first |then |re-?)?(?:elected|appointed|born|awarded|educated|survived|married|made"
    r"|instrumental|an?\b|the\b))\b",
    ANY_CASE,
)
# "applicant", "resident": those that a speech may be about, whose every act is not an act at the meeting
OUTSIDER = re.compile(
    r"\b(?:applicant|agent|owner|developer|landlord|tenant|resident|operator|licensee|driver|person|parent|pupil"
    r"|student"
    r"|neighbour|landowner|businessman|businesswoman|householder|parishioner|architect|complainant|appellant|volunteer"
    r"|inspector|ombudsman|coroner|practitioner|teacher|nurse|doctor|carer|apprentice|occupier|consultant|author)$",
    ANY_CASE,
)
# "allowed", "opened": how the chair runs a meeting
CHAIRS = re.compile(
    r"(?:allowed|permitted|opened|halted|directed|ordered|granted|selected|used|exercised|called|conducted"
    r"|brought|invited"
    r"|put (?:the|to|it|each|this|that|an?\b(?! question))"
    r"|ended|extended|paused|waived|varied|handed|gave|ruled out|led)\b"
)
# "At 8.15 p.m., ", "Following a vote, ": what may stand before the one who acts
OPENER = re.compile(
    r"(?:(?:It was with|With|On|In|At|Following|During|After|As|Upon|For|Having|To|From|Under|By|Before|Prior|Then"
    r"|Finally|Firstly|Secondly|Lastly|However|Meanwhile|Speaking|Responding|Turning|Summing|Further|Additionally"
    r"|Moreover|Later"
    r"|Referring|Returning)\b(?:[^;:,.]|(?<=\d)[.:](?=\d)|(?<=[ap])\.|(?<=m)\.){0,160},\s){1,3}"
)
# "had ", "would ", "will ": before a verb that tells of what was done or will be, and not of the meeting
AUXILIARY = re.compile(r"\b(?:had|has|have|would|will|be|been)\s(?:also\s|already\s|not\s|then\s)?$")
# "was", "were": of a role, what is told about it in somebody’s speech
WAS = re.compile(r"(?:was|were)\b")

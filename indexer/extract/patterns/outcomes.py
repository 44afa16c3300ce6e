"""What a decision did, by its verbs."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _BODY, ANY_CASE

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
        r"refus(?:e|es|ed)|reject(?:s|ed)?|declin(?:e|es|ed)|dismiss(?:es|ed)?|minded to refuse"
        r"|not (?:to )?(?:proceed|approve|grant|support|agree|adopt|accept|endorse|pursue)",
        r"refused|rejected|declined|dismissed|not (?:approved|agreed|accepted|granted|supported|endorsed|adopted)",
    ),
    "withdrawn": _outcome(r"withdraw(?:s|n)?(?! from the)", r"withdrawn(?! from the (?:meeting|room))"),
}
# what others may do by the decision, what was done before it and what it depends on: "be authorised to refuse",
# ", as no objections had been received", "if no objections are received"; its verbs decide
# nothing, but to delegate does
GOVERNED = re.compile(
    r"\b(?:(?:asked|requested|instructed|invited|empowered|required|directed|urged)\s"
    r"(?:[\w’',-]{1,30}\s){0,8}?|(?P<kept>(?:delegat|author)\w{1,5}\s)(?:[^.;,\n]{0,120}?\s)?)(?:to\s(?!(?:the|a|an|its|all)\s)\w{1,20}"
    r"(?:\s(?:and|or)\s\w{1,20}(?=\s(?:the|a|an|any|all)\s))?)"
    r"|,\s(?:as\s(?:no|the|there|it|they|he|she|this|all)|because|since|given that|which|who)\b[^.;,]{0,300}?"
    r"\b(?:had|has|have|was|were)\b[^.;,]{0,200}"
    r"|\b(?:if|unless|until|once|when|should|in the event that|pending|subject to)\s[^.;,:]{0,120}?"
    r"\b(?:be|been|being|is|are|was|were|has|have)\s(?:\w{4,14}ly\s)?(?:received|approved|agreed|granted|refused|signed|completed"
    r"|confirmed|made|rejected|withdrawn|adopted|accepted)\b",
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
# "the press and public be excluded", "under Section 100A(4)": decisions that are none of these
OTHER_DECISION = re.compile(
    r"\b(?:press and (?:the )?public|public and (?:the )?press|members of the public"
    r"|(?:the\s)?public)\b[^.;]{0,80}\bexclu|exclu\w{2,6}\s(?:the\s)?(?:press|public|members of)"
    r"|\bSection 100A?\b.{0,60}\bexclu|exclu[^.]{0,300}\bSchedule 12A|section 100A\(?4",
    ANY_CASE,
)
# "to object on the grounds of height", "No objection", "the Council objects to": a comment to another authority
COMMENT = re.compile(
    r"^(?:that\s)?(?:to\s)?(?:(?:the\s)?(?:Town\s|Parish\s)?(?:Council|Committee)\s)?(?:strongly\s|formally\s)?"
    r"(?:(?:has|have|raises?|makes?)\s)?(?:no\s(?:objections?|comments?|observations?)\b|(?:maintains?\s(?:its|the)\s)?"
    r"object(?:s|ions?)?\b(?!ives?))",
    ANY_CASE,
)
# what may be asked of others: "be invited to attend", "be requested to", "write to the Secretary of State",
# "thanks be given"
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
    "noted": re.compile(r"\b(?:nodi|nodwyd|d{0,2}erbyn|derbyniwyd)\b", ANY_CASE),
    "approved": re.compile(
        (
            r"\b(?:[cg]ymeradwyo|cymeradwywyd|[cg]ytuno|cytunwyd|[cg]adarnhau|[mf]abwysiadu|ethol|[pb]enodi|awdurdodi"
            r"|[cg]aniatáu)\b"
        ),
        ANY_CASE,
    ),
    "deferred": re.compile(r"\b(?:g?ohirio|gohiriwyd)\b", ANY_CASE),
    "refused": re.compile(r"\b(?:g?wrthod|gwrthodwyd)\b", ANY_CASE),
    "recommended": re.compile(r"\b(?:argymell|argymhellwyd)\b", ANY_CASE),
    "referred": re.compile(r"\b(?:cyfeirio at y|atgyfeirio)\b", ANY_CASE),
}
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
# outcome -> stems without one of which it is not there
OUTCOME_STEMS = {
    "noted": ("not", "receiv", "acknowledg", "taken into"),
    "recommended": ("recommend",),
    "referred": ("refer",),
    "deferred": ("defer", "adjourn", "postpon"),
    "refused": ("refus", "reject", "declin", "dismiss", "not "),
    "withdrawn": ("withdr",),
}

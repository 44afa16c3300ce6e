"""Where a second speaker takes over inside a sentence."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _SAY

# where a second speaker may begin in a sentence: ", and ", "; ", " and ", ", to which "
TURN = re.compile(r"(?:;|,)\s(?:and|but|while|whilst|whereas|to which|with)?\s?|\s(?:and|to which|while|whilst)\s")
# "replied", "responded", "confirmed": the verbs that answer, strong enough to mark a second speaker
TURN_VERB = re.compile(
    r"(?:replied|responded|confirmed|advised|explained|answered|clarified|stated|said|asked|added"
    r"|suggested|queried|agreed|commented|thanked|undertook|noted|considered)$"
)
# after the verb of a second speaker that no comma parts from the first: "and the Director replied that"
TURN_THAT = re.compile(r"\s(?:that|to|by|it|he|she|they|there|:)|[.:]|$")
# what parts a speaker from the next in one sentence, and belongs to neither: ", and", " to which"
TURN_TAIL = re.compile(r"[\s,;]{0,4}(?:\b(?:and|but|while|whilst|whereas|to which|with))?\s*$")
# ", as did Mr Ash", ", nor did the Clerk": one who did the same
AS_DID = re.compile(r",?\s(?:as|and so|so|nor|and neither)\sdid\s(?P<who>[^;.]{3,120})")
# ", and Mr Ash that", "; the agent, Mr Poe, in favour", ", while Mrs Lund took the opposite view": the verb left out
GAP = re.compile(
    r"[,;]\s(?:(?:and|but|while|whilst)\s)?(?P<who>[^,;.:]{3,80}(?:,\s[^,;.:]{3,60},)?)\s(?:that|in (?:favour|support"
    r"|opposition|objection)|against|for (?:it|them)|to the (?:contrary|same effect)"
    r"|took (?:the|a|an) (?:opposite|same|other|different|contrary|similar|opposing))\b"
)
# ", Mrs Lund responding that", ", the Leader having undertaken to": one who answers, beside the sentence
RESPONDING = re.compile(
    r"[,;]\s(?:with\s|and\s)?(?P<who>[^,;.:]{3,80}(?:,\s[^,;.:]{3,60},)?)\s(?:also\s|then\s|in (?:reply|response)\s)?"
    r"(?:having (?:replied|responded|said|undertaken|explained|confirmed|agreed|advised|stated)|replying"
    r"|responding|answering"
    r"|adding|explaining|confirming|advising|stating|saying|suggesting|commenting|agreeing|undertaking|noting"
    r"|pointing out|cautioning|warning|assuring|expressing|asking|questioning)\b"
)
# ", and was advised by the Treasurer that", "and was told by Mrs Lund that": who answers, inside the sentence
TOLD_BY = re.compile(
    r"\b(?:was|were)\s(?:then\s|also\s)?(?:advised|informed|told|reminded|assured)\sby\s"
    r"(?P<who>[^,;.:]{3,80}?(?:,\s[^,;.:]{3,60},)?)\s(?:that|of|about|how|why)\b"
)
# "proposed by Mr Ash, who said that", "moved by the Chair, who thanked": a mover who speaks
MOVER_SAYS = re.compile(rf"\bby\s(?P<who>[^;.:]{{3,120}}?),?\swho\s(?:also\s|then\s|had\s)?(?:{_SAY})\b")
# " Mr Ash", " Officers", " Ann Bell": the end of a name, which is joined to the next
NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]{0,15}[a-z][\w’'-]{0,15}$")
# "Mr Ash also", "the Director then": behind a second speaker’s name
ALSO = re.compile(r",?\s(?:also|then|further|subsequently|in turn|in response|in reply),?$")

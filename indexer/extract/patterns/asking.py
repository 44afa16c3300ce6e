"""Questions and answers: who asks whom, in a sentence and by the layout of a page."""

from __future__ import annotations

import re

from indexer.extract.patterns.parts import _IN_NAMES

# "Asked by Councillor Lund whether it was safe, Mr Ash said", "In reply to Mrs Lund, who asked why it was shut, Mr
# Ash":
# a question told in the sentence of its answer
ASKED_BY = re.compile(
    rf"(?:(?:When\s|On being\s)?[Aa]sked by\s(?P<who>{_IN_NAMES}{{3,120}}?),?\s(?:whether|how|why|when|what|which|where"
    rf"|who|if|about|for)\b|In (?:reply|response|answer) to\s(?P<who2>{_IN_NAMES}{{3,120}}?),?\swho\s(?:had\s|also\s)?"
    rf"(?:asked|enquired|queried|questioned|wondered|wanted|wished)\b){_IN_NAMES}{{3,300}}?,\s(?=(?:the\s)?[A-Z])"
)
# "Question from Mr Dean to the Leader", "Question 3 by Councillor Lund", "Supplementary Question from Mr Ash"
QUESTION_FROM = re.compile(
    r"(?:Supplementary\s)?(?:Public\s)?(?:Question|QUESTION"
    r"|Q)\s?(?:No\.?\s?)?(?:\d{1,3}\s?)?(?:[-–:.]\s?)?(?:from|by|asked by|put by"
    r"|submitted by)\s(?P<who>[^:?\n]{3,160}?)(?:\s+to\s(?P<to>[^:?\n]{3,120})|(?=[:?\n]|$))",
    re.MULTILINE,
)
# "Question 2 – Mrs Lund to the Leader", "Q3: Mr Peck to Councillor Dean": a line and nothing else
QUESTION_LINE = re.compile(
    r"(?:Supplementary\s)?(?:Public\s)?(?:Question|QUESTION"
    r"|Q)\s?(?:No\.?\s?)?\d{0,3}\s?[-–:.]\s?(?P<who>[^:?\n]{3,120}?)\s+to\s"
    r"(?P<to>[^:?\n]{3,120}?)\s?(?::|$)"
)
# "“Will the pool open?”", "When will the road be mended?": the words of a question, as they were put
QUOTED_QUESTION = re.compile(r"[“\"‘]|(?!(?:The|A|An|In)\s)[A-Z][^\n]{5,600}\?\s*$", re.MULTILINE)
# "Councillor Lund to the Leader:", "Mr Peck to Councillor Dean": who asks whom, and nothing else
ASKS_OF = re.compile(r"(?P<who>[^:?\n.]{3,120}?)\s(?:to|asked)\s(?P<to>(?:the\s)?[A-Z][^:?\n.]{3,120}?)\s?:?$")
# "Q3. Would it", "Question 4: why", "Q – why": the next question of one who asks several
NEXT_QUESTION = re.compile(r"Q(?:uestion)?\s?(?:\d{1,2}|[a-z])?\s?[.:)–-]\s")
# "A3. It would", "Answer 4: yes", "A: no": an answer whose giver is the one who was asked
NEXT_ANSWER = re.compile(r"A(?:nswer)?\s?(?:\d{1,2}|[a-z])?\s?[.:)–-]\s")
# "Q1", "A12": what stands before a question or answer, whose full stop ends no sentence
QUESTION_LABEL = re.compile(r"[QA]\d{1,2}$")
# "Mr Peck was not present", "The questioner did not attend": a question that was not put
NOT_PUT = re.compile(
    r"[^.;:]{3,80}?\s(?:(?:was|were) (?:not (?:present|in attendance|able)|absent|unable to attend)"
    r"|did not attend|had (?:sent|given) (?:his |her |their )?apologies|withdrew)\b"
)
# "Councillor Brock asked Councillor Ash to chase it", "The Chair asked the Clerk whether": whom somebody asked
ASKED_WHOM = re.compile(
    r"\b(?:asked|requested|urged|invited)\s(?P<whom>(?:the\s)?[A-Z][^.;:,]{2,80}?)\s(?:to|whether|if|why|how|what"
    r"|when|for|about|that)\b"
)
# "He agreed to do so", "In reply, she said", "She undertook to": not the one who asked
HE_ANSWERS = re.compile(
    r"(?:[Ii]n (?:reply|response|answer)(?: to (?:this|that|the (?:question|query|point)))?,? )?(?:[Hh]e"
    r"|[Ss]he)\s(?:then\s)?"
    r"(?:agreed to|undertook|replied|responded|answered|promised|said (?:that )?(?:he|she) would)\b"
    r"|[Ii]n (?:reply|response|answer),? (?:he|she)\s"
)
# "Supplementary question", "Supplementary:", "Second supplementary question:" alone: of the one who asked
SUPPLEMENTARY_ALONE = re.compile(
    r"(?:(?:First|Second|Third)\s)?(?i:supplementary)(?:\s(?i:question))?\s?[-–:.]{0,2}\s*$"
)
# "Councillor Dean:", "The Director of Place (Ann Poe):" alone: of whom the points below are
SPEAKER_ALONE = re.compile(
    r"(?![^:\n]{0,120}\b(?:[Mm]oved|[Pp]roposed|[Ss]econded|[Mm]otion|[Aa]mendment)\b)(?P<who>[^:.;?\n]{3,120})\s?:$"
)
# "Response:", "Reply –", "Written answer" alone: of the one who was asked
ANSWER_ALONE = re.compile(
    r"(?:(?:Supplementary|Written|Oral|Verbal)\s)?(?i:response|reply|answer)\s?(?:[-–:.]{1,2}\s*)?$"
)
# "Response – Councillor Dean", "Reply from the Leader:", "Answer by Mrs Lund"
ANSWER_FROM = re.compile(
    (
        r"(?:Supplementary\s)?(?:Response|Reply|Answer|RESPONSE|REPLY|ANSWER)\s?(?:from|by|given by"
        r"|[-–:])\s?(?P<who>[^:?\n]{3,160})"
    ),
    re.MULTILINE,
)

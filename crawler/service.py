"""Answers of the web service (mgWebService.asmx): what they name to fetch next, and what they say of a meeting.

Reads only what the way on needs; what the answers say is the indexer's business.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from crawler.days import day_in
from crawler.found import Committee, MeetingFacts, MeetingLink, is_id
from crawler.frontier import cut_in

Element = Any
"""An lxml element, which comes without types."""

# Control characters, and references to them, that XML does not allow and Word leaves behind all the same.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml.*?\?>", re.DOTALL)
_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>|&nbsp;|&#160;|\s+")
_BODIES = ("minutesnonemptyhtmlbody", "decisionnonemptyhtmlbody", "agendatext")


class BrokenAnswerError(Exception):
    """An answer that should be XML and cannot be read as such; the message is a clause."""


def xml(text: str) -> Element:
    """The root of an answer of the web service; no document type, no entities, no network. Raises BrokenAnswerError."""
    body = _DECLARATION.sub("", text, count=1)
    if _TYPE.search(body):
        raise BrokenAnswerError("its XML declares a document type, which ModernGov's does not")
    try:
        return _parsed(body)
    except (etree.XMLSyntaxError, ValueError):
        body = _REFERENCE.sub(_allowed, body.translate(_CONTROLS))
    try:
        return _parsed(body)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenAnswerError(f"its XML is broken ({error})") from error


def _parsed(body: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(body.strip().encode(), parser)
    for element in root.iter(etree.Element):
        if "}" in element.tag or not element.tag.islower():
            element.tag = etree.QName(element).localname.lower()
    return root


def _allowed(reference: re.Match[str]) -> str:
    """A character reference as it is, or nothing where XML has no such character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if code in _CONTROLS or code > 0x10FFFF else reference[0]


def committees(root: Element) -> tuple[list[Committee], int]:
    """The committees of a GetCommittees answer, expired ones too, but not those that the council has deleted.

    Also gives the number of rows that were left out because their id is none.
    """
    rows = [row for row in root.iter("committee") if not _is_true(row, "committeedeleted")]
    found = {}
    for row in rows:
        number = _field(row, "committeeid") or ""
        if is_id(number):
            found[number] = Committee(number, _field(row, "committeetitle"), _is_true(row, "committeeexpired"))
    return list(found.values()), sum(not is_id(_field(row, "committeeid") or "") for row in rows)


def meetings(root: Element, committee_id: str) -> tuple[list[MeetingLink], int]:
    """The dated meetings of a GetMeetings answer about ``committee_id``, and the number of rows that are none."""
    found, rows = [], list(root.iter("meeting"))
    for row in rows:
        number, day = _field(row, "meetingid"), day_in(_field(row, "meetingdate") or "")
        if number and is_id(number) and day:
            found.append(MeetingLink(number, committee_id, day))
    return found, len(rows) - len(found)


def committee_ids(root: Element) -> set[str]:
    """The ids of the committees that a GetMeetings answer names."""
    found = (" ".join((one.text or "").split()) for one in root.iter("committeeid"))
    return {number for number in found if is_id(number)}


def meeting_id(root: Element) -> str | None:
    """The id of the meeting that a GetMeeting answer is about."""
    return _field(root, "meetingid")


def meeting(root: Element) -> MeetingFacts:
    """What a GetMeeting answer says of its meeting."""
    promised = _is_true(root, "minutepublished")
    rows = root.findall("agendaitems/agendaitem")
    return MeetingFacts(
        settled=promised or (_field(root, "meetingstatus") or "").lower() == "cancelled",
        promised=promised,
        has_minutes=any(_MARKUP.sub("", row.findtext(_BODIES[0]) or "") for row in rows),
        cut=tuple(dict.fromkeys(_cut(rows))),
    )


def _cut(rows: list[Element]) -> Iterator[str]:
    """The ids of the items whose text ends in a link to the whole, as on a meeting's page."""
    for row in rows:
        item_id = _field(row, "agendaitemid") or ""
        bodies = (row.findtext(name) or "" for name in _BODIES)
        if is_id(item_id) and any("mgai.aspx" in body.lower() and cut_in(body, item_id) for body in bodies):
            yield item_id


def _is_true(row: Element, name: str) -> bool:
    return (_field(row, name) or "").lower() == "true"


def _field(row: Element, name: str) -> str | None:
    """The words of a row's field; ModernGov escapes them twice."""
    words = " ".join(html.unescape(row.findtext(name) or "").split())
    return words or None

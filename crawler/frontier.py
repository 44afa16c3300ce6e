"""What to fetch next: the committees, meetings and items that a fetched page names.

Reads only what the way on needs; what the pages say is the indexer's business. BeautifulSoup and lxml for pages are
used here alone in the crawler.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from lxml import etree  # type: ignore[import-untyped]

from crawler.moderngov import PageKind, base_of, canonical, classify, record_id


class BrokenAnswerError(Exception):
    """An answer that should be XML and cannot be read as such; the message is a clause."""


@dataclass(frozen=True)
class Committee:
    """A committee as a list names it; ``name`` is None where only a link with no words is known."""

    committee_id: str
    name: str | None


@dataclass(frozen=True)
class MeetingLink:
    """A dated meeting that a list names."""

    meeting_id: str
    committee_id: str
    day: date


Element = Any
"""An lxml element, which comes without types."""

# Control characters, and references to them, that XML does not allow and Word leaves behind all the same.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml.*?\?>", re.DOTALL)
# "15 Jan 2026", "Thursday, 5th April, 2018", "9fed Hydref, 2014"
_DAY = re.compile(r"\b(\d{1,2})[a-z]{0,4}\s+([A-Za-z]{3,})\.?,?\s+(\d{4})\b")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_NUMERIC_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTHS = {
    name: number % 12 + 1
    for number, name in enumerate(
        (
            "jan",
            "feb",
            "mar",
            "apr",
            "may",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
            "ion",
            "chw",
            "maw",
            "ebr",
            "mai",
            "meh",
            "gor",
            "aws",
            "med",
            "hyd",
            "tac",
            "rha",
        )
    )
}
_ID = re.compile(r"[0-9]{1,12}\Z")
_ROW_ANCHOR = re.compile(r"\AAI\d+\Z")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*\Z")


def xml(text: str) -> Element:
    """The root of an answer of the web service; no document type, no entities, no network. Raises BrokenAnswerError."""
    body = _REFERENCE.sub(_allowed, _DECLARATION.sub("", text).translate(_CONTROLS))
    if re.search(r"<!(?:DOCTYPE|ENTITY)", body, re.IGNORECASE):
        raise BrokenAnswerError("its XML declares a document type, which ModernGov's does not")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body.strip().encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenAnswerError(f"its XML is broken ({error})") from error
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname.lower()
    return root


def _allowed(reference: re.Match[str]) -> str:
    """A character reference as it is, or nothing where XML has no such character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if code in _CONTROLS or code > 0x10FFFF else reference[0]


def service_committees(text: str) -> list[Committee]:
    """The committees of a GetCommittees answer, expired ones too, but not those that the council has deleted."""
    rows = (row for row in xml(text).iter("committee") if (_field(row, "committeedeleted") or "").lower() != "true")
    found = {_field(row, "committeeid") or "": _field(row, "committeetitle") for row in rows}
    return [Committee(number, name) for number, name in found.items() if is_id(number)]


def service_meetings(text: str, committee_id: str) -> list[MeetingLink]:
    """The dated meetings of a GetMeetings answer about ``committee_id``."""
    found = []
    for row in xml(text).iter("meeting"):
        number, day = _field(row, "meetingid"), day_in(_field(row, "meetingdate") or "")
        if number and is_id(number) and day:
            found.append(MeetingLink(number, committee_id, day))
    return found


def service_meeting_id(text: str) -> str | None:
    """The id of the meeting that a GetMeeting answer is about."""
    return _field(xml(text), "meetingid")


def is_id(words: str) -> bool:
    """Whether ``words`` are an id as ModernGov gives them: plain digits, and not more than fit a number."""
    return bool(_ID.match(words))


def listed_committees(text: str, url: str) -> list[Committee]:
    """The committees that a page of the site links to within ModernGov's own part of it, each once."""
    names: dict[str, str | None] = {}
    for link, target in _links(_shell(text), url):
        if classify(target) is PageKind.COMMITTEE:
            number, words = record_id(target) or "", " ".join(link.get_text().split())
            names[number] = names.get(number) or words or None
    return [Committee(number, name) for number, name in names.items()]


def committee_name(text: str) -> str | None:
    """The committee's name as its own page heads it."""
    heading = _shell(text).find(class_="mgSubTitleTxt")
    return " ".join(heading.get_text().split()) or None if heading else None


def listed_meetings(text: str, url: str, committee_id: str) -> list[MeetingLink]:
    """The dated meetings on one page of a committee's list; rows without a date, such as a constitution's, are left."""
    found: dict[str, MeetingLink] = {}
    for link, target in _links(_shell(text), url):
        day = day_in(link.get_text(" ")) if classify(target) is PageKind.MEETING else None
        if day:
            number = record_id(target) or ""
            found.setdefault(number, MeetingLink(number, _committee_in(target) or committee_id, day))
    return list(found.values())


def earlier_page(text: str, url: str) -> str | None:
    """The address of the page with the meetings before those on this one."""
    for _, target in _links(_shell(text), url):
        if classify(target) is PageKind.MEETINGS and _parameter(target, "act").lower() == "earlier":
            return target
    return None


def cut_items(text: str, url: str) -> list[str]:
    """The ids of the items whose text a meeting's page cuts short, by the link to the whole at the cut."""
    found: dict[str, None] = {}
    for link, target in _links(_shell(text), url):
        item_id = record_id(target) if classify(target) is PageKind.ITEM else None
        if item_id and (_is_at_a_cut(link) or _is_of_its_own_item(link, item_id)):
            found[item_id] = None
    return list(found)


def _is_of_its_own_item(link: Tag, item_id: str) -> bool:
    """Whether a text links to the page of the very item that it belongs to: only a cut does, however it is worded."""
    row = link.find_previous("a", attrs={"name": _ROW_ANCHOR})
    inside = link.find_parent(class_="mgWordPara") is not None
    return inside and isinstance(row, Tag) and row.get("name") == f"AI{item_id}"


def _is_at_a_cut(link: Tag) -> bool:
    """Whether the link says that it leads to the full text, or follows an ellipsis."""
    if re.match(r"view the full\b", " ".join(link.get_text().split()), re.IGNORECASE):
        return True
    before = link.find_previous(string=True)
    return before is not None and bool(_ELLIPSIS.search(str(before).replace("\xa0", " ")))


def is_settled(kind: PageKind, text: str) -> bool:
    """Whether a meeting's record says that nothing more is to come: its minutes are published, or it was cancelled."""
    if kind is PageKind.MEETING_XML:
        root = xml(text)
        status = (_field(root, "meetingstatus") or "").lower()
        return (_field(root, "minutepublished") or "").lower() == "true" or status == "cancelled"
    shell = _shell(text)
    heading = shell.find(class_="mgMainTitleTxt")
    subtitle = shell.find(class_="mgSubTitleTxt")
    title = heading.get_text().lower() if heading else ""
    published = re.search(r"\bminutes\b|\b[cg]h?ofnodion\b", title) and not re.search(r"\bdraft\b|\bdd?rafft\b", title)
    return bool(published) or bool(subtitle and subtitle.get_text().strip().upper().endswith("CANCELLED"))


def error_title(text: str) -> str | None:
    """The heading of a page of ModernGov's that is an error page, whatever its status says."""
    heading = _shell(text).find(class_="mgMainTitleTxt")
    words = " ".join(heading.get_text().split()) if heading else ""
    pattern = r"(?:an? )?(?:unexpected )?error\b|(?:page )?not found\b|access (?:is )?denied\b"
    return words if re.match(pattern, words, re.IGNORECASE) else None


def day_in(words: str) -> date | None:
    """The first day that ``words`` name, in English, in Welsh, as dd/mm/yyyy or ISO 8601; None where they name none."""
    if match := _ISO_DAY.search(words):
        year, month, day = map(int, match.groups())
    elif match := _NUMERIC_DAY.search(words):
        day, month, year = map(int, match.groups())
    elif match := _DAY.search(" ".join(words.split())):
        day, month, year = int(match[1]), _MONTHS.get(match[2][:3].lower(), 0), int(match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shell(text: str) -> Tag:
    """ModernGov's own part of a page; the council's menus around it lead everywhere."""
    soup = BeautifulSoup(_DECLARATION.sub("", text), "lxml")
    return soup.find(id=re.compile(r"\Amodgov\Z", re.IGNORECASE)) or soup


def _links(part: Tag, url: str) -> Iterator[tuple[Tag, str]]:
    """The links of a part of a page that stay on its site, with their whole addresses."""
    site = canonical(base_of(url) or url)
    for link in part.find_all("a", href=True):
        try:
            target = urljoin(url, "".join(str(link["href"]).split("\n")).strip())
        except ValueError:
            continue
        base = base_of(target)
        if base is not None and canonical(base) == site:
            yield link, target


def _committee_in(url: str) -> str | None:
    number = _parameter(url, "cid") or _parameter(url, "committeeid")
    return number if is_id(number) and number != "0" else None


def _parameter(url: str, name: str) -> str:
    values = {key.lower(): found[0] for key, found in parse_qs(urlsplit(url).query).items()}
    return values.get(name, "").strip()


def _field(row: Element, name: str) -> str | None:
    """The words of a row's field; ModernGov escapes them twice."""
    found = row.find(name)
    words = " ".join(html.unescape(found.text or "").split()) if found is not None else ""
    return words or None

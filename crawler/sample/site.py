"""From an address to an answer: what the sample council's site says to each request. No network here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.sample import item_pages, lists, service
from crawler.sample.council import Council
from crawler.sample.in_print import document_page, minutes_pdf, published
from crawler.sample.meeting_page import meeting_page
from crawler.sample.records import Committee, Item, Meeting
from crawler.sample.shell import page

T = TypeVar("T")

HTML = "text/html; charset=utf-8"
XML = "text/xml; charset=utf-8"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
_PACK = re.compile(r"documents/g(\d{1,9})/")
_DOCUMENT = re.compile(r"documents/[sgb]\d+/.+\.pdf\Z")


@dataclass(frozen=True)
class Answer:
    """What the server sends back."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)


class UnknownError(Exception):
    """There is no such page or record: the site redirects to its error page."""


class Site:
    """The pages and the web service of a council at ``base``, either of which may be switched off."""

    def __init__(self, council: Council, base: str, *, web_service: bool = True, pages: bool = True) -> None:
        self._council = council
        self._base = base
        self._folder = urlsplit(base).path
        self._web_service, self._has_pages = web_service, pages
        self._committees = {committee.committee_id: committee for committee in council.committees}
        written = {meeting.meeting_id: (committee, meeting) for committee, meeting in council.meetings()}
        self._minuted = {number: found for number, found in written.items() if found[1].has_minutes}
        self._meetings = {number: (committee, published(meeting)) for number, (committee, meeting) in written.items()}
        self._items = {
            item.item_id: (committee, meeting, item)
            for committee, meeting in self._meetings.values()
            for item in meeting.items
        }

    def answer(self, target: str) -> Answer:
        """The answer to ``target``: path and query, case of names and parameters ignored."""
        parts = urlsplit(target)
        path = unquote(parts.path)
        if not path.lower().startswith(self._folder.lower()):
            return Answer(b"Not found", 404)
        name = path[len(self._folder) :].lower()
        query = {key.lower(): value for key, value in reversed(parse_qsl(parts.query, keep_blank_values=True))}
        try:
            if name.startswith("mgwebservice.asmx/"):
                return self._service(name.partition("/")[2], query)
            return self._page(name, query)
        except (UnknownError, ValueError):
            return Answer(b"", 302, headers={"Location": f"{self._folder}mgError.aspx?LLL=0"})

    def _service(self, operation: str, query: Mapping[str, str]) -> Answer:
        if not self._web_service:
            raise UnknownError(operation)
        if operation == "getcommittees":
            return _xml(service.committees_xml(self._council))
        if operation == "getmeetings":
            return self._get_meetings(query)
        if operation == "getmeeting" and query.get("lmeetingid", "").isdigit():
            found = self._meetings.get(int(query["lmeetingid"]))
            return _xml(service.meeting_xml(*found, self._base)) if found else _service_error("No such meeting.")
        return _service_error(
            "Missing parameter: lMeetingId." if operation == "getmeeting" else "Request format is unrecognised."
        )

    def _get_meetings(self, query: Mapping[str, str]) -> Answer:
        try:
            number, first, last = int(query["lcommitteeid"]), _day(query["sfromdate"]), _day(query["stodate"])
        except (KeyError, ValueError):
            return _service_error("Missing parameter: sFromDate.")
        return _xml(service.meetings_xml(self._committees.get(number), first, last))

    def _page(self, name: str, query: Mapping[str, str]) -> Answer:
        if name == "mgerror.aspx":
            text = "<p>The page that you asked for could not be found, or is not available.</p>"
            return _html(page("An error has occurred", "", text))
        if not self._has_pages:
            raise UnknownError(name)
        if (pack := _PACK.match(name)) and query.get("t") == "1":
            return self._printed(int(pack[1]))
        if _DOCUMENT.match(name) or (name == "mgconvert2pdf.aspx" and query.get("id", "").isdigit()):
            return Answer(PDF, content_type="application/pdf")
        render = self._renderers().get(name)
        if render is None:
            raise UnknownError(name)
        return _html(render(query))

    def _printed(self, agenda_id: int) -> Answer:
        """The printed minutes of the meeting whose agenda has this number."""
        found = next((found for found in self._minuted.values() if found[1].agenda_id == agenda_id), None)
        if found is None:
            raise UnknownError(str(agenda_id))
        return Answer(minutes_pdf(*found), content_type="application/pdf")

    def _renderers(self) -> dict[str, Callable[[Mapping[str, str]], str]]:
        return {
            "": lambda _: lists.home_page(),
            "default.aspx": lambda _: lists.home_page(),
            "iedochome.aspx": lambda _: lists.meetings_home(self._council),
            "mglistcommittees.aspx": lambda _: lists.committees_page(self._council),
            "mgcommitteestructure.aspx": lambda _: lists.committees_page(self._council),
            "mgcommitteedetails.aspx": lambda query: lists.committee_page(self._committee(query, "id")),
            "ielistmeetings.aspx": self._meetings_page,
            "ielistdocuments.aspx": lambda query: meeting_page(
                *self._meeting(query, "mid", "meetingid"), welsh=_welsh(query)
            ),
            "mgai.aspx": lambda query: item_pages.item_page(*self._item(query, "id"), welsh=_welsh(query)),
            "mgmeetingattendance.aspx": lambda query: item_pages.attendance_page(*self._meeting(query, "id")),
            "iedecisiondetails.aspx": self._decision_page,
            "mgcalendarmonthview.aspx": _calendar,
            "celistdocuments.aspx": self._document,
            "mgwhatsnew.aspx": self._news,
        }

    def _document(self, query: Mapping[str, str]) -> str:
        committee, meeting = _of(self._minuted, query, ("meetingid", "mid"))
        if meeting.form != "document":
            raise UnknownError("no document")
        return document_page(committee, meeting)

    def _news(self, query: Mapping[str, str]) -> str:
        """The meetings of the days asked for, as if their minutes came out on the day."""
        first, _, last = query.get("dr", "").partition("-")
        days = (_day(first), _day(last)) if first and last else (date.max, date.min)
        return lists.news_page([found for found in self._minuted.values() if days[0] <= found[1].day <= days[1]])

    def _meetings_page(self, query: Mapping[str, str]) -> str:
        committee = self._committee(query, "cid", "committeeid")
        until, since = (
            query.get("d", "") if query.get("act", "").lower() == act else "" for act in ("earlier", "later")
        )
        return lists.meetings_page(committee, until=until, since=since, year=int(query.get("year") or 0))

    def _decision_page(self, query: Mapping[str, str]) -> str:
        found = self._item(query, "aiid", "id")
        if not found[2].decision or found[2].restricted:
            raise UnknownError("no decision")
        return item_pages.decision_page(*found)

    def _committee(self, query: Mapping[str, str], *names: str) -> Committee:
        return _of(self._committees, query, names)

    def _meeting(self, query: Mapping[str, str], *names: str) -> tuple[Committee, Meeting]:
        return _of(self._meetings, query, names)

    def _item(self, query: Mapping[str, str], *names: str) -> tuple[Committee, Meeting, Item]:
        return _of(self._items, query, names)


def _of(records: Mapping[int, T], query: Mapping[str, str], names: tuple[str, ...]) -> T:
    """The record that the first given of ``names`` numbers; raises UnknownError."""
    number = next((query[name] for name in names if name in query), "")
    if not number.isdecimal() or int(number) not in records:
        raise UnknownError(number)
    return records[int(number)]


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


def _welsh(query: Mapping[str, str]) -> bool:
    return query.get("lll") == "1"


def _calendar(query: Mapping[str, str]) -> str:
    return lists.calendar_page(int(query.get("y") or 2025), int(query.get("m") or 1))


def _html(text: str) -> Answer:
    return Answer(text.encode("ascii"))


def _xml(text: str) -> Answer:
    return Answer(text.encode("ascii"), content_type=XML)


def _service_error(words: str) -> Answer:
    head = f"<html>\r\n<head><title>{words}</title></head>\r\n"
    body = f"{head}<body><h1>Server Error in '/' Application.</h1><h2>{words}</h2></body>\r\n</html>"
    return Answer(body.encode(), 500)

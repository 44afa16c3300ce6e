"""One council's site: which answer each address gets, before anything goes wrong with it."""

# ruff: noqa: E501 - markup as ModernGov writes it has long lines

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

from crawler.sample.printing import printed_minutes
from emulator.behaviour import Behaviour, Charset, Instead
from emulator.council import Committee, Council, Item, Meeting
from emulator.pages import Pages, printed
from emulator.service import Service

_SESSION = re.compile(r"/\(S\([^)]*\)\)", re.IGNORECASE)
_PACK = re.compile(r"/documents/g(\d+)/", re.IGNORECASE)
_REMEMBERED = 4_000
_SHAREPOINT = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html lang="en-us" dir="ltr"><head><meta name="SharePointError" content="0" /><title>
	Error
</title></head><body><form name="aspnetForm" method="post" action="_layouts/error.aspx">
<h1><span id="errorPageTitleSpan" tabindex="0">Error</span></h1><p>An unexpected error has occurred.</p>
</form></body></html>"""
_LOGIN = """<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1><form action="/login" method="post">
<input type="text" name="user"/><input type="password" name="pass"/></form></body></html>"""


@dataclass(frozen=True)
class Answer:
    """One answer of a site."""

    body: bytes
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """``council`` under ``prefix`` ("" or "/moderngov") of the server at ``host``, behaving so."""

    def __init__(self, council: Council, behaviour: Behaviour | None = None, prefix: str = "") -> None:
        self.behaviour, self.prefix, self.host = behaviour or Behaviour(), prefix, ""
        self._cache: dict[str, Answer] = {}
        self._papers: dict[int, bytes] = {}
        self.show(council)

    @property
    def base(self) -> str:
        return f"http://{self.host}{self.prefix}/"

    def show(self, council: Council) -> None:
        """From now on the site shows this edition."""
        charset, self.council = self.behaviour.charset, council
        raw = charset is not Charset.RIGHT
        declared = "" if charset is Charset.UNDECLARED else "utf-8"
        self.pages = Pages(
            council, raw=raw, labelled=self.behaviour.labelled, charset=declared, endless=self.behaviour.endless
        )
        self.service = Service(council, self.base, raw=raw)
        self._cache.clear()
        self._papers.clear()

    def answer(self, path: str, query: str) -> Answer:
        """The answer to a path below the prefix; the same as often as it is asked."""
        key = f"{path}?{query}"
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) >= _REMEMBERED:
                self._cache.clear()
            found = self._cache[key] = self._find(path, query)
        return found

    def _find(self, path: str, query: str) -> Answer:
        path = _SESSION.sub("", path)
        asked = {name.lower(): value for name, value in parse_qsl(query, keep_blank_values=True)}
        name = path.lower().strip("/")
        if name.startswith("mgwebservice.asmx"):
            return self._service(name.partition("/")[2], asked)
        if name.startswith("documents/"):
            return self._paper(path, asked)
        page = self._page(name, asked)
        if isinstance(page, Answer):
            return page
        return self._html(page) if page is not None else self._missing()

    def _html(self, page: str, kind: str = "text/html") -> Answer:
        charset = self.behaviour.charset
        encoding, called = {
            Charset.RIGHT: ("utf-8", "; charset=utf-8"),
            Charset.UTF8_CALLED_LATIN1: ("utf-8", "; charset=ISO-8859-1"),
            Charset.WINDOWS_CALLED_UTF8: ("cp1252", "; charset=utf-8"),
            Charset.UNDECLARED: ("utf-8", ""),
        }[charset]
        return Answer(page.encode(encoding, "xmlcharrefreplace"), kind=kind + called)

    def _missing(self) -> Answer:
        return Answer(b"", 302, headers={"Location": f"{self.prefix}/mgError.aspx"})

    def _page(self, name: str, asked: dict[str, str]) -> str | Answer | None:
        pages, meeting = self.pages, self._meeting(asked, "mid", "meetingid")
        match name:
            case "" | "iedochome.aspx" | "default.aspx":
                return pages.home()
            case "mglistcommittees.aspx" | "mgcommitteestructure.aspx":
                return pages.committees()
            case "mgcommitteedetails.aspx":
                committee = self._committee(asked, "id", "cid", "committeeid")
                return pages.committee(committee) if committee else None
            case "ielistmeetings.aspx":
                committee = self._committee(asked, "committeeid", "cid")
                if asked.get("info", "0") != "0":
                    return pages.plain(
                        "Constitution", [("ieListDocuments.aspx?CId=686&MId=777&info=1", "Constitution")]
                    )
                return pages.meetings(committee, asked) if committee else None
            case "ielistdocuments.aspx":
                return self._meeting_page(meeting) if meeting else None
            case "celistdocuments.aspx":
                return pages.document(meeting) if meeting else None
            case "mgmeetingattendance.aspx":
                meeting = self._meeting(asked, "id", "mid")
                return pages.attendance(meeting) if meeting else None
            case "mgai.aspx" | "iedecisiondetails.aspx":
                found = self._item(asked.get("id") or asked.get("aiid") or "")
                if found is None:
                    return None
                return pages.item(*found) if name == "mgai.aspx" else pages.decision(*found)
            case "mgwhatsnew.aspx":
                return pages.whats_new(*_span(asked.get("dr", ""), self.council.today))
            case "mgcalendarmonthview.aspx":
                return self._calendar(asked)
            case "mgerror.aspx":
                return pages.plain("Error", [("ieDocHome.aspx", "An error occurred. Please go back to the home page.")])
            case "mgdelegateddecisions.aspx" | "mgmemberindex.aspx" | "iedocsearch.aspx" | "mgissuehistoryhome.aspx":
                return self._maze(name, asked)
        return None

    def _meeting_page(self, meeting: Meeting) -> str | Answer | None:
        behaviour = self.behaviour
        if behaviour.instead and self.is_spoilt(meeting):
            return self._instead(behaviour.instead)
        if behaviour.moved and meeting.kind.value == "document":
            to = f"CeListDocuments.aspx?CommitteeId={meeting.committee.number}&MeetingId={meeting.number}&Ver=2"
            return Answer(b"", 302, headers={"Location": to})
        return self.pages.meeting(meeting)

    def _instead(self, what: Instead) -> str | Answer:
        match what:
            case Instead.LOGIN:
                return _LOGIN
            case Instead.SHAREPOINT:
                return _SHAREPOINT
            case Instead.MGERROR:
                return self._missing()
            case Instead.HOLLOW:
                return self.pages.plain("Agenda and minutes", [])
        return (
            "<!DOCTYPE html><html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"
        )

    def is_spoilt(self, meeting: Meeting) -> bool:
        """Whether something else comes in place of the meeting."""
        return self.behaviour.instead is not None and meeting.agenda_number % 13 == 3

    def _calendar(self, asked: dict[str, str]) -> str:
        """Month after month, for ever, each with its days' pages."""
        year, month = int(asked.get("y") or self.council.today.year), int(asked.get("m") or 1)
        after = date(min(max(year, 1), 9998), min(max(month, 1), 12), 28) + timedelta(days=5)
        links = [(f"mgCalendarMonthView.aspx?M={after.month}&Y={after.year}&GL=1&bcr=1", "Next month")]
        links += [(f"mgCalendarWeekView.aspx?WN={week}&DD={year}&CID=0", f"Week {week}") for week in range(1, 6)]
        links += [
            (f"ieListDocuments.aspx?MId={m.number}&CId={m.committee.number}&cal={year}{month}", m.committee.name)
            for m in self.council.meetings[-3:]
        ]
        return self.pages.plain("Calendar", links)

    def _maze(self, name: str, asked: dict[str, str]) -> str:
        """Lists whose links add one more choice to the address each time."""
        query = "&".join(f"{key}={value}" for key, value in asked.items())
        links = [(f"{name}?{query}&f{len(asked)}={choice}", f"Filter {choice}") for choice in "abc"]
        number = self.council.meetings[-1].number
        links += [(f"(S({hash(query) & 0xFFFFFF:x}))/ieListDocuments.aspx?MId={number}", "The latest meeting")]
        return self.pages.plain("Browse", links)

    def _paper(self, path: str, asked: dict[str, str]) -> Answer:
        pack = _PACK.search(path)
        meeting = self.council.by_number.get(int(pack[1]) - 7) if pack else None
        if meeting is None or asked.get("t") != "1":
            return Answer(b"%PDF-1.4\n%report\n%%EOF\n", kind="application/pdf")
        return Answer(self.paper(meeting), kind="application/pdf")

    def paper(self, meeting: Meeting) -> bytes:
        """The printed minutes of a meeting; they are written once."""
        if meeting.number not in self._papers:
            heading = f"{meeting.committee.name}\n{meeting.day:%A} {meeting.day.day} {meeting.day:%B %Y}\nMINUTES"
            self._papers[meeting.number] = printed_minutes(heading, list(printed(meeting)))
        return self._papers[meeting.number]

    def _service(self, operation: str, asked: dict[str, str]) -> Answer:
        broken = {
            "404": Answer(b"<html><body><h2>404 - File or directory not found.</h2></body></html>", 404),
            "500": Answer(b"<html><body><h2>Runtime Error</h2></body></html>", 500),
            "403": Answer(b"<html><body><h1>403 Forbidden</h1></body></html>", 403),
            "html": Answer(_SHAREPOINT.encode()),
        }.get(self.behaviour.service)
        if broken:
            return broken
        text = self._operation(operation, asked)
        if text is None:
            return Answer(b"Missing parameter: lCommitteeId.", 500, "text/plain")
        return self._html(text, "text/xml")

    def _operation(self, operation: str, asked: dict[str, str]) -> str | None:
        try:
            match operation:
                case "getcommittees":
                    return self.service.committees()
                case "getmeetings":
                    days, longest = (_day(asked["sfromdate"]), _day(asked["stodate"])), self.behaviour.years_at_once
                    if longest and days[1].year - days[0].year >= longest:
                        return None
                    return self.service.meetings(int(asked["lcommitteeid"]), *days)
                case "getallmeetingsbydate":
                    return self.service.all_meetings(_day(asked["sfromdate"]), _day(asked["stodate"]))
                case "getmeeting":
                    return self.service.meeting(self.council.by_number[int(asked["lmeetingid"])])
        except (KeyError, ValueError):
            return None
        return None

    def _committee(self, asked: dict[str, str], *names: str) -> Committee | None:
        number = next((asked[name] for name in names if name in asked), "")
        return next((c for c in self.council.committees if str(c.number) == number), None)

    def _meeting(self, asked: dict[str, str], *names: str) -> Meeting | None:
        number = next((asked[name] for name in names if name in asked), "")
        return self.council.by_number.get(int(number)) if number.isdecimal() else None

    def _item(self, number: str) -> tuple[Meeting, Item] | None:
        meeting = self.council.by_item.get(int(number)) if number.isdecimal() else None
        item = next((item for item in meeting.items() if str(item.number) == number), None) if meeting else None
        return (meeting, item) if meeting and item else None

    def place_of(self, url: str) -> str | None:
        """The part of an address below the prefix; None for an address that is not this site's."""
        path = urlsplit(url).path
        return path[len(self.prefix) :] if path.lower().startswith(self.prefix.lower()) else None


def _day(words: str) -> date:
    """dd/mm/yyyy; anything else is an error of the service, as with many."""
    return datetime.strptime(words, "%d/%m/%Y").date()


def _span(words: str, today: date) -> tuple[date, date]:
    try:
        first, _, last = words.partition("-")
        return _day(first), _day(last)
    except ValueError:
        return today - timedelta(days=14), today

"""A tiny ModernGov site for the crawler's tests: web service and pages over loopback, and every way to misbehave."""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

LIST_LENGTH = 3


@dataclass(frozen=True)
class Gathering:
    """A meeting: its number, committee, day, and whether its minutes are published."""

    number: int
    committee: int
    day: date
    minutes: bool = True
    cancelled: bool = False
    cut: tuple[int, ...] = ()


COMMITTEES = {11: "Harbour Board", 12: "Parks & Paths Committee", 13: "Old Harbour Panel"}
EXPIRED = {13}
GATHERINGS = (
    *(Gathering(100 + n, 11, date(2020, 1 + n, 10), cut=(9001,) if n == 2 else ()) for n in range(8)),
    Gathering(120, 12, date(2021, 5, 4)),
    Gathering(121, 12, date(2021, 6, 1), minutes=False, cancelled=True),
    Gathering(130, 13, date(2015, 2, 3)),
)


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it: ``at_once`` counts the requests then in flight, itself included."""

    path: str
    headers: dict[str, str]
    at_once: int


@dataclass(frozen=True)
class Reply:
    """What the server sends: with ``stall`` nothing until it closes, with ``drip`` a byte in so many seconds.

    Unless it is ``measured``, its length is not said, and the connection ends with it.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    stall: bool = False
    drip: float = 0.0
    measured: bool = True


Tamper = Callable[[str, dict[str, str]], Reply | None]


class FakeSite:
    """The site, served on a free port of loopback while the context lasts.

    ``tamper`` is asked first about each request (path and lower-case parameters); ``prefix`` is the folder of the site.
    """

    def __init__(
        self,
        *,
        service: bool = True,
        prefix: str = "",
        robots: str = "",
        tamper: Tamper | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.service, self.prefix, self.robots = service, prefix, robots
        self.tamper = tamper
        self.asked: list[Asked] = []
        self.gatherings = list(GATHERINGS)
        self.news: list[int] = []
        self._in_flight = 0
        self._count = threading.Lock()
        self.closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 64 * 1024  # headers and body leave together: no waiting for a delayed acknowledgement

            def do_GET(self) -> None:
                site.serve(self)

            def log_message(self, format: str, *args: object) -> None:
                """Tests are quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{self.prefix}/"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def count(self, part: str) -> int:
        """How many requests had ``part`` in their address, in any case."""
        return sum(part.lower() in path.lower() for path in self.paths)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        with self._count:
            self._in_flight += 1
            headers = {name.lower(): value for name, value in handler.headers.items()}
            self.asked.append(Asked(handler.path, headers, self._in_flight))
        try:
            reply = self.reply(handler.path, headers)
            if reply.stall:
                self.closing.wait(20)
                handler.close_connection = True
                return
            if reply.drip:
                self._drip(handler, reply)
                return
            handler.send_response(reply.status)
            for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
                handler.send_header(name, value)
            if not reply.measured:
                handler.close_connection = True
            elif "Content-Length" not in reply.headers and reply.status != 304:
                handler.send_header("Content-Length", str(len(reply.body)))
            handler.end_headers()
            handler.wfile.write(reply.body)
            handler.close_connection |= "Content-Length" in reply.headers
        finally:
            with self._count:
                self._in_flight -= 1

    def _drip(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        """Sends the head of an answer, or what stands for one, byte by byte."""
        handler.close_connection = True
        for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Drip: 1\r\n" * 1_000 + reply.body:
            if self.closing.wait(reply.drip):
                return
            try:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
            except OSError:
                return

    def reply(self, path: str, headers: dict[str, str]) -> Reply:
        parts = urlsplit(path)
        parameters = {name.lower(): value for name, value in parse_qsl(parts.query)}
        if self.tamper and (tampered := self.tamper(parts.path, parameters)):
            return tampered
        if parts.path == "/robots.txt":
            return Reply(self.robots.encode(), kind="text/plain") if self.robots else Reply(status=404)
        name = parts.path.removeprefix(self.prefix + "/").lower()
        reply = self._page(name, parameters)
        if reply is None:
            return Reply(status=302, headers={"Location": f"{self.prefix}/mgError.aspx"})
        if headers.get("if-none-match") == _etag(reply):
            return Reply(status=304, headers={"ETag": _etag(reply)})
        return Reply(
            reply.body, reply.status, {"ETag": _etag(reply), "Set-Cookie": "session=1", **reply.headers}, reply.kind
        )

    def _page(self, name: str, asked: dict[str, str]) -> Reply | None:
        if name.startswith("mgwebservice.asmx/"):
            return self._service(name.partition("/")[2], asked) if self.service else Reply(b"<h1>Not here</h1>", 404)
        match name:
            case "mglistcommittees.aspx":
                links = (_committee_link(n) for n in COMMITTEES if n not in EXPIRED)
                return _html("Committee structure", "".join(links))
            case "mgcommitteedetails.aspx" if int(asked.get("id", 0)) in COMMITTEES:
                before = f"<p>Before it: {_committee_link(13)}</p>" if asked["id"] == "11" else ""
                return _html("Committee details", before, COMMITTEES[int(asked["id"])])
            case "ielistmeetings.aspx":
                return self._list(int(asked.get("committeeid") or asked.get("cid") or 0), asked)
            case "ielistdocuments.aspx":
                return self._meeting(int(asked.get("mid", 0)))
            case "mgwhatsnew.aspx" if asked.get("act") == "Find" and _span(asked.get("dr", "")):
                return self._whats_new()
            case "mgai.aspx" if asked.get("id") == "9001":
                return _html("Agenda item", "<div class='mgWordPara'><p>The whole text.</p></div>")
        return None

    def _list(self, committee: int, asked: dict[str, str]) -> Reply | None:
        rows = sorted((g for g in self.gatherings if g.committee == committee), key=lambda g: g.day, reverse=True)
        if committee not in COMMITTEES:
            return None
        if asked.get("act") == "earlier":
            rows = [row for row in rows if f"{row.day:%Y%m%d}1000" < asked["d"]]
        shown, rest = rows[:LIST_LENGTH], rows[LIST_LENGTH:]
        links = "".join(
            f'<li><a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId={committee}&amp;MId={row.number}'
            f'&amp;Ver=4">{row.day:%d %b %Y}&nbsp;10&#58;00 am</a></li>'
            for row in shown
        )
        turn = f"ieListMeetings.aspx?Act={{}}&amp;CId={committee}&amp;D={{:%Y%m%d}}1000&amp;MD=ielistmeetings"
        if rest:
            links += f'<a class="mgTableNextLnk" href="{turn.format("earlier", shown[-1].day)}">Earlier meetings</a>'
        if shown:
            links += f'<a class="mgTableNextLnk" href="{turn.format("later", shown[0].day)}">Later meetings</a>'
        links += f'<li><a href="ieListDocuments.aspx?CId={committee}&amp;MId=777&amp;info=1">Constitution</a></li>'
        return _html("Browse meetings", links, COMMITTEES[committee])

    def _whats_new(self) -> Reply:
        """The meetings whose numbers are in ``news``, whatever the days that are asked for."""
        link = '<a href="ieListDocuments.aspx?CId={}&amp;MId={}">Meeting of {:%d %B %Y}</a>'
        lines = "".join(
            f"<p>{g.day:%d/%m/%Y} - Minutes published: {link.format(g.committee, g.number, g.day)}</p>"
            for g in self.gatherings
            if g.number in self.news
        )
        return _html("What's new", lines)

    def _meeting(self, number: int) -> Reply | None:
        found = next((g for g in self.gatherings if g.number == number), None)
        if found is None:
            return None
        text = '<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>It was agreed.</p></div>'
        cuts = "".join(
            f'<div class="mgWordPara"><p>Long words &nbsp;...&nbsp; <a href="mgAi.aspx?ID={item}" title="Link">\n'
            f"view the full\nminutes text for item 2.</a></p></div>"
            for item in found.cut
        )
        title = "Agenda and minutes" if found.minutes else "Meeting"
        noise = '<a href="mgAi.aspx?ID=555">Another item</a><a href="#AI9001">Item</a>'
        status = ", CANCELLED" if found.cancelled else ""
        content = (text if found.minutes else "") + cuts + noise
        return _html(title, content, f"{COMMITTEES[found.committee]} - {found.day:%A %d %B %Y}{status}")

    def _service(self, operation: str, asked: dict[str, str]) -> Reply | None:
        match operation:
            case "getcommittees":
                rows = "".join(
                    f"<committee><committeeid>{n}</committeeid><committeetitle>{name.replace('&', '&amp;amp;')}"
                    f"</committeetitle><committeedeleted>False</committeedeleted></committee>"
                    for n, name in COMMITTEES.items()
                )
                return _xml(f"<committees><committeescount> 3</committeescount>{rows}</committees>")
            case "getmeetings":
                if not {"lcommitteeid", "sfromdate", "stodate"} <= asked.keys():
                    return Reply(b"Missing parameter", 500)
                rows = "".join(
                    f"<meeting><meetingid>{g.number}</meetingid><meetingdate>{g.day:%d/%m/%Y}</meetingdate></meeting>"
                    for g in self.gatherings
                    if g.committee == int(asked["lcommitteeid"])
                )
                inner = f"<committee><committeemeetings>{rows}</committeemeetings></committee>"
                return _xml(f"<getmeetings>{inner}</getmeetings>")
            case "getmeeting":
                found = next((g for g in self.gatherings if str(g.number) == asked.get("lmeetingid")), None)
                if found is None:
                    return Reply(b"No such meeting", 500)
                status = "Cancelled" if found.cancelled else "Confirmed"
                text = "&lt;p&gt;It was agreed.&lt;/p&gt;" if found.minutes else ""
                item = f"<agendaitemid>1</agendaitemid><minutesnonemptyhtmlbody>{text}</minutesnonemptyhtmlbody>"
                return _xml(
                    f"<meeting><meetingid>{found.number}</meetingid><meetingdate>{found.day:%d/%m/%Y}</meetingdate>"
                    f"<meetingstatus>{status}</meetingstatus><minutepublished>{found.minutes}</minutepublished>"
                    f"<agendaitems>\n<agendaitem>{item}</agendaitem></agendaitems></meeting>"
                )
        return None


def _committee_link(number: int) -> str:
    return f'<li><a href="mgCommitteeDetails.aspx?ID={number}">{COMMITTEES[number].replace("&", "&amp;")}</a></li>'


def _span(days: str) -> bool:
    """Whether ``days`` are a first and a last day, as "01/02/2024-02/03/2024"."""
    return bool(re.fullmatch(r"(\d\d/){2}\d{4}-(\d\d/){2}\d{4}", days))


def _html(title: str, content: str, subtitle: str = "") -> Reply:
    heading = f'<h2 class="mgSubTitleTxt">{subtitle.replace("&", "&amp;")}</h2>' if subtitle else ""
    skin = '<a href="mgCommitteeDetails.aspx?ID=99">Not ours</a><a href="mgCalendarMonthView.aspx?bcr=1">Calendar</a>'
    body = f'<div id="modgov"><h1  class="mgMainTitleTxt" >{title}</h1>{heading}{content}</div>'
    return Reply(f"<html><body>{skin}{body}</body></html>".encode())


def _xml(body: str) -> Reply:
    return Reply(f'<?xml version="1.0" encoding="utf-8"?>\n{body}'.encode(), kind="text/xml; charset=utf-8")


def _etag(reply: Reply) -> str:
    return f'"{hash(reply.body)}"'

"""The shapes of ModernGov addresses: which page an address names, and which address names a page.

Page names and parameter spellings follow the ModernGov pages and web service that UK councils run (Civica).
The server is case-insensitive in paths and parameter names, so everything here is too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit


class PageKind(StrEnum):
    """The kinds of page that the crawler asks for and the indexer reads."""

    COMMITTEES_XML = "committees-xml"  # mgWebService.asmx/GetCommittees
    MEETINGS_XML = "meetings-xml"  # mgWebService.asmx/GetMeetings
    MEETING_XML = "meeting-xml"  # mgWebService.asmx/GetMeeting
    COMMITTEES = "committees"  # mgListCommittees.aspx, mgCommitteeStructure.aspx
    COMMITTEE = "committee"  # mgCommitteeDetails.aspx
    MEETINGS = "meetings"  # ieListMeetings.aspx
    MEETING = "meeting"  # ieListDocuments.aspx
    ITEM = "item"  # mgAi.aspx
    ATTENDANCE = "attendance"  # mgMeetingAttendance.aspx
    DECISION = "decision"  # ieDecisionDetails.aspx
    DECISIONS = "decisions"  # mgDelegatedDecisions.aspx, mgListOfficerDecisions.aspx
    PRINTED_MINUTES = "printed-minutes"  # documents/g<agenda id>/<any name>.pdf?T=1
    MINUTES_DOCUMENT = "minutes-document"  # CeListDocuments.aspx: old minutes as one document, without a table of items
    WHATS_NEW = "whats-new"  # mgWhatsNew.aspx
    ERROR = "error"  # mgError.aspx: there is no such page


SERVICE = "mgWebService.asmx"
XML_KINDS = frozenset({PageKind.COMMITTEES_XML, PageKind.MEETINGS_XML, PageKind.MEETING_XML})
PDF_KINDS = frozenset({PageKind.PRINTED_MINUTES})


@dataclass(frozen=True)
class _Page:
    """One page name: its kind, what identifies the record on it, and what else tells one page from another.

    ``ids`` are the spellings of the record's number; the first that the address has counts, and the first of all is
    how the canonical address spells it. ``rest`` are further parameters that belong to the page.
    """

    name: str
    kind: PageKind
    ids: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


_COMMITTEE = ("cid", "committeeid")
_PAGES = (
    _Page(f"{SERVICE}/GetCommittees", PageKind.COMMITTEES_XML),
    _Page(f"{SERVICE}/GetMeetings", PageKind.MEETINGS_XML, ("lcommitteeid",), ("sfromdate", "stodate")),
    _Page(f"{SERVICE}/GetMeeting", PageKind.MEETING_XML, ("lmeetingid",)),
    _Page("mgListCommittees.aspx", PageKind.COMMITTEES),
    _Page("mgCommitteeStructure.aspx", PageKind.COMMITTEES),
    _Page("mgCommitteeDetails.aspx", PageKind.COMMITTEE, ("id", *_COMMITTEE)),
    _Page("ieListMeetings.aspx", PageKind.MEETINGS, _COMMITTEE, ("act", "d", "year")),
    _Page("ieListDocuments.aspx", PageKind.MEETING, ("mid", "meetingid")),
    _Page("mgAi.aspx", PageKind.ITEM, ("id", "aiid")),
    _Page("mgMeetingAttendance.aspx", PageKind.ATTENDANCE, ("id", "mid", "meetingid")),
    _Page("ieDecisionDetails.aspx", PageKind.DECISION, ("id",)),
    _Page("ieDecisionDetails.aspx", PageKind.DECISION, ("aiid",)),
    _Page("mgDelegatedDecisions.aspx", PageKind.DECISIONS, (), ("dr", "ds", "k", "dm", "v")),
    _Page("mgListOfficerDecisions.aspx", PageKind.DECISIONS, (), ("dr", "ds", "k", "dm", "v")),
    _Page("CeListDocuments.aspx", PageKind.MINUTES_DOCUMENT, ("meetingid", "mid")),
    _Page("mgWhatsNew.aspx", PageKind.WHATS_NEW, (), ("act", "dr")),
    _Page("mgError.aspx", PageKind.ERROR),
)

# Parameters that change nothing of what a page says: breadcrumbs, versions, switches of the display.
_NOISE = frozenset({"bcr", "ver", "j", "xxr", "rp", "opt"})
# How an address is written: parameter, and its value with the ids that it carries; one with "?" may be left out.
_PARAMETERS = {
    PageKind.MEETINGS_XML: (
        ("lCommitteeId", "{committee_id}"), ("sFromDate", "{date_from}"), ("sToDate", "{date_to}"),
    ),
    PageKind.MEETING_XML: (("lMeetingId", "{meeting_id}"),),
    PageKind.COMMITTEE: (("ID", "{committee_id}"),),
    PageKind.MEETINGS: (("CommitteeId", "{committee_id}"),),
    PageKind.MEETING: (("CId?", "{committee_id}"), ("MId", "{meeting_id}"), ("Ver", "4")),
    PageKind.ITEM: (("ID", "{item_id}"),),
    PageKind.ATTENDANCE: (("ID", "{meeting_id}"),),
    PageKind.DECISION: (("ID", "{decision_id}"),),
    PageKind.MINUTES_DOCUMENT: (("CommitteeId?", "{committee_id}"), ("MeetingId", "{meeting_id}"), ("Ver", "2")),
    PageKind.PRINTED_MINUTES: (("T", "1"),),
    PageKind.WHATS_NEW: (("ACT", "Find"), ("DR", "{first_day}-{last_day}"), ("XXR", "0")),
}  # fmt: skip
_EARLIER = (("Act", "earlier"), ("CId", "{committee_id}"), ("D", "{before}"), ("MD", "ielistmeetings"))
_DECISION_OF_ITEM = (("AIId", "{item_id}"),)
_ID = re.compile(r"[0-9]{1,12}\Z")
# "/documents/g10230/Printed minutes Thursday 15-Jan-2026 19.30 Council.pdf": the name is decoration
_PACK = re.compile(r"(?P<folder>.*/documents/g)(?P<agenda_id>[0-9]{1,12})(?:/[^/]*)?\Z", re.DOTALL | re.IGNORECASE)
_REMEMBERED = 4_096  # an address is looked at several times in a row
_PRINTED_MINUTES = "1"  # the T= of a pack
# A page's own part of a pasted address: "/ieDocHome.aspx", "/mgWebService.asmx/GetMeeting", "/documents/s12/a.pdf"
_PAGE_PART = re.compile(r"/(?:[^/]*\.(?:aspx?|asmx|html?|php|pdf)(?:/.*)?|documents/.*)\Z", re.IGNORECASE | re.DOTALL)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def build(base: str, kind: PageKind, **ids: str) -> str:
    """The address of a page of ``kind`` on the site at ``base``.

    ``ids`` are committee_id, meeting_id, item_id, decision_id, and for MEETINGS_XML also date_from and date_to
    (dd/mm/yyyy); for MEETINGS optionally ``before`` (yyyymmddHHMM: the page of earlier meetings); agenda_id for
    PRINTED_MINUTES; first_day and last_day (dd/mm/yyyy) for WHATS_NEW. Raises ValueError where one is missing that the
    kind needs.
    """
    try:
        name, parameters = _address(kind, ids)
    except KeyError as error:
        raise ValueError(f"The address of a page of kind {kind} needs {error.args[0]}.") from None
    query = urlencode(parameters, safe="/")
    return f"{base.rstrip('/')}/{name}{'?' + query if query else ''}"


def _address(kind: PageKind, ids: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Page name and parameters; a KeyError names the id that is missing."""
    wanted: tuple[tuple[str, str], ...] = _PARAMETERS.get(kind, ())
    if kind is PageKind.PRINTED_MINUTES:
        name = f"documents/g{ids['agenda_id']}/Printed%20minutes.pdf"
    else:
        name = next(page.name for page in _PAGES if page.kind is kind)
    if kind is PageKind.MEETINGS and "before" in ids:
        wanted = _EARLIER
    if kind is PageKind.DECISION and "decision_id" not in ids and "item_id" in ids:
        wanted = _DECISION_OF_ITEM
    given = [(one, value) for one, value in wanted if not (one.endswith("?") and value.strip("{}") not in ids)]
    return name, {one.rstrip("?"): value.format_map(ids) for one, value in given}


def classify(url: str) -> PageKind | None:
    """The kind of page that ``url`` names, or None for an address that is none of ours."""
    if _pack(url):
        return PageKind.PRINTED_MINUTES
    named = _named(url)
    return named[0].kind if named else None


def record_id(url: str) -> str | None:
    """The number of the record that ``url`` names (a meeting's for a meeting page, an agenda's for printed minutes
    ...), or None."""
    if pack := _pack(url):
        return str(int(pack["agenda_id"]))
    named = _named(url)
    return named[1] if named else None


@lru_cache(_REMEMBERED)
def canonical(url: str) -> str:
    """The one address under which a page is known: page name and record id, lower case, everything else dropped.

    http and https twins are one, and so are all spellings of a parameter. Another language (LLL=1) is another page.
    An address that is none of ours keeps its other parameters.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    scheme, netloc = _site(parts)
    if pack := _pack(url):
        path = f"{pack['folder'].lower()}{int(pack['agenda_id'])}"
        return urlunsplit((scheme, netloc, path, f"t={_PRINTED_MINUTES}", ""))
    named = _named(url)
    query = _canonical_query(_parameters(parts.query), named)
    path = quote(unquote(parts.path).lower(), safe="/%:@!$&'()*+,;=~") if named is None else parts.path.lower()
    return urlunsplit((scheme, netloc, path or "/", urlencode(query, safe="/"), ""))


@lru_cache(_REMEMBERED)
def base_of(url: str) -> str | None:
    """The base address of the site that ``url`` is a page of, ending in "/"; None where it is no web address."""
    parts = _split(url)
    if parts is None or parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return None
    folder = _PAGE_PART.sub("", parts.path).strip("/")
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), f"/{folder}/" if folder else "/", "", ""))


@lru_cache(_REMEMBERED)
def _named(url: str) -> tuple[_Page, str | None] | None:
    """The page that ``url`` names, and the number of the record on it."""
    parts = _split(url)
    if parts is None or parts.scheme.lower() not in _DEFAULT_PORTS or not parts.netloc:
        return None
    path, parameters = parts.path.lower(), _parameters(parts.query)
    for page in _PAGES:
        if not path.endswith("/" + page.name.lower()):
            continue
        number = next((parameters[name] for name in page.ids if name in parameters), None)
        if number is not None and _ID.match(number):
            return None if _is_pseudo_committee(page, parameters) else (page, str(int(number)))
        if not page.ids:
            return page, None
    return None


@lru_cache(_REMEMBERED)
def _pack(url: str) -> re.Match[str] | None:
    """The folder and the agenda id in the address of printed minutes; None for any other address."""
    parts = _split(url)
    if parts is None or parts.scheme.lower() not in _DEFAULT_PORTS or not parts.netloc:
        return None
    found = _PACK.match(parts.path) if "/documents/g" in parts.path.lower() else None
    return found if found and _parameters(parts.query).get("t") == _PRINTED_MINUTES else None


def _is_pseudo_committee(page: _Page, parameters: Mapping[str, str]) -> bool:
    """Whether a list of "meetings" is the Constitution or another library dressed as a committee."""
    return page.kind is PageKind.MEETINGS and parameters.get("info", "0") not in ("", "0")


def _canonical_query(parameters: Mapping[str, str], named: tuple[_Page, str | None] | None) -> list[tuple[str, str]]:
    language = [("lll", parameters["lll"])] if parameters.get("lll", "0") not in ("", "0") else []
    if named is None:
        others = {name: value for name, value in parameters.items() if name not in _NOISE and name != "lll"}
        return sorted([*others.items(), *language])
    page, number = named
    own = [(page.ids[0], number)] if number is not None else []
    rest = [(name, parameters[name].lower()) for name in page.rest if parameters.get(name, "0") not in ("", "0")]
    return [*own, *rest, *language]


def _parameters(query: str) -> dict[str, str]:
    """Parameters by lower-case name; the first of several counts."""
    found: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port, parts.hostname
        return parts
    except ValueError:
        return None


def _site(parts: SplitResult) -> tuple[str, str]:
    """Scheme and host as one form: a default port is dropped, and http at its default port is https."""
    scheme, host = parts.scheme.lower(), (parts.hostname or "")
    if ":" in host:
        host = f"[{host}]"
    if scheme not in _DEFAULT_PORTS:
        return scheme, parts.netloc.lower()
    if parts.port in (None, _DEFAULT_PORTS[scheme]):
        return "https", host
    return scheme, f"{host}:{parts.port}"

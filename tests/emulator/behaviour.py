"""How a site behaves: what it refuses, how it fails, and what lies about its answers. All of it combines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ROBOTS = """# Robots of the council
User-agent: *
Disallow: {prefix}/mgCalendarMonthView.aspx
Disallow: {prefix}/mgCalendarWeekView.aspx
Disallow: {prefix}/ieSearchResults
Disallow: {prefix}/mgUserInfo.aspx
Disallow: {prefix}/mgConvert2PDF.aspx
Disallow: {prefix}/mgError.aspx
"""


class Charset(StrEnum):
    """What the bytes are, and what the header calls them."""

    RIGHT = "right"
    UTF8_CALLED_LATIN1 = "utf-8 called iso-8859-1"
    WINDOWS_CALLED_UTF8 = "windows-1252 called utf-8"
    UNDECLARED = "utf-8, not declared"


class Firewall(StrEnum):
    """Who challenges programs."""

    CLOUDFLARE = "cloudflare"
    INCAPSULA = "incapsula"


class Instead(StrEnum):
    """What comes with status 200 in place of some meetings."""

    NOT_FOUND = "not found"
    LOGIN = "login"
    SHAREPOINT = "sharepoint"
    MGERROR = "mgerror"
    HOLLOW = "hollow"


@dataclass(frozen=True)
class Behaviour:
    """``service`` is whether the web service answers (on), or how it does not: 404, 500, html, 403.

    ``flaky`` is the share of requests that get a 503, with ``retry_after`` in seconds where it is given; ``drops`` the
    share of answers whose connection is lost half way, and nothing says how long they are where they are ``unmarked``;
    with ``sessions`` every page leads to an address of its own for each visitor; ``years_at_once`` is the longest time
    for which the web service lists meetings. ``firewall`` challenges after ``firewall_after`` requests, with
    ``firewall_spares_service`` all but the web service. ``instead`` comes in place of about every 13th meeting.
    ``labelled`` is whether item pages say which of their texts is which. ``moved`` leads from an old meeting's page
    to its document; ``endless`` lists always link to earlier meetings, whether there are any or not.
    """

    service: str = "on"
    flaky: float = 0.0
    retry_after: str | None = None
    drops: float = 0.0
    firewall: Firewall | None = None
    firewall_after: int = 0
    firewall_spares_service: bool = False
    charset: Charset = Charset.RIGHT
    seconds: float = 0.0
    etag: bool = False
    last_modified: bool = False
    instead: Instead | None = None
    labelled: bool = True
    unmarked: bool = False
    sessions: bool = False
    years_at_once: int | None = None
    moved: bool = False
    endless: bool = False
    robots: str | None = ROBOTS
    crawl_delay: float | None = None

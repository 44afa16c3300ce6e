"""Where a council's ModernGov site is, and what it answers, from whatever address was given; in few requests.

The host that was given is asked, and others of the same owner (democracy.netherby.gov.uk for www.netherby.gov.uk) where
a page leads there. Any other host is named, and left to the user.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from crawler import frontier, pointers, service
from crawler.advice import advice, host
from crawler.answers import error_page, not_of_kind, redirects_by_script
from crawler.councils import Council, called_by_address, conventional, of_address
from crawler.looking import MAX_REQUESTS, Looked, Looking, Looks, text_of
from crawler.moderngov import PageKind, base_of, build
from crawler.printable import printable
from crawler.service import BrokenAnswerError

__all__ = ["FOLDERS", "MAX_REQUESTS", "Found", "Way", "discover"]

FOLDERS = ("", "moderngov/", "committee-services/", "mginternet/", "democracy/", "councilmeetings/", "modgov/", "mg/")
"""Folders of the host in which councils keep their ModernGov site, the usual ones first."""

_STRUCTURE, _ERROR_PAGE = "mgCommitteeStructure.aspx", "mgError.aspx"
_STEPS = 3
"""So many pages that are nothing but steps to another are followed."""

# What can be told as part of a command: a page's author may have put anything into an address.
_TELLABLE = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w./~-]*)?\Z", re.ASCII)


class Way(StrEnum):
    """How a site gives its meetings."""

    SERVICE = "web service"
    PAGES = "pages"
    NEITHER = "neither"


@dataclass(frozen=True)
class Found:
    """What was found out: ``site`` has the base that answers ``way``, or is as it was given where neither does.

    ``asked`` are the addresses that were asked for, each with what answered (a clause); ``elsewhere`` the bases of
    other hosts on which the meetings seem to be; ``stopped`` is what ended the search early.
    """

    site: Council
    way: Way
    asked: tuple[tuple[str, str], ...]
    elsewhere: tuple[str, ...] = ()
    stopped: Exception | None = None

    @property
    def sentence(self) -> str:
        """What was asked, what answered, and what to do next."""
        if self.way is not Way.NEITHER:
            return f"{host(self.site)} is a ModernGov site that answers by its {self.way}."
        by_reason: dict[str, list[str]] = {}
        for url, reason in self.asked:
            by_reason.setdefault(reason, []).append(url)
        told = "; ".join(f"{_with_more(urls)}: {reason}" for reason, urls in by_reason.items())
        return f"{host(self.site)} does not answer as a ModernGov site ({told}). {self._next_step()}"

    def _next_step(self) -> str:
        if self.elsewhere:
            return f"The meetings seem to be at {self.elsewhere[0]}: run minutebook crawl {self.elsewhere[0]}"
        if self.stopped is not None:
            return advice(self.stopped)
        usual = " or ".join(conventional(self.site.base))
        where = f", often at a host of its own ({usual})" if usual else ""
        return f"Look on the council's site for its meetings{where}, and give the address of any page of them."


def discover(
    site: Council, fetcher: Looks, *, pasted: str | None = None, tried: Sequence[tuple[str, Exception]] = ()
) -> Found:
    """Finds the base of the ModernGov site that ``site``, or the page that was ``pasted``, belongs to.

    What was ``tried`` in vain already (address and reason) is not asked for again. A host that refuses, is down or
    cannot be trusted is asked nothing more. Raises BusyError where the host asks for patience.
    """
    return _Search(site, Looking(site, fetcher, tried)).run(pasted or site.base)


class _Search:
    """Likely bases first, then guesses; the first that answers is the one, and nothing is asked ahead of need."""

    def __init__(self, site: Council, looking: Looking) -> None:
        self._site = site
        self._looking = looking
        self._elsewhere: list[str] = []

    def run(self, first: str) -> Found:
        looking = self._looking
        ways = (self._way(base) for base in self._likely(first))
        guesses = (self._way_of_guess(base) for base in self._usual())
        site, way = next(filter(None, itertools.chain(ways, guesses)), (self._site, Way.NEITHER))
        stopped = (looking.ended or looking.refused) if way is Way.NEITHER else None
        elsewhere = dict.fromkeys(filter(_TELLABLE.match, [*looking.elsewhere, *self._elsewhere]))
        return Found(site, way, tuple(looking.asked.items()), tuple(elsewhere), stopped)

    def _likely(self, first: str) -> Iterator[str]:
        """The bases that the page at ``first`` shows, the one that was given, and those that the front page shows."""
        yield from self._shown_by(first)
        yield self._site.base
        yield from self._shown_by(urljoin(self._site.base, "/"))

    def _usual(self) -> Iterator[str]:
        """The bases in the usual folders, where no page has said that the meetings are on another host."""
        if not self._elsewhere and not self._looking.elsewhere:
            yield from (urljoin(self._site.base, f"/{folder}") for folder in FOLDERS)

    def _shown_by(self, url: str) -> Iterator[str]:
        """The bases of this owner that the page at ``url`` shows, or the page that it leads on to."""
        looking = self._looking
        for count in range(_STEPS):
            answer = looking.look(url, again=count > 0)
            if answer is None:
                return
            text = text_of(answer)
            shown = [*pointers.bases(text, answer.url), *pointers.hosts(text, answer.url)]
            looking.asked[url] = f"a page came that shows {'a' if shown else 'no'} ModernGov site"
            self._elsewhere += [base for base in shown if not looking.is_ours(base)]
            yield from filter(looking.is_ours, shown)
            step = pointers.next_step(text, answer.url) or (_secured(answer.url) if redirects_by_script(text) else None)
            if step is None or step == url or not looking.is_ours(step):
                return
            url = step

    def _way(self, base: str) -> tuple[Council, Way] | None:
        """How the site at ``base`` answers, if it does; by the web service where it can, which takes fewer requests."""
        for kind, name in ((PageKind.COMMITTEES_XML, ""), (PageKind.COMMITTEES, ""), (PageKind.COMMITTEES, _STRUCTURE)):
            answering = self._answers(base, kind, name)
            if answering:
                return self._site_at(answering), Way.SERVICE if kind is PageKind.COMMITTEES_XML else Way.PAGES
        return None

    def _way_of_guess(self, base: str) -> tuple[Council, Way] | None:
        """As :meth:`_way`, but one request says that there is nothing, unless ModernGov's own error page says it."""
        by_pages = self._answers(base, PageKind.COMMITTEES)
        if by_pages is None and _ERROR_PAGE not in self._looking.asked.get(build(base, PageKind.COMMITTEES), ""):
            return None
        by_service = self._answers(by_pages or base, PageKind.COMMITTEES_XML)
        answering = by_service or by_pages
        return (self._site_at(answering), Way.SERVICE if by_service else Way.PAGES) if answering else None

    def _answers(self, base: str, kind: PageKind, name: str = "") -> str | None:
        """The base at which the list of committees is, by the service or as a page; None where none is there."""
        url = urljoin(base, name) if name else build(base, kind)
        answer = self._looking.look(url)
        if answer is None:
            return None
        reason = _not_committees(kind, answer)
        self._looking.asked[url] = reason or "it names the committees"
        return None if reason else base_of(answer.url) or base

    def _site_at(self, base: str) -> Council:
        """The council whose site is at ``base``: one of councils.toml, or the one that was given, if it has a name."""
        known = of_address(base)
        if called_by_address(known) and not called_by_address(self._site):
            return replace(self._site, base=base)
        return known


def _with_more(urls: list[str]) -> str:
    more = f" and {len(urls) - 1} more" if len(urls) > 1 else ""
    return printable(urls[0], 120) + more


def _not_committees(kind: PageKind, answer: Looked) -> str | None:
    """Why an answer names no committees (a clause); None where it does."""
    text = text_of(answer)
    reason = error_page(answer.url, text) or not_of_kind(kind, text)
    if reason:
        return reason
    if kind is PageKind.COMMITTEES:
        return None if frontier.committees(frontier.Page(text, answer.url)) else "it names no committees"
    try:
        return None if service.committees(service.xml(text))[0] else "it names no committees"
    except BrokenAnswerError as error:
        return printable(str(error))


def _secured(url: str) -> str | None:
    """``url`` by https, for a page that redirects there by script; None for one that is so already."""
    parts = urlsplit(url)
    return parts._replace(scheme="https").geturl() if parts.scheme == "http" and parts.port is None else None

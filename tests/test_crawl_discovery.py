"""From any address of a council to the base of its ModernGov site and what it answers, in few requests."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import pointers
from crawler.answers import refusal
from crawler.councils import Council, of_address, resolve
from crawler.discovery import MAX_REQUESTS, Found, Way, discover
from crawler.errors import FetchError, ForbiddenError, MissingError, RefusedError, UnavailableError
from crawler.fetcher import Fetcher
from crawler.politeness import Turns
from crawler.redirects import next_hop
from crawler.sample import SampleSite
from tests.crawl_site import FakeSite, Reply, Tamper

FRONT = "<html><body><h1>Netherby Council</h1>{}</body></html>"


@dataclass(frozen=True)
class Looked:
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Net:
    """Names of hosts that lead to servers on loopback: one GET at a time, judged as the crawler's fetcher judges."""

    def __init__(self, **sites: FakeSite) -> None:
        self.ports = {name.replace("_", "."): urlsplit(site.base).port for name, site in sites.items()}
        self.asked: list[str] = []
        self.by_http: Looked | None = None

    def look(self, url: str) -> Looked:
        for _ in range(5):
            answer = self._get(url)
            if reason := refusal(answer.status, answer.headers, answer.body):
                raise RefusedError(reason)
            if answer.status == 403:
                raise ForbiddenError("it is forbidden (status 403)")
            if answer.status not in (301, 302):
                return answer
            url = next_hop(url, answer.headers["location"])
        raise AssertionError("redirects without end")

    def _get(self, url: str) -> Looked:
        parts = urlsplit(url)
        self.asked.append(url)
        port = parts.port if parts.hostname == "127.0.0.1" else self.ports.get(parts.hostname or "")
        if port is None:
            raise UnavailableError(f"no host called {parts.hostname} is known")
        if parts.scheme == "http" and self.by_http:
            return replace(self.by_http, url=url, headers={"location": url.replace("http:", "https:", 1)})
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}")
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Looked(url, response.status, headers, response.read())
        connection.close()
        return answer


Serve = Callable[..., FakeSite]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts sites that stop with the test."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(FakeSite(**options))


def front(*links: str, folder: str = "/moderngov/", page: str = FRONT) -> Tamper:
    """A council's own web server: a front page with ``links``, and nothing but ModernGov in ``folder``."""

    def tamper(path: str, _: dict[str, str]) -> Reply | None:
        if path.lower().startswith(folder):
            return None
        if path == "/":
            return Reply(page.format("".join(f'<a href="{link}">Meetings</a>' for link in links)).encode())
        return Reply(b"<h1>Not found</h1>", 404)

    return tamper


def found_at(address: str, net: Net | None = None, **known: object) -> tuple[Found, Net]:
    net = net or Net()
    return discover(of_address(address), net, **known), net  # type: ignore[arg-type]


def test_the_base_itself_answers_by_its_web_service(serve: Serve) -> None:
    site = serve()
    found, net = found_at(site.base)
    assert (found.site, found.way) == (of_address(site.base), Way.SERVICE)
    assert len(net.asked) <= 3


def test_where_the_service_is_off_the_pages_are_found(serve: Serve) -> None:
    site = serve(service=False)
    found, _ = found_at(site.base)
    assert (found.site.base, found.way) == (site.base, Way.PAGES)
    assert "answers by its pages" in found.sentence


@pytest.mark.parametrize("link", ["moderngov/ieDocHome.aspx?bcr=1", "/moderngov/mgCalendarMonthView.aspx?M=1"])
def test_a_front_page_leads_to_the_folder_that_it_links_to(serve: Serve, link: str) -> None:
    site = serve(prefix="/moderngov", tamper=front("/news", link))
    root = site.base.removesuffix("moderngov/")
    found, net = found_at(root)
    assert (found.site.base, found.way) == (site.base, Way.SERVICE)
    assert len(net.asked) == 2


@pytest.mark.parametrize("service", [True, False])
def test_a_usual_folder_is_found_though_nothing_links_to_it(serve: Serve, service: bool) -> None:
    site = serve(prefix="/committee-services", service=service, tamper=front(folder="/committee-services/"))
    found, net = found_at(site.base.removesuffix("committee-services/"))
    assert (found.site.base, found.way) == (site.base, Way.SERVICE if service else Way.PAGES)
    assert len(net.asked) <= MAX_REQUESTS


@pytest.mark.parametrize(("pages", "service", "way"), [(False, True, Way.SERVICE), (True, False, Way.PAGES)])
def test_the_sample_council_is_found_in_a_folder_that_nothing_links_to(pages: bool, service: bool, way: Way) -> None:
    with SampleSite(prefix="democracy", pages=pages, web_service=service) as site:
        found, net = found_at(site.base.removesuffix("democracy/"))
        assert (found.site.base, found.way) == (site.base, way)
        assert len(net.asked) <= MAX_REQUESTS


@pytest.mark.parametrize("options", [{"pages": False, "web_service": False}, {"faults": "error-redirect"}])
def test_a_modern_gov_site_that_gives_nothing_is_none_and_says_what_answered(options: dict[str, Any]) -> None:
    with SampleSite(**options) as site:
        found, _ = found_at(site.base)
        assert found.way is Way.NEITHER
        assert "there is no such page (mgError.aspx)" in found.sentence


def test_a_page_deep_in_the_councils_own_site_leads_to_the_front_page_and_from_there(serve: Serve) -> None:
    site = serve(prefix="/odd-folder", tamper=front("/odd-folder/mgListCommittees.aspx", folder="/odd-folder/"))
    found, _ = found_at(site.base.replace("odd-folder", "council-and-democracy/meetings"))
    assert (found.site.base, found.way) == (site.base, Way.SERVICE)


def test_the_page_that_was_pasted_is_looked_at_first(serve: Serve) -> None:
    def tamper(path: str, _: dict[str, str]) -> Reply | None:
        if path == "/about/meetings.html":
            return Reply(FRONT.format('<form action="/x/ieDocSearch.aspx"></form>').encode())
        return None if path.startswith("/x/") else Reply(status=404)

    site = serve(prefix="/x", tamper=tamper)
    pasted = site.base.replace("/x/", "/about/meetings.html")
    found, net = found_at(pasted, pasted=pasted)
    assert (found.site.base, net.asked[0]) == (site.base, pasted)


@pytest.mark.parametrize(
    "step",
    [
        '<script>window.location = "/moderngov/ieDocHome.aspx"</script>',
        '<meta http-equiv="Refresh" content="0; URL=/moderngov/ieDocHome.aspx">',
        '<frameset><frame src="/moderngov/mgListCommittees.aspx"></frameset>',
    ],
)
def test_a_page_that_is_only_a_step_is_followed(serve: Serve, step: str) -> None:
    site = serve(prefix="/moderngov", tamper=front(page="<html><head></head>" + step + "{}</html>"))
    found, _ = found_at(site.base.removesuffix("moderngov/"))
    assert found.site.base == site.base


def test_a_redirect_within_the_host_shows_the_folder(serve: Serve) -> None:
    def tamper(path: str, _: dict[str, str]) -> Reply | None:
        to = {"/": "/mg2/ieListMeetings.aspx?CommitteeId=11"}.get(path)
        return Reply(status=302, headers={"Location": to}) if to else None

    site = serve(prefix="/mg2", tamper=tamper)
    found, net = found_at(site.base.removesuffix("mg2/"))
    assert (found.site.base, len(net.asked)) == (site.base, 3)


@pytest.mark.parametrize(
    "by_http",
    [
        Looked("", 301, {}, b""),
        Looked("", 200, {}, b"<script>window.location = 'https://' + window.location.hostname;</script>"),
    ],
    ids=["a redirect", "a script"],
)
def test_a_site_that_leads_from_http_to_https_is_known_by_https(serve: Serve, by_http: Looked) -> None:
    net = Net(democracy_netherby_example=serve(tamper=front("/ieDocHome.aspx", folder="/mg")))
    net.by_http = by_http
    found, _ = found_at("http://democracy.netherby.example/", net)
    assert (found.site.base, found.way) == ("https://democracy.netherby.example/", Way.SERVICE)


def test_another_host_of_the_same_owner_is_followed_where_a_page_links_to_its_site(serve: Serve) -> None:
    www, democracy = serve(tamper=front("https://democracy.netherby.example/mgWhatsNew.aspx", folder="/-")), serve()
    found, _ = found_at("www.netherby.example", Net(www_netherby_example=www, democracy_netherby_example=democracy))
    assert (found.site.base, found.way) == ("https://democracy.netherby.example/", Way.SERVICE)
    assert (found.site.key, found.site.name) == ("netherby", "democracy.netherby.example")


def test_another_host_of_the_same_owner_is_followed_by_a_redirect_or_by_its_name(serve: Serve) -> None:
    def to_www(path: str, _: dict[str, str]) -> Reply:
        return Reply(status=301, headers={"Location": f"https://www.netherby.example{path}"})

    bare, www = serve(tamper=to_www), serve(tamper=front("https://committees.netherby.example/", folder="/-"))
    net = Net(netherby_example=bare, www_netherby_example=www, committees_netherby_example=serve(service=False))
    found, _ = found_at("netherby.example", net)
    assert (found.site.base, found.way) == ("https://committees.netherby.example/", Way.PAGES)


def test_a_host_of_another_owner_is_named_and_never_asked(serve: Serve) -> None:
    www = serve(tamper=front("https://netherby.moderngov.co.uk/ieDocHome.aspx", "https://x.example/y", folder="/-"))
    found, net = found_at("www.netherby.example", Net(www_netherby_example=www))
    assert (found.way, found.elsewhere) == (Way.NEITHER, ("https://netherby.moderngov.co.uk/",))
    assert {urlsplit(url).hostname for url in net.asked} == {"www.netherby.example"}
    assert "run minutebook crawl https://netherby.moderngov.co.uk/" in found.sentence
    assert len(net.asked) == 4


@pytest.mark.parametrize(
    ("here", "link"),
    [
        ("www.netherby.example", "https://democracy.netherby.example:8443/"),
        ("www.netherby.unknown", "https://democracy.netherby.unknown/"),
        ("www.netherby.example", "https://democracy.netherby.wales/"),
    ],
)
def test_what_may_be_of_another_owner_is_not_asked(serve: Serve, here: str, link: str) -> None:
    net = Net(**{here.replace(".", "_"): serve(tamper=front(link + "ieDocHome.aspx", folder="/-"))})
    found, _ = found_at(here, net)
    assert found.elsewhere == (link,)
    assert {urlsplit(url).netloc for url in net.asked} == {here}


def test_on_this_machine_another_port_is_another_owners(serve: Serve) -> None:
    other = serve()
    site = serve(tamper=front(other.base + "ieDocHome.aspx", folder="/-"))
    found, _ = found_at(site.base)
    assert (found.way, found.elsewhere, other.asked) == (Way.NEITHER, (other.base,), [])


def test_a_redirect_to_another_owner_is_named_and_not_followed(serve: Serve) -> None:
    other = serve()
    site = serve(tamper=lambda path, _: Reply(status=302, headers={"Location": other.base + "ieDocHome.aspx"}))
    found, _ = found_at(site.base)
    assert (found.way, found.elsewhere, other.asked) == (Way.NEITHER, (other.base,), [])


def test_no_site_at_all_is_told_with_what_was_asked_and_where_it_usually_is(serve: Serve) -> None:
    found, net = found_at("www.netherby.gov.uk", Net(www_netherby_gov_uk=serve(tamper=front(folder="/-"))))
    assert (found.way, found.site.base) == (Way.NEITHER, "https://www.netherby.gov.uk/")
    assert len(net.asked) == len(set(net.asked)) == len(found.asked) <= MAX_REQUESTS
    for words in (
        "does not answer as a ModernGov site",
        "status 404",
        "https://democracy.netherby.gov.uk/",
        "give the",
    ):
        assert words in found.sentence


def test_what_was_tried_in_vain_is_not_asked_for_again(serve: Serve) -> None:
    site = serve(prefix="/moderngov", tamper=front("/moderngov/ieDocHome.aspx"))
    root = site.base.removesuffix("moderngov/")
    names = ("mgWebService.asmx/GetCommittees", "mgListCommittees.aspx", "mgCommitteeStructure.aspx")
    tried = [(root + name, MissingError("there is no such page (status 404)")) for name in names]
    found, net = found_at(root, tried=tried)
    assert found.site.base == site.base
    assert not {url for url, _ in tried} & set(net.asked)


@pytest.mark.parametrize(
    ("error", "advice"),
    [(UnavailableError("no host called x is known"), "again later"), (RefusedError("its firewall asks"), "decision")],
)
def test_a_host_that_is_down_or_refuses_is_asked_nothing_more(error: FetchError, advice: str) -> None:
    found, net = found_at("x.example", tried=[("https://x.example/mgListCommittees.aspx", error)])
    assert (found.way, [url for url in net.asked if "asmx" not in url]) == (Way.NEITHER, [])
    assert advice in found.sentence


def test_where_the_pages_are_refused_only_the_web_service_is_asked(serve: Serve) -> None:
    def challenge(path: str, _: dict[str, str]) -> Reply | None:
        return None if "asmx" in path.lower() else Reply(b"<title>Just a moment...</title>", 403)

    site = serve(tamper=challenge)
    found, net = found_at(site.base)
    assert (found.way, len(net.asked)) == (Way.SERVICE, 2)
    found, net = found_at(serve(service=False, tamper=challenge).base)
    assert (found.way, len(net.asked)) == (Way.NEITHER, 2)
    assert "council's decision" in found.sentence


def test_two_forbidden_pages_are_a_refusal_and_one_is_not(serve: Serve) -> None:
    def closed(path: str, _: dict[str, str]) -> Reply | None:
        return Reply(status=404 if "asmx" in path.lower() else 403)

    found, net = found_at(serve(tamper=closed).base)
    assert (found.way, len(net.asked)) == (Way.NEITHER, 3)
    assert "council's decision" in found.sentence
    site = serve(tamper=lambda path, _: Reply(status=403) if path == "/" else None)
    assert found_at(site.base)[0].way is Way.SERVICE


def test_a_site_that_answers_every_address_with_its_front_page_is_none(serve: Serve) -> None:
    found, net = found_at(serve(tamper=lambda path, _: Reply(FRONT.format("").encode())).base)
    assert found.way is Way.NEITHER
    assert len(net.asked) <= MAX_REQUESTS


def test_a_council_with_a_name_keeps_key_and_name_when_its_site_is_found_in_a_folder(serve: Serve) -> None:
    site = serve(prefix="/moderngov", tamper=front("/moderngov/ieDocHome.aspx"))
    named = Council("netherby", "Netherby Council", site.base.removesuffix("moderngov/"))
    assert discover(named, Net()).site == Council("netherby", "Netherby Council", site.base)


def test_a_site_that_councils_toml_knows_is_that_council(serve: Serve) -> None:
    www = serve(tamper=front("https://democracy.kent.gov.uk/ieDocHome.aspx", folder="/-"))
    found, _ = found_at("www.kent.gov.uk", Net(www_kent_gov_uk=www, democracy_kent_gov_uk=serve()))
    assert found.site == resolve("kent")


def test_the_crawlers_own_fetcher_finds_a_site_and_heeds_robots_txt(serve: Serve) -> None:
    robots = "User-agent: *\nDisallow: /moderngov/mgWebService.asmx\n"
    site = serve(prefix="/moderngov", robots=robots, tamper=front_with_robots)
    fetcher = Fetcher(Turns(0))
    found = discover(of_address(site.base.removesuffix("moderngov/")), fetcher)
    fetcher.close()
    assert (found.site.base, found.way) == (site.base, Way.PAGES)
    assert (site.paths[0], site.count("asmx")) == ("/robots.txt", 0)
    assert max(asked.at_once for asked in site.asked) == 1


def front_with_robots(path: str, parameters: dict[str, str]) -> Reply | None:
    return None if path == "/robots.txt" else front("/moderngov/ieDocHome.aspx")(path, parameters)


def test_an_address_that_could_command_a_shell_is_not_told(serve: Serve) -> None:
    odd = ("https://x.example/$(reboot)/ieDocHome.aspx", "https://a@b.example/mgAi.aspx", "http://[x/ieDocHome.aspx")
    found, _ = found_at(serve(tamper=front(*odd, folder="/-")).base)
    assert (found.way, found.elsewhere) == (Way.NEITHER, ())
    assert "reboot" not in found.sentence


@pytest.mark.parametrize(
    ("text", "url", "bases"),
    [
        ('<div id="modgov">', "https://x.example/mg2/", ["https://x.example/mg2/"]),
        ("", "https://x.example/mg2/ieDocHome.aspx", ["https://x.example/mg2/"]),
        ("<a href='mgAi.aspx?ID=1'>", "https://x.example/mg2/", ["https://x.example/mg2/"]),
        ("<a href='https://me:pw@x.example/mgAi.aspx?ID=1'>", "https://x.example/", []),
        ("<a href='//y.example/a/mgWebService.asmx?op=GetMeeting'>", "https://x.example/", ["https://y.example/a/"]),
        ("<a href='/about/mg.aspx'><a href='/management.aspx'><a href='mailto:mgAi.aspx'>", "https://x.example/", []),
        ("<a href='http://[/mgAi.aspx'><a href='http://x:99999/mgAi.aspx'>", "https://x.example/", []),
    ],
)
def test_what_a_page_shows_of_where_the_site_is(text: str, url: str, bases: list[str]) -> None:
    assert pointers.bases(text, url) == bases


@given(st.text(), st.text())
def test_any_page_and_any_link_can_be_read(text: str, href: str) -> None:
    page = f'{text}<a href="{href}">x</a><meta http-equiv=refresh content="0;url={href}">'
    for read in (pointers.bases, pointers.hosts, pointers.next_step):
        read(page, "https://www.netherby.example/")

"""One GET: within limits, on one host, never to a private network, never with a cookie."""

from __future__ import annotations

import gzip

import pytest
from crawl_site import FakeSite, Reply, Tamper

from crawler import guard
from crawler.archive import FetchedPage
from crawler.councils import Council, of_address
from crawler.errors import (
    ElsewhereError,
    ForbiddenError,
    LoginError,
    MissingError,
    RefusedError,
    UnavailableError,
    UnusableError,
)
from crawler.fetcher import MAX_REDIRECTS, Fetcher
from crawler.guard import PrivateAddressError
from crawler.moderngov import PageKind, build
from crawler.politeness import Turns
from crawler.redirects import next_hop


def always(reply: Reply) -> Tamper:
    return lambda path, _: None if path == "/robots.txt" else reply


def get(site: FakeSite, number: int = 100, held: FetchedPage | None = None, **options: object) -> FetchedPage:
    fetcher = Fetcher(Turns(0), **options)  # type: ignore[arg-type]
    return fetcher.get(build(site.base, PageKind.MEETING, meeting_id=str(number)), of_address(site.base), held)


def test_a_page_is_what_the_server_sent() -> None:
    with FakeSite() as site:
        page = get(site)
        assert page.status == 200
        assert page.url == build(site.base, PageKind.MEETING, meeting_id="100")
        assert "Harbour Board" in page.text
        assert page.fetched_at.endswith("Z")
        assert not any("cookie" in asked.headers for asked in site.asked)


def test_an_unchanged_page_costs_no_body() -> None:
    with FakeSite() as site:
        first = get(site)
        second = get(site, held=first)
        assert "if-none-match" in site.asked[-1].headers
    assert second.body == first.body
    assert second.fetched_at > first.fetched_at


def test_an_unchanged_page_is_of_the_kind_that_it_was() -> None:
    with FakeSite() as site:
        url = build(site.base, PageKind.MEETING_XML, meeting_id="100")
        council = of_address(site.base)
        first = Fetcher(Turns(0)).get(url, council)
        second = Fetcher(Turns(0)).get(url, council, first)
        assert "if-none-match" in site.asked[-1].headers
    assert second.headers["content-type"] == first.headers["content-type"] != Reply().kind


@pytest.mark.parametrize(
    "target",
    [
        "http://www.netherby.example/x",
        "//elsewhere.example/",
        "http://localhost/",
        "file:///etc/passwd",
        "http://10.0.0.1/",
    ],
)
def test_a_redirect_off_the_host_is_not_followed(target: str) -> None:
    with FakeSite(tamper=always(Reply(status=302, headers={"Location": target}))) as site:
        with pytest.raises(ElsewhereError, match="another site"):
            get(site)
        assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("here", "location", "there"),
    [
        ("http://a.example/x?y=1", "https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("https://a.example/x", "/z", "https://a.example/z"),
        ("http://127.0.0.1:8/x", "z", "http://127.0.0.1:8/z"),
    ],
)
def test_a_redirect_on_the_host_or_to_its_https_is_followed(here: str, location: str, there: str) -> None:
    assert next_hop(here, location) == there


@pytest.mark.parametrize(
    "location", ["https://www.a.example/", "http://a.example/", "https://a.example:8443/", "ftp://a.example/"]
)
def test_www_plain_http_other_ports_and_other_schemes_are_other_sites(location: str) -> None:
    with pytest.raises(ElsewhereError):
        next_hop("https://a.example/x", location)


@pytest.mark.parametrize("location", ["/mgError.aspx", "MGERROR.ASPX?e=1"])
def test_a_redirect_to_the_error_page_means_that_there_is_no_such_page(location: str) -> None:
    with FakeSite(tamper=always(Reply(status=302, headers={"Location": location}))) as site:
        with pytest.raises(MissingError):
            get(site)
        assert site.count("mgerror") == 0


def test_a_redirect_to_another_page_of_the_site_is_no_such_page_either() -> None:
    home = Reply(b"<div id='modgov'>Home</div>")
    to_home = Reply(status=302, headers={"Location": "/ieDocHome.aspx"})

    def tamper(path: str, asked: dict[str, str]) -> Reply | None:
        return home if "Home" in path else to_home if "Doc" in path else None

    with FakeSite(tamper=tamper) as site, pytest.raises(MissingError, match="another page"):
        get(site)


def test_redirects_without_end_are_given_up() -> None:
    def onward(path: str, asked: dict[str, str]) -> Reply | None:
        if path == "/robots.txt":
            return None
        return Reply(status=302, headers={"Location": f"?MId=100&n={int(asked.get('n', 0)) + 1}"})

    with FakeSite(tamper=onward) as site:
        with pytest.raises(UnusableError, match="redirects more than 5 times"):
            get(site)
        assert len(site.asked) == 1 + 1 + MAX_REDIRECTS


def test_a_circle_is_gone_round_once() -> None:
    back = Reply(status=302, headers={"Location": "/ieListDocuments.aspx?MId=100"})
    with FakeSite(tamper=always(back)) as site:
        with pytest.raises(UnusableError, match="in a circle"):
            get(site)
        assert site.count("MId=100") == 2


@pytest.mark.parametrize("packed", [True, False])
def test_a_body_over_the_limit_is_not_taken_also_when_packed(packed: bool) -> None:
    body = b"a" * 3_000_000
    reply = Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"}) if packed else Reply(body)
    with FakeSite(tamper=always(reply)) as site, pytest.raises(UnusableError, match="larger than 1,000,000 bytes"):
        get(site, max_body=1_000_000)


def test_a_packed_body_comes_unpacked() -> None:
    body = b"<div id='modgov'>packed</div>"
    with FakeSite(tamper=always(Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"}))) as site:
        assert get(site).body == body


def test_a_server_that_never_answers_is_given_up() -> None:
    with FakeSite(tamper=always(Reply(stall=True))) as site, pytest.raises(UnavailableError, match="in time"):
        get(site, timeouts=(1.0, 0.1))


def test_an_answer_that_breaks_off_is_asked_for_again_and_never_taken_short() -> None:
    replies = [Reply(b"<div id='modgov'>short", headers={"Content-Length": "5000"})]
    with FakeSite(tamper=lambda path, _: replies.pop() if replies and "Doc" in path else None) as site:
        assert "Harbour Board" in get(site).text


def test_bytes_that_are_not_packed_as_they_say_are_not_taken() -> None:
    with (
        FakeSite(tamper=always(Reply(b"not gzip", headers={"Content-Encoding": "gzip"}))) as site,
        pytest.raises(UnusableError),
    ):
        get(site)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", 403), "Cloudflare"),
        (Reply(b"", 503, {"cf-mitigated": "challenge"}), "Cloudflare"),
        (Reply(b"<html><script src='/_Incapsula_Resource?SWJIYLWA=1'></script></html>"), "Imperva"),
        (Reply(b"<title>Azure WAF</title> checking your browser", 403), "Azure"),
    ],
)
def test_a_refusal_is_known_for_what_it_is(reply: Reply, words: str) -> None:
    with FakeSite(tamper=always(reply)) as site:
        with pytest.raises(RefusedError, match=words):
            get(site)
        assert len(site.asked) == 2


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"<title>Netherby: Sign in</title><form><input id='p' type=\"password\"></form>"),
        Reply(status=302, headers={"Location": "/Login.aspx?ReturnUrl=%2f"}),
        Reply(status=401),
    ],
)
def test_a_page_to_sign_in_on_is_the_matter_of_that_page_alone(reply: Reply) -> None:
    with FakeSite(tamper=always(reply)) as site, pytest.raises(LoginError, match="name and a password"):
        get(site)


def test_a_real_page_behind_a_firewall_is_no_refusal() -> None:
    body = b"<div id='modgov'>Minutes</div><script src='/_Incapsula_Resource?x'></script><input type='password'>"
    with FakeSite(tamper=always(Reply(body))) as site:
        assert get(site).body == body


def test_a_forbidden_page_is_told_from_a_missing_one() -> None:
    with FakeSite(tamper=always(Reply(b"Forbidden", 403))) as site, pytest.raises(ForbiddenError, match="403"):
        get(site)
    with FakeSite(tamper=always(Reply(status=404))) as site, pytest.raises(MissingError, match="404"):
        get(site)


@pytest.mark.parametrize(
    ("host", "address", "allowed"),
    [
        ("democracy.netherby.example", "8.8.8.8", True),
        ("democracy.netherby.example", "127.0.0.1", False),
        ("democracy.netherby.example", "10.1.2.3", False),
        ("democracy.netherby.example", "169.254.169.254", False),
        ("democracy.netherby.example", "::ffff:127.0.0.1", False),
        ("democracy.netherby.example", "fd00::1", False),
        ("democracy.netherby.example", "0.0.0.0", False),
        ("10.1.2.3", "10.1.2.3", False),
        ("localhost", "127.0.0.1", True),
        ("localhost", "::1", True),
        ("localhost", "10.1.2.3", False),
        ("127.0.0.1", "127.0.0.1", True),
    ],
)
def test_a_public_name_may_not_lead_to_a_private_address(host: str, address: str, allowed: bool) -> None:
    if allowed:
        guard.check(host, address)
    else:
        with pytest.raises(PrivateAddressError, match="not a public address"):
            guard.check(host, address)


@pytest.mark.parametrize("form", ["2130706433", "0x7f000001", "0.0.0.0", "[::ffff:127.0.0.1]"])
def test_other_writings_of_this_machine_are_refused(form: str) -> None:
    with FakeSite() as site:
        base = site.base.replace("127.0.0.1", form)
        with pytest.raises(UnusableError, match="not a public address"):
            Fetcher(Turns(0)).get(build(base, PageKind.COMMITTEES), Council("x", "x", base))
        assert site.asked == []


WHOLE = b"<html><div id='modgov'>Minutes</div></html>"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (WHOLE[:-8], "text/html"),
        (b"<?xml version='1.0'?><meeting><meetingid>1</meetingid>", "text/xml"),
        (b"%PDF-1.4 begins", "application/pdf"),
    ],
)
def test_half_a_page_of_unsaid_length_is_asked_for_again(body: bytes, kind: str) -> None:
    unsaid = Reply(body, kind=kind, measured=False)
    with FakeSite(tamper=lambda path, _: unsaid if path != "/robots.txt" else None) as site:
        with pytest.raises(UnavailableError, match="no connection could be made or kept"):
            get(site)
        assert len(site.asked) > 2


@pytest.mark.parametrize("measured", [True, False])
def test_a_whole_page_of_unsaid_length_is_taken(measured: bool) -> None:
    with FakeSite(tamper=always(Reply(WHOLE, measured=measured))) as site:
        assert get(site).body == WHOLE


@pytest.mark.parametrize("target", ["http://{}\\@127.0.0.1:1/x.aspx", "http://u:p@{}/x.aspx", "http://{}%20x/a.aspx"])
def test_an_address_that_hides_where_it_leads_is_not_asked_for(target: str) -> None:
    with FakeSite() as site:
        host = site.base.split("/")[2]
        site.tamper = always(Reply(status=302, headers={"Location": target.format(host)}))
        with pytest.raises((UnusableError, ElsewhereError)):
            get(site)
        assert not any("authorization" in asked.headers for asked in site.asked)
        assert all("@" not in asked.path for asked in site.asked)


def test_a_content_type_that_is_none_is_no_reason_to_stop() -> None:
    odd = "text/html; charset*0*=utf-8''%ff; charset*1=x; charset*=a'b'c"
    with FakeSite(tamper=always(Reply(WHOLE, kind=odd))) as site:
        assert get(site).text == WHOLE.decode()

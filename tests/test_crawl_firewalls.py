"""A firewall's refusal is told from the server's own pages, whatever these mention and have in them."""

from __future__ import annotations

import pytest
from crawl_site import FakeSite, Reply
from hypothesis import given
from hypothesis import strategies as st

from crawler.answers import is_cut_short, login, refusal
from crawler.councils import of_address
from crawler.errors import RefusedError
from crawler.fetcher import Fetcher
from crawler.moderngov import PageKind, build
from crawler.politeness import Turns

REFUSALS = {
    "Cloudflare: check": (403, "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script>"),
    "Cloudflare: block": (403, "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>"),
    "Imperva: check": (200, "<html><script src='/_Incapsula_Resource?SWJIYLWA=7'></script><body></body></html>"),
    "Imperva: block": (403, "<p>Request unsuccessful. Incapsula incident ID: 443-12</p>"),
    "Azure": (403, "<html><head><title>403 Forbidden</title></head><hr>Microsoft-Azure-Application-Gateway/v2</html>"),
    "AWS": (202, "<script>AwsWafIntegration.getToken()</script>"),
    "Akamai": (403, "<h1>Access Denied</h1> You don't have permission.<p>Reference&#32;&#35;18.2a.17</p>"),
    "F5": (200, "<title>Request Rejected</title>The requested URL was rejected. Please consult your administrator."),
    "Sucuri": (403, "<title>Sucuri WebSite Firewall - Access Denied</title>"),
    "ModSecurity": (406, "<title>Not Acceptable!</title><p>An appropriate representation could not be found</p>"),
    "a captcha": (200, "<form><div class='h-captcha'></div>Please show that you are a person</form>"),
    "a question": (503, "<p>Please verify you are human by waiting</p>"),
}
LONG = "<p>" + "The Committee heard how the council's sites had been kept through the winter. " * 40 + "</p>"
OWN = {
    "minutes about a firewall": (200, f"<h1>Minutes</h1>{LONG}<p>Cloudflare, Imperva and a captcha were bought.</p>"),
    "a page with Cloudflare's beacon": (
        200,
        "<h1>Home</h1><script src='/cdn-cgi/challenge-platform/scripts/jsd/m.js'>",
    ),
    "a page with Imperva's script": (
        200,
        f"<h1>Home</h1>{LONG}<script src='/_Incapsula_Resource?SWJIYLWA=7'></script>",
    ),
    "a missing page with Imperva's script": (
        404,
        "<h1>Gone</h1><script src='/_Incapsula_Resource?SWJIYLWA=7'></script>",
    ),
    "a form with a captcha": (200, f"<h1>Tell us</h1>{LONG}<div class='g-recaptcha'></div>"),
    "a paper": (200, "%PDF-1.7 (Request unsuccessful. Incapsula incident ID)"),
    "a server that fails": (503, "<title>Service Unavailable</title>The service is unavailable."),
    "a forbidden page": (403, "<title>403 - Forbidden: Access is denied.</title>"),
    "a record": (200, "<?xml version='1.0'?><meeting><agenda>verify you are human</agenda></meeting>"),
    "a page of ModernGov's": (403, "<div id='modgov'>Just a moment: Incapsula incident ID</div>"),
}


@pytest.mark.parametrize(("status", "page"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_ends_it_with_the_first_answer(status: int, page: str) -> None:
    reply = Reply(page.encode(), status)
    with FakeSite(tamper=lambda path, _: None if path == "/robots.txt" else reply) as site:
        with pytest.raises(RefusedError, match=r"^it"):
            Fetcher(Turns(0)).get(build(site.base, PageKind.MEETING, meeting_id="100"), of_address(site.base))
        assert len(site.asked) == 2


@pytest.mark.parametrize(("status", "page"), OWN.values(), ids=OWN.keys())
def test_a_page_of_the_server_s_own_is_no_refusal(status: int, page: str) -> None:
    assert refusal(status, {}, page.encode()) is None


def test_a_page_to_sign_in_on_is_no_refusal_though_it_asks_for_a_captcha() -> None:
    page = b"<title>Log in</title><input type='password'><div class='g-recaptcha'></div>"
    reply = Reply(page)
    with FakeSite(tamper=lambda path, _: None if path == "/robots.txt" else reply) as site:
        fetcher = Fetcher(Turns(0))
        with pytest.raises(Exception, match="name and a password"):
            fetcher.look(site.base)


@pytest.mark.parametrize("header", [("CF-Mitigated", "challenge"), ("x-amzn-waf-action", "captcha")])
def test_a_refusal_may_be_in_the_headers_alone(header: tuple[str, str]) -> None:
    assert "browser check" in (refusal(403, dict([header]), b"") or "")


@given(st.binary(max_size=2_000), st.sampled_from([200, 403, 404, 503]))
def test_any_bytes_are_judged(body: bytes, status: int) -> None:
    for found in (refusal(status, {}, body), login(status, body)):
        assert found is None or found.startswith("it")


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (b"<html><p>Minutes</p></html>\r\n<!-- 12 ms -->", True),
        (b"<!DOCTYPE html><html><p>Minutes</p>", False),
        (b"<!DOC", False),
        (b"<?xml version='1.0'?><m:meeting><item/></m:meeting>\n", True),
        (b"<?xml version='1.0'?><meeting><item/>", False),
        (b"<?xml version='1.0'?>", False),
        (b"<?xml version='1.0'?><meeting />", True),
        (b"%PDF-1.7 ... %%EOF\n", True),
        (b"%PDF-1.7 ...", False),
        (b"", False),
        (b"User-agent: *", True),
        (b"<p>A notice</p>", True),
    ],
)
def test_a_page_whose_end_did_not_come_is_known_where_its_length_was_not_said(body: bytes, whole: bool) -> None:
    assert is_cut_short({"content-type": "text/html"}, body) is not whole
    assert not is_cut_short({"content-length": str(len(body))}, body)
    assert not is_cut_short({"transfer-encoding": "chunked"}, body)

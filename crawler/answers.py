"""What a ModernGov server answered: the page that was asked for, a refusal, an error page, or something else.

Each function takes what came and gives a sentence's worth of reason, or None where it sees nothing wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from crawler.firewalls import refusing
from crawler.moderngov import XML_KINDS, PageKind, classify

_ROOTS = {
    PageKind.COMMITTEES_XML: "committees",
    PageKind.MEETINGS_XML: "getmeetings",
    PageKind.MEETING_XML: "meeting",
}
_LOOKED_AT = 60_000
# <?xml …?>, <!DOCTYPE …>, comments and white space before the first element
_PROLOGUE = re.compile(r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
# <div id="modgov">, or any of the classes that ModernGov gives to what it writes; from "=" on, which is found quickly
_NAMED = re.compile(r"""=\s*["']?(?:(modgov\b)|mg[A-Z]\w)""")
_ID, _CLASS = re.compile(r"\bid\s*\Z"), re.compile(r"\bclass\s*\Z")
_PASSWORD = re.compile(r"""<input[^>]{1,300}type\s*=\s*["']?password""", re.IGNORECASE)
_LOGIN_TITLE = re.compile(r"<(?:title|h1)[^>]{0,200}>[^<]{0,200}\b(?:log|sign)[\s-]?(?:in|on)\b", re.IGNORECASE)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|log-?on|adfs|oauth2?|saml2?|account)\b", re.IGNORECASE)
# window.location = "https://…": a page that is nothing but a redirection
_SCRIPT_REDIRECT = re.compile(
    r"(?:window|document|self|top)\.location(?:\.href)?\s*=|\.location\.replace\(", re.IGNORECASE
)
_SHAREPOINT_ERROR = re.compile(r"_layouts/error\.aspx|errorPageTitleSpan|name=\"SharePointError\"", re.IGNORECASE)


def login(status: int, body: bytes) -> str | None:
    """Why an answer is a page to sign in on, and not the page that was asked for."""
    if status == 401:
        return "it asks for a name and a password"
    text = body[:_LOOKED_AT].decode("latin-1")
    if not _is_genuine(text) and _LOGIN_TITLE.search(text) and _PASSWORD.search(text):
        return "it asks for a name and a password"
    return None


def refusal(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """Why an answer is a refusal to serve programs like this one: a challenge or a firewall."""
    named = {name.lower(): value for name, value in headers.items()}
    return refusing(status, named, b"" if _is_genuine(body[:_LOOKED_AT].decode("latin-1")) else body)


def is_cut_short(headers: Mapping[str, str], body: bytes) -> bool:
    """Whether a page lacks its end, where the server has not said how long it is: a connection may have been lost.

    ``headers`` have lower-case names.
    """
    length, coding = headers.get("content-length", "").strip(), headers.get("transfer-encoding", "").lower()
    if (length.isascii() and length.isdigit()) or "chunked" in coding:
        return False
    if body.startswith(b"%PDF-"):
        return b"%%EOF" not in body[-1_024:]
    begin, end = body[:2_000].decode("latin-1").lower(), body[-1_000:].decode("latin-1").lower()
    if begin.lstrip("\xef\xbb\xbf \t\r\n").startswith("<?xml") or root_name(begin) in _ROOTS.values():
        return not _is_closed(begin, end)
    if "<!doctype" in begin or "<html" in begin:
        return "</html" not in end
    is_page = "html" in headers.get("content-type", "").lower()
    return is_page and (not body or (begin.lstrip().startswith("<") and not end.rstrip().endswith(">")))


def _is_closed(begin: str, end: str) -> bool:
    """Whether the first element of XML ends, or is an empty one; given are its first and last characters."""
    root = root_name(begin)
    return root is not None and bool(
        re.search(rf"</(?:[\w.-]+:)?{re.escape(root)}\s*>", end)
        or re.search(rf"<{re.escape(root)}\b[^<>]*/>\s*\Z", end)
    )


def error_page(url: str, body: str) -> str | None:
    """Why an answer with status 200 is an error page all the same; ``url`` is where it came from in the end."""
    if classify(url) is PageKind.ERROR:
        return "there is no such page (mgError.aspx)"
    if _is_genuine(body):
        return None
    if _SHAREPOINT_ERROR.search(body):
        return "an error page of SharePoint came instead"
    if redirects_by_script(body):
        return "a script that redirects came instead"
    return None


def redirects_by_script(body: str) -> bool:
    """Whether a page is nothing but a script that leads elsewhere, as from http to https."""
    return len(body) < 2_000 and bool(_SCRIPT_REDIRECT.search(body)) and not has_shell(body)


def is_login(url: str) -> bool:
    """Whether ``url`` is where people sign in."""
    return bool(_LOGIN_PATH.search(urlsplit(url).path))


def is_xml(body: str) -> bool:
    """Whether an answer begins as XML does, and not as a web page."""
    return body.lstrip("\ufeff \t\r\n").startswith("<?xml") or root_name(body) in _ROOTS.values()


def root_name(body: str) -> str | None:
    """The name of the first element, in lower case, without its namespace prefix."""
    begin = _PROLOGUE.match(body)
    root = _ROOT.match(body, begin.end() if begin else 0)
    return root[1].lower() if root else None


def has_shell(body: str) -> bool:
    """Whether a web page holds anything that ModernGov wrote."""
    return any(
        (_ID if named[1] else _CLASS).search(body, max(0, named.start() - 20), named.start())
        for named in _NAMED.finditer(body)
    )


def _is_genuine(body: str) -> bool:
    """Whether an answer is the web service's or a page that ModernGov wrote."""
    return root_name(body) in _ROOTS.values() or has_shell(body)


def not_of_kind(kind: PageKind, body: str) -> str | None:
    """Why an answer with status 200 is no page of ``kind``, as far as its outline tells."""
    if kind in XML_KINDS:
        if not is_xml(body):
            return "a web page came instead of XML" if "<" in body else "no XML came"
        root = root_name(body)
        return None if root == _ROOTS[kind] else f"XML of another kind came ({root})"
    if is_xml(body) and root_name(body) != "html":
        return "XML came instead of a web page"
    return None if has_shell(body) else "a page came that is not a ModernGov one"

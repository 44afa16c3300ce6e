"""What to say of a file that is not the page it should be."""

from __future__ import annotations

import html
import re

_TITLES = tuple(
    re.compile(start + r"[^<>]*>([^<]{1,300})", re.IGNORECASE) for start in ("mgMainTitleTxt", "<title", "<h1")
)
_ROOT = re.compile(r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?<([A-Za-z][\w:.-]{0,60})")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_HEAD = 20_000

_CHALLENGES = ("just a moment...", "challenge-platform", "_incapsula_resource", "azure waf", "captcha")


class PageError(ValueError):
    """A file is not the page it was taken for; the message is one sentence with what came and what to do."""


def not_a(expected: str, text: str) -> PageError:
    """The error for ``text`` where ``expected`` ("a meeting's page") should be."""
    came, advice = what_came(text)
    return PageError(f"This should be {expected}, but it is {came}: {advice}.")


def what_came(text: str) -> tuple[str, str]:
    """What ``text`` is instead of a page we can read, and what to do about it."""
    head = text[:_HEAD]
    lower = head.lower()
    if not text.strip("\ufeff \t\r\n"):
        return "an empty file", "fetch it again"
    if "%pdf-" in lower[:1024]:
        return "a PDF file", "give the address of the web page instead, not that of the document"
    if len(_CONTROL.findall(head)) > len(head) // 20:
        return "binary data, no text", "give a page saved as HTML or XML"
    if any(mark in lower for mark in _CHALLENGES):
        return (
            "a challenge page that only a browser can pass",
            "the site refuses programs, so ask the council for access",
        )
    if re.search("""type=["']?password""", lower):
        return f"a login page{_named(head)}", "the address is not public, so leave it out or ask the council for access"
    return _markup(head, lower, text)


def _markup(head: str, lower: str, text: str) -> tuple[str, str]:
    named, root = _named(head), _ROOT.match(head)
    if root and lower.lstrip().startswith("<?xml"):
        return f"XML with the root <{root[1]}>", "check which operation of the web service was asked"
    if "mgerror" in lower or "error" in named.lower() or "not found" in named.lower():
        return f"an error page{named}", "the council has no such page or cannot show it now, so check the address"
    if "<script" in lower and "location" in lower and len(text) < 2_000:
        return "a page that only redirects by JavaScript", "ask for the address with https:// in front"
    if root or "<" in head:
        return f"another page{named}", "check the address and the kind"
    return "text without any markup", "give a page saved as HTML or XML"


def _named(head: str) -> str:
    found = next(filter(None, (title.search(head) for title in _TITLES)), None)
    title = " ".join(html.unescape(found[1]).split()) if found else ""
    return f" (“{title[:80]}”)" if title else ""

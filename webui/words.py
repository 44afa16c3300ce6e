"""Values as people read them: dates, counts, outcomes, shortened texts, and addresses that are safe to link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

OUTCOME_COLOURS = {
    "approved": "green",
    "noted": "grey",
    "recommended": "blue",
    "referred": "purple",
    "deferred": "yellow",
    "refused": "red",
    "withdrawn": "grey",
    "lost": "orange",
}


def count_of(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 item", "1,204 items"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def outcome_label(outcome: str) -> str:
    """An outcome as a label: "Approved"."""
    return outcome[:1].upper() + outcome[1:]


LANGUAGES = {"en": "English", "cy": "Welsh"}


def language_name(code: str) -> str:
    """A language as its readers are told: "Welsh"."""
    return LANGUAGES.get(code, code)


def outcome_class(outcome: str) -> str:
    """The class that gives an outcome's tag its colour; the words carry the meaning."""
    return f"govuk-tag--{OUTCOME_COLOURS.get(outcome, 'grey')}"


def shorten(text: str, width: int = 280) -> str:
    """``text`` on one line, cut at a word where it is longer than ``width`` characters."""
    words = " ".join(text.split())
    if len(words) <= width:
        return words
    return (words[:width].rpartition(" ")[0] or words[:width]).rstrip(" ,;:–-") + "…"


# the marker before a limb: "(a) ", "1.1 ", "iv) ", "• "
_MARKER = re.compile(r"(?:^|(?<=\s))(?:\(?[\w.]{1,5}[.)]|[\d.]{1,5}|[•–-])?\s*\Z")


def opening(text: str, start: int, limb: int) -> str:
    """What a resolution says before its first limb: from ``start`` to ``limb``, the limb's marker left out."""
    return _MARKER.sub("", text[start:limb]).strip()


def lead_in(text: str, lead: str | None, start: int) -> str:
    """The lead-in as written, where it reads straight on into what begins at ``start``: "RESOLVED – That", else ""."""
    at = text.rfind(lead, 0, start) if lead else -1
    between = text[at + len(lead or "") : start].casefold().replace("that", "")
    if at < 0 or between.strip(" \n,;:.–—-"):
        return ""
    return " ".join(text[at:start].split())


def listed(words: Iterable[str]) -> str:
    """Words in a row: "one, two and three"."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """``text`` without the characters that no XML document can hold (XML 1.0, section 2.2)."""
    return _NOT_XML.sub("", text)


def safe_url(url: str | None) -> str | None:
    """``url`` where it is a web address, None where it is anything else, such as ``javascript:``."""
    try:
        parts = urlsplit((url or "").strip())
        return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None

"""The words of ModernGov's pages, English and Welsh, and what they mean in a record: tables, and looking up in them."""

from __future__ import annotations

AGENDA, DECISION, MINUTES, PAPERS, OTHER = "agenda", "decision", "minutes", "papers", "other"

_LABELS = (
    ("document", PAPERS), ("dogfen", PAPERS), ("minute", MINUTES), ("ofnod", MINUTES), ("decision", DECISION),
    ("resolution", DECISION), ("enderfyniad", DECISION), ("purpose", AGENDA), ("pwrpas", AGENDA), ("agenda", AGENDA),
)  # fmt: skip

_PRESENCES = (
    ("apolog", "apologies"), ("ymddiheur", "apologies"), ("not present", "absent"), ("absent", "absent"),
    ("absennol", "absent"), ("did not attend", "absent"), ("expected", "expected"), ("disgwyl", "expected"),
    ("substitut", "substitute"), ("dirprwy", "substitute"), ("eilydd", "substitute"),
    ("in attendance", "in attendance"), ("in-attendance", "in attendance"), ("yn mynychu", "in attendance"),
    ("present", "present"), ("resennol", "present"), ("attended", "present"), ("virtual", "present"),
    ("remote", "present"),
)  # fmt: skip

_STATUSES = {
    "canceled": "cancelled",
    "canslwyd": "cancelled",
    "wedi'i ganslo": "cancelled",
    "wedi ei ganslo": "cancelled",
    "gohiriwyd": "postponed",
    "wedi'i ohirio": "postponed",
    "newydd": "new",
}

_STATUS_WORDS = frozenset(("cancelled", "postponed", "withdrawn", "moved", "adjourned", "abandoned", "new"))
MOST_STATUS_WORDS = 6

_WELSH_WORDS = (
    "yn yr ac oedd gan wedi bod mae ei eu i'r o'r a'r ar am fod cyngor pwyllgor cofnodion aelodau cynghorydd "
    "penderfynwyd adroddiad gyda hynny hwn"
)
_ENGLISH_WORDS = "the of and to that was were be for in by with from is on at as it"
_WELSH = frozenset(_WELSH_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def section(label: str) -> str:
    """What stands under a label: agenda, decision, minutes, papers or other."""
    words = label.casefold()
    return next((meaning for part, meaning in _LABELS if part in words), OTHER)


def presence(words: str | None) -> str | None:
    """The record's word for how somebody attended; None for words that are not known."""
    said = (words or "").casefold()
    return next((meaning for part, meaning in _PRESENCES if part in said), None)


def minute_number(printed: str) -> str | None:
    """A number as printed, without the full stop after it; None for no number and for 0, which means none."""
    number = printed.strip().rstrip(".:").strip()
    return None if number in ("", "0") else number


def status(words: str | None) -> str | None:
    """A meeting's status in lower case, without the punctuation round it; None where there is none."""
    said = (words or "").strip(" \t\n,;:.-–—()[]*").lower().replace("’", "'")
    return _STATUSES.get(said, said) or None


def heading_status(rest: str) -> str | None:
    """The status after the day and time of a heading (", CANCELLED"); None for other words ("to 9.00 pm")."""
    said = status(rest)
    if said is None or not said[0].isalpha() or len(said.split()) > MOST_STATUS_WORDS:
        return None
    return said if rest.lstrip()[:1] in ",;-–—([" or said.split()[0] in _STATUS_WORDS else None


def is_draft(words: str) -> bool:
    """Whether a page's words call its minutes a draft."""
    said = words.casefold()
    return ("draft" in said or "drafft" in said) and section(said) == MINUTES


def language(label_words: str, text: str) -> str:
    """en or cy: what ``text`` is written in; where it is too short to tell, what the page's own labels are."""
    words = text.casefold().replace("’", "'").split()
    welsh, english = (sum(word in known for word in words) for known in (_WELSH, _ENGLISH))
    if welsh + english >= 8:
        return "cy" if welsh > english else "en"
    labels = label_words.casefold()
    return (
        "cy"
        if any(mark in labels for mark in ("ofnodion", "rhaglen", "penderfyniad", "dogfen", "eitem", "cyfarfod"))
        else "en"
    )

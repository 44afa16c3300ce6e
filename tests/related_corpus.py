"""Invented meetings of two councils for what is related: decided before, or one matter in several meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indexer.search.business import DeferralDocument, ReferralDocument
from indexer.search.document import CitationDocument, ItemDocument, MeetingDocument, PaperDocument
from indexer.search.linking import link_keys
from indexer.search.threads import Carried
from tests.engine_corpus import ADA, item, meeting

NOTED = ("That the report be noted", ("noted",), None, None)
SUNDAYS = "That the library in Weir Lane be opened on Sundays from {}, at a cost of £{} a year"
COUNCIL = "Tarnbeck Council"


def bare(number: int, title: str, *parts: object, **held: object) -> ItemDocument:
    """An item as ``engine_corpus`` makes it, without its paper."""
    kinds = held.pop("kinds", ())
    minute = held.pop("minute", None)
    made = item(number, title, *parts, kinds=kinds, minute=minute)  # type: ignore[arg-type]
    return replace(made, **{"papers": (), "interests": (), "apologies": (), **held})  # type: ignore[arg-type]


def cites(number: str, words: str, day: str | None = None, body: str | None = None) -> CitationDocument:
    """The citation of a minute."""
    return CitationDocument("minute", number, words, day, body)


def application(number: str) -> CitationDocument:
    """The citation of an application."""
    return CitationDocument("application", number, number)


def filling(first: int, day: str) -> MeetingDocument:
    """A meeting whose items have words of their own, for other words to be rare."""
    words = ("alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "ivy", "juniper")
    items = (
        bare(first + place, f"The {word} walk", (f"That the {word} hedge be cut and noted", ("noted",), None, None))
        for place, word in enumerate(words)
    )  # fmt: skip
    return meeting(first, COUNCIL, "Parks Committee", day, *items)


PRECEDENTS: tuple[MeetingDocument, ...] = (
    filling(900, "2015-01-01"),
    meeting(
        1, COUNCIL, "Cabinet", "2016-05-03",
        bare(101, "Library opening", (SUNDAYS.format("1 June 2016", "12,000"), ("approved",), ADA, None)),
        bare(102, "Annual report of the Chief Officer", NOTED),
    ),
    meeting(
        2, COUNCIL, "Culture Committee", "2018-02-06",
        bare(201, "Libraries: Sundays", (SUNDAYS.format("May", "9,500").upper(), ("refused",), None, None)),
        bare(202, "Swimming in the river", ("That swimming in the river Tarn be forbidden", ("approved",), ADA, None)),
    ),
    meeting(
        3, COUNCIL, "Cabinet", "2019-09-10",
        bare(301, "Library opening", (SUNDAYS.format("4 May 2020", "15,000") + " or less", ("approved",), ADA, None)),
        bare(302, "Quarterly report", NOTED),
        bare(
            303, "Budget",
            ("That the budget be approved", ("approved",), None, None),
            ("That the libraries be left out of the savings and opened on Saturdays", ("lost",), ADA, None),
        ),
    ),
    meeting(
        4, "Upper Combe Council", "Cabinet", "2020-03-02",
        bare(401, "Sunday opening of libraries", ("That no library be opened on any Sunday", ("refused",), None, None)),
    ),
    meeting(5, COUNCIL, "Cabinet", None, bare(501, "Undated", (SUNDAYS.format("May", "1"), ("approved",), None, None))),
)  # fmt: skip


def _sent(made: ItemDocument, words: str, **held: object) -> ItemDocument:
    """The item with findings of these words of its text, ``{}`` standing for their span."""
    start = made.text.index(words)
    span = (start, start + len(words))
    found = {name: tuple(kind(*fields, *span) for kind, fields in rows) for name, rows in held.items()}  # type: ignore[attr-defined]
    return replace(made, **found)  # type: ignore[arg-type]


PLAN = PaperDocument("Local Plan", "https://tarn.example/documents/s77/Plan.pdf")
PLAN_AGAIN = PaperDocument("Plan", "https://tarn.example/mgConvert2PDF.aspx?ID=77")
GUIDE = PaperDocument("Guide", "https://tarn.example/documents/s1/Guide.pdf")

DEFERRED = _sent(
    bare(11, "Bus lane in Mill Street", "It was deferred to the next meeting", minute="45"),
    "It was deferred to the next meeting", deferrals=((DeferralDocument, ("deferred", "the next meeting", None)),),
)  # fmt: skip
REFERRED = _sent(
    bare(31, "Motion – Bus lane in Mill Street", "The motion was referred to the Cabinet", minute="3"),
    "referred to the Cabinet", referrals=((ReferralDocument, (None, "Cabinet")),),
)  # fmt: skip

THREADS: tuple[MeetingDocument, ...] = (
    meeting(
        1, COUNCIL, "Highways Committee", "2021-03-02", DEFERRED,
        bare(12, "21/01234/FUL – 2 Mill Street", "Refused", citations=(application("21/01234/FUL"),), papers=(GUIDE,)),
        bare(13, "Tree works", "Noted", minute="46", papers=(GUIDE,), issue="41207"),
    ),
    meeting(
        2, COUNCIL, "Highways Committee", "2021-04-06",
        bare(21, "Bus lane in Mill Street", ("That it be built", ("approved",), ADA, None), minute="52"),
        bare(22, "Bus fares", "Noted", minute="46", papers=(GUIDE,)),
    ),
    meeting(
        3, COUNCIL, "Council", "2021-02-02", REFERRED,
        bare(32, "Local Plan", "Debated", papers=(PLAN, GUIDE)),
    ),
    meeting(
        4, COUNCIL, "Cabinet", "2021-03-09",
        bare(
            41, "Referral from Council: Bus lane in Mill Street", "Minute 45 of 2 March 2021 refers",
            citations=(cites("45", "Minute 45 of 2 March 2021", "2021-03-02", "Highways Committee"),), minute="7",
        ),
        bare(42, "Local Plan", "Adopted", papers=(PLAN_AGAIN, GUIDE)),
        bare(43, "Trees", "Minute 46 refers", citations=(cites("46", "Minute 46"),), papers=(GUIDE,)),
    ),
    meeting(
        5, COUNCIL, "Scrutiny Committee", "2021-04-20",
        bare(
            51, "Call-in: Bus lane in Mill Street", ("That it be upheld", ("other",), None, None), papers=(GUIDE,),
            citations=(CitationDocument("call-in", "Call-in", "Call-in: Bus lane in Mill Street"),),
        ),
        bare(54, "Ash dieback", "Heard", issue="41207"),
        bare(52, "Appeals", "Dismissed", citations=(application("21 / 01234 / FUL"),), papers=(GUIDE,)),
        bare(53, "Minutes", "Minute 7 was amended", kinds=("routine",), citations=(cites("7", "Minute 7"),)),
    ),
    meeting(
        6, "Upper Combe Council", "Planning", "2021-05-01",
        replace(bare(61, "An application", "Heard", citations=(application("21/01234/FUL"),)), id="combe/61"),
        bare(62, "Papers", "Read", papers=(GUIDE,)), bare(63, "Books", "Read", papers=(GUIDE,)),
        bare(64, "Letters", "Read", papers=(GUIDE,)),
    ),
)  # fmt: skip


class Shelf:
    """What an engine has to answer for its items to be followed, in plain Python."""

    def __init__(self, items: Iterable[ItemDocument]) -> None:
        self._items = tuple(items)

    def carrying(self, key: str, first: date | None, last: date | None, limit: int) -> Carried:
        """The items with a key, within days; an undated one is on no day."""
        found = [each for each in self._items if key in link_keys(each) and _is_within(each.date, first, last)]
        return Carried(len(found), tuple(found) if len(found) <= limit else ())


def _is_within(day: str | None, first: date | None, last: date | None) -> bool:
    if day is None:
        return first is None and last is None
    return (first is None or first.isoformat() <= day) and (last is None or day <= last.isoformat())

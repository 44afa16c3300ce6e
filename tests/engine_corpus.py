"""A small invented corpus, and what searches mean on it in plain Python: no index, no analyser, no engine.

Words are told apart by ``KIN``, a table of words that share a stem, written by hand.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from indexer.search.document import (
    AttendanceDocument,
    ItemDocument,
    MeetingDocument,
    PaperDocument,
    ResolutionDocument,
    SpeechDocument,
    VoteDocument,
)

KIN = [
    {"library", "libraries"}, {"threshold", "thresholds"}, {"close", "closed", "closing"},
    {"road", "roads"}, {"approve", "approved"}, {"note", "noted", "notes"}, {"report", "reports", "reported"},
    {"flood", "floods", "flooded", "flooding"}, {"school", "schools"}, {"budget", "budgets"}, {"ask", "asked"},
    {"defer", "deferred"}, {"repair", "repairs", "repaired"}, {"member", "members"},
]  # fmt: skip
STEMS = {word: min(kin) for kin in KIN for word in kin}

Said = tuple[str, str | None, str]
Decided = tuple[str, tuple[str, ...], str | None, str | None]


def item(
    number: int, title: str, *parts: str | Said | Decided, agenda: str | None = None, minute: str | None = None,
    topics: tuple[str, ...] = (), kinds: tuple[str, ...] = (),
) -> ItemDocument:  # fmt: skip
    """An item whose text is ``parts``, one a line.

    A part is plain words, what was said (speaker, role, words), or decided (words, outcomes, mover, seconder).
    """
    lines, speeches, resolutions = [], [], []
    start = 0
    for part in parts:
        words = part if isinstance(part, str) else part[2] if len(part) == 3 else part[0]
        end = start + len(words)
        if isinstance(part, tuple) and len(part) == 3:
            speeches.append(SpeechDocument(part[0], part[1], start, end))
        elif isinstance(part, tuple):
            votes = (VoteDocument("for", 7), VoteDocument("against", None, ("Ada Plum",)))
            resolutions.append(
                ResolutionDocument(start, end, part[1], ((start, end),), "RESOLVED", part[2], part[3], votes)
            )
        lines.append(words)
        start = end + 1
    return ItemDocument(
        id=f"tarn/{number}", meeting_id="", council="", committee=None, date=None, meeting="", item=title,
        minute_number=minute, position=0, agenda_text=agenda, decision_text=None, minutes_text="\n".join(lines) or None,
        url=f"http://127.0.0.1/mgAi.aspx?ID={number}", speeches=tuple(speeches), resolutions=tuple(resolutions),
        papers=(PaperDocument("Report", "http://127.0.0.1/report"),), interests=("Ada Plum",), apologies=("Bo Quill",),
        topics=topics, kinds=kinds,
    )  # fmt: skip


def meeting(
    number: int, council: str, committee: str | None, date: str | None, *items: ItemDocument
) -> MeetingDocument:
    """A meeting of these items, each told where and when it was."""
    name = ", ".join(part for part in (committee or "Meeting", date) if part)
    identity = f"tarn/m{number}"
    told = tuple(
        replace(
            each, meeting_id=identity, council=council, committee=committee, date=date, meeting=name, position=place,
            minutes="published",
        )
        for place, each in enumerate(items)
    )  # fmt: skip
    return MeetingDocument(
        id=identity, council=council, committee=committee, date=date, time="10.00 am", venue="Town Hall",
        status="confirmed", minutes="published" if told else None, name=name, url="http://127.0.0.1/m",
        captured_at="2024-06-01T10:00:00+00:00", items=told,
        attendance=(AttendanceDocument("Ada Plum", "Chair", "present"),),
    )  # fmt: skip


ADA, BO, CY = "Ada Plum", "Bo Quill", "Councillor Cy O’Dell"
HOUSING = "Housing, Homes and Roads Committee"

CORPUS: tuple[MeetingDocument, ...] = (
    meeting(
        1,
        "Tarnbeck Council",
        "Cabinet",
        "2021-03-04",
        item(
            11,
            "Library closing times",
            (ADA, "Leader", "The threshold for libraries is high"),
            (BO, None, "The school road is closed"),
            ("That the report be noted", ("noted",), ADA, BO),
            minute="59",
            topics=("Libraries", "Schools, colleges"),
            kinds=("decision", "question"),
        ),
        item(
            12,
            "Budget",
            (BO, "Leader", "The thresholds of the budget were asked about"),
            ("That the budget be approved", ("approved",), BO, ADA),
            ("That the road repair be deferred", ("deferred",), ADA, None),
            topics=("Roads and paths",),
            kinds=("decision",),
        ),
        item(13, "Apologies", "Members sent word", kinds=("routine",)),
    ),
    meeting(
        2,
        "Tarnbeck Council",
        HOUSING,
        "2021-03-04",
        item(
            21,
            "Flooding on the school road",
            (ADA, None, "Floods closed the road"),
            (CY, "Chair", "The library flooded too"),
            ("That the repair of the road be approved and the report noted", ("approved", "noted"), CY, ADA),
            agenda="To consider flood repairs",
            topics=("Roads and paths", "Schools, colleges", "Flooding"),
            kinds=("decision",),
        ),
        item(
            22,
            "Roads",
            "The library road was repaired",
            agenda="To note a report on library roads",
            topics=("Libraries",),
        ),
        item(
            23,
            "Questions",
            (BO, None, "asked about the threshold"),
            (ADA, None, "The budget is closed"),
            minute="HH/21-22/7",
            kinds=("question",),
        ),
    ),
    meeting(
        3,
        "Tarnbeck Council",
        "Cabinet",
        "2022-11-30",
        item(31, "Schools", (CY, None, "School budgets were reported"), ("That it be noted", ("noted",), BO, CY)),
        item(32, "Library", "", agenda="Library budget"),
        item(33, "Declarations", "None", kinds=("declaration", "routine")),
    ),
    meeting(
        4,
        "Upper Combe Council",
        "Cabinet",
        "2022-11-30",
        item(
            41,
            "Road closing",
            (ADA, "Leader", "The school asked to close the road"),
            ("That the road be closed", ("approved",), ADA, CY),
            ("That the threshold be noted", ("noted",), BO, None),
        ),
        item(42, "Floods", (BO, None, "The flood reports"), (BO, "Leader", "noted the library budget")),
    ),
    meeting(
        5,
        "Upper Combe Council",
        None,
        None,
        item(51, "Undated library note", (ADA, None, "Members noted the flood"), agenda="School"),
        item(52, "Undated road", ("That it be lost", ("lost",), None, None)),
    ),
    meeting(6, "Upper Combe Council", "Planning", "2023-01-01"),
    meeting(
        7,
        "Upper Combe Council",
        "Planning",
        "2023-02-28",
        item(
            71,
            "Application 21/01234/FUL",
            (CY, None, "The co-operative on the road"),
            ("That it be refused", ("refused",), ADA, BO),
        ),
        item(72, "Cooperative school", "The budget was O’Dell’s"),
        item(73, "Zebra crossing", "Ŵythnos café members asked"),
    ),
)

ITEMS: tuple[ItemDocument, ...] = tuple(each for held in CORPUS for each in held.items)


@dataclass(frozen=True)
class Leaf:
    """A word, a phrase or a prefix, bare or of a field."""

    field: str | None
    kind: str
    text: str

    def __str__(self) -> str:
        words = {"word": self.text, "phrase": f'"{self.text}"', "prefix": f"{self.text}*"}[self.kind]
        return f"{self.field}:{words}" if self.field else words


@dataclass(frozen=True)
class Branch:
    """AND, OR or NOT of what is below."""

    kind: str
    below: tuple[Tree, ...]

    def __str__(self) -> str:
        shown = [str(each) if isinstance(each, Leaf) else f"({each})" for each in self.below]
        return f"-{shown[0]}" if self.kind == "not" else (" " if self.kind == "and" else " OR ").join(shown)


Tree = Leaf | Branch
SPEECH, RESOLUTION = {"speaker"}, {"resolution", "outcome", "mover", "seconder"}


def words(text: str | None) -> list[str]:
    """The words of a text of this corpus."""
    plain = (
        (text or "").lower().replace("’", "").replace("ŵ", "w").replace("é", "e").replace("-", " ").replace("/", " ")
    )
    return re.findall(r"[a-z0-9]+", plain)


def found(tree: Tree, document: ItemDocument) -> bool:
    """Whether ``document`` is what ``tree`` asks for."""
    if isinstance(tree, Branch) and tree.kind == "or":
        return any(found(each, document) for each in tree.below)
    if isinstance(tree, Branch) and tree.kind == "not":
        return not found(tree.below[0], document)
    members = list(_members(tree)) if isinstance(tree, Branch) else [tree]
    return any(_together(list(choice), document) for choice in product(*map(_alternatives, members)))


def _members(tree: Branch) -> Iterator[Tree]:
    for each in tree.below:
        if isinstance(each, Branch) and each.kind == "and" and not _names(each):
            yield from _members(each)
        else:
            yield each


def _alternatives(tree: Tree) -> list[list[Tree]]:
    """The ways of satisfying a member: OR is taken apart, a bracketed AND without fields of parts is opened.

    What is made of bare words stays whole: of two speakers the one may have said this and the other that.
    """
    if _is_bare(tree):
        return [[tree]]
    if isinstance(tree, Branch) and tree.kind == "or":
        return [choice for each in tree.below for choice in _alternatives(each)]
    if isinstance(tree, Branch) and tree.kind == "and" and not _names(tree):
        ways = product(*(_alternatives(each) for each in tree.below))
        return [[leaf for part in way for leaf in part] for way in ways]
    return [[tree]]


def _names(tree: Tree) -> bool:
    if isinstance(tree, Leaf):
        return tree.field in SPEECH | RESOLUTION
    return any(map(_names, tree.below))


def _together(choice: list[list[Tree]], document: ItemDocument) -> bool:
    """Whether all of a group's leaves hold: those of one speech in one, those of one resolution in one."""
    trees = [tree for part in choice for tree in part]
    leaves = [tree for tree in trees if isinstance(tree, Leaf)]
    speakers = [leaf for leaf in leaves if leaf.field in SPEECH]
    decisions = [leaf for leaf in leaves if leaf.field in RESOLUTION]
    bare = [tree for tree in trees if _is_bare(tree)]
    others = [leaf for leaf in leaves if leaf.field and leaf.field not in SPEECH | RESOLUTION]
    return bool(
        all(found(tree, document) for tree in trees if isinstance(tree, Branch) and not _is_bare(tree))
        and all(_in_item(leaf, document) for leaf in others)
        and (speakers or all(_holds(tree, lambda leaf: _in_item(leaf, document)) for tree in bare))
        and all(_one_speech(leaf, bare, document) for leaf in speakers)
        and (not decisions or _one_resolution(decisions, document))
    )


def _is_bare(tree: Tree) -> bool:
    """Whether a tree is made of words without a field, none of them left out."""
    if isinstance(tree, Leaf):
        return tree.field is None
    return tree.kind != "not" and all(map(_is_bare, tree.below))


def _holds(tree: Tree, has: Callable[[Leaf], bool]) -> bool:
    """Whether a bare tree holds of what has some leaves and lacks others."""
    if isinstance(tree, Leaf):
        return has(tree)
    return (any if tree.kind == "or" else all)(_holds(each, has) for each in tree.below)


def _one_speech(speaker: Leaf, bare: list[Tree], document: ItemDocument) -> bool:
    return any(
        any(_in_label(speaker, label) for label in (speech.speaker, speech.role, speech.written))
        and all(_holds(tree, lambda leaf, said=said: _in_text(leaf, said)) for tree in bare)
        for speech, said in ((each, document.text[each.start : each.end]) for each in document.speeches)
    )


def _one_resolution(leaves: list[Leaf], document: ItemDocument) -> bool:
    return any(
        all(
            _in_text(leaf, document.text[each.start : each.end])
            if leaf.field == "resolution"
            else any(_in_label(leaf, value) for value in {
                "mover": (each.mover, each.mover_written), "seconder": (each.seconder, each.seconder_written),
            }.get(str(leaf.field), each.outcomes))
            for leaf in leaves
        )
        for each in document.resolutions
    )  # fmt: skip


def _in_item(leaf: Leaf, document: ItemDocument) -> bool:
    labels = {"committee": (document.committee,), "topic": document.topics, "kind": document.kinds}
    if leaf.field in labels:
        return any(_in_label(leaf, label) for label in labels[leaf.field])
    texts = {"item": document.item, "text": document.text, "agenda": document.agenda_text}
    return any(_in_text(leaf, text) for name, text in texts.items() if leaf.field in (None, name))


def _in_text(leaf: Leaf, text: str | None) -> bool:
    if leaf.kind == "word":
        return STEMS.get(leaf.text, leaf.text) in {STEMS.get(word, word) for word in words(text)}
    return _in_label(leaf, text)


def _in_label(leaf: Leaf, label: str | None) -> bool:
    held = words(label)
    if leaf.kind == "prefix":
        return any(word.startswith(leaf.text) for word in held)
    asked = words(leaf.text)
    return any(held[start : start + len(asked)] == asked for start in range(len(held)))


OTHERWISE = {
    "cse": "child sexual exploitation",
    "dsg": "dedicated schools grant",
    "send": "special educational needs",
}
"""Three abbreviations; the last is a word like any other, too, and not looked for where it is written out."""

ABBREVIATED = {tuple(long.split()): short for short, long in OTHERWISE.items() if short != "send"}
SPOKEN = ["road", "child", "exploitation", "grant", *OTHERWISE]


def widened(tree: Tree) -> Tree:
    """What ``tree`` means with its abbreviations written out, and what is written out abbreviated."""
    if isinstance(tree, Leaf):
        other = OTHERWISE.get(tree.text) if tree.kind == "word" and tree.field in (None, "item", "text") else None
        return Branch("or", (tree, Leaf(tree.field, "phrase", other))) if other else tree
    if tree.kind == "not":
        return tree
    texts = tuple(each.text if each == Leaf(None, "word", getattr(each, "text", "")) else "" for each in tree.below)
    starts = [start for start in range(len(texts)) if tree.kind == "and" and texts[start : start + 3] in ABBREVIATED]
    if not starts:
        return Branch(tree.kind, tuple(map(widened, tree.below)))
    before, run, after = tree.below[: starts[0]], tree.below[starts[0] : starts[0] + 3], tree.below[starts[0] + 3 :]
    short = Leaf(None, "word", ABBREVIATED[texts[starts[0] : starts[0] + 3]])
    rest = widened(Branch("and", after)) if after else Branch("and", ())
    either = Branch("or", (Branch("and", run), short))
    return Branch("and", (*map(widened, before), either, *(rest.below if isinstance(rest, Branch) else ())))


def random_abbreviations(chance: random.Random, depth: int = 2) -> Tree:
    """A search with abbreviations, and with words side by side that can be abbreviated."""
    kind = chance.choices(["leaf", "and", "or", "not"], [3, 5 * (depth > 0), 2 * (depth > 0), depth > 0])[0]
    if kind == "not":
        return Branch("not", (random_abbreviations(chance, depth - 1),))
    if kind == "or":
        return Branch("or", tuple(random_abbreviations(chance, depth - 1) for _ in range(2)))
    if kind == "leaf":
        field = chance.choice([None, None, None, None, "item", "text", "speaker"])
        word = chance.choice(["ada", "bo"] if field == "speaker" else SPOKEN)
        return Leaf(field, "phrase" if chance.random() < 0.2 and not field else "word", word)
    below = [random_abbreviations(chance, depth - 1) for _ in range(chance.choice((1, 2)))]
    run = [Leaf(None, "word", word) for word in chance.choice([*OTHERWISE.values(), "grant child"]).split()]
    return Branch("and", tuple([*run, *below] if chance.random() < 0.5 else [*below, *run]))


def random_meeting(chance: random.Random) -> MeetingDocument:
    """Thirty items that say things in full, abbreviated, and in part."""
    pieces = [*SPOKEN, *OTHERWISE.values(), "special educational", "schools grant", "sexual", "dedicated"]
    items = [
        item(
            number,
            " ".join(chance.choices(pieces, k=chance.choice((1, 2)))),
            *((who, None, " ".join(chance.choices(pieces, k=chance.choice((1, 2, 3))))) for who in (ADA, BO)),
        )
        for number in range(1, 31)
    ]
    return meeting(1, "Tarnbeck Council", "Cabinet", "2024-05-01", *items)


BARE = ["library", "closing", "threshold", "budget", "roads", "school", "noted", "flood", "zebra", "absent", "members"]
PHRASES = ["the road", "school road", "be noted", "the library", "road the", "the threshold"]
PREFIXES = ["libra", "repor", "clo", "zz"]
VALUES = {
    "speaker": ["ada", "bo", "plum", "leader", "quill", "nobody"],
    "outcome": ["approved", "noted", "deferred", "lost"],
    "mover": ["ada", "bo", "cy"],
    "seconder": ["plum", "quill"],
    "committee": ["cabinet", "housing", "roads"],
    "topic": ["roads", "schools", "paths"],
    "kind": ["decision", "routine"],
    "resolution": ["report", "road", "budgets"],
    "item": ["library", "school"],
    "text": ["flood", "closed"],
    "agenda": ["library", "report"],
}


def random_tree(chance: random.Random, depth: int = 3) -> Tree:
    """A search of some depth, as users might put it together."""
    kind = chance.choices(["leaf", "and", "or", "not"], [4, 4 * (depth > 0), 2 * (depth > 0), depth > 0])[0]
    if kind == "not":
        return Branch("not", (random_tree(chance, depth - 1),))
    if kind in ("and", "or"):
        return Branch(kind, tuple(random_tree(chance, depth - 1) for _ in range(chance.choice((2, 2, 3)))))
    return _random_leaf(chance)


def _random_leaf(chance: random.Random) -> Leaf:
    field = chance.choice([None, None, None, "speaker", "speaker", *VALUES])
    if field:
        return Leaf(field, "word", chance.choice(VALUES[field]))
    kind = chance.choice(["word", "word", "word", "phrase", "prefix"])
    return Leaf(None, kind, chance.choice({"word": BARE, "phrase": PHRASES, "prefix": PREFIXES}[kind]))

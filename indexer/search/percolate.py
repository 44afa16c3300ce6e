"""Whether one item is what a query asks for, told from its document alone: for queries that wait for items to come.

``Waiting`` says of an item what an engine would find in an index of it; the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain

from indexer.search.clauses import Clause, Days, Near, Phrase, Prefix, Worded, ways
from indexer.search.document import ItemDocument
from indexer.search.fielded import SPEECH, Words, is_text, item_words, resolution_words, speech_words
from indexer.search.fields import BY_NAME, DEFAULTS, Kind, Scope
from indexer.search.scoping import Every, InField, Plan, Some, Within, Without
from indexer.search.spans import Span, near, phrase_spans
from indexer.search.stemmer import stem
from indexer.search.words import Slot, reference, slots, tokens

DEFAULT_FIELDS = tuple(name for name in DEFAULTS if name != "resolution")
"""Where bare words are looked for; what a resolution says stands in the text, too."""

KEYED = (*DEFAULT_FIELDS, "resolution", SPEECH)
"""The fields whose words all stand in the title, the text or the agenda."""


class Held:
    """The words of one field, each with its positions."""

    def __init__(self, words: Words) -> None:
        self.places: dict[str, list[int]] = {}
        for word, position, _start, _end in words:
            self.places.setdefault(word, []).append(position)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(map(stem, self.places))

    def spans(self, places: Sequence[Slot]) -> set[Span]:
        """Where the places of a phrase are filled one after another."""
        return phrase_spans(places, lambda word: self.places.get(word, ()))


class Part:
    """An item, a speech or a resolution: its fields, those without words left out."""

    def __init__(self, words: Mapping[str, Words], day: date | None = None) -> None:
        self.fields = {name: Held(found) for name, found in words.items()}
        self.day = day


class ItemRead(Part):
    """An item as it is matched: its own fields, and its speeches and resolutions where a query asks for them."""

    def __init__(self, item: ItemDocument) -> None:
        self._item = item
        self._text = tokens(item.text)
        super().__init__(item_words(item, self._text), _day(item.date))

    @property
    def keys(self) -> Iterator[str]:
        """The stems of the title, the text and the agenda, some of them more than once."""
        return (key for name in DEFAULT_FIELDS if name in self.fields for key in self.fields[name].stems)

    @cached_property
    def _speeches(self) -> Sequence[Part]:
        return [Part(speech_words(self._text, each)) for each in self._item.speeches]

    @cached_property
    def _resolutions(self) -> Sequence[Part]:
        return [Part(resolution_words(self._text, each)) for each in self._item.resolutions]

    def parts(self, scope: Scope) -> Sequence[Part]:
        """The item's speeches or its resolutions."""
        return self._speeches if scope is Scope.SPEECH else self._resolutions


Test = Callable[[Part], bool]


class Waiting:
    """Plans that wait for items, by names; only what shares a word with the item is tried."""

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self._names = tuple(plans)
        self._always: list[tuple[int, Test]] = []
        self._by_key: dict[str, list[tuple[int, Test]]] = {}
        for number, plan in enumerate(plans.values()):
            for branch in _branches(plan):
                self._add(number, branch)

    def _add(self, number: int, branch: Plan) -> None:
        waiting = number, _test(branch, DEFAULT_FIELDS)
        keys = needed(branch)
        if keys is None:
            self._always.append(waiting)
        for key in keys or ():
            self._by_key.setdefault(key, []).append(waiting)

    def matching(self, item: ItemDocument) -> tuple[str, ...]:
        """The names of the plans that ``item`` is found by, in their order."""
        read = ItemRead(item)
        tried = (self._by_key[key] for key in self._by_key.keys() & set(read.keys))
        found: set[int] = set()
        for number, test in chain(self._always, *tried):
            if number not in found and test(read):
                found.add(number)
        return tuple(self._names[number] for number in sorted(found))


def _branches(plan: Plan) -> Iterator[Plan]:
    """The plans that a plan joins by OR, itself where it joins none."""
    if isinstance(plan, Some):
        for each in plan.plans:
            yield from _branches(each)
    elif isinstance(plan, InField):
        yield from (InField(plan.field, each) for each in _branches(plan.plan))
    else:
        yield plan


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def _test(plan: Plan, fields: tuple[str, ...]) -> Test:
    """What tells whether an item or part has what ``plan`` asks for; bare words are looked for in ``fields``."""
    if isinstance(plan, Every):
        every = [_test(each, fields) for each in plan.plans]
        return lambda part: all(test(part) for test in every)
    if isinstance(plan, Some):
        some = [_test(each, fields) for each in plan.plans]
        return lambda part: any(test(part) for test in some)
    if isinstance(plan, Without):
        unwanted = _test(plan.plan, fields)
        return lambda part: not unwanted(part)
    if isinstance(plan, InField):
        return _test(plan.plan, (plan.field,))
    if isinstance(plan, Within):
        return _within(plan.scope, _test(plan.plan, (SPEECH,)))
    return _clause(plan, fields)


def _within(scope: Scope, test: Test) -> Test:
    return lambda item: isinstance(item, ItemRead) and any(map(test, item.parts(scope)))


def _clause(clause: Clause, fields: tuple[str, ...]) -> Test:
    if isinstance(clause, Days):
        first, last = clause.first or date.min, clause.last or date.max
        return lambda part: part.day is not None and first <= part.day <= last
    tests = [(field, _in_field(field, clause)) for field in fields]
    return lambda part: any(field in part.fields and test(part.fields[field]) for field, test in tests)


def _in_field(field: str, clause: Worded | Near) -> Callable[[Held], bool]:
    """What tells whether one field's words have the clause: as ``whoosh_counts.WordCounter`` counts it."""
    if isinstance(clause, Near):
        return _near(field, clause)
    if field in BY_NAME and BY_NAME[field].kind is Kind.REFERENCE:
        key = reference(clause.text)
        return (lambda held: _begun(key, held)) if isinstance(clause, Prefix) else (lambda held: key in held.places)
    places = slots(clause.text)
    if isinstance(clause, Prefix):
        return lambda held: bool(held.spans(_ends(places, held)))
    if isinstance(clause, Phrase) or len(places) > 1 or not is_text(field):
        return _phrase(places)
    return _word(places[0])


def _word(slot: Slot) -> Callable[[Held], bool]:
    words = frozenset(way[0] for way in slot if len(way) == 1)
    keys = frozenset(stem(word) for word in words if len(word) > 1)
    several = tuple(way for way in slot if len(way) > 1)
    return lambda held: (
        not (words.isdisjoint(held.places) and keys.isdisjoint(held.stems)) or bool(several and held.spans((several,)))
    )


def _phrase(places: tuple[Slot, ...]) -> Callable[[Held], bool]:
    certain = {word for place in places if len(place) == 1 and len(place[0]) == 1 for word in place[0]}
    return lambda held: certain <= held.places.keys() and bool(held.spans(places))


def _near(field: str, clause: Near) -> Callable[[Held], bool]:
    def test(held: Held) -> bool:
        one, other = (
            {span for way in ways(close) for span in held.spans(_places(field, way, held))}
            for close in (clause.one, clause.other)
        )
        return bool(near(one, other, clause.apart)[0])

    return test


def _places(field: str, clause: Worded, held: Held) -> tuple[Slot, ...]:
    """The places of what can be near, of a word in all the forms that are ``held``."""
    places = slots(clause.text)
    if isinstance(clause, Prefix):
        return _ends(places, held)
    if isinstance(clause, Phrase) or len(places) > 1 or not is_text(field):
        return places
    keys = {stem(way[0]) for way in places[0] if len(way) == 1}
    return ((*places[0], *((word,) for word in held.places if stem(word) in keys)),)


def _begun(beginning: str, held: Held) -> bool:
    return any(word.startswith(beginning) for word in held.places)


def _ends(places: tuple[Slot, ...], held: Held) -> tuple[Slot, ...]:
    """The places of a prefix, the last of them filled by every word that begins so."""
    *before, last = places
    ends = tuple((*way[:-1], word) for way in last for word in held.places if word.startswith(way[-1]))
    return (*before, ends)


def needed(plan: Plan, *, keyed: bool = True) -> frozenset[str] | None:
    """Stems of which an item must have one in its title, text or agenda to be found by ``plan``.

    None where it could be found without any; ``keyed`` is false within a field of other words.
    """
    if isinstance(plan, Every):
        return _rarest(needed(each, keyed=keyed) for each in plan.plans)
    if isinstance(plan, Some):
        below = [needed(each, keyed=keyed) for each in plan.plans]
        return None if None in below else frozenset().union(*(keys for keys in below if keys is not None))
    if isinstance(plan, InField):
        return needed(plan.plan, keyed=plan.field in KEYED)
    if isinstance(plan, Within):
        return needed(plan.plan)
    return None if isinstance(plan, Without | Days) or not keyed else _needed_for(plan)


def _needed_for(clause: Worded | Near) -> frozenset[str] | None:
    if isinstance(clause, Near):
        sides = (Some(tuple(ways(close))) for close in (clause.one, clause.other))
        return _rarest(map(needed, sides))
    places = slots(clause.text)
    certain = places[:-1] if isinstance(clause, Prefix) else places
    return _rarest(frozenset(stem(max(way, key=len)) for way in place) for place in certain)


def _rarest(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The set that fewest items can be expected to share a word with: long words are rare."""
    return max((keys for keys in sets if keys), key=lambda keys: (min(map(len, keys)), -len(keys)), default=None)

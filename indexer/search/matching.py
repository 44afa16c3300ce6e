"""Where in a text a clause is found, and whether a speech or a resolution holds what a plan asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from indexer.search.clauses import Clause, Days, Near, Prefix, Word, Worded, ways
from indexer.search.fielded import is_text
from indexer.search.scoping import Every, InField, Plan, Some, Within, Without
from indexer.search.spans import Span, near, phrase_spans
from indexer.search.stemmer import stem
from indexer.search.words import PLACE, Slot, Token, first_word, slots

Range = tuple[int, int]


class Reading:
    """A text as it is matched: its words by their places."""

    def __init__(self, words: Iterable[Token]) -> None:
        self._spots: dict[str, list[int]] = {}
        self._words: dict[int, Token] = {}
        for word in words:
            self._spots.setdefault(word.text, []).append(word.position)
            if not word.position % PLACE:
                self._words[first_word(word.position)] = word

    @cached_property
    def _kin(self) -> Mapping[str, list[str]]:
        """The words by their stems."""
        held: dict[str, list[str]] = {}
        for word in self._spots:
            held.setdefault(stem(word), []).append(word)
        return held

    def ranges(self, clause: Clause, *, exact: bool = False) -> Iterator[Range]:
        """The characters on which ``clause`` is found; ``exact`` leaves English endings as they are."""
        for first, last in sorted(self._spans(clause, exact=exact)):
            yield self._words[first].start, self._words[last].end

    def _spans(self, clause: Clause, *, exact: bool) -> set[Span]:
        if isinstance(clause, Days):
            return set()
        if isinstance(clause, Near):
            one, other = (
                {span for each in ways(close) for span in self._worded(each, exact=exact)}
                for close in (clause.one, clause.other)
            )
            return set().union(*near(one, other, clause.apart))
        return self._worded(clause, exact=exact)

    def _worded(self, clause: Worded, *, exact: bool) -> set[Span]:
        return phrase_spans(self._places(clause, exact=exact), lambda word: self._spots.get(word, ()))

    def _places(self, clause: Worded, *, exact: bool) -> tuple[Slot, ...]:
        """What to look for: of a word all its forms, of a prefix all words that begin so."""
        places = slots(clause.text)
        if isinstance(clause, Prefix):
            *before, last = places
            return (*before, tuple((*way[:-1], word) for way in last for word in self._beginning(way[-1])))
        if isinstance(clause, Word) and len(places) == 1 and not exact:
            return (tuple(form for way in places[0] for form in self._forms(way)),)
        return places

    def _beginning(self, prefix: str) -> Iterator[str]:
        return (word for word in self._spots if word.startswith(prefix))

    def _forms(self, way: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        return [way] if len(way) > 1 else [way, *((word,) for word in self._kin.get(stem(way[0]), ()))]


def holds(plan: Plan, fields: Mapping[str, Reading], bare: str) -> bool:
    """Whether one speech or resolution has what ``plan`` asks for; words without a field are looked for in ``bare``."""
    if isinstance(plan, Every):
        return all(holds(each, fields, bare) for each in plan.plans)
    if isinstance(plan, Some):
        return any(holds(each, fields, bare) for each in plan.plans)
    if isinstance(plan, Without):
        return not holds(plan.plan, fields, bare)
    if isinstance(plan, InField):
        return holds(plan.plan, fields, plan.field)
    if isinstance(plan, Within):
        return False
    return any(True for _ in fields[bare].ranges(plan, exact=bool(bare) and not is_text(bare)))


def clauses(plan: Plan, bare: str = "") -> Iterator[tuple[str, Clause]]:
    """What a plan looks for, each with its field (``bare`` for none); what it leaves out is left out."""
    if isinstance(plan, Every | Some):
        for each in plan.plans:
            yield from clauses(each, bare)
    elif isinstance(plan, InField):
        yield from clauses(plan.plan, plan.field)
    elif isinstance(plan, Within):
        yield from clauses(plan.plan, bare)
    elif not isinstance(plan, Without | Days):
        yield bare, plan


def within(plan: Plan) -> Iterator[Within]:
    """The parts of a plan that are matched within one speech or resolution; what it leaves out is left out."""
    if isinstance(plan, Within):
        yield plan
    elif isinstance(plan, Every | Some):
        for each in plan.plans:
            yield from within(each)

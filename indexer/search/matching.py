"""Where in a text a clause is found, and whether a speech or a resolution holds what a plan asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from indexer.search.clauses import Clause, Days, Prefix, Word, Worded
from indexer.search.scoping import Every, InField, Plan, Some, Within, Without
from indexer.search.stemmer import stem
from indexer.search.words import Slot, Token, slots

Range = tuple[int, int]


class Reading:
    """A text as it is matched: its words by their places."""

    def __init__(self, words: Iterable[Token]) -> None:
        self._places = {word.position: word for word in words}

    def ranges(self, clause: Clause, *, exact: bool = False) -> Iterator[Range]:
        """The characters on which ``clause`` is found; ``exact`` leaves English endings as they are."""
        if isinstance(clause, Days):
            return
        places = slots(clause.text)
        if isinstance(clause, Word) and len(places) == 1 and not exact:
            yield from self._forms(places[0][-1][0])
            if len(places[0]) == 1:
                return
        for position in sorted(self._places):
            for end in self._ends(position // 2, places, open_end=isinstance(clause, Prefix)):
                start = self._places.get(position // 2 * 2, self._places[position])
                yield start.start, end

    def _forms(self, word: str) -> Iterator[Range]:
        key = stem(word)
        for token in self._places.values():
            if token.text == word or stem(token.text) == key:
                yield token.start, token.end

    def _ends(self, number: int, places: tuple[Slot, ...], *, open_end: bool) -> Iterator[int]:
        """Where the phrase that begins with word ``number`` ends, if it stands there."""
        reached = {number: 0}
        for slot in places:
            last = open_end and slot is places[-1]
            reached = {
                after: end
                for before in reached
                for way in slot
                for after, end in self._along(before, way, open_end=last)
            }
        yield from reached.values()

    def _along(self, number: int, way: tuple[str, ...], *, open_end: bool) -> list[tuple[int, int]]:
        """The number of the word after those of ``way``, from word ``number`` on, and where they end."""
        reached = [(number, 0)]
        for place, word in enumerate(way, start=1):
            prefix = open_end and place == len(way)
            reached = [step for before, _ in reached for step in self._step(before, word, prefix=prefix)]
        return reached

    def _step(self, number: int, word: str, *, prefix: bool) -> Iterator[tuple[int, int]]:
        for position, wide in ((2 * number, 1), (2 * number + 1, 2)):
            token = self._places.get(position)
            if token and (token.text.startswith(word) if prefix else token.text == word):
                yield number + wide, token.end


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
    exact = bare in ("speaker", "outcome", "mover", "seconder", "voter")
    return any(True for _ in fields[bare].ranges(plan, exact=exact))


def clauses(plan: Plan, bare: str = "") -> Iterator[tuple[str, Worded]]:
    """The words that a plan looks for, each with its field (``bare`` for none); what it leaves out is left out."""
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

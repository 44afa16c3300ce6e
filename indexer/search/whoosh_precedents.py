"""Precedents from the postings of one generation: resolutions by weighted words, grouped by their wording."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heapify, heappop, nsmallest

from indexer.search.columns import NO_OWNER, UNDATED, Columns, DocumentKind, day_number
from indexer.search.document import ItemDocument
from indexer.search.fielded import WORDING
from indexer.search.precedents import (
    BOILERPLATE,
    DEEPEST,
    LISTED,
    LONG,
    NEAR,
    TITLE,
    UNKNOWN,
    UNLIKE,
    AskedWord,
    Decided,
    Precedent,
    Precedents,
    Source,
    Term,
    asked_words,
    chosen,
    likeliest,
    needed,
    share,
    weight,
)
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_postings import Postings
from indexer.search.wordings import Shingles, are_nearly_equal, fingerprint, shingles, wording

FURTHER = 30
"""How many wordings beyond those asked for are compared, for those that are nearly the same to be one."""

Counts = dict[int, float]


@dataclass
class _Group:
    """Decisions in one wording: the best of them, and all as (item, document)."""

    best: int
    shingles: Shingles
    members: dict[int, int]


class PrecedentFinder:
    """Finds the resolutions nearest to a text."""

    def __init__(
        self, postings: Postings, columns: Columns, vocabulary: Vocabulary, item: Callable[[int], ItemDocument]
    ) -> None:
        self._postings, self._columns, self._vocabulary, self._item = postings, columns, vocabulary, item

    def find(
        self, source: Source, allowed: set[int] | None, outcomes: tuple[str, ...], offset: int, limit: int
    ) -> Precedents:
        """The precedents among the items ``allowed``, None for all, of one of the ``outcomes`` where any are given."""
        began = time.perf_counter()
        words = asked_words(source)
        terms = self._terms(words)
        counts = {term.asked.stem: self._counts(term.asked) for term in terms}
        shown = tuple(term.asked.word for term in terms)
        if not terms:
            return Precedents((), 0, (), _since(began), UNKNOWN if words else BOILERPLATE)
        owners, is_earlier = self._columns.owners, self._is_earlier(source)
        scores = self._scores(terms, counts, needed(words))
        scores = {document: score for document, score in scores.items() if is_earlier(owners[document])}
        if allowed is not None:
            scores = {document: score for document, score in scores.items() if owners[document] in allowed}
        if outcomes:
            decided = {document for outcome in outcomes for document, _ in self._with_outcome(outcome)}
            scores = {document: score for document, score in scores.items() if document in decided}
        groups = self._groups(scores, min(offset + limit, DEEPEST))[offset : offset + limit]
        found = tuple(self._precedent(group, scores[group.best], terms, counts) for group in groups)
        total = len({owners[document] for document in scores})
        return Precedents(found, total, shown, _since(began), None if total else UNLIKE)

    @cached_property
    def _resolutions(self) -> dict[int, tuple[int, ...]]:
        """The documents of each item's resolutions, in their order."""
        found: dict[int, list[int]] = {}
        for document, (kind, owner) in enumerate(zip(self._columns.kinds, self._columns.owners, strict=True)):
            if kind == DocumentKind.RESOLUTION and owner != NO_OWNER:
                found.setdefault(owner, []).append(document)
        return {owner: tuple(documents) for owner, documents in found.items()}

    @cached_property
    def _number(self) -> int:
        return sum(map(len, self._resolutions.values()))

    @cached_property
    def _norms(self) -> Sequence[float]:
        """What a count in each resolution is multiplied by, for long ones not to win by their length."""
        lengths = self._columns.lengths["resolution"]
        average = sum(lengths) / max(1, sum(1 for length in lengths if length))
        return [1 / (1 - LONG + LONG * length / average) for length in lengths]

    def _is_earlier(self, source: Source) -> Callable[[int], bool]:
        """Whether an item is earlier than the source, and another."""
        before = day_number(source.before) if source.before else None
        days, ids = self._columns.days, self._columns.ids

        def is_earlier(item: int) -> bool:
            return (before is None or UNDATED < days[item] < before) and ids[item] != source.item_id

        return is_earlier

    def _terms(self, words: Sequence[AskedWord]) -> tuple[Term, ...]:
        """The terms to look for, by how many resolutions have them in any form, no posting being read."""
        held = {word.stem: self._frequency(word.folded) for word in words}
        likely = likeliest(words, held, self._number)
        return chosen(Term(word, weight(self._holding(word), self._number)) for word in likely)

    def _frequency(self, word: str) -> int:
        if word not in self._vocabulary:
            return 0
        return self._postings.frequency("resolution", word) or self._postings.frequency("item", word)

    def _holding(self, word: AskedWord) -> int:
        """How many resolutions have a word, or titles where that is more; one with two forms of it is counted twice."""
        forms = self._vocabulary.forms(word.folded)
        return max(sum(self._postings.frequency(field, form) for form in forms) for field in ("resolution", "item"))

    def _counts(self, word: AskedWord) -> Counts:
        """How often each resolution has a word in any form, those of its item's title counted in."""
        found: Counts = {}
        for form in self._vocabulary.forms(word.folded):
            for document, count in self._postings.frequencies("resolution", form):
                if self._columns.owners[document] != NO_OWNER:
                    found[document] = found.get(document, 0.0) + count
            for document, count in self._postings.frequencies("item", form):
                for resolution in self._resolutions.get(self._columns.owners[document], ()):
                    found[resolution] = found.get(resolution, 0.0) + TITLE * count
        return found

    def _scores(self, terms: tuple[Term, ...], counts: dict[str, Counts], least: int) -> Counts:
        """The nearness of each resolution that is near enough and shares at the ``least`` so many words."""
        norms = self._norms
        whole = sum(term.weight**2 for term in terms)
        near: Counts = {}
        shared: dict[int, int] = {}
        for term in terms:
            worth = term.weight**2 / whole
            for document, count in counts[term.asked.stem].items():
                near[document] = near.get(document, 0.0) + worth * share(count, norms[document])
                shared[document] = shared.get(document, 0) + 1
        return {
            document: round(score, 9) for document, score in near.items() if score >= NEAR and shared[document] >= least
        }

    def _with_outcome(self, outcome: str) -> list[tuple[int, float]]:
        return self._postings.frequencies("outcome", outcome)

    def _groups(self, scores: Counts, wanted: int) -> list[_Group]:
        """The nearest wordings, in order."""
        groups: list[_Group] = []
        for group in self._wordings(scores, wanted + FURTHER):
            near = next((other for other in groups if are_nearly_equal(other.shingles, group.shingles)), None)
            if near:
                near.members = group.members | near.members
            else:
                groups.append(group)
        return groups

    def _wordings(self, scores: Counts, limit: int) -> Iterator[_Group]:
        """The nearest wordings one by one; of an item only the nearest resolution is looked at."""
        owners, newest = self._columns.owners, self._columns.newest
        queue = [(-score, newest[owners[document]], document) for document, score in scores.items()]
        heapify(queue)
        seen: set[int] = set()
        while queue and limit:
            _, _, document = heappop(queue)
            if owners[document] in seen:
                continue
            limit -= 1
            words = self._wording(document)
            members = {owners[document]: document}
            for other, _ in self._postings.frequencies(WORDING, fingerprint(words)):
                if other in scores and owners[other] not in seen:
                    members.setdefault(owners[other], other)
            seen.update(members)
            yield _Group(document, shingles(words), members)

    def _wording(self, document: int) -> tuple[str, ...]:
        decided = self._decided(document)
        return wording(decided.text, decided.document.item)

    def _decided(self, document: int) -> Decided:
        item = self._columns.owners[document]
        return Decided(self._item(item), self._resolutions[item].index(document) + 1)

    def _precedent(self, group: _Group, score: float, terms: Iterable[Term], counts: dict[str, Counts]) -> Precedent:
        owner = self._columns.owners[group.best]
        newest, days = self._columns.newest, self._columns.days
        others = nsmallest(LISTED, (item for item in group.members if item != owner), key=newest.__getitem__)
        dated = sorted(days[item] for item in group.members if days[item] != UNDATED)
        found = Precedent(
            nearest=self._decided(group.best),
            score=round(score, 4),
            terms=tuple(term.asked.word for term in terms if group.best in counts[term.asked.stem]),
            again=tuple(self._decided(group.members[item]) for item in others),
            times=len(group.members),
        )
        return replace(found, first=_iso(dated[0]), last=_iso(dated[-1])) if dated else found


def _iso(day: int) -> str:
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000

"""What was decided: lead-ins, decisions without one, motions and amendments; each once, with mover, vote and outcome."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from indexer.extract import patterns as p
from indexer.extract.extents import extent
from indexer.extract.limbs import find_limbs
from indexer.extract.motions import Fate, Moved, find_fates, find_movers
from indexer.extract.outcomes import outcomes
from indexer.extract.prose import Block, sentences, squeeze, trim
from indexer.extract.speeches import read_sentence
from indexer.extract.votes import Count, find_votes, merged
from indexer.records import Resolution, Span

NEAR = 40  # characters between "the amendment was lost" and the numbers that say how
LONGEST_QUOTE = 12000  # characters of a motion in quotation marks


@dataclass(frozen=True)
class Draft:
    """A decision on its way: ``opens`` is where its lead-in begins, ``kind`` resolved, motion, amendment or plain."""

    opens: int
    start: int
    end: int
    lead: str | None
    kind: str
    moved: Moved | None = None
    count: Count | None = None
    fate: str | None = None


@dataclass(frozen=True)
class Decisions:
    """The resolutions of a text, and the spans that are no speech: decisions, motions, votes, movers."""

    resolutions: tuple[Resolution, ...]
    taken: tuple[Span, ...]


def find_resolutions(text: str, blocks: Sequence[Block]) -> Decisions:
    """Every decision in ``text``, in order, each once, also where it is stated twice."""
    if not blocks:
        return Decisions((), ())
    movers, counts, fates = find_movers(text, blocks), find_votes(text), list(find_fates(text))
    reader = _Reader(text, blocks)
    resolved = list(reader.led(movers))
    motions = [motion for motion in reader.motions(movers) if not _inside(motion.start, resolved)]
    if not resolved:
        resolved = [plain for plain in reader.plain() if not _inside(plain.start, motions)]
    settled = _Debate(text, resolved, motions, movers, counts, fates).settle()
    taken = [(draft.opens, draft.end) for draft in (*resolved, *motions)]
    taken += [
        (moved.start, moved.end) for moved in movers if not p.MOVES_AND_SAYS.search(text, moved.start, moved.end + 240)
    ]
    taken += [(count.start, count.end) for count in counts]
    taken += [(fate.start, fate.end) for fate in fates]
    finished = [_finish(text, draft, blocks) for draft in _once(text, settled)]
    return Decisions(tuple(finished), tuple(sorted(taken)))


def _inside(at: int, drafts: Sequence[Draft]) -> bool:
    return any(draft.opens <= at < draft.end for draft in drafts)


class _Reader:
    """Finds where decisions and motions stand in one text."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text, self._blocks = text, blocks
        self._starts = [block.start for block in blocks]

    def led(self, movers: Sequence[Moved]) -> Iterator[Draft]:
        """Decisions behind a lead-in: RESOLVED in every form, and the words that lead at the start of a line.

        "Agreed." right behind what somebody moved is the fate of that motion and no lead-in.
        """
        done = 0
        for opens, start, lead in sorted(self._leads()):
            if opens < done or (p.FATE_ALONE.match(self._text, opens) and self._follows_mover(opens, movers)):
                continue
            draft = self._draft(opens, start, lead, "resolved")
            if draft and draft.start >= done:
                done = draft.end
                yield draft

    def _follows_mover(self, at: int, movers: Sequence[Moved]) -> bool:
        index = bisect_right(self._starts, at) - 1
        before = self._blocks[index - 1].start if index > 0 else 0
        return any(before <= moved.start < at for moved in movers)

    def _leads(self) -> Iterator[tuple[int, int, str]]:
        text = self._text
        for match in p.LEAD_RESOLVED.finditer(text):
            if self._may_lead(match.group("word"), match.group("before") or match.group("how") or None, match.start(), match.end()):
                opens = match.start("word") if "\n" in text[match.start() : match.start("word")] else match.start()
                yield opens, match.end(), text[opens : match.end()]
        for block in self._blocks:
            if body := p.LEAD_BODY.match(text, block.body):
                yield body.start(), body.end(), body.group(0)
            for pattern in (p.LEAD_WORD, p.LEAD_WELSH):
                if (match := pattern.match(text, block.body, block.end)) and self._is_lead_word(match.group(0), match.end(), block):
                    end = match.start("to") if p.REFERRED.match(match.group(0)) and match["to"] else match.end()
                    yield match.start(), end, text[match.start() : end]
                    break

    def _may_lead(self, word: str, before: str | None, start: int, end: int) -> bool:
        if word.isupper() or before in ("It was", "it was", "It is"):
            return True
        if word[0].isupper():
            head = self._text[max(0, start - 40) : start].rstrip(" \t\u00a0“\"")
            return not head or head[-1] in "\n.:;)”•" or before is not None
        behind = self._text[end - 6 : end + 3].lower()
        return before is not None and ("that" in behind or " to" in behind or ":" in behind or "under" in self._text[end : end + 6])

    def _is_lead_word(self, lead: str, end: int, block: Block) -> bool:
        bare = lead.strip()
        if lead.split()[0].isupper() or end >= block.end or bare[-1] in ":–—-":
            return True
        return bare.lower().endswith(" that") or self._text[end : end + 3] == "to "

    def _draft(self, opens: int, start: int, lead: str, kind: str) -> Draft | None:
        index = max(0, bisect_right(self._starts, opens) - 1)
        start, _ = trim(self._text, start, len(self._text))
        at = max(index, bisect_right(self._starts, start) - 1)
        if at > index and self._stops(self._blocks[at].body, self._blocks[at].end):
            at, start = index, self._blocks[index].end
        end = extent(self._text, start, at, self._blocks, self._stops) if start < self._blocks[at].end else start
        if at > index and not p.CALLS_FOR_MORE.search(lead):
            return self._word_alone(opens, lead, index)
        if end <= start or not self._text[start:end].strip(" .:;-–"):
            return self._word_alone(opens, lead, index)
        return Draft(opens, start, end, squeeze(lead).rstrip(" ,"), kind)

    def _word_alone(self, opens: int, lead: str, index: int) -> Draft | None:
        """"NOTED" on a line of its own: the paragraph before it, unless somebody speaks there; else the word itself."""
        word = squeeze(lead).strip(" :;,.–—-")
        if not word:
            return None
        before = self._blocks[index - 1] if index else None
        if before and not p.ENDS_DECISION.match(self._text, before.body) and not list(read_sentence(self._text, before.body, before.end)):
            return Draft(opens, before.body, before.end, word, "resolved")
        start, end = trim(self._text, opens, opens + len(lead))
        return Draft(opens, start, end, word, "resolved") if start < end else None

    def _stops(self, start: int, end: int) -> bool:
        """Whether a sentence opens something new: another decision, a speech, a mover."""
        text, end = self._text, min(end, start + 1500)
        if any(pattern.match(text, start, end) for pattern in (p.LEAD_RESOLVED, p.LEAD_WORD, p.LEAD_HEADING, p.FATE, p.FATE_ALONE, p.MOVED_BY)):
            return True
        turns = list(read_sentence(text, start, end))
        return bool(turns and (turns[0].who or not p.DECISION_VERB.search(text, start, end)))

    def motions(self, movers: Sequence[Moved]) -> Iterator[Draft]:
        """What was moved, where its words are given."""
        for index, moved in enumerate(movers):
            limit = movers[index + 1].start if index + 1 < len(movers) else len(self._text)
            draft = self._motion(moved, limit)
            if draft:
                yield draft
        for block in self._blocks:
            for start, end in sentences(self._text, block.body, block.end):
                if match := p.MOTION_HEAD.match(self._text, start, end):
                    yield self._body(start, match.end(), match.group(0), None)

    def _motion(self, moved: Moved, limit: int) -> Draft | None:
        block = self._blocks[max(0, bisect_right(self._starts, moved.start) - 1)]
        stop = min(block.end, limit)
        if straight := p.MOVED_THAT.match(self._text, moved.end, stop):
            return self._body(moved.start, straight.end(), "motion", moved)
        that = p.PROPOSES_THAT.search(self._text, moved.start, stop)
        word = p.MOTION_WORD.search(self._text, moved.start, stop)
        found = word if word and (that is None or word.group("opens")) else that
        if found is None or p.VERB_NEXT.match(self._text, found.end()):
            return None
        start = found.start() if found is word and not word.group("opens") else found.end()
        draft = self._body(moved.start, start, found.group(0), moved)
        return draft if draft.start < draft.end else None

    def _body(self, opens: int, start: int, lead: str, moved: Moved | None) -> Draft:
        start, _ = trim(self._text, start, len(self._text))
        kind = "amendment" if p.AMENDMENT.search(lead) else "motion"
        at = max(0, bisect_right(self._starts, start) - 1)
        own = max(0, bisect_right(self._starts, opens) - 1)
        if start < len(self._text) and self._text[start] in "“\"":
            end = self._quote_end(start, self._blocks[at].end)
        elif at > own:
            end = self._motion_end(own, at)
        else:
            end = extent(self._text, start, at, self._blocks, self._stops)
            tail = p.SECONDED_TAIL.search(self._text, start, end) if start > opens else None
            end = tail.start() if tail and tail.start() > start + 20 else end
        return Draft(opens, start, end, squeeze(lead).strip(" :–"), kind, moved)

    def _quote_end(self, start: int, fallback: int) -> int:
        close = "”" if self._text[start] == "“" else "\""
        found = self._text.find(close, start + 1, start + LONGEST_QUOTE)
        return found + 1 if found > 0 else fallback

    def _motion_end(self, own: int, at: int) -> int:
        """The end of a motion whose words begin on their own line: up to what is not of it."""
        opener, end = self._blocks[own], self._blocks[at].end
        for block in self._blocks[at + 1 : at + 200]:
            same = block.marker is not None and block.style == opener.style
            if same or p.ENDS_DECISION.match(self._text, block.start, block.end) or self._stops(block.body, block.end):
                break
            end = block.end
        return end

    def plain(self) -> Iterator[Draft]:
        """Decisions without a lead word: "The report was noted", "It was agreed that", a bare "That …"."""
        done = 0
        for block in self._blocks:
            for start, end in sentences(self._text, block.body, block.end):
                draft = self._plain(start, end) if start >= done else None
                if draft:
                    done = draft.end
                    yield draft

    def _plain(self, start: int, end: int) -> Draft | None:
        text = self._text
        listed = p.BARE_BODY.match(text, start, end) and p.DECISION_VERB.search(text, end, end + 120)
        if listed or (p.BARE_THAT.match(text, start, end) and p.DECISION_VERB.search(text, start, end)):
            return self._draft(start, start, "", "plain") or None
        if agreed := p.LEAD_AGREED.match(text, start, end):
            return self._draft(start, agreed.end(), agreed.group(0), "plain")
        whole = (p.NOTED_DEFERRAL, p.MINUTES_AGREED, p.BODY_DECISION, p.PASSIVE_DECISION)
        if any(pattern.match(text, start, end) for pattern in whole):
            return Draft(start, start, end, None, "plain")
        return None


@dataclass
class _Debate:
    """Movers, votes and fates, handed to the decisions they belong to in the order of the text."""

    text: str
    resolved: Sequence[Draft]
    motions: Sequence[Draft]
    movers: Sequence[Moved]
    counts: Sequence[Count]
    fates: Sequence[Fate]
    settled: list[Draft] = field(default_factory=list)
    moved: Moved | None = None
    count: Count | None = None
    motion: Draft | None = None
    main: Draft | None = None
    fated: int = -1000  # where the last fate ended

    def settle(self) -> list[Draft]:
        events: list[tuple[int, int, Draft | Moved | Count | Fate]] = []
        events += [(moved.start, 0, moved) for moved in self.movers] + [(motion.opens, 1, motion) for motion in self.motions]
        events += [(count.start, 2, count) for count in self.counts] + [(fate.start, 3, fate) for fate in self.fates]
        events += [(draft.opens, 4, draft) for draft in self.resolved]
        events.sort(key=lambda event: event[:2])
        self._opens = [draft.opens for draft in self.resolved]
        for at, _, event in events:
            self._on(at, event)
        self._close()
        return sorted(self.settled, key=lambda draft: draft.start)

    def _on(self, at: int, event: Draft | Moved | Count | Fate) -> None:
        if isinstance(event, Moved):
            self._on_mover(event)
        elif isinstance(event, Count):
            self._on_count(event)
        elif isinstance(event, Fate):
            self._on_fate(event)
        elif event.kind in ("motion", "amendment"):
            if event.kind == "amendment" and self.motion and self.motion.kind == "motion":
                self.main, self.motion = self.motion, None
            self._close()
            self.motion, self.count = replace(event, moved=event.moved or self.moved), None
        else:
            self._on_decision(event)

    def _on_mover(self, moved: Moved) -> None:
        if self._is_behind(moved.start, moved.end) and self.settled[-1].moved is None:
            self.settled[-1] = replace(self.settled[-1], moved=moved)
        elif self.motion and self.motion.moved is None:
            self.motion = replace(self.motion, moved=moved)
        else:
            self.moved, self.count = moved, None

    def _on_count(self, count: Count) -> None:
        if self.settled and 0 <= count.start - self.fated < NEAR:
            self.settled[-1] = replace(self.settled[-1], count=merged(self.settled[-1].count, count))
        elif self.motion is not None:
            self.motion = replace(self.motion, count=merged(self.motion.count, count))
        elif self.settled and (self._is_behind(count.start, count.end) or self.settled[-1].end > count.start):
            self.settled[-1] = replace(self.settled[-1], count=merged(self.settled[-1].count, count))
        else:
            self.count = merged(self.count, count)

    def _is_behind(self, start: int, end: int) -> bool:
        """Whether something between two decisions belongs to the one before it: nearer, or nothing follows."""
        if not self.settled or self.motion is not None or self.moved is not None:
            return False
        after = bisect_right(self._opens, start)
        if after >= len(self._opens):
            return True
        return start - self.settled[-1].end < self._opens[after] - end

    def _on_fate(self, fate: Fate) -> None:
        if self.motion is None:
            if fate.named and (fate.fate != "carried" or self._is_last(fate.start)):
                self.settled.append(self._unworded(fate))
                self.moved = self.count = None
            return
        decided = replace(self.motion, fate=fate.fate)
        if fate.fate == "carried" and decided.kind == "motion":
            self.motion = decided
            return
        self.settled.append(decided)
        self.fated = fate.end
        self.motion, self.main = (self.main if decided.kind == "amendment" else None), None
        self.moved = self.count = None

    def _is_last(self, at: int) -> bool:
        """Whether no decision is worded before or after: then the fate of a motion is all that is told of it."""
        return not self.settled and bisect_right(self._opens, at) >= len(self._opens)

    def _unworded(self, fate: Fate) -> Draft:
        """A motion of which only the fate is told: the sentence that tells it, from its mover on."""
        start = self.moved.start if self.moved else self.text.rfind("\n", 0, fate.start) + 1
        start, end = trim(self.text, start, fate.end)
        return Draft(start, start, end, None, "motion", self.moved, self.count, fate.fate)

    def _on_decision(self, draft: Draft) -> None:
        source = self.motion or self.main
        moved = (source.moved if source else None) or self.moved
        count = (source.count if source else None) or self.count
        self.settled.append(replace(draft, moved=moved, count=count))
        self.motion = self.main = self.moved = self.count = None

    def _close(self) -> None:
        """A motion carried of which no RESOLVED tells again is a decision itself."""
        if self.motion is not None and self.motion.fate:
            self.settled.append(self.motion)
        self.motion = None


def _once(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Each decision once: of two with the same words the later stays, and what the earlier knew is kept."""
    kept: dict[str, Draft] = {}
    for draft in drafts:
        words = "".join(ch for ch in text[draft.start : draft.end].lower() if ch.isalnum())
        earlier = kept.pop(words, None)
        if earlier:
            draft = replace(
                draft,
                lead=draft.lead or earlier.lead,
                moved=draft.moved or earlier.moved,
                count=draft.count or earlier.count,
            )
        kept[words] = draft
    return sorted(kept.values(), key=lambda draft: draft.start)


def _finish(text: str, draft: Draft, blocks: Sequence[Block]) -> Resolution:
    starts = [block.start for block in blocks]
    first = max(0, bisect_right(starts, draft.start) - 1)
    last = bisect_right(starts, draft.end - 1)
    count = draft.count
    return Resolution(
        start=draft.start,
        end=draft.end,
        lead=draft.lead or None,
        outcomes=_outcomes(text, draft),
        limbs=find_limbs(text, draft.start, draft.end, blocks[first:last]),
        mover=draft.moved.mover if draft.moved else None,
        seconder=draft.moved.seconder if draft.moved else None,
        vote=count.vote if count else None,
        recorded_vote=count.recorded if count else None,
    )


def _outcomes(text: str, draft: Draft) -> tuple[str, ...]:
    if draft.fate in ("lost", "withdrawn"):
        return (draft.fate,)
    if draft.kind in ("motion", "amendment"):
        return ("approved",)
    return outcomes(draft.lead, text[draft.start : draft.end])

"""Holdings to index: every meeting held is understood and put into a new generation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive import Archive
from indexer.aside import Aside
from indexer.documents import to_document
from indexer.extract import find
from indexer.holdings import meetings
from indexer.listed import listed, of
from indexer.repetition import Repetition
from indexer.search.coverage import ListedMeeting
from indexer.search.document import MeetingDocument
from indexer.search.engine import IndexWriter, open_writer, read_stamp
from indexer.search.topics import Topics, load

TOPICS_STAMP = "topics"
"""What the digest of the topics is kept under in an index's stamp."""


@dataclass
class BuildReport:
    """What a build did: counts, and one line (address and reason) for each page that could not be read.

    ``cut`` counts the items of which only the first 500 words are held.
    """

    meetings: int = 0
    items: int = 0
    cut: int = 0
    unreadable: list[str] = field(default_factory=list)
    unchanged: bool = False


def build_index(
    archive: Archive,
    address: str,
    *,
    rebuild: bool = False,
    progress: Callable[[BuildReport], None] | None = None,
    topics: Topics | None = None,
) -> BuildReport:
    """Builds a new generation of the index at ``address`` and switches to it; raises SearchError.

    Items are sorted under ``topics``, or those that come with Minutebook. Does nothing where the index was built by
    this very program from this very archive with these very topics, unless ``rebuild``. A failure on the way leaves the
    current generation as it was.
    """
    topics = topics or load()
    stamp = {"archive": archive.state(), "program": program(), TOPICS_STAMP: topics.digest}
    report = BuildReport()
    if not rebuild and dict(read_stamp(address)) == stamp:
        report.unchanged = True
        return report
    writer = open_writer(address)
    try:
        writer.sort_under(topics.topics)
        with Aside(Path(address)) as aside:
            _write(archive, writer, report, progress or (lambda _: None), topics, aside)
        writer.commit(stamp)
    except BaseException:
        writer.cancel()
        raise
    return report


def program() -> str:
    """A digest of the indexer's own source: what was understood by other rules is not up to date."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _write(
    archive: Archive,
    writer: IndexWriter,
    report: BuildReport,
    progress: Callable[[BuildReport], None],
    topics: Topics,
    aside: Aside,
) -> None:
    repetition = Repetition()
    stands: dict[str, ListedMeeting] = {}
    for document in _understood(archive, report):
        repetition.see(document)
        aside.put(document)
        stands[document.id] = of(document)
        progress(report)
    for document in aside.meetings():
        writer.put(topics.sorted_under(repetition.told(document)))
        progress(report)
    for meeting in (stands | {each.id: each for each in listed(archive, stands)}).values():
        writer.list(meeting)


def _understood(archive: Archive, report: BuildReport) -> Iterator[MeetingDocument]:
    """Every meeting held, as an index document; counted in ``report``."""
    homes: dict[str, str] = {}
    for held in meetings(archive, report.unreadable.append):
        document = to_document(held.meeting, held.publisher, held.source.fetched_at, find, held.members, held.twin)
        report.unreadable.extend(_moved(document, homes))
        report.meetings += 1
        report.items += len(document.items)
        report.cut += sum(item.cut for item in held.meeting.items)
        yield document


def _moved(document: MeetingDocument, homes: dict[str, str]) -> list[str]:
    """A line for each item that another meeting has put already: only the later one is kept under the item's id."""
    lines = []
    for item in document.items:
        first = homes.setdefault(item.id, document.id)
        if first != document.id:
            lines.append(f"{item.url}: the meetings {first} and {document.id} both have it; it is kept in the second")
    return lines

"""Captures from WARC files that others made: what is a page of a ModernGov site is taken into the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from crawler import foreign, warc
from crawler.answers import error_page, not_of_kind, refusal
from crawler.archive import Archive, ArchiveError, FetchedPage
from crawler.councils import Council, CouncilError, of_address
from crawler.fetcher import MAX_BODY
from crawler.moderngov import PageKind, classify


@dataclass
class ImportReport:
    """How many captures were added, how many were known already, and how many records are no pages of ours."""

    added: int = 0
    known: int = 0
    others: int = 0


def import_file(archive: Archive, path: Path) -> ImportReport:
    """Adds the captures of ``path`` to ``archive``; a second time adds nothing. Raises ArchiveError.

    A file that breaks off is taken as far as it goes, and then the error says so.
    """
    report = ImportReport()
    as_kept = cache(archive.as_kept)
    try:
        for record in foreign.records(path, MAX_BODY):
            page = _page(record, archive.payload)
            kind = classify(page.url) if page else None
            if page is None or kind is None or not _is_genuine(page, kind):
                report.others += record.type in ("response", "revisit")
            elif archive.holds(page):
                report.known += 1
            else:
                key = as_kept(Council(page.council, page.council_name, page.base)).key
                archive.append(replace(page, council=key), kind)
                report.added += 1
    except ValueError as error:
        raise ArchiveError(
            f"{path} cannot be read as a WARC file beyond {report.added + report.known} pages ({error}). "
            "Those are in the archive; get a whole copy and import it again for the rest."
        ) from error
    return report


def _page(record: warc.Record, payload: Callable[[str, str], bytes | None]) -> FetchedPage | None:
    """The capture in a record; None for a record that is none. A revisit takes its payload from what is held."""
    if record.type not in ("response", "revisit") or record.status not in (200, 304):
        return None
    url = record.url.strip("<> ")
    body = payload(url, record.digest) if record.type == "revisit" else record.body
    if body is None or len(body) > MAX_BODY or (record.status == 304 and record.type != "revisit"):
        return None
    try:
        council = _council(record, url)
    except CouncilError:
        return None
    return FetchedPage(
        url=url, status=200, headers=record.headers, body=body, fetched_at=record.date,
        council=council.key, council_name=council.name, base=council.base,
    )  # fmt: skip


def _council(record: warc.Record, url: str) -> Council:
    named = [record.fields.get(name.lower(), "") for name in (warc.COUNCIL, warc.COUNCIL_NAME, warc.BASE)]
    return Council(*named) if all(named) else of_address(url)


def _is_genuine(page: FetchedPage, kind: PageKind) -> bool:
    text = page.text
    wrong = refusal(200, page.headers, page.body) or error_page(page.url, text) or not_of_kind(kind, text)
    return kind is not PageKind.ERROR and not wrong

"""Pages to append to an archive, and a writer to be killed: `python archive_pages.py FOLDER FIRST COUNT SIZE`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from crawler.archive import Archive, ArchiveError, FetchedPage
from crawler.moderngov import PageKind, build

BASE = "https://democracy.netherby.example/"
KIND = PageKind.MEETING


def page(number: int, size: int = 400, at: str = "2026-03-01T10:00:00Z") -> FetchedPage:
    """A page whose bytes cannot be packed, so that its record is about as large."""
    return FetchedPage(
        url=build(BASE, KIND, meeting_id=str(number)), status=200, headers={"etag": f'"{number}"'},
        body=random.Random(number).randbytes(size), fetched_at=at, council="netherby", council_name="Netherby",
        base=BASE,
    )  # fmt: skip


def numbers(path: Path) -> list[int]:
    """The numbers of the pages that the archive at ``path`` holds, each with the bytes that it was appended with."""
    with Archive(path) as archive:
        pages = list(archive.pages("netherby", KIND))
    found = [int(one.url.split("MId=")[1].split("&")[0]) for one in pages]
    assert all(one.body == page(number, len(one.body)).body for one, number in zip(pages, found, strict=True))
    return sorted(found)


def main(folder: str, first: str, count: str, size: str) -> None:
    """Says the number of each page once it is kept, and last what went wrong."""
    try:
        with Archive(folder, create=True) as archive:
            for number in range(int(first), int(first) + int(count)):
                archive.append(page(number, int(size)), KIND)
                print(number, flush=True)
    except ArchiveError as error:
        print(error)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Which councils are to be crawled, from what was typed and what a file names; all of it is looked at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from crawler.archive import Archive, ArchiveError
from crawler.councils import Council, CouncilError, of_address, resolve
from crawler.crawl import CrawlError, CrawlOptions, check_delay
from crawler.found import is_id
from crawler.moderngov import canonical
from crawler.printable import printable

MOST_TOLD = 20
MOST_BYTES = 1_000_000


class WrongUseError(Exception):
    """What was asked for cannot be meant; the message says what can."""


@dataclass(frozen=True)
class Named:
    """A council as somebody named it: the ``words``, and the ``place`` where they stand, empty for the command line."""

    words: str
    place: str = ""


def in_file(file: BinaryIO) -> list[Named]:
    """The councils that ``file`` names, one a line; a # at its beginning or after a space begins a comment.

    Raises WrongUseError for what is no text, or names nothing.
    """
    name = printable(str(getattr(file, "name", "<stdin>")), 100).replace("<stdin>", "standard input")
    try:
        data = file.read(MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUseError(f"{name} cannot be read as text ({error}): give a file with one council a line.") from error
    if len(data) > MOST_BYTES:
        raise WrongUseError(f"{name} has more than {MOST_BYTES:,} bytes: give a file with one council a line.")
    found = [Named(words, f"{name}, line {number}: ") for number, words in _lines(text) if words]
    if not found:
        raise WrongUseError(f"{name} names no council: give a file with one council's name or address a line.")
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        comment = next((at for at in range(len(words)) if words[at] == "#" and words[at - 1 : at].strip() == ""), None)
        yield number, words[:comment].strip()


def councils(named: Sequence[Named], archive: Path) -> list[Council]:
    """The councils that are named, each site once; raises WrongUseError with a sentence for each that is none."""
    found: dict[str, Council] = {}
    wrong = []
    for one in named:
        try:
            council = _council(one.words, archive)
            found.setdefault(canonical(council.base), council)
        except CouncilError as error:
            wrong.append(f"{one.place}{error}")
    if len(wrong) > MOST_TOLD:
        wrong = [*wrong[:MOST_TOLD], f"And {len(wrong) - MOST_TOLD:,} more."]
    if wrong:
        raise WrongUseError("\n".join(wrong))
    return list(found.values())


def _council(words: str, archive: Path) -> Council:
    """The council that ``words`` name: one of councils.toml, a site, or one that the archive holds already."""
    try:
        return resolve(words)
    except CouncilError:
        try:
            with Archive(archive) as held:
                found = next(council for council in held.sites() if words in (council.key, council.name))
            of_address(found.base)  # what was imported may have come from anywhere
            return found
        except (ArchiveError, CouncilError, StopIteration):
            pass
        raise


def check(found: Sequence[Council], options: CrawlOptions) -> None:
    """Raises WrongUseError where ``options`` contradict each other, or do not fit the councils that were ``found``."""
    if options.since and options.until and options.since > options.until:
        raise WrongUseError("--since is after --until: put the earlier date in --since.")
    if options.since and options.since.year > date.today().year + 2:
        raise WrongUseError(
            f"--since {options.since} lies years ahead, where no meeting is listed: give an earlier date."
        )
    if not all(name.strip() for name in options.committees):
        raise WrongUseError("--committee is empty: give the name of a committee, or its number on the council's site.")
    numbers = [name for name in options.committees if is_id(name)]
    if numbers and len(found) > 1:
        raise WrongUseError(
            f"--committee {numbers[0]} is another committee on each site: crawl them one by one, or give a name."
        )
    for council in found:
        try:
            check_delay(council, options.delay)
        except CrawlError as error:
            raise WrongUseError(str(error)) from error


def check_report(path: Path, archive: Path) -> None:
    """Raises WrongUseError where no report can be written to ``path``."""
    if path.is_dir():
        raise WrongUseError(f"--report {path} is a folder: give the name of a file.")
    folder = path.absolute().parent
    if not folder.is_dir() and folder != archive.absolute():
        raise WrongUseError(f"There is no folder {folder} for --report: make it first, or give another file.")

"""Every record read and held against its digests and the catalogue; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from crawler import warc
from crawler.catalogue import Catalogue
from crawler.members import Damage, Member, scan
from crawler.repairing import entry_of
from crawler.warc_folder import WarcFolder

Fault = tuple[str, bool]
"""What is wrong where, and whether something of the WARC files themselves is lost."""


def check(
    catalogue: Catalogue, folder: WarcFolder, *, is_written: bool, advance: Callable[[int], object]
) -> Iterator[Fault]:
    """Gives each fault. While the archive ``is_written``, what lies beyond the catalogue is not looked at.

    ``advance`` is told how many bytes were read.
    """
    sizes, files = catalogue.sizes(), folder.files()
    for name in sorted(sizes.keys() - {file.name for file in files}):
        yield f"{name} is missing, and with it captures that the catalogue knows", True
    for file in files:
        if file.name in sizes or not is_written:
            yield from _check_file(catalogue, file, sizes.get(file.name, 0), is_written=is_written, advance=advance)


def _check_file(
    catalogue: Catalogue, file: Path, known: int, *, is_written: bool, advance: Callable[[int], object]
) -> Iterator[Fault]:
    size, seen, faults = file.stat().st_size, 0, 0
    if size < known:
        faults += 1
        yield f"{file.name} has {size} bytes, but the catalogue knows {known}", True
    for piece in scan(file):
        if is_written and piece.offset >= known:
            return
        advance(piece.length)
        seen += catalogue.at(file.name, piece.offset) is not None
        fault = _damage(piece, known) if isinstance(piece, Damage) else _fault(catalogue, file, piece)
        if fault:
            faults += 1
            yield f"{file.name}, byte {piece.offset}: {fault[0]}", fault[1]
    if not faults and not is_written and seen < catalogue.count_in(file.name):
        yield f"{file.name} holds fewer captures than the catalogue knows of it", True


def _damage(damage: Damage, known: int) -> Fault:
    if damage.is_end and damage.offset >= known:
        return f"{damage.length} bytes at the end are no capture (a writer was cut off there)", False
    return damage.reason, True


def _fault(catalogue: Catalogue, file: Path, member: Member) -> Fault | None:
    """What is wrong with a whole member, by its digests and by what the catalogue knows of it."""
    if reason := warc.fault(member.data):
        return reason, True
    try:
        found = entry_of(warc.read_record(member.data), file.name, member)
    except (ValueError, OverflowError) as error:
        return str(error), True
    if found is not None and found.revisit and catalogue.original(found.url, found.digest) is None:
        return f"the payload of {found.address} was kept earlier and is lost", True
    if catalogue.at(file.name, member.offset) != found:
        known = f"does not know the capture of {found.address}" if found else "knows a capture where there is none"
        return f"the catalogue {known}", False
    return None

"""Catalogue and WARC files kept in agreement: what a writer left half done is mended, what is damaged is named."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from crawler import members, warc
from crawler.catalogue import Catalogue, Entry, moment_of
from crawler.moderngov import canonical
from crawler.warc_folder import WarcFolder, cut

log = logging.getLogger(__name__)


class LostError(Exception):
    """A WARC file that the catalogue knows is gone or shorter, in a way that no interrupted writer explains."""


def entry_of(record: warc.Record, file: str, member: members.Member) -> Entry | None:
    """The catalogue's row for a record; None for a record that is no capture of ours."""
    fields = record.fields
    if record.type not in ("response", "revisit") or warc.COUNCIL.lower() not in fields:
        return None
    return Entry(
        url=canonical(record.url), address=record.url, council=fields[warc.COUNCIL.lower()],
        council_name=fields.get(warc.COUNCIL_NAME.lower(), ""), base=fields.get(warc.BASE.lower(), ""),
        kind=fields.get(warc.KIND.lower(), ""), fetched_at=record.date, moment=moment_of(record.date),
        digest=record.digest, revisit=record.type == "revisit", record_id=record.id,
        file=file, offset=member.offset, length=member.length,
    )  # fmt: skip


def catch_up(catalogue: Catalogue, folder: WarcFolder) -> None:
    """Makes both agree after a writer was cut off or the catalogue was lost; raises LostError."""
    sizes, files = catalogue.sizes(), folder.files()
    for name in sorted(sizes.keys() - {file.name for file in files}):
        raise LostError(f"{folder.path / name} is missing")
    for file in files:
        known, size = sizes.get(file.name, 0), file.stat().st_size
        if size < known and file is not files[-1]:
            raise LostError(f"{file} is shorter than it was")
        if size < known:
            known = _forget_lost(catalogue, file, size)
        if size > known:
            take_in(catalogue, file, known)
    if files:
        cut(files[-1], catalogue.sizes().get(files[-1].name, 0))


def _forget_lost(catalogue: Catalogue, file: Path, size: int) -> int:
    lost = catalogue.forget(file.name, size)
    log.warning("%s was cut short: the last %d captures are lost and will be fetched again.", file, lost)
    return catalogue.sizes()[file.name]


def rebuild(catalogue: Catalogue, folder: WarcFolder) -> int:
    """Makes the catalogue again from the WARC files alone; gives the number of captures found."""
    catalogue.forget_all()
    return sum(take_in(catalogue, file, 0) for file in folder.files())


def take_in(catalogue: Catalogue, file: Path, start: int) -> int:
    """Takes what ``file`` holds from ``start`` on into the catalogue; gives the number of captures.

    What is damaged is left out and logged, unless it is the torn end of the file.
    """
    sizes = {file.name: start}

    def found() -> Iterator[Entry]:
        for member, fault in _scan(file, start):
            if member is None:
                log.warning("%s, %s; left out.", file, fault)
                continue
            sizes[file.name] = member.offset + member.length
            entry = entry_of(warc.read_record(member.data), file.name, member)
            if entry is not None and _is_whole(catalogue, entry):
                yield entry

    return catalogue.add_all(found(), file.name, sizes)


def _is_whole(catalogue: Catalogue, entry: Entry) -> bool:
    if not entry.revisit or catalogue.original(entry.url, entry.digest):
        return True
    log.warning("%s, byte %d: the payload it had is lost; left out.", entry.file, entry.offset)
    return False


def _scan(file: Path, start: int) -> Iterator[tuple[members.Member | None, str]]:
    """The whole members of ``file``; for a damaged stretch between them, None and what is wrong where."""
    at: int | None = start
    while at is not None:
        try:
            for member in members.members(file, at):
                yield member, ""
            return
        except members.DamagedError as damage:
            at = members.next_member(file, damage.offset)
            if at is not None:
                yield None, f"byte {damage.offset}: {damage}"


def check(catalogue: Catalogue, folder: WarcFolder) -> Iterator[tuple[str, bool]]:
    """Reads every record and compares it with its digest and with the catalogue.

    Gives for each fault what is wrong where, and whether something of the WARC files themselves is lost.
    """
    sizes, files = catalogue.sizes(), folder.files()
    for name in sorted(sizes.keys() - {file.name for file in files}):
        yield f"{name} is missing, and with it captures that the catalogue knows", True
    for file in files:
        end = 0
        for member, fault in _scan(file, 0):
            if member is None:
                yield f"{file.name}, {fault}", True
            else:
                end = member.offset + member.length
                yield from _check_member(catalogue, file, member)
        known, size = sizes.get(file.name, 0), file.stat().st_size
        if end < min(known, size):
            yield f"{file.name}, byte {end}: the end of the file is damaged", True
        elif known > size:
            yield f"{file.name} has {size} bytes, but the catalogue knows {known}", True


def _check_member(catalogue: Catalogue, file: Path, member: members.Member) -> Iterator[tuple[str, bool]]:
    where = f"{file.name}, byte {member.offset}"
    try:
        record = warc.read_record(member.data)
        found = entry_of(record, file.name, member)
    except ValueError as error:
        yield f"{where}: {error}", True
        return
    if found is None:
        return
    if not found.revisit and warc.payload_digest(record.body) != found.digest:
        yield f"{where}: the payload of {record.url} is not the one that its digest names", True
    if found.revisit and catalogue.original(found.url, found.digest) is None:
        yield f"{where}: the payload of {record.url} was kept earlier and is lost", True
    elif catalogue.at(file.name, member.offset) != found:
        yield f"{where}: the catalogue does not know the capture of {record.url}", False

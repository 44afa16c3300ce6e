"""Catalogue and WARC files made to agree again: what was left half done is mended, what is damaged is put aside."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler import warc
from crawler.catalogue import Catalogue, Entry, moment_of
from crawler.losses import Losses
from crawler.members import Damage, Member, scan
from crawler.moderngov import canonical
from crawler.warc_folder import UNSYNCED, WarcFolder, cut, sync

log = logging.getLogger(__name__)


class LostError(Exception):
    """A WARC file that the catalogue knows is gone or shorter, in a way that no interrupted writer explains."""


@dataclass(frozen=True)
class Holding:
    """The parts of an archive that are to agree."""

    catalogue: Catalogue
    folder: WarcFolder
    losses: Losses


def entry_of(record: warc.Record, file: str, member: Member) -> Entry | None:
    """The catalogue's row for a record; None for a record that is no capture of ours. Raises ValueError."""
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


def catch_up(holding: Holding) -> None:
    """Makes all agree after a writer was cut off or the catalogue was lost; raises LostError.

    Reads what lies beyond the catalogue, and of the rest the last records alone.
    """
    sizes, files = holding.catalogue.sizes(), holding.folder.files()
    for name in sorted(sizes.keys() - {file.name for file in files}):
        raise LostError(f"{holding.folder.path / name} is missing")
    for file in files:
        known, size = sizes.get(file.name, 0), file.stat().st_size
        if size < known and file is not files[-1]:
            raise LostError(f"{file} is shorter than it was")
        gone = _forget_unreadable(holding, file, size) if file is files[-1] and known else []
        known = holding.catalogue.sizes().get(file.name, 0)
        if size > known:
            damages = _take_in_rest(holding, file, known, is_last=file is files[-1])
            if damages and not sizes:
                holding.losses.begin_crawls_anew()
        lost = [one for one in gone if not holding.catalogue.has(one.url, one.moment, one.digest)]
        holding.losses.note((one.address, one.fetched_at, one.file, one.council) for one in lost)


def rebuild(holding: Holding) -> None:
    """Makes the catalogue again from the WARC files alone. What is damaged in them is put aside and cut out, so that
    they are whole again; what was known and is lost is written down."""
    holding.catalogue.forget_all()
    for file in holding.folder.files():
        damages = take_in(holding.catalogue, file, 0)
        if damages:
            _cut_out(holding, file, damages)
            take_in(holding.catalogue, file, 0)
    holding.losses.note(holding.catalogue.lost_since())


def take_in(catalogue: Catalogue, file: Path, start: int) -> list[Damage]:
    """Takes the captures of ``file`` from ``start`` on into the catalogue; gives what is no sound record, left out."""
    sizes, damages = {file.name: start}, list[Damage]()

    def found() -> Iterator[Entry]:
        for piece in scan(file, start):
            entry, damage = _judged(catalogue, file, piece)
            if damage:
                damages.append(damage)
                continue
            sizes[file.name] = piece.offset + piece.length
            if entry is not None:
                yield entry

    catalogue.add_all(found(), file.name, sizes)
    return damages


def _judged(catalogue: Catalogue, file: Path, piece: Member | Damage) -> tuple[Entry | None, Damage | None]:
    """The row for a member where it is a capture of ours; what is wrong where it is not sound."""
    if isinstance(piece, Damage):
        return None, piece
    reason = warc.fault(piece.data)
    try:
        entry = None if reason else entry_of(warc.read_record(piece.data), file.name, piece)
    except (ValueError, OverflowError) as error:
        reason, entry = str(error), None
    if entry is not None and entry.revisit and catalogue.original(entry.url, entry.digest) is None:
        reason = f"the payload of {entry.address} was kept earlier and is lost"
    return (None, Damage(piece.offset, piece.length, reason)) if reason else (entry, None)


def _take_in_rest(holding: Holding, file: Path, known: int, *, is_last: bool) -> list[Damage]:
    """Takes in what the catalogue does not know of ``file``, and gives what is damaged in it; the torn end of the last
    file is put aside and cut off."""
    damages = take_in(holding.catalogue, file, known)
    for damage in damages:
        if damage.is_end and is_last:
            holding.losses.put_aside(file, damage)
            cut(file, damage.offset)
        log.warning("%s, byte %d: %s; left out.", file, damage.offset, damage.reason)
    return damages


def _forget_unreadable(holding: Holding, file: Path, size: int) -> list[Entry]:
    """Forgets the last captures of ``file`` from the first on that is not there any more; gives those forgotten.

    The last records are read, as far as a machine that died may have lost them, and on as long as they are damaged.
    """
    gone = holding.catalogue.forget(file.name, size) if holding.catalogue.sizes()[file.name] > size else []
    reach = UNSYNCED
    while True:
        tail = holding.catalogue.tail(file.name, size - reach)
        bad = next((one for one in tail if not _is_readable(holding.folder, one)), None)
        if bad is None:
            return gone
        gone = holding.catalogue.forget(file.name, bad.offset) + gone
        reach *= 8


def _is_readable(folder: WarcFolder, entry: Entry) -> bool:
    try:
        return folder.read(entry.file, entry.offset, entry.length).id == entry.record_id
    except (OSError, ValueError):
        return False


def _cut_out(holding: Holding, file: Path, damages: list[Damage]) -> None:
    """Puts ``damages`` aside and makes ``file`` again without them, in one step; the catalogue knows nothing of it."""
    for damage in damages:
        holding.losses.put_aside(file, damage)
        log.warning("%s, byte %d: %s; put aside in %s.", file, damage.offset, damage.reason, holding.losses.folder)
    holding.catalogue.forget(file.name, 0)
    mended, at = file.with_suffix(".mended"), 0
    with file.open("rb") as source, mended.open("wb") as target:
        for damage in [*damages, Damage(file.stat().st_size, 0, "")]:
            source.seek(at)
            while at < damage.offset and (chunk := source.read(min(1024 * 1024, damage.offset - at))):
                target.write(chunk)
                at += len(chunk)
            at = damage.offset + damage.length
    sync(mended)
    mended.replace(file)
    sync(file.parent)
    holding.losses.begin_crawls_anew()

"""How the crawl of a council ended, in one word, and what to do then."""

from __future__ import annotations

from enum import StrEnum

from crawler.archive import ArchiveError
from crawler.crawl import CrawlError
from crawler.errors import (
    BusyError,
    DisallowedError,
    ElsewhereError,
    ForbiddenError,
    LoginError,
    RefusedError,
    StoppedError,
    UnavailableError,
    UnusableError,
)
from crawler.listing import NoListError, NoSuchCommitteeError


class Ending(StrEnum):
    """How the crawl of one council ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    NOT_BEGUN = "not-begun"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    UNUSABLE = "unusable"
    NOT_FOUND = "not-found"
    NO_SUCH_COMMITTEE = "no-such-committee"
    ARCHIVE = "archive"
    DAMAGED = "damaged"
    ERROR = "error"


ADVICE = {
    Ending.STOPPED: "Run the same command again: it goes on where it stopped.",
    Ending.NOT_BEGUN: "Run the same command again.",
    Ending.REFUSED: "Ask the council to allow Minutebook, or for its minutes in another way.",
    Ending.UNAVAILABLE: "Nothing is lost: run the same command another day. If it fails for days, check the address.",
    Ending.UNUSABLE: "Check the address; where it is a certificate's chain that is incomplete, give --ca-bundle FILE.",
    Ending.NOT_FOUND: "Look on the council's own site for its meetings, and give the address of any page of them.",
    Ending.NO_SUCH_COMMITTEE: "Give the committee's name as the council's site has it, or its number there.",
    Ending.ARCHIVE: "Do what is said of the archive, such as making room on its disk; then run the same command again.",
    Ending.DAMAGED: "Run minutebook archive check: it names what is damaged and says what to do.",
    Ending.ERROR: "Report it with crawl-errors.log of the archive; the other councils are not concerned.",
}

_OF_ERRORS: tuple[tuple[Ending, tuple[type[Exception], ...]], ...] = (
    (Ending.STOPPED, (StoppedError,)),
    (Ending.REFUSED, (RefusedError, ForbiddenError, LoginError, DisallowedError)),
    (Ending.UNUSABLE, (UnusableError, ElsewhereError)),
    (Ending.UNAVAILABLE, (BusyError, UnavailableError)),
    (Ending.NO_SUCH_COMMITTEE, (NoSuchCommitteeError,)),
)


def ending_of(error: Exception) -> Ending:
    """How a crawl ended that ``error`` ended."""
    if isinstance(error, ArchiveError):
        return Ending.ARCHIVE if _is_of_all(error) else Ending.DAMAGED
    if not isinstance(error, CrawlError):
        return Ending.ERROR
    reasons = _reasons(error)
    found = (ending for ending, kinds in _OF_ERRORS if any(isinstance(reason, kinds) for reason in reasons))
    return next(found, Ending.NOT_FOUND)


def _reasons(error: CrawlError) -> list[BaseException]:
    """What a crawl ended for: where no list of committees was found, why each that was asked for was none."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, NoListError):
        return [reason for _, reason in cause.tried]
    return [cause] if cause is not None else []


def _is_of_all(error: ArchiveError) -> bool:
    """Whether every council's crawl is concerned: the disk, or the archive as a whole, and not a capture in it."""
    return not isinstance(error.__cause__, ValueError | FileNotFoundError | None)

"""What to tell about a crawl that could not be done: why, and what to do next."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.councils import Council
from crawler.errors import (
    BusyError,
    DisallowedError,
    ElsewhereError,
    ForbiddenError,
    LoginError,
    RefusedError,
    UnavailableError,
    UnusableError,
)
from crawler.listing import NoListError


def unlisted(site: Council, error: NoListError) -> str:
    """Why no committees were found, and what to try."""
    reasons = [reason for _, reason in error.tried]
    asked = "; ".join(f"{url}: {reason}" for url, reason in error.tried)
    if all(isinstance(reason, type(reasons[0])) and str(reason) == str(reasons[0]) for reason in reasons):
        asked = f"{error.tried[0][0]} and {len(reasons) - 1} more: {reasons[0]}"
    refused = next(
        (
            reason
            for reason in reasons
            if isinstance(reason, RefusedError | ForbiddenError | LoginError | DisallowedError)
        ),
        None,
    )
    lasting = next((reason for reason in reasons if isinstance(reason, ElsewhereError | UnusableError)), None)
    down = next((reason for reason in reasons if isinstance(reason, UnavailableError)), None)
    for known in (refused, lasting, down):
        if known is not None:
            return f"{host(site)} could not be crawled ({asked}). {advice(known)}"
    return (
        f"{host(site)} does not look like a ModernGov site ({asked}). Give the address where the council's meetings "
        "are, such as https://worcestershire.moderngov.co.uk; it is often another than the council's main site."
    )


def advice(error: Exception) -> str:
    """What to do next."""
    if isinstance(error, RefusedError | ForbiddenError | LoginError | DisallowedError):
        return "That is the council's decision: ask the council to allow Minutebook, or for its minutes in another way."
    if isinstance(error, ElsewhereError):
        return "If that is where the council's meetings are now, crawl that address."
    if isinstance(error, UnusableError):
        return "Look at the address in a browser; if it works there, report it."
    if isinstance(error, BusyError):
        return "Run the same command again later: it goes on where it stopped."
    return "Check the address, or run the same command again later: it goes on where it stopped."


def host(site: Council) -> str:
    parts = urlsplit(site.base)
    return parts.netloc + parts.path.rstrip("/")

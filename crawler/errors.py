"""Why no page came: each message is a clause that follows "because" or a colon."""

from __future__ import annotations


class FetchError(Exception):
    """No page came."""


class MissingError(FetchError):
    """There is no such page."""


class ForbiddenError(FetchError):
    """This page is forbidden (status 403), which may be meant for it alone."""


class LoginError(FetchError):
    """This page asks for a name and a password."""


class RefusedError(FetchError):
    """The site refuses programs like this one; it is not to be asked again."""


class DisallowedError(FetchError):
    """robots.txt asks not to fetch this address."""


class UnavailableError(FetchError):
    """No answer, or a failure of the server's, also after retries."""


class ElsewhereError(FetchError):
    """The answer leads to another site."""


class UnusableError(FetchError):
    """An answer that is not taken: too large, not public, or without a certificate that can be verified."""


class BusyError(Exception):
    """The site asks for more patience than we have today; nothing more is to be asked of it."""


class ExhaustedError(BusyError):
    """The site has failed so often that it is left in peace."""


class StoppedError(Exception):
    """The user asked to stop."""


class TransientError(Exception):
    """Worth another try: ``wait`` is the pause that the server asks for, in seconds; ``tries`` how often in all.

    ``busy`` is true where the server said that it is asked too often.
    """

    def __init__(self, reason: str, *, wait: float | None = None, tries: int = 4, busy: bool = False) -> None:
        super().__init__(reason)
        self.wait, self.tries, self.busy = wait, tries, busy

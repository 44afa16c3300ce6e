"""What came of one request: an answer, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.answers import is_cut_short, login, refusal
from crawler.errors import ForbiddenError, LoginError, RefusedError, TransientError
from crawler.politeness import retry_after

LOST = "no connection could be made or kept"
_UNAVAILABLE = frozenset({408, 502, 503, 504, *range(520, 531)})
"""No time or no way to ask the server behind; from 520 on they are Cloudflare's."""


@dataclass(frozen=True)
class Answer:
    """What came: ``url`` is where it came from in the end; header names are in lower case."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes


def judge(answer: Answer, now: datetime) -> None:
    """Raises for what is no answer: a FetchError for a refusal, TransientError where another try may help."""
    status = answer.status
    if reason := login(status, answer.body):
        raise LoginError(reason)
    if reason := refusal(status, answer.headers, answer.body):
        raise RefusedError(reason)
    if status in (403, 407, 451):
        raise ForbiddenError(f"it is forbidden (status {status})")
    wait = retry_after(answer.headers.get("retry-after"), now)
    if status == 429:
        raise TransientError("it says that it is asked too often (status 429)", wait=wait, busy=True)
    if status in _UNAVAILABLE:
        raise TransientError(f"the server is not available (status {status})", wait=wait)
    if status >= 500:
        raise TransientError(f"the server fails (status {status})", wait=wait, tries=2)
    if status == 200 and is_cut_short(answer.headers, answer.body):
        raise TransientError(LOST)

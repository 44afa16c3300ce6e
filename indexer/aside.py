"""Meetings put aside on disk until all of them have been seen: what is standing business shows at the end alone."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryFile

from indexer.search.document import MeetingDocument
from indexer.search.engine import SearchError


class Aside(AbstractContextManager["Aside"]):
    """A file without a name, in ``folder`` where that is one, which is gone when this is closed or the program dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = TemporaryFile(dir=folder if folder.is_dir() else None)  # noqa: SIM115  closed in __exit__
        self._held = 0

    def put(self, meeting: MeetingDocument) -> None:
        """Keeps the meeting; raises SearchError where there is no room."""
        try:
            pickle.dump(meeting, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise SearchError(
                f"There is no room beside the index at {self._folder} for what is being built ({error.strerror}); "
                "the one in use stays as it was. Make room, and build it again."
            ) from error
        self._held += 1

    def meetings(self) -> Iterator[MeetingDocument]:
        """What was put, in that order."""
        self._file.seek(0)
        for _ in range(self._held):
            meeting: MeetingDocument = pickle.load(self._file)  # noqa: S301  a file of our own, without a name
            yield meeting

    def __exit__(self, *_: object) -> None:
        self._file.close()

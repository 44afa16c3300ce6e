"""A ModernGov site over loopback, written apart from the crawler's own sample, that the crawler is measured with."""

from emulator.behaviour import Behaviour, Charset, Firewall, Instead
from emulator.council import ITEMISED, Council, Kind, Meeting, Revision, council, revised
from emulator.least import least
from emulator.server import Emulator, Log
from emulator.site import Site
from emulator.truth import Comparison, compare, truth

__all__ = [
    "ITEMISED", "Behaviour", "Charset", "Comparison", "Council", "Emulator", "Firewall", "Instead", "Kind", "Log",
    "Meeting", "Revision", "Site", "compare", "council", "least", "revised", "truth",
]  # fmt: skip

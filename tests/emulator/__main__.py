"""The emulator as a command: serves until its standard input ends.

    PYTHONPATH=tests:. python -m emulator [--meetings 1025] [--service 404] [--flaky 0.2] ...

Prints a line with the site's address. A line "report" on standard input is answered with what was asked since the
last one, as a line of JSON; "revise" shows the second edition from then on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter

from emulator import Behaviour, Charset, Emulator, Firewall, Instead, Kind, Log, Site, council, least, revised


def main() -> int:
    asked = _arguments()
    behaviour = Behaviour(
        service=asked.service, flaky=asked.flaky, drops=asked.drops, seconds=asked.seconds, etag=asked.etag,
        charset=asked.charset, firewall=asked.firewall, firewall_after=asked.firewall_after, instead=asked.instead,
    )  # fmt: skip
    site = Site(council(meetings=asked.meetings, committees=asked.committees), behaviour, asked.prefix)
    with Emulator(site, port=asked.port) as emulator:
        if asked.warm:
            _warm(site)
        print(site.base, flush=True)
        for line in sys.stdin:
            if line.strip() == "revise":
                site.show(revised(site.council)[0])
            print(json.dumps(_report(emulator.log, site)), flush=True)
            emulator.log.clear()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=1_025)
    parser.add_argument("--committees", type=int, default=60)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--prefix", default="")
    parser.add_argument("--service", default="on", choices=("on", "404", "500", "403", "html"))
    parser.add_argument("--flaky", type=float, default=0.0)
    parser.add_argument("--drops", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--etag", action="store_true")
    parser.add_argument("--warm", action="store_true", help="write all meetings' answers before serving")
    parser.add_argument("--charset", type=Charset, default=Charset.RIGHT)
    parser.add_argument("--firewall", type=Firewall)
    parser.add_argument("--firewall-after", type=int, default=0)
    parser.add_argument("--instead", type=Instead)
    return parser.parse_args()


def _warm(site: Site) -> None:
    """Writes what a crawl by the web service asks for once, so that what is measured is the crawler."""
    for meeting in site.council.meetings:
        site.answer("/mgWebService.asmx/GetMeeting", f"lMeetingId={meeting.number}")
        ids = meeting.committee.number, meeting.number
        if meeting.kind in (Kind.PRINTED, Kind.DOCUMENT):
            site.answer("/ieListDocuments.aspx", "CId={}&MId={}&Ver=4".format(*ids))
        if meeting.kind is Kind.PRINTED:
            site.paper(meeting)
        if meeting.kind is Kind.DOCUMENT:
            day = f"{meeting.day:%d}%2F{meeting.day:%m}%2F{meeting.day:%Y}"
            site.answer("/CeListDocuments.aspx", "CommitteeId={}&MeetingId={}".format(*ids) + f"&DF={day}&Ver=2")


def _report(log: Log, site: Site) -> dict[str, object]:
    pages = Counter(request.record.split("?")[0].rsplit("/", 1)[-1] for request in log.requests)
    return {
        "requests": len(log.requests), "least": sum(least(site).values()), "in_flight": log.most_in_flight,
        "repeats": len(log.repeats()), "traps": log.traps(), "pages": dict(pages.most_common(12)),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
